// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postwriter.h"

#include "models/announcements/tokens/tokentext.h"
#include "models/domain/ulid.h"
#include "models/posting/postplace.h"
#include "models/posting/templates.h"
#include "models/time/walltime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

tl::unexpected<Failure> refused(const QString &why)
{
    return failed(Failure::Code::Rejected, why);
}

Result<void> checkZone(const QString &zone)
{
    if (!zone.isEmpty() && !isZoneKnown(zone))
        return refused(u"the time zone '"_s + zone + u"' is not known"_s);
    return {};
}

Result<void> checkOpenPlaces(const QString &text)
{
    const QList<OpenPlace> open = openPlacesIn(text);
    if (!open.isEmpty())
        return refused(u"the place "_s + openPlace(open.constFirst().field) + u" has not been filled in"_s);
    return {};
}

Result<void> checkBody(const TokenText &body)
{
    if (body.markdown.trimmed().isEmpty())
        return refused(u"the post has no text"_s);
    if (const auto parts = splitTokenText(body.markdown, body.tokens.size()); !parts)
        return refused(u"the text has an unsettled place: "_s + parts.error().detail);
    if (const Result<void> filled = checkOpenPlaces(body.markdown); !filled)
        return filled;
    for (const TokenValue &token : body.tokens) {
        if (const auto *interval = std::get_if<IntervalToken>(&token); interval && interval->end < interval->begin)
            return refused(u"an interval in the text ends before it begins"_s);
        const QString zone = std::visit(
            []<typename T>(const T &value) {
                if constexpr (requires { value.zone; })
                    return value.zone;
                else
                    return QString();
            },
            token);
        if (const Result<void> known = checkZone(zone); !known)
            return known;
    }
    return {};
}

Result<void> checkStory(const PostDraft &draft, const PostScene &scene, const PostPlace &place)
{
    if (!scene.story) {
        if (!draft.beginsStory)
            return refused(u"the story "_s + draft.incident + u" is not in this workspace"_s);
        if (!draft.incident.isEmpty() && (!draft.incident.startsWith("inc:"_L1) || !isUlid(QStringView(draft.incident).sliced(4))))
            return refused(u"'"_s + draft.incident + u"' is no id of a story"_s);
        if (draft.title.trimmed().isEmpty())
            return refused(u"a new story needs a title"_s);
        if (!draft.correctsUpdate.isEmpty())
            return refused(u"a new story has no update to correct"_s);
    } else if (scene.story->retracted) {
        return refused(u"the story "_s + scene.story->id + u" was taken back"_s);
    } else if (!draft.correctsUpdate.isEmpty() && !place.corrected) {
        return refused(u"the update "_s + draft.correctsUpdate + u" that is to be corrected is not in the story"_s);
    }
    if (!draft.key.isEmpty() && !isUlid(draft.key))
        return refused(u"'"_s + draft.key + u"' is no key of a draft"_s);
    if (scene.story && !draft.key.isEmpty()) {
        const QString end = u':' + draft.key;
        for (const Update &update : scene.story->updates) {
            if (update.id.endsWith(end) || std::ranges::any_of(update.revisions, [&end](const QString &id) { return id.endsWith(end); }))
                return refused(u"this draft was posted before, as "_s + update.id);
        }
    }
    if (!mayStand(draft, place)) {
        const QString next = nameOf(*draft.status);
        if (!statusesOf(place.kind).contains(*draft.status))
            return refused(u"'"_s + next + u"' is no status of a story of kind "_s + nameOf(place.kind));
        return refused(u"'"_s + next + u"' may not follow '"_s + nameOf(place.before.value_or(*draft.status)) + u'\'');
    }
    if (const Result<void> filled = checkOpenPlaces(draft.title); !filled)
        return filled;
    if (!draft.unread.isEmpty())
        return refused(u"'"_s + draft.unread.constBegin().value() + u"' in the field "_s + draft.unread.firstKey() + u" is not settled"_s);
    return checkZone(draft.zone);
}

Result<void> checkRanges(const PostDraft &draft, const PostScene &scene, const PostPlace &place)
{
    for (const ImpactChange &change : draft.impacts) {
        if (change.impact.isEmpty() && change.target.isEmpty())
            return refused(u"an impact names no target"_s);
        if (change.impact.isEmpty())
            continue;
        if (!scene.story || std::ranges::find(scene.story->impacts, change.impact, &Impact::id) == scene.story->impacts.cend())
            return refused(u"the impact "_s + change.impact + u" is not in the story (any more)"_s);
    }
    for (const ImpactsAfter::Line &line : impactsAfter(draft, scene, place).lines) {
        if (line.changed && isReversed(line.impact.range))
            return refused(u"the impact on "_s + line.impact.target + u" ends no later than it begins"_s);
        if (closesStory(draft, place) && !line.impact.range.end)
            return refused(u"the impact on "_s + line.impact.target + u" begins no earlier than the post that ends it"_s);
    }
    if (draft.window) {
        const Window &window = *draft.window;
        if (!window.id.isEmpty() && (!scene.story || std::ranges::find(scene.story->windows, window.id, &Window::id) == scene.story->windows.cend()))
            return refused(u"the window "_s + window.id + u" is not in the story (any more)"_s);
        if (isReversed(window.planned) || (window.actual && isReversed(*window.actual)))
            return refused(u"the window ends no later than it begins"_s);
        if (window.longestMinutes.value_or(window.shortestMinutes.value_or(0)) < window.shortestMinutes.value_or(0))
            return refused(u"the longest expected impact is shorter than the shortest"_s);
        if (const Result<void> known = checkZone(window.zone); !known)
            return known;
    }
    for (const PromiseChange &promise : draft.promises) {
        if (!promise.due && promise.afterMs <= 0)
            return refused(u"a promise says neither when it is due nor after how long"_s);
    }
    for (const Link &link : draft.links) {
        if (link.incident.isEmpty() && link.url.isEmpty())
            return refused(u"a link names neither a story nor an address"_s);
        if (!link.incident.isEmpty() && link.incident == (scene.story ? scene.story->id : draft.incident))
            return refused(u"a story cannot be linked to itself"_s);
    }
    return {};
}

/// Writes one post, fact by fact.
class PostWriter
{
public:
    PostWriter(FactWriter &writer, const PostDraft &draft, const PostScene &scene)
        : m_writer(writer)
        , m_draft(draft)
        , m_scene(scene)
        , m_place(placeOf(draft, scene))
    {
    }

    void run()
    {
        beginOrContinue();
        writeTitleAndTargets();
        const WindowsAfter windows = windowsAfter(m_draft, m_scene, m_place);
        for (const Window &window : windows.changed) {
            if (!isReversed(window.planned))
                m_writer.add(window, window.id);
        }
        for (const QString &window : windows.cancelled)
            m_writer.add(CancelFact{window, m_place.at});
        const ImpactsAfter impacts = impactsAfter(m_draft, m_scene, m_place);
        for (const ImpactsAfter::Line &line : impacts.lines) {
            if (line.changed && !isReversed(line.impact.range))
                m_writer.add(line.impact, line.supersedes);
        }
        for (const QString &impact : impacts.retracted)
            m_writer.add(RetractionFact{impact});
        for (const Link &link : m_draft.links) {
            if (!isLinked(link))
                m_writer.add(link);
        }
        writeUpdate();
        writePromises();
    }

private:
    [[nodiscard]] QString language() const
    {
        if (!m_draft.language.isEmpty())
            return m_draft.language;
        return m_scene.story && !m_scene.story->language.isEmpty() ? m_scene.story->language : u"en"_s;
    }

    [[nodiscard]] QString zone() const
    {
        if (!m_draft.zone.isEmpty())
            return m_draft.zone;
        return m_scene.story && !m_scene.story->zone.isEmpty() ? m_scene.story->zone : u"UTC"_s;
    }

    void beginOrContinue()
    {
        if (m_scene.story) {
            m_writer.continueStory(m_scene.story->id, m_scene.frontier);
            return;
        }
        HeadFact head;
        head.kind = m_draft.kind;
        // The reader's date: what was off before anybody said so opened the story. A plan did not.
        head.opened = m_place.at;
        for (const ImpactsAfter::Line &line : impactsAfter(m_draft, m_scene, m_place).lines) {
            if (!line.impact.planned)
                head.opened = std::min(head.opened, line.impact.range.begin);
        }
        head.zone = zone();
        head.language = language();
        head.retroactive = m_draft.retroactive;
        m_writer.beginStory(head, m_draft.incident.isEmpty() ? m_writer.newStoryId() : m_draft.incident);
    }

    void writeTitleAndTargets()
    {
        const QString title = m_draft.title.trimmed();
        if (!title.isEmpty() && (!m_scene.story || m_scene.story->title != title))
            m_writer.add(TitleFact{title});
        if (m_draft.targets && (m_scene.story ? m_scene.story->targets : QStringList()) != *m_draft.targets)
            m_writer.add(TargetsFact{*m_draft.targets});
    }

    [[nodiscard]] bool isLinked(const Link &link) const
    {
        return m_scene.story && std::ranges::any_of(m_scene.story->links, [&link](const Link &known) {
            return known.kind == link.kind && known.incident == link.incident && known.url == link.url;
        });
    }

    void writeUpdate()
    {
        Update update;
        update.at = m_place.at;
        update.posted = m_scene.now;
        update.statusAfter = m_draft.status;
        update.label = m_draft.label;
        update.language = language();
        update.zone = zone();
        update.body = m_draft.body;
        update.postMortem = m_draft.postMortem;
        update.writtenBy = m_scene.approvedFrom;
        update.bypass = m_draft.bypass;
        update.dismissed = m_draft.dismissed;
        if (const std::optional<Update> &old = m_place.corrected) {
            update.position = old->position;
            if (!m_draft.at)
                update.at = old->at; // none stays none: an imported text that does not say
            if (update.at == old->at) {
                update.certain = old->certain;
                update.candidates = old->candidates;
            }
            if (!update.statusAfter)
                update.statusAfter = old->statusAfter;
            if (m_draft.language.isEmpty() && !old->language.isEmpty())
                update.language = old->language;
            if (m_draft.zone.isEmpty() && !old->zone.isEmpty())
                update.zone = old->zone;
            update.postMortem = update.postMortem || old->postMortem;
            add(update, old->id);
            return;
        }
        if (m_scene.story) {
            for (const Update &known : m_scene.story->updates)
                update.position = std::max(update.position, known.position + 1);
        }
        add(update);
    }

    void add(const Update &update, const QString &supersedes = {})
    {
        m_writer.addPost(update, m_draft.key.isEmpty() ? m_writer.newKey() : m_draft.key, supersedes);
    }

    /// A correction is no news: only what it names is kept by it.
    [[nodiscard]] bool keepsByRule(PromiseKind kind) const
    {
        const bool isNews = !m_place.corrected;
        switch (kind) {
        case PromiseKind::NextUpdate:
            return isNews;
        case PromiseKind::Eta:
            return isNews && (m_draft.status == Status::Resolved || m_draft.status == Status::Completed || m_draft.status == Status::Monitoring);
        case PromiseKind::RootCause:
            return m_draft.postMortem;
        case PromiseKind::GraceEnd:
            return false;
        }
        return false;
    }

    void writePromises()
    {
        QList<Promise> open;
        QStringList settled;
        const QList<Promise> known = m_scene.story ? m_scene.story->promises : QList<Promise>();
        for (const Promise &promise : known) {
            if (promise.kept) {
                settled.append(promise.id);
            } else if (keepsByRule(promise.kind) || m_draft.keeps.contains(promise.id)) {
                m_writer.add(PromiseKeptFact{promise.id, m_scene.now});
                settled.append(promise.id);
            } else {
                open.append(promise);
            }
        }
        // One that somebody has moved since it was named; any of its revisions will do.
        for (const QString &id : m_draft.keeps) {
            const bool isKnown = std::ranges::find(known, id, &Promise::id) != known.cend();
            if (m_scene.story && !isKnown && !settled.contains(id))
                m_writer.add(PromiseKeptFact{id, m_scene.now});
        }
        for (const PromiseChange &change : m_draft.promises) {
            if (!change.due && change.afterMs <= 0)
                continue;
            Promise promise;
            promise.kind = change.kind;
            promise.due = change.due.value_or(m_scene.now + change.afterMs);
            const auto old = std::find_if(open.cbegin(), open.cend(), [&change](const Promise &one) { return one.kind == change.kind; });
            const QString superseded = old == open.cend() ? QString() : old->id;
            m_writer.add(promise, superseded);
            open.removeIf([&superseded](const Promise &one) { return one.id == superseded; });
        }
    }

    FactWriter &m_writer;
    const PostDraft &m_draft;
    const PostScene &m_scene;
    PostPlace m_place;
};

} // namespace

void writePostFacts(FactWriter &writer, const PostDraft &draft, const PostScene &scene)
{
    PostWriter(writer, draft, scene).run();
}

Result<void> writePost(FactWriter &writer, const PostDraft &draft, const PostScene &scene)
{
    const PostPlace place = placeOf(draft, scene);
    if (const Result<void> story = checkStory(draft, scene, place); !story)
        return story;
    if (const Result<void> body = checkBody(draft.body); !body)
        return body;
    if (const Result<void> ranges = checkRanges(draft, scene, place); !ranges)
        return ranges;
    writePostFacts(writer, draft, scene);
    return {};
}

std::optional<Status> firstStatus(IncidentKind kind)
{
    return kind == IncidentKind::Announcement ? std::nullopt : std::optional(statusesOf(kind).constFirst());
}

QList<Status> legalNext(IncidentKind kind, std::optional<Status> current)
{
    QList<Status> legal = statusesOf(kind);
    legal.removeIf([kind, current](Status next) { return !mayFollow(kind, current, next); });
    return legal;
}

} // namespace tocsin
