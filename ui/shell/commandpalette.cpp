// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/shell/palettedelegate.h"
#include "ui/widgets/chip.h"

#include <QAction>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int mostActions = 6;
constexpr int mostTargets = 6;

/// A menu's text without its mnemonic and dots: "&Import…" is "Import".
QString plainTextOf(const QAction *action)
{
    QString text = action->text();
    text.replace(u"&&"_s, u"\x1"_s).remove(u'&').replace(u'\x1', u'&');
    while (text.endsWith(u'…') || text.endsWith(u'.'))
        text.chop(1);
    return text;
}

} // namespace

CommandPalette::CommandPalette(const ThemeSwitch &themes, QWidget *over)
    : QFrame(over), m_field(new QLineEdit(this)), m_list(new QListView(this)), m_note(newLabel({}, true, this)), m_model(new PaletteModel(this))
{
    setObjectName(u"palette"_s);
    setProperty("area", u"palette"_s);
    setAccessibleName(tr("Search and commands"));
    m_field->setObjectName(u"paletteField"_s);
    m_field->setPlaceholderText(tr("Search incidents, servers, updates, actions…"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setClearButtonEnabled(true);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Results"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(themes, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(false);
    m_list->setFocusPolicy(Qt::NoFocus); // typing and choosing share the keyboard
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setObjectName(u"paletteNote"_s);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setMargin(18);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(36);
    shadow->setOffset(0, 8);
    shadow->setColor(QColor(0, 0, 0, 130));
    setGraphicsEffect(shadow);

    m_field->installEventFilter(this);
    over->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::typed);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    hide();
}

void CommandPalette::setActions(const QList<QAction *> &actions)
{
    m_actions = actions;
}

void CommandPalette::setTargets(const QList<PaletteEntry> &targets)
{
    m_targets = targets;
    if (isVisible())
        rebuild();
}

void CommandPalette::setHits(const QString &words, const QList<PaletteEntry> &incidents, const QList<PaletteEntry> &updates)
{
    if (words != m_field->text().trimmed())
        return;
    m_answered = words;
    m_incidents = incidents;
    m_updates = updates;
    m_problem.clear();
    rebuild();
}

void CommandPalette::setProblem(const QString &words, const QString &problem)
{
    if (words != m_field->text().trimmed())
        return;
    m_answered = words;
    m_incidents.clear();
    m_updates.clear();
    m_problem = problem;
    rebuild();
}

void CommandPalette::popUp()
{
    place();
    m_field->selectAll();
    QFrame::show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    rebuild();
}

void CommandPalette::typed()
{
    const QString words = m_field->text().trimmed();
    if (words.isEmpty()) {
        m_incidents.clear();
        m_updates.clear();
        m_problem.clear();
        m_answered.clear();
    } else {
        emit searchWanted(words);
    }
    rebuild(); // actions and servers at once; hits of the last words stay until the new ones are here
}

QList<PaletteEntry> CommandPalette::actionEntries() const
{
    QList<PaletteEntry> entries;
    for (const QAction *action : m_actions) {
        if (action->isEnabled() && action->isVisible() && !action->isSeparator() && !action->text().isEmpty())
            entries.append({PaletteEntry::Kind::Action, action->objectName(), plainTextOf(action),
                            action->shortcut().toString(QKeySequence::NativeText), {}, {}});
    }
    return entries;
}

void CommandPalette::rebuild()
{
    const QString words = m_field->text().trimmed();
    QList<PaletteEntry> entries;
    const auto group = [&entries](const QString &heading, const QList<PaletteEntry> &found) {
        if (found.isEmpty())
            return;
        entries.append({PaletteEntry::Kind::Heading, {}, heading, {}, {}, {}});
        entries.append(found);
    };
    if (words.isEmpty()) {
        group(tr("Actions"), actionEntries());
    } else {
        group(tr("Zones, servers and services"), matching(words, m_targets, mostTargets));
        group(tr("Incidents, newest first"), m_incidents);
        group(tr("Updates, newest first"), m_updates);
        group(tr("Actions"), matching(words, actionEntries(), mostActions));
    }
    m_model->setEntries(entries);
    m_note->setVisible(entries.isEmpty() || !m_problem.isEmpty());
    m_list->setVisible(!entries.isEmpty());
    if (!m_problem.isEmpty())
        m_note->setText(m_problem);
    else if (m_answered == words)
        m_note->setText(tr("Nothing answers “%1”. Try fewer or other words.").arg(words));
    else
        m_note->setText(tr("Searching…"));
    if (const int first = m_model->nextChoosable(-1, 1); first >= 0)
        m_list->setCurrentIndex(m_model->index(first));
    m_list->scrollToTop();
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const PaletteEntry entry = m_model->entries().at(index.row());
    if (entry.kind == PaletteEntry::Kind::Heading)
        return;
    hide();
    switch (entry.kind) {
    case PaletteEntry::Kind::Heading:
        break;
    case PaletteEntry::Kind::Action:
        if (const auto action = std::ranges::find(m_actions, entry.id, &QAction::objectName); action != m_actions.end())
            (*action)->trigger();
        break;
    case PaletteEntry::Kind::Target:
        emit targetChosen(entry.id);
        break;
    case PaletteEntry::Kind::Incident:
    case PaletteEntry::Kind::Update:
        emit incidentChosen(entry.id);
        break;
    }
}

void CommandPalette::place()
{
    const QSize over = parentWidget()->size();
    const int width = std::min(760, over.width() - 40);
    const int height = std::min(560, over.height() - 90);
    setGeometry((over.width() - width) / 2, 50, width, height);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const auto *focus = static_cast<QFocusEvent *>(event);
        if (focus->reason() == Qt::MouseFocusReason || focus->reason() == Qt::TabFocusReason || focus->reason() == Qt::BacktabFocusReason)
            hide();
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    const auto go = [this](int to) {
        if (to >= 0)
            m_list->setCurrentIndex(m_model->index(to));
    };
    switch (key->key()) {
    case Qt::Key_Down:
        go(m_model->nextChoosable(row, 1));
        return true;
    case Qt::Key_Up:
        go(m_model->nextChoosable(row, -1));
        if (m_list->currentIndex().row() == 1)
            m_list->scrollToTop(); // shows the first heading too
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        const int step = key->key() == Qt::Key_PageDown ? 1 : -1;
        int to = row;
        for (int i = 0; i < 8; ++i) {
            const int next = m_model->nextChoosable(to, step);
            if ((next - to) * step <= 0)
                break; // would go around the end
            to = next;
        }
        go(to);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_field->hasFocus())
        parentWidget()->setFocus(Qt::OtherFocusReason);
}

} // namespace tocsin
