// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/desknotes.h"
#include "models/domain/fact.h"
#include "models/domain/postdraft.h"
#include "models/domain/result.h"
#include "models/domain/story.h"
#include "models/storage/sqlite.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace tocsin {

/// A target as lists and lanes need it. @ref key is small, stable in this file, and what rows refer to.
struct TargetRow
{
    int key = 0;
    Target target; ///< its zones are document ids
    bool inCatalogue = true; ///< false: only named by stories; its name is taken from its id
};

/// One impact as the timeline paints it.
struct ImpactRow
{
    qint64 impactKey = 0;
    qint64 incidentKey = 0;
    int targetKey = 0;
    Instant begin = 0;
    Instant end = 0; ///< std::numeric_limits<Instant>::max() while open
    Level level = Level::Degraded;
    bool planned = false;
    bool certain = true;
    IncidentKind kind = IncidentKind::Incident; ///< of its story
    bool open = false; ///< its story is not closed
    bool overrun = false; ///< not the impact itself, but how long the work went on beyond it, see overrunOf()
};

/// What a label says of a story.
struct IncidentLine
{
    QString id;
    QString title;
    IncidentKind kind = IncidentKind::Incident;
    std::optional<Status> status;
};

/// What was written since a cursor.
struct Changes
{
    qint64 cursor = 0; ///< for the next question
    QList<qint64> incidents; ///< keys of stories of which anything changed; retracted ones have no impacts left
    bool targets = false; ///< the catalogue changed
    bool everything = false; ///< all projections were made anew: read all again
};

/// One update as a mark on the timeline.
struct UpdateTick
{
    qint64 updateKey = 0;
    qint64 incidentKey = 0;
    Instant at = 0;
};

/// One story as a line of a table.
struct IncidentRow
{
    qint64 key = 0;
    QString id;
    IncidentKind kind = IncidentKind::Incident;
    std::optional<Status> status;
    QString title;
    QString zone;
    QString language;
    Instant opened = 0;
    bool openedCertain = true;
    bool retroactive = false;
    std::optional<Level> worst; ///< worst level of its impacts
    std::optional<Instant> begin; ///< first begin of its impacts, else of its windows
    std::optional<Instant> end; ///< last end of the same; none while open, or where begin is none
    int updates = 0;
    QList<int> targets; ///< keys, in order of mention
};

/// Which stories to list. Empty members do not filter; retracted stories are in no list.
struct IncidentFilter
{
    std::optional<Instant> from; ///< stories that touch [from, until): opened in it, or between their first begin and last end
    std::optional<Instant> until;
    QList<int> targets; ///< keys; any of them
    QList<IncidentKind> kinds;
    QList<Status> statuses;
    QList<Level> levels; ///< of the worst impact
    bool openOnly = false;
    QString words; ///< as in search()
};

/// A place in a text where a search word was found.
struct TextRange
{
    int begin = 0; ///< UTF-16 code units
    int length = 0;
    bool operator==(const TextRange &) const = default;
};

struct SearchHit
{
    qint64 incidentKey = 0;
    QString incident; ///< `inc:<ulid>`
    QString update; ///< document id of the update; empty where title or targets of the story were hit
    QString title; ///< of the story
    QString snippet; ///< part of the update's text around the first place, or title and targets
    QList<TextRange> places; ///< inside @ref snippet
    Instant at = 0; ///< of the update, or when the story was opened
};

/// A link seen from the story that it points at: what another story says of it.
struct LinkHere
{
    LinkKind kind = LinkKind::FollowUpOf; ///< as the other story says it
    QString incident; ///< the other story
    QString title; ///< its title
    bool operator==(const LinkHere &) const = default;
};

/// The ends of everything stored, without scanning it.
struct Extent
{
    std::optional<Instant> first; ///< earliest begin of an impact
    std::optional<Instant> last; ///< latest begin or end of an impact
    qint64 incidents = 0; ///< without retracted ones
    qint64 impacts = 0;
    qint64 updates = 0;
};

/// Reads a workspace through its own read-only connection: any number of them, each in one thread, never blocked by the writer and
/// never blocking it. Each call sees the newest commit; snapshot() holds several calls together.
class WorkspaceReader
{
public:
    /// Fails as Workspace::open does; an older file is refused too (Failure::Rejected): open it for writing first.
    [[nodiscard]] static Result<std::unique_ptr<WorkspaceReader>> open(const QString &path);
    ~WorkspaceReader();
    WorkspaceReader(const WorkspaceReader &) = delete;
    WorkspaceReader &operator=(const WorkspaceReader &) = delete;

    /// While the returned object lives, all calls see one state of the file. Keep it short: the WAL cannot shrink meanwhile.
    class Snapshot
    {
    public:
        explicit Snapshot(sqlite::Connection &db);
        ~Snapshot();
        Snapshot(const Snapshot &) = delete;
        Snapshot &operator=(const Snapshot &) = delete;

    private:
        sqlite::Connection &m_db; // not owned
        bool m_isOwn = false;
    };
    [[nodiscard]] Snapshot snapshot() { return Snapshot(m_db); }

    /// Changes when any other connection, in this program or another, has committed (PRAGMA data_version).
    [[nodiscard]] qint64 dataVersion();
    /// Where changesSince() goes on from: the number of the newest commit.
    [[nodiscard]] Result<qint64> cursor();
    /// What any connection has committed since @p cursor.
    [[nodiscard]] Result<Changes> changesSince(qint64 cursor);

    // --- one story
    [[nodiscard]] Result<Story> story(const QString &id); ///< Failure::NotFound; retracted stories are given, marked
    [[nodiscard]] Result<QList<Fact>> facts(const QString &incident); ///< in the order of the fold, revisions included
    [[nodiscard]] Result<QList<Translation>> translations(const QString &incident);
    [[nodiscard]] Result<QStringList> frontier(const QString &incident); ///< for FactWriter::continueStory
    /// Links of other stories that point at @p incident, by when their stories were opened; of retracted ones none.
    [[nodiscard]] Result<QList<LinkHere>> linksTo(const QString &incident);
    [[nodiscard]] Result<QString> idOfIncident(qint64 key);
    [[nodiscard]] Result<qint64> keyOfIncident(const QString &id);
    /// Ids of the stories imported from the post with this fingerprint, oldest first; retracted ones are left out.
    [[nodiscard]] Result<QStringList> findByOrigin(const QString &fingerprint);

    // --- lists
    [[nodiscard]] Result<QList<TargetRow>> targets(); ///< by kind, then name
    [[nodiscard]] Result<QList<RedundancyGroup>> groups();
    [[nodiscard]] Result<QList<Audience>> audiences(); ///< that are not retired, by name
    /// Any document by its id, the catalogue's included. Failure::NotFound.
    [[nodiscard]] Result<Document> document(const QString &id);
    /// Keys of the stories that pass @p filter, newest opened first: the whole list at 8 bytes a story, for tables that page by key.
    [[nodiscard]] Result<QList<qint64>> incidentKeys(const IncidentFilter &filter = {});
    /// The rows of @p keys, in their order; keys that are gone are left out.
    [[nodiscard]] Result<QList<IncidentRow>> incidentRows(const QList<qint64> &keys);
    /// incidentKeys() and incidentRows() of the first @p limit after @p offset.
    [[nodiscard]] Result<QList<IncidentRow>> incidents(const IncidentFilter &filter = {}, int limit = 1000, int offset = 0);
    [[nodiscard]] Result<QHash<qint64, IncidentLine>> incidentLines(const QList<qint64> &keys);
    /// Keys of stories with an impact that overlaps @p range, each once, newest begin first.
    [[nodiscard]] Result<QList<qint64>> incidentsOverlapping(const InstantRange &range, int limit = 1000000);

    // --- the timeline
    /// Calls @p each for every impact that overlaps @p range (all of them for a range of everything()), open ones first, then the
    /// longest, newest first within a length: what is seen most comes first, and last what of work overlaps it that went on beyond its plan.
    /// Stops when @p each returns false.
    [[nodiscard]] Result<void> eachImpact(const InstantRange &range, const std::function<bool(const ImpactRow &)> &each);
    /// The same impacts without an order, as fast as the disk gives them; for filling an index behind the window.
    [[nodiscard]] Result<void> eachImpactAtAll(const std::function<bool(const ImpactRow &)> &each);
    [[nodiscard]] Result<QList<ImpactRow>> impactsOf(const QList<qint64> &incidentKeys);
    /// Updates with a known instant in @p range, newest first.
    [[nodiscard]] Result<void> eachUpdateTick(const InstantRange &range, const std::function<bool(const UpdateTick &)> &each);
    [[nodiscard]] Result<Extent> extent();
    /// Windows whose plan overlaps @p range with their stories' keys, by begin.
    [[nodiscard]] Result<QList<std::pair<qint64, Window>>> windows(const InstantRange &range);
    /// Promises that are not kept and due before @p until, earliest first, with their stories' keys.
    [[nodiscard]] Result<QList<std::pair<qint64, Promise>>> duePromises(Instant until);

    // --- what is being written, and the desk
    /// All drafts of everybody, or of @p user alone, newest change first; blank documents are left out.
    struct StoredDraft
    {
        PostDraft draft;
        QString user; ///< whose document it is
        std::optional<SendBack> sentBack = {}; ///< as it waits, or as it waited before its author went on with it
    };
    /// Those that are posted meanwhile, by their author or by who approved them, are left out too.
    [[nodiscard]] Result<QList<StoredDraft>> drafts(const QString &user = {});
    /// Id of the update that was posted from the draft with @p key, by whomever; empty where it is not posted.
    [[nodiscard]] Result<QString> postOf(const QString &incident, const QString &key);
    /// Every user's word about the draft with @p key of @p author, as long as that waited for approval; firstSendBack() says which counts.
    [[nodiscard]] Result<QList<SendBack>> sendBacks(const QString &incident, const QString &author, const QString &key);
    [[nodiscard]] Result<QList<PostTemplate>> templates(); ///< of the catalogue, by name
    [[nodiscard]] Result<QList<PromiseAck>> acks(); ///< every user's word about every promise that is still open, and about windows of open maintenance
    [[nodiscard]] Result<QList<HandoverDay>> handovers(QDate from); ///< of every user since @p from, oldest first, and older days with notes that still stand
    /// Stories for the desk: open incidents, maintenance that runs or begins before @p now + @p ahead, open stories with a promise to keep, and closed ones that owe a
    /// root cause or the end of a grace period. Whole stories, at most @p limit, newest opened first.
    [[nodiscard]] Result<QList<Story>> deskStories(Instant now, Instant ahead, int limit = 2000);

    // --- search
    /// Stories and updates that hold all @p words, newest first. Search as you type: the last word may be a beginning. Case, accents
    /// and width do not matter; a word with separators inside ("sd6.gpaas") is found as written; Chinese, Japanese, Korean and Thai
    /// are found inside running text. Any text is a legal query; one without a letter or digit finds nothing.
    [[nodiscard]] Result<QList<SearchHit>> search(const QString &words, int limit = 200);

    /// A hash over everything that stories and catalogue say, without ids, clocks and revisions: an interrupted import that was run
    /// again gives the digest of an undisturbed one.
    [[nodiscard]] Result<QByteArray> contentDigest();

    [[nodiscard]] static InstantRange everything();
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    explicit WorkspaceReader(QString path);

    QString m_path;
    sqlite::Connection m_db;
};

} // namespace tocsin
