// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokentext.h"
#include "models/posting/bodytext.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

/// 2023-07-20 10:00 in New York.
constexpr Instant now = 1689861600000;

BodyContext context()
{
    const auto target = [](const QString &name) { return Target{u"srv:"_s + name, TargetKind::Server, name, {}, {}, {}}; };
    return {u"America/New_York"_s, u"en"_s, now, {target(u"amur"_s), target(u"amur-2"_s), target(u"Mail"_s)}};
}

/// The kinds of the tokens with their values: "at 2023-07-20T02:59:00Z, target amur".
QString tokensOf(const QList<TokenValue> &tokens)
{
    struct Words
    {
        QString operator()(const InstantToken &token) const { return u"at "_s + isoUtc(token.instant); }
        QString operator()(const IntervalToken &token) const { return u"from "_s + isoUtc(token.begin) + u" to "_s + isoUtc(token.end); }
        QString operator()(const DateToken &token) const { return u"on "_s + token.date.toString(Qt::ISODate); }
        QString operator()(const DurationToken &token) const { return QString::number(token.longestMs / minuteMs) + u" min"_s; }
        QString operator()(const TargetToken &token) const { return u"target "_s + token.name; }
        QString operator()(const CountToken &) const { return u"count"_s; }
        QString operator()(const UrlToken &) const { return u"url"_s; }
    };
    QStringList words;
    for (const TokenValue &token : tokens)
        words.append(std::visit(Words(), token));
    return words.join(u", "_s);
}

} // namespace

class TestBodyText : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void readsWhatIsCertain_data();
    void readsWhatIsCertain();
    void leavesToTheAuthorWhatIsNot_data();
    void leavesToTheAuthorWhatIsNot();
    void leavesAZoneThatNobodyKnows();
    void takesWhatItsAuthorSettled();
};

void TestBodyText::readsWhatIsCertain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("tokens");
    QTest::newRow("words") << u"We look into it."_s << u"We look into it."_s << QString();
    QTest::newRow("an instant") << u"Since 09:12 EDT."_s << u"Since {t1}."_s << u"at 2023-07-20T13:12:00Z"_s;
    QTest::newRow("two paragraphs") << u"12:20 UTC\n\nand 30 min"_s << u"{t1}\n\nand {t2}"_s << u"at 2023-07-20T12:20:00Z, 30 min"_s;
    QTest::newRow("hours and minutes") << u"It takes 1h30m, 2h 15min, 1 h 30 min, 3:45 hours."_s << u"It takes {t1}, {t2}, {t3}, {t4}."_s << u"90 min, 135 min, 90 min, 225 min"_s;
    QTest::newRow("an abbreviation before a full stop") << u"It took 10 min. Then 2 h."_s << u"It took {t1}. Then {t2}."_s << u"10 min, 120 min"_s;
    QTest::newRow("p.m. in a sentence and at its end") << u"From 5 p.m. EDT to 6 p.m. EDT, at 7 p.m. the last, at 8 p.m.\nAll at 9 p.m."_s << u"From {t1}, at {t2} the last, at {t3}.\nAll at {t4}."_s
                                                       << u"from 2023-07-20T21:00:00Z to 2023-07-20T22:00:00Z, at 2023-07-20T23:00:00Z, at 2023-07-21T00:00:00Z, at 2023-07-21T01:00:00Z"_s;
    QTest::newRow("braces") << u"{x} 09:12 EDT }"_s << u"{{x}} {t1} }}"_s << u"at 2023-07-20T13:12:00Z"_s;
    QTest::newRow("a zone in brackets") << u"Since 09:12 (EDT)."_s << u"Since {t1}."_s << u"at 2023-07-20T13:12:00Z"_s;
    QTest::newRow("an instant that no post means") << u"on 1969-07-20T20:17Z"_s << u"on 1969-07-20T20:17Z"_s << QString();
    QTest::newRow("a token that is none") << u"{t1}"_s << u"{{t1}}"_s << QString();
    QTest::newRow("targets") << u"amur and amur-2 hang, Mail too."_s << u"{t1} and {t2} hang, {t3} too."_s << u"target amur, target amur-2, target Mail"_s;
    QTest::newRow("at the ends of words") << u"amurs, xamur, amur-3, amur.example, AMUR, mail"_s << u"amurs, xamur, amur-3, amur.example, AMUR, mail"_s << QString();
    QTest::newRow("before a full stop") << u"We restart amur."_s << u"We restart {t1}."_s << u"target amur"_s;
    QTest::newRow("beside marks") << u"(amur) “amur” **amur**"_s << u"({t1}) “{t2}” **{t3}**"_s << u"target amur, target amur, target amur"_s;
    QTest::newRow("code and addresses") << u"`amur` https://amur/ root@amur ``a ` amur``"_s << u"`amur` https://amur/ root@amur ``a ` amur``"_s << QString();
    QTest::newRow("nothing") << QString() << QString() << QString();
}

void TestBodyText::readsWhatIsCertain()
{
    QFETCH(QString, text);
    QFETCH(QString, markdown);
    QFETCH(QString, tokens);
    const BodyText read = bodyFromText(text, context());
    QCOMPARE(read.body.markdown, markdown);
    QCOMPARE(tokensOf(read.body.tokens), tokens);
    QVERIFY(read.unsettled.isEmpty());
    QVERIFY(splitTokenText(read.body.markdown, read.body.tokens.size()));
}

void TestBodyText::leavesToTheAuthorWhatIsNot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("candidates");
    QTest::newRow("twice on the wall") << u"at 2023-11-05 01:30"_s << u"2023-11-05 01:30"_s << u"at 2023-11-05T05:30:00Z, at 2023-11-05T06:30:00Z"_s;
    QTest::newRow("never on the wall") << u"at 2023-03-12 02:30"_s << u"2023-03-12 02:30"_s << u"at 2023-03-12T06:30:00Z, at 2023-03-12T07:30:00Z"_s;
    QTest::newRow("a zone that is not in force") << u"down since 09:00 EST."_s << u"09:00 EST"_s << u"at 2023-07-20T13:00:00Z, at 2023-07-20T14:00:00Z"_s;
    QTest::newRow("a half of the day") << u"down since 2:59."_s << u"2:59"_s << u"at 2023-07-20T06:59:00Z, at 2023-07-20T18:59:00Z"_s;
}

void TestBodyText::leavesToTheAuthorWhatIsNot()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QFETCH(QString, candidates);
    const BodyText read = bodyFromText(text, context());
    QCOMPARE(read.body.markdown, text);
    QCOMPARE(read.unsettled.size(), 1);
    const UnsettledTime &time = read.unsettled.constFirst();
    QCOMPARE(time.words, words);
    QCOMPARE(text.mid(time.begin, time.end - time.begin), words);
    QCOMPARE(tokensOf(time.candidates), candidates);
}

void TestBodyText::leavesAZoneThatNobodyKnows()
{
    const BodyText read = bodyFromText(u"down at 10:00 XKT on Thursday 20 July 2023."_s, context());
    QCOMPARE(read.body.markdown, u"down at 10:00 XKT on {t1}."_s);
    QCOMPARE(read.unsettled.size(), 1);
    QCOMPARE(read.unsettled.constFirst().words, u"10:00 XKT"_s);
}

void TestBodyText::takesWhatItsAuthorSettled()
{
    const QString text = u"amur at 2:59, lena at 2:59, ob at 3:29"_s;
    const TokenValue meant = InstantToken{now - 7 * hourMs, u"America/New_York"_s};
    const BodyText read = bodyFromText(text, context(), {{u"2:59"_s, meant}, {u"4:59"_s, meant}});
    QCOMPARE(read.body.markdown, u"{t1} at {t2}, lena at {t3}, ob at 3:29"_s);
    QCOMPARE(read.body.tokens.at(1), meant);
    QCOMPARE(read.body.tokens.at(2), meant);
    QCOMPARE(read.unsettled.size(), 1);
    QCOMPARE(read.unsettled.constFirst().words, u"3:29"_s);
}

QTEST_GUILESS_MAIN(TestBodyText)
#include "tst_bodytext.moc"
