// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/evidence.h"
#include "models/domain/incident.h"
#include "models/domain/instant.h"
#include "models/domain/result.h"
#include "models/domain/target.h"

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTime>

#include <optional>

namespace tocsin {

/// What the importer is told beside the text. Everything may be empty; what is missing makes times uncertain, never guessed in silence.
struct ImportContext
{
    QString zone; ///< IANA id of the provider's home zone
    QDate reference; ///< the day on which the post was written, in the home zone
    QString language; ///< BCP 47; empty: detected
    QString fileName; ///< for messages and the JSON's "file"
    QDate today = {}; ///< no text is of a later year than the next; only narrows what is offered where no year is known
    /// The instant at which the text as a whole was published, where a format states it (@ref reference is then its day): a clock without a date lies near it.
    std::optional<Instant> written = {};
    enum class Shape {
        Page, ///< any number of posts
        Post, ///< one post, whose first line is its title
        Body, ///< one post without its title
    };
    Shape shape = Shape::Page;
};

/// One way to read a time, and what speaks for it.
struct TimeCandidate
{
    Instant instant = 0;
    QString zone; ///< IANA id, or "UTC+02:00" where only an offset is known
    QString evidence; ///< short and in English: "EDT is in force in America/Toronto on 2024-03-13"
    bool operator==(const TimeCandidate &) const = default;
};

enum class TimeRole { WindowStart, WindowEnd, Update, Start, End, Eta, Published, Mention };
template<> inline constexpr std::array enumNames<TimeRole>{
    EnumName<TimeRole>{TimeRole::WindowStart, QLatin1StringView("window_start")},
    EnumName<TimeRole>{TimeRole::WindowEnd, QLatin1StringView("window_end")},
    EnumName<TimeRole>{TimeRole::Update, QLatin1StringView("update")},
    EnumName<TimeRole>{TimeRole::Start, QLatin1StringView("start")},
    EnumName<TimeRole>{TimeRole::End, QLatin1StringView("end")},
    EnumName<TimeRole>{TimeRole::Eta, QLatin1StringView("eta")},
    EnumName<TimeRole>{TimeRole::Published, QLatin1StringView("published")},
    EnumName<TimeRole>{TimeRole::Mention, QLatin1StringView("mention")},
};

/// A time found in the text. All positions in this header are UTF-16 offsets into ImportedPage::text, half-open; only
/// toJson() counts code points.
///
/// @ref certain is a promise: text and context settle it. Otherwise @ref utc is the reading that most speaks for, or empty,
/// and @ref candidates lists the readings, best first (empty where not even the day or the zone is known; then ask for them
/// with @ref date, @ref time and @ref zone as the start).
struct ImportedTime
{
    int begin = 0;
    int end = 0;
    QString span; ///< the text between them
    std::optional<Instant> utc;
    bool certain = false;
    QList<TimeCandidate> candidates; ///< one, equal to utc, where certain
    TimeRole role = TimeRole::Mention;
    Precision precision = Precision::Minute; ///< Day: a date without a clock; utc is then empty
    bool about = false; ///< "approximately", "around"
    std::optional<QDate> date; ///< on the wall, where known
    std::optional<QTime> time; ///< on the wall; 24:00 is 00:00 of the next @ref date
    QString zone; ///< in which it was read, as TimeCandidate::zone
    bool chosen = false; ///< a person picked the reading, see applyChoice()
    bool operator==(const ImportedTime &) const = default;
};

/// How long a thing lasts, by the text: "approximately 15 to 20 minutes".
struct ImportedDuration
{
    int begin = 0;
    int end = 0;
    qint64 shortestMs = 0;
    qint64 longestMs = 0; ///< >= shortestMs
    bool about = false;
    bool operator==(const ImportedDuration &) const = default;
};

/// A zone, server or service where the text names it.
struct ImportedTarget
{
    TargetKind kind = TargetKind::Server;
    QString name; ///< as written
    int begin = 0;
    int end = 0;
    bool operator==(const ImportedTarget &) const = default;
};

/// A range that the text states. Its ends point into ImportedPost::times, so that a choice there moves the window.
struct ImportedWindow
{
    enum class Role { Planned, Actual };
    int startTime = -1; ///< index into times, -1: not stated
    int endTime = -1; ///< index into times, -1: not stated, or start + duration
    std::optional<qint64> durationMs; ///< "for 30 minutes": the end is start + this
    std::optional<Instant> start; ///< derived from the above
    std::optional<Instant> end; ///< derived from the above; open where empty
    Precision precision = Precision::Minute;
    Role role = Role::Actual;
    bool certain = false; ///< derived: every end that is stated is certain
    bool startAssumed = false; ///< the text does not say when it began: it had by the first dated statement. Never certain
    int update = -1; ///< index of the update in which it is stated, -1: the body
    QStringList targets; ///< names of the servers and services in the same sentence; empty: the post's
    std::optional<Level> level = {}; ///< where a format states it; running text does not
    bool operator==(const ImportedWindow &) const = default;
};

struct ImportedUpdate
{
    int begin = 0; ///< of its stamp or label
    int end = 0;
    int bodyBegin = 0; ///< of its own text, without stamp
    int bodyEnd = 0;
    int time = -1; ///< index into times, -1: no stamp
    std::optional<Instant> instant; ///< derived from times[time]
    bool certain = false;
    QString label; ///< "EDIT", "Update 2"; may be empty
    QString text; ///< the text from bodyBegin to bodyEnd, trimmed
    QStringList targets; ///< names that its text limits itself to
    std::optional<Status> status = {}; ///< of the story after it, where a format states it
    bool operator==(const ImportedUpdate &) const = default;
};

struct ImportedPromise
{
    PromiseKind kind = PromiseKind::Eta;
    int time = -1; ///< index into times, -1: from a duration
    int update = -1; ///< the update that made it, -1: the body
    std::optional<qint64> durationMs; ///< "ETA is 30 minutes": due = that update's instant + this
    std::optional<Instant> due; ///< derived
    bool certain = false;
    bool operator==(const ImportedPromise &) const = default;
};

struct ImportedPost
{
    int begin = 0; ///< posts of a page touch each other and cover all its text but white space
    int end = 0;
    QString title; ///< empty: it has none
    int titleBegin = 0; ///< where the title stands; equal to titleEnd where there is none
    int titleEnd = 0;
    IncidentKind kind = IncidentKind::Incident;
    QString state; ///< resolved, completed, scheduled, retroactive, monitoring, cancelled, update; empty: the text does not say
    QString language; ///< BCP 47
    enum class Year { Stated, Inferred, Unknown };
    Year year = Year::Unknown;
    QList<int> yearCandidates; ///< the years that fit the weekdays, where the year is not stated
    QList<ImportedTarget> targets; ///< each name once, in order of mention
    QList<ImportedTime> times; ///< in order of the text
    QList<ImportedDuration> durations; ///< in order of the text
    QList<ImportedDuration> expectedImpact; ///< how long customers should expect to be hit inside the window
    QList<ImportedWindow> windows;
    std::optional<bool> newestFirst; ///< order of the updates in the text; empty where fewer than two statements are dated
    QList<ImportedUpdate> updates; ///< in the order of the text
    QList<ImportedPromise> promises;
    QStringList linkPhrases; ///< "an earlier post": the text refers to another story that is not named
    QString homeZone; ///< ImportContext::zone, kept for choices
    std::optional<bool> labelledNewestFirst = {}; ///< what the labels of the updates say of their order; counts where too few are dated
    QString sourceId; ///< by which its source knows it ("statuspage:…", an iCalendar UID); empty: it is known again by its words only
    std::optional<Status> status = {}; ///< finer than @ref state, where a format states it
    PostEvidence evidence; ///< how the times stand in the text; what the linter works over
    bool operator==(const ImportedPost &) const = default;
};

struct ImportedPage
{
    QString fileName;
    QString text; ///< the input, unchanged
    QList<ImportedPost> posts;
    QStringList warnings; ///< of decoding, for people
    bool operator==(const ImportedPage &) const = default;
};

/// Largest input that is read, in bytes: a page of posts is far below; anything above is refused with a Failure.
inline constexpr qint64 largestImport = 64LL * 1024 * 1024;

/// Reads UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252, and says in @p warnings what it had to assume
/// and at which byte UTF-8 stopped being valid. Rejected: empty input, binary data (NUL bytes), more than largestImport.
[[nodiscard]] Result<QString> decodeText(const QByteArray &bytes, const QString &fileName, QStringList *warnings = nullptr);

/// Reads @p text. Never fails: what cannot be understood becomes one announcement without times. Linear in the length of the text.
[[nodiscard]] ImportedPage importPage(const QString &text, const ImportContext &context = {});

/// decodeText() and importPage() in one.
[[nodiscard]] Result<ImportedPage> importBytes(const QByteArray &bytes, const ImportContext &context = {});

/// A person's answer for an uncertain time: @p page.posts[@p post].times[@p time] is @p instant from now on (one of its candidates, or any
/// other that the person typed). Windows, updates, promises and order are derived anew. Out-of-range indexes change nothing.
void applyChoice(ImportedPage &page, int post, int time, Instant instant);

/// The schema tocsin-import-1.
[[nodiscard]] QJsonObject toJson(const ImportedPage &page);

} // namespace tocsin
