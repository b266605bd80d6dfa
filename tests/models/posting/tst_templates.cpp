// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokentext.h"
#include "models/posting/templates.h"
#include "tests/models/posting/postingtest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using test::PostedStory;

namespace {

constexpr Instant now = 1749956405000; // 2025-06-15 03:00:05 UTC

TemplateValues valuesWith(const QList<TargetToken> &targets, std::optional<Instant> eta = {})
{
    return {now, u"UTC"_s, targets, eta, {}};
}

QString written(const TokenText &text)
{
    Rendering rendering;
    rendering.language = u"en"_s;
    rendering.zones = {u"UTC"_s};
    return render(text, rendering, TextForm::Plain).value_or(u"cannot be rendered"_s);
}

const TargetToken amur{u"srv:amur"_s, u"amur"_s};
const TargetToken paris{u"zone:par"_s, u"PAR"_s};

} // namespace

class TestTemplates : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void offersTheSameTemplatesInEachLanguage();
    void fallsBackToEnglish();
    void letsEveryBuiltInTemplateBePosted_data();
    void letsEveryBuiltInTemplateBePosted();
    void fillsItsFields_data();
    void fillsItsFields();
    void namesThePlanOfTheStoryOrTheDraft();
    void promisesJustTheTimeThatItNames();
    void keepsWhatWasTyped();
    void givesItsLevelToNewTargets();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void findsOpenPlaces();
    void knowsLaterWhatWasLeftOpen();
};

void TestTemplates::offersTheSameTemplatesInEachLanguage()
{
    const QList<PostTemplate> english = builtInTemplates(u"en"_s);
    QVERIFY(english.size() >= 10);
    for (const QString &language : {u"de"_s, u"en"_s, u"fr"_s}) {
        const QList<PostTemplate> templates = builtInTemplates(language);
        QCOMPARE(templates.size(), english.size());
        QSet<QString> names;
        for (qsizetype i = 0; i < templates.size(); ++i) {
            const PostTemplate &post = templates.at(i);
            const Result<void> right = checkTemplate(post);
            QVERIFY2(right, qPrintable(right ? QString() : right.error().detail));
            names.insert(post.name);
            QCOMPARE(post.language, language);
            QVERIFY(parseDocumentId(post.id));
            QCOMPARE(post.id.section(u'-', 0, -2), english.at(i).id.section(u'-', 0, -2));
            QCOMPARE(post.kind, english.at(i).kind);
            QCOMPARE(post.status, english.at(i).status);
            QCOMPARE(post.level, english.at(i).level);
            QCOMPARE(post.nextUpdateMs, english.at(i).nextUpdateMs);
            QCOMPARE(post.title.isEmpty(), english.at(i).title.isEmpty());
            for (const QLatin1StringView field : {"{now}"_L1, "{targets}"_L1, "{next}"_L1, "{eta}"_L1, "{window}"_L1})
                QVERIFY2(post.body.contains(field) == english.at(i).body.contains(field), qPrintable(post.id + field));
        }
        QCOMPARE(names.size(), templates.size());
    }
}

void TestTemplates::fallsBackToEnglish()
{
    QCOMPARE(builtInTemplates(u"fr-CA"_s), builtInTemplates(u"fr"_s));
    QCOMPARE(builtInTemplates(u"xx"_s), builtInTemplates(u"en"_s));
    QCOMPARE(builtInTemplates({}), builtInTemplates(u"en"_s));
}

void TestTemplates::letsEveryBuiltInTemplateBePosted_data()
{
    QTest::addColumn<PostTemplate>("post");
    for (const QString &language : {u"de"_s, u"en"_s, u"fr"_s}) {
        for (const PostTemplate &post : builtInTemplates(language))
            QTest::newRow(qPrintable(post.id)) << post;
    }
}

void TestTemplates::letsEveryBuiltInTemplateBePosted()
{
    QFETCH(PostTemplate, post);
    PostedStory posted(now);
    PostDraft draft = PostedStory::first(post.title.isEmpty() ? u"A title"_s : QString(), {}, post.kind);
    draft.window = test::windowOf(now + hourMs, now + 2 * hourMs);
    Result<PostDraft> filled = withTemplate(draft, post, valuesWith({amur, paris}, now + 3 * hourMs));
    QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().detail));
    QVERIFY2(openPlacesIn(filled->body.markdown).isEmpty(), qPrintable(filled->body.markdown));
    QVERIFY(openPlacesIn(filled->title).isEmpty());
    const Result<void> done = posted.post(*filled);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    QCOMPARE(posted.story().status, post.status);
    QVERIFY(written(posted.story().updates.constFirst().body).contains(u"amur, PAR"_s));
    if (post.kind == IncidentKind::Maintenance && post.level) {
        QVERIFY(posted.story().impacts.constFirst().planned);
        QCOMPARE(posted.story().impacts.constFirst().range, draft.window->planned);
    }
    // Taken before anything was picked, it says what is missing, and cannot go out so.
    filled = withTemplate(PostedStory::first(u"A title"_s, {}, post.kind), post, valuesWith({}));
    QVERIFY(!openPlacesIn(filled->body.markdown).isEmpty());
    QVERIFY(!PostedStory(now).post(*filled));
}

void TestTemplates::fillsItsFields_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QList<TargetToken>>("targets");
    QTest::addColumn<QString>("text");
    const QList<TargetToken> none;
    QTest::newRow("words alone") << u"Down."_s << none << u"Down."_s;
    QTest::newRow("now, to the minute") << u"Since {now}."_s << none << u"Since 2025-06-15 03:00 UTC."_s;
    QTest::newRow("next, up to the minute") << u"By {next}."_s << none << u"By 2025-06-15 03:31 UTC."_s;
    QTest::newRow("targets") << u"{targets} hang."_s << QList{amur, paris} << u"amur, PAR hang."_s;
    QTest::newRow("zones alone") << u"In {zone}."_s << QList{amur, paris} << u"In PAR."_s;
    QTest::newRow("no zone") << u"In {zone}."_s << QList{amur} << u"In [zone?]."_s;
    QTest::newRow("nothing picked") << u"{targets} by {eta}"_s << none << u"[targets?] by [eta?]"_s;
    QTest::newRow("no plan") << u"{window}"_s << none << u"[window?]"_s;
    QTest::newRow("braces") << u"{{now}} }}{now}{{"_s << none << u"{now} }2025-06-15 03:00 UTC{"_s;
    QTest::newRow("twice") << u"{now}{now}"_s << none << u"2025-06-15 03:00 UTC2025-06-15 03:00 UTC"_s;
}

void TestTemplates::fillsItsFields()
{
    QFETCH(QString, body);
    QFETCH(QList<TargetToken>, targets);
    QFETCH(QString, text);
    PostTemplate post;
    post.name = u"T"_s;
    post.title = body;
    post.body = body;
    post.nextUpdateMs = 30 * minuteMs;
    QVERIFY(checkTemplate(post));
    const Result<PostDraft> draft = withTemplate({}, post, valuesWith(targets));
    QVERIFY(draft);
    QCOMPARE(written(draft->body), text);
    QCOMPARE(draft->title, text);
}

void TestTemplates::namesThePlanOfTheStoryOrTheDraft()
{
    PostTemplate post;
    post.name = u"T"_s;
    post.body = u"{window}"_s;
    TemplateValues values = valuesWith({});
    values.window = InstantRange{now + hourMs, now + 2 * hourMs};
    const auto range = [&](const PostDraft &draft) {
        const auto filled = withTemplate(draft, post, values);
        const auto *interval = filled && !filled->body.tokens.isEmpty() ? std::get_if<IntervalToken>(&filled->body.tokens.constFirst()) : nullptr;
        return interval ? std::pair(interval->begin, interval->end) : std::pair<Instant, Instant>();
    };
    QCOMPARE(range({}), std::pair(now + hourMs, now + 2 * hourMs));
    PostDraft moved;
    moved.window = test::windowOf(now + 3 * hourMs, now + 4 * hourMs);
    QCOMPARE(range(moved), std::pair(now + 3 * hourMs, now + 4 * hourMs));
}

void TestTemplates::promisesJustTheTimeThatItNames()
{
    PostTemplate post;
    post.name = u"T"_s;
    post.body = u"By {next}."_s;
    post.nextUpdateMs = 30 * minuteMs;
    PostDraft draft;
    draft.promises = {{PromiseKind::NextUpdate, {}, hourMs}, {PromiseKind::Eta, now, 0}};
    Result<PostDraft> filled = withTemplate(draft, post, valuesWith({}));
    QVERIFY(filled);
    QCOMPARE(filled->promises.size(), 2);
    QCOMPARE(filled->promises.constLast().due, std::get<InstantToken>(filled->body.tokens.constFirst()).instant);
    // Without a time in the text, the promise counts from when the post goes out.
    post.body = u"More soon."_s;
    filled = withTemplate(draft, post, valuesWith({}));
    QVERIFY(filled);
    QCOMPARE(filled->promises.constLast(), (PromiseChange{PromiseKind::NextUpdate, {}, 30 * minuteMs}));
    // A template that promises nothing leaves what was promised.
    post.nextUpdateMs = 0;
    QCOMPARE(withTemplate(draft, post, valuesWith({}))->promises, draft.promises);
}

void TestTemplates::keepsWhatWasTyped()
{
    PostTemplate post;
    post.name = u"T"_s;
    post.title = u"Trouble"_s;
    post.body = u"Since {now}."_s;
    post.status = Status::Investigating;
    PostDraft draft;
    draft.title = u"Typed"_s;
    draft.body = {u"Seen at {t1}."_s, {InstantToken{now - hourMs, u"UTC"_s}}};
    const Result<PostDraft> filled = withTemplate(draft, post, valuesWith({}));
    QVERIFY(filled);
    QCOMPARE(filled->title, u"Typed"_s);
    QCOMPARE(written(filled->body), u"Seen at 2025-06-15 02:00 UTC.\n\nSince 2025-06-15 03:00 UTC."_s);
    QCOMPARE(filled->status, Status::Investigating);
    // A status that the story's kind does not know is left out.
    draft.kind = IncidentKind::Maintenance;
    QVERIFY(!withTemplate(draft, post, valuesWith({}))->status);
}

void TestTemplates::givesItsLevelToNewTargets()
{
    PostTemplate post;
    post.name = u"T"_s;
    post.body = u"Down."_s;
    post.level = Level::MajorOutage;
    PostDraft draft;
    draft.impacts = {{u"ev:known"_s, u"srv:lena"_s, Level::Degraded, {}, {}, false, false, false}, test::onset(u"srv:ob"_s, Level::Degraded)};
    const Result<PostDraft> filled = withTemplate(draft, post, valuesWith({amur, {u"srv:lena"_s, u"lena"_s}}));
    QVERIFY(filled);
    QCOMPARE(filled->impacts.size(), 3);
    QCOMPARE(filled->impacts.at(0), draft.impacts.at(0));
    QCOMPARE(filled->impacts.at(1).level, Level::MajorOutage);
    QCOMPARE(filled->impacts.at(2).target, u"srv:amur"_s);
    QCOMPARE(filled->impacts.at(2).level, Level::MajorOutage);
    post.level.reset();
    QCOMPARE(withTemplate(draft, post, valuesWith({amur}))->impacts, draft.impacts);
}

void TestTemplates::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("a field") << QString() << u"At {noon}."_s << u"text, character 4: the field {noon}"_s;
    QTest::newRow("in the title") << u"{when}"_s << u"x"_s << u"title, character 1: the field {when}"_s;
    QTest::newRow("an open brace") << QString() << u"x {"_s << u"character 3"_s;
    QTest::newRow("a closed brace") << QString() << u"}"_s << u"character 1"_s;
    QTest::newRow("next without a promise") << QString() << u"{next}"_s << u"promises none"_s;
}

void TestTemplates::refusesWhatItDoesNotKnow()
{
    QFETCH(QString, title);
    QFETCH(QString, body);
    QFETCH(QString, words);
    PostTemplate post;
    post.name = u"T"_s;
    post.title = title;
    post.body = body;
    const Result<void> checked = checkTemplate(post);
    QVERIFY(!checked);
    QVERIFY2(checked.error().detail.contains(words), qPrintable(checked.error().detail));
    const Result<PostDraft> taken = withTemplate({}, post, valuesWith({}));
    QVERIFY(!taken);
    QCOMPARE(taken.error(), checked.error());

    PostTemplate empty;
    empty.body = u"x"_s;
    QVERIFY(!checkTemplate(empty)); // no name
    empty.name = u"T"_s;
    QVERIFY(checkTemplate(empty));
    empty.status = Status::Scheduled; // of another kind
    QVERIFY(!checkTemplate(empty));
    empty.status.reset();
    empty.body.clear();
    QVERIFY(!checkTemplate(empty));
}

void TestTemplates::findsOpenPlaces()
{
    const QString text = u"[link?](x) [ [eta?] [targets?"_s;
    QCOMPARE(openPlacesIn(text), (QList<OpenPlace>{{13, 19, u"eta"_s}}));
    QVERIFY(openPlacesIn(u"[eta] [?] eta?]"_s).isEmpty());
}

void TestTemplates::knowsLaterWhatWasLeftOpen()
{
    TemplateValues values = valuesWith({});
    values.targets.clear();
    PostDraft draft;
    draft.language = u"en"_s;
    QVERIFY(valuesOfPlace(u"targets"_s, draft, values).isEmpty());
    QCOMPARE(filledTitle(u"[targets?] down"_s, draft, values), u"[targets?] down"_s);
    values.targets = {{u"srv:flexo"_s, u"flexo"_s}, {u"srv:zapp"_s, u"zapp"_s}};
    QCOMPARE(valuesOfPlace(u"targets"_s, draft, values).size(), 2);
    QCOMPARE(filledTitle(u"[targets?] down, [eta?], [targets?]"_s, draft, values), u"flexo, zapp down, [eta?], flexo, zapp"_s);
    values.eta = 90 * minuteMs;
    QCOMPARE(valuesOfPlace(u"eta"_s, draft, values), (QList<TokenValue>{InstantToken{90 * minuteMs, values.zone}}));
    QVERIFY(valuesOfPlace(u"next"_s, draft, values).isEmpty());
    QVERIFY(valuesOfPlace(u"nonsense"_s, draft, values).isEmpty());
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
