// SPDX-License-Identifier: GPL-3.0-or-later
// Zones, servers and services that a post names, by their quotes, tags and the nouns beside them.
#include "models/announcements/posts/postreader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

class TargetFinder
{
public:
    TargetFinder(const PostParts &parts, ImportedPost &post)
        : m_text(parts.text)
        , m_parts(parts)
        , m_post(post)
        , m_last(parts.statements.constLast().last)
    {
    }

    void run()
    {
        findTags();
        for (int index = m_parts.titleFirst; index < m_last; ++index) {
            if (m_text.isMark(index, u'\u201C') || m_text.isMark(index, u'"') || m_text.isMark(index, u'\u201E') || m_text.isMark(index, u'\u00AB'))
                readQuoted(index);
            else if (m_text.has(index, WordKind::ServerNoun))
                readServerNoun(index);
            else if (m_text.has(index, WordKind::ZoneNoun))
                readZoneNoun(index);
            else if (m_text.has(index, WordKind::ServiceNoun))
                readServiceNoun(index);
            readHostName(index);
        }
        for (ImportedUpdate &update : m_post.updates) {
            for (const ImportedTarget &target : std::as_const(m_post.targets)) {
                if (target.kind != TargetKind::Zone && update.text.contains(target.name, Qt::CaseInsensitive))
                    update.targets += target.name;
            }
        }
        std::stable_sort(m_post.targets.begin(), m_post.targets.end(), [](const ImportedTarget &a, const ImportedTarget &b) { return a.begin < b.begin; });
    }

private:
    [[nodiscard]] QStringView wordAt(int index) const
    {
        const Lexeme &lexeme = m_text.lexemes().at(index);
        return QStringView(m_text.source().reading).mid(lexeme.begin, lexeme.end - lexeme.begin);
    }
    [[nodiscard]] bool isWord(int index) const { return index >= 0 && index < m_last && m_text.lexemes().at(index).kind == Lexeme::Kind::Word; }
    [[nodiscard]] bool isCapital(int index) const { return isWord(index) && wordAt(index).front().isUpper(); }
    /// Words that only serve the sentence are no names.
    [[nodiscard]] bool isOrdinary(int index) const
    {
        for (const WordKind kind : {WordKind::Join, WordKind::RangeJoin, WordKind::RangeOpen, WordKind::RangeAnd, WordKind::Number, WordKind::Past, WordKind::Future, WordKind::Maintenance,
                                    WordKind::Incident, WordKind::Effect, WordKind::Label, WordKind::About, WordKind::TitleState, WordKind::Announcement}) {
            if (m_text.has(index, kind))
                return true;
        }
        return m_text.tokenAt(index) >= 0;
    }

    void add(TargetKind kind, int first, int last)
    {
        const int begin = m_text.lexemes().at(first).begin;
        const QString name = m_text.source().reading.mid(begin, m_text.lexemes().at(last - 1).end - begin).simplified();
        if (name.isEmpty() || name.size() > 60)
            return;
        const QString key = name.toCaseFolded();
        if (m_names.contains(key))
            return;
        m_names += key;
        m_post.targets += ImportedTarget{kind, name, m_text.source().originalOffset(begin), m_text.source().originalEnd(m_text.lexemes().at(last - 1).end)};
    }

    /// "[PAR]" in a title is a zone; what stands before it is the service: "Reverse Proxies [PAR] Random 503 errors".
    void findTags()
    {
        for (int index = m_parts.titleFirst; index + 2 < m_parts.titleLast; ++index) {
            if (!m_text.isMark(index, u'[') || !isWord(index + 1) || !m_text.isMark(index + 2, u']'))
                continue;
            const QString tag = wordAt(index + 1).toString();
            const bool capitals = tag.size() >= 2 && tag.size() <= 5 && tag == tag.toUpper();
            if (capitals && !isOrdinary(index + 1))
                add(TargetKind::Zone, index + 1, index + 2);
            bool plain = index > m_parts.titleFirst && index - m_parts.titleFirst <= 4;
            for (int word = m_parts.titleFirst; plain && word < index; ++word)
                plain = isWord(word);
            if (plain)
                add(TargetKind::Service, m_parts.titleFirst, index);
        }
        // Status pages put the component in front of the title: "Mails Mails delivery issues", "Infrastructure A hypervisor is down".
        const int first = m_parts.titleFirst;
        if (first + 2 < m_parts.titleLast && isCapital(first) && isCapital(first + 1) && !isOrdinary(first)
            && (m_text.lower(first) == m_text.lower(first + 1) || (wordAt(first + 1).size() == 1 && wordAt(first).size() > 3)))
            add(TargetKind::Service, first, first + 1);
        // "Hosting General: Planned maintenance on …"
        for (int index = first + 1; index < std::min(m_parts.titleLast - 1, first + 4); ++index) {
            const bool opens = m_text.isMark(index, u':') && !m_text.isGapless(index + 1);
            bool names = opens;
            for (int word = first; names && word < index; ++word)
                names = isCapital(word) && !isOrdinary(word) && !m_text.has(word, WordKind::StateLabel) && !m_text.has(word, WordKind::Posted);
            if (names)
                add(TargetKind::Service, first, index);
        }
        // Tags below the date: "cPanel Hosting".
        for (int index = m_parts.headerFirst; index < m_parts.headerLast;) {
            int last = index + 1;
            while (last < m_parts.headerLast && !m_text.beginsLine(last))
                ++last;
            bool dated = false;
            for (int at = index; at < last; ++at)
                dated |= m_text.tokenAt(at) >= 0 || m_text.has(at, WordKind::State);
            if (!dated && isWord(index))
                add(TargetKind::Service, index, last);
            index = last;
        }
    }

    /// “flexo”, “mom” and “elzar” servers: short quoted names with the noun in the same sentence.
    void readQuoted(int open)
    {
        int close = open + 1;
        while (close < m_last && close < open + 6 && !m_text.isMark(close, u'\u201D') && !m_text.isMark(close, u'"') && !m_text.isMark(close, u'\u201C') && !m_text.isMark(close, u'\u00BB'))
            ++close;
        if (close >= m_last || close == open + 1 || close >= open + 6)
            return;
        for (int word = open + 1; word < close; ++word) {
            if (m_text.lexemes().at(word).kind == Lexeme::Kind::Mark && !m_text.isDash(word) && !m_text.isMark(word, u'.'))
                return;
        }
        constexpr int reach = 12;
        for (int index = close + 1; index < std::min(m_last, close + reach); ++index) {
            if (m_text.isMark(index, u'.') || m_text.lexemes().at(index).gap == Lexeme::Gap::Paragraph)
                return;
            if (m_text.has(index, WordKind::ServerNoun)) {
                add(TargetKind::Server, open + 1, close);
                return;
            }
            const bool list = m_text.isMark(index, u',') || m_text.isMark(index, u'\u201C') || m_text.isMark(index, u'\u201D') || m_text.isMark(index, u'"') || m_text.has(index, WordKind::RangeAnd);
            if (!list && index > close + 3 && !isWord(index) && !m_text.isMark(index, u'('))
                return;
            // "the “mod_security” update" names no server; other quoted names may stand between, ordinary words may not.
            if (!list && isWord(index) && !(index > 0 && (m_text.isMark(index - 1, u'\u201C') || m_text.isMark(index - 1, u'"'))) && !isCapital(index))
                return;
        }
    }

    void readServerNoun(int index)
    {
        const ScannedText::Match *noun = m_text.matchAt(index, WordKind::ServerNoun);
        // "servers (amy, flexo, and leela)"
        if (m_text.isMark(noun->last, u'(')) {
            QList<int> names;
            int at = noun->last + 1;
            bool plain = true;
            for (; at < std::min(m_last, noun->last + 24) && !m_text.isMark(at, u')'); ++at) {
                if (m_text.isMark(at, u',') || m_text.has(at, WordKind::RangeAnd))
                    continue;
                plain = plain && isWord(at) && !isOrdinary(at) && m_text.lexemes().at(at).gap != Lexeme::Gap::None;
                plain = plain || (at == noun->last + 1 && isWord(at) && !isOrdinary(at));
                names += at;
            }
            if (plain && names.size() >= 2) {
                for (const int name : names)
                    add(TargetKind::Server, name, name + 1);
            }
        }
        // "VM host vm8", "MySQL node db9a": a name with a digit behind the noun.
        const int behind = noun->last;
        if (isWord(behind) && m_text.isGapless(behind + 1) && behind + 1 < m_last && m_text.lexemes().at(behind + 1).kind == Lexeme::Kind::Number) {
            int last = behind + 2;
            while (last < m_last && m_text.isGapless(last) && m_text.lexemes().at(last).kind != Lexeme::Kind::Mark)
                ++last;
            if (!(m_text.isMark(last, u'.') && m_text.isGapless(last + 1)))
                add(TargetKind::Server, behind, last);
        }
        // "on flexo server", "the Flexo server": one word in the title that is no ordinary one.
        if (index < m_parts.titleLast && index > m_parts.titleFirst && isWord(index - 1) && !isOrdinary(index - 1) && wordAt(index - 1).size() > 2 && m_text.lower(index - 1) != u"some" && !m_text.lower(noun->last - 1).endsWith(u's')
            && (index - 1 == m_parts.titleFirst || m_text.has(index - 2, WordKind::Join)) && !m_text.isMark(noun->last, u'\u201C') && !m_text.isMark(noun->last, u'"')
            && !m_text.isMark(noun->last, u'\u201E'))
            add(TargetKind::Server, index - 1, index);
        // "An hypervisor has been lost": the machine has no other name. Not plurals, which name a kind of machine.
        const bool nameless = wordAt(noun->first).size() >= 6 && noun->last == noun->first + 1 && m_text.lower(noun->first) != u"server" && m_text.lower(noun->first) != u"serveur"
            && !wordAt(noun->first).endsWith(u's') && index < m_parts.titleLast;
        if (nameless)
            add(TargetKind::Server, noun->first, noun->last);
    }

    /// "Paris zone", "our Paris data center"
    void readZoneNoun(int index)
    {
        const int before = index - 1;
        if (before > m_parts.titleFirst && isCapital(before) && !isOrdinary(before) && !m_text.beginsLine(before) && wordAt(before).size() > 2) {
            // A zone that a tag names already ("[PAR] … on the Paris zone") is not named twice.
            for (const ImportedTarget &target : std::as_const(m_post.targets)) {
                if (target.kind == TargetKind::Zone && wordAt(before).startsWith(target.name, Qt::CaseInsensitive))
                    return;
            }
            add(TargetKind::Zone, before, index);
        }
    }

    /// "Unique IP service", "Pulsar Service": capitalised words in front of the noun in the title, or quoted so in the first line.
    void readServiceNoun(int index)
    {
        if (index >= m_parts.titleLast)
            return;
        int first = index;
        while (first > m_parts.titleFirst && isCapital(first - 1) && !isOrdinary(first - 1) && index - first < 3)
            --first;
        if (first < index)
            add(TargetKind::Service, first, index);
    }

    /// power12.example.net
    void readHostName(int index)
    {
        if (!isWord(index) || (index > 0 && m_text.isGapless(index) && (m_text.isMark(index - 1, u'/') || m_text.isMark(index - 1, u'@') || m_text.isMark(index - 1, u'.') || m_text.isDash(index - 1)
                                                                       || m_text.lexemes().at(index - 1).kind == Lexeme::Kind::Number)))
            return;
        int dots = 0;
        int at = index + 1;
        while (at < m_last && at < index + 16 && m_text.isGapless(at)) {
            if (m_text.isMark(at, u'.')) {
                if (at + 1 >= m_last || !m_text.isGapless(at + 1) || m_text.lexemes().at(at + 1).kind == Lexeme::Kind::Mark)
                    break;
                ++dots;
            } else if (m_text.lexemes().at(at).kind == Lexeme::Kind::Mark && !m_text.isMark(at, u'-')) {
                break;
            }
            ++at;
        }
        if (dots == 0 && isMachineLabel(index, at)) {
            add(TargetKind::Server, index, at);
            return;
        }
        if (dots < 2 || !isWord(at - 1) || wordAt(at - 1).size() < 2 || m_text.isMark(at, u'/') || m_text.isMark(at, u'@'))
            return;
        const bool digits = std::any_of(m_text.lexemes().cbegin() + index, m_text.lexemes().cbegin() + at, [](const Lexeme &lexeme) { return lexeme.kind == Lexeme::Kind::Number; });
        add(digits ? TargetKind::Server : TargetKind::Service, index, at);
    }

    /// "mx-oslo-1", "web-03": small letters and hyphens with a number at the end; not "utf-8", "covid-19" or "mid-2024".
    [[nodiscard]] bool isMachineLabel(int first, int last) const
    {
        int hyphens = 0;
        for (int index = first; index < last; ++index) {
            if (m_text.isMark(index, u'-')) {
                ++hyphens;
                continue;
            }
            const QStringView part = wordAt(index);
            const bool small = std::all_of(part.cbegin(), part.cend(), [](QChar letter) { return letter.unicode() < 0x80 && (letter.isDigit() || letter.isLower()); });
            if (!small || m_text.tokenAt(index) >= 0)
                return false;
        }
        const Lexeme &ending = m_text.lexemes().at(last - 1);
        const qsizetype digits = ending.end - ending.begin;
        if (ending.kind != Lexeme::Kind::Number || digits > 3 || (m_text.isMark(last, u'%') && m_text.isGapless(last)))
            return false;
        return hyphens >= 2 || (hyphens == 1 && digits >= 2 && wordAt(last - 1).front() == u'0');
    }

    const ScannedText &m_text;
    const PostParts &m_parts;
    ImportedPost &m_post;
    int m_last;
    QSet<QString> m_names;
};

} // namespace

void findTargets(const PostParts &parts, ImportedPost &post) { TargetFinder(parts, post).run(); }

} // namespace tocsin
