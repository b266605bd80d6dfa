// SPDX-License-Identifier: GPL-3.0-or-later
// The styles of the founding providers against the pages that these really wrote.
#include "tests/models/announcements/housepages.h"
#include "tests/support/qtestsetup.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

QString seeds()
{
    return QDir::cleanPath(QStringLiteral(TOCSIN_SOURCE_DIR "/../shared/corpus/seeds"));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestHouseSeeds : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnWarnings();
        if (!QFile::exists(seeds() + u"/page-clever.txt"_s))
            QSKIP("NOT TESTED: the founding providers' pages are not beside this project (../shared/corpus/seeds)");
    }
    void agreesWithTheFoundingPages_data();
    void agreesWithTheFoundingPages();
    void agreesWithTigersClockAndGandisNight();
};

void TestHouseSeeds::agreesWithTheFoundingPages_data()
{
    QTest::addColumn<QString>("seed");
    QTest::addColumn<QString>("style");
    QTest::addColumn<QStringList>("zones");
    QTest::addColumn<int>("headings"); ///< that are written as the house usually does, with an instant
    const auto row = [](const QString &seed, const QString &style, const QStringList &zones, int headings) {
        QTest::newRow(qPrintable(seed)) << seed << style << zones << headings;
    };
    constexpr std::array cleverEdits{6, 2, 2, 0, 1, 0, 0, 2, 0};
    for (size_t i = 0; i < cleverEdits.size(); ++i)
        row(u"clever-%1"_s.arg(i + 1), u"clever"_s, {u"Europe/Paris"_s}, cleverEdits[i]);
    for (int i = 1; i <= 8; ++i)
        row(u"tiger-%1"_s.arg(i), u"tiger"_s, {pacific}, 0);
    row(u"gandi-1"_s, u"gandi"_s, {u"Europe/Paris"_s}, 0);
    row(u"host-1"_s, u"host"_s, {u"America/Toronto"_s}, 1);
    row(u"runbox-1"_s, u"runbox"_s, northern, 7);
}

void TestHouseSeeds::agreesWithTheFoundingPages()
{
    QFETCH(const QString, seed);
    QFETCH(const QString, style);
    QFETCH(const QStringList, zones);
    QFETCH(const int, headings);
    const QJsonObject truth = QJsonDocument::fromJson(bytesOf(seeds() + u'/' + seed + u".truth.json"_s)).object();
    const QString text = QString::fromUtf8(bytesOf(seeds() + u'/' + seed + u".txt"_s));
    QVERIFY(!truth.isEmpty() && !text.isEmpty());

    // The story as it would be here: the title without the house's marks, the state as a status.
    Story story;
    const QString line = truth["title"_L1].toString();
    story.kind = *enumFrom<IncidentKind>(truth["kind"_L1].toString());
    const QString state = truth["state"_L1].toString();
    // An announcement has no course, and a page that tells of one has no mark for it.
    if (story.kind != IncidentKind::Announcement)
        story.status = enumFrom<Status>(state);
    story.retroactive = state == "retroactive"_L1;
    story.title = line;
    story.title.remove(QRegularExpression(u"\\[(PAR|RETROACTIVE|Resolved|Announcement)\\] ?|\\((resolved|completed)\\)$"_s));
    story.language = style == "gandi"_L1 ? u"en-GB"_s : u"en"_s;
    const QString service = style == "clever"_L1 && !line.startsWith(u'[') ? truth["services"_L1].toArray().first().toString()
                          : style == "gandi"_L1                            ? line.section(u':', 0, 0)
                                                                           : QString();
    if (!service.isEmpty()) {
        QVERIFY(story.title.startsWith(service));
        story.title.remove(0, service.size() + (style == "gandi"_L1 ? 1 : 0));
        story.targets.append(u"svc:it"_s);
    }
    if (line.contains("[PAR]"_L1))
        story.targets.append(u"zone:par"_s);
    story.opened = fromIsoUtc(QString(truth["context"_L1]["reference"_L1].toString() + u"T12:00Z"_s)).value_or(0);
    story.updates = {said("2000-01-01T00:00Z", u"First."_s)};
    if (style == "host"_L1)
        story.updates[0].at = at("2024-03-16T23:16Z"); // 19:16:00 in that house's zone
    QStringList expected;
    const QJsonArray updates = truth["updates"_L1].toArray();
    for (const QJsonValue &value : updates) {
        const QString stamp = value["stamp"_L1].toString();
        const auto instant = fromIsoUtc(value["instant_utc"_L1].toString());
        if (!instant || value["label"_L1].isNull())
            continue;
        Update update = said("2000-01-01T00:00Z", u"Next."_s);
        update.at = *instant;
        story.updates.append(update);
        // The line of the page; a midnight of 00:30 AM is the error that is put right.
        const qsizetype from = text.indexOf(stamp);
        QVERIFY(from >= 0);
        QString heading = style == "runbox"_L1 ? text.mid(from, text.indexOf(u'\n', from) - from) : stamp;
        expected.append(heading.replace(QRegularExpression(u"\\b00:(\\d\\d) (AM )?(?=PDT|EDT)"_s), u"12:\\1 AM "_s));
    }
    Rendering rendering = renderingAs(style, zones, story.language);
    rendering.targetName = [&](const QString &id) { return id == "zone:par"_L1 ? u"PAR"_s : service; };
    // Pages are written oldest first to compare them with the labels' order, whatever the house's.
    rendering.style.newestFirst = truth["order"_L1] == "newest-first"_L1;
    std::ranges::sort(story.updates, {}, [](const Update &update) { return *update.at; });
    const PostPage page = renderPage(story, {}, rendering, TextForm::Plain);

    QCOMPARE(page.title, line.simplified());
    QVERIFY(text.simplified().contains(line.simplified()));
    if (style == "clever"_L1)
        QCOMPARE(page.day, text.section(u'\n', 0, 0));
    QStringList written;
    for (const PostPage::Entry &entry : page.entries) {
        if (!entry.heading.isEmpty())
            written.append(entry.heading);
    }
    if (style == "host"_L1) {
        // Its stamp, and the zone that it leaves open.
        QVERIFY(text.contains("\n2024-03-16 19:16:00\n"_L1));
        expected.append(u"2024-03-16 19:16:00 EDT"_s);
    }
    QCOMPARE(written, expected);
    QCOMPARE(written.size(), headings);
}

void TestHouseSeeds::agreesWithTigersClockAndGandisNight()
{
    int found = 0;
    const StampStyle tiger = houseStyle(u"tiger"_s)->stamp;
    for (int i = 1; i <= 8; ++i) {
        const QString text = QString::fromUtf8(bytesOf(seeds() + u"/tiger-%1.txt"_s.arg(i)));
        const QJsonArray instants = QJsonDocument::fromJson(bytesOf(seeds() + u"/tiger-%1.truth.json"_s.arg(i)))["instants"_L1].toArray();
        for (const QJsonValue &value : instants) {
            if (!value["span"_L1].toString().contains("Pacific time"_L1))
                continue;
            const QString written = stamp(*fromIsoUtc(value["utc"_L1].toString()), tiger, {pacific}, u"en"_s);
            QVERIFY2(text.contains(written), qPrintable(written));
            ++found;
        }
    }
    QCOMPARE(found, 4);

    const QString gandi = QString::fromUtf8(bytesOf(seeds() + u"/gandi-1.txt"_s));
    const QString night = intervalStamp(at("2012-02-23T22:30Z"), at("2012-02-24T02:30Z"), houseStyle(u"gandi"_s)->stamp, {u"Europe/London"_s}, u"en-GB"_s);
    QCOMPARE(night, u"Thursday, 23 February 2012 at 22:30 – Friday, 24 February 2012 at 02:30 GMT"_s); // with the year that the page leaves out
    for (const auto part : {"Thursday 23"_L1, "24 February"_L1, "22:30"_L1, "02:30 GMT"_L1}) {
        QVERIFY(gandi.contains(part));
        QVERIFY(QString(night).remove(u',').contains(part));
    }
}

QTEST_GUILESS_MAIN(TestHouseSeeds)
#include "tst_houseseeds.moc"
