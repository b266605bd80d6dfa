// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/stamp.h"
#include "tests/support/qtestsetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

// Node's Intl knows CLDR through ICU, which shares no code with ours. Where our table means to differ it is said in the tests.
const char oracle[] =
    "const q = JSON.parse(require('fs').readFileSync(0, 'utf8'));\n"
    "const unit = (l, u, d) => new Intl.NumberFormat(l, { style: 'unit', unit: u, unitDisplay: d });\n"
    "process.stdout.write(JSON.stringify(q.instants.map(t => {\n"
    "  const l = q.language, o = { timeZone: 'UTC', hourCycle: 'h23' };\n"
    "  const full = new Intl.DateTimeFormat(l, { ...o, dateStyle: 'full', timeStyle: 'short' });\n"
    "  const noYear = { weekday: 'long', day: 'numeric', month: 'long' };\n"
    "  const short = { day: '2-digit', month: '2-digit', year: 'numeric' };\n"
    "  return { full: full.format(t), date: new Intl.DateTimeFormat(l, { timeZone: 'UTC', dateStyle: 'full' }).format(t),\n"
    "    noYear: new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...noYear }).format(t),\n"
    "    short: new Intl.DateTimeFormat(l, { timeZone: 'UTC', ...short }).format(t),\n"
    "    range: full.formatRange(t, t + 90000000) };\n"
    "}).concat([{ minutes: unit(q.language, 'minute', 'short').formatRange(15, 20), hours: unit(q.language, 'hour', 'short').formatRange(1, 2),\n"
    "  days: unit(q.language, 'day', 'long').formatRange(1, 3), day: unit(q.language, 'day', 'long').format(1),\n"
    "  minute: unit(q.language, 'minute', 'short').format(5), second: unit(q.language, 'second', 'short').format(45) }])));\n";

/// Spaces of every width are one: releases of CLDR differ in them. So are "0:27" and "00:27", because Node writes both in one language.
QString plain(const QString &text)
{
    QString result;
    for (const QChar c : text)
        result.append(c.isSpace() ? QChar(u' ') : c);
    static const QRegularExpression padded(u"(?<![0-9])0([0-9]:)"_s);
    return result.replace(padded, u"\\1"_s);
}

} // namespace

class StampOracle : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void agreesWithNode_data();
    void agreesWithNode();
};

void StampOracle::agreesWithNode_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "fr", "de", "es", "it", "pt", "nl", "nb", "ja", "zh-Hans", "ko"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void StampOracle::agreesWithNode()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        QSKIP("NO ORACLE: node is not on this machine, languages were not compared with its Intl");
    QFETCH(QString, language);
    QRandomGenerator dice(11);
    QJsonArray instants;
    for (int i = 0; i < 300; ++i)
        instants.append(double(dice.bounded(qint64(0), 2'200'000'000'000 / minuteMs) * minuteMs));
    QProcess process;
    process.start(node, {u"-e"_s, QString::fromLatin1(oracle)});
    process.write(QJsonDocument(QJsonObject{{u"language"_s, language}, {u"instants"_s, instants}}).toJson());
    process.closeWriteChannel();
    QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0, process.readAllStandardError().constData());
    const QJsonArray answers = QJsonDocument::fromJson(process.readAllStandardOutput()).array();
    QCOMPARE(answers.size(), instants.size() + 1);

    StampStyle style;
    style.hours = HourCycle::TwentyFour;
    style.date = DateSpelling::Long;
    StampStyle noYear = style;
    noYear.date = DateSpelling::LongNoYear;
    StampStyle numeric = style;
    numeric.date = DateSpelling::Short;
    // Our stamps end with their zone; Node's know none.
    const auto withoutZone = [](QString text) { return plain(text.remove(u" UTC"_s)); };
    for (qsizetype i = 0; i < instants.size(); ++i) {
        const Instant instant = instants.at(i).toInteger();
        const QJsonObject theirs = answers.at(i).toObject();
        const QDate date = QDate(1970, 1, 1).addDays(instant / dayMs);
        QCOMPARE(plain(dateText(date, style, language)), plain(theirs.value("date"_L1).toString()));
        QCOMPARE(plain(dateText(date, noYear, language)), plain(theirs.value("noYear"_L1).toString()));
        QCOMPARE(plain(dateText(date, numeric, language)), plain(theirs.value("short"_L1).toString()));
        QCOMPARE(withoutZone(stamp(instant, style, {u"UTC"_s}, language)), plain(theirs.value("full"_L1).toString()));
        // Japanese ranges are written with slashes by Node; we keep the dates as they stand elsewhere.
        if (language != "ja"_L1)
            QCOMPARE(withoutZone(intervalStamp(instant, instant + 25 * hourMs, style, {u"UTC"_s}, language)), plain(theirs.value("range"_L1).toString()));
    }
    const QJsonObject units = answers.last().toObject();
    // English writes the signs of the units, "3 h 20 min", where Node writes "3 hr 20 min".
    const auto theirUnit = [&](QLatin1StringView key) {
        const QString text = plain(units.value(key).toString());
        return language == "en"_L1 ? QString(text).replace(u" hr"_s, u" h"_s).replace(u" sec"_s, u" s"_s) : text;
    };
    const auto compare = [&](qint64 shortest, qint64 longest, QLatin1StringView key) {
        QCOMPARE(plain(durationText(shortest * minuteMs, longest * minuteMs, language)), theirUnit(key));
    };
    compare(15, 20, "minutes"_L1);
    compare(60, 120, "hours"_L1);
    compare(24 * 60, 72 * 60, "days"_L1);
    compare(24 * 60, 24 * 60, "day"_L1);
    compare(5, 5, "minute"_L1);
    QCOMPARE(plain(durationText(45'000, 45'000, language)), theirUnit("second"_L1));
}

QTEST_GUILESS_MAIN(StampOracle)
#include "tst_stamporacle.moc"
