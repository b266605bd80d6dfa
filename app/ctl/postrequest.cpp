// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/postrequest.h"

#include "app/ctl/command.h"
#include "app/ctl/postbody.h"
#include "app/ctl/posttargets.h"
#include "app/ctl/reading.h"

#include "models/domain/affected.h"
#include "models/posting/postwriter.h"
#include "models/posting/templates.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

/// Fills in a draft, step by step; a step that answers false has said why.
class Preparer
{
public:
    Preparer(const PostRequest &request, const PostConsole &console, WorkspaceReader *reader, Instant now)
        : m_request(request), m_console(console), m_reader(reader), m_now(now)
    {
        m_post.scene.now = now;
    }

    tl::expected<PreparedPost, PostRefusal> run()
    {
        if (readScene() && begin() && findTargets() && takeTemplate() && readBody() && fillTimes() && fillImpacts() && fillLinks() && check())
            return std::move(m_post);
        return tl::unexpected<PostRefusal>(m_refusal);
    }

private:
    bool refuse(const QString &reason, int exitCode = Refused)
    {
        m_refusal = {exitCode, {reason}};
        return false;
    }
    bool refuse(const Failure &failure) { return refuse(failure.detail); }

    [[nodiscard]] const std::optional<Story> &story() const { return m_post.scene.story; }
    [[nodiscard]] PostDraft &draft() { return m_post.draft; }

    bool readScene()
    {
        if (!m_reader)
            return true;
        auto targets = m_reader->targets();
        if (!targets)
            return refuse(targets.error());
        m_known = *std::move(targets);
        if (m_request.id.isEmpty())
            return true;
        auto story = m_reader->story(m_request.id);
        if (!story)
            return refuse(story.error());
        if (story->retracted)
            return refuse(u"the incident was taken back; post a new one."_s);
        auto frontier = m_reader->frontier(m_request.id);
        if (!frontier)
            return refuse(frontier.error());
        m_post.scene.story = *std::move(story);
        m_post.scene.frontier = *std::move(frontier);
        return true;
    }

    bool begin()
    {
        PostDraft &draft = this->draft();
        draft.beginsStory = !story();
        draft.kind = story() ? story()->kind : m_request.kind.value_or(IncidentKind::Incident);
        if (story()) {
            draft.incident = story()->id;
            if (m_request.kind && *m_request.kind != story()->kind)
                return refuse(u"--kind: the incident is of kind %1 already and stays so."_s.arg(nameOf(story()->kind)));
        }
        draft.zone = firstOf({m_request.zone, story() ? story()->zone : QString(), m_console.zone, u"UTC"_s});
        draft.language = firstOf({m_request.language, story() ? story()->language : QString(), m_console.language, u"en"_s});
        draft.title = m_request.title;
        draft.label = m_request.label;
        draft.retroactive = m_request.retroactive;
        draft.postMortem = m_request.postMortem;
        draft.wholeCustomerBase = m_request.allCustomers;
        draft.bypass = m_request.bypass;
        if (!m_request.correct.isEmpty() && !findCorrected())
            return false;
        if (draft.beginsStory)
            draft.status = firstStatus(draft.kind);
        return true;
    }

    static QString firstOf(const QStringList &values)
    {
        const auto found = std::ranges::find_if(values, [](const QString &value) { return !value.isEmpty(); });
        return found == values.cend() ? QString() : *found;
    }

    bool findCorrected()
    {
        if (!story() || story()->updates.isEmpty())
            return refuse(u"--correct: there is no update to correct."_s);
        QStringList ids;
        for (const Update &update : story()->updates) {
            ids.append(update.id);
            if (update.id == m_request.correct || update.revisions.contains(m_request.correct))
                draft().correctsUpdate = update.id;
        }
        if (m_request.correct == "last"_L1)
            draft().correctsUpdate = story()->updates.constLast().id;
        if (draft().correctsUpdate.isEmpty())
            return refuse(u"--correct: there is no update “%1”; there are %2, or say last."_s.arg(m_request.correct, ids.join(u", "_s)));
        return true;
    }

    bool findTargets()
    {
        const auto named = m_resolver.idsOf(m_request.targets.value_or(QStringList()));
        if (!named)
            return refuse(u"--targets: "_s + named.error().detail);
        const auto added = m_resolver.idsOf(m_request.addTargets);
        if (!added)
            return refuse(u"--add-targets: "_s + added.error().detail);
        m_all = m_request.targets ? *named : story() ? story()->targets : QStringList();
        for (const QString &id : *added) {
            if (!m_all.contains(id))
                m_all.append(id);
        }
        m_affected = m_request.targets ? m_all : m_request.addTargets.isEmpty() ? m_all : *added;
        if (m_request.targets || !added->isEmpty())
            draft().targets = m_all;
        return true;
    }

    [[nodiscard]] BodyContext context() { return {draft().zone, draft().language, m_now, m_resolver.targets(m_all)}; }

    /// Reads an option's time; none: it has been said what is wrong.
    std::optional<TimeEntry> time(const QString &option, const QString &typed, TimeDirection direction = TimeDirection::Ahead)
    {
        const TimeEntry read = readTimeEntry(typed, m_now, draft().zone, draft().language, direction);
        if (read.state == TimeEntry::State::At || read.state == TimeEntry::State::After)
            return read;
        refuse(timeProblem(option, typed, read, draft().zone), WrongUsage);
        return std::nullopt;
    }
    /// The same for a time that is over.
    std::optional<Instant> instant(const QString &option, const QString &typed)
    {
        const auto read = time(option, typed, TimeDirection::Back);
        if (!read)
            return std::nullopt;
        return read->state == TimeEntry::State::At ? read->at : m_now;
    }
    /// When @p read is, if the post goes out now.
    [[nodiscard]] Instant instantOf(const TimeEntry &read) const { return read.state == TimeEntry::State::At ? read.at : m_now + read.afterMs; }

    bool takeTemplate()
    {
        if (m_request.templateName.isEmpty())
            return fillWindow();
        QList<PostTemplate> templates = builtInTemplates(draft().language);
        if (m_reader) {
            const auto own = m_reader->templates();
            if (!own)
                return refuse(own.error());
            templates = *own + templates;
        }
        QStringList names;
        const PostTemplate *found = nullptr;
        for (const PostTemplate &post : std::as_const(templates)) {
            names.append(post.name);
            const bool isIt = post.name.compare(m_request.templateName, Qt::CaseInsensitive) == 0 || post.id == m_request.templateName
                || post.id.section(u':', 1) == u"%1-%2"_s.arg(m_request.templateName, post.language);
            if (isIt && !found)
                found = &post;
        }
        if (!found)
            return refuse(u"--template: there is no template “%1”; there are %2."_s.arg(m_request.templateName, names.join(u", "_s)));
        if (!story() && !m_request.kind)
            draft().kind = found->kind;
        m_level = found->level;
        if (!fillWindow())
            return false;

        TemplateValues values{m_now, draft().zone, {}, {}, {}};
        if (story() && story()->windows.size() == 1)
            values.window = story()->windows.constFirst().planned;
        const QStringList restored = story() && !m_request.targets ? targetsAt(*story(), m_now).restored : QStringList();
        for (const Target &target : m_resolver.targets(withoutRestored(m_all, restored)))
            values.targets.append({target.id, target.name});
        if (!m_request.eta.isEmpty()) {
            const auto eta = time(u"eta"_s, m_request.eta);
            if (!eta)
                return false;
            m_eta = wholeMinute(instantOf(*eta));
            values.eta = m_eta;
        }
        PostTemplate post = *found;
        post.level.reset(); // impacts are made below, with what the story has already
        if (!m_request.nextUpdate.isEmpty()) {
            const auto next = time(u"next-update"_s, m_request.nextUpdate);
            if (!next)
                return false;
            post.nextUpdateMs = instantOf(*next) - m_now;
        }
        auto filled = withTemplate(draft(), post, values);
        if (!filled)
            return refuse(filled.error());
        draft() = *std::move(filled);
        m_isNextSaid = !m_request.nextUpdate.isEmpty(); // what the text says and what is promised are one time
        return true;
    }

    /// Up, so that what a text shows is not earlier than what is promised.
    static Instant wholeMinute(Instant instant) { return (instant + minuteMs - 1) / minuteMs * minuteMs; }

    bool readBody()
    {
        if (!m_request.text)
            return true;
        const auto body = readPostBody(m_request, context());
        if (!body) {
            m_refusal = body.error();
            return false;
        }
        // What was typed stands in front of a template's text.
        const TokenText behind = std::exchange(draft().body, body->body);
        if (!behind.markdown.isEmpty())
            appendTo(draft().body, behind);
        return true;
    }

    bool fillTimes()
    {
        PostDraft &draft = this->draft();
        if (m_request.status)
            draft.status = m_request.status;
        if (!m_request.at.isEmpty()) {
            draft.at = instant(u"at"_s, m_request.at);
            if (!draft.at)
                return false;
        }
        return promise(PromiseKind::NextUpdate, u"next-update"_s, m_request.nextUpdate) && promise(PromiseKind::Eta, u"eta"_s, m_request.eta)
            && promise(PromiseKind::RootCause, u"root-cause"_s, m_request.rootCause);
    }

    bool promise(PromiseKind kind, const QString &option, const QString &typed)
    {
        if (typed.isEmpty() || (kind == PromiseKind::NextUpdate && m_isNextSaid))
            return true;
        const auto read = time(option, typed);
        if (!read)
            return false;
        PromiseChange change;
        change.kind = kind;
        if (kind == PromiseKind::Eta && m_eta)
            change.due = m_eta;
        else if (read->state == TimeEntry::State::At)
            change.due = read->at;
        else
            change.afterMs = read->afterMs;
        if (instantOf(*read) <= m_now && !draft().at)
            return refuse(u"--%1: “%2” is over already."_s.arg(option, typed));
        draft().promises.removeIf([kind](const PromiseChange &known) { return known.kind == kind; });
        draft().promises.append(change);
        return true;
    }

    bool fillWindow()
    {
        return fillRange(u"window"_s, m_request.window, TimeDirection::Ahead, [](Window &window, const InstantRange &range) { window.planned = range; })
            && fillRange(u"actual"_s, m_request.actual, TimeDirection::Back, [](Window &window, const InstantRange &range) { window.actual = range; });
    }

    /// Puts a range that an option gives into the only window.
    bool fillRange(const QString &option, const QString &typed, TimeDirection direction, const std::function<void(Window &, const InstantRange &)> &put)
    {
        if (typed.isEmpty())
            return true;
        const auto range = readRange(option, typed, direction, context());
        if (!range)
            return refuse(range.error().detail, WrongUsage);
        if (direction == TimeDirection::Back && *range->end > m_now)
            return refuse(u"--%1: “%2” is not over yet."_s.arg(option, typed));
        if (draft().kind != IncidentKind::Maintenance)
            return refuse(u"--%1: only a maintenance has one (--kind maintenance)."_s.arg(option));
        if (story() && story()->windows.size() > 1)
            return refuse(u"--%1: the maintenance has %2 windows; change them in Tocsin's window."_s.arg(option).arg(story()->windows.size()));
        if (!draft().window && story() && !story()->windows.isEmpty())
            draft().window = story()->windows.constFirst();
        if (!draft().window && option == "actual"_L1)
            return refuse(u"--actual: the maintenance has no plan yet (--window)."_s);
        Window window = draft().window.value_or(Window());
        put(window, *range);
        window.zone = draft().zone;
        draft().window = window;
        return true;
    }

    bool fillImpacts()
    {
        PostDraft &draft = this->draft();
        std::optional<Instant> since;
        if (!m_request.since.isEmpty()) {
            since = instant(u"since"_s, m_request.since);
            if (!since)
                return false;
        }
        const bool plans = draft.beginsStory && draft.kind == IncidentKind::Maintenance;
        std::optional<Level> level = m_request.level;
        if (!level && draft.beginsStory)
            level = m_level; // of the template
        if (plans && draft.window) {
            if (m_request.level)
                draft.window->expectedLevel = m_request.level;
            level = Level::Maintenance;
        } else if (plans) {
            level.reset(); // nothing to paint before there is a plan
        }
        if (level) {
            for (const QString &target : std::as_const(m_affected))
                affect(target, *level, since, plans);
        }
        for (const QString &restored : m_request.restored) {
            if (!restore(restored))
                return false;
        }
        takeOut();
        return true;
    }

    /// What --targets leaves out of the story was never affected, unless --restored says that it was.
    void takeOut()
    {
        for (const Impact &impact : story() ? story()->impacts : QList<Impact>()) {
            const bool isNamed = std::ranges::any_of(draft().impacts, [&](const ImpactChange &change) { return change.target == impact.target && !change.retracted; });
            if (!m_all.contains(impact.target) && !isNamed)
                draft().impacts.append({impact.id, impact.target, impact.level, impact.range.begin, impact.range.end, false, impact.planned, true});
        }
    }

    /// A level that changes ends what was, and begins anew.
    void affect(const QString &target, Level level, std::optional<Instant> since, bool planned)
    {
        for (const Impact &impact : story() ? story()->impacts : QList<Impact>()) {
            if (impact.target != target || impact.range.end || impact.planned)
                continue;
            if (impact.level == level)
                return;
            draft().impacts.append({impact.id, target, impact.level, impact.range.begin, since, !since, false, false});
        }
        draft().impacts.append({{}, target, level, since, {}, false, planned, false});
    }

    bool restore(const QString &restored)
    {
        const qsizetype mark = restored.lastIndexOf(u'@');
        const auto ids = m_resolver.idsOf(restored.left(mark < 0 ? restored.size() : mark).split(u',', Qt::SkipEmptyParts));
        if (!ids)
            return refuse(u"--restored: "_s + ids.error().detail);
        std::optional<Instant> end;
        if (mark >= 0) {
            end = instant(u"restored"_s, restored.mid(mark + 1));
            if (!end)
                return false;
            if (*end > m_now)
                return refuse(u"--restored: “%1” is not over yet; --eta promises it."_s.arg(restored.mid(mark + 1)));
        }
        for (const QString &id : *ids) {
            bool found = false;
            for (ImpactChange &change : draft().impacts) {
                if (change.target != id || !change.impact.isEmpty())
                    continue;
                change.end = end;
                change.endsNow = !end;
                found = true;
            }
            for (const Impact &impact : story() ? story()->impacts : QList<Impact>()) {
                if (impact.target != id || impact.range.end)
                    continue;
                draft().impacts.append({impact.id, id, impact.level, impact.range.begin, end, !end, impact.planned, false});
                found = true;
            }
            if (!found)
                return refuse(u"--restored: nothing is off at %1 that could be restored."_s.arg(m_resolver.names().value(id, id)));
        }
        return true;
    }

    bool fillLinks()
    {
        for (const QString &typed : m_request.links) {
            const QString name = typed.section(u'=', 0, 0);
            const QString other = typed.section(u'=', 1);
            const auto kind = enumFrom<LinkKind>(name);
            if (!kind || other.isEmpty()) {
                QStringList kinds;
                for (const auto &row : enumNames<LinkKind>)
                    kinds.append(row.name);
                return refuse(u"--link is KIND=ID or KIND=URL with a kind of %1, not “%2”"_s.arg(kinds.join(u", "_s), typed), WrongUsage);
            }
            Link link;
            link.kind = *kind;
            if (other.contains(u"://"_s))
                link.url = other;
            else
                link.incident = storyIdOf(other);
            if (!link.incident.isEmpty() && (!m_reader || !m_reader->keyOfIncident(link.incident)))
                return refuse(u"--link: there is no incident “%1”."_s.arg(other));
            draft().links.append(link);
        }
        return true;
    }

    bool check()
    {
        m_post.newTargets = m_resolver.made();
        m_post.targetNames = m_resolver.names();
        PostCheckOptions options;
        options.approvalNeeded = m_console.needsApproval && !m_request.forApproval;
        options.scopeConfirmed = true; // --all-customers is typed out
        if (m_reader) {
            const auto audiences = m_reader->audiences();
            if (!audiences)
                return refuse(audiences.error());
            options.audiences = *audiences;
        }
        if (m_request.text) {
            options.lintedText = *m_request.text;
            options.findings = hardFindings(*m_request.text, context());
            if (m_request.ignoreFindings) {
                for (const Finding &finding : std::as_const(options.findings))
                    draft().dismissed.append(dismissalOf(finding, m_request.text->mid(finding.begin, finding.end - finding.begin)));
            }
        }
        m_post.issues = problemsOf(draft(), m_post.scene, options);
        m_refusal.exitCode = Refused;
        m_refusal.reasons.clear();
        for (const PostIssue &issue : std::as_const(m_post.issues)) {
            if (stopsPosting(issue.problem))
                m_refusal.reasons.append(issueText(issue, m_post.targetNames));
        }
        m_post.notes = adviceOn(draft().body, context());
        return m_refusal.reasons.isEmpty();
    }

    const PostRequest &m_request;
    const PostConsole &m_console;
    WorkspaceReader *m_reader; // not owned; nullptr: nothing is stored yet
    const Instant m_now;
    QList<TargetRow> m_known;
    TargetResolver m_resolver{m_known, m_request.newTargets};
    QStringList m_all; ///< targets that the story names after the post
    QStringList m_affected; ///< those that --level speaks of
    std::optional<Level> m_level; ///< the template's
    std::optional<Instant> m_eta; ///< that a template's text says
    bool m_isNextSaid = false; ///< the template has taken --next-update
    PreparedPost m_post;
    PostRefusal m_refusal;
};

} // namespace

tl::expected<PreparedPost, PostRefusal> preparePost(const PostRequest &request, const PostConsole &console, WorkspaceReader *reader, Instant now)
{
    return Preparer(request, console, reader, now).run();
}

} // namespace tocsin::ctl
