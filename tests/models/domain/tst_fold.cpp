// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/factwriter.h"
#include "models/domain/fold.h"
#include "tests/support/qtestsetup.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant noon = 1696000000000;

Update updateAt(std::optional<Instant> at, const QString &text, int position = 0, std::optional<Status> status = {})
{
    Update update;
    update.at = at;
    update.posted = noon;
    update.position = position;
    update.statusAfter = status;
    update.body.markdown = text;
    return update;
}

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void givesNothingWithoutAHead();
    void takesFactsInCausalOrderAgainstTheClock();
    void givesTheSameStoryForEveryOrderOfArrival();
    void survivesFactsThatClaimToHaveSeenEachOther();
    void ordersUpdatesByInstantAndPlace();
    void doesNotSetBackTheStatusForABackdatedUpdate();
    void keepsBothRevisionsThatDidNotKnowEachOther();
    void takesBackOneFact();
    void restoresWhatWasTakenBack();
    void keepsAPromiseWhenItWasKeptFirst();
    void cancelsAWindowOrTheWhole();
    void appendsImpactedTargets();
    void foldsTranslations();
    void knowsTheFrontier();
    void detectsCollisions();

private:
    QString begin(IncidentKind kind = IncidentKind::Incident);
    /// Takes what was written over into m_facts.
    void gather() { m_facts += m_writer->take().facts; }
    [[nodiscard]] Story folded();

    test::FakeClock m_clock{noon};
    std::unique_ptr<FactWriter> m_writer;
    QList<Fact> m_facts;
    QString m_incident;
};

void TestFold::init()
{
    test::failOnWarnings();
    m_clock.set(noon);
    m_writer = std::make_unique<FactWriter>(u"maria"_s, m_clock, 5, Hlc{});
    m_facts.clear();
}

QString TestFold::begin(IncidentKind kind)
{
    m_incident = m_writer->beginStory({kind, noon, true, u"UTC"_s, u"en"_s, false, {}, {}});
    return m_incident;
}

Story TestFold::folded()
{
    gather();
    return fold(m_facts).value_or(Story());
}

void TestFold::givesNothingWithoutAHead()
{
    QVERIFY(!fold({}));
    begin();
    m_writer->add(TitleFact{u"x"_s});
    m_facts = m_writer->take().facts;
    m_facts.removeFirst();
    QVERIFY(!fold(m_facts));
}

void TestFold::takesFactsInCausalOrderAgainstTheClock()
{
    begin();
    m_writer->add(TitleFact{u"first"_s});
    m_facts = m_writer->take().facts;
    // A console whose clock is an hour behind has read the title and changes it.
    test::FakeClock slow(noon - hourMs);
    FactWriter other(u"jan"_s, slow, 6, Hlc{});
    other.continueStory(m_incident, frontierOf(m_facts));
    other.add(TitleFact{u"second"_s});
    m_facts += other.take().facts;
    QCOMPARE(folded().title, u"second"_s);
    QCOMPARE(inOrder(m_facts).constLast().author, u"jan"_s);
}

void TestFold::givesTheSameStoryForEveryOrderOfArrival()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 60; ++round) {
        m_facts.clear();
        begin(random.bounded(2) == 0 ? IncidentKind::Incident : IncidentKind::Maintenance);
        m_facts = m_writer->take().facts;
        test::FakeClock clocks[3]{test::FakeClock(noon), test::FakeClock(noon + minuteMs), test::FakeClock(noon - hourMs)};
        std::vector<std::unique_ptr<FactWriter>> writers;
        writers.reserve(3);
        for (int i = 0; i < 3; ++i)
            writers.push_back(std::make_unique<FactWriter>(u"user%1"_s.arg(i), clocks[i], quint64(round * 3 + i), Hlc{}));
        for (int i = 0; i < 25; ++i) {
            FactWriter &writer = *writers[size_t(random.bounded(3))];
            clocks[random.bounded(3)].advance(random.bounded(5) * secondMs);
            // Some know everything, some only a part.
            QList<Fact> known = m_facts;
            if (random.bounded(3) == 0)
                known.resize(random.bounded(1, int(m_facts.size()) + 1));
            writer.continueStory(m_incident, frontierOf(known));
            const QString some = known.at(random.bounded(known.size())).id;
            const Instant when = noon + random.bounded(100) * minuteMs;
            switch (random.bounded(10)) {
            case 0: writer.add(TitleFact{u"title %1"_s.arg(i)}); break;
            case 1: writer.add(StatusFact{static_cast<Status>(random.bounded(9)), when}); break;
            case 2: writer.add(Impact{{}, u"srv:%1"_s.arg(random.bounded(4)), Level::Degraded, {when, when + hourMs}, false, true}, random.bounded(2) ? some : QString()); break;
            case 3: writer.add(updateAt(random.bounded(3) ? std::optional<Instant>(when) : std::nullopt, u"update %1"_s.arg(i), random.bounded(4)), random.bounded(2) ? some : QString()); break;
            case 4: writer.add(RetractionFact{some}); break;
            case 5: writer.add(Window{{}, {when, when + hourMs}, {}, {}, Precision::Minute, {}, {}, {}, {}, true}); break;
            case 6: writer.add(RescheduleFact{some, {when, when + hourMs}}); break;
            case 7: writer.add(CancelFact{random.bounded(2) ? some : QString(), when}); break;
            case 8: writer.add(Promise{{}, PromiseKind::Eta, when, {}}); break;
            default: writer.add(PromiseKeptFact{some, when}); break;
            }
            m_facts += writer.take().facts;
        }
        const Story expected = folded();
        const QList<Collision> collisions = collisionsIn(m_facts);
        for (int i = 0; i < 20; ++i) {
            // Some arrive twice: from the hub and from a colleague's console.
            QList<Fact> arrived = m_facts;
            for (int doubled = random.bounded(5); doubled > 0; --doubled)
                arrived.append(m_facts.at(random.bounded(m_facts.size())));
            std::shuffle(arrived.begin(), arrived.end(), random);
            QVERIFY2(fold(arrived) == expected, qPrintable(u"round %1"_s.arg(round)));
            QVERIFY(collisionsIn(arrived) == collisions);
        }
        // And through their documents.
        QList<Fact> read;
        for (const Fact &fact : std::as_const(m_facts)) {
            const Result<Fact> again = factFrom(toDocument(fact));
            QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
            QVERIFY(*again == fact);
            read.append(*again);
        }
        QVERIFY(fold(read) == expected);
    }
}

void TestFold::survivesFactsThatClaimToHaveSeenEachOther()
{
    begin();
    const QString a = m_writer->add(TitleFact{u"a"_s});
    const QString b = m_writer->add(TitleFact{u"b"_s}, a);
    m_facts = m_writer->take().facts;
    m_facts[1].seen = QStringList{b};
    m_facts[1].supersedes = b;
    m_facts[2].seen = QStringList{a, b};
    const Story story = folded();
    QCOMPARE(story.title, u"b"_s);
    std::reverse(m_facts.begin(), m_facts.end());
    QVERIFY(folded() == story);
    QCOMPARE(inOrder(m_facts).size(), 3);
}

void TestFold::ordersUpdatesByInstantAndPlace()
{
    begin();
    m_writer->add(updateAt(noon + hourMs, u"three"_s, 2));
    m_writer->add(updateAt(noon, u"one"_s, 0));
    m_writer->add(updateAt({}, u"two, without a time"_s, 1));
    m_writer->add(updateAt(noon - hourMs, u"zero, remembered later"_s, 3));
    QStringList texts;
    for (const Update &update : folded().updates)
        texts.append(update.body.markdown);
    QCOMPARE(texts, (QStringList{u"zero, remembered later"_s, u"one"_s, u"two, without a time"_s, u"three"_s}));
}

void TestFold::doesNotSetBackTheStatusForABackdatedUpdate()
{
    begin();
    m_writer->add(updateAt(noon, u"found"_s, 0, Status::Identified));
    m_writer->add(updateAt(noon + hourMs, u"over"_s, 1, Status::Resolved));
    m_writer->add(updateAt(noon + minuteMs, u"forgotten then"_s, 2, Status::Monitoring));
    QCOMPARE(folded().status, std::optional(Status::Resolved));
    m_writer->add(StatusFact{Status::Investigating, {}}); // said now, without a time of its own
    QCOMPARE(folded().status, std::optional(Status::Investigating));
}

void TestFold::keepsBothRevisionsThatDidNotKnowEachOther()
{
    begin();
    const QString first = m_writer->add(updateAt(noon, u"original"_s));
    m_facts = m_writer->take().facts;
    const QStringList frontier = frontierOf(m_facts);
    m_writer->continueStory(m_incident, frontier);
    const QString second = m_writer->add(updateAt(noon, u"mine"_s), first);
    m_clock.advance(minuteMs);
    m_writer->continueStory(m_incident, frontier);
    const QString third = m_writer->add(updateAt(noon, u"theirs"_s), first);
    const Story story = folded();
    QCOMPARE(story.updates.size(), 1);
    QCOMPARE(story.updates.first().body.markdown, u"theirs"_s);
    QCOMPARE(story.updates.first().id, third);
    QCOMPARE(story.updates.first().revisions, (QStringList{first, second}));
    QCOMPARE(collisionsIn(m_facts), (QList<Collision>{{second, third}}));
}

void TestFold::takesBackOneFact()
{
    begin();
    const QString impact = m_writer->add(Impact{{}, u"srv:a"_s, Level::Degraded, {noon, {}}, false, true});
    const QString update = m_writer->add(updateAt(noon, u"wrong"_s, 0, Status::Resolved));
    const QString title = m_writer->add(TitleFact{u"wrong"_s});
    for (const QString &id : {impact, update, title})
        m_writer->add(RetractionFact{id});
    const Story story = folded();
    QVERIFY(story.impacts.isEmpty() && story.title.isEmpty() && !story.status && !story.retracted);
    QCOMPARE(story.updates.size(), 1); // readers may have seen it: it stays, marked
    QVERIFY(story.updates.first().retracted);
}

void TestFold::restoresWhatWasTakenBack()
{
    begin();
    const QString impact = m_writer->add(Impact{{}, u"srv:a"_s, Level::Degraded, {noon, {}}, false, true});
    const QString retraction = m_writer->add(RetractionFact{impact});
    QVERIFY(folded().impacts.isEmpty());
    m_writer->add(RetractionFact{retraction});
    QCOMPARE(folded().impacts.size(), 1);
    const QString other = m_writer->add(Impact{{}, u"srv:b"_s, Level::Degraded, {noon, {}}, false, true});
    m_writer->add(RetractionFact{other});
    m_writer->add(Impact{{}, u"srv:b"_s, Level::MajorOutage, {noon, {}}, false, true}, other); // said again, otherwise
    QCOMPARE(folded().impacts.size(), 2);
}

void TestFold::keepsAPromiseWhenItWasKeptFirst()
{
    begin();
    const QString promise = m_writer->add(Promise{{}, PromiseKind::NextUpdate, noon + hourMs, {}});
    const QString first = m_writer->add(PromiseKeptFact{promise, noon + 50 * minuteMs});
    m_writer->add(PromiseKeptFact{promise, noon + 2 * hourMs}); // by somebody whose desk had not heard of it
    QCOMPARE(folded().promises.constFirst().kept, noon + 50 * minuteMs);
    QCOMPARE(stateAt(folded().promises.constFirst(), noon + 3 * hourMs), PromiseState::Kept);
    m_writer->add(RetractionFact{first});
    QCOMPARE(folded().promises.constFirst().kept, noon + 2 * hourMs);
}

void TestFold::cancelsAWindowOrTheWhole()
{
    begin(IncidentKind::Maintenance);
    Window window;
    window.planned = {noon, noon + hourMs};
    const QString first = m_writer->add(window);
    window.planned = {noon + dayMs, noon + dayMs + hourMs};
    m_writer->add(window);
    m_writer->add(CancelFact{first, {}});
    QCOMPARE(folded().windows.size(), 1);
    QVERIFY(!folded().status);
    m_writer->add(RescheduleFact{first, {noon + 2 * dayMs, noon + 2 * dayMs + hourMs}});
    QCOMPARE(folded().windows.size(), 2);
    QCOMPARE(folded().windows.last().planned.begin, noon + 2 * dayMs);
    m_writer->add(CancelFact{{}, noon});
    QCOMPARE(folded().status, std::optional(Status::Cancelled));
}

void TestFold::appendsImpactedTargets()
{
    begin();
    m_writer->add(Impact{{}, u"srv:b"_s, Level::Degraded, {noon + 1, {}}, false, true});
    m_writer->add(Impact{{}, u"srv:a"_s, Level::Degraded, {noon, {}}, false, true});
    m_writer->add(TargetsFact{{u"svc:mail"_s, u"srv:b"_s}});
    QCOMPARE(folded().targets, (QStringList{u"svc:mail"_s, u"srv:b"_s, u"srv:a"_s}));
    QCOMPARE(folded().impacts.first().target, u"srv:a"_s);
}

void TestFold::foldsTranslations()
{
    begin();
    const QString update = m_writer->add(updateAt(noon, u"down"_s));
    const Translation draft{{}, update, u"fr"_s, {u"en panne"_s, {}}, u"abc"_s, TranslationState::Draft};
    const QString first = m_writer->add(draft);
    Translation approved = draft;
    approved.state = TranslationState::Approved;
    const QString second = m_writer->add(approved, first);
    gather();
    const QList<Translation> translations = foldTranslations(m_facts);
    QCOMPARE(translations.size(), 1);
    QCOMPARE(translations.first().id, second);
    QCOMPARE(translations.first().state, TranslationState::Approved);
    QCOMPARE(translations.first().of, update);
    m_writer->add(RetractionFact{second});
    gather();
    QVERIFY(foldTranslations(m_facts).isEmpty());
}

void TestFold::knowsTheFrontier()
{
    begin();
    const QString title = m_writer->add(TitleFact{u"x"_s});
    gather();
    QCOMPARE(frontierOf(m_facts), QStringList{title});
    m_writer->continueStory(m_incident, {m_incident}); // somebody who knows the head only
    const QString other = m_writer->add(TitleFact{u"y"_s});
    gather();
    QStringList both{title, other};
    both.sort();
    QCOMPARE(frontierOf(m_facts), both);
    m_writer->continueStory(m_incident, both);
    const QString last = m_writer->add(TitleFact{u"z"_s});
    gather();
    QCOMPARE(frontierOf(m_facts), QStringList{last});
}

void TestFold::detectsCollisions()
{
    begin();
    m_facts = m_writer->take().facts;
    m_writer->continueStory(m_incident, {m_incident});
    const QString a = m_writer->add(StatusFact{Status::Identified, {}});
    m_writer->continueStory(m_incident, {m_incident});
    const QString b = m_writer->add(StatusFact{Status::Monitoring, {}});
    m_writer->add(TitleFact{u"of another kind"_s});
    gather();
    QCOMPARE(collisionsIn(m_facts), (QList<Collision>{{a, b}}));
    m_writer->continueStory(m_incident, frontierOf(m_facts)); // who has seen both settles it
    m_writer->add(StatusFact{Status::Resolved, {}});
    gather();
    QVERIFY(collisionsIn(m_facts).isEmpty());
}

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
