// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postcheck.h"
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::onset;
using test::PostedStory;

namespace {

constexpr Instant night = 1750000000000;
using Change = std::function<void(PostDraft &, PostCheckOptions &)>;

/// "BodyMissing", "TranslationMissing(fr)".
QString wordsOf(const QList<PostIssue> &issues)
{
    static const QHash<PostProblem, QString> names{
        {PostProblem::BodyMissing, u"body"_s},          {PostProblem::TitleMissing, u"title"_s},
        {PostProblem::StatusIllegal, u"status"_s},      {PostProblem::TimeUnsettled, u"time"_s},
        {PostProblem::RangeReversed, u"range"_s},       {PostProblem::AtInFuture, u"future"_s},
        {PostProblem::PromisePast, u"past"_s},          {PostProblem::ImpactInFuture, u"early"_s},
        {PostProblem::PlanOver, u"over"_s},             {PostProblem::PromiseUnrecorded, u"unrecorded"_s},
        {PostProblem::PromiseDiffers, u"differs"_s},    {PostProblem::RetroactiveOpen, u"open"_s},
        {PostProblem::AllOver, u"allover"_s},           {PostProblem::RetroactiveUnsaid, u"unsaid"_s},
        {PostProblem::StoryReopened, u"reopened"_s},    {PostProblem::SectionEmpty, u"section"_s},
        {PostProblem::ScopeUnconfirmed, u"scope"_s},    {PostProblem::ApprovalMissing, u"approval"_s},
        {PostProblem::TargetsMissing, u"targets"_s},    {PostProblem::ImpactMissing, u"impact"_s},
        {PostProblem::LintHard, u"hard"_s},             {PostProblem::LintAdvice, u"advice"_s},
        {PostProblem::TranslationMissing, u"tr"_s},     {PostProblem::PromiseBroken, u"broken"_s},
        {PostProblem::PostedMeanwhile, u"meanwhile"_s}, {PostProblem::NextUpdateMissing, u"next"_s},
    };
    QStringList words;
    for (const PostIssue &issue : issues)
        words.append(names.value(issue.problem) + (issue.detail.isEmpty() ? QString() : QString(u'(' + issue.detail + u')')));
    return words.join(u' ');
}

PostDraft soundDraft()
{
    PostDraft draft = PostedStory::first(u"Down"_s, u"amur is down."_s);
    draft.status = Status::Investigating;
    draft.targets = {u"srv:amur"_s};
    draft.impacts = {onset(u"srv:amur"_s, Level::MajorOutage)};
    draft.promises = {{PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    return draft;
}

PostDraft maintenance(Instant begin)
{
    PostDraft draft = PostedStory::first(u"Restart"_s, u"amur is restarted."_s, IncidentKind::Maintenance);
    draft.status = Status::Scheduled;
    draft.targets = {u"srv:amur"_s};
    draft.window = test::windowOf(begin, begin + hourMs);
    return draft;
}

} // namespace

class TestPostCheck : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void saysWhatIsMissingOfANewStory_data();
    void saysWhatIsMissingOfANewStory();
    void saysWhatIsMissingOfAnUpdate_data();
    void saysWhatIsMissingOfAnUpdate();
    void stopsExactlyWhatCannotBePosted();
    void pointsAtThePlaceInTheText();
    void leavesDismissedFindingsOut();
    void asksForEachLanguageOnce();
    void namesWhoPostedMeanwhile();
    void comparesWhatTheTextPromises_data();
    void comparesWhatTheTextPromises();
    void holdsWhatIsToldAfterwardsAgainstItsStatus_data();
    void holdsWhatIsToldAfterwardsAgainstItsStatus();
    void saysThatAStoryIsOpenedAgain();
};

void TestPostCheck::saysWhatIsMissingOfANewStory_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const Change &change, const QString &problems) { QTest::newRow(name) << change << problems; };
    row("nothing", [](PostDraft &, PostCheckOptions &) {}, {});
    row("everything", [](PostDraft &draft, PostCheckOptions &) { draft = PostedStory::first({}, {}); }, u"body title targets next"_s);
    row("blank words", [](PostDraft &draft, PostCheckOptions &) { draft.title = draft.body.markdown = u" \n"_s; }, u"body title"_s);
    row("a status of another kind", [](PostDraft &draft, PostCheckOptions &) { draft.status = Status::Scheduled; }, u"status(scheduled)"_s);
    row("a time", [](PostDraft &, PostCheckOptions &options) { options.unsettled = {u"2:30"_s}; }, u"time(2:30)"_s);
    row("words in a field", [](PostDraft &draft, PostCheckOptions &) { draft.unread = {{u"eta"_s, u"soonish"_s}}; }, u"time(soonish)"_s);
    row("words in a field that shows them", [](PostDraft &draft, PostCheckOptions &options) {
        draft.unread = {{u"eta"_s, u"soonish"_s}};
        options.unsettled = {u"soonish"_s};
    }, u"time(soonish)"_s);
    row("a post-mortem without its cause", [](PostDraft &draft, PostCheckOptions &) {
        draft.postMortem = true;
        draft.body.markdown = u"## Summary\n\nA disk.\n\n## Cause\n\n## What we did\n"_s;
    }, u"section(Cause) section(What we did)"_s);
    row("headings of another post", [](PostDraft &draft, PostCheckOptions &) { draft.body.markdown = u"## Cause\n"_s; }, {});
    row("an open place", [](PostDraft &draft, PostCheckOptions &) { draft.body.markdown += u" Back by [eta?]"_s; }, u"time([eta?])"_s);
    row("an open place in the title", [](PostDraft &draft, PostCheckOptions &) { draft.title = u"[targets?]"_s; }, u"time([targets?])"_s);
    row("an impact that ends first", [](PostDraft &draft, PostCheckOptions &) { draft.impacts[0].end = night - 1; }, u"range(srv:amur)"_s);
    row("an impact that begins as it closes", [](PostDraft &draft, PostCheckOptions &) { draft.status = Status::Resolved; }, u"range(srv:amur)"_s);
    row("a plan that ends first", [](PostDraft &draft, PostCheckOptions &) { draft.window = test::windowOf(night, night); }, u"range"_s);
    row("tomorrow", [](PostDraft &draft, PostCheckOptions &) { draft.at = night + 1; }, u"future(2025-06-15T15:06:40.001Z)"_s);
    row("now", [](PostDraft &draft, PostCheckOptions &) { draft.at = night; }, {});
    row("all customers", [](PostDraft &draft, PostCheckOptions &) { draft.wholeCustomerBase = true; }, u"scope"_s);
    row("all customers, typed", [](PostDraft &draft, PostCheckOptions &options) { draft.wholeCustomerBase = options.scopeConfirmed = true; }, {});
    row("all customers, no target", [](PostDraft &draft, PostCheckOptions &options) {
        draft.wholeCustomerBase = options.scopeConfirmed = true;
        draft.targets.reset();
        draft.impacts.clear();
    }, u"impact"_s);
    row("a second pair of eyes", [](PostDraft &, PostCheckOptions &options) { options.approvalNeeded = true; }, u"approval"_s);
    row("bypassed", [](PostDraft &draft, PostCheckOptions &options) {
        options.approvalNeeded = true;
        draft.bypass = u"alone"_s;
    }, {});
    row("targets by impacts alone", [](PostDraft &draft, PostCheckOptions &) { draft.targets.reset(); }, {});
    row("an announcement", [](PostDraft &draft, PostCheckOptions &) {
        draft = PostedStory::first(u"Prices"_s, u"They stay."_s, IncidentKind::Announcement);
    }, {});
    row("a maintenance", [](PostDraft &draft, PostCheckOptions &) {
        draft = PostedStory::first(u"Restart"_s, u"Tonight."_s, IncidentKind::Maintenance);
    }, u"targets"_s);
    row("a next update that is over", [](PostDraft &draft, PostCheckOptions &) { draft.promises = {{PromiseKind::NextUpdate, night, 0}}; }, u"past(next_update) next"_s);
    row("an ETA that is over", [](PostDraft &draft, PostCheckOptions &) { draft.promises.append({PromiseKind::Eta, night - 1, 0}); }, u"past(eta)"_s);
    row("an ETA that was to come when it was said", [](PostDraft &draft, PostCheckOptions &) {
        draft.at = night - 2 * hourMs;
        draft.promises.append({PromiseKind::Eta, night - hourMs, 0});
    }, {});
    row("an impact that is still to come", [](PostDraft &draft, PostCheckOptions &) { draft.impacts[0].begin = night + 1; }, u"early(srv:amur)"_s);
    row("an impact that begins now", [](PostDraft &draft, PostCheckOptions &) { draft.impacts[0].begin = night; }, {});
    row("a maintenance that is still to come", [](PostDraft &draft, PostCheckOptions &) {
        draft = maintenance(night + hourMs);
        draft.impacts = {onset(u"srv:amur"_s, Level::Maintenance, night + hourMs)};
    }, {});
    row("scheduled for a window that is over", [](PostDraft &draft, PostCheckOptions &) { draft = maintenance(night - hourMs); }, u"over"_s);
    row("scheduled while its window runs", [](PostDraft &draft, PostCheckOptions &) { draft = maintenance(night - minuteMs); }, {});
    row("told later that it was scheduled", [](PostDraft &draft, PostCheckOptions &) {
        draft = maintenance(night - hourMs);
        draft.at = night - dayMs;
    }, {});
    row("completed in a window that is over", [](PostDraft &draft, PostCheckOptions &) {
        draft = maintenance(night - hourMs);
        draft.status = Status::Completed;
    }, {});
    row("resolved needs no next update", [](PostDraft &draft, PostCheckOptions &) {
        draft.status = Status::Resolved;
        draft.impacts[0].begin = night - hourMs;
        draft.promises.clear();
    }, {});
}

void TestPostCheck::saysWhatIsMissingOfANewStory()
{
    QFETCH(Change, change);
    QFETCH(QString, problems);
    PostDraft draft = soundDraft();
    PostCheckOptions options;
    change(draft, options);
    QCOMPARE(wordsOf(problemsOf(draft, {{}, {}, night, {}}, options)), problems);
}

void TestPostCheck::saysWhatIsMissingOfAnUpdate_data()
{
    QTest::addColumn<std::function<void(PostDraft &)>>("change");
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const std::function<void(PostDraft &)> &change, const QString &problems) { QTest::newRow(name) << change << problems; };
    row("a next update", [](PostDraft &) {}, u"broken(eta) next"_s);
    row("nothing", [](PostDraft &draft) {
        draft.promises = {{PromiseKind::NextUpdate, {}, hourMs}, {PromiseKind::Eta, night + 5 * hourMs, 0}};
    }, {});
    row("the ETA is kept", [](PostDraft &draft) { draft.status = Status::Monitoring; }, u"next"_s);
    row("it is over", [](PostDraft &draft) { draft.status = Status::Resolved; }, {});
    row("a correction", [](PostDraft &draft) { draft.correctsUpdate = u"last"_s; }, u"broken(next_update) broken(eta)"_s);
    row("a post-mortem", [](PostDraft &draft) { draft.postMortem = true; }, u"broken(eta)"_s);
    row("no text", [](PostDraft &draft) { draft.body.markdown.clear(); }, u"body broken(eta) next"_s);
}

void TestPostCheck::saysWhatIsMissingOfAnUpdate()
{
    QFETCH(std::function<void(PostDraft &)>, change);
    QFETCH(QString, problems);
    PostedStory posted(night);
    PostDraft first = soundDraft();
    first.promises.append({PromiseKind::Eta, night + hourMs, 0});
    QVERIFY(posted.post(first));
    posted.clock.advance(2 * hourMs);
    PostDraft draft = posted.draft(u"More."_s);
    change(draft);
    if (!draft.correctsUpdate.isEmpty())
        draft.correctsUpdate = posted.story().updates.constLast().id;
    QCOMPARE(wordsOf(problemsOf(draft, posted.scene(), {})), problems);
}

/// What writePost() refuses, the check has said before in the user's words.
void TestPostCheck::stopsExactlyWhatCannotBePosted()
{
    const QList<std::function<void(PostDraft &)>> changes{
        [](PostDraft &) {},
        [](PostDraft &draft) { draft.body.markdown.clear(); },
        [](PostDraft &draft) { draft.title.clear(); },
        [](PostDraft &draft) { draft.status = Status::Completed; },
        [](PostDraft &draft) { draft.body.markdown = u"{"_s; },
        [](PostDraft &draft) { draft.body.markdown = u"[eta?]"_s; },
        [](PostDraft &draft) { draft.impacts[0].end = night - 1; },
        [](PostDraft &draft) { draft.status = Status::Resolved; },
        [](PostDraft &draft) { draft.window = test::windowOf(night, night - 1); },
        [](PostDraft &draft) { draft.targets.reset(); },
        [](PostDraft &draft) { draft.impacts.clear(); },
        [](PostDraft &draft) { draft.promises.clear(); },
        [](PostDraft &draft) { draft.unread = {{u"at"_s, u"gestern bla"_s}}; },
    };
    for (const auto &change : changes) {
        PostDraft draft = soundDraft();
        change(draft);
        const QList<PostIssue> issues = problemsOf(draft, {{}, {}, night, {}}, {});
        const bool stops = std::ranges::any_of(issues, [](const PostIssue &issue) { return stopsPosting(issue.problem); });
        const Result<void> done = PostedStory(night).post(draft);
        QVERIFY2(stops == !done.has_value(), qPrintable(wordsOf(issues) + (done ? QString() : done.error().detail)));
    }
}

void TestPostCheck::pointsAtThePlaceInTheText()
{
    PostDraft draft = soundDraft();
    draft.body.markdown = u"Down since 2:30, back by [eta?], at 4:00 or 4:00."_s;
    PostCheckOptions options;
    options.unsettled = {u"2:30"_s, u"4:00"_s, u"9:99"_s};
    const QList<PostIssue> issues = problemsOf(draft, {{}, {}, night, {}}, options);
    QCOMPARE(issues.size(), 4);
    QCOMPARE(issues.at(0).begin, -1); // stands twice
    QCOMPARE(issues.at(1).begin, -1); // stands nowhere
    QCOMPARE(issues.at(2), (PostIssue{PostProblem::TimeUnsettled, u"2:30"_s, 11, 15}));
    QCOMPARE(issues.at(3), (PostIssue{PostProblem::TimeUnsettled, u"[eta?]"_s, 25, 31}));
}

void TestPostCheck::leavesDismissedFindingsOut()
{
    PostDraft draft = soundDraft();
    draft.body.markdown = u"Down since 10:00 EST."_s;
    Finding hard;
    hard.begin = 17;
    hard.end = 20;
    hard.rule = LintRule::ZoneNotInForce;
    hard.values.word = u"EST"_s;
    Finding advice = hard;
    advice.rule = LintRule::ZoneMissing;
    advice.severity = LintSeverity::Advice;
    PostCheckOptions options;
    options.findings = {advice, hard};
    options.lintedText = draft.body.markdown;
    QList<PostIssue> issues = problemsOf(draft, {{}, {}, night, {}}, options);
    QCOMPARE(issues.size(), 2);
    QCOMPARE(issues.at(0).problem, PostProblem::LintHard);
    QVERIFY(!issues.at(0).detail.isEmpty());
    QCOMPARE(issues.at(0).begin, 17);
    QCOMPARE(issues.at(1).problem, PostProblem::LintAdvice);
    QVERIFY(stopsPosting(PostProblem::LintHard) && !stopsPosting(PostProblem::LintAdvice));

    QCOMPARE(dismissalOf(hard, u"EST"_s), u"zone-not-in-force: EST"_s);
    draft.dismissed = {dismissalOf(hard, u"EST"_s)};
    issues = problemsOf(draft, {{}, {}, night, {}}, options);
    QCOMPARE(issues.size(), 1);
    QCOMPARE(issues.at(0).problem, PostProblem::LintAdvice);
    // Other words of the same rule are another finding.
    draft.dismissed = {dismissalOf(hard, u"PST"_s)};
    QCOMPARE(problemsOf(draft, {{}, {}, night, {}}, options).size(), 2);
    // Without the text that was linted, a finding's own words count.
    options.lintedText.clear();
    draft.dismissed = {dismissalOf(hard, u"EST"_s)};
    QCOMPARE(problemsOf(draft, {{}, {}, night, {}}, options).size(), 1);
}

void TestPostCheck::asksForEachLanguageOnce()
{
    const PostDraft draft = soundDraft();
    PostCheckOptions options;
    for (const QString &language : {u"en-GB"_s, u"fr"_s, u"fr-CA"_s, u"de"_s, u"nl"_s, QString()})
        options.audiences.append({u"aud:"_s + language, language, language, {}, {}});
    Translation german;
    german.language = u"de-AT"_s;
    german.body.markdown = u"Kaputt."_s;
    Translation dutch;
    dutch.language = u"nl"_s;
    options.translations = {german, dutch};
    QCOMPARE(wordsOf(problemsOf(draft, {{}, {}, night, {}}, options)), u"tr(fr) tr(nl)"_s);
}

void TestPostCheck::namesWhoPostedMeanwhile()
{
    PostedStory posted(night);
    QVERIFY(posted.post(soundDraft()));
    PostDraft draft = posted.draft(u"More."_s);
    draft.promises = {{PromiseKind::NextUpdate, {}, hourMs}};
    draft.seen = posted.scene().frontier;
    PostCheckOptions options;
    options.frontierNow = draft.seen;
    QVERIFY(problemsOf(draft, posted.scene(), options).isEmpty());
    QVERIFY(posted.post(posted.draft(u"Others."_s)));
    options.frontierNow = posted.scene().frontier;
    QCOMPARE(wordsOf(problemsOf(draft, posted.scene(), options)), u"meanwhile(maria)"_s);
}

void TestPostCheck::comparesWhatTheTextPromises_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Instant>>("tokens"); // after the post
    QTest::addColumn<bool>("promised"); // an ETA in an hour
    QTest::addColumn<QString>("problems");
    QTest::addColumn<QList<PromiseChange>>("fixes"); // likewise
    using Times = QList<Instant>;
    const auto row = [](const char *name, const QString &language, const QString &text, const Times &tokens, const QString &problems, const QList<PromiseChange> &fixes = {},
                        bool promised = true) { QTest::newRow(name) << language << text << tokens << promised << problems << fixes; };
    const auto eta = [](Instant due) { return QList{PromiseChange{PromiseKind::Eta, due, 0}}; };
    const auto next = [](Instant due) { return QList{PromiseChange{PromiseKind::NextUpdate, due, 0}}; };
    row("the same ETA", u"en"_s, u"amur is down. ETA: {t1}."_s, {hourMs}, {});
    row("another ETA", u"en"_s, u"amur is down. ETA: {t1}."_s, {hourMs + 4 * minuteMs}, u"differs(2025-06-15 18:10 CEST)"_s, eta(hourMs + 4 * minuteMs));
    row("an ETA tomorrow", u"en"_s, u"amur is down. ETA: {t1}."_s, {dayMs + hourMs}, u"differs(2025-06-16 18:06 CEST)"_s, eta(dayMs + hourMs));
    row("an ETA that no field has", u"en"_s, u"amur is down. ETA: {t1}."_s, {hourMs}, u"unrecorded(2025-06-15 18:06 CEST)"_s, eta(hourMs), false);
    row("another ETA, in German", u"de"_s, u"amur steht. Voraussichtlich wieder erreichbar um {t1}."_s, {2 * hourMs}, u"differs(2025-06-15 19:06 CEST)"_s, eta(2 * hourMs));
    row("another ETA, in Japanese", u"ja"_s, u"amurの障害は{t1}に復旧予定です。"_s, {2 * hourMs}, u"differs(2025-06-15 19:06 CEST)"_s, eta(2 * hourMs));
    row("another next update", u"en"_s, u"amur is down. Next update at {t1}."_s, {40 * minuteMs}, u"differs(2025-06-15 17:46 CEST)"_s, next(40 * minuteMs));
    row("the same next update", u"en"_s, u"amur is down. Next update at {t1}."_s, {30 * minuteMs}, {});
    row("both, and both as recorded", u"en"_s, u"ETA: {t1}, next update at {t2}."_s, {hourMs, 30 * minuteMs}, {});
    row("both, and one as recorded", u"en"_s, u"ETA: {t1}, next update at {t2}."_s, {hourMs, 20 * minuteMs}, u"differs(2025-06-15 17:26 CEST)"_s, next(20 * minuteMs));
    row("a time beside the ETA", u"en"_s, u"ETA: {t1}, at worst {t2}."_s, {hourMs, 2 * hourMs}, {});
    row("the news at the time of the ETA", u"en"_s, u"Next update at {t1}."_s, {hourMs}, {});
    row("a time to come that promises nothing", u"en"_s, u"amur is down. A spare disk arrives at {t1}."_s, {2 * hourMs}, {});
    row("another time that promises nothing", u"en"_s, u"amur is down since {t1}."_s, {-hourMs}, {});
    row("an ETA that is over", u"en"_s, u"The ETA of {t1} could not be kept."_s, {-hourMs}, {});
    row("words that nobody made a time of", u"en"_s, u"amur is down. ETA: 23:00."_s, {}, {});
}

void TestPostCheck::comparesWhatTheTextPromises()
{
    QFETCH(const QString, language);
    QFETCH(const QString, text);
    QFETCH(const QList<Instant>, tokens);
    QFETCH(const bool, promised);
    QFETCH(QList<PromiseChange>, fixes);
    constexpr Instant minute = night / minuteMs * minuteMs;
    PostDraft draft = soundDraft();
    draft.language = language;
    draft.body.markdown = text;
    for (const Instant token : tokens)
        draft.body.tokens.append(InstantToken{minute + token, u"Europe/Paris"_s});
    if (promised)
        draft.promises.append({PromiseKind::Eta, minute + hourMs, 0});
    const PostScene scene{{}, {}, minute, {}};
    const QList<PostIssue> issues = problemsOf(draft, scene, {});
    QTEST(wordsOf(issues), "problems");
    QCOMPARE(issues.size(), fixes.size());
    for (qsizetype i = 0; i < fixes.size(); ++i) {
        fixes[i].due = minute + *fixes.at(i).due;
        QCOMPARE(issues.at(i).fix, (PostFix{fixes.at(i), {}, false}));
        QVERIFY(problemsOf(withFix(draft, *issues.at(i).fix), scene, {}).isEmpty());
    }
}

void TestPostCheck::holdsWhatIsToldAfterwardsAgainstItsStatus_data()
{
    QTest::addColumn<IncidentKind>("kind");
    QTest::addColumn<Status>("status");
    QTest::addColumn<bool>("retroactive");
    QTest::addColumn<std::optional<Instant>>("end"); // of the impact, or of the work; before the post
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, IncidentKind kind, Status status, bool retroactive, std::optional<Instant> end, const QString &problems) {
        QTest::newRow(name) << kind << status << retroactive << end << problems;
    };
    constexpr auto incident = IncidentKind::Incident;
    row("it goes on", incident, Status::Investigating, false, {}, u"next"_s);
    row("told afterwards, and open", incident, Status::Identified, true, hourMs, u"open next"_s);
    row("told afterwards, and watched", incident, Status::Monitoring, true, hourMs, u"open next"_s);
    row("told afterwards, and it goes on", incident, Status::Identified, true, {}, u"open next"_s);
    row("told afterwards, and over", incident, Status::Resolved, true, hourMs, {});
    row("all is over, and it is open", incident, Status::Identified, false, hourMs, u"allover next"_s);
    row("all is over, and it is watched", incident, Status::Monitoring, false, hourMs, u"next"_s);
    row("it was over, and does not say so", incident, Status::Resolved, false, hourMs, u"unsaid"_s);
    row("it ends with the post", incident, Status::Resolved, false, {}, {});
    row("it ended a moment before", incident, Status::Resolved, false, 20 * secondMs, {});
    constexpr auto maintenance = IncidentKind::Maintenance;
    row("work is told afterwards, and open", maintenance, Status::InProgress, true, hourMs, u"open"_s);
    row("work is told afterwards", maintenance, Status::Completed, true, hourMs, {});
    row("work was done, and does not say so", maintenance, Status::Completed, false, hourMs, u"unsaid"_s);
    row("work goes on", maintenance, Status::InProgress, false, {}, {});
}

void TestPostCheck::holdsWhatIsToldAfterwardsAgainstItsStatus()
{
    QFETCH(const IncidentKind, kind);
    QFETCH(const Status, status);
    QFETCH(const bool, retroactive);
    QFETCH(const std::optional<Instant>, end);
    const std::optional<Instant> over = end ? std::optional(night - *end) : std::nullopt;
    PostDraft draft = kind == IncidentKind::Incident ? soundDraft() : maintenance(night - 4 * hourMs);
    draft.status = status;
    draft.retroactive = retroactive;
    draft.promises.clear();
    if (kind == IncidentKind::Incident) {
        draft.impacts[0].begin = night - 3 * hourMs;
        draft.impacts[0].end = over;
    } else {
        draft.window->actual = InstantRange{night - 4 * hourMs, over};
    }
    const PostScene scene{{}, {}, night, {}};
    QTEST(wordsOf(problemsOf(draft, scene, {})), "problems");
    for (const PostIssue &issue : problemsOf(draft, scene, {})) {
        if (issue.fix)
            QVERIFY(std::ranges::none_of(problemsOf(withFix(draft, *issue.fix), scene, {}), [](const PostIssue &left) { return left.fix.has_value(); }));
    }
    QVERIFY(stopsPosting(PostProblem::RetroactiveOpen) && !stopsPosting(PostProblem::AllOver) && !stopsPosting(PostProblem::RetroactiveUnsaid));
}

void TestPostCheck::saysThatAStoryIsOpenedAgain()
{
    PostedStory posted(night);
    QVERIFY(posted.post(soundDraft()));
    posted.clock.advance(hourMs);
    QVERIFY(posted.post(posted.draft(u"Over."_s, Status::Resolved)));
    posted.clock.advance(hourMs);
    QCOMPARE(wordsOf(problemsOf(posted.draft(u"It is back."_s, Status::Identified), posted.scene(), {})), u"reopened(resolved) next"_s);
    QVERIFY(problemsOf(posted.draft(u"We are sorry."_s), posted.scene(), {}).isEmpty());
    QVERIFY(!stopsPosting(PostProblem::StoryReopened));
}

QTEST_GUILESS_MAIN(TestPostCheck)
#include "tst_postcheck.moc"
