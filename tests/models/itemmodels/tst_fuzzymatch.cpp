// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/fuzzymatch.h"
#include "tests/support/qtestsetup.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void findsCharactersInOrder_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("places");
        QTest::newRow("a run") << u"par"_s << u"filer-par-03"_s << QList{6, 7, 8};
        QTest::newRow("beginnings of words") << u"fp3"_s << u"filer-par-03"_s << QList{0, 6, 11};
        QTest::newRow("the better place, not the first") << u"im"_s << u"prime Import"_s << QList{6, 7};
        QTest::newRow("case apart") << u"MOM"_s << u"mom"_s << QList{0, 1, 2};
        QTest::newRow("white space typed is no character") << u"o w"_s << u"Open workspace"_s << QList{0, 5};
        QTest::newRow("other letters") << u"мск"_s << u"Сервер МСК"_s << QList{7, 8, 9};
        QTest::newRow("nothing typed") << u" "_s << u"mom"_s << QList<int>{};
    }
    void findsCharactersInOrder()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(QList<int>, places);
        const auto match = fuzzyMatch(typed, text);
        QVERIFY(match);
        QCOMPARE(match->places, places);
    }

    void refusesWhatIsNotThere()
    {
        QVERIFY(!fuzzyMatch(u"rap", u"par"));
        QVERIFY(!fuzzyMatch(u"para", u"par"));
        QVERIFY(!fuzzyMatch(u"x", u""));
    }

    void prefersWordBeginningsAndRuns()
    {
        QVERIFY(fuzzyMatch(u"nz", u"New zone")->score > fuzzyMatch(u"nz", u"frozen zebra")->score);
        QVERIFY(fuzzyMatch(u"flex", u"flexo")->score > fuzzyMatch(u"flex", u"floor express")->score);
        QVERIFY(fuzzyMatch(u"mail", u"Mail")->score > fuzzyMatch(u"mail", u"Mail, IMAP and webmail")->score);
    }

    void agreesWithSubsequenceSearchOnRandomTexts()
    {
        QRandomGenerator random(7);
        const auto word = [&random](int longest) {
            QString text;
            for (int i = random.bounded(longest + 1); i > 0; --i)
                text.append(QChar(u'a' + random.bounded(4)));
            return text;
        };
        for (int round = 0; round < 2000; ++round) {
            const QString typed = word(4);
            const QString text = word(12);
            qsizetype at = 0;
            for (const QChar c : typed) {
                at = at < 0 ? -1 : text.indexOf(c, at);
                at = at < 0 ? -1 : at + 1;
            }
            const auto match = fuzzyMatch(typed, text);
            QCOMPARE(match.has_value(), at >= 0);
            if (!match)
                continue;
            QString found;
            for (const int place : match->places)
                found.append(text[place]);
            QCOMPARE(found, typed);
            QVERIFY(std::ranges::is_sorted(match->places));
        }
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
