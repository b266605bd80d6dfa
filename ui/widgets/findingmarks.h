// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/linter/finding.h"

#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTextCursor>

#include <functional>

namespace tocsin {

/// What the linter found in a text that goes on being written: the places move with the text until the next answer comes.
class FindingMarks
{
public:
    /// Where [begin, end) of the text that was linted stands in the document.
    using RangeOf = std::function<QTextCursor(int begin, int end)>;

    void set(const QList<Finding> &findings, const QLocale &locale, const RangeOf &rangeOf);
    void clear() { m_marks.clear(); }

    [[nodiscard]] int count() const { return static_cast<int>(m_marks.size()); }
    [[nodiscard]] const QList<QTextCursor> &placesOf(int index) const { return m_marks.at(index).places; }
    [[nodiscard]] LintSeverity severityOf(int index) const { return m_marks.at(index).severity; }
    /// Index of the finding at @p position, -1: none. Of several the shortest.
    [[nodiscard]] int at(int position) const;
    /// Whether the finding covers @p position at one of its places.
    [[nodiscard]] bool isAt(int index, int position) const;
    /// The next finding behind @p here, or before it; round at the ends. -1: there is none.
    [[nodiscard]] int from(const QTextCursor &here, bool next) const;
    [[nodiscard]] bool canFix(int index) const;
    /// Applies the fix of the finding as one step to undo, and leaves @p writer behind it. False where it has none, or its text was changed since.
    bool fix(int index, QTextCursor &writer) const;
    /// Applies every fix as one step to undo; returns how many.
    int fixAll(QTextCursor &writer) const;
    /// What was found at @p position, each with what @p fixKey does about it.
    [[nodiscard]] QStringList hintsAt(int position, const QString &fixKey) const;

    [[nodiscard]] static bool covers(const QTextCursor &range, int position);

private:
    struct Edit
    {
        QTextCursor place;
        QString before; ///< a fix does nothing where the text was changed since
        QString after;
    };
    struct Mark
    {
        QList<QTextCursor> places; ///< where the mistake is, and where it is repeated
        QList<Edit> edits;
        QString message;
        QString fixLabel;
        LintSeverity severity = LintSeverity::Hard;
    };
    [[nodiscard]] static bool apply(const Mark &mark, QTextCursor &writer);

    QList<Mark> m_marks; ///< by place
};

} // namespace tocsin
