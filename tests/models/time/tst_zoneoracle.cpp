// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

// Asks Python's zoneinfo, an implementation that shares no code with ours or Qt's. It looks for every change of offset by itself (a step of
// six hours, then halving), so that a change that we missed is asked about too. PEP 495: a wall time is real with fold 0 or 1 when its instant
// shows that wall time again.
const char oracle[] =
    "import sys, random\n"
    "from datetime import datetime, timedelta, timezone\n"
    "from zoneinfo import ZoneInfo\n"
    "name, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])\n"
    "zone, epoch, utc = ZoneInfo(name), datetime(1970, 1, 1), timezone.utc\n"
    "first, last = 0, int((datetime(2041, 1, 1) - epoch).total_seconds())\n"
    "dice = random.Random(seed)\n"
    "def state(s):\n"
    "    t = (epoch + timedelta(seconds=s)).replace(tzinfo=utc).astimezone(zone)\n"
    "    return int(t.utcoffset().total_seconds()), t.tzname()\n"
    "changes, step, before = [], 6 * 3600, state(first)\n"
    "for s in range(first + step, last, step):\n"
    "    now = state(s)\n"
    "    if now != before:\n"
    "        low, high = s - step, s\n"
    "        while high - low > 1:\n"
    "            middle = (low + high) // 2\n"
    "            low, high = (middle, high) if state(middle) == before else (low, middle)\n"
    "        changes.append((high, before[0], now[0]))\n"
    "        before = now\n"
    "instants = [dice.randrange(first, last) for _ in range(count)]\n"
    "walls = [dice.randrange(first + 86400, last - 86400) for _ in range(count)]\n"
    "steps = (-86400, -7200, -3601, -3600, -3599, -1801, -1800, -1, 0, 1, 1799, 1800, 3599, 3600, 3601, 7200, 86400)\n"
    "for at, old, new in changes:\n"
    "    instants += [at + d for d in steps]\n"
    "    walls += [at + old + d for d in steps] + [at + new + d for d in steps]\n"
    "    walls += [dice.randrange(at + min(old, new), at + max(old, new) + 1) for _ in range(8)]\n"
    "for s in instants:\n"
    "    print('I', s, *state(s))\n"
    "for w in walls:\n"
    "    naive, found = epoch + timedelta(seconds=w), set()\n"
    "    for fold in (0, 1):\n"
    "        t = naive.replace(tzinfo=zone, fold=fold)\n"
    "        s = w - int(t.utcoffset().total_seconds())\n"
    "        if w - s == state(s)[0]:\n"
    "            found.add(s)\n"
    "    print('W', w, *sorted(found))\n"
    "print('C', len(changes))\n";

const QString python = u"/usr/bin/python3"_s;

/// What the oracle says of @p zone; empty with a message where it cannot be asked.
QByteArray answersFor(const QString &zone, int count, int seed, QString &trouble)
{
    QProcess process;
    process.start(python, {u"-"_s, zone, QString::number(count), QString::number(seed)});
    process.write(oracle);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        trouble = process.errorString() + u'\n' + QString::fromUtf8(process.readAllStandardError());
    return process.readAllStandardOutput();
}

QString described(const QList<Instant> &seconds)
{
    QStringList words;
    for (const Instant second : seconds)
        words.append(QString::number(second));
    return words.isEmpty() ? u"none"_s : words.join(u' ');
}

} // namespace

class ZoneOracle : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void agreesWithPython_data();
    void agreesWithPython();
};

void ZoneOracle::agreesWithPython_data()
{
    QTest::addColumn<int>("count");
    const char *often[] = {"Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia",
                           "Africa/Casablanca", "America/New_York", "Europe/Paris", "Europe/Dublin"};
    for (const char *zone : often)
        QTest::newRow(zone) << 20'000;
    // Zones with something odd: skipped days, negative daylight saving, changes a week apart, all kinds of footers.
    const char *odd[] = {"Pacific/Kwajalein", "Pacific/Kiritimati", "Africa/El_Aaiun", "Africa/Cairo", "America/Nuuk", "America/Scoresbysund",
                         "Asia/Gaza", "Asia/Jerusalem", "Antarctica/Troll", "Antarctica/Casey", "America/Caracas", "Asia/Pyongyang",
                         "Europe/Volgograd", "Africa/Monrovia", "America/Santiago", "Asia/Tehran", "Europe/Lisbon", "Africa/Windhoek", "UTC"};
    for (const char *zone : odd)
        QTest::newRow(zone) << 1'000;
}

void ZoneOracle::agreesWithPython()
{
    if (!QFile::exists(python))
        QSKIP("NO ORACLE: /usr/bin/python3 is not on this machine, zones were not compared");
    const QString zone = QString::fromLatin1(QTest::currentDataTag());
    QFETCH(int, count);
    QString trouble;
    const QByteArray answers = answersFor(zone, count, 20260101, trouble);
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));

    int instants = 0;
    int walls = 0;
    int changes = -1;
    int differences = 0;
    const QDate epoch(1970, 1, 1);
    const QList<QByteArray> lines = answers.split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.first() == "I") {
            ++instants;
            const WallTime wall = wallTimeOf(words.at(1).toLongLong() * secondMs, zone);
            const qint64 shown = epoch.daysTo(wall.date) * 86400 + wall.time.msecsSinceStartOfDay() / 1000;
            if (wall.offsetSeconds != words.at(2).toInt() || shown != words.at(1).toLongLong() + wall.offsetSeconds
                || wall.abbreviation != QString::fromLatin1(words.at(3))) {
                ++differences;
                qInfo("%s: offset %d %s", line.constData(), wall.offsetSeconds, qPrintable(wall.abbreviation));
            }
        } else if (words.first() == "W") {
            ++walls;
            const qint64 wall = words.at(1).toLongLong();
            const qint64 day = wall / 86400;
            QList<Instant> found = instantsOf(zone, epoch.addDays(day), QTime::fromMSecsSinceStartOfDay(int(wall % 86400) * 1000));
            for (Instant &instant : found)
                instant /= secondMs;
            QList<Instant> expected;
            for (qsizetype i = 2; i < words.size(); ++i)
                expected.append(words.at(i).toLongLong());
            if (found != expected) {
                ++differences;
                qInfo("%s: found %s", line.constData(), qPrintable(described(found)));
            }
        } else if (words.first() == "C") {
            changes = words.at(1).toInt();
        }
    }
    qInfo("%d instants, %d wall times, %d changes, %d differences", instants, walls, changes, differences);
    QCOMPARE(differences, 0);
    QVERIFY(instants >= count && walls >= count && changes >= 0);
}

QTEST_GUILESS_MAIN(ZoneOracle)
#include "tst_zoneoracle.moc"
