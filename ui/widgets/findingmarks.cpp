// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/findingmarks.h"

#include "models/announcements/linter/lintmessages.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tocsin {

void FindingMarks::set(const QList<Finding> &findings, const QLocale &locale, const RangeOf &rangeOf)
{
    m_marks.clear();
    for (const Finding &finding : findings) {
        Mark mark;
        mark.places.append(rangeOf(finding.begin, finding.end));
        for (const TextSpan &again : finding.repeats)
            mark.places.append(rangeOf(again.begin, again.end));
        if (finding.fix) {
            for (const LintFix::Edit &edit : finding.fix->edits) {
                const QTextCursor place = rangeOf(edit.span.begin, edit.span.end);
                mark.edits.append({place, place.selectedText(), edit.text});
            }
        }
        // What stands for something else is not corrected as text.
        if (std::ranges::any_of(mark.edits, [](const Edit &edit) { return edit.before.contains(QChar::ObjectReplacementCharacter); }))
            mark.edits.clear();
        mark.message = lintMessage(finding, locale).simplified();
        mark.fixLabel = mark.edits.isEmpty() ? QString() : lintFixLabel(finding);
        mark.severity = finding.severity;
        m_marks.append(mark);
    }
}

bool FindingMarks::covers(const QTextCursor &range, int position)
{
    return position >= range.selectionStart() && position <= range.selectionEnd() && range.hasSelection();
}

int FindingMarks::at(int position) const
{
    int best = -1;
    int shortest = std::numeric_limits<int>::max();
    for (int i = 0; i < m_marks.size(); ++i) {
        for (const QTextCursor &place : m_marks.at(i).places) {
            const int length = place.selectionEnd() - place.selectionStart();
            if (covers(place, position) && length < shortest) {
                best = i;
                shortest = length;
            }
        }
    }
    return best;
}

bool FindingMarks::isAt(int index, int position) const
{
    return index >= 0 && index < m_marks.size()
        && std::ranges::any_of(m_marks.at(index).places, [position](const QTextCursor &place) { return covers(place, position); });
}

int FindingMarks::from(const QTextCursor &here, bool next) const
{
    if (m_marks.isEmpty())
        return -1;
    if (next) {
        const auto behind = std::ranges::find_if(m_marks, [&here](const Mark &mark) {
            const QTextCursor &place = mark.places.first();
            // One that is selected was gone to already.
            const bool isHere = place.selectionStart() == here.selectionStart() && place.selectionEnd() == here.selectionEnd();
            return place.selectionStart() >= here.selectionStart() && !isHere;
        });
        return behind == m_marks.end() ? 0 : static_cast<int>(behind - m_marks.begin());
    }
    for (qsizetype i = m_marks.size() - 1; i >= 0; --i) {
        if (m_marks.at(i).places.first().selectionStart() < here.selectionStart())
            return static_cast<int>(i);
    }
    return count() - 1;
}

bool FindingMarks::canFix(int index) const
{
    return index >= 0 && index < m_marks.size() && !m_marks.at(index).edits.isEmpty();
}

bool FindingMarks::apply(const Mark &mark, QTextCursor &writer)
{
    const bool asItWas = std::ranges::all_of(mark.edits, [](const Edit &edit) { return edit.place.selectedText() == edit.before; });
    if (mark.edits.isEmpty() || !asItWas)
        return false;
    for (const Edit &edit : mark.edits) {
        writer.setPosition(edit.place.selectionStart());
        writer.setPosition(edit.place.selectionEnd(), QTextCursor::KeepAnchor);
        writer.insertText(edit.after);
    }
    return true;
}

bool FindingMarks::fix(int index, QTextCursor &writer) const
{
    if (!canFix(index))
        return false;
    const Mark mark = m_marks.at(index); // what listens to the text may set other ones
    writer.beginEditBlock();
    const bool done = apply(mark, writer);
    writer.endEditBlock();
    return done;
}

int FindingMarks::fixAll(QTextCursor &writer) const
{
    const QList<Mark> marks = m_marks;
    writer.beginEditBlock();
    const auto done = std::ranges::count_if(marks, [&writer](const Mark &mark) { return apply(mark, writer); });
    writer.endEditBlock();
    return static_cast<int>(done);
}

QStringList FindingMarks::hintsAt(int position, const QString &fixKey) const
{
    QStringList lines;
    for (const Mark &mark : m_marks) {
        if (!std::ranges::any_of(mark.places, [position](const QTextCursor &place) { return covers(place, position); }))
            continue;
        lines.append(mark.message);
        if (!mark.fixLabel.isEmpty())
            lines.append(QCoreApplication::translate("tocsin::CheckTextEditor", "%1: %2", "key, and what it does").arg(fixKey, mark.fixLabel));
    }
    return lines;
}

} // namespace tocsin
