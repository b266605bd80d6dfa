// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "models/storage/sqlite.h"
#include "models/time/walltime.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

QString AboutDialog::versions()
{
    return u"Tocsin %1\nQt %2\nSQLite %3\ntzdata %4"_s.arg(QStringLiteral(TOCSIN_VERSION), QString::fromLatin1(qVersion()), sqlite::version(),
                                                           tzdataVersion());
}

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Tocsin"));
    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    auto *logo = new QLabel(this);
    logo->setPixmap(drawnSvg(u"tocsin"_s, 96, devicePixelRatioF()));
    logo->setAccessibleName(tr("Tocsin’s bell in a dial"));
    row->addWidget(logo, 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(8);
    QLabel *name = newLabel(u"Tocsin"_s, false, this);
    QFont font = name->font();
    font.setPointSizeF(font.pointSizeF() * 2);
    font.setBold(true);
    name->setFont(font);
    lines->addWidget(name);
    lines->addWidget(newLabel(tr("Turns what happened to which server, when, into announcements that are right in every reader’s language "
                                 "and time zone, and keeps the record."), false, this));
    QLabel *versionLabel = newLabel(versions(), true, this);
    versionLabel->setObjectName(u"versions"_s);
    lines->addWidget(versionLabel);
    lines->addWidget(newLabel(tr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty."), true, this));
    row->addLayout(lines, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("&Copy versions"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->setText(versions()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 14);
    layout->setSpacing(16);
    layout->addLayout(row);
    layout->addWidget(buttons);
    setMinimumWidth(520);
}

} // namespace tocsin
