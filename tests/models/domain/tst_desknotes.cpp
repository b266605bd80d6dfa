// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"
#include "models/domain/desknotes.h"
#include "models/domain/fact.h"
#include "models/domain/postdraft.h"
#include "tests/support/qtestsetup.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant noon = 1700049600000; // 2023-11-15T12:00:00Z
const QString ulid = u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
const QString incident = u"inc:"_s + ulid;
const QString promise = u"ev:"_s + ulid + u":jan:01ARZ3NDEKTSV4RRFFQ69G5FAX"_s;

PostDraft fullDraft()
{
    PostDraft draft;
    draft.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
    draft.state = PostDraft::State::Waiting;
    draft.incident = incident;
    draft.beginsStory = true;
    draft.kind = IncidentKind::Maintenance;
    draft.title = u"Filer “down” 🗄"_s;
    draft.status = Status::InProgress;
    draft.targets = QStringList{u"srv:flexo"_s, u"zone:par"_s};
    draft.impacts = {ImpactChange{u"ev:x"_s, u"srv:flexo"_s, Level::MajorOutage, noon, noon + hourMs, false, true, false},
                     ImpactChange{{}, u"srv:tiger"_s, Level::Degraded, {}, {}, true, false, true}};
    draft.promises = {PromiseChange{PromiseKind::Eta, noon + hourMs, 0}, PromiseChange{PromiseKind::NextUpdate, {}, 30 * minuteMs}};
    draft.keeps = QStringList{promise};
    draft.links = {Link{{}, LinkKind::CausedBy, incident, u"https://example.org/"_s}};
    draft.window = Window{u"ev:w"_s, {noon, noon + hourMs}, InstantRange{noon + 1, {}}, u"Europe/Paris"_s, Precision::Hour, Level::Degraded, 15, 20, noon - dayMs, false};
    draft.correctsUpdate = u"upd:x"_s;
    draft.body = {u"Since {t1} {t2} {t3} {t4} {t5} {t6} {t7}."_s,
                  {InstantToken{noon, u"Europe/Paris"_s, Precision::Hour, true}, IntervalToken{noon, noon + 1, u"UTC"_s, true}, DateToken{QDate(2023, 11, 15), {}},
                   DurationToken{minuteMs, hourMs, true}, TargetToken{u"srv:flexo"_s, u"flexo"_s}, CountToken{3, u"disk"_s}, UrlToken{u"https://example.org/"_s, u"here"_s}}};
    draft.language = u"en"_s;
    draft.zone = u"Europe/Paris"_s;
    draft.label = u"EDIT"_s;
    draft.at = noon - minuteMs;
    draft.retroactive = true;
    draft.postMortem = true;
    draft.wholeCustomerBase = true;
    draft.seen = QStringList{promise};
    draft.dismissed = QStringList{u"rule: words"_s};
    draft.bypass = u"nobody else is awake"_s;
    draft.writtenBy = u"maria"_s;
    draft.unread = {{u"since srv:flexo 1"_s, u"gestern bla"_s}, {u"eta"_s, u"soonish"_s}};
    draft.changed = noon;
    return draft;
}

HandoverDay fullDay()
{
    HandoverDay day{QDate(2023, 11, 15), u"maria"_s, {}, {u"hand:2023-11-14:jan#k"_s}, {}};
    day.notes = {HandoverNote{u"01ARZ3NDEKTSV4RRFFQ69G5FB1"_s, u"Watch flexo"_s, u"maria"_s, noon, {}, {}},
                 HandoverNote{u"01ARZ3NDEKTSV4RRFFQ69G5FB2"_s, u"Call the landlord"_s, u"maria"_s, noon, u"jan"_s, noon + hourMs}};
    day.handovers = {Handover{u"01ARZ3NDEKTSV4RRFFQ69G5FB3"_s, noon, {}, u"# Sheet"_s},
                     Handover{u"01ARZ3NDEKTSV4RRFFQ69G5FB4"_s, noon + hourMs, u"hand:2023-11-15:jan#k"_s, u"# Sheet"_s}};
    return day;
}

QByteArray templateJson()
{
    const PostTemplate whole{u"tpl:disk"_s, u"Disk failure"_s, IncidentKind::Incident, u"en"_s, u"Disk failure on {targets}"_s, u"Since {now} …"_s,
                             Status::Investigating, Level::MajorOutage, 30 * minuteMs};
    return catalogueJson(whole, u"maria"_s, Hlc{1});
}

/// Reads the document @p id, whatever kind it is of.
Result<void> read(const QString &id, const QByteArray &json)
{
    const Document document{id, {}, {}, json};
    const Result<DocumentId> parsed = parseDocumentId(id);
    if (!parsed)
        return tl::unexpected(parsed.error());
    switch (parsed->kind) {
    case DocumentId::Kind::Draft:
        return draftsFrom(document).map([](const auto &) {});
    case DocumentId::Kind::Ack:
        return parsed->of.startsWith("draft:"_L1) ? sendBackFrom(document).map([](const auto &) {}) : ackFrom(document).map([](const auto &) {});
    case DocumentId::Kind::Handover:
        return handoverFrom(document).map([](const auto &) {});
    default:
        return catalogueFrom(document).map([](const auto &) {});
    }
}

/// Every place in @p value, members of members included, each as a way from the top.
using Way = QList<std::variant<QString, qsizetype>>;
void collectWays(const QJsonValue &value, const Way &way, QList<Way> &ways)
{
    if (!way.isEmpty())
        ways.append(way);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            collectWays(member.value(), Way(way) << member.key(), ways);
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            collectWays(value.toArray().at(i), Way(way) << i, ways);
    }
}

/// @p value with @p replacement at @p way; undefined takes it out.
QJsonValue replaced(const QJsonValue &value, const Way &way, const QJsonValue &replacement)
{
    if (way.isEmpty())
        return replacement;
    const Way rest = way.sliced(1);
    if (const auto *key = std::get_if<QString>(&way.first())) {
        QJsonObject object = value.toObject();
        const QJsonValue inner = replaced(object.value(*key), rest, replacement);
        if (inner.isUndefined())
            object.remove(*key);
        else
            object[*key] = inner;
        return object;
    }
    QJsonArray array = value.toArray();
    const qsizetype place = std::get<qsizetype>(way.first());
    const QJsonValue inner = replaced(array.at(place), rest, replacement);
    if (inner.isUndefined())
        array.removeAt(place);
    else
        array[place] = inner;
    return array;
}

QJsonValue at(QJsonValue value, const Way &way)
{
    for (const auto &step : way) {
        const auto *key = std::get_if<QString>(&step);
        value = key ? value.toObject().value(*key) : value.toArray().at(std::get<qsizetype>(step));
    }
    return value;
}

QString nameOfLast(const Way &way)
{
    for (qsizetype i = way.size() - 1; i >= 0; --i) {
        if (const auto *key = std::get_if<QString>(&way.at(i)))
            return *key;
    }
    return {};
}

} // namespace

/// Documents that change in place: what they hold comes back, and what anybody else may have put into them is refused with its place.
class TestDeskNotes : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void readsADraftBack_data()
    {
        QTest::addColumn<PostDraft>("draft");
        QTest::newRow("everything") << fullDraft();
        PostDraft least;
        least.key = ulid;
        least.incident = incident;
        QTest::newRow("nothing") << least;
        PostDraft noTargets = least;
        noTargets.targets = QStringList();
        QTest::newRow("every target taken away") << noTargets;
        for (const auto &state : enumNames<PostDraft::State>) {
            PostDraft draft = least;
            draft.state = state.value;
            QTest::newRow(state.name.data()) << draft;
        }
        // What somebody is in the middle of writing may say what no fact may.
        PostDraft unfinished = least;
        unfinished.window = Window{{}, {noon, noon - hourMs}, InstantRange{noon, noon - 1}, {}, Precision::Minute, {}, 20, 15, {}, true};
        unfinished.promises = {PromiseChange{PromiseKind::Eta, {}, 0}};
        unfinished.impacts = {ImpactChange{{}, {}, Level::Degraded, noon, noon - hourMs, true, false, false}};
        unfinished.links = {Link{}};
        unfinished.body.markdown = u"{t7} { }} \u0000 \U0001f5c4"_s;
        QTest::newRow("unfinished") << unfinished;
    }
    void readsADraftBack()
    {
        QFETCH(const PostDraft, draft);
        const QByteArray json = draftsJson({draft}, u"a:b"_s, Hlc{1});
        QVERIFY(fromCanonicalJson(json));
        const auto drafts = draftsFrom({draftDocumentId(incident, u"a:b"_s), {}, {}, json});
        QVERIFY2(drafts, drafts ? "" : qPrintable(drafts.error().detail));
        QCOMPARE(*drafts, QList<PostDraft>{draft});
    }

    void savesTheWordsAroundAChipThatMakesNoSense()
    {
        PostDraft draft = fullDraft();
        draft.body = {u"From {t1} for {t2}"_s, {IntervalToken{noon, noon - hourMs, {}, false}, DurationToken{hourMs, minuteMs, false}}};
        const auto drafts = draftsFrom({draftDocumentId(incident, u"maria"_s), {}, {}, draftsJson({draft}, u"maria"_s, Hlc{1})});
        QVERIFY2(drafts, drafts ? "" : qPrintable(drafts.error().detail));
        QCOMPARE(drafts->first().body.markdown, draft.body.markdown);
        QCOMPARE(std::get<IntervalToken>(drafts->first().body.tokens.first()).begin, noon);
    }

    void keepsSeveralDraftsOfOneStory()
    {
        QList<PostDraft> drafts{fullDraft(), fullDraft()};
        drafts[1].key = ulid;
        QCOMPARE(*draftsFrom({draftDocumentId(incident, u"maria"_s), {}, {}, draftsJson(drafts, u"maria"_s, Hlc{1})}), drafts);
        drafts[1].key = drafts[0].key;
        const auto twice = draftsFrom({draftDocumentId(incident, u"maria"_s), {}, {}, draftsJson(drafts, u"maria"_s, Hlc{1})});
        QVERIFY(!twice);
        QVERIFY2(twice.error().detail.contains(u"drafts[1].key"_s), qPrintable(twice.error().detail));
        const auto elsewhere = draftsFrom({draftDocumentId(u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAW"_s, u"maria"_s), {}, {}, draftsJson({fullDraft()}, u"maria"_s, Hlc{1})});
        QVERIFY(!elsewhere);
        QVERIFY2(elsewhere.error().detail.contains(u"drafts[0].incident"_s), qPrintable(elsewhere.error().detail));
    }

    void tellsABlankDraft()
    {
        PostDraft draft;
        draft.key = ulid;
        draft.incident = incident;
        draft.beginsStory = true;
        draft.language = u"en"_s;
        draft.body.markdown = u" \n"_s;
        QVERIFY(isBlank(draft));
        QVERIFY(!isBlank(fullDraft()));
        draft.body.markdown = u"x"_s;
        QVERIFY(!isBlank(draft));
    }

    void readsNotesOfTheDeskBack()
    {
        const PromiseAck ack{promise, u"a:b"_s, noon, noon + hourMs, u"I call them"_s};
        const auto readAck = ackFrom({ackDocumentId(promise, u"a:b"_s), {}, {}, ackJson(ack, Hlc{1})});
        QVERIFY2(readAck, readAck ? "" : qPrintable(readAck.error().detail));
        QCOMPARE(*readAck, ack);
        const auto day = handoverFrom({handoverDocumentId(fullDay().date, u"maria"_s), {}, {}, handoverJson(fullDay(), Hlc{1})});
        QVERIFY2(day, day ? "" : qPrintable(day.error().detail));
        QCOMPARE(*day, fullDay());
        const HandoverDay empty{QDate(2024, 2, 29), u"ø"_s, {}, {}, {}};
        QCOMPARE(*handoverFrom({handoverDocumentId(empty.date, empty.user), {}, {}, handoverJson(empty, Hlc{1})}), empty);
        const auto entry = catalogueFrom({u"tpl:disk"_s, {}, {}, templateJson()});
        QVERIFY(entry);
        QCOMPARE(catalogueJson(*entry, u"maria"_s, Hlc{1}), templateJson());
        QCOMPARE(std::get<PostTemplate>(*entry).nextUpdateMs, 30 * minuteMs);
    }

    void aNoteStandsUntilItIsSaidWhoTickedItAndWhen_data()
    {
        QTest::addColumn<QByteArray>("tick");
        QTest::addColumn<bool>("isTicked");
        QTest::newRow("not ticked") << QByteArray() << false;
        QTest::newRow("by whom and when") << QByteArray(R"(,"ticked_by":"tim","ticked":1700049600000)") << true;
        QTest::newRow("nobody says when") << QByteArray(R"(,"ticked_by":"tim")") << false;
        QTest::newRow("nobody says by whom") << QByteArray(R"(,"ticked":1700049600000)") << false;
    }
    void aNoteStandsUntilItIsSaidWhoTickedItAndWhen()
    {
        QFETCH(const QByteArray, tick);
        QFETCH(const bool, isTicked);
        const QByteArray json = R"({"type":"handover","notes":[{"key":"k","text":"The spare is in rack 4.","at":1700049600000)" + tick + "}]}";
        const Result<HandoverDay> day = handoverFrom(Document{u"hand:2023-11-15:jan"_s, {}, {}, json});
        QVERIFY(day);
        const HandoverNote &note = day->notes.constFirst();
        QCOMPARE(!note.tickedBy.isEmpty(), isTicked);
        QCOMPARE(note.ticked.has_value(), isTicked);
    }

    void refusesAnAckThatNeverEnds()
    {
        const auto ack = ackFrom({ackDocumentId(promise, u"maria"_s), {}, {}, ackJson({promise, u"maria"_s, noon, noon - 1, {}}, Hlc{1})});
        QVERIFY(!ack);
        QVERIFY2(ack.error().detail.contains(u"until"_s), qPrintable(ack.error().detail));
    }

    void readsWhatWasSentBack_data()
    {
        QTest::addColumn<SendBack>("word");
        const QString post = draftPostId(incident, u"maria"_s, ulid);
        QTest::newRow("with its note") << SendBack{post, u"a:b"_s, noon, noon - hourMs, u"The end is missing.\nAnd it was flexo, not sd6."_s};
        QTest::newRow("of a post that says not when it was asked for") << SendBack{post, u"ben"_s, noon, {}, u"No."_s};
        QTest::newRow("taken back") << SendBack{post, u"ben"_s, noon, noon - hourMs, {}};
        QTest::newRow("of an author with a colon") << SendBack{draftPostId(incident, u"ø:p"_s, ulid), u"ben"_s, noon, {}, u"<b>\u202e{t1}</b>"_s};
    }
    void readsWhatWasSentBack()
    {
        QFETCH(const SendBack, word);
        const QByteArray json = sendBackJson(word, Hlc{1});
        QVERIFY(fromCanonicalJson(json));
        const auto read = sendBackFrom({sendBackDocumentId(word.post, word.user), {}, {}, json});
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, word);
    }

    void readsOnlySoMuchOfANote_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("read");
        QTest::newRow("as long as may be") << QString(longestSendBackNote, u'x') << QString(longestSendBackNote, u'x');
        QTest::newRow("by one too long") << QString(longestSendBackNote + 1, u'x') << QString(longestSendBackNote, u'x');
        QTest::newRow("as long as any text may be") << QString(1'000'000, u'x') << QString(longestSendBackNote, u'x');
        QTest::newRow("nothing but white space") << u" \n\t "_s << QString();
        QTest::newRow("white space around it") << u"\n The end is missing.\n\n"_s << u"The end is missing."_s;
    }
    void readsOnlySoMuchOfANote()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, read);
        const QString post = draftPostId(incident, u"maria"_s, ulid);
        QJsonObject json = *fromCanonicalJson(sendBackJson({post, {}, noon, noon, u"x"_s}, Hlc{1}));
        json["note"_L1] = written;
        json["of a later version"_L1] = QJsonArray{1, QJsonObject{}};
        const auto word = sendBackFrom({sendBackDocumentId(post, u"ben"_s), {}, {}, canonicalJson(json)});
        QVERIFY2(word, word ? "" : qPrintable(word.error().detail));
        QCOMPARE(word->note, read);
        QCOMPARE(firstSendBack({*word}, u"maria"_s, noon).has_value(), !read.isEmpty());
    }

    void theFirstWordCounts_data()
    {
        QTest::addColumn<QList<SendBack>>("words");
        QTest::addColumn<std::optional<Instant>>("asked");
        QTest::addColumn<QString>("counts"); // whose
        const auto word = [](const QString &user, Instant at, std::optional<Instant> asked, const QString &note = u"No."_s) {
            return SendBack{draftPostId(incident, u"maria"_s, ulid), user, at, asked, note};
        };
        const std::optional<Instant> then = noon;
        QTest::newRow("nobody's") << QList<SendBack>{} << then << QString();
        QTest::newRow("one") << QList{word(u"ben"_s, noon + 1, noon)} << then << u"ben"_s;
        QTest::newRow("the earlier") << QList{word(u"ben"_s, noon + 2, noon), word(u"ola"_s, noon + 1, noon)} << then << u"ola"_s;
        QTest::newRow("two at once") << QList{word(u"ola"_s, noon + 1, noon), word(u"ben"_s, noon + 1, noon)} << then << u"ben"_s;
        QTest::newRow("about what waited before") << QList{word(u"ben"_s, noon + 1, noon - 1)} << then << QString();
        QTest::newRow("about what was never asked for") << QList{word(u"ben"_s, noon + 1, noon)} << std::optional<Instant>() << QString();
        QTest::newRow("of a console that wrote no time") << QList{word(u"ben"_s, noon + 1, {})} << std::optional<Instant>() << u"ben"_s;
        QTest::newRow("taken back") << QList{word(u"ben"_s, noon + 1, noon, {})} << then << QString();
        QTest::newRow("the first was taken back") << QList{word(u"ben"_s, noon + 1, noon, {}), word(u"ola"_s, noon + 2, noon)} << then << u"ola"_s;
        QTest::newRow("the author's own") << QList{word(u"maria"_s, noon + 1, noon)} << then << QString();
        QTest::newRow("of a clock that is behind") << QList{word(u"ben"_s, noon - dayMs, noon)} << then << u"ben"_s;
    }
    void theFirstWordCounts()
    {
        QFETCH(const QList<SendBack>, words);
        QFETCH(const std::optional<Instant>, asked);
        QFETCH(const QString, counts);
        QCOMPARE(firstSendBack(words, u"maria"_s, asked).value_or(SendBack()).user, counts);
    }

    void refusesOtherKinds()
    {
        QVERIFY(!draftsFrom({ackDocumentId(promise, u"maria"_s), {}, {}, draftsJson({}, u"maria"_s, Hlc{1})}));
        QVERIFY(!draftsFrom({incident, {}, {}, draftsJson({}, u"maria"_s, Hlc{1})}));
        QVERIFY(!ackFrom({draftDocumentId(incident, u"maria"_s), {}, {}, ackJson({promise, {}, 0, 1, {}}, Hlc{1})}));
        // An alarm that is shelved and a post that is sent back are never taken for each other.
        const QString post = draftPostId(incident, u"jan"_s, ulid);
        QVERIFY(!ackFrom({ackDocumentId(post, u"maria"_s), {}, {}, ackJson({post, {}, 0, 1, {}}, Hlc{1})}));
        QVERIFY(!sendBackFrom({sendBackDocumentId(promise, u"maria"_s), {}, {}, sendBackJson({promise, {}, 0, 0, u"No."_s}, Hlc{1})}));
        QVERIFY(!sendBackFrom({sendBackDocumentId(post, u"maria"_s), {}, {}, ackJson({post, {}, 0, 1, {}}, Hlc{1})}));
        QVERIFY(!handoverFrom({u"hand:2023-11-15"_s, {}, {}, handoverJson(fullDay(), Hlc{1})}));
        for (const QByteArray &json : {QByteArray(), QByteArray("[]"), QByteArray("{"), QByteArray("nonsense"), QByteArray("{}")}) {
            QVERIFY2(!draftsFrom({draftDocumentId(incident, u"maria"_s), {}, {}, json}), json.constData());
            QVERIFY2(!ackFrom({ackDocumentId(promise, u"maria"_s), {}, {}, json}), json.constData());
            QVERIFY2(!handoverFrom({handoverDocumentId(QDate(2023, 11, 15), u"maria"_s), {}, {}, json}), json.constData());
            QVERIFY2(!sendBackFrom({sendBackDocumentId(draftPostId(incident, u"jan"_s, ulid), u"maria"_s), {}, {}, json}), json.constData());
        }
    }

    void refusesEveryMemberOfAnotherType_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("draft") << draftDocumentId(incident, u"maria"_s) << draftsJson({fullDraft()}, u"maria"_s, Hlc{1});
        QTest::newRow("ack") << ackDocumentId(promise, u"maria"_s) << ackJson({promise, {}, noon, noon + hourMs, u"why"_s}, Hlc{1});
        QTest::newRow("send-back") << sendBackDocumentId(draftPostId(incident, u"jan"_s, ulid), u"maria"_s) << sendBackJson({{}, {}, noon, noon, u"why"_s}, Hlc{1});
        QTest::newRow("handover") << handoverDocumentId(fullDay().date, u"maria"_s) << handoverJson(fullDay(), Hlc{1});
        QTest::newRow("template") << u"tpl:disk"_s << templateJson();
    }
    void refusesEveryMemberOfAnotherType()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, json);
        const QJsonObject whole = *fromCanonicalJson(json);
        QVERIFY(read(id, json));
        QList<Way> ways;
        collectWays(whole, {}, ways);
        QJsonArray longList;
        for (int i = 0; i < 100'001; ++i)
            longList.append(u"x"_s);
        const QString longText(1'000'001, u'x');
        const QJsonValue strange[]{QJsonValue(QJsonValue::Null), true, 1.5, 1e300, u"no such name"_s, QJsonArray{1, QJsonArray{}}, QJsonObject{{u"a"_s, 1}}};
        const QStringList unread{u"hlc"_s, u"by"_s, u"type"_s}; // of the document itself, or told apart otherwise below
        int refusals = 0;
        for (const Way &way : std::as_const(ways)) {
            const QString name = nameOfLast(way);
            if (way.size() == 1 && unread.contains(name) && (name != "type"_L1 || id.startsWith("tpl:"_L1)))
                continue;
            QList<QJsonValue> values(std::begin(strange), std::end(strange));
            if (const QJsonValue usual = at(whole, way); usual.isString())
                values.append(longText);
            else if (usual.isArray())
                values.append(longList);
            for (const QJsonValue &value : std::as_const(values)) {
                const Result<void> answer = read(id, canonicalJson(replaced(whole, way, value).toObject()));
                if (answer)
                    continue; // a text where any text may stand
                QCOMPARE(answer.error().code, Failure::Code::Rejected);
                QVERIFY2(answer.error().detail.size() < 1000, "a message that can be shown");
                QVERIFY2(answer.error().detail.contains(name), qPrintable(name + u": "_s + answer.error().detail));
                ++refusals;
            }
            const Result<void> missing = read(id, canonicalJson(replaced(whole, way, QJsonValue(QJsonValue::Undefined)).toObject())); // must not crash
            QVERIFY(missing || missing.error().code == Failure::Code::Rejected);
            // Null, a list of lists and an object are never right where a text, number, flag or list of texts stands.
            int wrong = 0;
            for (const QJsonValue &value : {strange[0], strange[5], QJsonValue(1e300)})
                wrong += read(id, canonicalJson(replaced(whole, way, value).toObject())) ? 0 : 1;
            QVERIFY2(wrong == 3, qPrintable(name));
        }
        QVERIFY(refusals > ways.size() * 4);
    }

    void refusesWhatIsMissing_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("member"); // with its place
        const auto without = [](const QByteArray &json, const Way &way) {
            return canonicalJson(replaced(*fromCanonicalJson(json), way, QJsonValue(QJsonValue::Undefined)).toObject());
        };
        const QByteArray drafts = draftsJson({fullDraft()}, u"maria"_s, Hlc{1});
        const QString draft = draftDocumentId(incident, u"maria"_s);
        QTest::newRow("drafts") << draft << without(drafts, {u"drafts"_s}) << u"drafts"_s;
        for (const QString &member : {u"key"_s, u"incident"_s, u"kind"_s, u"body"_s})
            QTest::newRow(qPrintable(u"draft's "_s + member)) << draft << without(drafts, {u"drafts"_s, 0, member}) << QString(u"drafts[0]."_s + member);
        QTest::newRow("impact's level") << draft << without(drafts, {u"drafts"_s, 0, u"impacts"_s, 1, u"level"_s}) << u"drafts[0].impacts[1].level"_s;
        QTest::newRow("promise's due") << draft << without(drafts, {u"drafts"_s, 0, u"promises"_s, 1, u"after"_s}) << u"drafts[0].promises[1].after"_s;
        QTest::newRow("link's kind") << draft << without(drafts, {u"drafts"_s, 0, u"links"_s, 0, u"link"_s}) << u"drafts[0].links[0].link"_s;
        QTest::newRow("window's begin") << draft << without(drafts, {u"drafts"_s, 0, u"window"_s, u"begin"_s}) << u"drafts[0].window.begin"_s;
        QTest::newRow("chip's type") << draft << without(drafts, {u"drafts"_s, 0, u"body"_s, u"tokens"_s, 0, u"type"_s}) << u"drafts[0].body.tokens[0].type"_s;
        const QByteArray ack = ackJson({promise, {}, noon, noon + hourMs, {}}, Hlc{1});
        for (const QString &member : {u"at"_s, u"until"_s})
            QTest::newRow(qPrintable(u"ack's "_s + member)) << ackDocumentId(promise, u"maria"_s) << without(ack, {member}) << member;
        const QString back = sendBackDocumentId(draftPostId(incident, u"jan"_s, ulid), u"maria"_s);
        QTest::newRow("send-back's time") << back << without(sendBackJson({{}, {}, noon, noon, u"why"_s}, Hlc{1}), {u"at"_s}) << u"at"_s;
        const QByteArray day = handoverJson(fullDay(), Hlc{1});
        const QString hand = handoverDocumentId(fullDay().date, u"maria"_s);
        QTest::newRow("note's text") << hand << without(day, {u"notes"_s, 1, u"text"_s}) << u"notes[1].text"_s;
        QTest::newRow("handover's time") << hand << without(day, {u"handovers"_s, 0, u"at"_s}) << u"handovers[0].at"_s;
        for (const QString &member : {u"name"_s, u"kind"_s, u"body"_s})
            QTest::newRow(qPrintable(u"template's "_s + member)) << u"tpl:disk"_s << without(templateJson(), {member}) << member;
    }
    void refusesWhatIsMissing()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, json);
        QFETCH(const QString, member);
        const Result<void> answer = read(id, json);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, Failure::Code::Rejected);
        QVERIFY2(answer.error().detail.contains(member), qPrintable(answer.error().detail));
        QVERIFY2(answer.error().detail.contains(id), qPrintable(answer.error().detail));
    }
};

QTEST_APPLESS_MAIN(TestDeskNotes)
#include "tst_desknotes.moc"
