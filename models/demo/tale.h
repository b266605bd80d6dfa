// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/hoster.h"
#include "models/demo/pen.h"
#include "models/demo/scenes.h"
#include "models/domain/story.h"

namespace tocsin::demo {

/// How long after an outage its cause is promised.
inline constexpr Instant rootCauseWithin = 14 * dayMs;

/// A whole story as it is stored.
struct Told
{
    Written written;
    Story story;
    QList<Translation> translations;
};

/// What a story is to be about. Members that are not set are drawn.
struct TalePlan
{
    const Scene *scene = nullptr;
    Instant begin = 0; ///< an incident's start, the day of an announcement, the day on which a maintenance is announced
    std::optional<qint64> minutes; ///< how long it lasts
    std::optional<Instant> windowBegin; ///< of a maintenance
    std::optional<qsizetype> zone; ///< index into Hoster::zones
    int impacts = 0; ///< at least so many; 0: as the scene has them
    double translated = 0.35; ///< chance that the story is translated
};

/// One story while it is told: who is hit, what has been said, what is still owed. Nothing is written that lies after `now`, so that a story
/// which has not ended by then is open, with the statuses, impacts and promises that it would have.
class Tale
{
public:
    Tale(const Hoster &hoster, const TalePlan &plan, Instant now, Random random);

    /// Tells it as its scene's kind wants it told.
    void tell();
    [[nodiscard]] Told take();

    // --- what other stories hang on, valid after tell()
    [[nodiscard]] const QString &id() const { return m_pen.story(); }
    [[nodiscard]] const QStringList &servers() const { return m_servers; }
    [[nodiscard]] qsizetype zoneIndex() const { return m_zone; }
    [[nodiscard]] std::optional<Instant> ended() const { return m_ended; } ///< none while it is open
    [[nodiscard]] bool wasSevere() const { return m_severe; }
    [[nodiscard]] std::optional<Instant> overranAt() const { return m_overran; } ///< a maintenance that was still down at its window's end

    void link(LinkKind kind, const QString &incident);
    /// Tells an incident that began as a maintenance on the same machines.
    void continueFrom(const Tale &maintenance);
    /// Keeps the promise to explain the cause, at @p when.
    void keepRootCausePromise(Instant when);

private:
    void chooseTargets();
    void chooseLanguage();
    void begin(Instant when, Instant opened, bool retroactive);

    void tellIncident();
    void tellInSteps(Instant end);
    void tellAfterwards(Instant end);
    void tellRemedy(Instant end);
    void tellMaintenance();
    void tellWork(const QString &windowId, Window window, Instant started);
    void tellAnnouncement();

    [[nodiscard]] bool isPast(Instant instant) const { return instant <= m_now; }
    /// Writes an update of step @p step that readers see as of @p at; answers its id, empty where there is nothing to say or it lies ahead.
    QString say(Step step, Instant at, std::optional<Status> status, const QString &supersedes = {});
    void promise(PromiseKind kind, Instant due, Instant when);
    void keep(PromiseKind kind, Instant kept, Instant when);
    void translateLater(const QString &of, const Phrase &phrase, const QString &source, Instant when);

    void hit(Instant begin, Instant end);
    void hitTarget(const QString &target, Instant begin, Instant end);
    void flap(Instant begin, Instant end);
    void impact(const QString &target, Level level, Instant begin, Instant end);

    [[nodiscard]] qint64 drawMinutes();
    [[nodiscard]] InstantRange drawWindow(Instant announced);
    [[nodiscard]] InstantToken token(Instant instant) const { return {instant, m_timeZone, Precision::Minute, false}; } ///< the scenes say "about" themselves
    void set(Slot slot, TokenValue value) { m_values[size_t(slot)] = std::move(value); }

    struct Owed
    {
        QString id;
        PromiseKind kind;
    };
    struct PendingTranslation
    {
        Instant when;
        Translation translation;
    };

    const Hoster &m_hoster; // not owned
    const TalePlan m_plan;
    const Scene &m_scene; // not owned
    const Instant m_now;
    Random m_random;
    Pen m_pen;

    qsizetype m_zone = 0;
    QString m_timeZone;
    QString m_language;
    QStringList m_into; ///< languages of translations
    QStringList m_targets; ///< hit at zone, server or service level, in order of mention
    QStringList m_servers;
    SlotValues m_values;
    QList<Impact> m_impacts;
    QList<Owed> m_owed;
    QString m_rootCausePromise;
    QList<PendingTranslation> m_translations;
    Instant m_lastSaid = 0;
    std::optional<Instant> m_ended;
    std::optional<Instant> m_overran;
    bool m_severe = false;
    bool m_continues = false; ///< of a maintenance
};

} // namespace tocsin::demo
