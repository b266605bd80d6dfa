// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/deskdetail.h"

#include "ui/desk/deskwords.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/sentbackcard.h"
#include "ui/widgets/words.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int shape = 22;

/// The shape of an urgency as a widget.
class UrgencyMark : public QWidget
{
public:
    UrgencyMark(const DueItem &due, const ThemeSwitch &themes, QWidget *parent)
        : QWidget(parent), m_urgency(due.urgency), m_shelved(due.shelvedUntil.has_value()), m_themes(themes)
    {
        setFixedSize(shape, shape);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintUrgency(painter, QRectF(rect()), m_urgency, m_shelved, m_themes.theme());
    }

private:
    Urgency m_urgency;
    bool m_shelved;
    const ThemeSwitch &m_themes;
};

QPushButton *newButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

QString cardOf(const DueItem &due)
{
    if (due.shelvedUntil || due.urgency == Urgency::Calm)
        return u"true"_s;
    return due.urgency == Urgency::Missed ? u"bad"_s : u"warning"_s;
}

} // namespace

DeskDetail::DeskDetail(const ThemeSwitch &themes, QWidget *parent) : QScrollArea(parent), m_themes(themes)
{
    setObjectName(u"deskDetail"_s);
    setAccessibleName(tr("What is due in the chosen story"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    rebuild();
}

void DeskDetail::showNothing()
{
    if (!m_row)
        return;
    m_row.reset();
    rebuild();
}

void DeskDetail::showRow(const DeskRow &row, const QStringList &targets, Instant now, const TimeText &times)
{
    m_now = now;
    if (m_row && *m_row == row && m_targets == targets && m_times.zones == times.zones && m_times.language == times.language) {
        writeCountdowns();
        return;
    }
    m_row = row;
    m_targets = targets;
    m_times = times;
    rebuild();
}

void DeskDetail::setNow(Instant now)
{
    m_now = now;
    writeCountdowns();
}

void DeskDetail::rebuild()
{
    m_countdowns.clear();
    auto *inside = new QWidget(this);
    inside->setProperty("area", u"panel"_s);
    inside->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    if (m_row && m_row->kind == DeskRowKind::Story)
        addStory(column);
    else if (m_row)
        addDraft(column);
    column->addStretch(1);
    setWidget(inside);
    writeCountdowns();
}

void DeskDetail::addStory(QVBoxLayout *column)
{
    const DeskItem &item = m_row->item;
    auto *chips = new QWidget(this);
    auto *flow = new FlowLayout(chips, 6);
    flow->addWidget(item.status ? newChip(wordFor(*item.status), toneOf(*item.status), chips) : newChip(wordFor(item.kind), Tone::Neutral, chips));
    if (item.worst && !(item.worst == Level::Maintenance && item.kind == IncidentKind::Maintenance && !item.status))
        flow->addWidget(newChip(wordFor(*item.worst), *item.worst, chips));
    column->addWidget(chips);
    QLabel *title = newLabel(item.title, false, this);
    title->setObjectName(u"deskDetailTitle"_s);
    QFont font = title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.25);
    title->setFont(font);
    column->addWidget(title);
    if (!m_targets.isEmpty())
        column->addWidget(newLabel(m_targets.join(u", "_s), true, this));
    for (const DueItem &due : item.due) {
        if (due.kind != DueKind::Nothing)
            addDue(column, due);
    }
    if (item.due.isEmpty())
        column->addWidget(newLabel(tr("Nothing is promised here. Readers like to know when they will hear more: promise the next update with the next post."), true, this));
    auto *buttons = new QHBoxLayout;
    QPushButton *update = newButton(tr("Write update"), u"deskDetailUpdate"_s, this);
    update->setProperty("main", true);
    QPushButton *open = newButton(tr("Open"), u"deskDetailOpen"_s, this);
    connect(update, &QPushButton::clicked, this, &DeskDetail::updateWanted);
    connect(open, &QPushButton::clicked, this, &DeskDetail::openWanted);
    buttons->addWidget(update);
    buttons->addWidget(open);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

void DeskDetail::addDue(QVBoxLayout *column, const DueItem &due)
{
    auto *card = new QFrame(this);
    card->setProperty("card", cardOf(due));
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(10, 9, 10, 9);
    row->setSpacing(10);
    row->addWidget(new UrgencyMark(due, m_themes, card), 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(3);
    QLabel *countdown = newLabel({}, false, card);
    countdown->setObjectName(u"deskCountdown"_s);
    QFont strong = countdown->font();
    strong.setBold(true);
    countdown->setFont(strong);
    lines->addWidget(countdown);
    m_countdowns.append({countdown, due});
    lines->addWidget(newLabel(m_times.full(due.due), true, card));
    if (due.shelvedUntil) {
        QLabel *shelf = newLabel(tr("Shelved %1").arg(shelfWords(due, m_now, m_times)), true, card);
        shelf->setObjectName(u"deskShelf"_s);
        lines->addWidget(shelf);
    }
    auto *actions = new QWidget(card);
    auto *flow = new FlowLayout(actions, 6);
    const auto add = [&](const QString &text, const QString &name, void (DeskDetail::*wanted)(const DueItem &)) {
        QPushButton *button = newButton(text, name, actions);
        //: accessible name of a button: "Shelve: Next update"
        button->setAccessibleName(tr("%1: %2").arg(text, wordFor(due.kind)));
        connect(button, &QPushButton::clicked, this, [this, due, wanted] { emit (this->*wanted)(due); });
        flow->addWidget(button);
    };
    if (isKeptByHand(due.kind))
        add(tr("Kept"), u"deskDetailKept"_s, &DeskDetail::keptWanted);
    if (isPromise(due.kind))
        add(tr("New time"), u"deskDetailRenew"_s, &DeskDetail::renewWanted);
    add(tr("Shelve…"), u"deskDetailShelve"_s, &DeskDetail::shelveWanted);
    if (due.shelvedUntil)
        add(tr("Unshelve"), u"deskDetailUnshelve"_s, &DeskDetail::unshelveWanted);
    lines->addWidget(actions);
    row->addLayout(lines, 1);
    column->addWidget(card);
}

void DeskDetail::addDraft(QVBoxLayout *column)
{
    const PostDraft &draft = m_row->draft.draft;
    const bool approval = m_row->kind == DeskRowKind::Approval;
    auto *chips = new QWidget(this);
    auto *flow = new FlowLayout(chips, 6);
    const std::optional<SendBack> &sentBack = m_row->draft.sentBack;
    flow->addWidget(newChip(approval         ? tr("waits for your approval")
                                : sentBack   ? sentBackChip()
                                : draft.state == PostDraft::State::Waiting ? tr("waits for approval")
                                                                           : tr("draft"),
                            approval       ? Tone::Info
                                : sentBack ? Tone::Warning
                                           : Tone::Neutral,
                            chips));
    if (draft.status)
        flow->addWidget(newChip(wordFor(*draft.status), toneOf(*draft.status), chips));
    column->addWidget(chips);
    QLabel *title = newLabel(draftTitle(draft, m_row->title), false, this);
    title->setObjectName(u"deskDetailTitle"_s);
    QFont font = title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.25);
    title->setFont(font);
    column->addWidget(title);
    const QString author = draft.writtenBy.isEmpty() ? m_row->draft.user : draft.writtenBy;
    column->addWidget(newLabel(tr("by %1, last typed %2").arg(author, m_times.full(draft.changed)), true, this));
    auto *card = new SentBackCard(SentBackCard::Room::Whole, this);
    column->addWidget(card);
    card->showWord(sentBack, m_times);
    auto *body = new ChipText(m_themes, this);
    body->setObjectName(u"deskDetailBody"_s);
    body->setAccessibleName(tr("Text of the draft"));
    body->setGrowing();
    showBody(*body, draft.body, m_times, {draft.language, m_now});
    column->addWidget(body);
    auto *buttons = new QHBoxLayout;
    if (approval) {
        QPushButton *approve = newButton(tr("Approve…"), u"deskDetailApprove"_s, this);
        approve->setProperty("main", true);
        connect(approve, &QPushButton::clicked, this, &DeskDetail::approveWanted);
        buttons->addWidget(approve);
        QPushButton *sendBack = newButton(tr("Send back…"), u"deskDetailSendBack"_s, this);
        connect(sendBack, &QPushButton::clicked, this, &DeskDetail::sendBackWanted);
        buttons->addWidget(sendBack);
    }
    const bool isOthers = m_row->kind == DeskRowKind::SentBack;
    if (isOthers) {
        QPushButton *takeBack = newButton(tr("Take back"), u"deskDetailTakeBack"_s, this);
        connect(takeBack, &QPushButton::clicked, this, &DeskDetail::takeBackWanted);
        buttons->addWidget(takeBack);
    }
    const bool goesOn = sentBack && !isOthers;
    QPushButton *open = newButton(goesOn ? tr("Go on writing") : tr("Open"), u"deskDetailOpen"_s, this);
    open->setProperty("main", goesOn);
    connect(open, &QPushButton::clicked, this, &DeskDetail::openWanted);
    buttons->addWidget(open);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

void DeskDetail::writeCountdowns()
{
    for (const Countdown &countdown : std::as_const(m_countdowns)) {
        if (const QString words = dueSentence(countdown.due, m_now, m_times); countdown.label->text() != words)
            countdown.label->setText(words);
    }
}

} // namespace tocsin
