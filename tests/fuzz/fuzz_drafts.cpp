// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts, acks, words of refusal and handovers come from other consoles: whatever stands in their documents is refused with a reason, or comes
// back as it was; and a draft that can be read can be shown, checked and posted, or is refused.
#include "models/domain/desknotes.h"
#include "models/posting/draftworth.h"
#include "models/posting/postcheck.h"
#include "models/posting/postrecord.h"
#include "models/posting/scopeedit.h"
#include "tests/fuzz/expect.h"
#include "tests/models/posting/postingtest.h"

#include <cstddef>
#include <cstdint>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant now = 1729990200000;

const QString story = u"inc:01J9ZZZZZZZZZZZZZZZZZZZZZZ"_s;

/// What @p write makes of what @p read understood of @p json is understood as the same.
template<typename Read, typename Write> void checkReturn(const QString &id, const QByteArray &json, Read read, Write write)
{
    const auto first = read(Document{id, {}, {}, json});
    if (!first) {
        expect(first.error().code == Failure::Code::Rejected && !first.error().detail.isEmpty(), "a refusal says why");
        return;
    }
    const auto again = read(Document{id, {}, {}, write(*first)});
    expect(again && *again == *first, "a document comes back as it was");
}

/// A story to post into that has something of everything.
void post(test::PostedStory &posted)
{
    PostDraft draft = test::PostedStory::first(u"Switch replacement"_s, u"We replace it."_s, IncidentKind::Maintenance);
    draft.incident = story;
    draft.targets = QStringList{u"srv:amur"_s, u"srv:oder"_s};
    draft.window = test::windowOf(now, now + hourMs);
    draft.impacts = {test::onset(u"srv:amur"_s, Level::Degraded, now)};
    draft.promises = {{PromiseKind::NextUpdate, now + hourMs, 0}, {PromiseKind::Eta, now + 2 * hourMs, 0}};
    expect(posted.post(draft).has_value(), "the story to post into can be written");
    posted.clock.set(now);
}

void checkDraft(PostDraft draft)
{
    test::PostedStory known(now - hourMs);
    post(known);
    for (const bool begins : {true, false}) {
        const PostScene scene = begins ? PostScene{{}, {}, now, {}} : known.scene();
        draft.beginsStory = begins;
        const PostDraft kept = draft;
        (void)problemsOf(draft, scene, {});
        (void)ownPart(draft, scene.story, 30 * minuteMs);
        (void)recordOf(draft, scene);
        const Story preview = storyWith(draft, scene);

        ScopeEdit scope(begins ? draft.kind : known.story().kind, scene.story, now);
        scope.take(draft);
        PostDraft picked = draft;
        scope.writeTo(picked);
        scope.take(picked);
        PostDraft again = picked;
        scope.writeTo(again);
        expect(again == picked, "what is picked of the targets is written as it was read");

        FactWriter writer(u"maria"_s, known.clock, 9, Hlc{});
        if (!writePost(writer, draft, scene))
            continue;
        QList<Fact> facts = begins ? QList<Fact>() : known.facts;
        for (const Written written = writer.take(); const Document &document : written.documents) {
            const Result<Fact> fact = factFrom(document);
            expect(fact.has_value(), "what was posted can be read");
            facts += *fact;
        }
        const std::optional<Story> posted = fold(facts);
        expect(posted.has_value(), "what was posted is a story");
        expect(posted->title == preview.title && posted->status == preview.status && posted->updates.size() == preview.updates.size(),
               "a preview shows what is posted");
        expect(draft == kept, "a draft is not changed by being posted");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const Hlc hlc;
    const QString ulid = story.sliced(4);

    const QString drafts = draftDocumentId(story, u"maria"_s);
    checkReturn(drafts, json, draftsFrom, [&hlc](const QList<PostDraft> &read) { return draftsJson(read, u"maria"_s, hlc); });
    if (const Result<QList<PostDraft>> read = draftsFrom(Document{drafts, {}, {}, json})) {
        for (const PostDraft &draft : *read)
            checkDraft(draft);
    }
    const QString promise = u"ev:%1:maria:%1"_s.arg(ulid);
    checkReturn(ackDocumentId(promise, u"maria"_s), json, ackFrom, [&hlc](const PromiseAck &read) { return ackJson(read, hlc); });
    const QString post = draftPostId(story, u"maria"_s, ulid);
    checkReturn(sendBackDocumentId(post, u"tim"_s), json, sendBackFrom, [&hlc](const SendBack &read) { return sendBackJson(read, hlc); });
    checkReturn(handoverDocumentId(QDate(2024, 10, 27), u"maria"_s), json, handoverFrom, [&hlc](const HandoverDay &read) { return handoverJson(read, hlc); });
    return 0;
}
