// SPDX-License-Identifier: GPL-3.0-or-later
// iCalendar (RFC 5545) as NOCs exchange maintenance with it: X-MAINTNOTE- properties of the NANOG's best current
// practice, and plain events.
#include "models/announcements/formats/sourcestory.h"
#include "models/announcements/formats/sourcetime.h"
#include "models/time/walltime.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

struct Property
{
    QString name; ///< in capitals
    QHash<QString, QString> parameters; ///< names in capitals
    QString value; ///< as written
    int line = 0; ///< where it begins, from 1
};

struct Component
{
    QString name;
    QList<Property> properties;
    int line = 0;

    [[nodiscard]] const Property *find(QLatin1StringView wanted) const
    {
        for (const Property &property : properties) {
            if (property.name == wanted)
                return &property;
        }
        return nullptr;
    }
    [[nodiscard]] QString value(QLatin1StringView wanted) const
    {
        const Property *property = find(wanted);
        return property ? property->value.trimmed() : QString();
    }
};

/// "\n" and "\," of a text value.
[[nodiscard]] QString unescaped(const QString &value)
{
    QString text;
    text.reserve(value.size());
    for (qsizetype at = 0; at < value.size(); ++at) {
        if (value.at(at) != u'\\' || at + 1 >= value.size()) {
            text += value.at(at);
            continue;
        }
        ++at;
        text += value.at(at) == u'n' || value.at(at) == u'N' ? QChar(u'\n') : value.at(at);
    }
    return text;
}

class CalendarReader
{
public:
    explicit CalendarReader(const ImportContext &context) : m_context(context) { }

    Result<SourceStories> read(const QString &text)
    {
        if (const auto parsed = parse(text); !parsed)
            return tl::unexpected<Failure>(parsed.error());
        // The versions of one event, by the order in which their first stands in the file.
        QStringList order;
        QHash<QString, QList<const Component *>> versions;
        for (const Component &event : std::as_const(m_events)) {
            const QString key = keyOf(event);
            if (!versions.contains(key))
                order += key;
            versions[key] += &event;
        }
        for (const QString &key : std::as_const(order)) {
            if (const auto read = readEvent(key, versions[key]); !read)
                return tl::unexpected<Failure>(read.error());
        }
        if (m_stories.stories.isEmpty())
            return refusedAt(m_context, {}, u"is a calendar without an event (VEVENT)."_s);
        return m_stories;
    }

private:
    [[nodiscard]] tl::unexpected<Failure> refused(int line, const QString &why) const
    {
        return refusedAt(m_context, u"line %1"_s.arg(line), why);
    }

    Result<void> parse(const QString &text)
    {
        QList<Component> open;
        int line = 0;
        qsizetype at = 0;
        while (at < text.size()) {
            // A line that begins with a space goes on from the one before it.
            QString logical;
            const int first = line + 1;
            bool more = true;
            while (more) {
                qsizetype end = text.indexOf(u'\n', at);
                if (end < 0)
                    end = text.size();
                QStringView piece = QStringView(text).mid(at, end - at);
                if (piece.endsWith(u'\r'))
                    piece.chop(1);
                logical += logical.isEmpty() && line + 1 == first ? piece : piece.mid(1);
                at = end + 1;
                ++line;
                more = at < text.size() && (text.at(at) == u' ' || text.at(at) == u'\t');
            }
            if (first == 1 && logical.startsWith(u'\uFEFF'))
                logical.remove(0, 1);
            if (logical.trimmed().isEmpty())
                continue;
            const auto property = propertyFrom(logical, first);
            if (!property)
                return tl::unexpected<Failure>(property.error());
            if (property->name == "BEGIN"_L1) {
                constexpr int deepest = 8;
                if (open.size() >= deepest)
                    return refused(
                        first,
                        u"components lie more than %1 deep in each other, which no calendar's do."_s.arg(deepest));
                open += Component{property->value.trimmed().toUpper(), {}, first};
            } else if (property->name == "END"_L1) {
                const QString name = property->value.trimmed().toUpper();
                if (open.isEmpty() || open.constLast().name != name)
                    return refused(first,
                                   open.isEmpty() ? u"END:%1 ends nothing."_s.arg(name.left(40))
                                                  : u"END:%1 where %2 of line %3 is open."_s
                                                        .arg(name.left(40), open.constLast().name.left(40))
                                                        .arg(open.constLast().line));
                Component done = open.takeLast();
                if (done.name == "VEVENT"_L1)
                    m_events += done;
                else if (done.name == "VTIMEZONE"_L1)
                    keepZone(done);
                else if (done.name == "STANDARD"_L1 || done.name == "DAYLIGHT"_L1)
                    m_offsets += done.value("TZOFFSETTO"_L1);
            } else if (!open.isEmpty()) {
                open.last().properties += *property;
            }
        }
        if (!open.isEmpty())
            return refused(line,
                           u"the calendar ends within %1, which began in line %2. It was cut short; get it again."_s
                               .arg(open.constLast().name.left(40))
                               .arg(open.constLast().line));
        return {};
    }

    /// "NAME;PARAMETER=value;OTHER="quoted: value":value"
    Result<Property> propertyFrom(const QString &line, int number) const
    {
        Property property;
        property.line = number;
        qsizetype at = 0;
        const auto until = [&line, &at](QLatin1StringView marks) {
            const qsizetype from = at;
            while (at < line.size() && !marks.contains(line.at(at)))
                ++at;
            return line.mid(from, at - from);
        };
        property.name = until(":;"_L1).trimmed().toUpper();
        while (at < line.size() && line.at(at) == u';') {
            ++at;
            const QString name = until("=:;"_L1).trimmed().toUpper();
            QString value;
            if (at < line.size() && line.at(at) == u'=') {
                ++at;
                if (at < line.size() && line.at(at) == u'"') {
                    const qsizetype close = line.indexOf(u'"', at + 1);
                    if (close < 0)
                        return refused(number, u"a quotation mark of %1 is not closed."_s.arg(property.name.left(40)));
                    value = line.mid(at + 1, close - at - 1);
                    at = close + 1;
                    static_cast<void>(until(":;"_L1));
                } else {
                    value = until(":;"_L1);
                }
            }
            property.parameters.insert(name, value);
        }
        if (at >= line.size() || line.at(at) != u':' || property.name.isEmpty())
            return refused(
                number,
                u"“%1” is no property: NAME:value. The file was cut or changed; get it again."_s.arg(line.left(40)));
        property.value = line.mid(at + 1);
        return property;
    }

    void keepZone(const Component &zone)
    {
        const QString id = zone.value("TZID"_L1);
        QStringList offsets = m_offsets;
        offsets.removeDuplicates();
        offsets.removeAll(QString());
        m_zoneOffsets.insert(id, offsets);
        m_offsets.clear();
    }

    [[nodiscard]] static QString keyOf(const Component &event)
    {
        QString uid = event.value("UID"_L1);
        if (uid.isEmpty() && !event.value("X-MAINTNOTE-MAINTENANCE-ID"_L1).isEmpty())
            uid = event.value("X-MAINTNOTE-PROVIDER"_L1) % u'/' % event.value("X-MAINTNOTE-MAINTENANCE-ID"_L1);
        if (uid.isEmpty())
            uid = event.value("SUMMARY"_L1) % u'|' % event.value("DTSTART"_L1);
        const QString instance = event.value("RECURRENCE-ID"_L1);
        return instance.isEmpty() ? uid : QString(uid % u'|' % instance);
    }

    [[nodiscard]] static int sequenceOf(const Component &event) { return event.value("SEQUENCE"_L1).toInt(); }

    /// The IANA id that a TZID is or ends in ("/freeassociation.sourceforge.net/Europe/Oslo"); empty where it is none.
    [[nodiscard]] static QString zoneFrom(const QString &tzid)
    {
        QStringList parts = tzid.split(u'/', Qt::SkipEmptyParts);
        for (; !parts.isEmpty(); parts.removeFirst()) {
            if (const QString id = parts.join(u'/'); (parts.size() > 1 || tzid == id) && isZoneKnown(id))
                return id;
        }
        return {};
    }

    /// The instant of a date-time property; days are midnights, told by @p precision.
    Result<SourceTime> timeOf(const Property &property, Precision *precision = nullptr) const
    {
        const QString value = property.value.trimmed();
        const bool day = value.size() == 8
            && property.parameters.value(u"VALUE"_s).compare("DATE-TIME"_L1, Qt::CaseInsensitive) != 0;
        const auto zoned = timeFromIso(value, u"UTC"_s);
        if (!zoned)
            return refused(
                property.line,
                u"%1 is no instant: “%2”. One looks like 20210304T120000Z."_s.arg(property.name, value.left(40)));
        const QString tzid = property.parameters.value(u"TZID"_s);
        const QString written = tzid.isEmpty() ? value : QString(value % u" ("_s % tzid % u')');
        if (day) {
            if (precision)
                *precision = Precision::Day;
            return wallTime(value, *zoned->date, QTime(0, 0), m_context.zone);
        }
        if (!zoned->time || !zoned->date)
            return refused(property.line, u"%1 has no clock: “%2”."_s.arg(property.name, value.left(40)));
        if (value.endsWith(u'Z', Qt::CaseInsensitive))
            return exactTime(value, *zoned->utc);
        if (tzid.isEmpty())
            return wallTime(value, *zoned->date, *zoned->time, m_context.zone);
        if (const QString zone = zoneFrom(tzid); !zone.isEmpty())
            return wallTime(written, *zoned->date, *zoned->time, zone);
        // A zone of the file's own making: its offsets are candidates, its rules nobody's.
        SourceTime time = wallTime(written, *zoned->date, *zoned->time, {});
        for (const QString &offset : m_zoneOffsets.value(tzid)) {
            if (const auto candidate = timeFromIso(value % offset, {}); candidate && candidate->utc)
                time.candidates += TimeCandidate{*candidate->utc, candidate->zone,
                                                 u"VTIMEZONE “%1” has the offset %2"_s.arg(tzid.left(60), offset)};
        }
        if (!time.candidates.isEmpty())
            time.utc = time.candidates.constFirst().instant;
        return time;
    }

    /// "PT1H30M", "P1D"; 0 where it is none.
    [[nodiscard]] static Instant durationFrom(const QString &value)
    {
        Instant sum = 0;
        Instant number = 0;
        for (const QChar letter : value) {
            constexpr Instant most = 10'000'000;
            if (letter.isDigit())
                number = std::min<Instant>(most, number * 10 + letter.digitValue());
            else if (letter != u'P' && letter != u'T' && letter != u'+')
                sum += std::exchange(number, 0)
                    * (letter == u'W'       ? 7 * dayMs
                           : letter == u'D' ? dayMs
                           : letter == u'H' ? hourMs
                           : letter == u'M' ? minuteMs
                           : letter == u'S' ? secondMs
                                            : 0);
        }
        return sum;
    }

    Result<SourceRange> planOf(const Component &event)
    {
        SourceRange plan;
        plan.role = ImportedWindow::Role::Planned;
        const Property *start = event.find("DTSTART"_L1);
        if (!start)
            return refused(event.line, u"this VEVENT has no DTSTART."_s);
        const auto begin = timeOf(*start, &plan.precision);
        if (!begin)
            return tl::unexpected<Failure>(begin.error());
        plan.begin = *begin;
        if (const Property *property = event.find("DTEND"_L1)) {
            const auto end = timeOf(*property);
            if (!end)
                return tl::unexpected<Failure>(end.error());
            if (end->utc && begin->utc && *end->utc < *begin->utc)
                m_stories.warnings += u"%1: line %2: the event ends before it begins."_s.arg(sourceName(m_context))
                                          .arg(property->line);
            plan.end = *end;
        } else if (const Instant length = durationFrom(event.value("DURATION"_L1)); length > 0 && begin->utc) {
            SourceTime end = exactTime(event.value("DURATION"_L1), *begin->utc + length);
            end.certain = begin->certain;
            plan.end = end;
        } else if (plan.precision == Precision::Day && begin->utc && begin->date) {
            plan.end = wallTime(u"the next day"_s, begin->date->addDays(1), QTime(0, 0), m_context.zone);
        }
        plan.level = levelOf(event.value("X-MAINTNOTE-IMPACT"_L1));
        return plan;
    }

    /// What is not known is an outage, by the best current practice.
    [[nodiscard]] static std::optional<Level> levelOf(const QString &impact)
    {
        const QString word = impact.toUpper();
        if (word.isEmpty() || word == "NO-IMPACT"_L1)
            return std::nullopt;
        if (word == "REDUCED-REDUNDANCY"_L1)
            return Level::Maintenance;
        return word == "DEGRADED"_L1 ? Level::Degraded : Level::MajorOutage;
    }

    [[nodiscard]] static Status statusOf(const Component &event)
    {
        const QString word = (event.value("X-MAINTNOTE-STATUS"_L1).isEmpty() ? event.value("STATUS"_L1)
                                                                             : event.value("X-MAINTNOTE-STATUS"_L1))
                                 .toUpper();
        if (word == "CANCELLED"_L1 || word == "CANCELED"_L1)
            return Status::Cancelled;
        if (word == "IN-PROCESS"_L1 || word == "IN-PROGRESS"_L1)
            return Status::InProgress;
        return word == "COMPLETED"_L1 ? Status::Completed : Status::Scheduled;
    }

    Result<void> readEvent(const QString &key, QList<const Component *> versions)
    {
        std::stable_sort(versions.begin(), versions.end(),
                         [](const Component *a, const Component *b) { return sequenceOf(*a) < sequenceOf(*b); });
        const Component &newest = *versions.constLast();
        SourceStory story;
        story.id = u"ical:"_s % key;
        story.title = unescaped(newest.value("SUMMARY"_L1));
        story.kind = IncidentKind::Maintenance;
        story.status = statusOf(newest);
        if (const Property *start = newest.find("DTSTART"_L1))
            story.zone = zoneFrom(start->parameters.value(u"TZID"_s));
        const auto plan = planOf(newest);
        if (!plan)
            return tl::unexpected<Failure>(plan.error());
        story.ranges += *plan;
        for (const Property &property : newest.properties) {
            const QString value = unescaped(property.value).simplified();
            if (property.name == "X-MAINTNOTE-OBJECT-ID"_L1)
                story.targets += SourceTarget{TargetKind::Service, value};
            else if (property.name == "X-MAINTNOTE-PROVIDER"_L1)
                story.remarks += u"Provider: "_s % value;
            else if (property.name == "X-MAINTNOTE-ACCOUNT"_L1)
                story.remarks += u"Account: "_s % value;
            else if (property.name == "X-MAINTNOTE-MAINTENANCE-ID"_L1)
                story.remarks += u"Maintenance: "_s % value;
            else if (property.name == "X-MAINTNOTE-IMPACT"_L1)
                story.remarks += u"Impact: "_s % value;
            else if (property.name == "LOCATION"_L1 && !value.isEmpty())
                story.remarks += u"Location: "_s % value;
            else if (property.name == "URL"_L1 && !value.isEmpty())
                story.remarks += u"Link: "_s % value;
            else if (property.name == "RRULE"_L1 || property.name == "RDATE"_L1)
                m_stories.warnings += u"%1: line %2: the event comes again (%3); only its first time was read."_s
                                          .arg(sourceName(m_context))
                                          .arg(property.line)
                                          .arg(property.name);
        }
        for (const Component *version : std::as_const(versions)) {
            const auto update = updateOf(*version, version != &newest);
            if (!update)
                return tl::unexpected<Failure>(update.error());
            // The first version without words states nothing but the plan; a later one changes it.
            if (versions.size() == 1 && sequenceOf(*version) == 0 && update->body.trimmed().isEmpty())
                story.published = update->at;
            else
                story.updates += *update;
        }
        m_stories.stories += story;
        return {};
    }

    Result<SourceUpdate> updateOf(const Component &version, bool superseded)
    {
        SourceUpdate update;
        update.ofOtherDay = true; // of the event's, not of the notice's
        update.label = u"Revision %1"_s.arg(sequenceOf(version));
        update.status = statusOf(version);
        update.body = unescaped(version.value("DESCRIPTION"_L1));
        for (const QLatin1StringView name : {"LAST-MODIFIED"_L1, "DTSTAMP"_L1}) {
            const Property *property = version.find(name);
            if (!property)
                continue;
            const auto at = timeOf(*property);
            if (!at)
                return tl::unexpected<Failure>(at.error());
            update.at = *at;
            break;
        }
        if (superseded) {
            // What it said of the window then; the newest version's is the plan.
            QStringList was;
            for (const QLatin1StringView name : {"SUMMARY"_L1, "DTSTART"_L1, "DTEND"_L1}) {
                if (!version.value(name).isEmpty())
                    was += unescaped(version.value(name));
            }
            update.note = was.join(u", "_s);
        }
        return update;
    }

    const ImportContext &m_context;
    SourceStories m_stories;
    QList<Component> m_events;
    QStringList m_offsets; ///< of the VTIMEZONE that is open
    QHash<QString, QStringList> m_zoneOffsets; ///< by TZID
};

} // namespace

Result<SourceStories> readCalendar(const QString &text, const ImportContext &context)
{
    return CalendarReader(context).read(text);
}

} // namespace tocsin
