// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/formats/readimport.h"

#include <variant>

/// What the readers of structured formats hand over: stories as their source states them, before they become text with
/// positions.
namespace tocsin {

/// An instant as a source states it.
struct SourceTime
{
    QString written; ///< as it will stand in the page's text
    std::optional<Instant> utc;
    bool certain = false;
    QList<TimeCandidate> candidates; ///< one, equal to utc, where certain
    QString zone; ///< IANA id, or "UTC+02:00"
    Precision precision = Precision::Minute; ///< Day: a date without a clock, utc is then empty
    std::optional<QDate> date; ///< on the wall
    std::optional<QTime> time; ///< on the wall
};

struct SourceTarget
{
    TargetKind kind = TargetKind::Service;
    QString name;
};

struct SourceUpdate
{
    std::optional<SourceTime> at;
    QString label; ///< "Investigating"
    std::optional<Status> status;
    QString body;
    QString note; ///< stands below the body and is no part of it: "API: major_outage"
    bool ofOtherDay = false; ///< its clocks are of some other day than its own: a post-mortem, the notice of a plan
};

/// The end of a range: the stamp of an update (index), or an instant of its own.
using SourceEnd = std::variant<std::monostate, int, SourceTime>;

struct SourceRange
{
    SourceEnd begin;
    SourceEnd end;
    ImportedWindow::Role role = ImportedWindow::Role::Actual;
    std::optional<Level> level;
    Precision precision = Precision::Minute;
    QStringList targets; ///< names; empty: the story's
};

struct SourceStory
{
    QString id; ///< ImportedPost::sourceId
    QString title;
    std::optional<IncidentKind> kind; ///< none: what its words say
    std::optional<Status> status;
    QString state; ///< as ImportedPost::state; empty: by status, else what its words say
    QString zone; ///< the home zone that the source states; ImportContext::zone goes before it
    QList<SourceTarget> targets; ///< none: those that its words name
    std::optional<SourceTime> published;
    QList<SourceRange> ranges; ///< none: those that its words state
    QStringList remarks; ///< lines above the title, for what has no place of its own
    QString
        body; ///< a statement without a stamp of its own; written on about the day of @ref published, or added to later
    QList<SourceUpdate> updates; ///< in the order of the source; none: those that the words of @ref body show
};

struct SourceStories
{
    QList<SourceStory> stories;
    QStringList warnings; ///< for people, each naming file and place
};

/// Renders @p sources to one text and reads what they say. @p progress may stop after any story.
[[nodiscard]] ImportedPage pageOf(const SourceStories &sources, const ImportContext &context,
                                  const ReadProgress &progress);

// One reader for each format. @p text is the decoded file; failures name ImportContext::fileName and the place.
[[nodiscard]] Result<SourceStories> readCState(const QString &text, const ImportContext &context);
[[nodiscard]] Result<SourceStories> readStatuspage(const QString &text, const ImportContext &context);
[[nodiscard]] Result<SourceStories> readFeed(const QString &text, const ImportContext &context);
[[nodiscard]] Result<SourceStories> readCalendar(const QString &text, const ImportContext &context);
[[nodiscard]] Result<SourceStories> readTable(const QString &text, const ImportContext &context,
                                              const TableMapping &mapping);

/// @p text as it may stand in a page: one kind of line end, no NUL, no half of a surrogate pair.
[[nodiscard]] QString cleaned(QString text);

/// The status that a word of a status page names: "Investigating", "in progress", "Completed"; "postmortem" and
/// "update" name none.
[[nodiscard]] std::optional<Status> statusFromWord(QStringView word);
/// "In progress" for "in_progress".
[[nodiscard]] QString labelFromWord(const QString &word);

/// How messages name the file.
[[nodiscard]] QString sourceName(const ImportContext &context);
/// "line 3, column 14" of UTF-16 offset @p at, both counted from 1.
[[nodiscard]] QString placeIn(QStringView text, qsizetype at);
[[nodiscard]] tl::unexpected<Failure> refusedAt(const ImportContext &context, const QString &place, const QString &why);

} // namespace tocsin
