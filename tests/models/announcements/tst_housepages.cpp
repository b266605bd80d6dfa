// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/announcements/housepages.h"
#include "tests/support/qtestsetup.h"

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

InstantToken time(const char *iso, const QString &zone)
{
    return {at(iso), zone, Precision::Minute, false};
}

/// A morning like Runbox's: announced the day before, longer than thought, something more a week later.
Story storageUpgrade()
{
    Story story;
    story.kind = IncidentKind::Maintenance;
    story.status = Status::Completed;
    story.title = u"Upgrade of a storage shelf"_s;
    story.language = u"en"_s;
    story.zone = u"Europe/Oslo"_s;
    story.opened = at("2023-09-28T12:00Z");
    story.updates = {
        said("2023-09-28T12:00Z", u"We will upgrade a shelf on {t1}."_s, {time("2023-09-29T07:00Z", u"Europe/Oslo"_s)}),
        said("2023-09-29T07:30Z", u"It takes longer than thought."_s),
        said("2023-09-29T10:20Z", u"Mail is back."_s),
        said("2023-10-31T11:00Z", u"The disks are exchanged."_s),
    };
    return story;
}

/// A night like Clever Cloud's.
Story proxyDown()
{
    Story story;
    story.status = Status::Resolved;
    story.title = u"A proxy of the add-ons was unreachable"_s;
    story.language = u"en"_s;
    story.zone = u"UTC"_s;
    story.opened = at("2022-06-10T05:50Z");
    story.targets = {u"zone:par"_s, u"svc:reverse-proxies"_s};
    story.updates = {
        said("2022-06-10T05:50Z", u"A proxy does not answer since {t1}."_s, {time("2022-06-10T05:41Z", u"UTC"_s)}),
        said("2022-06-10T06:04Z", u"It is being replaced, until about {t1}."_s, {time("2022-06-10T08:00Z", u"UTC"_s)}),
        said("2022-06-11T00:10Z", u"Everything is back to normal since {t1}; it began at {t2}."_s,
             {time("2022-06-11T00:02Z", u"UTC"_s), time("2022-06-10T05:41Z", u"UTC"_s)}),
    };
    return story;
}

/// A restart like Tiger's, with a server that joins.
Story restart()
{
    Story story;
    story.kind = IncidentKind::Maintenance;
    story.status = Status::Completed;
    story.title = u"Short restart of two servers"_s;
    story.language = u"en"_s;
    story.zone = pacific;
    story.opened = at("2009-04-02T20:00Z");
    story.updates = {
        said("2009-04-02T20:00Z", u"Both will be restarted at {t1}."_s, {time("2009-04-04T06:00Z", pacific)}),
        said("2009-04-03T17:05Z", u"A third server joins."_s),
        said("2009-04-04T06:20Z", u"Done; the last one was back at {t1}."_s, {time("2009-04-04T06:04Z", pacific)}),
    };
    return story;
}

} // namespace

class TestHousePages : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void fillsPatterns_data();
    void fillsPatterns();
    void writesTheDay_data();
    void writesTheDay();
    void writesPages_data();
    void writesPages();
    void writesFormsForTheWeb();
    void writesInTheReadersLanguage();
    void saysWhatIsNotTranslated();
    void saysTimesInTheLanguageOfTheWordsAroundThem();
    void saysThatItWasEdited();
    void leavesOutWhatWasTakenBack();
    void doesNotRepeatMarks();
    void namesInItsTitleWhatIsStillAffected_data();
    void namesInItsTitleWhatIsStillAffected();
    void keepsTitlesAsTheyAreTyped();
};

void TestHousePages::fillsPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("text");
    QTest::newRow("both") << u"[{a}] {b}"_s << u"x"_s << u"y"_s << u"[x] y"_s;
    QTest::newRow("brackets go") << u"[{a}] {b}"_s << QString() << u"y"_s << u"y"_s;
    QTest::newRow("round ones too") << u"{b} ({a})"_s << QString() << u"y"_s << u"y"_s;
    QTest::newRow("the first of two marks") << u"S [{a}][{b}] T"_s << QString() << u"y"_s << u"S [y] T"_s;
    QTest::newRow("a prefix with its colon") << u"{a}: {b}"_s << QString() << u"y"_s << u"y"_s;
    QTest::newRow("the colon of what is there stays") << u"EDIT {a}:"_s << QString() << QString() << u"EDIT:"_s;
    QTest::newRow("values are not filled again") << u"{a} {b}"_s << u"{b}"_s << u"[] ()"_s << u"{b} [] ()"_s;
    QTest::newRow("unknown fields are text") << u"{c} {a}"_s << u"x"_s << QString() << u"{c} x"_s;
}

void TestHousePages::fillsPatterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QTEST(filledPattern(pattern, {{"a"_L1, a}, {"b"_L1, b}}), "text");
}

void TestHousePages::writesTheDay_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::newRow("10th") << QDate(2022, 6, 10) << u"en"_s << u"Friday 10th June 2022"_s;
    QTest::newRow("1st") << QDate(2022, 6, 1) << u"en"_s << u"Wednesday 1st June 2022"_s;
    QTest::newRow("2nd") << QDate(2022, 6, 2) << u"en-GB"_s << u"Thursday 2nd June 2022"_s;
    QTest::newRow("3rd") << QDate(2022, 6, 3) << u"en"_s << u"Friday 3rd June 2022"_s;
    QTest::newRow("11th") << QDate(2022, 6, 11) << u"en"_s << u"Saturday 11th June 2022"_s;
    QTest::newRow("13th") << QDate(2022, 6, 13) << u"en"_s << u"Monday 13th June 2022"_s;
    QTest::newRow("22nd") << QDate(2022, 6, 22) << u"en"_s << u"Wednesday 22nd June 2022"_s;
    QTest::newRow("French first") << QDate(2022, 6, 1) << u"fr"_s << u"mercredi 1er juin 2022"_s;
    QTest::newRow("German") << QDate(2022, 6, 10) << u"de"_s << u"Freitag, 10. Juni 2022"_s;
    QTest::newRow("Norwegian") << QDate(2022, 6, 10) << u"nb"_s << u"fredag 10. juni 2022"_s;
    QTest::newRow("Spanish") << QDate(2022, 6, 10) << u"es"_s << u"viernes, 10 de junio de 2022"_s;
    QTest::newRow("Japanese") << QDate(2022, 6, 10) << u"ja"_s << u"2022年6月10日金曜日"_s;
    QTest::newRow("of no words") << QDate(2022, 6, 10) << u"sv"_s << u"Friday 10th June 2022"_s;
    QTest::newRow("French tenth") << QDate(2022, 6, 10) << u"fr"_s << u"vendredi 10 juin 2022"_s;
}

void TestHousePages::writesTheDay()
{
    QFETCH(const QDate, date);
    QFETCH(const QString, language);
    QTEST(dayHeadingText(date, wordsIn(*houseStyle(u"clever"_s), language).dayHeading, language), "text");
}

void TestHousePages::writesPages_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QString>("style");
    QTest::addColumn<QStringList>("zones");
    QTest::addColumn<QString>("text");

    // The announcement on top, then newest first; midnight is 12 AM; five hours between Oslo and New York on 31 October.
    QTest::newRow("Runbox") << storageUpgrade() << u"runbox"_s << northern << uR"([Completed] Upgrade of a storage shelf

We will upgrade a shelf on 2023-09-29 09:00 CEST (03:00 AM EDT, 12:00 AM PDT).

Update 2023-10-31 12:00 CET (07:00 AM EDT, 04:00 AM PDT)

The disks are exchanged.

Update 2023-09-29 12:20 CEST (06:20 AM EDT, 03:20 AM PDT)

Mail is back.

Update 2023-09-29 09:30 CEST (03:30 AM EDT, 12:30 AM PDT)

It takes longer than thought.)"_s;

    // A day's heading, stamps without dates under it; what is of another day says so.
    QTest::newRow("Clever Cloud") << proxyDown() << u"clever"_s << QStringList{u"Europe/Paris"_s} << uR"(Friday 10th June 2022

Reverse Proxies [PAR] A proxy of the add-ons was unreachable

A proxy does not answer since 05:41 UTC.

EDIT 06:04 UTC: It is being replaced, until about 08:00 UTC.

EDIT 2022-06-11 00:10 UTC: Everything is back to normal since 00:02 UTC; it began at 2022-06-10 05:41 UTC.)"_s;

    Story afterwards = proxyDown();
    afterwards.retroactive = true;
    afterwards.updates = {said("2022-06-10T15:20Z", u"It was unreachable {t1}."_s,
                               {IntervalToken{at("2022-06-10T14:45Z"), at("2022-06-10T14:48Z"), u"UTC"_s, false}})};
    QTest::newRow("Clever Cloud, afterwards") << afterwards << u"clever"_s << QStringList{} << uR"(Friday 10th June 2022

Reverse Proxies [RETROACTIVE][PAR] A proxy of the add-ons was unreachable

It was unreachable 14:45–14:48 UTC.)"_s;

    Story unknownTime = proxyDown();
    unknownTime.targets = {u"svc:reverse-proxies"_s};
    unknownTime.updates = {unknownTime.updates.at(0), unknownTime.updates.at(1)};
    unknownTime.updates[1].at.reset();
    unknownTime.updates[1].body = {u"Replaced."_s, {}};
    QTest::newRow("Clever Cloud, an edit without a time") << unknownTime << u"clever"_s << QStringList{} << uR"(Friday 10th June 2022

Reverse Proxies A proxy of the add-ons was unreachable

A proxy does not answer since 05:41 UTC.

EDIT: Replaced.)"_s;

    // Pacific time; updates are counted from the second on, and say when they were written.
    QTest::newRow("Tiger") << restart() << u"tiger"_s << QStringList{pacific, u"Europe/Paris"_s} << uR"(Short restart of two servers (completed)

Both will be restarted at Friday, April 3, 2009 at 11:00 PM Pacific time.

Update (Friday, April 3, 2009 at 10:05 AM Pacific time): A third server joins.

Update 2 (Friday, April 3, 2009 at 11:20 PM Pacific time): Done; the last one was back at 11:04 PM Pacific time.)"_s;

    Story filers;
    filers.kind = IncidentKind::Maintenance;
    filers.status = Status::Scheduled;
    filers.title = u"Planned maintenance on two filers."_s;
    filers.language = u"en-GB"_s;
    filers.targets = {u"svc:hosting"_s};
    filers.updates = {said("2012-02-22T10:00Z", u"We restart them {t1}, for {t2}."_s,
                           {IntervalToken{at("2012-02-23T22:30Z"), at("2012-02-24T02:30Z"), u"Europe/London"_s, false},
                            DurationToken{15 * minuteMs, 20 * minuteMs, true}}),
                      said("2012-02-24T01:40Z", u"Both filers are back."_s)};
    QTest::newRow("Gandi") << filers << u"gandi"_s << QStringList{u"Europe/London"_s} << uR"(Hosting General: Planned maintenance on two filers.

We restart them Thursday, 23 February 2012 at 22:30 – Friday, 24 February 2012 at 02:30 GMT, for about 15–20 min.

Update 2012-02-24 01:40 GMT: Both filers are back.)"_s;

    Story back;
    back.kind = IncidentKind::Announcement;
    back.title = u"The panel is open again"_s;
    back.language = u"en"_s;
    back.updates = {said("2024-03-16T23:16Z", u"It was closed since {t1}."_s, {time("2024-03-13T19:09Z", u"America/Toronto"_s)})};
    // The seconds as that house writes them, and the zone that it left out.
    QTest::newRow("plain host") << back << u"host"_s << QStringList{u"America/Toronto"_s} << uR"([Announcement] The panel is open again

2024-03-16 19:16:00 EDT

It was closed since 2024-03-13 15:09 EDT.)"_s;

    Story filer = back;
    filer.kind = IncidentKind::Incident;
    filer.status = Status::Resolved;
    QTest::newRow("plain host, an incident") << filer << u"host"_s << QStringList{u"America/Toronto"_s} << uR"([Resolved] The panel is open again

2024-03-16 19:16:00 EDT

It was closed since 2024-03-13 15:09 EDT.)"_s;

    filer.updates[0].statusAfter = Status::Resolved;
    QTest::newRow("Tocsin") << filer << u"tocsin"_s << QStringList{u"Europe/Paris"_s, u"America/Toronto"_s} << uR"([Resolved] The panel is open again

2024-03-17 00:16 CET (2024-03-16 19:16 EDT) [Resolved]

It was closed since 2024-03-13 20:09 CET (15:09 EDT).)"_s;
    QTest::newRow("nothing yet") << Story() << u"runbox"_s << northern << QString();
}

void TestHousePages::writesPages()
{
    QFETCH(const Story, story);
    QFETCH(const QString, style);
    QFETCH(const QStringList, zones);
    QFETCH(const QString, text);
    const QString language = story.language.isEmpty() ? u"en"_s : story.language;
    QCOMPARE(pageText(renderPage(story, {}, renderingAs(style, zones, language), TextForm::Plain), TextForm::Plain), text);
}

void TestHousePages::writesFormsForTheWeb()
{
    Story story = proxyDown();
    story.title = u"<b>Proxy</b> a_b*c"_s;
    story.updates = {story.updates.at(0), story.updates.at(1)};
    const Rendering clever = renderingAs(u"clever"_s, {});
    QCOMPARE(pageText(renderPage(story, {}, clever, TextForm::Markdown), TextForm::Markdown), uR"(Friday 10th June 2022

# Reverse Proxies \[PAR\] \<b\>Proxy\</b\> a\_b\*c

A proxy does not answer since 05:41 UTC.

**EDIT 06:04 UTC:** It is being replaced, until about 08:00 UTC.)"_s);
    QCOMPARE(pageText(renderPage(story, {}, clever, TextForm::Html), TextForm::Html), uR"(<article>
<p class="day">Friday 10th June 2022</p>
<h1>Reverse Proxies [PAR] &lt;b&gt;Proxy&lt;/b&gt; a_b*c</h1>
<section>
<p>A proxy does not answer since <time datetime="2022-06-10T05:41:00Z">05:41 UTC</time>.</p>
</section>
<section>
<p><strong>EDIT 06:04 UTC:</strong> It is being replaced, until about <time datetime="2022-06-10T08:00:00Z">08:00 UTC</time>.</p>
</section>
</article>)"_s);

    // A list cannot begin behind a heading in the same line.
    story.updates[1].body = {u"- one\n- two"_s, {}};
    QVERIFY(pageText(renderPage(story, {}, clever, TextForm::Markdown), TextForm::Markdown).endsWith("**EDIT 06:04 UTC:**\n\n- one\n- two"_L1));
    QVERIFY(pageText(renderPage(story, {}, clever, TextForm::Html), TextForm::Html).contains("<h2>EDIT 06:04 UTC:</h2>\n<ul>"_L1));
    const Rendering runbox = renderingAs(u"runbox"_s, {u"Europe/Oslo"_s});
    QVERIFY(pageText(renderPage(story, {}, runbox, TextForm::Html), TextForm::Html).contains("<h2>Update 2022-06-10 08:04 CEST</h2>\n<ul>"_L1));
}

void TestHousePages::writesInTheReadersLanguage()
{
    Story story = storageUpgrade();
    story.updates = {story.updates.at(0), story.updates.at(1)};
    Translation first;
    first.of = story.updates.at(0).id;
    first.language = u"fr"_s;
    first.state = TranslationState::Approved;
    first.body = {u"Mise à niveau le {t1}."_s, {time("2023-09-29T06:00Z", u"Europe/Oslo"_s)}}; // the source's time counts, not the translation's
    first.sourceHash = sourceHash(story.updates.at(0).body);
    Translation second = first;
    second.of = story.updates.at(1).id;
    second.body = {u"Cela dure."_s, {}};
    second.sourceHash = sourceHash(story.updates.at(1).body);
    Translation title;
    title.of = u"ev:title"_s;
    title.language = u"fr-CA"_s;
    title.state = TranslationState::Approved;
    title.body = {u"Mise à niveau d’une baie"_s, {}};
    const PostPage page = renderPage(story, {first, second, title}, renderingAs(u"runbox"_s, {u"Europe/Paris"_s}, u"fr"_s), TextForm::Plain);
    QCOMPARE(pageText(page, TextForm::Plain), uR"([Terminé] Mise à niveau d’une baie

Mise à niveau le 2023-09-29 09:00 CEST.

Mise à jour 2023-09-29 09:30 CEST

Cela dure.)"_s);
    QCOMPARE(page.untranslated(), 0);
}

void TestHousePages::saysWhatIsNotTranslated()
{
    Story story = storageUpgrade();
    Translation outdated;
    outdated.of = story.updates.at(1).id;
    outdated.language = u"fr"_s;
    outdated.state = TranslationState::Approved;
    outdated.body = {u"Cela dure."_s, {}};
    outdated.sourceHash = u"of another text"_s;
    Translation draft = outdated;
    draft.of = story.updates.at(2).id;
    draft.state = TranslationState::Draft;
    draft.sourceHash = sourceHash(story.updates.at(2).body);
    const PostPage page = renderPage(story, {outdated, draft}, renderingAs(u"tocsin"_s, {}, u"fr"_s), TextForm::Plain);
    QCOMPARE(page.untranslated(), 5);
    QCOMPARE(page.titleTranslation, TranslationState::Missing);
    QCOMPARE(page.entries.at(0).translation, TranslationState::Missing);
    QCOMPARE(page.entries.at(1).translation, TranslationState::Draft);
    QCOMPARE(page.entries.at(2).translation, TranslationState::Outdated);
    QCOMPARE(page.entries.at(2).language, u"en"_s);
    QCOMPARE(page.entries.at(2).body, u"It takes longer than thought."_s);
}

void TestHousePages::saysTimesInTheLanguageOfTheWordsAroundThem()
{
    Story story = storageUpgrade();
    story.updates.resize(1);
    Update &update = story.updates.first();
    update.body = {u"Back by {t1}, after {t2}."_s,
                   {InstantToken{*update.at, u"Europe/Paris"_s, Precision::Minute, true}, DurationToken{20 * minuteMs, 30 * minuteMs, true}}};
    const QString when = stamp(*update.at, renderingAs(u"tocsin"_s, {}).style.stamp, {u"Asia/Tokyo"_s}, u"en"_s);
    const auto bodyIn = [&story](const QString &language, const QList<Translation> &translations) {
        return renderPage(story, translations, renderingAs(u"tocsin"_s, {u"Asia/Tokyo"_s}, language), TextForm::Plain).entries.first().body;
    };
    QCOMPARE(bodyIn(u"ja"_s, {}), u"Back by about %1, after about 20–30 min."_s.arg(when)); // not translated: never "by 14:00 JST頃"

    Translation french;
    french.of = update.id;
    french.language = u"fr"_s;
    french.state = TranslationState::Approved;
    french.body = {u"Rétabli {t1}, après {t2}."_s, update.body.tokens};
    french.sourceHash = sourceHash(update.body);
    QVERIFY2(bodyIn(u"fr"_s, {french}).startsWith(u"Rétabli vers "_s), qPrintable(bodyIn(u"fr"_s, {french})));
}

void TestHousePages::saysThatItWasEdited()
{
    Story story = proxyDown();
    story.updates[0].revisions = {u"upd:old"_s};
    story.updates[1].revisions = {u"upd:older"_s};
    const PostPage page = renderPage(story, {}, renderingAs(u"clever"_s, {}), TextForm::Plain);
    QCOMPARE(page.entries.at(0).heading, u"(edited)"_s);
    QCOMPARE(page.entries.at(1).heading, u"EDIT 06:04 UTC (edited):"_s);
    QCOMPARE(page.entries.at(2).heading, u"EDIT 2022-06-11 00:10 UTC:"_s);
    const PostPage runbox = renderPage(story, {}, renderingAs(u"runbox"_s, {u"UTC"_s}, u"fr"_s), TextForm::Plain);
    QCOMPARE(runbox.entries.at(2).heading, u"Mise à jour 2022-06-10 06:04 UTC (modifié)"_s);
}

void TestHousePages::leavesOutWhatWasTakenBack()
{
    Story story = restart();
    story.updates[1].retracted = true;
    const PostPage page = renderPage(story, {}, renderingAs(u"tiger"_s, {pacific}), TextForm::Plain);
    QCOMPARE(page.entries.size(), 2);
    QCOMPARE(page.entries.at(1).heading, u"Update (Friday, April 3, 2009 at 11:20 PM Pacific time):"_s);
}

void TestHousePages::doesNotRepeatMarks()
{
    Story imported = proxyDown();
    imported.origin = u"fingerprint"_s;
    imported.title = u"Reverse Proxies [PAR] A proxy was gone"_s;
    QCOMPARE(renderPage(imported, {}, renderingAs(u"clever"_s, {}), TextForm::Plain).title, imported.title);
    imported.title = u"[resolved] A proxy was gone"_s;
    QCOMPARE(renderPage(imported, {}, renderingAs(u"runbox"_s, {}), TextForm::Plain).title, imported.title);
    // A service of a story that was begun here is said even where its title begins with the same word.
    Story mails = proxyDown();
    mails.targets = {u"svc:reverse-proxies"_s};
    mails.title = u"Reverse Proxies are slow"_s;
    QCOMPARE(renderPage(mails, {}, renderingAs(u"clever"_s, {}), TextForm::Plain).title, u"Reverse Proxies Reverse Proxies are slow"_s);
}

void TestHousePages::namesInItsTitleWhatIsStillAffected_data()
{
    QTest::addColumn<std::optional<Status>>("status");
    QTest::addColumn<QStringList>("restored");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *name, Status status, const QStringList &restored, const QString &title) {
        QTest::newRow(name) << std::optional(status) << restored << title;
    };
    row("everything", Status::Identified, {}, u"Mail, Reverse Proxies [PAR, SEA] It is slow"_s);
    row("a zone is restored", Status::Identified, {u"zone:par"_s}, u"Mail, Reverse Proxies [SEA] It is slow"_s);
    row("a service is restored", Status::Identified, {u"svc:mail"_s}, u"Reverse Proxies [PAR, SEA] It is slow"_s);
    row("all zones are restored, and it is watched", Status::Monitoring, {u"zone:par"_s, u"zone:sea"_s}, u"Mail, Reverse Proxies [PAR, SEA] It is slow"_s);
    row("it is over", Status::Resolved, {u"zone:par"_s, u"svc:mail"_s}, u"Mail, Reverse Proxies [PAR, SEA] It is slow"_s);
}

void TestHousePages::namesInItsTitleWhatIsStillAffected()
{
    QFETCH(const std::optional<Status>, status);
    QFETCH(const QStringList, restored);
    Story story = proxyDown();
    story.status = status;
    story.title = u"It is slow"_s;
    story.targets = {u"zone:par"_s, u"zone:sea"_s, u"svc:mail"_s, u"svc:reverse-proxies"_s};
    const Instant newest = at("2022-06-11T00:10Z");
    for (const QString &target : std::as_const(story.targets))
        story.impacts.append({{}, target, Level::Degraded, {story.opened, restored.contains(target) ? std::optional(newest) : std::nullopt}, false, true});
    Rendering rendering = renderingAs(u"clever"_s, {});
    rendering.targetName = [](const QString &target) {
        return QHash<QString, QString>{{u"zone:par"_s, u"PAR"_s}, {u"zone:sea"_s, u"SEA"_s}, {u"svc:mail"_s, u"Mail"_s}, {u"svc:reverse-proxies"_s, u"Reverse Proxies"_s}}.value(target);
    };
    QTEST(renderPage(story, {}, rendering, TextForm::Plain).title, "title");
}

void TestHousePages::keepsTitlesAsTheyAreTyped()
{
    Story story = proxyDown();
    story.status.reset();
    story.title = u"  list[] of foo() says {state}  "_s;
    QCOMPARE(renderPage(story, {}, renderingAs(u"runbox"_s, {}), TextForm::Plain).title, u"list[] of foo() says {state}"_s);
}

QTEST_GUILESS_MAIN(TestHousePages)
#include "tst_housepages.moc"
