// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/posts/sections.h"

#include <algorithm>

namespace tocsin {

namespace {

/// Whether the lines below the title-like line @p title open a post of their own. @p days: tokens of the dates above it.
[[nodiscard]] bool beginsPost(const ScannedText &text, const QList<TextLine> &lines, int title, bool namesTrouble, const QList<int> &days)
{
    if (title + 1 >= lines.size())
        return false;
    const TextLine &below = lines.at(title + 1);
    const bool posted = text.has(below.first, WordKind::Posted);
    if (!posted && !namesTrouble)
        return false;
    // "Note: power cut tomorrow, 1 October, 9:00": a statement, which the line below may repeat.
    for (int index = lines.at(title).first; index < lines.at(title).last; ++index) {
        const int token = text.tokenAt(index);
        if (!posted && token >= 0 && text.tokens().at(token).kind == TimeToken::Kind::Clock)
            return false;
    }
    // What its first sentence says: a day that is new here and a clock. A day alone may be any day that matters to the same story.
    bool newDay = false;
    for (int index = below.first; index < below.last; ++index) {
        const QChar mark = text.source().reading.at(text.lexemes().at(index).begin);
        const int token = text.tokenAt(index);
        if (token < 0) {
            if (mark == u'\u3002' || (mark == u'.' && index + 1 < below.last && !text.isGapless(index + 1)))
                return false;
            continue;
        }
        const TimeToken &date = text.tokens().at(token);
        if (date.kind == TimeToken::Kind::Clock && newDay)
            return true;
        if (date.kind != TimeToken::Kind::Date || date.month == 0 || date.day == 0 || newDay)
            continue;
        if (posted)
            return true;
        newDay = std::none_of(days.cbegin(), days.cend(), [&text, &date](int other) {
            const TimeToken &spoken = text.tokens().at(other);
            return spoken.month == date.month && std::abs(spoken.day - date.day) <= 1;
        });
        if (!newDay)
            return false;
    }
    return false;
}

} // namespace

QList<PageSection> sectionsOf(const ScannedText &text, const QList<TextLine> &lines)
{
    const int count = static_cast<int>(lines.size());
    const auto lineAt = [&lines, count](int line) { return line < count ? &lines.at(line) : nullptr; };
    QList<int> heading(count, -1);
    QList<bool> titleLike(count, false);
    int titledDays = 0;
    int marked = 0;
    int furniture = 0;
    for (int line = 0; line < count; ++line) {
        heading[line] = dayHeadingOf(text, lines.at(line));
        if (heading.at(line) >= 0 && text.tokens().at(heading.at(line)).year == 0)
            heading[line] = -1;
        const bool below = line == 0 || lines.at(line).afterBlank || heading.at(line - 1) >= 0 || isBulletMark(text, lines.at(line - 1).first);
        titleLike[line] = below && isTitleLike(text, lines.at(line), lineAt(line + 1)) && line + 1 < count && dayHeadingOf(text, lines.at(line + 1)) < 0;
        marked += titleLike.at(line) && titleStateOf(text, lines.at(line).first, lines.at(line).last) != StateWord::None ? 1 : 0;
        if (titleLike.at(line) && line > 0) {
            titledDays += heading.at(line - 1) >= 0 ? 1 : 0;
            furniture += text.has(lines.at(line - 1).first, WordKind::Furniture) ? 1 : 0;
        }
    }
    const auto namesTrouble = [&text, &lines](int line) {
        for (int index = lines.at(line).first; index < lines.at(line).last; ++index) {
            if (text.has(index, WordKind::Incident) || text.has(index, WordKind::Maintenance))
                return true;
            // "[PAR]"
            if (text.isMark(index, u'[') && index + 1 < lines.at(line).last && text.source().reading.at(text.lexemes().at(index + 1).begin).isUpper())
                return true;
        }
        return false;
    };
    const bool byDays = titledDays >= 1 && count > 0 && heading.at(0) >= 0;
    const bool byMarks = !byDays && count > 0 && titleLike.at(0) && (marked >= 2 || furniture >= 1);
    QList<PageSection> sections;
    if (byDays || byMarks) {
        int day = -1;
        for (int line = 0; line < count; ++line) {
            if (heading.at(line) >= 0)
                day = line;
            const bool afterHeading = line > 0 && heading.at(line - 1) >= 0;
            if (!titleLike.at(line) || (byDays && titledDays < 2 && !afterHeading && !namesTrouble(line)))
                continue;
            int begin = line;
            while (begin > 0 && heading.at(begin - 1) >= 0)
                --begin;
            PageSection section;
            section.firstLine = sections.isEmpty() ? 0 : begin;
            section.titleLine = line;
            section.inheritedDay = day >= 0 ? heading.at(day) : -1;
            if (!sections.isEmpty())
                sections.last().lastLine = begin;
            sections += section;
        }
    }
    if (sections.isEmpty()) {
        sections += PageSection{};
        // "Web shops answered slowly on shop-mtl-02", and below it "Posted 5 June …" or a day that was not spoken of yet: another post. A heading
        // inside a post ("What happened") has neither.
        QList<int> days; ///< tokens of the dates of the post that is open
        int known = 0;
        for (int line = 0; line < count; ++line) {
            if (line > sections.constLast().firstLine + 1 && titleLike.at(line) && lines.at(line).afterBlank && !days.isEmpty()
                && beginsPost(text, lines, line, namesTrouble(line), days)) {
                sections.last().lastLine = line;
                PageSection section;
                section.firstLine = section.titleLine = line;
                sections += section;
                days.clear();
            }
            for (int index = lines.at(line).first; index < lines.at(line).last; ++index) {
                const int token = text.tokenAt(index);
                if (token >= known && text.tokens().at(token).kind == TimeToken::Kind::Date) {
                    days += token;
                    known = token + 1;
                }
            }
        }
    }
    sections.last().lastLine = count;
    return sections;
}

} // namespace tocsin
