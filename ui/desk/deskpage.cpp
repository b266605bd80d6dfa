// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/deskpage.h"

#include "ui/desk/deskdelegate.h"
#include "ui/desk/deskdetail.h"
#include "ui/desk/deskwords.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShowEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// From this width on the chosen line stands in full beside the list.
constexpr int twoPanes = 880;
constexpr int detailWidth = 380;

/// Letters are the desk's keys. One that can do nothing at the moment must not go to the next line that begins with it, where the key after it would be meant
/// for another story.
class DeskList : public QListView
{
public:
    using QListView::QListView;
    void keyboardSearch(const QString &) override {}
};

} // namespace

DeskPage::DeskPage(Preferences &preferences, const ThemeSwitch &themes, QWidget *parent) : QWidget(parent), m_preferences(preferences), m_themes(themes)
{
    setObjectName(u"deskPage"_s);
    setProperty("area", u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    build();
    connect(&preferences, &Preferences::zonesChanged, this, [this] {
        m_list->viewport()->update();
        showCurrent();
    });
    connect(&themes, &ThemeSwitch::changed, m_list->viewport(), qOverload<>(&QWidget::update));
}

DeskPage::~DeskPage() = default;

void DeskPage::build()
{
    auto *title = new QLabel(tr("Desk"), this);
    QFont font = title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.4);
    title->setFont(font);
    m_summary = newLabel({}, true, this);
    m_summary->setObjectName(u"deskSummary"_s);
    auto *handover = new QPushButton(tr("Hand over…"), this);
    handover->setObjectName(u"deskHandover"_s);
    connect(handover, &QPushButton::clicked, this, &DeskPage::handoverWanted);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 12, 10);
    head->setSpacing(14);
    head->addWidget(title);
    head->addWidget(m_summary, 1);
    head->addWidget(handover);

    m_list = new DeskList(this);
    m_list->setObjectName(u"deskList"_s);
    setFocusProxy(m_list); // its keys work as soon as the page is shown
    m_list->setAccessibleName(tr("Desk"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setStyleSheet(u"QListView { border: none; }"_s);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegate(new DeskDelegate(m_themes, [this] { return times(); }, {}, m_list));
    connect(m_list, &QListView::customContextMenuRequested, this, &DeskPage::showMenu);
    connect(m_list, &QListView::doubleClicked, this, &DeskPage::open);
    makeActions();

    auto *keys = new QWidget(this);
    keys->setProperty("area", u"panel"_s);
    keys->setAttribute(Qt::WA_StyledBackground);
    auto *bar = new FlowLayout(keys, 6);
    bar->setContentsMargins(12, 6, 12, 6);
    for (QAction *action : std::as_const(m_actions)) {
        auto *button = new QToolButton(keys);
        button->setProperty("chip", true);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setAccessibleName(action->toolTip());
        button->setFocusPolicy(Qt::TabFocus);
        connect(action, &QAction::changed, button, [action, button] { button->setVisible(action->isVisible()); });
        button->setVisible(action->isVisible());
        bar->addWidget(button);
    }

    m_detail = new DeskDetail(m_themes, this);
    m_detail->setFixedWidth(detailWidth);
    connect(m_detail, &DeskDetail::openWanted, this, &DeskPage::open);
    connect(m_detail, &DeskDetail::updateWanted, this, &DeskPage::writeUpdate);
    connect(m_detail, &DeskDetail::approveWanted, this, &DeskPage::approve);
    connect(m_detail, &DeskDetail::sendBackWanted, this, &DeskPage::sendBack);
    connect(m_detail, &DeskDetail::takeBackWanted, this, &DeskPage::takeBack);
    connect(m_detail, &DeskDetail::shelveWanted, this, [this](const DueItem &due) {
        if (const DeskRow *row = current())
            askToShelve(row->item, {due});
    });
    connect(m_detail, &DeskDetail::unshelveWanted, this, [this](const DueItem &due) {
        if (m_keeper)
            m_keeper->unshelve({due.promise});
    });
    connect(m_detail, &DeskDetail::keptWanted, this, [this](const DueItem &due) {
        if (const DeskRow *row = current())
            keepPromise(row->incident(), due);
    });
    connect(m_detail, &DeskDetail::renewWanted, this, [this](const DueItem &due) {
        if (const DeskRow *row = current())
            emit renewWanted(row->incident(), due.promise);
    });

    m_quiet = newLabel({}, true, this);
    m_quiet->setObjectName(u"deskQuiet"_s);
    m_quiet->setAlignment(Qt::AlignHCenter);
    auto *report = new QPushButton(tr("New incident"), this);
    report->setObjectName(u"deskNewIncident"_s);
    connect(report, &QPushButton::clicked, this, &DeskPage::newIncidentWanted);
    auto *empty = new QWidget(this);
    auto *middle = new QVBoxLayout(empty);
    middle->addStretch(2);
    middle->addWidget(m_quiet);
    middle->addSpacing(10);
    middle->addWidget(report, 0, Qt::AlignHCenter);
    middle->addStretch(3);

    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_list, 1);
    leftColumn->addWidget(keys);
    auto *filled = new QWidget(this);
    auto *panes = new QHBoxLayout(filled);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    panes->addWidget(left, 1);
    panes->addWidget(m_detail);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(filled);
    m_stack->addWidget(empty);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->setSizeConstraint(QLayout::SetNoConstraint); // see minimumSizeHint()
    takeDesk();
}

QAction *DeskPage::addAction(const char *name, const QString &text, const QList<QKeySequence> &keys, void (DeskPage::*act)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    const QString plain = action->iconText();
    action->setToolTip(plain);
    //: a button with its key: "Write update  U"
    action->setIconText(tr("%1  %2").arg(plain, keys.first().toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, act);
    m_list->addAction(action);
    m_actions.append(action);
    return action;
}

void DeskPage::makeActions()
{
    m_approve = addAction("desk.approve", tr("&Approve…"), {QKeySequence(Qt::Key_A)}, &DeskPage::approve);
    m_sendBack = addAction("desk.sendBack", tr("Send &back…"), {QKeySequence(Qt::Key_B)}, &DeskPage::sendBack);
    m_takeBack = addAction("desk.takeBack", tr("&Take back"), {QKeySequence(Qt::SHIFT | Qt::Key_B)}, &DeskPage::takeBack);
    m_open = addAction("desk.open", tr("&Open"), {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, &DeskPage::open);
    m_update = addAction("desk.update", tr("Write &update"), {QKeySequence(Qt::Key_U)}, &DeskPage::writeUpdate);
    m_shelveAction = addAction("desk.shelve", tr("&Shelve…"), {QKeySequence(Qt::Key_S)}, &DeskPage::shelve);
    m_unshelve = addAction("desk.unshelve", tr("U&nshelve"), {QKeySequence(Qt::SHIFT | Qt::Key_S)}, &DeskPage::unshelve);
    m_keep = addAction("desk.keep", tr("Mark as &kept"), {QKeySequence(Qt::Key_K)}, &DeskPage::keep);
    m_renew = addAction("desk.renew", tr("Promise a new &time"), {QKeySequence(Qt::Key_X)}, &DeskPage::renew);
}

TimeText DeskPage::times() const
{
    return {m_preferences.zones(), m_preferences.language()};
}

void DeskPage::setKeeper(DeskKeeper *keeper)
{
    if (m_keeper)
        m_keeper->disconnect(this);
    m_keeper = keeper;
    m_keeping.clear();
    m_wanted.clear();
    m_isAwaited = false;
    DeskModel *former = std::exchange(m_model, nullptr);
    m_list->setModel(nullptr);
    delete former;
    if (keeper) {
        m_model = new DeskModel(keeper->user(), this);
        m_model->setWords([this](const DeskRow &row, Instant now) { return rowWords(row, m_model->targetNames(row.item), now, times()); });
        m_list->setModel(m_model);
        delete m_list->itemDelegate();
        m_list->setItemDelegate(new DeskDelegate(m_themes, [this] { return times(); }, keeper->user(), m_list));
        connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
            if (current() && !m_isTaking)
                m_wanted.clear();
            showCurrent();
            announceCurrent();
        });
        connect(keeper, &DeskKeeper::changed, this, &DeskPage::takeDesk);
        connect(keeper, &DeskKeeper::ticked, this, &DeskPage::tick);
        connect(keeper, &DeskKeeper::failed, this, [this] { m_keeping.clear(); }); // it may be tried again
        connect(keeper, &DeskKeeper::kept, this, [this](const QString &incident, const QString &promise, const QString &fact) {
            if (const QString what = m_keeping.take(promise); !what.isEmpty())
                emit markedAsKept(what, incident, fact);
        });
        connect(keeper, &QObject::destroyed, this, [this] { setKeeper(nullptr); });
    }
    takeDesk();
}

void DeskPage::takeDesk()
{
    const bool isRead = m_keeper && m_keeper->isRead();
    const bool wasChosen = current();
    if (isRead) {
        const QScopedValueRollback taking(m_isTaking, true);
        const QString line = wasChosen ? current()->key() : QString();
        const QString story = wasChosen ? current()->incident() : QString();
        m_model->setNow(m_keeper->clock().now());
        m_model->setDesk(m_keeper->items(), m_keeper->drafts(), m_keeper->targetNames(), m_keeper->draftTitles());
        chooseAfter(line, story);
        QStringList parts;
        if (m_keeper->missed() > 0)
            parts.append(tr("%n missed", nullptr, m_keeper->missed()));
        if (m_keeper->soon() > 0)
            parts.append(tr("%n due soon", nullptr, m_keeper->soon()));
        parts.append(tr("%n in all", nullptr, m_model->stories()));
        m_summary->setText(m_model->stories() > 0 ? parts.join(u" · "_s) : QString());
    } else {
        m_summary->clear();
    }
    const bool isEmpty = !isRead || m_model->rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    m_quiet->setText(isRead ? tr("All quiet. Nothing is open, and nothing is owed to anybody.\nMaintenance shows up here a day before it begins.")
                            : m_keeper ? tr("Looking at what is due…") : tr("No workspace is open."));
    findChild<QPushButton *>(u"deskNewIncident"_s)->setVisible(isRead);
    showCurrent();
    if (!wasChosen)
        announceCurrent();
}

/// Once the desk was read anew; before, @p line (DeskRow::key()) was chosen, which was about @p story.
void DeskPage::chooseAfter(const QString &line, const QString &story)
{
    const bool isFirst = line.isEmpty() && m_wanted.isEmpty();
    if (!line.isEmpty() && (!current() || current()->key() != line))
        m_wanted = story; // its line went: the one that moved into its place is about something else
    if (!m_wanted.isEmpty())
        chooseWanted();
    const bool isAwaited = m_isAwaited && !m_keeper->isReading();
    if (isAwaited)
        m_isAwaited = false;
    if (!current() && (isFirst || (isAwaited && isVisible())))
        chooseFirst();
}

void DeskPage::chooseFirst()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->flags(m_model->index(row)).testFlag(Qt::ItemIsSelectable))
            continue;
        m_list->setCurrentIndex(m_model->index(row));
        m_wanted.clear();
        return;
    }
}

void DeskPage::chooseWanted()
{
    if (const int row = m_model->rowOfIncident(m_wanted); row >= 0) {
        m_list->setCurrentIndex(m_model->index(row));
        m_wanted.clear();
    } else {
        m_list->selectionModel()->clear();
    }
}

void DeskPage::tick()
{
    if (!isVisible() || !m_model || !m_keeper)
        return;
    m_model->setNow(m_keeper->clock().now());
    m_detail->setNow(m_keeper->clock().now());
}

void DeskPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
    if (current() || event->spontaneous() || !m_keeper || !m_keeper->isRead()) {
        announceCurrent();
        return;
    }
    // Whoever comes from a story that has no line here begins with what is due next; one that was posted a moment ago is about to have one.
    m_isAwaited = m_keeper->isReading();
    if (!m_isAwaited)
        chooseFirst();
}

QSize DeskPage::minimumSizeHint() const
{
    // The pane beside the list goes where there is no room for it, so that it asks for none.
    return {440, 320};
}

void DeskPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_detail->setVisible(width() >= twoPanes);
}

bool DeskPage::selectIncident(const QString &incident)
{
    const int row = m_model ? m_model->rowOfIncident(incident) : -1;
    if (row < 0)
        return false;
    m_list->setCurrentIndex(m_model->index(row));
    m_list->setFocus(Qt::OtherFocusReason);
    return true;
}

void DeskPage::selectPost(const PostDraft &draft)
{
    if (const int row = m_model ? m_model->rowOfPost(draft) : -1; row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    m_list->setFocus(Qt::OtherFocusReason);
}

void DeskPage::followIncident(const QString &incident)
{
    const QScopedValueRollback following(m_isTaking, true);
    m_wanted = incident;
    if (m_model)
        chooseWanted();
}

const DeskRow *DeskPage::current() const
{
    return m_model ? m_model->rowAt(m_list->currentIndex().row()) : nullptr;
}

const DueItem *DeskPage::shown(bool (*isMeant)(DueKind)) const
{
    const DeskRow *row = current();
    const DueItem *due = row && row->kind == DeskRowKind::Story ? nextDue(row->item) : nullptr;
    return due && isMeant(due->kind) ? due : nullptr;
}

QStringList DeskPage::shelved() const
{
    QStringList promises;
    if (const DeskRow *row = current(); row && row->kind == DeskRowKind::Story) {
        for (const DueItem &due : row->item.due) {
            if (due.shelvedUntil)
                promises.append(due.promise);
        }
    }
    return promises;
}

void DeskPage::showCurrent()
{
    const DeskRow *row = current();
    const bool isStory = row && row->kind == DeskRowKind::Story;
    m_open->setEnabled(row);
    m_update->setEnabled(isStory);
    m_shelveAction->setEnabled(isStory && nextDue(row->item));
    const bool isShelved = !shelved().isEmpty();
    m_unshelve->setVisible(isShelved);
    m_unshelve->setEnabled(isShelved);
    m_keep->setEnabled(shown(isKeptByHand));
    m_renew->setEnabled(shown(isPromise));
    const bool waits = row && row->kind == DeskRowKind::Approval;
    for (QAction *action : {m_approve, m_sendBack}) {
        action->setVisible(waits); // an action that is not to be seen cannot be enabled either
        action->setEnabled(waits);
    }
    const bool isSentBack = row && row->kind == DeskRowKind::SentBack;
    m_takeBack->setVisible(isSentBack);
    m_takeBack->setEnabled(isSentBack);
    if (row)
        m_detail->showRow(*row, m_model->targetNames(row->item), m_model->now(), times());
    else
        m_detail->showNothing();
}

void DeskPage::announceCurrent()
{
    const DeskRow *row = current();
    if (!row || !isVisible() || m_isTaking)
        return;
    const bool isToBegin = row->kind != DeskRowKind::Story && row->draft.draft.beginsStory;
    emit incidentChosen(isToBegin ? QString() : row->incident());
}

void DeskPage::showMenu(const QPoint &at)
{
    if (!current())
        return;
    auto *menu = new QMenu(m_list);
    menu->setObjectName(u"deskMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace tocsin
