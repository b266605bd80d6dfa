// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"
#include "models/domain/factwriter.h"
#include "models/domain/revision.h"
#include "models/domain/tokenjson.h"
#include "tests/support/qtestsetup.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestDocuments : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void writesNumbersAsEcmaScript_data();
    void writesNumbersAsEcmaScript();
    void readsBackTheNumbersThatItWrites();
    void writesIntegersBeyondDoublesAsDoubles();
    void writesCanonicalJson_data();
    void writesCanonicalJson();
    void acceptsOnlyCanonicalJson();
    void makesUlidsThatGrow();
    void knowsUlids_data();
    void knowsUlids();
    void keepsTheHybridClockAhead();
    void spellsHybridReadingsSortably();
    void makesRevisions();
    void takesIdsApart_data();
    void takesIdsApart();
    void makesTheSameBytesFromTheSameSeed();
    void writesEveryFactCanonically();
    void readsTokensBack();
    void refusesMalformedTokens_data();
    void refusesMalformedTokens();
};

void TestDocuments::writesNumbersAsEcmaScript_data()
{
    // RFC 8785, appendix B, and what V8 writes.
    QTest::addColumn<quint64>("bits");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << Q_UINT64_C(0) << QByteArray("0");
    QTest::newRow("minus zero") << Q_UINT64_C(0x8000000000000000) << QByteArray("0");
    QTest::newRow("least positive") << Q_UINT64_C(1) << QByteArray("5e-324");
    QTest::newRow("least negative") << Q_UINT64_C(0x8000000000000001) << QByteArray("-5e-324");
    QTest::newRow("greatest") << Q_UINT64_C(0x7fefffffffffffff) << QByteArray("1.7976931348623157e+308");
    QTest::newRow("2^53") << Q_UINT64_C(0x4340000000000000) << QByteArray("9007199254740992");
    QTest::newRow("-2^53") << Q_UINT64_C(0xc340000000000000) << QByteArray("-9007199254740992");
    QTest::newRow("2^68") << Q_UINT64_C(0x4430000000000000) << QByteArray("295147905179352830000");
    QTest::newRow("1e21-") << Q_UINT64_C(0x444b1ae4d6e2ef4f) << QByteArray("999999999999999900000");
    QTest::newRow("1e21") << Q_UINT64_C(0x444b1ae4d6e2ef50) << QByteArray("1e+21");
    QTest::newRow("1e-6") << Q_UINT64_C(0x3eb0c6f7a0b5ed8d) << QByteArray("0.000001");
    QTest::newRow("below 1e-6") << Q_UINT64_C(0x3eb0c6f7a0b5ed8c) << QByteArray("9.999999999999997e-7");
    QTest::newRow("below 1e23") << Q_UINT64_C(0x44b52d02c7e14af5) << QByteArray("9.999999999999997e+22");
    QTest::newRow("1e23") << Q_UINT64_C(0x44b52d02c7e14af6) << QByteArray("1e+23");
    QTest::newRow("above 1e23") << Q_UINT64_C(0x44b52d02c7e14af7) << QByteArray("1.0000000000000001e+23");
    QTest::newRow("113 above 1e23") << Q_UINT64_C(0x44b52d02c7e14b68) << QByteArray("1.000000000000019e+23");
    QTest::newRow("21 digits") << Q_UINT64_C(0x441ac53a7e04bcda) << QByteArray("123456789012345680000");
    QTest::newRow("1e-7") << Q_UINT64_C(0x3e7ad7f29abcaf48) << QByteArray("1e-7");
    QTest::newRow("2^53 + 2") << Q_UINT64_C(0x4340000000000001) << QByteArray("9007199254740994");
    QTest::newRow("a half") << Q_UINT64_C(0xbfe0000000000000) << QByteArray("-0.5");
    QTest::newRow("a third") << Q_UINT64_C(0x41b3de4355555553) << QByteArray("333333333.3333332");
    QTest::newRow("round to even") << Q_UINT64_C(0x43143ff3c1cb0959) << QByteArray("1424953923781206.2");
}

void TestDocuments::writesNumbersAsEcmaScript()
{
    QFETCH(quint64, bits);
    QFETCH(QByteArray, text);
    double value = 0;
    memcpy(&value, &bits, sizeof value);
    QCOMPARE(canonicalJson(QJsonValue(value)), text);
    CanonicalObject object;
    object.add("a"_L1, value);
    QCOMPARE(object.finish(), "{\"a\":" + text + '}');
    const double readBack = fromCanonicalJson("{\"a\":" + text + '}').value().value("a"_L1).toDouble();
    QCOMPARE(canonicalJson(QJsonValue(readBack)), text);
    QVERIFY(std::bit_cast<quint64>(readBack) == bits || value == 0.0);
}

void TestDocuments::readsBackTheNumbersThatItWrites()
{
    QRandomGenerator random(1); // a fixed seed: the same numbers in every run
    for (int i = 0; i < 100'000; ++i) {
        const double value = std::bit_cast<double>(random.generate64());
        if (!std::isfinite(value))
            continue;
        const QByteArray text = canonicalJson(QJsonValue(value));
        bool ok = false;
        QVERIFY2(text.toDouble(&ok) == value && ok, text.constData());
    }
}

void TestDocuments::writesIntegersBeyondDoublesAsDoubles()
{
    CanonicalObject object;
    object.add("a"_L1, Q_INT64_C(9007199254740993));
    object.add("b"_L1, std::numeric_limits<qint64>::min());
    QCOMPARE(object.finish(), QByteArray("{\"a\":9007199254740992,\"b\":-9223372036854776000}"));
}

void TestDocuments::writesCanonicalJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("canonical");
    QTest::newRow("spaces and order") << QByteArray("{ \"b\" : 1, \"a\" : [ true, null, false ] }") << QByteArray("{\"a\":[true,null,false],\"b\":1}");
    QTest::newRow("escapes") << QByteArray("{\"a\":\"\\u0007\\u0008\\u0009\\u000a\\u000c\\u000d\\u001f\\\"\\\\\\/\\u20ac\"}")
                             << QByteArray("{\"a\":\"\\u0007\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\xe2\x82\xac\"}");
    // RFC 8785, 3.2.3: sorted by UTF-16 code units, so an emoji comes before U+FB33.
    QTest::newRow("sorting") << QByteArray("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}")
                             << QByteArray("{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"\xc3\xb6\":7,\"\xe2\x82\xac\":1,\"\xf0\x9f\x98\x80\":5,\"\xef\xac\xb3\":3}");
    QTest::newRow("nested") << QByteArray("{\"z\":{\"y\":[{\"b\":1.0,\"a\":1e2}]}}") << QByteArray("{\"z\":{\"y\":[{\"a\":100,\"b\":1}]}}");
}

void TestDocuments::writesCanonicalJson()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, canonical);
    QCOMPARE(canonicalJson(QJsonDocument::fromJson(json).object()), canonical);
    QVERIFY(fromCanonicalJson(canonical));
}

void TestDocuments::acceptsOnlyCanonicalJson()
{
    for (const QByteArray &json : {QByteArray("{\"a\": 1}"), QByteArray("{\"b\":1,\"a\":1}"), QByteArray("{\"a\":1.0}"), QByteArray("{\"a\":1,\"a\":1}"),
                                   QByteArray("{\"a\":\"\\u0061\"}"), QByteArray("[1]"), QByteArray(""), QByteArray("{\"a\":1}x"), QByteArray("{\"a\":\"\xff\"}")}) {
        const auto refused = fromCanonicalJson(json);
        QVERIFY2(!refused, json.constData());
        QCOMPARE(refused.error().code, Failure::Code::Rejected);
    }
}

void TestDocuments::makesUlidsThatGrow()
{
    test::FakeClock clock(1700000000000);
    UlidSource source(clock, 3);
    QString last;
    for (int i = 0; i < 3000; ++i) {
        if (i == 1000)
            clock.advance(5);
        if (i == 2000)
            clock.advance(-100000); // the clock was set back
        const QString ulid = source.next();
        QVERIFY(isUlid(ulid));
        QVERIFY(ulid > last);
        last = ulid;
    }
    QCOMPARE(instantOfUlid(last), std::optional<Instant>(1700000000005));
    QVERIFY(UlidSource(clock).next() != UlidSource(clock).next());
}

void TestDocuments::knowsUlids_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("the specification's") << u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s << true;
    QTest::newRow("greatest") << u"7ZZZZZZZZZZZZZZZZZZZZZZZZZ"_s << true;
    QTest::newRow("too great") << u"80000000000000000000000000"_s << false;
    QTest::newRow("lower case") << u"01arz3ndektsv4rrffq69g5fav"_s << false;
    QTest::newRow("letter I") << u"01ARZ3NDEKTSV4RRFFQ69G5FAI"_s << false;
    QTest::newRow("short") << u"01ARZ3NDEKTSV4RRFFQ69G5FA"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestDocuments::knowsUlids()
{
    QFETCH(QString, text);
    QFETCH(bool, is);
    QCOMPARE(isUlid(text), is);
    QCOMPARE(instantOfUlid(text).has_value(), is);
}

void TestDocuments::keepsTheHybridClockAhead()
{
    test::FakeClock clock(1000);
    HybridClock hybrid(clock);
    const Hlc first = hybrid.tick();
    QCOMPARE(first.instant(), 1000);
    const Hlc second = hybrid.tick();
    QVERIFY(second > first);
    clock.set(500); // jumps back
    const Hlc third = hybrid.tick();
    QVERIFY(third > second);
    QVERIFY(hybrid.witness(Hlc{quint64(5000) << 16}));
    QVERIFY(hybrid.tick() > Hlc{quint64(5000) << 16});
    QVERIFY(!hybrid.witness(Hlc{quint64(clock.now() + 2 * dayMs) << 16})); // a wrong date elsewhere
    QVERIFY(hybrid.tick().instant() < dayMs);
    clock.set(9000);
    QCOMPARE(hybrid.tick().instant(), 9000);
    // So many in one millisecond that the counter is full: it carries.
    HybridClock full(clock, Hlc{(quint64(9000) << 16) + 0xffff});
    QVERIFY(full.tick() > Hlc({(quint64(9000) << 16) + 0xffff}));
}

void TestDocuments::spellsHybridReadingsSortably()
{
    const Hlc small{quint64(9) << 16};
    const Hlc great{quint64(10) << 16};
    QVERIFY(small.toString() < great.toString());
    QCOMPARE(Hlc::fromString(great.toString()), std::optional(great));
    QVERIFY(!Hlc::fromString(u"00000000000A0000"_s)); // one spelling only
    QVERIFY(!Hlc::fromString(u"0"_s));
    QVERIFY(!Hlc::fromString(u"00000000000g0000"_s));
}

void TestDocuments::makesRevisions()
{
    const Revision first = revisionOf("{\"a\":1}");
    QCOMPARE(first.generation, 1);
    // printf '\n{"a":1}' | sha256sum
    QCOMPARE(first.toString(), QString(u"1-"_s + QString::fromLatin1(QCryptographicHash::hash("\n{\"a\":1}", QCryptographicHash::Sha256).toHex().first(32))));
    const Revision second = revisionOf("{\"a\":1}", first);
    QCOMPARE(second.generation, 2);
    QVERIFY(second.hash != first.hash);
    QCOMPARE(Revision::fromString(second.toString()), std::optional(second));
    for (const QString &bad : {u""_s, u"1-"_s, u"0-00000000000000000000000000000000"_s, u"1-0000000000000000000000000000000G"_s, u"x-00000000000000000000000000000000"_s,
                               u"1-0000000000000000000000000000000A"_s, u"9999999999-00000000000000000000000000000000"_s})
        QVERIFY2(!Revision::fromString(bad), qPrintable(bad));
}

void TestDocuments::takesIdsApart_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isLegal");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("user");
    const QString u1 = u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
    const auto row = [](const char *name, const QString &id, DocumentId::Kind kind, const QString &user = {}) {
        QTest::newRow(name) << id << true << static_cast<int>(kind) << user;
    };
    const auto bad = [](const char *name, const QString &id) { QTest::newRow(name) << id << false << 0 << QString(); };
    using Kind = DocumentId::Kind;
    row("head", u"inc:"_s + u1, Kind::Head);
    row("event", u"ev:"_s + u1 + u":maria:"_s + u1, Kind::Event, u"maria"_s);
    row("user with a colon", u"upd:"_s + u1 + u":a%3Ab%20%C3%A9:"_s + u1, Kind::Update, u"a:b é"_s);
    row("translation", u"tr:upd:"_s + u1 + u":maria:"_s + u1 + u":nb-NO:jan:"_s + u1, Kind::Translation, u"jan"_s);
    row("server", u"srv:flexo"_s, Kind::Server);
    row("later kind", u"rota:x:y"_s, Kind::Other);
    row("draft", u"draft:"_s + u1 + u":maria"_s, Kind::Draft, u"maria"_s);
    row("draft of a user with a colon", u"draft:"_s + u1 + u":a%3Ab"_s, Kind::Draft, u"a:b"_s);
    row("claim", u"claim:"_s + u1 + u":maria"_s, Kind::Claim, u"maria"_s);
    row("ack", u"ack:ev:"_s + u1 + u":jan:"_s + u1 + u":maria"_s, Kind::Ack, u"maria"_s);
    row("ack of a draft", u"ack:draft:"_s + u1 + u":a%3Ab:"_s + u1 + u":maria"_s, Kind::Ack, u"maria"_s);
    row("handover", u"hand:2023-11-15:maria"_s, Kind::Handover, u"maria"_s);
    row("design", u"_design/tocsin"_s, Kind::Other);
    bad("empty", QString());
    bad("head of nothing", u"inc:"_s);
    bad("event without user", u"ev:"_s + u1 + u"::"_s + u1);
    bad("user in another spelling", u"ev:"_s + u1 + u":m%61ria:"_s + u1);
    bad("translation of a translation", u"tr:tr:"_s + u1 + u":maria:"_s + u1 + u":fr:jan:"_s + u1);
    bad("server of nothing", u"srv:"_s);
    bad("draft without user", u"draft:"_s + u1);
    bad("draft of an empty user", u"draft:"_s + u1 + u':');
    bad("draft of no story", u"draft:x:maria"_s);
    bad("draft with a colon too many", u"draft:"_s + u1 + u":a:b"_s);
    bad("draft of a user in another spelling", u"draft:"_s + u1 + u":m%61ria"_s);
    bad("claim of no story", u"claim::maria"_s);
    bad("ack of an update", u"ack:upd:"_s + u1 + u":jan:"_s + u1 + u":maria"_s);
    bad("ack of no promise", u"ack:ev:"_s + u1 + u":maria"_s);
    bad("ack of all drafts of a story", u"ack:draft:"_s + u1 + u":jan:maria"_s);
    bad("ack of a draft without key", u"ack:draft:"_s + u1 + u":jan:x:maria"_s);
    bad("ack of a draft of nobody", u"ack:draft:"_s + u1 + u"::"_s + u1 + u":maria"_s);
    bad("ack without user", u"ack:ev:"_s + u1 + u":jan:"_s + u1 + u':');
    bad("handover without user", u"hand:2023-11-15"_s);
    bad("handover of no day", u"hand:2023-02-30:maria"_s);
    bad("handover of a day in another spelling", u"hand:2023-2-3:maria"_s);
    bad("handover of a long day", u"hand:2023-11-15T00:00:maria"_s);
    bad("with NUL", u"zz:a\0b"_s);
    bad("very long", u"zz:"_s + QString(2000, u'x'));
}

void TestDocuments::takesIdsApart()
{
    QFETCH(QString, id);
    QFETCH(bool, isLegal);
    QFETCH(int, kind);
    QFETCH(QString, user);
    const auto found = parseDocumentId(id);
    QCOMPARE(found.has_value(), isLegal);
    if (!isLegal) {
        QCOMPARE(found.error().code, Failure::Code::Rejected);
        return;
    }
    QCOMPARE(static_cast<int>(found->kind), kind);
    QCOMPARE(found->user, user);
    if (found->isFact() && found->kind != DocumentId::Kind::Head) {
        const QStringList prefixes = factPrefixes(found->incident);
        QVERIFY(std::ranges::any_of(prefixes, [&id](const QString &prefix) { return id.startsWith(prefix); }));
    }
}

void TestDocuments::makesTheSameBytesFromTheSameSeed()
{
    const auto write = [](quint64 seed) {
        test::FakeClock clock(1700000000000);
        FactWriter writer(u"máría"_s, clock, seed, Hlc{});
        writer.put(Target{u"zone:par"_s, TargetKind::Zone, u"PAR"_s, u"Paris"_s, {}, u"Europe/Paris"_s});
        writer.beginStory({IncidentKind::Incident, clock.now(), true, u"UTC"_s, u"en"_s, false, {}, {}});
        writer.add(TitleFact{u"title"_s});
        return writer.take().documents;
    };
    QVERIFY(write(1) == write(1));
    QVERIFY(write(1) != write(2));
}

void TestDocuments::writesEveryFactCanonically()
{
    test::FakeClock clock(1700000000000);
    FactWriter writer(u"maria"_s, clock, 1, Hlc{});
    writer.beginStory({IncidentKind::Maintenance, 5, false, u"UTC"_s, u"en"_s, true, {}, u"print"_s});
    writer.add(StatusFact{Status::InProgress, 7});
    writer.add(TitleFact{u"\"quoted\"\n\u00e9\u0007"_s});
    writer.add(TargetsFact{{u"srv:a"_s, u"srv:b"_s}});
    writer.add(Impact{{}, u"srv:a"_s, Level::PartialOutage, {-5, 8}, true, false});
    writer.add(Window{{}, {1, 2}, InstantRange{3, {}}, u"Europe/Paris"_s, Precision::Day, Level::Degraded, 15, 20, -7, false});
    writer.add(RescheduleFact{u"ev:x"_s, {4, {}}});
    writer.add(CancelFact{u"ev:x"_s, 9});
    writer.add(Promise{{}, PromiseKind::RootCause, 11, 12}); // kept is a fact of its own
    writer.add(PromiseKeptFact{u"ev:x"_s, 13});
    writer.add(Remedy{{}, 12.5, 3, 14, u"note"_s});
    writer.add(Link{{}, LinkKind::MaintenanceTurnedIncident, u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s, u"https://example.org"_s});
    writer.add(RetractionFact{u"ev:x"_s});
    Update update;
    update.at = 15;
    update.posted = 16;
    update.statusAfter = Status::Verifying;
    update.label = u"EDIT"_s;
    update.language = u"fr"_s;
    update.zone = u"Europe/Paris"_s;
    update.body = {u"{t1}"_s, {CountToken{3, u"server"_s}}};
    update.position = 4;
    update.certain = false;
    update.candidates = {15, 17};
    const QString id = writer.add(update, u"upd:before"_s);
    writer.add(Translation{{}, id, u"nb-NO"_s, {u"ja"_s, {}}, u"hash"_s, TranslationState::Outdated});
    QSet<size_t> kinds;
    const Written written = writer.take();
    for (qsizetype i = 0; i < written.facts.size(); ++i) {
        const Document &document = written.documents.at(i);
        QVERIFY2(fromCanonicalJson(document.json), document.json.constData());
        const auto fact = factFrom(document);
        QVERIFY2(fact, fact ? "" : qPrintable(fact.error().detail));
        QVERIFY2(*fact == written.facts.at(i), document.json.constData());
        QVERIFY(!document.json.contains(document.id.toUtf8()));
        QVERIFY(i == 0 || fact->seen == QStringList{written.facts.at(i - 1).id});
        kinds.insert(fact->body.index());
    }
    QCOMPARE(size_t(kinds.size()), std::variant_size_v<FactBody> - 1); // all but the unknown
}

void TestDocuments::readsTokensBack()
{
    const TokenText text{u"{t1} {{x}}"_s,
                         {InstantToken{1, u"Europe/Paris"_s, Precision::Hour, true}, IntervalToken{2, 3, u"UTC"_s, true}, DateToken{QDate(2023, 9, 29), u"UTC"_s},
                          DurationToken{4, 5, true}, DurationToken{6, 6, false}, TargetToken{u"srv:a"_s, u"a"_s}, CountToken{-7, u"disk"_s}, UrlToken{u"https://e.org"_s, u"e"_s}}};
    const QByteArray json = canonicalTokenText(text);
    QVERIFY(fromCanonicalJson(json));
    const auto read = tokenTextFromJson(tokenTextToJson(text), u"body"_s);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QVERIFY(*read == text);
}

void TestDocuments::refusesMalformedTokens_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("no text") << QByteArray("{}") << u"body.markdown"_s;
    QTest::newRow("tokens no list") << QByteArray("{\"markdown\":\"\",\"tokens\":7}") << u"body.tokens"_s;
    QTest::newRow("unknown kind") << QByteArray("{\"markdown\":\"\",\"tokens\":[{\"type\":\"mood\"}]}") << u"body.tokens[0].type"_s;
    QTest::newRow("interval backwards") << QByteArray("{\"markdown\":\"\",\"tokens\":[{\"type\":\"interval\",\"begin\":2,\"end\":1}]}") << u"body.tokens[0].end"_s;
    QTest::newRow("half a millisecond") << QByteArray("{\"markdown\":\"\",\"tokens\":[{\"type\":\"instant\",\"instant\":1.5}]}") << u"body.tokens[0].instant"_s;
    QTest::newRow("no such day") << QByteArray("{\"markdown\":\"\",\"tokens\":[{\"type\":\"date\",\"date\":\"2023-02-30\"}]}") << u"body.tokens[0].date"_s;
    QTest::newRow("longest below shortest") << QByteArray("{\"markdown\":\"\",\"tokens\":[{\"type\":\"duration\",\"shortest\":5,\"longest\":4}]}") << u"body.tokens[0].longest"_s;
    QTest::newRow("second is wrong") << QByteArray("{\"markdown\":\"\",\"tokens\":[{\"type\":\"count\",\"count\":1},{\"type\":\"url\"}]}") << u"body.tokens[1].url"_s;
}

void TestDocuments::refusesMalformedTokens()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const auto refused = tokenTextFromJson(QJsonDocument::fromJson(json).object(), u"body"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Failure::Code::Rejected);
    QVERIFY2(refused.error().detail.startsWith(place + u' '), qPrintable(refused.error().detail));
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
