// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/posting/postingtest.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::ending;
using test::onset;
using test::PostedStory;
using test::windowOf;

namespace {

constexpr Instant night = 1750000000000;

/// @p story without the ids and times that a writer makes up, so that a preview can be compared with what was posted.
Story withoutNewIds(Story story, const QSet<QString> &known)
{
    const auto blank = [&known](QString &id) {
        if (!known.contains(id))
            id.clear();
    };
    blank(story.id);
    story.openedBy.clear();
    for (Impact &impact : story.impacts)
        blank(impact.id);
    for (Window &window : story.windows)
        blank(window.id);
    for (Update &update : story.updates)
        blank(update.id);
    for (Promise &promise : story.promises)
        blank(promise.id);
    for (Link &link : story.links)
        blank(link.id);
    std::ranges::sort(story.impacts, {}, [](const Impact &impact) { return std::tuple(impact.range.begin, impact.target, impact.range.end, impact.level); });
    return story;
}

} // namespace

class TestStoryWith : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void previewsAHalfWrittenDraft();
    void previewsWhatIsPosted();
};

void TestStoryWith::previewsAHalfWrittenDraft()
{
    PostDraft draft;
    draft.beginsStory = true;
    draft.body.markdown = u"We {"_s;
    draft.impacts = {ImpactChange(), onset(u"srv:amur"_s, Level::Degraded)};
    draft.impacts[1].end = night - hourMs;
    draft.promises = {PromiseChange()};
    const Story preview = storyWith(draft, {{}, {}, night, {}});
    QCOMPARE(preview.updates.size(), 1);
    QCOMPARE(preview.updates.constFirst().at, night);
    QVERIFY(preview.title.isEmpty());
    QVERIFY(preview.impacts.isEmpty());
    QVERIFY(preview.promises.isEmpty());
    QCOMPARE(preview.zone, u"UTC"_s);
    QCOMPARE(storyWith(draft, {{}, {}, night, {}}), preview);
}

/// Random stories, post after post: the preview of each post is the story as it then is.
void TestStoryWith::previewsWhatIsPosted()
{
    QRandomGenerator random(4);
    int written = 0;
    for (int round = 0; round < 40; ++round) {
        PostedStory posted(night);
        const auto kind = static_cast<IncidentKind>(random.bounded(3));
        PostDraft draft = PostedStory::first(u"Story"_s, u"First."_s, kind);
        for (int step = 0; step < 12; ++step) {
            const Story story = posted.story();
            const Instant when = night + random.bounded(-3, 20) * hourMs;
            if (random.bounded(2) == 0)
                draft.status = legalNext(kind, story.status).at(random.bounded(int(legalNext(kind, story.status).size())));
            if (random.bounded(3) == 0)
                draft.at = when;
            if (random.bounded(3) == 0)
                draft.targets = QStringList{u"srv:%1"_s.arg(random.bounded(5)), u"srv:9"_s};
            if (random.bounded(2) == 0)
                draft.impacts.append(onset(u"srv:%1"_s.arg(random.bounded(5)), static_cast<Level>(random.bounded(4)), when));
            if (random.bounded(2) == 0)
                draft.promises.append({static_cast<PromiseKind>(random.bounded(4)), {}, random.bounded(1, 90) * minuteMs});
            if (random.bounded(6) == 0)
                draft.title = u"Title %1"_s.arg(step);
            draft.postMortem = random.bounded(8) == 0;
            if (!story.impacts.isEmpty() && random.bounded(3) == 0) {
                const Impact &impact = story.impacts.at(random.bounded(int(story.impacts.size())));
                ImpactChange change = ending(impact, random.bounded(2) ? std::optional(impact.range.begin + hourMs) : std::nullopt);
                change.retracted = random.bounded(4) == 0;
                draft.impacts.append(change);
            }
            if (kind == IncidentKind::Maintenance && random.bounded(3) == 0) {
                draft.window = !story.windows.isEmpty() && random.bounded(2) ? story.windows.constFirst() : windowOf(when, when);
                draft.window->planned = {when, when + hourMs};
            }
            if (!story.updates.isEmpty() && random.bounded(5) == 0)
                draft.correctsUpdate = story.updates.at(random.bounded(int(story.updates.size()))).id;
            const PostScene scene = posted.scene();
            QSet<QString> known;
            for (const Fact &fact : std::as_const(posted.facts))
                known.insert(fact.id);
            const Story preview = storyWith(draft, scene);
            if (posted.post(draft)) {
                ++written;
                Story shown = withoutNewIds(preview, known);
                const Story truth = withoutNewIds(posted.story(), known);
                // A target that only an impact named goes with it; a preview cannot tell it from one that was named as such.
                const QSet<QString> named(shown.targets.cbegin(), shown.targets.cend());
                QVERIFY(named.contains(QSet<QString>(truth.targets.cbegin(), truth.targets.cend())));
                shown.targets = truth.targets;
                QCOMPARE(shown, truth);
                QVERIFY(collisionsIn(posted.facts).isEmpty());
                const Story now = posted.story();
                if (isClosed(draft.status) && now.updates.constLast().posted == posted.clock.now() && draft.correctsUpdate.isEmpty())
                    QVERIFY(std::ranges::all_of(now.impacts, [](const Impact &impact) { return impact.range.end.has_value(); }));
            } else if (step == 0) {
                break;
            }
            posted.clock.advance(random.bounded(1, 90) * minuteMs);
            draft = posted.draft(u"Step %1."_s.arg(step));
        }
    }
    QVERIFY2(written > 200, qPrintable(QString::number(written)));
}

QTEST_GUILESS_MAIN(TestStoryWith)
#include "tst_storywith.moc"
