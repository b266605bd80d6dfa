// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importfacts.h"

#include "models/announcements/languages/language.h"
#include "models/announcements/tokens/tokentext.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// The service that stands for what a post leaves unsaid: "we had a disruption from 9:00 to 9:30" must stand on the timeline, too.
constexpr QLatin1StringView unnamedTarget("Unspecified");

/// Writes one post.
class ImportWriter
{
public:
    ImportWriter(FactWriter &writer, const ImportedPage &page, const ImportedPost &post, QSet<QString> &knownTargets, Instant now)
        : m_writer(writer)
        , m_page(page)
        , m_post(post)
        , m_knownTargets(knownTargets)
        , m_now(now)
    {
        for (const ImportedTarget &target : post.targets)
            m_targetIds.insert(target.name, targetId(target.kind, target.name));
        const bool dated = std::any_of(post.windows.cbegin(), post.windows.cend(), [](const ImportedWindow &window) { return window.start.has_value(); });
        if (post.targets.isEmpty() && dated)
            m_targetIds.insert(unnamedTarget, targetId(TargetKind::Service, unnamedTarget));
    }

    QString writeNew()
    {
        HeadFact head;
        head.kind = m_post.kind;
        const auto [opened, certain] = openedAt();
        head.opened = opened;
        head.openedCertain = certain;
        head.zone = m_post.homeZone.isEmpty() ? u"UTC"_s : m_post.homeZone;
        head.language = m_post.language;
        head.retroactive = m_post.state == "retroactive"_L1;
        head.origin = fingerprintOf(m_page, m_post);
        writeCatalogue();
        const QString id = m_writer.beginStory(head);
        m_writer.add(TitleFact{m_post.title.isEmpty() ? firstWords() : m_post.title});
        QStringList ids;
        for (const ImportedTarget &target : m_post.targets)
            ids += m_targetIds.value(target.name);
        if (m_targetIds.contains(unnamedTarget) && ids.isEmpty())
            ids += m_targetIds.value(unnamedTarget);
        ids.removeDuplicates();
        if (!ids.isEmpty())
            m_writer.add(TargetsFact{ids});
        for (const Window &window : windowsOf())
            m_writer.add(window);
        for (const Impact &impact : impactsOf())
            m_writer.add(impact);
        writeBody();
        for (int index = 0; index < m_post.updates.size(); ++index)
            writeUpdate(index, positionOf(index));
        if (const auto status = statusOf(m_post))
            m_writer.add(StatusFact{*status, closedAt()});
        for (const ImportedPromise &promise : m_post.promises) {
            if (promise.due)
                m_writer.add(Promise{{}, promise.kind, *promise.due, std::nullopt});
        }
        return id;
    }

    QString writeGrown(const ImportPlan &plan, const Story &existing, const QStringList &frontier)
    {
        writeCatalogue();
        m_writer.continueStory(existing.id, frontier);
        int next = 0;
        for (const Update &update : existing.updates)
            next = std::max(next, update.position + 1);
        QList<int> order = plan.newUpdates;
        if (m_post.newestFirst.value_or(false))
            std::reverse(order.begin(), order.end());
        for (const int index : std::as_const(order))
            writeUpdate(index, next++);
        const auto status = statusOf(m_post);
        if (status && status != existing.status && mayFollow(existing.kind, existing.status, *status))
            m_writer.add(StatusFact{*status, closedAt()});
        if (!m_post.sourceId.isEmpty())
            reviseRanges(existing, isNewer(plan, existing));
        return existing.id;
    }

private:
    [[nodiscard]] QString firstWords() const
    {
        const QString body = m_page.text.mid(m_post.begin, m_post.end - m_post.begin).simplified();
        constexpr int longest = 80;
        if (body.size() <= longest)
            return body;
        const qsizetype space = body.lastIndexOf(u' ', longest);
        return QString(body.left(space > 20 ? space : longest)) + u'\u2026';
    }

    /// The reader's date of the story: its heading, its first window, its first statement; never later than all of them.
    [[nodiscard]] std::pair<Instant, bool> openedAt() const
    {
        std::optional<Instant> earliest;
        bool certain = false;
        const auto consider = [&earliest, &certain](const std::optional<Instant> &instant, bool sure) {
            if (instant && (!earliest || *instant < *earliest)) {
                earliest = instant;
                certain = sure;
            }
        };
        for (const ImportedTime &time : m_post.times) {
            if (time.role == TimeRole::Published || time.role == TimeRole::Update || time.role == TimeRole::Start)
                consider(time.utc, time.certain);
        }
        if (!earliest) {
            for (const ImportedWindow &window : m_post.windows)
                consider(window.start, window.certain);
        }
        for (const ImportedTime &time : m_post.times) {
            if (!earliest && time.date)
                consider(QDateTime(*time.date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch(), false);
        }
        return {earliest.value_or(m_now), certain};
    }

    [[nodiscard]] std::optional<Instant> closedAt() const
    {
        std::optional<Instant> last;
        std::optional<Instant> stated; // of the statement that says the status; a post-mortem follows later
        for (const ImportedUpdate &update : m_post.updates) {
            if (update.instant && (!last || *update.instant > *last))
                last = update.instant;
            if (update.instant && update.status && update.status == m_post.status && (!stated || *update.instant > *stated))
                stated = update.instant;
        }
        return stated ? stated : last;
    }

    /// Oldest statement first; the body below the title is statement 0.
    [[nodiscard]] int positionOf(int update) const
    {
        const int count = static_cast<int>(m_post.updates.size());
        return 1 + (m_post.newestFirst.value_or(false) ? count - 1 - update : update);
    }

    void writeCatalogue()
    {
        QStringList zones;
        for (const ImportedTarget &target : m_post.targets) {
            if (target.kind == TargetKind::Zone)
                zones += m_targetIds.value(target.name);
        }
        for (const ImportedTarget &target : m_post.targets) {
            const QString id = m_targetIds.value(target.name);
            if (m_knownTargets.contains(id))
                continue;
            m_knownTargets += id;
            Target entry;
            entry.id = id;
            entry.kind = target.kind;
            entry.name = target.name;
            // Only where the post leaves no choice: one zone, and a machine in it.
            if (target.kind == TargetKind::Server && zones.size() == 1)
                entry.zones = zones;
            m_writer.put(entry);
        }
        if (m_post.targets.isEmpty() && !m_targetIds.isEmpty() && !m_knownTargets.contains(m_targetIds.value(unnamedTarget))) {
            Target entry;
            entry.id = m_targetIds.value(unnamedTarget);
            entry.kind = TargetKind::Service;
            entry.name = unnamedTarget;
            m_knownTargets += entry.id;
            m_writer.put(entry);
        }
    }

    /// When the work of the only window really began and ended, where a format states it.
    [[nodiscard]] std::optional<InstantRange> actualRange() const
    {
        std::optional<InstantRange> actual;
        int planned = 0;
        for (const ImportedWindow &window : m_post.windows) {
            planned += window.role == ImportedWindow::Role::Planned ? 1 : 0;
            if (window.role == ImportedWindow::Role::Planned || window.level != Level::Maintenance || !window.certain || !window.start)
                continue;
            if (!actual) {
                actual = InstantRange{*window.start, window.end};
                continue;
            }
            actual->begin = std::min(actual->begin, *window.start);
            actual->end = actual->end && window.end ? std::optional(std::max(*actual->end, *window.end)) : std::nullopt;
        }
        if (planned != 1 || (actual && actual->isEmpty()))
            return std::nullopt;
        return actual;
    }

    [[nodiscard]] QList<Window> windowsOf() const
    {
        QList<Window> windows;
        for (const ImportedWindow &window : m_post.windows) {
            if (window.role != ImportedWindow::Role::Planned || !window.start || m_post.kind != IncidentKind::Maintenance)
                continue;
            Window fact;
            fact.planned = {*window.start, window.end && *window.end > *window.start ? window.end : std::nullopt};
            fact.zone = m_post.homeZone.isEmpty() ? u"UTC"_s : m_post.homeZone;
            fact.precision = window.precision;
            fact.certain = window.certain;
            fact.expectedLevel = window.level;
            fact.actual = actualRange();
            if (!m_post.expectedImpact.isEmpty()) {
                const ImportedDuration &impact = m_post.expectedImpact.constFirst();
                fact.shortestMinutes = static_cast<int>(impact.shortestMs / minuteMs);
                fact.longestMinutes = static_cast<int>(impact.longestMs / minuteMs);
            }
            windows += fact;
        }
        return windows;
    }

    /// One impact per target and stated range. Without a range there is nothing to paint.
    [[nodiscard]] QList<Impact> impactsOf() const
    {
        QList<Impact> impacts;
        QStringList everything;
        for (const ImportedTarget &target : m_post.targets) {
            if (target.kind != TargetKind::Zone)
                everything += target.name;
        }
        if (everything.isEmpty()) {
            for (const ImportedTarget &target : m_post.targets)
                everything += target.name;
        }
        if (everything.isEmpty())
            everything += unnamedTarget;
        for (const ImportedWindow &window : m_post.windows) {
            if (!window.start || (window.end && *window.end <= *window.start))
                continue;
            const bool planned = window.role == ImportedWindow::Role::Planned;
            for (const QString &name : window.targets.isEmpty() ? everything : window.targets) {
                Impact impact;
                impact.target = m_targetIds.value(name);
                impact.level = planned ? Level::Maintenance : window.level.value_or(levelOf());
                impact.range = {*window.start, window.end};
                impact.planned = planned;
                impact.certain = window.certain && (window.end || isOpen());
                impacts += impact;
            }
        }
        return impacts;
    }

    /// Whether one of the new updates is newer than all that was known: an old revision that comes in late moves nothing back.
    [[nodiscard]] bool isNewer(const ImportPlan &plan, const Story &existing) const
    {
        std::optional<Instant> newest;
        for (const Update &update : existing.updates) {
            if (update.at && (!newest || *update.at > *newest))
                newest = update.at;
        }
        return std::any_of(plan.newUpdates.cbegin(), plan.newUpdates.cend(), [this, &newest](int index) {
            const auto at = m_post.updates.at(index).instant;
            return at && (!newest || *at >= *newest);
        });
    }

    /// Brings the plan to what a source that is known by its id now says: a moved window, an end that was open. Nothing that somebody else
    /// may have stated is taken back.
    void reviseRanges(const Story &existing, bool newStatements)
    {
        const QList<Window> windows = windowsOf();
        // A plan moves with a statement that says so; without one the console's own changes stand.
        if (newStatements && windows.size() == 1 && existing.windows.size() == 1) {
            const Window &old = existing.windows.constFirst();
            Window moved = windows.constFirst();
            moved.id = old.id;
            moved.announced = old.announced;
            if (moved != old)
                m_writer.add(moved, old.id);
        } else if (newStatements && existing.windows.isEmpty()) {
            for (const Window &window : windows)
                m_writer.add(window);
        }
        QList<Impact> left = existing.impacts;
        QList<Impact> fresh;
        for (const Impact &impact : impactsOf()) {
            const auto same = std::find_if(left.cbegin(), left.cend(), [&impact](const Impact &other) { return isSameRange(impact, other) && other.range.end == impact.range.end; });
            if (same != left.cend())
                left.erase(same);
            else
                fresh += impact;
        }
        for (const Impact &impact : std::as_const(fresh)) {
            const auto old = std::find_if(left.cbegin(), left.cend(), [&impact, newStatements](const Impact &other) {
                const bool ended = isSameRange(impact, other) && !other.range.end && impact.range.end;
                const bool moved = newStatements && other.planned && impact.planned && other.target == impact.target;
                return ended || moved;
            });
            if (old != left.cend()) {
                m_writer.add(impact, old->id);
                left.erase(old);
            } else if (newStatements) {
                m_writer.add(impact);
            }
        }
    }

    [[nodiscard]] static bool isSameRange(const Impact &a, const Impact &b)
    {
        return a.target == b.target && a.planned == b.planned && a.range.begin == b.range.begin && (a.level == b.level || a.planned);
    }

    [[nodiscard]] bool isOpen() const { return !isClosed(statusOf(m_post)); }

    /// The text says what failed, not by how much: degraded unless the words are those of an outage.
    [[nodiscard]] Level levelOf() const
    {
        const QString text = m_page.text.mid(m_post.begin, m_post.end - m_post.begin);
        for (const QLatin1StringView word : {"outage"_L1, "unreachable"_L1, "unavailable"_L1, " down"_L1, "been lost"_L1, "offline"_L1, "not reachable"_L1}) {
            if (text.contains(word, Qt::CaseInsensitive))
                return Level::MajorOutage;
        }
        return Level::Degraded;
    }

    void writeBody()
    {
        const int begin = std::max(m_post.titleEnd, m_post.begin);
        const int end = m_post.updates.isEmpty() ? m_post.end : m_post.updates.constFirst().begin;
        if (m_page.text.mid(begin, end - begin).trimmed().isEmpty())
            return;
        Update fact;
        fact.posted = m_now;
        fact.language = m_post.language;
        fact.zone = m_post.homeZone;
        fact.body = tokenTextOf(begin, end);
        fact.position = 0;
        for (const ImportedTime &time : m_post.times) {
            if (time.role == TimeRole::Published && time.utc) {
                fact.at = time.utc;
                fact.certain = time.certain;
                addCandidates(fact, time);
            }
        }
        m_writer.add(fact);
    }

    void writeUpdate(int index, int position)
    {
        const ImportedUpdate &update = m_post.updates.at(index);
        Update fact;
        fact.at = update.instant;
        fact.posted = m_now;
        if (update.status && statusesOf(m_post.kind).contains(*update.status))
            fact.statusAfter = update.status;
        fact.label = update.label;
        fact.language = m_post.language;
        fact.zone = m_post.homeZone;
        fact.body = tokenTextOf(update.bodyBegin, update.bodyEnd);
        fact.position = position;
        fact.certain = update.certain || !update.instant;
        if (update.time >= 0)
            addCandidates(fact, m_post.times.at(update.time));
        m_writer.add(fact);
    }

    static void addCandidates(Update &fact, const ImportedTime &time)
    {
        if (time.certain)
            return;
        for (const TimeCandidate &candidate : time.candidates)
            fact.candidates += candidate.instant;
    }

    /// Whether "approximately" or the like stands right before @p offset: it stays in the text, so the token must not say it again.
    [[nodiscard]] bool saysAboutBefore(int offset) const
    {
        constexpr int reach = 40;
        const int from = std::max(0, offset - reach);
        const QString before = m_page.text.mid(from, offset - from).toLower();
        const QList<Lexeme> words = lexemesOf(before);
        for (const QString &code : {m_post.language, u"en"_s}) {
            const LanguageData *data = languageData(code);
            for (qsizetype first = 0; data && first < words.size(); ++first) {
                const auto phrases = data->phrases.constFind(before.mid(words.at(first).begin, words.at(first).end - words.at(first).begin));
                if (phrases == data->phrases.cend())
                    continue;
                for (const LanguageData::Phrase &phrase : *phrases) {
                    bool same = phrase.meaning.kind == WordKind::About && first + phrase.words.size() == words.size();
                    for (qsizetype word = 0; same && word < phrase.words.size(); ++word)
                        same = before.mid(words.at(first + word).begin, words.at(first + word).end - words.at(first + word).begin) == phrase.words.at(word);
                    if (same)
                        return true;
                }
            }
        }
        return false;
    }

    /// [begin, end) of the page with every certain time, every duration and every target as a token.
    [[nodiscard]] TokenText tokenTextOf(int begin, int end) const
    {
        struct Piece
        {
            int begin;
            int end;
            TokenValue value;
        };
        while (begin < end && m_page.text.at(begin).isSpace())
            ++begin;
        while (end > begin && m_page.text.at(end - 1).isSpace())
            --end;
        QList<Piece> pieces;
        for (const ImportedTime &time : m_post.times) {
            if (time.begin < begin || time.end > end || !time.utc || !time.certain)
                continue;
            const QString zone = time.zone.isEmpty() ? (m_post.homeZone.isEmpty() ? u"UTC"_s : m_post.homeZone) : time.zone;
            pieces += Piece{time.begin, time.end, InstantToken{*time.utc, zone, time.precision, time.about && !saysAboutBefore(time.begin)}};
        }
        for (const ImportedDuration &duration : m_post.durations) {
            if (duration.begin >= begin && duration.end <= end)
                pieces += Piece{duration.begin, duration.end, DurationToken{duration.shortestMs, duration.longestMs, duration.about && !saysAboutBefore(duration.begin)}};
        }
        for (const ImportedTarget &target : m_post.targets) {
            if (target.begin >= begin && target.end <= end)
                pieces += Piece{target.begin, target.end, TargetToken{m_targetIds.value(target.name), target.name}};
        }
        std::stable_sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) { return a.begin < b.begin; });
        TokenText text;
        int at = begin;
        for (const Piece &piece : std::as_const(pieces)) {
            if (piece.begin < at)
                continue;
            text.markdown += escapedBraces(m_page.text.mid(at, piece.begin - at));
            text.tokens += piece.value;
            text.markdown += u"{t%1}"_s.arg(text.tokens.size());
            at = piece.end;
        }
        text.markdown += escapedBraces(m_page.text.mid(at, end - at));
        return text;
    }

    FactWriter &m_writer;
    const ImportedPage &m_page;
    const ImportedPost &m_post;
    QSet<QString> &m_knownTargets;
    Instant m_now;
    QHash<QString, QString> m_targetIds; ///< by name as written
};

} // namespace

QString writeImport(FactWriter &writer, const ImportedPage &page, const ImportedPost &post, const ImportPlan &plan, const std::optional<Story> &existing,
                    const QStringList &frontier, QSet<QString> &knownTargets, Instant now)
{
    ImportWriter import(writer, page, post, knownTargets, now);
    if (plan.outcome == ImportPlan::Outcome::New || !existing)
        return import.writeNew();
    if (plan.outcome == ImportPlan::Outcome::Grown)
        return import.writeGrown(plan, *existing, frontier);
    return existing->id;
}

} // namespace tocsin
