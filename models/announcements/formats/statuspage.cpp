// SPDX-License-Identifier: GPL-3.0-or-later
// Statuspage's JSON, version 2 of its public interface: incidents.json, scheduled-maintenances.json, summary.json and
// their like.
#include "models/announcements/formats/sourcestory.h"
#include "models/announcements/formats/sourcetime.h"
#include "models/time/walltime.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// The level that a component's status stands for; none: it works, or the word is unknown.
[[nodiscard]] std::optional<Level> levelOfComponent(const QString &status)
{
    if (status == "degraded_performance"_L1)
        return Level::Degraded;
    if (status == "partial_outage"_L1)
        return Level::PartialOutage;
    if (status == "major_outage"_L1)
        return Level::MajorOutage;
    if (status == "under_maintenance"_L1)
        return Level::Maintenance;
    return std::nullopt;
}

[[nodiscard]] std::optional<Level> levelOfImpact(const QString &impact)
{
    if (impact == "minor"_L1)
        return Level::Degraded;
    if (impact == "major"_L1)
        return Level::PartialOutage;
    if (impact == "critical"_L1)
        return Level::MajorOutage;
    if (impact == "maintenance"_L1)
        return Level::Maintenance;
    return std::nullopt;
}

/// Reads one document. A member of the wrong type stops it; the path of that member is kept for the message.
class StatuspageReader
{
public:
    explicit StatuspageReader(const ImportContext &context) : m_context(context) { }

    Result<SourceStories> read(const QString &text)
    {
        const QByteArray bytes = text.toUtf8();
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
        if (error.error != QJsonParseError::NoError) {
            const QString before = QString::fromUtf8(bytes.left(error.offset));
            return refusedAt(
                m_context, placeIn(before, before.size()),
                u"is no valid JSON (%1). It was cut short or changed; download it again."_s.arg(error.errorString()));
        }
        if (document.isArray()) {
            readList(document.array(), QString(), false);
        } else {
            const QJsonObject root = document.object();
            readPageInfo(root.value("page"_L1).toObject());
            bool known = false;
            for (const auto &[name, planned] :
                 {std::pair{"incidents"_L1, false}, std::pair{"scheduled_maintenances"_L1, true}}) {
                if (!root.contains(name))
                    continue;
                known = true;
                if (root.value(name).isArray())
                    readList(root.value(name).toArray(), QString(name), planned);
                else
                    wrong(QString(name), u"a list"_s);
            }
            if (root.value("incident"_L1).isObject()) {
                known = true;
                readIncident(root.value("incident"_L1).toObject(), u"incident"_s, false);
            } else if (root.contains("incident_updates"_L1)) {
                known = true;
                readIncident(root, QString(), false);
            }
            if (!known) {
                return refusedAt(
                    m_context, {},
                    u"is JSON, but none of Statuspage's: it has neither “incidents” nor “scheduled_maintenances”. Download …/api/v2/incidents.json of the status page."_s);
            }
        }
        if (!m_wrong.isEmpty())
            return refusedAt(m_context, m_wrongPath, m_wrong);
        return m_stories;
    }

private:
    void wrong(const QString &path, const QString &expected)
    {
        if (!m_wrong.isEmpty())
            return;
        m_wrongPath = path;
        m_wrong = u"is not %1. The file was changed or is none of Statuspage's; download it again."_s.arg(expected);
    }

    [[nodiscard]] static QString below(const QString &path, QLatin1StringView member)
    {
        return path.isEmpty() ? QString(member) : QString(path % u"." % member);
    }

    /// The text of a member; empty where it is null or missing.
    QString textOf(const QJsonObject &object, QLatin1StringView member, const QString &path)
    {
        const QJsonValue value = object.value(member);
        if (!value.isString() && !value.isNull() && !value.isUndefined())
            wrong(below(path, member), u"a text"_s);
        return value.toString();
    }

    std::optional<SourceTime> timeOf(const QJsonObject &object, QLatin1StringView member, const QString &path)
    {
        const QString text = textOf(object, member, path);
        if (text.isEmpty() || isNever(text))
            return std::nullopt;
        auto time = timeFromIso(text, {});
        if (!time)
            wrong(below(path, member), u"an instant like 2021-03-04T12:00:00Z (it says “%1”)"_s.arg(text.left(60)));
        return time;
    }

    QJsonArray listOf(const QJsonObject &object, QLatin1StringView member, const QString &path)
    {
        const QJsonValue value = object.value(member);
        if (!value.isArray() && !value.isNull() && !value.isUndefined())
            wrong(below(path, member), u"a list"_s);
        return value.toArray();
    }

    void readPageInfo(const QJsonObject &page)
    {
        // Only how windows are shown: the writers' own clocks need not be the page's.
        const QString zone = page.value("time_zone"_L1).toString();
        m_zone = isZoneKnown(zone) ? zone : QString();
    }

    void readList(const QJsonArray &list, const QString &name, bool planned)
    {
        for (qsizetype index = 0; index < list.size() && m_wrong.isEmpty(); ++index) {
            const QString path = u"%1[%2]"_s.arg(name).arg(index);
            if (list.at(index).isObject())
                readIncident(list.at(index).toObject(), path, planned);
            else
                wrong(path, u"an incident"_s);
        }
    }

    struct Change
    {
        int update = 0;
        QString status;
    };

    void readIncident(const QJsonObject &incident, const QString &path, bool planned)
    {
        SourceStory story;
        story.zone = m_zone;
        const QString id = textOf(incident, "id"_L1, path);
        story.id = id.isEmpty() ? QString() : QString(u"statuspage:"_s % id);
        story.title = textOf(incident, "name"_L1, path);
        if (!incident.contains("name"_L1))
            wrong(below(path, "name"_L1), u"there"_s);
        const QString impact = textOf(incident, "impact"_L1, path);
        const auto from = timeOf(incident, "scheduled_for"_L1, path);
        const auto until = timeOf(incident, "scheduled_until"_L1, path);
        const bool maintenance = planned || from || impact == "maintenance"_L1;
        story.kind = maintenance ? IncidentKind::Maintenance : IncidentKind::Incident;
        const QString status = textOf(incident, "status"_L1, path);
        // "postmortem" follows "resolved".
        story.status = status == "postmortem"_L1 ? Status::Resolved : statusFromWord(status);
        if (incident.value("backfilled"_L1).toBool() && isClosed(story.status))
            story.state = u"retroactive"_s;
        const auto created = timeOf(incident, "created_at"_L1, path);
        const auto started = timeOf(incident, "started_at"_L1, path);
        const auto resolved = timeOf(incident, "resolved_at"_L1, path);

        QList<int> oldestFirst;
        readUpdates(incident, path, story, oldestFirst);
        if (story.updates.isEmpty())
            story.published = created;
        for (const QJsonValue &component : listOf(incident, "components"_L1, path))
            addTarget(story, component.toObject().value("name"_L1).toString());
        if (maintenance && from)
            addPlan(story, from, until);
        if (!addComponentRanges(story, oldestFirst, resolved))
            addCourse(story, oldestFirst, maintenance, started, resolved, levelOfImpact(impact));
        const QString postmortem = textOf(incident, "postmortem_body"_L1, path);
        const bool told = std::any_of(story.updates.cbegin(), story.updates.cend(),
                                      [&postmortem](const SourceUpdate &update) { return update.body == postmortem; });
        if (!postmortem.isEmpty() && !told)
            story.updates.prepend(SourceUpdate{timeOf(incident, "postmortem_published_at"_L1, path),
                                               u"Postmortem"_s,
                                               std::nullopt,
                                               postmortem,
                                               {},
                                               true});
        if (!postmortem.isEmpty() && !told)
            shiftRanges(story);
        m_stories.stories += story;
    }

    /// Ranges point to updates; one more stands in front of them.
    static void shiftRanges(SourceStory &story)
    {
        for (SourceRange &range : story.ranges) {
            for (SourceEnd *end : {&range.begin, &range.end}) {
                if (int *update = std::get_if<int>(end))
                    ++*update;
            }
        }
    }

    static void addTarget(SourceStory &story, const QString &name)
    {
        const bool known = std::any_of(story.targets.cbegin(), story.targets.cend(),
                                       [&name](const SourceTarget &target) { return target.name == name; });
        if (!name.isEmpty() && !known)
            story.targets += SourceTarget{TargetKind::Service, name};
    }

    void readUpdates(const QJsonObject &incident, const QString &path, SourceStory &story, QList<int> &oldestFirst)
    {
        const QJsonArray updates = listOf(incident, "incident_updates"_L1, path);
        m_changes.clear();
        for (qsizetype index = 0; index < updates.size() && m_wrong.isEmpty(); ++index) {
            const QString here = u"%1[%2]"_s.arg(below(path, "incident_updates"_L1)).arg(index);
            if (!updates.at(index).isObject()) {
                wrong(here, u"an update"_s);
                return;
            }
            const QJsonObject object = updates.at(index).toObject();
            SourceUpdate update;
            // What readers see goes before when it was typed in.
            update.at = timeOf(object, "display_at"_L1, here);
            if (!update.at)
                update.at = timeOf(object, "created_at"_L1, here);
            const QString word = textOf(object, "status"_L1, here);
            update.label = labelFromWord(word);
            update.status = statusFromWord(word);
            update.body = textOf(object, "body"_L1, here);
            update.ofOtherDay = word == "postmortem"_L1 || update.status == Status::Scheduled;
            QStringList notes;
            for (const QJsonValue &value : listOf(object, "affected_components"_L1, here)) {
                const QJsonObject component = value.toObject();
                const QString name = textOf(component, "name"_L1, here);
                const QString before = textOf(component, "old_status"_L1, here);
                const QString after = textOf(component, "new_status"_L1, here);
                if (name.isEmpty())
                    continue;
                addTarget(story, name);
                m_changes[name] += Change{static_cast<int>(index), after};
                notes += before == after ? QString(name % u": "_s % after)
                                         : QString(name % u": "_s % before % u" \u2192 "_s % after);
            }
            update.note = notes.join(u'\n');
            story.updates += update;
            oldestFirst += static_cast<int>(index);
        }
        std::stable_sort(oldestFirst.begin(), oldestFirst.end(), [&story](int a, int b) {
            const auto &first = story.updates.at(a).at;
            const auto &second = story.updates.at(b).at;
            if (first && second && first->utc && second->utc && *first->utc != *second->utc)
                return *first->utc < *second->utc;
            return a > b; // the file has the newest first
        });
    }

    static void addPlan(SourceStory &story, const std::optional<SourceTime> &from,
                        const std::optional<SourceTime> &until)
    {
        SourceRange plan;
        plan.begin = *from;
        if (until)
            plan.end = *until;
        plan.role = ImportedWindow::Role::Planned;
        story.ranges += plan;
    }

    [[nodiscard]] static SourceEnd endOf(const SourceStory &story, const QList<int> &oldestFirst,
                                         const std::optional<SourceTime> &resolved)
    {
        if (!isClosed(story.status))
            return {};
        for (const int index : oldestFirst) {
            if (story.updates.at(index).at && isClosed(story.updates.at(index).status))
                return index;
        }
        return resolved ? SourceEnd(*resolved) : SourceEnd();
    }

    /// One range per component and level, from the update that set it to the one that changed it. Whether there was
    /// any.
    bool addComponentRanges(SourceStory &story, const QList<int> &oldestFirst,
                            const std::optional<SourceTime> &resolved)
    {
        QList<int> rank(story.updates.size());
        for (int place = 0; place < oldestFirst.size(); ++place)
            rank[oldestFirst.at(place)] = place;
        const SourceEnd end = endOf(story, oldestFirst, resolved);
        bool any = false;
        for (const SourceTarget &target : std::as_const(story.targets)) {
            QList<Change> changes = m_changes.value(target.name);
            std::stable_sort(changes.begin(), changes.end(), [&rank](const Change &a, const Change &b) {
                return rank.at(a.update) < rank.at(b.update);
            });
            SourceRange open;
            for (const Change &change : std::as_const(changes)) {
                const auto level = levelOfComponent(change.status);
                if (level == open.level)
                    continue;
                if (open.level) {
                    open.end = change.update;
                    story.ranges += open;
                }
                open = SourceRange{};
                open.level = level;
                open.begin = change.update;
                open.targets = {target.name};
                any = any || level;
            }
            if (open.level) {
                open.end = end;
                story.ranges += open;
            }
        }
        return any;
    }

    /// Where no component tells: from its beginning to its end.
    static void addCourse(SourceStory &story, const QList<int> &oldestFirst, bool maintenance,
                          const std::optional<SourceTime> &started, const std::optional<SourceTime> &resolved,
                          std::optional<Level> level)
    {
        SourceRange course;
        course.level = level;
        course.end = endOf(story, oldestFirst, resolved);
        if (maintenance) {
            for (const int index : oldestFirst) {
                if (story.updates.at(index).status == Status::InProgress
                    && std::holds_alternative<std::monostate>(course.begin))
                    course.begin = index;
            }
            course.level = Level::Maintenance;
        } else if (started
                   && (oldestFirst.isEmpty() || !isSame(story.updates.at(oldestFirst.constFirst()).at, started))) {
            course.begin = *started;
        } else if (!oldestFirst.isEmpty()) {
            course.begin = oldestFirst.constFirst();
        } else if (story.published) {
            course.begin = *story.published;
        }
        const auto *begin = std::get_if<int>(&course.begin);
        const auto *end = std::get_if<int>(&course.end);
        // Told only when it was over, "resolved" in one statement: how long it was nobody says.
        if (std::holds_alternative<std::monostate>(course.begin) || (begin && end && *begin == *end))
            return;
        story.ranges += course;
    }

    /// Statuspage stamps an incident and its first update within the same second, not the same millisecond.
    [[nodiscard]] static bool isSame(const std::optional<SourceTime> &a, const std::optional<SourceTime> &b)
    {
        return a && b && a->utc && b->utc && std::abs(*a->utc - *b->utc) < minuteMs;
    }

    const ImportContext &m_context;
    SourceStories m_stories;
    QString m_zone;
    QHash<QString, QList<Change>> m_changes; ///< of the incident that is read
    QString m_wrongPath;
    QString m_wrong;
};

} // namespace

Result<SourceStories> readStatuspage(const QString &text, const ImportContext &context)
{
    return StatuspageReader(context).read(text);
}

} // namespace tocsin
