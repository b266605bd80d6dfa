// SPDX-License-Identifier: GPL-3.0-or-later
// An issue of cState: Markdown below front matter in YAML or TOML, whose statements are dated by {{< track "2021-03-04
// 12:00" >}}.
#include "models/announcements/formats/sourcestory.h"
#include "models/announcements/formats/sourcetime.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// A member of the front matter: one text, or a list of them.
struct Member
{
    QString name;
    QStringList values;
    int line = 0; ///< from 1
};

class CStateReader
{
public:
    CStateReader(const QString &text, const ImportContext &context) : m_text(text), m_context(context) { }

    Result<SourceStories> read()
    {
        if (const auto done = readFrontMatter(); !done)
            return tl::unexpected<Failure>(done.error());
        const QString section = value(u"section");
        if (!section.isEmpty() && section.compare("issue"_L1, Qt::CaseInsensitive) != 0
            && section.compare("issues"_L1, Qt::CaseInsensitive) != 0)
            return refused(
                lineOf(u"section"),
                u"this is a page of the site (section “%1”) and no issue. Leave the file out."_s.arg(section.left(40)));
        SourceStory story;
        story.title = value(u"title");
        if (story.title.isEmpty())
            return refused(1, u"the front matter has no title."_s);
        const auto date = timeOf(u"date");
        const auto resolvedWhen = timeOf(u"resolvedWhen");
        for (const auto *time : {&date, &resolvedWhen}) {
            if (!*time)
                return tl::unexpected<Failure>(time->error());
        }
        story.id = u"cstate:"_s % story.title % u'|' % value(u"date");
        story.published = *date;
        const bool resolved = isTrue(value(u"resolved"));
        const bool informational = isTrue(value(u"informational"));
        for (const Member &member : std::as_const(m_members)) {
            if (member.name.compare("affected"_L1, Qt::CaseInsensitive) != 0)
                continue;
            for (const QString &name : member.values)
                story.targets += SourceTarget{TargetKind::Service, name};
        }
        const QString severity = value(u"severity").toLower();
        if (!severity.isEmpty())
            story.remarks += u"Severity: "_s % severity;
        if (const auto done = readBody(story); !done)
            return tl::unexpected<Failure>(done.error());
        if (informational) {
            // What it informs about its words say; planned work is told this way, too.
            ImportContext whole = m_context;
            whole.shape = ImportContext::Shape::Post;
            const ImportedPage page = importPage(story.title % u"\n\n"_s % m_body, whole);
            const bool planned = !page.posts.isEmpty() && page.posts.constFirst().kind == IncidentKind::Maintenance;
            story.kind = planned ? IncidentKind::Maintenance : IncidentKind::Announcement;
            if (resolved)
                story.status = planned ? Status::Completed : Status::Resolved;
        } else {
            story.kind = IncidentKind::Incident;
            story.status = resolved ? Status::Resolved : newestStatus(story).value_or(Status::Investigating);
            if (*date) {
                SourceRange range;
                range.begin = **date;
                if (*resolvedWhen)
                    range.end = **resolvedWhen;
                range.level = severity == "down"_L1 ? Level::MajorOutage
                    : severity == "disrupted"_L1    ? Level::PartialOutage
                                                    : Level::Degraded;
                story.ranges += range;
            }
        }
        if (m_withoutZone)
            m_stories.warnings
                += u"%1: its dates have no offset. cState takes them for UTC unless the site says otherwise; --zone settles them."_s
                       .arg(sourceName(m_context));
        m_stories.stories += story;
        return m_stories;
    }

private:
    [[nodiscard]] tl::unexpected<Failure> refused(int line, const QString &why) const
    {
        return refusedAt(m_context, u"line %1"_s.arg(line), why);
    }

    [[nodiscard]] static bool isTrue(const QString &word)
    {
        return word.compare("true"_L1, Qt::CaseInsensitive) == 0 || word.compare("yes"_L1, Qt::CaseInsensitive) == 0;
    }

    [[nodiscard]] const Member *find(QStringView name) const
    {
        for (const Member &member : m_members) {
            if (member.name.compare(name, Qt::CaseInsensitive) == 0)
                return &member;
        }
        return nullptr;
    }
    [[nodiscard]] QString value(QStringView name) const
    {
        const Member *member = find(name);
        return member && !member->values.isEmpty() ? member->values.constFirst().trimmed() : QString();
    }
    [[nodiscard]] int lineOf(QStringView name) const
    {
        const Member *member = find(name);
        return member ? member->line : 1;
    }

    /// Splits the file into m_members and m_body.
    Result<void> readFrontMatter()
    {
        QString text = m_text;
        qsizetype start = 0;
        while (start < text.size() && (text.at(start) == u'\uFEFF' || text.at(start).isSpace()))
            ++start;
        const int blank = static_cast<int>(QStringView(text).left(start).count(u'\n'));
        text = text.mid(start);
        const QString fence = text.left(3);
        m_toml = fence == "+++"_L1;
        const QStringList lines = text.split(u'\n');
        QString list; // name of the list whose items stand on lines of their own
        QString scalar; // name of the "|" or ">" text
        int number = blank + 1;
        qsizetype consumed = lines.constFirst().size() + 1;
        for (qsizetype index = 1; index < lines.size(); ++index) {
            ++number;
            consumed += lines.at(index).size() + 1;
            const QString &line = lines.at(index);
            const QString trimmed = line.trimmed();
            if (trimmed == fence) {
                m_body = text.mid(std::min(consumed, text.size()));
                m_bodyLine = number + 1;
                return {};
            }
            if (trimmed.isEmpty() || (trimmed.startsWith(u'#') && scalar.isEmpty()))
                continue;
            const bool indented = line.at(0).isSpace();
            if (!list.isEmpty() && !m_toml && (trimmed.startsWith("- "_L1) || trimmed == "-"_L1)) {
                const auto item = textFrom(trimmed.mid(1).trimmed(), number);
                if (!item)
                    return tl::unexpected<Failure>(item.error());
                m_members.last().values += *item;
                continue;
            }
            if (!scalar.isEmpty() && indented) {
                QStringList &values = m_members.last().values;
                values = {values.value(0).isEmpty() ? trimmed : QString(values.constFirst() % u' ' % trimmed)};
                continue;
            }
            if (m_toml && !list.isEmpty()) {
                if (const auto done = readList(trimmed, number, list); !done)
                    return done;
                continue;
            }
            scalar.clear();
            list.clear();
            if (indented && !m_toml)
                continue; // a member of a member: nothing of cState's
            if (const auto done = readMember(trimmed, number, list, scalar); !done)
                return done;
        }
        return refusedAt(
            m_context, u"line %1"_s.arg(number),
            u"the front matter is not closed by a line “%1”. The file was cut short, or the line is missing."_s.arg(
                fence));
    }

    Result<void> readMember(const QString &line, int number, QString &list, QString &scalar)
    {
        const QChar mark = m_toml ? u'=' : u':';
        if (m_toml && line.startsWith(u'['))
            return {}; // a table: nothing of cState's
        const qsizetype at = line.indexOf(mark);
        if (at <= 0)
            return refused(number,
                           u"“%1” is no member of the front matter: name%2 value."_s.arg(line.left(40), QString(mark)));
        QString name = line.left(at).trimmed();
        if (name.size() > 1 && (name.startsWith(u'"') || name.startsWith(u'\'')))
            name = name.mid(1, name.size() - 2);
        const QString rest = line.mid(at + 1).trimmed();
        m_members += Member{name, {}, number};
        if (rest.startsWith(u'[')) {
            list = name;
            return readList(rest.mid(1), number, list);
        }
        if (!m_toml && (rest.isEmpty() || rest.startsWith(u'#'))) {
            list = name;
            return {};
        }
        if (!m_toml && (rest.startsWith(u'|') || rest.startsWith(u'>'))) {
            scalar = name;
            return {};
        }
        const auto text = textFrom(rest, number);
        if (!text)
            return tl::unexpected<Failure>(text.error());
        m_members.last().values = {*text};
        return {};
    }

    /// Items of "[a, "b, c"]", which in TOML may go on over lines; @p list is cleared at its end.
    Result<void> readList(const QString &text, int number, QString &list)
    {
        QString item;
        QChar quote;
        bool any = false;
        const auto close = [this, &item, &any] {
            if (any)
                m_members.last().values += item.trimmed();
            item.clear();
            any = false;
        };
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar letter = text.at(at);
            if (!quote.isNull()) {
                if (letter == quote)
                    quote = QChar();
                else if (letter == u'\\' && quote == u'"' && at + 1 < text.size())
                    item += text.at(++at);
                else
                    item += letter;
            } else if ((letter == u'"' || letter == u'\'') && item.trimmed().isEmpty()) {
                quote = letter;
                any = true;
            } else if (letter == u'#' && (at == 0 || text.at(at - 1).isSpace())) {
                break; // a remark
            } else if (letter == u',') {
                close();
            } else if (letter == u']') {
                close();
                list.clear();
                return {};
            } else if (!letter.isSpace() || any) {
                item += letter;
                any = true;
            }
        }
        if (!quote.isNull())
            return refused(number, u"a quotation mark of “%1” is not closed."_s.arg(list));
        close();
        if (!m_toml)
            return refused(number, u"the list “%1” is not closed by a “]”."_s.arg(list));
        return {};
    }

    /// A text without its quotation marks and without a remark behind it.
    Result<QString> textFrom(const QString &text, int number) const
    {
        if (text.startsWith(u'"') || text.startsWith(u'\'')) {
            const QChar quote = text.at(0);
            QString result;
            for (qsizetype at = 1; at < text.size(); ++at) {
                const QChar letter = text.at(at);
                if (letter == quote) {
                    const bool doubled = quote == u'\'' && at + 1 < text.size() && text.at(at + 1) == quote;
                    if (!doubled)
                        return result;
                    ++at;
                } else if (letter == u'\\' && quote == u'"' && at + 1 < text.size()) {
                    ++at;
                    result += text.at(at) == u'n' ? QChar(u'\n') : text.at(at);
                    continue;
                }
                result += letter;
            }
            return refused(number, u"a quotation mark is not closed."_s);
        }
        qsizetype remark = text.indexOf(" #"_L1);
        return (remark < 0 ? text : text.left(remark)).trimmed();
    }

    /// An instant; without an offset a clock of the given zone, else likely UTC, by Hugo's default.
    [[nodiscard]] std::optional<SourceTime> timeFrom(const QString &written)
    {
        auto time = timeFromIso(written, m_context.zone);
        if (time && time->time && time->zone.isEmpty() && !time->certain) {
            *time = wallTime(written, *time->date, *time->time, u"UTC"_s);
            time->certain = false;
            time->candidates.first().evidence = u"cState's own default"_s;
            m_withoutZone = true;
        }
        return time;
    }

    Result<std::optional<SourceTime>> timeOf(QStringView name)
    {
        const QString written = value(name);
        if (written.isEmpty() || isNever(written))
            return std::optional<SourceTime>();
        auto time = timeFrom(written);
        if (!time)
            return refused(lineOf(name),
                           u"“%1” is no instant: “%2”. One looks like 2021-03-04 12:00:00."_s.arg(name.toString(),
                                                                                                  written.left(40)));
        return time;
    }

    // The body.

    Result<void> readBody(SourceStory &story)
    {
        static const QRegularExpression pattern(
            u"\\{\\{[<%]\\s*track\\s+(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|`([^`\\n]*)`|([^\\s>%}]+))\\s*/?[>%]\\}\\}"_s);
        struct Track
        {
            qsizetype begin;
            qsizetype end;
            SourceTime time;
        };
        QList<Track> tracks;
        QRegularExpressionMatchIterator matches = pattern.globalMatch(m_body);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            QString written;
            for (int group = 1; group <= 4 && written.isEmpty(); ++group)
                written = match.captured(group).trimmed();
            const auto time = timeFrom(written);
            if (!time)
                return refusedAt(
                    m_context, placeInBody(match.capturedStart()),
                    u"the track is no instant: “%1”. One looks like 2021-03-04 12:00:00."_s.arg(written.left(40)));
            tracks += Track{match.capturedStart(), match.capturedEnd(), *time};
        }
        if (tracks.isEmpty()) {
            story.body = m_body;
            return {};
        }
        // A stamp behind its statement, as cState's own examples have it, unless the body begins with one.
        const bool leads = QStringView(m_body).left(tracks.constFirst().begin).trimmed().isEmpty();
        if (leads) {
            for (qsizetype index = 0; index < tracks.size(); ++index) {
                const qsizetype end = index + 1 < tracks.size() ? tracks.at(index + 1).begin : m_body.size();
                addStatement(story, tracks.at(index).time,
                             m_body.mid(tracks.at(index).end, end - tracks.at(index).end));
            }
            return {};
        }
        qsizetype from = 0;
        for (const Track &track : std::as_const(tracks)) {
            addStatement(story, track.time, m_body.mid(from, track.begin - from));
            from = track.end;
        }
        // What stands behind the last one has no stamp of its own.
        if (const QString rest = m_body.mid(from); !rest.trimmed().isEmpty())
            addStatement(story, std::nullopt, rest);
        return {};
    }

    static void addStatement(SourceStory &story, const std::optional<SourceTime> &at, const QString &text)
    {
        // "*Resolved* - We have …"
        static const QRegularExpression pattern(
            u"^\\s*(\\*{1,3}|_{1,3})([\\p{L}][\\p{L} ]{2,30}):?\\1:?\\s*(?:[-\\x{2013}\\x{2014}:]\\s*)?"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        SourceUpdate update;
        update.at = at;
        update.body = text;
        const QRegularExpressionMatch match = pattern.match(text);
        if (match.hasMatch()) {
            update.label = match.captured(2).trimmed();
            update.status = statusFromWord(update.label);
            update.body = text.mid(match.capturedEnd());
        }
        story.updates += update;
    }

    [[nodiscard]] static std::optional<Status> newestStatus(const SourceStory &story)
    {
        std::optional<Status> status;
        std::optional<Instant> newest;
        for (const SourceUpdate &update : story.updates) {
            if (!update.status || isClosed(update.status)
                || !mayFollow(IncidentKind::Incident, Status::Investigating, *update.status))
                continue;
            if (!newest || (update.at && update.at->utc && *update.at->utc > *newest)) {
                status = update.status;
                newest = update.at ? update.at->utc : std::nullopt;
            }
        }
        return status;
    }

    [[nodiscard]] QString placeInBody(qsizetype at) const
    {
        const QStringView before = QStringView(m_body).left(at);
        return u"line %1, column %2"_s.arg(m_bodyLine + before.count(u'\n'))
            .arg(at - (before.lastIndexOf(u'\n') + 1) + 1);
    }

    const QString &m_text;
    const ImportContext &m_context;
    SourceStories m_stories;
    QList<Member> m_members;
    QString m_body;
    int m_bodyLine = 1;
    bool m_toml = false;
    bool m_withoutZone = false;
};

} // namespace

Result<SourceStories> readCState(const QString &text, const ImportContext &context)
{
    return CStateReader(text, context).read();
}

} // namespace tocsin
