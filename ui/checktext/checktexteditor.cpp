// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checktext/checktexteditor.h"

#include "models/announcements/linter/lintmessages.h"
#include "models/itemmodels/importchoices.h"
#include "ui/widgets/wave.h"

#include <QFile>
#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Larger files are pages to import, not drafts.
constexpr qint64 largestDraft = 1024 * 1024;

QString hintOf(const ImportedTime &time, const TimeText &times)
{
    QStringList lines;
    if (time.utc)
        lines.append(times.full(*time.utc, time.precision));
    else if (time.date)
        lines.append(QLocale(times.language).toString(*time.date, QLocale::LongFormat));
    if (isOpen(time) && time.candidates.size() > 1) {
        lines = QStringList{CheckTextEditor::tr("Uncertain. It may mean:")};
        for (const TimeCandidate &candidate : time.candidates)
            lines.append(u"• "_s + times.full(candidate.instant));
    } else if (isOpen(time)) {
        lines.prepend(CheckTextEditor::tr("Uncertain: the text does not settle what this means."));
    }
    return lines.join(u'\n');
}

} // namespace

CheckTextEditor::CheckTextEditor(const ThemeSwitch &themes, QWidget *parent) : QPlainTextEdit(parent), m_themes(themes)
{
    viewport()->setMouseTracking(true);
    setTabChangesFocus(true);
    document()->setDocumentMargin(10);
    connect(&themes, &ThemeSwitch::changed, this, &CheckTextEditor::mark);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CheckTextEditor::placeChanged);
}

QString CheckTextEditor::text() const
{
    // toPlainText() would make blanks of no-break spaces, which the checker reads as what they are.
    QString raw = document()->toRawText();
    for (QChar &c : raw) {
        if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
            c = u'\n';
    }
    return raw;
}

QTextCursor CheckTextEditor::rangeOf(int begin, int end) const
{
    const int last = document()->characterCount() - 1;
    QTextCursor range(document());
    range.setPosition(std::clamp(begin, 0, last));
    range.setPosition(std::clamp(end, 0, last), QTextCursor::KeepAnchor);
    return range;
}

bool CheckTextEditor::covers(const QTextCursor &range, int position)
{
    return position >= range.selectionStart() && position <= range.selectionEnd() && range.hasSelection();
}

void CheckTextEditor::showChecked(const CheckedText &answer, const TimeText &times)
{
    m_times.clear();
    for (const ImportedPost &post : answer.page.posts) {
        for (const ImportedTime &time : post.times)
            m_times.append({rangeOf(time.begin, time.end), hintOf(time, times), !isOpen(time)});
    }
    m_findings.clear();
    const QLocale locale(times.language);
    for (const Finding &finding : answer.findings) {
        ShownFinding shown;
        shown.places.append(rangeOf(finding.begin, finding.end));
        for (const TextSpan &again : finding.repeats)
            shown.places.append(rangeOf(again.begin, again.end));
        if (finding.fix) {
            for (const LintFix::Edit &edit : finding.fix->edits) {
                const QTextCursor place = rangeOf(edit.span.begin, edit.span.end);
                shown.edits.append({place, place.selectedText(), edit.text});
            }
        }
        shown.message = lintMessage(finding, locale).simplified();
        shown.fixLabel = lintFixLabel(finding);
        shown.severity = finding.severity;
        m_findings.append(shown);
    }
    mark();
    emit placeChanged();
}

void CheckTextEditor::mark()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const ShownTime &time : std::as_const(m_times)) {
        const ChipColours &colours = m_themes.theme().of(time.certain ? Tone::Info : Tone::Warning);
        QTextEdit::ExtraSelection selection;
        selection.cursor = time.place;
        selection.format.setBackground(colours.ground);
        if (!time.certain) {
            // Not by colour alone.
            selection.format.setUnderlineStyle(QTextCharFormat::DotLine);
            selection.format.setUnderlineColor(colours.line);
        }
        selections.append(selection);
    }
    setExtraSelections(selections);
    viewport()->update();
}

void CheckTextEditor::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    double top = blockBoundingGeometry(firstVisibleBlock()).translated(contentOffset()).top();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && top < viewport()->height(); block = block.next()) {
        for (const ShownFinding &finding : std::as_const(m_findings)) {
            painter.setPen(QPen(m_themes.theme().of(toneOf(finding.severity)).line, 1.4));
            for (const QTextCursor &place : finding.places)
                paintWave(painter, block, top, place);
        }
        top += blockBoundingRect(block).height();
    }
}

/// The part of @p place that lies in @p block, whose top stands at @p top.
void CheckTextEditor::paintWave(QPainter &painter, const QTextBlock &block, double top, const QTextCursor &place) const
{
    const int from = place.selectionStart() - block.position();
    const int until = place.selectionEnd() - block.position();
    const QTextLayout *layout = block.layout();
    for (int i = 0; i < layout->lineCount() && until > 0 && from < block.length(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int begin = std::max(from, line.textStart());
        const int end = std::min(until, line.textStart() + line.textLength());
        if (begin < end)
            painter.drawPath(wavePath(contentOffset().x() + line.cursorToX(begin), contentOffset().x() + line.cursorToX(end), top + line.y() + line.height() - 1));
    }
}

int CheckTextEditor::findingAt(int position) const
{
    int best = -1;
    int shortest = std::numeric_limits<int>::max();
    for (int i = 0; i < m_findings.size(); ++i) {
        for (const QTextCursor &place : m_findings.at(i).places) {
            const int length = place.selectionEnd() - place.selectionStart();
            if (covers(place, position) && length < shortest) {
                best = i;
                shortest = length;
            }
        }
    }
    return best;
}

bool CheckTextEditor::isAt(int index, int position) const
{
    return index >= 0 && index < m_findings.size()
        && std::ranges::any_of(m_findings.at(index).places, [position](const QTextCursor &place) { return covers(place, position); });
}

int CheckTextEditor::findingFrom(bool next) const
{
    if (m_findings.isEmpty())
        return -1;
    const QTextCursor here = textCursor();
    if (next) {
        const auto behind = std::ranges::find_if(m_findings, [&here](const ShownFinding &finding) {
            const QTextCursor &place = finding.places.first();
            // One that is selected was gone to already.
            const bool isHere = place.selectionStart() == here.selectionStart() && place.selectionEnd() == here.selectionEnd();
            return place.selectionStart() >= here.selectionStart() && !isHere;
        });
        return behind == m_findings.end() ? 0 : static_cast<int>(behind - m_findings.begin());
    }
    for (qsizetype i = m_findings.size() - 1; i >= 0; --i) {
        if (m_findings.at(i).places.first().selectionStart() < here.selectionStart())
            return static_cast<int>(i);
    }
    return findingCount() - 1;
}

void CheckTextEditor::goToFinding(int index)
{
    if (index < 0 || index >= m_findings.size())
        return;
    const QTextCursor &place = m_findings.at(index).places.first();
    setTextCursor(rangeOf(place.selectionStart(), place.selectionEnd())); // a copy, so that what is typed over it moves the mark, not the cursor
    ensureCursorVisible();
}

bool CheckTextEditor::canFix(int index) const
{
    return index >= 0 && index < m_findings.size() && !m_findings.at(index).edits.isEmpty();
}

bool CheckTextEditor::apply(const ShownFinding &finding, QTextCursor &writer) const
{
    const bool asItWas = std::ranges::all_of(finding.edits, [](const ShownEdit &edit) { return edit.place.selectedText() == edit.before; });
    if (finding.edits.isEmpty() || !asItWas)
        return false;
    for (const ShownEdit &edit : finding.edits) {
        writer.setPosition(edit.place.selectionStart());
        writer.setPosition(edit.place.selectionEnd(), QTextCursor::KeepAnchor);
        writer.insertText(edit.after);
    }
    return true;
}

bool CheckTextEditor::fix(int index)
{
    if (!canFix(index))
        return false;
    const ShownFinding finding = m_findings.at(index);
    QTextCursor writer(document());
    writer.beginEditBlock();
    const bool done = apply(finding, writer);
    writer.endEditBlock();
    if (done)
        setTextCursor(writer);
    return done;
}

int CheckTextEditor::fixAll()
{
    const QList<ShownFinding> findings = m_findings;
    QTextCursor writer(document());
    writer.beginEditBlock();
    const auto done = std::ranges::count_if(findings, [this, &writer](const ShownFinding &finding) { return apply(finding, writer); });
    writer.endEditBlock();
    return static_cast<int>(done);
}

QString CheckTextEditor::hintAt(int position) const
{
    QStringList lines;
    for (const ShownTime &time : m_times) {
        if (covers(time.place, position) && !time.hint.isEmpty())
            lines.append(time.hint);
    }
    for (const ShownFinding &finding : m_findings) {
        if (!std::ranges::any_of(finding.places, [position](const QTextCursor &place) { return covers(place, position); }))
            continue;
        lines.append(finding.message);
        if (!finding.fixLabel.isEmpty())
            lines.append(tr("%1: %2", "key, and what it does").arg(m_fixKey, finding.fixLabel));
    }
    return lines.join(u'\n');
}

bool CheckTextEditor::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QTextCursor at = cursorForPosition(help->pos());
    // The nearest character may be far off, right of a short line.
    const bool isThere = cursorRect(at).adjusted(-12, -2, 12, 2).contains(help->pos());
    const QString hint = isThere ? hintAt(at.position()) : QString();
    if (hint.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), hint, viewport());
    return true;
}

bool CheckTextEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

void CheckTextEditor::insertFromMimeData(const QMimeData *source)
{
    // A file that is dropped here is to be checked; its name is not.
    for (const QUrl &url : source->urls()) {
        QFile file(url.toLocalFile());
        if (!url.isLocalFile() || !file.open(QIODevice::ReadOnly) || file.size() > largestDraft)
            continue;
        if (const auto text = decodeText(file.readAll(), file.fileName()))
            insertPlainText(*text);
        else
            emit refused(text.error());
        return;
    }
    QPlainTextEdit::insertFromMimeData(source);
}

} // namespace tocsin
