// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"
#include "models/itemmodels/deskwriting.h"
#include "tests/models/itemmodels/console.h"
#include "tests/models/storage/storagefixture.h"

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

constexpr Instant noon = StorageFixture::noon;
const QString incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
const QString key = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;

/// What maria asks others to approve.
PostDraft waiting()
{
    PostDraft draft;
    draft.key = key;
    draft.state = PostDraft::State::Waiting;
    draft.incident = incident;
    draft.beginsStory = true;
    draft.title = u"Filer down"_s;
    draft.status = Status::Investigating;
    draft.targets = QStringList{u"srv:flexo"_s};
    draft.impacts = {ImpactChange{{}, u"srv:flexo"_s, Level::MajorOutage, {}, {}, false, false, false}};
    draft.body.markdown = u"We look at it."_s;
    draft.language = u"en"_s;
    draft.zone = u"Europe/Paris"_s;
    draft.writtenBy = u"maria"_s;
    draft.asked = noon;
    draft.changed = noon;
    return draft;
}

} // namespace

/// Posts that wait for another user, who sends them back.
class TestApproval : public QObject
{
    Q_OBJECT

    std::unique_ptr<StorageFixture> m_files;
    FakeClock m_clock{noon};
    std::unique_ptr<Console> m_maria;
    std::unique_ptr<Console> m_ben;
    std::unique_ptr<Console> m_ola;

    void keep(const PostDraft &draft)
    {
        QVERIFY(m_maria->save(draft));
    }
    bool sendBack(Console &console, const PostDraft &draft, const QString &note = u"The end is missing."_s)
    {
        const qsizetype before = console.sentBack.size();
        console.sendBacks.send(draft, note);
        return console.writer.flush() && console.sentBack.size() == before + 1;
    }
    [[nodiscard]] QList<WorkspaceReader::StoredDraft> drafts() const { return storedDrafts(m_files->path()); }
    /// "ben: The end is missing."; empty: nobody's word counts.
    [[nodiscard]] QString wordAbout(const QString &draft = key) const
    {
        for (const WorkspaceReader::StoredDraft &stored : drafts()) {
            if (stored.draft.key == draft && stored.sentBack)
                return stored.sentBack->user + u": "_s + stored.sentBack->note;
        }
        return {};
    }
    [[nodiscard]] QString whyNot(const Console &console) const
    {
        return console.refused.isEmpty() ? QString() : console.refused.constLast().constFirst().value<Failure>().detail;
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_files = std::make_unique<StorageFixture>();
        m_clock.set(noon);
        m_maria = std::make_unique<Console>(m_files->path(), m_clock, u"maria"_s);
        m_ben = std::make_unique<Console>(m_files->path(), m_clock, u"ben"_s);
        m_ola = std::make_unique<Console>(m_files->path(), m_clock, u"ola"_s);
        keep(waiting());
        m_clock.advance(minuteMs);
    }
    void cleanup()
    {
        m_maria.reset();
        m_ben.reset();
        m_ola.reset();
        m_files.reset();
    }

    void itsAuthorReadsWhatIsToBeChanged()
    {
        QVERIFY(sendBack(*m_ben, waiting(), u"  The end is missing.\nAnd it is flexo. \n"_s));
        QCOMPARE(drafts().constFirst().draft, waiting()); // its author's document is its author's
        QCOMPARE(drafts().constFirst().sentBack, (SendBack{draftPostId(incident, u"maria"_s, key), u"ben"_s, noon + minuteMs, noon, u"The end is missing.\nAnd it is flexo."_s}));
        m_maria->sendBacks.follow(drafts());
        QCOMPARE(m_maria->cameBack.count(), 1);
        QCOMPARE(m_maria->cameBack.constFirst().at(1).value<SendBack>().user, u"ben"_s);
        m_maria->sendBacks.follow(drafts());
        QCOMPARE(m_maria->cameBack.count(), 1); // told once
        m_ola->sendBacks.follow(drafts());
        QVERIFY(m_ola->cameBack.isEmpty()); // to its author only
        QVERIFY(isSound(m_files->path()));
    }

    void waitsAgainOnceItIsAskedForAgain()
    {
        QVERIFY(sendBack(*m_ben, waiting()));
        // Who goes on with it still reads why …
        PostDraft again = waiting();
        again.state = PostDraft::State::Writing;
        again.body.markdown = u"We look at it until 14:00."_s;
        again.changed = m_clock.now();
        keep(again);
        QCOMPARE(wordAbout(), u"ben: The end is missing."_s);
        m_maria->sendBacks.follow(drafts());
        QVERIFY(m_maria->cameBack.isEmpty());
        // … until approval is asked for again, with other words or the same.
        for (const QString &words : {again.body.markdown, waiting().body.markdown}) {
            m_clock.advance(minuteMs);
            again.state = PostDraft::State::Waiting;
            again.body.markdown = words;
            again.asked = m_clock.now();
            keep(again);
            QCOMPARE(wordAbout(), QString());
            QVERIFY(sendBack(*m_ben, again, u"Still no."_s));
            QCOMPARE(wordAbout(), u"ben: Still no."_s);
        }
        // Asked for once more and gone on with, it has nothing against it: no older word comes back.
        m_clock.advance(minuteMs);
        again.asked = m_clock.now();
        keep(again);
        again.state = PostDraft::State::Writing;
        keep(again);
        QCOMPARE(wordAbout(), QString());
        QCOMPARE(drafts().size(), 1);
        QVERIFY(isSound(m_files->path()));
    }

    void canBeTakenBackUntilItsAuthorGoesOn()
    {
        QVERIFY(sendBack(*m_ben, waiting()));
        m_ben->sendBacks.takeBack(waiting());
        QVERIFY(m_ben->writer.flush());
        QCOMPARE(m_ben->wordTakenBack.count(), 1);
        QCOMPARE(wordAbout(), QString());
        m_clock.advance(minuteMs);
        QVERIFY(sendBack(*m_ben, waiting(), u"It is still missing."_s)); // and sent back once more
        m_maria->sendBacks.follow(drafts());
        QCOMPARE(m_maria->cameBack.count(), 1);
        PostDraft again = waiting();
        again.state = PostDraft::State::Writing;
        again.body.markdown = u"We look at it again."_s;
        keep(again);
        m_ben->sendBacks.takeBack(waiting());
        QVERIFY(m_ben->writer.flush());
        QCOMPARE(m_ben->wordTakenBack.count(), 1);
        QVERIFY2(whyNot(*m_ben).contains(u"maria"_s), qPrintable(whyNot(*m_ben)));
        QCOMPARE(wordAbout(), u"ben: It is still missing."_s);
    }

    void takesBackNobodyElsesWord()
    {
        QVERIFY(sendBack(*m_ben, waiting()));
        m_ola->sendBacks.takeBack(waiting());
        QVERIFY(m_ola->writer.flush());
        QCOMPARE(wordAbout(), u"ben: The end is missing."_s);
    }

    void isNotSentBack_data()
    {
        using Before = std::function<void(TestApproval &)>;
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("note");
        QTest::addColumn<Before>("before"); // what happens between the look and the word
        QTest::addColumn<QString>("why");
        const auto nothing = Before([](TestApproval &) {});
        QTest::newRow("without a note") << u"ben"_s << u" \n "_s << nothing << u"note"_s;
        QTest::newRow("with a note too long") << u"ben"_s << QString(longestSendBackNote + 1, u'x') << nothing << u"note"_s;
        QTest::newRow("by its author") << u"maria"_s << u"No."_s << nothing << u"himself"_s;
        QTest::newRow("once its author writes on") << u"ben"_s << u"No."_s << Before([](TestApproval &test) {
            PostDraft draft = waiting();
            draft.state = PostDraft::State::Writing;
            test.keep(draft);
        }) << u"does not wait"_s;
        QTest::newRow("with other words than were read") << u"ben"_s << u"No."_s << Before([](TestApproval &test) {
            PostDraft draft = waiting();
            draft.body.markdown = u"Other words."_s;
            draft.asked = noon + 1;
            test.keep(draft);
        }) << u"does not wait"_s;
        QTest::newRow("once it was thrown away") << u"ben"_s << u"No."_s << Before([](TestApproval &test) {
            test.m_maria->keeper.drop(incident, key);
            test.m_maria->keeper.flush();
            QVERIFY(test.m_maria->writer.flush());
        }) << u"does not wait"_s;
        QTest::newRow("once it was approved") << u"ben"_s << u"No."_s << Before([](TestApproval &test) {
            test.m_ola->poster.post(waiting(), 0);
            QVERIFY(test.m_ola->writer.flush());
            QCOMPARE(test.m_ola->posted.count(), 1);
        }) << u"approved"_s;
        QTest::newRow("once another user has") << u"ben"_s << u"No."_s << Before([](TestApproval &test) { QVERIFY(test.sendBack(*test.m_ola, waiting(), u"Ola's."_s)); })
                                               << u"ola has sent it back"_s;
    }
    void isNotSentBack()
    {
        QFETCH(const QString, user);
        QFETCH(const QString, note);
        QFETCH(const std::function<void(TestApproval &)>, before);
        QFETCH(const QString, why);
        before(*this);
        const QString word = wordAbout();
        Console &console = user == "ben"_L1 ? *m_ben : *m_maria;
        QVERIFY(!sendBack(console, waiting(), note));
        QCOMPARE(console.notSentBack.count(), 1);
        QCOMPARE(console.notSentBack.constFirst().at(1).toString(), note); // nothing typed is lost
        QVERIFY2(whyNot(console).contains(why), qPrintable(whyNot(console)));
        QCOMPARE(wordAbout(), word);
        QVERIFY(isSound(m_files->path()));
    }

    void nobodyElseApprovesWhatWasSentBack()
    {
        QVERIFY(sendBack(*m_ben, waiting()));
        m_ola->poster.post(waiting(), 0);
        QVERIFY(m_ola->writer.flush());
        QCOMPARE(m_ola->posted.count(), 0);
        QCOMPARE(m_ola->failed.count(), 1);
        QCOMPARE(m_ola->failed.first().at(1).value<Failure>().code, Failure::Code::Conflict);
        QCOMPARE(drafts().size(), 1);
        // Who said no may say yes.
        m_ben->poster.post(waiting(), 0);
        QVERIFY(m_ben->writer.flush());
        QCOMPARE(m_ben->posted.count(), 1);
        QVERIFY(drafts().isEmpty());
    }

    /// Two consoles that have not heard of each other: the post is out, and nothing waits any more.
    void whoApprovesItNeverthelessSendsItOut()
    {
        m_ola->poster.post(waiting(), 0);
        QVERIFY(m_ola->writer.flush());
        QCOMPARE(m_ola->posted.count(), 1);
        FactWriter elsewhere(u"ben"_s, m_clock);
        elsewhere.putSendBack({draftPostId(incident, u"maria"_s, waiting().key), u"ben"_s, m_clock.now(), waiting().asked, u"The end is missing."_s});
        {
            const auto workspace = Workspace::open(m_files->path());
            STORAGE_VERIFY(workspace);
            STORAGE_VERIFY((*workspace)->commit(elsewhere.take().documents));
        }
        QVERIFY(drafts().isEmpty());
        m_maria->sendBacks.follow(drafts());
        QVERIFY(m_maria->cameBack.isEmpty());
        const auto reader = WorkspaceReader::open(m_files->path());
        const auto story = (*reader)->story(incident);
        STORAGE_VERIFY(story);
        QCOMPARE(story->updates.size(), 1);
        QCOMPARE(story->updates.constFirst().writtenBy, u"maria"_s);
        QVERIFY(isSound(m_files->path()));
    }

    void isAboutOneDraftOfItsStory()
    {
        PostDraft other = waiting();
        other.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB1"_s;
        keep(other);
        QVERIFY(sendBack(*m_ben, other));
        QCOMPARE(wordAbout(), QString());
        QCOMPARE(wordAbout(other.key), u"ben: The end is missing."_s);
    }

    void leavesShelvedPromisesAlone()
    {
        const auto count = [this] {
            const auto reader = WorkspaceReader::open(m_files->path());
            return (*reader)->acks().value_or(QList<PromiseAck>()).size();
        };
        PostDraft promising = waiting();
        promising.key = u"01ARZ3NDEKTSV4RRFFQ69G5FB1"_s;
        promising.promises = {PromiseChange{PromiseKind::NextUpdate, {}, 30 * minuteMs}};
        promising.writtenBy.clear();
        m_maria->poster.post(promising, 0);
        QVERIFY(m_maria->writer.flush());
        const auto story = (*WorkspaceReader::open(m_files->path()))->story(incident);
        STORAGE_VERIFY(story);
        QCOMPARE(story->promises.size(), 1);
        m_ben->writer.write([id = story->promises.constFirst().id](WritingDesk &desk) { return writeShelf(desk, {id}, noon + hourMs, u"on the phone"_s); });
        QVERIFY(m_ben->writer.flush());
        QCOMPARE(count(), 1);
        QVERIFY(sendBack(*m_ben, waiting()));
        QCOMPARE(count(), 1);
        QCOMPARE(wordAbout(), u"ben: The end is missing."_s);
        QVERIFY(isSound(m_files->path()));
    }

    /// Somebody wrote into the file behind the program's back.
    void readsPastWhatMakesNoSense_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("word");
        const QJsonObject good = *fromCanonicalJson(sendBackJson({{}, {}, noon + minuteMs, noon, u"The end is missing."_s}, Hlc{1}));
        const auto row = [&good](const char *name, const QString &member, const QJsonValue &value, const QString &word = {}) {
            QJsonObject json = good;
            json[member] = value;
            QTest::newRow(name) << canonicalJson(json) << word;
        };
        QTest::newRow("no JSON") << QByteArray("{") << QString();
        QTest::newRow("no object") << QByteArray("[]") << QString();
        QTest::newRow("nothing") << QByteArray("{}") << QString();
        row("a number as note", u"note"_s, 7);
        row("a list as note", u"note"_s, QJsonArray{u"x"_s});
        row("a note of megabytes", u"note"_s, QString(3'000'000, u'x'));
        row("a time that is none", u"at"_s, u"noon"_s);
        row("a time of no calendar", u"at"_s, 1e300);
        row("asked for at a word", u"asked"_s, true);
        row("another kind", u"type"_s, u"ack"_s);
        row("a member of a later version", u"urgent"_s, QJsonObject{{u"a"_s, 1}}, u"ben: The end is missing."_s);
        row("a note that is too long", u"note"_s, QString(longestSendBackNote * 2, u'x'), QString(u"ben: "_s + QString(longestSendBackNote, u'x')));
    }
    void readsPastWhatMakesNoSense()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, word);
        QVERIFY(sendBack(*m_ben, waiting(), u"First."_s));
        m_ben.reset();
        const QByteArray id = sendBackDocumentId(draftPostId(incident, u"maria"_s, key), u"ben"_s).toUtf8();
        StorageFixture::meddle(m_files->path(), "UPDATE document SET body = CAST(x'" + body.toHex() + "' AS TEXT) WHERE id = '" + id + "'");
        QCOMPARE(drafts().size(), 1); // the draft itself is there in any case
        QCOMPARE(wordAbout(), word);
        // And whoever sends it back now is heard.
        if (word.isEmpty()) {
            QVERIFY(sendBack(*m_ola, waiting(), u"Ola's."_s));
            QCOMPARE(wordAbout(), u"ola: Ola's."_s);
        }
    }

    void refusesToStoreWhatMakesNoSense()
    {
        const QString id = sendBackDocumentId(draftPostId(incident, u"maria"_s, key), u"ben"_s);
        auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        for (const QByteArray &body : {QByteArray(R"({"at":1,"type":"ack","until":2})"), QByteArray(R"({"note":"x","type":"send_back"})"), QByteArray(R"({"at":1,"note":[],"type":"send_back"})")}) {
            const auto stored = (*workspace)->commit({makeDocument(id, body)});
            QVERIFY2(!stored, body.constData());
            QCOMPARE(stored.error().code, Failure::Code::Rejected);
        }
        STORAGE_VERIFY((*workspace)->commit({makeDocument(id, R"({"asked":1700049600000,"at":1,"later":{},"note":"x","type":"send_back"})")}));
        QCOMPARE(wordAbout(), u"ben: x"_s);
    }
};

QTEST_GUILESS_MAIN(TestApproval)
#include "tst_approval.moc"
