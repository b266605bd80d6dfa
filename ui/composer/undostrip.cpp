// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/undostrip.h"

#include "ui/widgets/chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int stepMs = 100; // often enough for a second to be seen to change when it does

QPushButton *newButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

UndoStrip::UndoStrip(QWidget *parent) : QFrame(parent), m_lines(new QVBoxLayout(this))
{
    setObjectName(u"undoStrip"_s);
    setAccessibleName(tr("Posts that are about to leave"));
    m_lines->setContentsMargins(14, 5, 8, 5);
    m_lines->setSpacing(4);
    m_timer.setInterval(stepMs);
    connect(&m_timer, &QTimer::timeout, this, &UndoStrip::refresh);
    hide();
}

void UndoStrip::setPoster(Poster *poster)
{
    if (m_poster)
        disconnect(m_poster, nullptr, this, nullptr);
    m_poster = poster;
    if (m_poster) {
        connect(m_poster, &Poster::counting, this, &UndoStrip::refresh);
        connect(m_poster, &Poster::takenBack, this, &UndoStrip::refresh);
        connect(m_poster, &Poster::posted, this, &UndoStrip::refresh);
        connect(m_poster, &Poster::failed, this, &UndoStrip::refresh);
    }
    refresh();
}

QWidget *UndoStrip::newLine(const Poster::Leaving &leaving)
{
    const QString key = leaving.draft.key;
    auto *line = new QWidget(this);
    line->setObjectName(u"undoLine"_s);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    QLabel *label = newLabel({}, false, line);
    label->setObjectName(u"undoText"_s);
    auto *bar = new QProgressBar(line);
    bar->setObjectName(u"undoBar"_s);
    bar->setAccessibleName(tr("Time to take it back"));
    bar->setTextVisible(false);
    bar->setFixedSize(90, 6);
    bar->setRange(0, static_cast<int>(std::clamp<qint64>(leaving.delayMs, 1, hourMs)));
    QPushButton *edit = newButton(tr("&Edit"), u"undoEdit"_s, line);
    QPushButton *send = newButton(tr("&Send now"), u"undoSend"_s, line);
    QPushButton *back = newButton(tr("&Take back"), u"undoTakeBack"_s, line);
    row->addWidget(label, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{bar, edit, send, back})
        row->addWidget(widget);
    edit->setVisible(!leaving.isApproval); // another user's words are approved, not rewritten
    connect(edit, &QPushButton::clicked, this, [this, key] { emit editWanted(key); });
    connect(back, &QPushButton::clicked, this, [this, key] { emit takeBackWanted(key); });
    connect(send, &QPushButton::clicked, this, [this, key] {
        if (m_poster)
            m_poster->sendNow(key);
        refresh();
    });
    m_lines->addWidget(line);
    return line;
}

void UndoStrip::refresh()
{
    const QList<Poster::Leaving> leaving = m_poster ? m_poster->leaving() : QList<Poster::Leaving>();
    const QStringList shown = m_shown.keys();
    for (const QString &key : shown) {
        if (std::ranges::none_of(leaving, [&key](const Poster::Leaving &one) { return one.draft.key == key; }))
            m_shown.take(key)->deleteLater();
    }
    for (const Poster::Leaving &one : leaving) {
        QWidget *&line = m_shown[one.draft.key];
        if (!line)
            line = newLine(one);
        const qint64 left = one.leftMs;
        // The last second counts as one: a strip that says 0 looks gone.
        const int seconds = static_cast<int>((left + secondMs - 1) / secondMs);
        const QString what = !one.draft.title.isEmpty() ? tr("“%1” leaves in %n second(s).", nullptr, seconds).arg(one.draft.title)
            //: %1 is the user who wrote it; another one has approved it
            : one.isApproval ? tr("An update by %1 leaves in %n second(s).", nullptr, seconds).arg(one.draft.writtenBy)
                             : tr("Your update leaves in %n second(s).", nullptr, seconds);
        if (auto *label = line->findChild<QLabel *>(u"undoText"_s); label->text() != what)
            label->setText(what);
        line->findChild<QProgressBar *>(u"undoBar"_s)->setValue(static_cast<int>(left));
    }
    setVisible(!leaving.isEmpty());
    if (leaving.isEmpty())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

QString UndoStrip::textOf(const QString &key) const
{
    const QWidget *line = m_shown.value(key);
    return line ? line->findChild<QLabel *>(u"undoText"_s)->text() : QString();
}

} // namespace tocsin
