// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/tale.h"

#include "models/domain/fold.h"
#include "models/time/walltime.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin::demo {
namespace {

struct Habit
{
    QLatin1StringView timeZone;
    QLatin1StringView language;
    double share;
};
/// Which posts are written in the language of the place instead of English.
constexpr std::array habits{
    Habit{QLatin1StringView("Europe/Paris"), QLatin1StringView("fr"), 0.45},
    Habit{QLatin1StringView("America/Toronto"), QLatin1StringView("fr"), 0.25},
    Habit{QLatin1StringView("Europe/Berlin"), QLatin1StringView("de"), 0.40},
    Habit{QLatin1StringView("Europe/Oslo"), QLatin1StringView("nb"), 0.40},
    Habit{QLatin1StringView("Asia/Tokyo"), QLatin1StringView("ja"), 0.40},
    Habit{QLatin1StringView("America/Los_Angeles"), QLatin1StringView("es"), 0.08},
};

TargetToken targetToken(const Target &target)
{
    return {target.id, target.name};
}

/// The plain title: the names of targets in their places.
QString plainText(const TokenText &text)
{
    QString plain = text.markdown;
    for (qsizetype i = 0; i < text.tokens.size(); ++i) {
        if (const auto *target = std::get_if<TargetToken>(&text.tokens.at(i)))
            plain.replace(u"{t%1}"_s.arg(i + 1), target->name);
    }
    return plain;
}

} // namespace

Tale::Tale(const Hoster &hoster, const TalePlan &plan, Instant now, Random random)
    : m_hoster(hoster), m_plan(plan), m_scene(*plan.scene), m_now(now), m_random(random), m_pen(hoster, m_random.next())
{
    chooseTargets();
    chooseLanguage();
}

void Tale::chooseTargets()
{
    const qsizetype zones = m_hoster.zones.size();
    m_zone = m_plan.zone.value_or(std::min(m_random.below(zones), m_random.below(zones)));
    const Target &zone = m_hoster.zones.at(m_zone);
    m_timeZone = zone.timeZone;
    const QList<int> &present = m_hoster.serversIn.at(m_zone);
    // A story that has to have many impacts hits as many machines as its zone has.
    const qint64 most = m_plan.impacts > 0 ? std::max(m_scene.spread, m_plan.impacts / 2) : m_scene.spread;
    const qint64 wanted = std::min<qint64>(present.size(), most > 1 ? m_random.between(std::max<qint64>(1, most / 3), most) : most);
    const qint64 first = m_random.below(present.size());
    for (qint64 i = 0; i < std::max<qint64>(1, wanted); ++i)
        m_servers.append(m_hoster.servers.at(present.at((first + i) % present.size())).id);
    const Target &server = m_hoster.servers.at(present.at(first));
    const Target &service = m_hoster.service(m_scene.service);
    set(Slot::Zone, targetToken(zone));
    set(Slot::Server, targetToken(server));
    set(Slot::Service, targetToken(service));
    set(Slot::Count, CountToken{m_scene.target == TargetKind::Service ? m_random.between(40, 4000) : m_random.between(2, 19), {}});
    if (m_scene.target == TargetKind::Service)
        m_targets.append(service.id);
    else if (m_scene.target == TargetKind::Zone)
        m_targets.append(zone.id);
    if (wanted > 0)
        m_targets.append(m_servers);
}

void Tale::chooseLanguage()
{
    m_language = u"en"_s;
    const QList<Phrase> titles = m_scene.phrases.value(Step::Title);
    for (const Habit &habit : habits) {
        if (habit.timeZone == m_timeZone && titles.first().languages().contains(habit.language) && m_random.chance(habit.share))
            m_language = habit.language;
    }
    if (!m_random.chance(m_plan.translated))
        return;
    for (const QLatin1StringView language : {"en"_L1, "fr"_L1, "de"_L1, "es"_L1, "nb"_L1, "ja"_L1}) {
        if (m_language != language && m_random.chance(language == "en"_L1 || language == "fr"_L1 ? 0.9 : 0.3))
            m_into.append(language);
    }
}

void Tale::tell()
{
    switch (m_scene.kind) {
    case IncidentKind::Incident:
        tellIncident();
        break;
    case IncidentKind::Maintenance:
        tellMaintenance();
        break;
    case IncidentKind::Announcement:
        tellAnnouncement();
        break;
    }
}

void Tale::begin(Instant when, Instant opened, bool retroactive)
{
    m_pen.beginStory(when, {.kind = m_scene.kind, .opened = opened, .openedCertain = true, .zone = m_timeZone, .language = m_language,
                            .retroactive = retroactive, .openedBy = {}, .origin = {}});
    QList<const Phrase *> titles;
    const QList<Phrase> &all = m_scene.phrases.find(Step::Title).value();
    for (const Phrase &title : all) {
        if (title.languages().contains(m_language))
            titles.append(&title);
    }
    const Phrase &title = *m_random.pick(titles);
    const QString fact = m_pen.write(when, TitleFact{plainText(title.filled(m_language, m_language, m_values))});
    translateLater(fact, title, m_language, when);
    m_pen.write(when, TargetsFact{m_targets});
    m_lastSaid = when;
}

QString Tale::say(Step step, Instant at, std::optional<Status> status, const QString &supersedes)
{
    const Instant posted = std::max(at, m_lastSaid) + m_random.between(5, 170) * secondMs;
    const auto found = m_scene.phrases.find(step);
    if (found == m_scene.phrases.end() || !isPast(posted))
        return {};
    QList<const Phrase *> phrases;
    for (const Phrase &phrase : *found) {
        if (phrase.languages().contains(m_language))
            phrases.append(&phrase);
    }
    // What nobody has written in the language of the story yet is said in English.
    const QString language = phrases.isEmpty() ? u"en"_s : m_language;
    if (phrases.isEmpty()) {
        for (const Phrase &phrase : *found)
            phrases.append(&phrase);
    }
    const Phrase &phrase = *m_random.pick(phrases);
    set(Slot::At, token(at));
    Update update;
    update.at = at;
    update.posted = posted;
    update.statusAfter = status;
    update.label = supersedes.isEmpty() ? QString() : u"EDIT"_s;
    update.language = language;
    update.zone = m_timeZone;
    update.body = phrase.filled(language, language, m_values);
    const QString id = m_pen.write(posted, update, supersedes);
    m_lastSaid = posted;
    keep(PromiseKind::NextUpdate, posted, posted);
    const auto dueOf = [this](Slot slot) { return std::get<InstantToken>(*m_values.at(size_t(slot))).instant; };
    if (phrase.has(Slot::Next))
        promise(PromiseKind::NextUpdate, dueOf(Slot::Next), posted);
    if (phrase.has(Slot::Eta))
        promise(PromiseKind::Eta, dueOf(Slot::Eta), posted);
    translateLater(id, phrase, language, posted);
    return id;
}

void Tale::promise(PromiseKind kind, Instant due, Instant when)
{
    const QString id = m_pen.write(when, Promise{{}, kind, due, {}});
    if (kind == PromiseKind::RootCause)
        m_rootCausePromise = id;
    else
        m_owed.append({id, kind});
}

void Tale::keep(PromiseKind kind, Instant kept, Instant when)
{
    for (qsizetype i = 0; i < m_owed.size();) {
        if (m_owed.at(i).kind == kind)
            m_pen.write(when, PromiseKeptFact{m_owed.takeAt(i).id, kept});
        else
            ++i;
    }
}

void Tale::translateLater(const QString &of, const Phrase &phrase, const QString &source, Instant when)
{
    for (const QString &language : std::as_const(m_into)) {
        if (language == source || !phrase.languages().contains(language))
            continue;
        Translation translation;
        translation.of = of;
        translation.language = language;
        translation.body = phrase.filled(language, source, m_values);
        translation.sourceHash = phrase.hashOf(source);
        translation.state = m_random.chance(0.85) ? TranslationState::Approved : TranslationState::Draft;
        m_translations.append({when + m_random.between(4, 50) * minuteMs, translation});
    }
}

void Tale::link(LinkKind kind, const QString &incident)
{
    m_pen.write(m_lastSaid, Link{{}, kind, incident, {}});
}

void Tale::continueFrom(const Tale &maintenance)
{
    m_continues = true;
    m_language = maintenance.m_language;
    m_servers = maintenance.m_servers;
    m_targets = m_servers;
    for (const Slot slot : {Slot::Server, Slot::Zone})
        m_values[size_t(slot)] = maintenance.m_values.at(size_t(slot));
}

void Tale::keepRootCausePromise(Instant when)
{
    if (!m_rootCausePromise.isEmpty())
        m_pen.write(when, PromiseKeptFact{m_rootCausePromise, when});
}

qint64 Tale::drawMinutes()
{
    if (m_plan.minutes)
        return *m_plan.minutes;
    // Most are short, a few are long.
    return m_scene.shortest + qint64(double(m_scene.longest - m_scene.shortest) * std::pow(m_random.fraction(), 2.5));
}

void Tale::impact(const QString &target, Level level, Instant begin, Instant end)
{
    if (begin >= end || !isPast(begin))
        return;
    m_severe |= level == Level::MajorOutage;
    Impact impact;
    impact.target = target;
    impact.level = level;
    impact.range = {begin, isPast(end) ? std::optional(end) : std::nullopt};
    m_impacts.append(impact);
}

void Tale::hitTarget(const QString &target, Instant begin, Instant end)
{
    const Instant third = (end - begin) / 3 / minuteMs * minuteMs;
    if (m_scene.worst == m_scene.level || third < 2 * minuteMs || !m_random.chance(0.35)) {
        impact(target, m_scene.level, begin, end);
        return;
    }
    // It gets worse before it gets better.
    const Instant worse = begin + m_random.between(1, third / minuteMs) * minuteMs;
    const Instant better = end - m_random.between(1, third / minuteMs) * minuteMs;
    impact(target, m_scene.level, begin, worse);
    impact(target, m_scene.worst, worse, better);
    impact(target, std::min(m_scene.level, Level::Degraded), better, end);
}

void Tale::flap(Instant begin, Instant end)
{
    const qint64 minutes = std::max<qint64>(1, (end - begin) / minuteMs);
    const Instant from = begin + m_random.below(minutes) * minuteMs;
    const Instant until = std::min(end, from + m_random.between(1, std::max<qint64>(1, minutes / 8)) * minuteMs);
    impact(m_random.pick(m_servers), m_random.chance(0.7) ? m_scene.level : m_scene.worst, from, until);
}

void Tale::hit(Instant begin, Instant end)
{
    const qint64 slack = std::min<qint64>(6, (end - begin) / minuteMs / 6);
    for (const QString &target : std::as_const(m_targets)) {
        const bool first = target == m_targets.first();
        const Instant from = first ? begin : begin + m_random.between(0, slack) * minuteMs;
        const Instant until = first ? end : end - m_random.between(0, 3 * slack) * minuteMs;
        hitTarget(target, from, until);
    }
    while (m_impacts.size() < m_plan.impacts && isPast(begin + minuteMs))
        flap(begin, std::min(end, m_now));
}

Told Tale::take()
{
    for (const Impact &impact : std::as_const(m_impacts))
        m_pen.write(m_lastSaid, impact);
    std::ranges::stable_sort(m_translations, {}, &PendingTranslation::when);
    for (const PendingTranslation &pending : std::as_const(m_translations)) {
        if (isPast(pending.when))
            m_pen.translate(pending.when, pending.translation);
    }
    Told told;
    told.written = m_pen.take();
    told.translations = foldTranslations(told.written.facts);
    if (auto story = fold(told.written.facts))
        told.story = std::move(*story);
    return told;
}

} // namespace tocsin::demo
