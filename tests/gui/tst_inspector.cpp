// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/workspacesession.h"
#include "tests/gui/shellfixture.h"
#include "ui/shell/inspector.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tocsin;

Q_DECLARE_METATYPE(tocsin::TokenValue)

class TestInspector : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::ShellFixture> m_fixture;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<Inspector> m_inspector;

    void show(const QString &id)
    {
        const auto story = m_session->story(id);
        QVERIFY2(story.has_value(), story ? "" : qPrintable(story.error().detail));
        m_inspector->showContent({*story, m_session->targetNames(), {{m_fixture->outage, u"Mail outage"_s}}, m_session->linksTo(id)});
    }
    QStringList stamps() const
    {
        QStringList texts;
        for (const QLabel *label : m_inspector->findChildren<QLabel *>(u"stamp"_s))
            texts.append(label->accessibleName());
        return texts;
    }
    QStringList labels() const
    {
        QStringList texts;
        for (const QLabel *label : m_inspector->findChildren<QLabel *>())
            texts.append(label->text());
        return texts;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_fixture = std::make_unique<test::ShellFixture>();
        m_fixture->fillWorkspace();
        auto session = WorkspaceSession::open(m_fixture->path);
        QVERIFY(session.has_value());
        m_session = std::move(*session);
        m_inspector = std::make_unique<Inspector>(m_fixture->clock, *m_fixture->preferences, m_fixture->themes);
        m_inspector->setRevisions([this](const QStringList &ids) { return m_session->revisions(ids); });
        m_inspector->resize(360, 800);
        m_inspector->show();
    }
    void cleanup()
    {
        m_inspector.reset();
        m_session.reset();
        m_fixture.reset();
    }

    void saysWhatToDoWhileNothingIsSelected()
    {
        auto *empty = m_inspector->findChild<QLabel *>(u"inspectorEmpty"_s);
        QVERIFY(empty->isVisible());
        QVERIFY(empty->text().contains("Ctrl+K"_L1));
        QVERIFY(m_inspector->plainText().isEmpty());
    }

    void showsTitleStateTargetsAndTimes()
    {
        show(m_fixture->rebuild);
        QCOMPARE(m_inspector->findChild<QLabel *>(u"title"_s)->text(), u"Storage unit rebuild takes longer than planned"_s);
        const QStringList texts = labels();
        for (const QString &word : {u"degraded"_s, u"monitoring"_s, u"from maintenance"_s})
            QVERIFY2(texts.contains(word), qPrintable(word + u" not in "_s + texts.join(u'|')));
        const QString facts = m_inspector->findChild<ChipText *>(u"facts"_s)->toPlainText().replace(QChar(QChar::Nbsp), u' ');
        QVERIFY2(facts.contains("filer-par-03"_L1), qPrintable(facts));
        QVERIFY2(facts.contains("09:00 CEST"_L1), qPrintable(facts));
        QVERIFY2(facts.contains("3 h 20 min"_L1), qPrintable(facts));
        QVERIFY(texts.join(u'|').contains(u"Next update in 9:00 · promised for 12:29"_s));
    }

    void namesApartWhatIsRestored_data()
    {
        QTest::addColumn<Status>("status");
        QTest::addColumn<bool>("restored"); // the zone; the server is not
        QTest::addColumn<QString>("names");
        QTest::newRow("everything is off") << Status::Identified << false << u"filer-par-03 · PAR\n"_s;
        QTest::newRow("the zone is restored") << Status::Identified << true << u"filer-par-03\nrestored: PAR\n"_s;
        QTest::newRow("it is over") << Status::Resolved << true << u"filer-par-03 · PAR\n"_s;
    }
    void namesApartWhatIsRestored()
    {
        QFETCH(const Status, status);
        QFETCH(const bool, restored);
        QFETCH(const QString, names);
        auto story = m_session->story(m_fixture->rebuild);
        QVERIFY(story.has_value());
        Impact onZone = story->impacts.constFirst();
        onZone.target = targetId(TargetKind::Zone, u"PAR"_s);
        if (restored)
            onZone.range.end = onZone.range.begin + hourMs;
        story->impacts.append(onZone);
        story->targets.append(onZone.target);
        story->status = status;
        m_inspector->showContent({*story, m_session->targetNames(), {}, {}});
        const QString facts = m_inspector->findChild<ChipText *>(u"facts"_s)->toPlainText();
        QVERIFY2(facts.startsWith(names), qPrintable(facts));
        QVERIFY2(m_inspector->plainText().contains(names), qPrintable(m_inspector->plainText()));
    }

    void stampsEachUpdateInAllZonesNewestFirst()
    {
        show(m_fixture->rebuild);
        QCOMPARE(stamps(), (QStringList{u"2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT)"_s, u"2023-09-29 11:30 CEST (05:30 EDT, 02:30 PDT)"_s}));
    }

    void turnsTheThreadAround()
    {
        show(m_fixture->rebuild);
        QTest::mouseClick(m_inspector->findChild<QToolButton *>(u"threadOrder"_s), Qt::LeftButton);
        QTRY_VERIFY(stamps().constFirst().startsWith("2023-09-29 11:30"_L1));
        QVERIFY(!m_fixture->preferences->newestFirst());
    }

    void putsTimesOfTheTextIntoChips()
    {
        show(m_fixture->rebuild);
        const auto bodies = m_inspector->findChildren<ChipText *>(u"body"_s);
        QCOMPARE(bodies.size(), 2);
        QCOMPARE(bodies[0]->toPlainText(), u"Email services are being restored for all customers."_s);
        QCOMPARE(bodies[1]->chips().size(), 1);
        const ChipText::Chip chip = bodies[1]->chips().first();
        const QString text = bodies[1]->toPlainText().mid(chip.begin, chip.end - chip.begin).replace(QChar(QChar::Nbsp), u' ');
        QVERIFY2(text.contains("12:00 CEST"_L1), qPrintable(text));
        QVERIFY2(chip.hint.contains("06:00 EDT"_L1), qPrintable(chip.hint));
        QVERIFY(!bodies[1]->placesOf(chip).isEmpty());
    }

    void chipsHaveNoWordsOfAnotherLanguage_data()
    {
        QTest::addColumn<TokenValue>("token");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("hint");
        const Instant evening = test::pictureNow + 6 * hourMs; // 18:20:41 CEST
        const QString paris = u"Europe/Paris"_s;
        QTest::newRow("that day") << TokenValue(InstantToken{evening, paris, Precision::Minute, true}) << u"≈ 18:20 CEST"_s
                                  << u"about 2023-09-29 18:20 CEST (12:20 EDT, 09:20 PDT)"_s;
        QTest::newRow("another day") << TokenValue(InstantToken{evening + dayMs, paris, Precision::Minute, false}) << u"2023-09-30 18:20 CEST"_s
                                     << u"2023-09-30 18:20 CEST (12:20 EDT, 09:20 PDT)"_s;
        QTest::newRow("interval") << TokenValue(IntervalToken{evening, evening + hourMs, paris, false}) << u"18:20–19:20 CEST"_s
                                  << u"2023-09-29 18:20–19:20 CEST (12:20–13:20 EDT, 09:20–10:20 PDT)"_s;
        QTest::newRow("interval over midnight") << TokenValue(IntervalToken{evening, evening + 8 * hourMs, paris, false})
                                                << u"2023-09-29 18:20 – 2023-09-30 02:20 CEST"_s
                                                << u"2023-09-29 18:20 – 2023-09-30 02:20 CEST (2023-09-29 12:20–20:20 EDT, 2023-09-29 09:20–17:20 PDT)"_s;
        QTest::newRow("length") << TokenValue(DurationToken{2 * dayMs, 2 * dayMs, true}) << u"≈ 2 jours"_s << u"about 2 days"_s;
        QTest::newRow("date") << TokenValue(DateToken{QDate(2023, 10, 6), paris}) << u"2023-10-06"_s << u"Friday, October 6, 2023"_s;
        QTest::newRow("target") << TokenValue(TargetToken{u"target:server:heron"_s, u"heron"_s}) << u"heron"_s << QString();
    }
    void chipsHaveNoWordsOfAnotherLanguage()
    {
        QFETCH(TokenValue, token);
        const TimeText times{m_fixture->preferences->zones(), u"en"_s};
        QTEST(chipWords(token, times, {u"fr"_s, test::pictureNow}).replace(QChar(QChar::Nbsp), u' ').replace(QChar(0x202f), u' '), "words");
        QTEST(hintOf(token, times), "hint");
    }

    void leavesConversionsInTheirZones()
    {
        const Instant at = test::pictureNow - 41 * secondMs; // 12:20 CEST
        const auto token = [](const QString &zone) { return TokenValue(InstantToken{at, zone, Precision::Minute, false}); };
        ChipText view(m_fixture->themes);
        showBody(view, {u"Until {t1} ({t2}, {t3}), then from {t4}."_s, {token(u"Europe/Oslo"_s), token(u"America/New_York"_s), token(u"Asia/Tokyo"_s), token(u"Europe/Oslo"_s)}},
                 {m_fixture->preferences->zones(), u"en"_s}, {u"en"_s, at});
        const QString text = view.toPlainText().replace(QChar(QChar::Nbsp), u' ').simplified();
        QCOMPARE(text, u"Until 12:20 CEST ( 06:20 EDT , 19:20 JST ), then from 12:20 CEST ."_s);
    }

    void putsChipsBelowAStampThatFillsItsLine()
    {
        show(m_fixture->rebuild);
        const auto placesOf = [this] {
            return std::pair(m_inspector->findChild<QLabel *>(u"stamp"_s)->geometry(), m_inspector->findChild<QLabel *>(u"statusAfter"_s)->geometry());
        };
        QTRY_VERIFY(placesOf().second.top() >= placesOf().first.bottom());
        const int oneLine = placesOf().first.height();
        m_inspector->resize(700, 800);
        QTRY_VERIFY(placesOf().second.left() >= placesOf().first.right());
        m_inspector->resize(270, 800);
        QTRY_VERIFY(placesOf().first.height() > oneLine * 3 / 2); // wrapped, not cut
    }

    void showsEarlierVersionsOfAnEditedUpdate()
    {
        show(m_fixture->rebuild);
        auto *edited = m_inspector->findChild<QToolButton *>(u"edited"_s);
        QVERIFY(edited);
        QTest::mouseClick(edited, Qt::LeftButton);
        auto *revisions = m_inspector->findChild<QWidget *>(u"revisions"_s);
        QVERIFY(revisions && revisions->isVisible());
        QVERIFY(revisions->findChild<ChipText *>()->toPlainText().startsWith("Work is progressing; normal"_L1));
    }

    void jumpsAlongLinks()
    {
        show(m_fixture->rebuild);
        QSignalSpy wanted(m_inspector.get(), &Inspector::incidentWanted);
        QTest::mouseClick(m_inspector->findChild<QToolButton *>(u"link"_s), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), m_fixture->outage);
    }

    void jumpsBackFromWhereALinkPoints()
    {
        show(m_fixture->outage);
        QSignalSpy wanted(m_inspector.get(), &Inspector::incidentWanted);
        auto *back = m_inspector->findChild<QToolButton *>(u"linkHere"_s);
        QVERIFY(back);
        QCOMPARE(back->text(), u"Turned into: Storage unit rebuild takes longer than planned"_s);
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), m_fixture->rebuild);
    }

    void goesOnWithTheClock()
    {
        show(m_fixture->rebuild);
        const auto card = [this] { return m_inspector->findChild<QWidget *>(u"promise"_s); };
        QCOMPARE(card()->property("card").toString(), u"warning"_s);
        // By the second, and in the desk's words; nothing else is made anew for that.
        const QWidget *before = card();
        m_fixture->clock.advance(10 * secondMs);
        m_inspector->refreshPresent();
        QVERIFY2(labels().join(u'|').contains(u"Next update in 8:50 ·"_s), qPrintable(labels().join(u'|')));
        QCOMPARE(card(), before);
        m_fixture->clock.advance(8 * minuteMs + 50 * secondMs);
        m_inspector->refreshPresent();
        QCOMPARE(card()->property("card").toString(), u"warning"_s);
        m_fixture->clock.advance(16 * secondMs);
        m_inspector->refreshPresent();
        QVERIFY2(labels().join(u'|').contains(u"Next update is 0:16 late ·"_s), qPrintable(labels().join(u'|')));
        QCOMPARE(card()->property("card").toString(), u"bad"_s);
        m_fixture->clock.advance(11 * minuteMs);
        m_inspector->refreshPresent();
        QVERIFY2(labels().join(u'|').contains("Next update is 11 min late"_L1), qPrintable(labels().join(u'|')));
    }

    void listsWhatIsDueNextFirst()
    {
        auto story = m_session->story(m_fixture->rebuild);
        QVERIFY(story.has_value());
        story->promises = {{u"a"_s, PromiseKind::Eta, test::pictureNow + 2 * hourMs, {}}, {u"b"_s, PromiseKind::NextUpdate, test::pictureNow + hourMs, {}}};
        m_inspector->showContent({*story, {}, {}, {}});
        QStringList due;
        for (const QWidget *card : m_inspector->findChildren<QWidget *>(u"promise"_s))
            due.append(card->findChild<QLabel *>()->text().section(u' ', 0, 0));
        QCOMPARE(due, (QStringList{u"Next"_s, u"ETA"_s}));
    }

    void callsNothingAnnouncedThatWasToldAfterwards_data()
    {
        QTest::addColumn<Instant>("notice");
        QTest::addColumn<bool>("shown");
        QTest::newRow("a day before") << dayMs << true;
        QTest::newRow("as it began") << Instant(0) << false;
        QTest::newRow("the day after") << -dayMs << false;
    }
    void callsNothingAnnouncedThatWasToldAfterwards()
    {
        QFETCH(const Instant, notice);
        QFETCH(const bool, shown);
        auto story = m_session->story(m_fixture->rebuild);
        QVERIFY(story.has_value());
        Window window;
        window.planned = {test::pictureNow, test::pictureNow + hourMs};
        window.announced = window.planned.begin - notice;
        story->windows = {window};
        m_inspector->showContent({*story, {}, {}, {}});
        QCOMPARE(labels().join(u'|').contains("Announced"_L1), shown);
    }

    void sumsUpPromisesThatWereKept()
    {
        auto story = m_session->story(m_fixture->rebuild);
        QVERIFY(story.has_value());
        story->promises.clear();
        for (const Instant delay : {-minuteMs, 20 * secondMs, 4 * minuteMs})
            story->promises.append({u"p"_s, PromiseKind::NextUpdate, test::pictureNow - hourMs, test::pictureNow - hourMs + delay});
        m_inspector->showContent({*story, {}, {}, {}});
        QVERIFY(!m_inspector->findChild<QWidget *>(u"promise"_s));
        const QString text = m_inspector->findChild<QLabel *>(u"promisesKept"_s)->text();
        QVERIFY2(text.startsWith("3 promise"_L1) && text.contains("1 late, by up to 4 min"_L1), qPrintable(text));
    }

    void headsNoPartOfATextLargerThanTheStory()
    {
        auto story = m_session->story(m_fixture->rebuild);
        QVERIFY(story.has_value());
        story->updates.first().body = {u"# Report\n\n## Cause\n\nA disk."_s, {}};
        m_inspector->showContent({*story, {}, {}, {}});
        const auto texts = m_inspector->findChildren<ChipText *>();
        const auto report = std::ranges::find_if(texts, [](const ChipText *text) { return text->toPlainText().contains("Cause"_L1); });
        QVERIFY(report != texts.end());
        for (QTextBlock block = (*report)->document()->begin(); block.isValid(); block = block.next())
            QVERIFY2(block.begin().atEnd() || block.begin().fragment().charFormat().intProperty(QTextFormat::FontSizeAdjustment) <= 1, qPrintable(block.text()));
        // And nowhere is a caret, as if one could write there.
        QCOMPARE((*report)->cursorWidth(), 0);
        QVERIFY(!m_inspector->findChild<QLabel *>(u"title"_s)->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    }

    void copiesTheStoryAsText()
    {
        show(m_fixture->rebuild);
        const QString text = m_inspector->plainText();
        QVERIFY2(text.contains("12:20 CEST (06:20 EDT, 03:20 PDT)"_L1), qPrintable(text));
        QVERIFY2(text.contains("expected by"_L1) && text.contains("12:00 CEST"_L1), qPrintable(text));
    }

    void writesTimesInTheZonesThatAreChosen()
    {
        show(m_fixture->rebuild);
        m_fixture->preferences->setZones({u"Asia/Kolkata"_s});
        QCOMPARE(stamps().constFirst(), u"2023-09-29 15:50 IST"_s);
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
