// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/textfold.h"
#include "tests/models/storage/storagefixture.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestSearch : public QObject
{
    Q_OBJECT

    std::unique_ptr<StorageFixture> m_files;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    int m_stories = 0;

    /// Stores a story whose two updates say @p text.
    void say(const QString &text) { STORAGE_VERIFY(m_workspace->commit(m_files->story(m_stories++, text))); }

    QList<SearchHit> find(const QString &words, int limit = 200)
    {
        const auto hits = m_reader->search(words, limit);
        if (!hits)
            qWarning("%s", qUtf8Printable(hits.error().detail)); // which fails the test
        return hits.value_or(QList<SearchHit>());
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_files = std::make_unique<StorageFixture>();
        auto workspace = Workspace::open(m_files->path());
        STORAGE_VERIFY(workspace);
        m_workspace = *std::move(workspace);
        auto reader = WorkspaceReader::open(m_files->path());
        STORAGE_VERIFY(reader);
        m_reader = *std::move(reader);
        m_stories = 0;
    }
    void cleanup()
    {
        m_reader.reset();
        m_workspace.reset();
        m_files.reset();
    }

    void findsWordsOfAnyLanguage_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isFound");
        const QString japanese = u"9月29日にパリのメールサーバーで障害が発生しました。現在は復旧しています。"_s;
        QTest::newRow("Japanese, inside") << japanese << u"障害"_s << true;
        QTest::newRow("Japanese, katakana") << japanese << u"メール"_s << true;
        QTest::newRow("Japanese, half-width katakana") << japanese << u"ﾒｰﾙ"_s << true;
        QTest::newRow("Japanese, one character") << japanese << u"旧"_s << true;
        QTest::newRow("Japanese, two words") << japanese << u"復旧 サーバー"_s << true;
        QTest::newRow("Japanese, not in this order") << japanese << u"害障"_s << false;
        const QString chinese = u"由于磁盘故障，巴黎机房的服务器停机了二十分钟。"_s;
        QTest::newRow("Chinese, inside") << chinese << u"服务器"_s << true;
        QTest::newRow("Chinese, two characters") << chinese << u"故障"_s << true;
        QTest::newRow("Chinese, another word") << chinese << u"故事"_s << false;
        QTest::newRow("Chinese, beyond the basic plane") << u"用户𠮷野的邮箱"_s << u"𠮷野"_s << true;
        const QString korean = u"파리의 서버가 중단되었습니다. 점검을 시작합니다."_s;
        QTest::newRow("Korean, inside") << korean << u"서버"_s << true;
        QTest::newRow("Korean, end of a word") << korean << u"중단"_s << true;
        QTest::newRow("Korean, apart") << korean << u"서버"_s.normalized(QString::NormalizationForm_D) << true;
        QTest::newRow("Korean, another") << korean << u"서비스"_s << false;
        QTest::newRow("Thai") << u"เซิร์ฟเวอร์ขัดข้องในกรุงปารีส"_s << u"ขัดข้อง"_s << true;
        QTest::newRow("French, no accents typed") << u"Le serveur a été redémarré à Évry"_s << u"redemarre evry"_s << true;
        QTest::newRow("French, accents typed") << u"Le serveur a ete redemarre a Evry"_s << u"Évry"_s << true;
        QTest::newRow("French, accents apart") << u"Évry"_s.normalized(QString::NormalizationForm_D) << u"évry"_s << true;
        QTest::newRow("German sharp s") << u"Die Straße ist gesperrt"_s << u"STRASSE"_s << true;
        QTest::newRow("Turkish") << u"İstanbul sunucusu"_s << u"istanbul"_s << true;
        QTest::newRow("Greek, final sigma") << u"Ο διακομιστής ΕΠΕΣΕ, λόγος"_s << u"λογοσ"_s << true;
        QTest::newRow("Russian") << u"Сервер недоступен, ещё идёт проверка"_s << u"еще сервер"_s << true;
        QTest::newRow("Arabic") << u"تعطل الخادم في باريس"_s << u"الخادم"_s << true;
        QTest::newRow("Hebrew") << u"השרת בפריז אינו זמין"_s << u"השרת"_s << true;
        QTest::newRow("Hindi") << u"पेरिस का सर्वर बंद है"_s << u"सर्वर"_s << true;
        QTest::newRow("full width") << u"Ｓｅｒｖｅｒ　ｆｌｅｘｏ"_s << u"flexo"_s << true;
        QTest::newRow("zero width") << u"fle\u200bxo is down"_s << u"flexo"_s << true;
        QTest::newRow("ligature") << u"the o\ufb03ce network"_s << u"office"_s << true;
    }
    void findsWordsOfAnyLanguage()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        QFETCH(const bool, isFound);
        say(u"Something else entirely."_s);
        say(text);
        const QList<SearchHit> hits = find(words);
        QCOMPARE(hits.size(), isFound ? 2 : 0);
        for (const SearchHit &hit : hits) {
            QVERIFY(!hit.places.isEmpty());
            for (const TextRange &place : hit.places)
                QVERIFY(place.begin >= 0 && place.length > 0 && place.begin + place.length <= hit.snippet.size());
        }
    }

    void findsWhileItIsTyped()
    {
        say(u"The filesystem of bender was rebuilt; the storage pool is degraded."_s);
        say(u"Nothing about it here."_s);
        for (const QString &word : {u"filesystem"_s, u"degraded"_s, u"bender"_s}) {
            for (qsizetype letters = 1; letters <= word.size(); ++letters) {
                const QString typed = word.first(letters);
                const QList<SearchHit> hits = find(typed);
                QVERIFY2(std::ranges::any_of(hits, [](const SearchHit &hit) { return hit.snippet.contains(u"bender"_s); }), qPrintable(typed));
            }
        }
        QVERIFY(find(u"filesystems"_s).isEmpty());
        QVERIFY(find(u"ystem"_s).isEmpty()); // beginnings of words
        QCOMPARE(find(u"bender deg"_s).size(), 2);
        QCOMPARE(find(u"deg bender"_s).size(), 0); // only the last word goes on
    }

    void findsWhatHundredsOfWordsBeginWith()
    {
        int word = 0;
        for (int story = 0; story < 30; ++story) {
            QString text = u"s%1 cordial"_s.arg(story);
            for (int i = 0; i < 12; ++i)
                text += u" corbel%1"_s.arg(word++);
            say(text);
        }
        say(u"s7 cordial"_s); // shares the letters that the index has a list for
        const QList<SearchHit> all = find(u"corbel"_s);
        QCOMPARE(all.size(), 60);
        QVERIFY(std::ranges::is_sorted(all, std::greater<>(), &SearchHit::at));
        QCOMPARE(find(u"corbel"_s, 5).size(), 5);
        QCOMPARE(find(u"s7 corbe"_s).size(), 2);
        QCOMPARE(find(u"corbel35"_s).size(), 4); // corbel35 and corbel350 to 359
        QCOMPARE(find(u"corbels"_s).size(), 0);
    }

    void findsNamesWithMarks()
    {
        say(u"Server sd6.gp-12 and node_4711 answer again (case #88213)."_s);
        for (const QString &typed : {u"sd6"_s, u"sd6.gp"_s, u"sd6.gp-12"_s, u"gp-1"_s, u"node_4711"_s, u"4711"_s, u"#88213"_s, u"(case"_s})
            QVERIFY2(!find(typed).isEmpty(), qPrintable(typed));
        QVERIFY(find(u"gp-2"_s).isEmpty());
    }

    void findsTitlesAndTargets()
    {
        say(u"x"_s);
        QVERIFY(!find(u"story"_s).isEmpty());
        QVERIFY(!find(u"box0"_s).isEmpty());
        QVERIFY(!find(u"par"_s).isEmpty());
    }

    void givesTheNewestFirst()
    {
        for (int i = 0; i < 30; ++i)
            say(u"common %1"_s.arg(i));
        const QList<SearchHit> all = find(u"common"_s);
        QCOMPARE(all.size(), 60);
        QVERIFY(std::ranges::is_sorted(all, std::greater<>(), &SearchHit::at));
        const QList<SearchHit> some = find(u"common"_s, 7);
        QCOMPARE(some.size(), 7);
        QCOMPARE(some.first().snippet, u"common 29"_s);
    }

    void takesAnyTextForAQuestion_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"\"", "\"\"", "'", "' OR 1=1 --", "*", "a*", "^flexo", "NEAR(a b)", "NEAR", "AND", "OR OR", "NOT flexo", "flexo NOT", "a AND b", "(", "))((", "{", "words:flexo",
                                  "words : {", "-flexo", "+", "a + b", "\\", "%", "_", ";", "; DROP TABLE search;", "\xe2\x80\x8b", "\xef\xbb\xbf", ".", "--", "/* */", "?1", ":a", "@x", "$1"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
        QTest::newRow("NUL") << QString(QChar(u'\0')) + u"flexo"_s;
        QTest::newRow("half a surrogate") << QString(QChar(0xd83d)) + u" flexo"_s;
        QTest::newRow("long") << u"a "_s.repeated(50'000);
        QTest::newRow("one long word") << u"a"_s.repeated(100'000);
        QTest::newRow("long Chinese") << u"服"_s.repeated(10'000);
    }
    void takesAnyTextForAQuestion()
    {
        QFETCH(const QString, typed);
        say(u"flexo and bender OR not near words"_s);
        const auto hits = m_reader->search(typed);
        STORAGE_VERIFY(hits);
    }

    void takesRandomTextForAQuestion()
    {
        say(u"flexo and bender OR not near words 服务器 été"_s);
        static const QString signs = u"aAfé服 \"'*^()+-:{}.;NOTANDORear\u0301\u200b\\"_s;
        QRandomGenerator random(7);
        for (int round = 0; round < 3000; ++round) {
            QString typed;
            for (int i = random.bounded(14); i >= 0; --i)
                typed += signs.at(random.bounded(signs.size()));
            const auto hits = m_reader->search(typed);
            QVERIFY2(hits, qPrintable(typed + u": "_s + (hits ? QString() : hits.error().detail)));
        }
    }

    void foldsTheSameTextToTheSameWords()
    {
        TextFolder folder;
        QCOMPARE(folder.folded(u"Ça va, Où? 10.5 GB — ÉVRY’s"_s), QByteArray("ca va ou 10 5 gb evry s"));
        QCOMPARE(folder.folded(u"障害 A"_s), QByteArray("障 害 a"));
        QVERIFY(folder.folded(u"…—!?\u3000"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
