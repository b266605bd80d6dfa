// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/draftworth.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant noon = 1695982800000;
constexpr qint64 offered = 30 * minuteMs;

Story story()
{
    Story story;
    story.id = u"inc:1"_s;
    story.status = Status::Identified;
    Update update;
    update.id = u"upd:1"_s;
    update.at = noon;
    update.statusAfter = Status::Identified;
    update.label = u"EDIT"_s;
    update.body.markdown = u"We look."_s;
    story.updates = {update};
    return story;
}

} // namespace

class DraftWorthTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void tellsWhatIsItsAuthorsFromWhatEveryComposerBeginsWith_data()
    {
        QTest::addColumn<bool>("isOwn");
        QTest::addColumn<bool>("begins");
        QTest::addColumn<PostDraft>("draft");
        const auto row = [](const char *name, bool isOwn, bool begins, const std::function<void(PostDraft &)> &change) {
            PostDraft draft;
            draft.beginsStory = begins;
            if (begins)
                draft.status = Status::Investigating;
            draft.promises = {{PromiseKind::NextUpdate, {}, offered}};
            change(draft);
            QTest::newRow(name) << isOwn << begins << draft;
        };
        row("a new story", false, true, [](PostDraft &) {});
        row("a new maintenance", false, true, [](PostDraft &draft) {
            draft.kind = IncidentKind::Maintenance;
            draft.status = Status::Scheduled;
            draft.promises.clear();
        });
        row("a new announcement", false, true, [](PostDraft &draft) {
            draft.kind = IncidentKind::Announcement;
            draft.status.reset();
        });
        row("an update", false, false, [](PostDraft &) {});
        row("blanks", false, false, [](PostDraft &draft) { draft.body.markdown = u" \n"_s; });
        row("without the offered promise", false, false, [](PostDraft &draft) { draft.promises.clear(); });
        row("in another language and zone", false, false, [](PostDraft &draft) {
            draft.language = u"fr"_s;
            draft.zone = u"UTC"_s;
        });
        row("a word", true, false, [](PostDraft &draft) { draft.body.markdown = u"x"_s; });
        row("a title", true, true, [](PostDraft &draft) { draft.title = u"Mail"_s; });
        row("a target", true, true, [](PostDraft &draft) { draft.targets = QStringList{u"srv:flexo"_s}; });
        row("an end of an impact", true, false, [](PostDraft &draft) { draft.impacts = {{u"i"_s, u"srv:flexo"_s, Level::Degraded, noon, {}, true}}; });
        row("another status of a new story", true, true, [](PostDraft &draft) { draft.status = Status::Monitoring; });
        row("a status", true, false, [](PostDraft &draft) { draft.status = Status::Investigating; });
        row("another promise", true, false, [](PostDraft &draft) { draft.promises = {{PromiseKind::NextUpdate, {}, hourMs}}; });
        row("an ETA", true, false, [](PostDraft &draft) { draft.promises.append({PromiseKind::Eta, {}, offered}); });
        row("a kept promise", true, false, [](PostDraft &draft) { draft.keeps = QStringList{u"p"_s}; });
        row("a time", true, false, [](PostDraft &draft) { draft.at = noon; });
        row("a label", true, false, [](PostDraft &draft) { draft.label = u"EDIT"_s; });
        row("told afterwards", true, true, [](PostDraft &draft) { draft.retroactive = true; });
        row("all customers", true, true, [](PostDraft &draft) { draft.wholeCustomerBase = true; });
        row("the cause", true, false, [](PostDraft &draft) { draft.postMortem = true; });
        row("half a time", true, false, [](PostDraft &draft) { draft.unread.insert(u"eta"_s, u"soon"_s); });
    }
    void tellsWhatIsItsAuthorsFromWhatEveryComposerBeginsWith()
    {
        QFETCH(const bool, isOwn);
        QFETCH(const bool, begins);
        QFETCH(const PostDraft, draft);
        QCOMPARE(!isBlank(ownPart(draft, begins ? std::nullopt : std::optional(story()), offered)), isOwn);
    }

    void aCorrectionIsWorthWhatItChanges_data()
    {
        QTest::addColumn<bool>("isOwn");
        QTest::addColumn<std::function<void(PostDraft &)>>("change");
        const auto row = [](const char *name, bool isOwn, std::function<void(PostDraft &)> change) { QTest::newRow(name) << isOwn << change; };
        row("as posted", false, [](PostDraft &) {});
        row("emptied", false, [](PostDraft &draft) { draft.body = {}; });
        row("other words", true, [](PostDraft &draft) { draft.body.markdown += u" Still."_s; });
        row("another status", true, [](PostDraft &draft) { draft.status = Status::Monitoring; });
        row("another time", true, [](PostDraft &draft) { draft.at = noon - minuteMs; });
        row("another label", true, [](PostDraft &draft) { draft.label = u"UPDATE"_s; });
    }
    void aCorrectionIsWorthWhatItChanges()
    {
        QFETCH(const bool, isOwn);
        QFETCH(const std::function<void(PostDraft &)>, change);
        const Update posted = story().updates.constFirst();
        PostDraft draft;
        draft.correctsUpdate = posted.id;
        draft.body = posted.body;
        draft.status = posted.statusAfter;
        draft.at = posted.at;
        draft.label = posted.label;
        change(draft);
        QCOMPARE(!isBlank(ownPart(draft, story(), offered)), isOwn);
    }
};

QTEST_GUILESS_MAIN(DraftWorthTest)
#include "tst_draftworth.moc"
