// SPDX-License-Identifier: GPL-3.0-or-later
// The preview of what was read, and the answers to what is open; importdialog.cpp has the dialog's parts, reading and storing.
#include "models/announcements/linter/lintmessages.h"
#include "models/itemmodels/importpostsmodel.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/importpostview.h"
#include "ui/dialogs/timechooser.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/chiptext.h"
#include "ui/widgets/contextfields.h"
#include "ui/widgets/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// @p size at @p point, moved so that all of it is on the screen.
QPoint onScreen(QPoint point, const QSize &size, const QScreen *screen)
{
    if (!screen)
        return point;
    const QRect all = screen->availableGeometry();
    point.setX(std::max(all.left(), std::min(point.x(), all.right() - size.width())));
    point.setY(std::max(all.top(), std::min(point.y(), all.bottom() - size.height())));
    return point;
}

/// What to do about @p failure of reading a file.
QString wayOut(const Failure &failure)
{
    switch (failure.code) {
    case Failure::Code::Rejected:
        return ImportDialog::tr("Choose another file, or paste the text of the page.");
    case Failure::Code::Storage:
    case Failure::Code::NotFound:
        return ImportDialog::tr("Look whether the file is still there and may be read, then try again.");
    default:
        return {};
    }
}

bool isTable(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    return suffix == "csv"_L1 || suffix == "tsv"_L1;
}

} // namespace

int ImportDialog::currentRow() const
{
    return m_list->currentIndex().row();
}

int ImportDialog::sourceOf(int row) const
{
    return m_posts->postAt(row) ? m_posts->reading().sources.at(m_posts->placeOf(row).page) : -1;
}

void ImportDialog::showProblems()
{
    const ImportReading &reading = m_posts->reading();
    QStringList problems;
    if (m_notStored) {
        problems.append(sentenceFor(m_notStored->code) + u' ' + m_notStored->detail);
        problems.append(tr("What is checked below is not stored yet. See to the reason, then import again."));
    }
    QStringList ways;
    const QList<Failure> failures = m_unreadable + reading.problems;
    for (const Failure &failure : failures) {
        problems.append(sentenceFor(failure.code) + u' ' + failure.detail);
        if (const QString way = wayOut(failure); !way.isEmpty() && !ways.contains(way))
            ways.append(way);
    }
    const bool needsMapping = !reading.problems.isEmpty()
        && std::ranges::any_of(m_sources, [](const ImportSource &source) { return isTable(source.name); });
    if (needsMapping)
        ways = QStringList{tr("A table needs a file that says what its columns mean.")};
    m_problems->setText((problems + ways).join(u'\n'));
    m_problemCard->setVisible(!problems.isEmpty());
    m_mappingButton->setVisible(needsMapping);
    m_retry->setVisible(std::ranges::any_of(failures, [](const Failure &failure) { return failure.code == Failure::Code::Storage; }));
    QStringList warnings;
    if (m_stopped && reading.stopped)
        warnings.append(tr("Reading was stopped. What was read before is below; change a field to read all."));
    for (const ImportedPage &page : reading.pages)
        warnings.append(page.warnings);
    if (const int lost = m_posts->lostChoices(); lost > 0)
        warnings.append(tr("%n answer(s) do not fit the text as it is read now; they come back with the former settings.", nullptr, lost));
    m_warnings->setText(warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
}

void ImportDialog::showPost(int row)
{
    const ImportedPost *post = m_posts->postAt(row);
    if (!post)
        return;
    if (row != m_shownRow)
        m_lastAsked = -1;
    m_shownRow = row;
    const PostPlace place = m_posts->placeOf(row);
    const ImportReading &reading = m_posts->reading();
    const ImportedPage &page = reading.pages.at(place.page);
    if (m_shownPage != place.page) {
        // A document keeps every character of the text at its place, but for line ends written as CR LF.
        m_text->setPlainText(QString(page.text).replace(u"\r\n"_s, u" \n"_s));
        m_shownPage = place.page;
        const int index = reading.sources.at(place.page);
        const ImportSource &source = m_sources.at(index);
        // Not while the same page was only read again: somebody may be typing in a field.
        if (std::exchange(m_fieldsSource, index) != index)
            m_fields->setContext(source.context ? *source.context : ImportContext());
        const int scope = std::max(0, m_scope->currentIndex());
        m_scope->clear();
        m_scope->addItem(tr("for all %n pages", nullptr, static_cast<int>(reading.pages.size())));
        m_scope->addItem(tr("for %1 only").arg(QFileInfo(source.name).fileName()));
        m_scope->setCurrentIndex(scope);
    }
    showTimes(*post);
    QTextCursor cursor(m_text->document());
    cursor.setPosition(std::min(post->begin, m_text->document()->characterCount() - 1));
    m_text->setTextCursor(cursor);
    const int top = static_cast<int>(m_text->cursorRect(cursor).top());
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->value() + top - 10);
}

/// The post's times as chips in the text, its findings as waves, and all that was understood beside it.
void ImportDialog::showTimes(const ImportedPost &post)
{
    const PostPlace place = m_posts->placeOf(m_shownRow);
    const ImportReading &reading = m_posts->reading();
    const TimeText times{m_preferences.zones(), m_preferences.language()};
    QList<ChipText::Chip> chips;
    for (int i = 0; i < post.times.size(); ++i) {
        const ImportedTime &time = post.times.at(i);
        const bool open = !time.certain && !time.chosen;
        QString hint = time.utc ? times.full(*time.utc, time.precision) : time.date ? QLocale(times.language).toString(*time.date, QLocale::LongFormat) : tr("not settled");
        if (open && time.precision != Precision::Day)
            hint = tr("%1: uncertain, click to choose").arg(hint);
        else if (time.chosen)
            hint += u'\n' + tr("You chose this. Click to change it.");
        else {
            if (!time.candidates.isEmpty() && !time.candidates.first().evidence.isEmpty())
                hint += u'\n' + time.candidates.first().evidence;
            hint += u'\n' + tr("Click if it means something else.");
        }
        const Tone tone = time.chosen ? Tone::Good : isOpen(time) ? Tone::Warning : Tone::Info;
        chips.append({time.begin, time.end, tone, i, !open && !time.chosen, hint});
    }
    m_text->setChips(chips);
    QList<Finding> findings;
    QList<ChipText::Mark> marks;
    for (const Finding &finding : reading.findings.value(place.page)) {
        if (finding.post != place.post)
            continue;
        findings.append(finding);
        const QString message = lintMessage(finding, QLocale(times.language)).simplified();
        marks.append({finding.begin, finding.end, toneOf(finding.severity), message});
        for (const TextSpan &again : finding.repeats)
            marks.append({again.begin, again.end, toneOf(finding.severity), message});
    }
    m_text->setMarks(marks);
    m_post->showPost(post, reading.plans.at(place.page).at(place.post), findings, times);
}

void ImportDialog::refreshPost()
{
    if (const ImportedPost *post = m_posts->postAt(m_shownRow); post && m_shownPage == m_posts->placeOf(m_shownRow).page)
        showTimes(*post);
    updateButtons();
}

void ImportDialog::chooseTime(int index)
{
    const int row = currentRow();
    const ImportedPost *post = m_posts->postAt(row);
    if (!post || index < 0 || index >= post->times.size())
        return;
    m_lastAsked = index;
    m_text->goToChip(index);
    const int source = sourceOf(row);
    ImportContext context = m_sources.at(source).context ? *m_sources.at(source).context : m_fields->context();
    context.today = today();
    auto *chooser = new TimeChooser(*post, index, {m_preferences.zones(), m_preferences.language()}, context, this);
    connect(chooser, &TimeChooser::chosen, this, [this, row, index](Instant instant, const QString &zone, bool forPost) {
        if (forPost)
            m_posts->chooseForPost(row, index, instant, zone);
        else
            m_posts->choose(row, index, instant, zone);
    });
    connect(chooser, &TimeChooser::takenBack, this, [this, row, index] { m_posts->takeBack(row, index); });
    connect(chooser, &QObject::destroyed, m_text, [text = m_text] { text->setFocus(Qt::PopupFocusReason); });
    QPoint where = m_text->viewport()->rect().center();
    for (const ChipText::Chip &chip : m_text->chips()) {
        if (chip.key == index && !m_text->placesOf(chip).isEmpty())
            where = m_text->placesOf(chip).constFirst().bottomLeft().toPoint() + QPoint(0, 4);
    }
    chooser->adjustSize();
    chooser->move(onScreen(m_text->viewport()->mapToGlobal(where), chooser->size(), screen()));
    chooser->show();
}

/// The next or the one before: an unsettled time of the chosen posts, from the one that was asked for last, round to it again.
void ImportDialog::goToUnsettled(bool next)
{
    const int rows = m_posts->rowCount();
    if (rows == 0 || isBusy())
        return;
    const int from = std::max(0, currentRow());
    const int way = next ? 1 : -1;
    for (int step = 0; step <= rows; ++step) {
        const int row = (from + way * step + rows) % rows;
        if (m_posts->index(row).data(Qt::CheckStateRole).toInt() != Qt::Checked)
            continue;
        const ImportedPost &post = *m_posts->postAt(row);
        const int count = static_cast<int>(post.times.size());
        const int first = step > 0 ? (next ? 0 : count - 1) : next ? m_lastAsked + 1 : (m_lastAsked < 0 ? count : m_lastAsked) - 1;
        for (int index = first; index >= 0 && index < count; index += way) {
            if (!isOpen(post.times.at(index)))
                continue;
            if (row != currentRow())
                m_list->setCurrentIndex(m_posts->index(row));
            chooseTime(index);
            return;
        }
    }
}

/// Goes to the next time of the post, settled or not, without asking anything; Enter then asks.
void ImportDialog::goToTime(bool next)
{
    const ImportedPost *post = m_posts->postAt(currentRow());
    if (!post || post->times.isEmpty())
        return;
    const int count = static_cast<int>(post->times.size());
    const int at = m_text->currentChip();
    m_text->goToChip(at < 0 ? (next ? 0 : count - 1) : (at + (next ? 1 : count - 1)) % count);
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void ImportDialog::updateSummary()
{
    int fresh = 0;
    int grown = 0;
    int known = 0;
    int checked = 0;
    for (int row = 0; row < m_posts->rowCount(); ++row) {
        const QModelIndex index = m_posts->index(row);
        checked += index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
        switch (index.data(ImportPostsModel::OutcomeRole).value<ImportPlan::Outcome>()) {
        case ImportPlan::Outcome::New:
            ++fresh;
            break;
        case ImportPlan::Outcome::Grown:
            ++grown;
            break;
        case ImportPlan::Outcome::Same:
            ++known;
            break;
        }
    }
    QStringList parts;
    if (fresh > 0)
        parts.append(tr("%n new", nullptr, fresh));
    if (grown > 0)
        parts.append(tr("%n to add to", nullptr, grown));
    if (known > 0)
        parts.append(tr("%n already here", nullptr, known));
    const QSignalBlocker quiet(m_all);
    m_all->setText(tr("%1: %2", "posts of a page and what would be stored of them")
                       .arg(tr("%n post(s)", nullptr, m_posts->rowCount()), parts.join(u" · "_s)));
    m_all->setEnabled(fresh + grown > 0);
    m_all->setTristate(false);
    m_all->setCheckState(checked == 0 ? Qt::Unchecked : checked == fresh + grown ? Qt::Checked : Qt::PartiallyChecked);
}

void ImportDialog::updateButtons()
{
    const auto chosen = m_posts->chosen();
    const int count = static_cast<int>(chosen.size());
    const bool busy = isBusy();
    m_import->setText(count == 0 ? tr("Import") : tr("Import %n post(s)", nullptr, count));
    m_import->setEnabled(count > 0 && !busy);
    m_undo->setVisible(m_posts->canUndo() || m_posts->canRedo());
    m_undo->setEnabled(m_posts->canUndo());
    m_redo->setVisible(m_posts->canRedo());
    if (busy)
        return;
    updateSummary();
    if (m_posts->rowCount() == 0) {
        m_state->clear();
        m_next->hide();
        return;
    }
    int open = 0;
    for (const PostPlace &place : chosen)
        open += uncertainTimes(m_posts->reading().pages.at(place.page).posts.at(place.post));
    m_next->setVisible(open > 0);
    if (count == 0)
        m_state->setText(tr("There is nothing to store."));
    else
        m_state->setText(open == 0 ? tr("Every time is settled.") : tr("%n time(s) not settled yet", nullptr, open));
}

} // namespace tocsin
