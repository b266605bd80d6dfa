// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/posts/postreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// Whether lexeme @p index is a part of a host name, file name or address: "issues.example.org" has no issues.
[[nodiscard]] bool isInName(const ScannedText &text, int index)
{
    constexpr int reach = 24;
    const auto belongs = [&text](int at) {
        const QChar letter = text.source().reading.at(text.lexemes().at(at).begin);
        return text.lexemes().at(at).kind == Lexeme::Kind::Mark ? QStringView(u"./@_-~").contains(letter) : letter.unicode() < 0x80;
    };
    int first = index;
    while (first > 0 && index - first < reach && text.isGapless(first) && belongs(first - 1))
        --first;
    int last = index + 1;
    while (last < text.count() && last - index < reach && text.isGapless(last) && belongs(last))
        ++last;
    for (int at = first + 1; at + 1 < last; ++at) {
        if ((text.isMark(at, u'.') || text.isMark(at, u'@') || text.isMark(at, u'_')) && text.lexemes().at(at - 1).kind != Lexeme::Kind::Mark
            && text.lexemes().at(at + 1).kind == Lexeme::Kind::Word)
            return true;
    }
    return false;
}

[[nodiscard]] int countOf(const ScannedText &text, int first, int last, WordKind kind)
{
    int count = 0;
    for (int index = first; index < last; ++index)
        count += text.has(index, kind) && !isInName(text, index) ? 1 : 0;
    return count;
}

[[nodiscard]] int firstOf(const ScannedText &text, int first, int last, WordKind kind)
{
    for (int index = first; index < last; ++index) {
        if (text.has(index, kind) && !isInName(text, index))
            return index;
    }
    return -1;
}

/// Whether the words in front of lexeme @p index say that it is not so, or not yet: "as soon as the fault has been resolved", "not back to normal".
[[nodiscard]] bool isDenied(const ScannedText &text, int first, int index)
{
    constexpr int clause = 8;
    constexpr int negation = 3;
    for (int at = index - 1; at >= std::max(first, index - clause); --at) {
        if (text.lexemes().at(at + 1).gap == Lexeme::Gap::Paragraph)
            return false;
        const QChar mark = text.source().reading.at(text.lexemes().at(at).begin);
        if (QStringView(u".!?;:,\u3002\u3001").contains(mark))
            return false;
        const ScannedText::Match *match = text.matchAt(at, WordKind::Unless);
        if (match && match->last <= index && (match->meaning.value == 0 || index - at <= negation))
            return true;
    }
    return false;
}

/// The last state that the lexemes [first, last) say.
[[nodiscard]] StateWord lastStateOf(const ScannedText &text, int first, int last)
{
    StateWord state = StateWord::None;
    for (int index = first; index < last; ++index) {
        const ScannedText::Match *match = text.matchAt(index, WordKind::State);
        if (!match || match->last > last)
            continue;
        const auto said = static_cast<StateWord>(match->meaning.value);
        // What is over is not under way again by being mentioned in the same breath ("fixed. We are monitoring" is the exception).
        const bool over = state == StateWord::Resolved || state == StateWord::Completed;
        if (over && said != StateWord::Resolved && said != StateWord::Completed && said != StateWord::Monitoring)
            continue;
        if ((said == StateWord::Resolved || said == StateWord::Completed || said == StateWord::Cancelled) && isDenied(text, first, match->first))
            continue;
        state = said;
    }
    return state;
}

[[nodiscard]] QString nameOfState(StateWord state)
{
    switch (state) {
    case StateWord::Resolved:
        return u"resolved"_s;
    case StateWord::Completed:
        return u"completed"_s;
    case StateWord::Scheduled:
        return u"scheduled"_s;
    case StateWord::Retroactive:
        return u"retroactive"_s;
    case StateWord::Monitoring:
        return u"monitoring"_s;
    case StateWord::Cancelled:
        return u"cancelled"_s;
    case StateWord::Update:
        return u"update"_s;
    case StateWord::None:
    case StateWord::Investigating:
    case StateWord::InProgress:
        break;
    }
    return {};
}

class Classifier
{
public:
    Classifier(const PostParts &parts, ImportedPost &post)
        : m_parts(parts)
        , m_text(parts.text)
        , m_post(post)
    {
        m_first = parts.titleFirst;
        m_last = parts.statements.constLast().last;
    }

    void run()
    {
        findLinks();
        m_post.kind = kind();
        m_post.state = state();
    }

private:
    void findLinks()
    {
        for (int index = m_first; index < m_last; ++index) {
            if (const ScannedText::Match *link = m_text.matchAt(index, WordKind::LinkPhrase)) {
                const int begin = m_text.lexemes().at(link->first).begin;
                const QString phrase = m_text.source().reading.mid(begin, m_text.lexemes().at(link->last - 1).end - begin);
                if (!m_post.linkPhrases.contains(phrase))
                    m_post.linkPhrases += phrase;
                index = link->last - 1;
            }
        }
    }

    /// A follow-up without times of its own: "Denial of service attack update", "As we mentioned in an earlier post".
    [[nodiscard]] bool isFollowUp() const
    {
        const int last = m_parts.titleLast - 1;
        if (last < m_parts.titleFirst || m_post.linkPhrases.isEmpty() || !m_post.updates.isEmpty())
            return false;
        const bool titled = m_text.has(last, WordKind::Label);
        return titled && std::none_of(m_post.times.cbegin(), m_post.times.cend(), [](const ImportedTime &time) { return time.time.has_value(); });
    }

    /// How often the text below the title says a word of @p kind; the "Update" in front of a statement says nothing of what it is about.
    [[nodiscard]] int countInText(WordKind kind) const
    {
        int count = 0;
        for (const Statement &statement : m_parts.statements) {
            const int from = std::max(m_parts.titleLast, statement.stamp ? statement.bodyFirst : statement.first);
            for (int index = from; index < statement.last; ++index)
                count += m_text.has(index, kind) && !(m_text.has(index, WordKind::Label) && m_text.beginsLine(index)) && !isInName(m_text, index) ? 1 : 0;
        }
        for (int index = m_parts.headerFirst; index < m_parts.headerLast; ++index)
            count += m_text.has(index, kind) ? 1 : 0;
        return count;
    }

    /// "We are investigating", "has been fixed": somebody works, or worked, on something.
    [[nodiscard]] bool isCourse() const
    {
        const StateWord said = lastStateOf(m_text, m_parts.titleLast, m_last);
        return said == StateWord::Investigating || said == StateWord::Monitoring || said == StateWord::Resolved;
    }

    /// The value of a line "key: value" in the head of the post that is nothing but a phrase of @p kind: "Status: Resolved", "Type: Incident".
    [[nodiscard]] const ScannedText::Match *fieldOf(WordKind kind) const
    {
        constexpr int mostWords = 4;
        const Statement &body = m_parts.statements.constFirst();
        for (int line = m_parts.headerFirst; line < body.last; ++line) {
            if (!m_text.beginsLine(line))
                continue;
            int at = line;
            while (at < body.last && at - line < mostWords && m_text.lexemes().at(at).kind == Lexeme::Kind::Word)
                ++at;
            if (at == line || !m_text.isMark(at, u':') || at + 1 >= body.last || m_text.beginsLine(at + 1))
                continue;
            const ScannedText::Match *match = m_text.matchAt(at + 1, kind);
            if (match && (match->last >= m_text.count() || m_text.beginsLine(match->last)))
                return match;
        }
        return nullptr;
    }

    /// Whether all that is timed begins after the day of writing.
    [[nodiscard]] bool liesAhead() const
    {
        bool any = false;
        for (const ImportedTime &time : std::as_const(m_post.times)) {
            if (!time.time || !time.date || time.role == TimeRole::Published)
                continue;
            if (time.role == TimeRole::Update || !m_parts.written.isValid() || *time.date <= m_parts.written)
                return false;
            any = true;
        }
        return any;
    }

    [[nodiscard]] IncidentKind kind() const
    {
        const ScannedText::Match *incidentField = fieldOf(WordKind::Incident);
        const ScannedText::Match *maintenanceField = fieldOf(WordKind::Maintenance);
        if (incidentField && !maintenanceField)
            return IncidentKind::Incident;
        if (maintenanceField && !incidentField)
            return IncidentKind::Maintenance;
        const int titleFirst = m_parts.titleFirst;
        const int titleLast = m_parts.titleLast;
        for (int index = titleFirst; index < titleLast; ++index) {
            const ScannedText::Match *match = m_text.matchAt(index, WordKind::Announcement);
            const bool leads = index == titleFirst || (index == titleFirst + 1 && m_text.lexemes().at(titleFirst).kind == Lexeme::Kind::Mark);
            if (match && leads && (m_text.isMark(index - 1, u'[') || m_text.isMark(index - 1, u'(') || m_text.isMark(index - 1, u'\u3010') || m_text.isMark(match->last, u':')))
                return liesAhead() && firstOf(m_text, titleFirst, titleLast, WordKind::Maintenance) >= 0 ? IncidentKind::Maintenance : IncidentKind::Announcement;
        }
        if (isFollowUp())
            return IncidentKind::Announcement;
        const bool clocks = std::any_of(m_post.times.cbegin(), m_post.times.cend(), [](const ImportedTime &time) { return time.time.has_value(); });
        // An article: nothing is timed, nothing is wrong, and nothing is said to be under way or planned.
        if (!clocks && m_post.updates.isEmpty() && titleLast == titleFirst && countInText(WordKind::Incident) == 0 && lastStateOf(m_text, titleLast, m_last) == StateWord::None)
            return IncidentKind::Announcement;
        const int titleMaintenance = firstOf(m_text, titleFirst, titleLast, WordKind::Maintenance);
        const int titleIncident = firstOf(m_text, titleFirst, titleLast, WordKind::Incident);
        const int bodyFirst = titleLast;
        const int maintenance = countInText(WordKind::Maintenance);
        const int incident = countInText(WordKind::Incident);
        if (titleMaintenance >= 0 && (titleIncident < 0 || titleMaintenance < titleIncident || maintenance > incident)) {
            // "Upgrade" and the like may stand in the title of a mere article.
            if (clocks || !m_post.updates.isEmpty() || titleStateOf(m_text, titleFirst, titleLast) != StateWord::None || maintenance > 0)
                return IncidentKind::Maintenance;
        }
        // "Power cut in Querétaro" that is ahead and planned.
        const bool ahead = (countOf(m_text, bodyFirst, m_last, WordKind::Future) > 0 && countOf(m_text, bodyFirst, m_last, WordKind::Past) == 0) || liesAhead();
        if (titleIncident >= 0 && titleMaintenance < 0 && maintenance > 0 && ahead && m_post.updates.isEmpty())
            return IncidentKind::Maintenance;
        // Nothing fails on a day that is still to come.
        if (liesAhead())
            return IncidentKind::Maintenance;
        if (titleIncident >= 0)
            return titleMaintenance >= 0 && maintenance > incident ? IncidentKind::Maintenance : IncidentKind::Incident;
        if (!clocks && m_post.updates.isEmpty() && titleStateOf(m_text, titleFirst, titleLast) == StateWord::None && titleLast > titleFirst)
            return maintenance > incident && maintenance > 1 ? IncidentKind::Maintenance : incident > 1 && isCourse() ? IncidentKind::Incident : IncidentKind::Announcement;
        if (maintenance == 0 && incident == 0)
            return clocks || !m_post.updates.isEmpty() ? IncidentKind::Incident : IncidentKind::Announcement;
        return maintenance > incident || (maintenance == incident && countOf(m_text, bodyFirst, m_last, WordKind::Future) > 0) ? IncidentKind::Maintenance : IncidentKind::Incident;
    }

    [[nodiscard]] QString state() const
    {
        const bool maintenance = m_post.kind == IncidentKind::Maintenance;
        const auto fitting = [maintenance](StateWord state) {
            if (maintenance && state == StateWord::Resolved)
                return StateWord::Completed;
            if (!maintenance && state == StateWord::Completed)
                return StateWord::Resolved;
            return state;
        };
        if (const StateWord marked = titleStateOf(m_text, m_parts.titleFirst, m_parts.titleLast); marked != StateWord::None)
            return nameOfState(marked);
        for (const WordKind kind : {WordKind::TitleState, WordKind::StateLabel}) {
            if (const ScannedText::Match *field = fieldOf(kind)) {
                const StateWord said = static_cast<StateWord>(field->meaning.value);
                if (said != StateWord::Investigating && said != StateWord::InProgress && (said != StateWord::Scheduled || m_post.updates.isEmpty()))
                    return nameOfState(fitting(said));
            }
        }
        if (isFollowUp())
            return nameOfState(StateWord::Update);
        // "Resolved after 2d 22h" below the title.
        if (const StateWord header = lastStateOf(m_text, m_parts.headerFirst, m_parts.headerLast); header != StateWord::None)
            return nameOfState(fitting(header));

        // The newest statement that says a state, label first.
        QList<int> order;
        for (int index = 1; index < m_parts.statements.size(); ++index)
            order += index;
        const bool newestFirst = m_post.newestFirst.value_or(false);
        if (!newestFirst)
            std::reverse(order.begin(), order.end());
        order += 0;
        for (const int index : std::as_const(order)) {
            const Statement &statement = m_parts.statements.at(index);
            StateWord said = statement.stamp ? statement.stamp->state : StateWord::None;
            if (said == StateWord::None)
                said = lastStateOf(m_text, statement.bodyFirst, statement.bodyLast);
            if (said == StateWord::None)
                continue;
            if (said == StateWord::Investigating || said == StateWord::InProgress)
                return {};
            if (said == StateWord::Scheduled)
                return maintenance ? nameOfState(said) : QString();
            if (m_post.kind == IncidentKind::Announcement && said == StateWord::Completed)
                continue;
            return nameOfState(fitting(said));
        }
        if (const StateWord title = lastStateOf(m_text, m_parts.titleFirst, m_parts.titleLast); title == StateWord::Resolved || title == StateWord::Completed)
            return nameOfState(fitting(title));
        if (!maintenance)
            return {};
        // A plan of which nothing more was told: ahead by its words, or by the day on which it was written.
        const bool future = countOf(m_text, m_first, m_last, WordKind::Future) > 0 || countOf(m_text, m_first, m_last, WordKind::Maintenance) > 0;
        return future && m_post.updates.isEmpty() ? nameOfState(StateWord::Scheduled) : QString();
    }

    const PostParts &m_parts;
    const ScannedText &m_text;
    ImportedPost &m_post;
    int m_first = 0;
    int m_last = 0;
};

} // namespace

void classify(const PostParts &parts, ImportedPost &post) { Classifier(parts, post).run(); }

} // namespace tocsin
