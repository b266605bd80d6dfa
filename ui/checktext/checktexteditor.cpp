// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checktext/checktexteditor.h"

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

void CheckTextEditor::showChecked(const CheckedText &answer, const TimeText &times)
{
    m_times.clear();
    for (const ImportedPost &post : answer.page.posts) {
        for (const ImportedTime &time : post.times)
            m_times.append({rangeOf(time.begin, time.end), hintOf(time, times), !isOpen(time)});
    }
    m_findings.set(answer.findings, QLocale(times.language), [this](int begin, int end) { return rangeOf(begin, end); });
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
        for (int i = 0; i < m_findings.count(); ++i) {
            painter.setPen(QPen(m_themes.theme().of(toneOf(m_findings.severityOf(i))).line, 1.4));
            for (const QTextCursor &place : m_findings.placesOf(i))
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

void CheckTextEditor::goToFinding(int index)
{
    if (index < 0 || index >= m_findings.count())
        return;
    const QTextCursor &place = m_findings.placesOf(index).first();
    setTextCursor(rangeOf(place.selectionStart(), place.selectionEnd())); // a copy, so that what is typed over it moves the mark, not the cursor
    ensureCursorVisible();
}

bool CheckTextEditor::fix(int index)
{
    QTextCursor writer(document());
    const bool done = m_findings.fix(index, writer);
    if (done)
        setTextCursor(writer);
    return done;
}

int CheckTextEditor::fixAll()
{
    QTextCursor writer(document());
    return m_findings.fixAll(writer);
}

QString CheckTextEditor::hintAt(int position) const
{
    QStringList lines;
    for (const ShownTime &time : m_times) {
        if (FindingMarks::covers(time.place, position) && !time.hint.isEmpty())
            lines.append(time.hint);
    }
    lines += m_findings.hintsAt(position, m_fixKey);
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
