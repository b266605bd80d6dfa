// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcutsdialog.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/windowsize.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    resizeToFit(this, {900, 760});
    auto *scroll = new QScrollArea(this);
    scroll->setAccessibleName(windowTitle());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *sheet = new QWidget;
    sheet->setProperty("area", u"panel"_s);
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto *columns = new QHBoxLayout(sheet);
    columns->setSpacing(28);
    QList<QVBoxLayout *> stacks;
    for (int i = 0; i < 2; ++i) {
        stacks.append(new QVBoxLayout);
        columns->addLayout(stacks.last(), 1);
    }
    QList<qsizetype> heights(stacks.size(), 0);
    for (const ShortcutGroup &group : groups) {
        QList<QAction *> keyed;
        std::ranges::copy_if(group.actions, std::back_inserter(keyed), [](const QAction *action) { return !action->shortcuts().isEmpty(); });
        if (keyed.isEmpty())
            continue;
        const qsizetype lowest = std::ranges::min_element(heights) - heights.begin();
        heights[lowest] += keyed.size() + 2;
        auto *grid = new QGridLayout;
        grid->setVerticalSpacing(5);
        QLabel *title = newLabel(group.title, false, sheet);
        QFont bold = title->font();
        bold.setBold(true);
        title->setFont(bold);
        title->setContentsMargins(0, 8, 0, 2);
        grid->addWidget(title, 0, 0, 1, 2);
        int row = 1;
        for (const QAction *action : std::as_const(keyed)) {
            QString text = action->text();
            grid->addWidget(newLabel(text.remove(u'&').remove(u'…'), false, sheet), row, 0);
            QStringList keys;
            for (const QKeySequence &key : action->shortcuts())
                keys.append(key.toString(QKeySequence::NativeText));
            grid->addWidget(newChip(keys.join(u" / "_s), Tone::Neutral, sheet), row++, 1, Qt::AlignRight);
        }
        grid->setColumnStretch(0, 1);
        stacks[lowest]->addLayout(grid);
    }
    for (QVBoxLayout *stack : std::as_const(stacks))
        stack->addStretch(1);
    scroll->setWidget(sheet);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
}

} // namespace tocsin
