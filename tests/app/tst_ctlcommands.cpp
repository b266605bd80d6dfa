// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/inventedposts.h"
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace tocsin::test;
using namespace Qt::StringLiterals;

/// The contract of the command line: exit statuses, where messages go, what JSON holds.
class tst_CtlCommands : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_demo;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qUtf8Printable(name));
        return path(name);
    }

    static QByteArray read(const QString &file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }

    static QStringList with(const QStringList &arguments, const QString &workspace)
    {
        return arguments + QStringList{u"--workspace"_s, workspace};
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(tocsinctlPath()), "build the target tocsinctl first");
        m_demo = path(u"demo.tocsin"_s);
        const Answer made = tocsinctl(with({u"demo"_s, u"--incidents"_s, u"120"_s, u"--servers"_s, u"12"_s, u"--years"_s, u"2"_s, u"--seed"_s, u"3"_s,
                                            u"--now"_s, u"2026-11-21T12:00Z"_s}, m_demo));
        QVERIFY2(made.exitCode == 0, made.said().constData());
    }
    void init() { failOnWarnings(); }

    void wrongUsageEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no command") << QStringList{} << QByteArray("which command");
        QTest::newRow("unknown command") << QStringList{u"frobnicate"_s} << QByteArray("no command “frobnicate”");
        for (const char *later : {"plan", "conflicts", "export", "hub", "publish"})
            QTest::newRow(later) << QStringList{QString::fromLatin1(later)} << QByteArray("there is no command");
        QTest::newRow("unknown option") << QStringList{u"list"_s, u"--colour"_s} << QByteArray("colour");
        QTest::newRow("no file") << QStringList{u"import"_s} << QByteArray("which file");
        QTest::newRow("no text to lint") << QStringList{u"lint"_s} << QByteArray("which file");
        QTest::newRow("stdin twice") << QStringList{u"import"_s, u"-"_s, u"-"_s} << QByteArray("only once");
        QTest::newRow("unknown zone") << QStringList{u"import"_s, u"--zone"_s, u"CEST"_s, u"x"_s} << QByteArray("CEST");
        QTest::newRow("no date") << QStringList{u"import"_s, u"--reference"_s, u"2023-02-30"_s, u"x"_s} << QByteArray("2023-02-30");
        QTest::newRow("format") << QStringList{u"list"_s, u"--format"_s, u"xml"_s} << QByteArray("xml");
        QTest::newRow("status") << QStringList{u"list"_s, u"--status"_s, u"broken"_s} << QByteArray("investigating");
        QTest::newRow("instant") << QStringList{u"list"_s, u"--from"_s, u"yesterday"_s} << QByteArray("yesterday");
        QTest::newRow("until before from") << QStringList{u"list"_s, u"--from"_s, u"2023-09-29"_s, u"--until"_s, u"2023-09-28"_s} << QByteArray("--until");
        QTest::newRow("no zone") << QStringList{u"render"_s, u"--at"_s, u"2023-09-29"_s, u"--zones"_s, u","_s} << QByteArray("names no zone");
        QTest::newRow("a language that is none") << QStringList{u"lint"_s, u"--language"_s, u"klingon"_s, u"-"_s} << QByteArray("code of a language");
        QTest::newRow("an option twice") << QStringList{u"render"_s, u"--at"_s, u"2023-09-29"_s, u"--at"_s, u"2023-09-30"_s} << QByteArray("--at is given twice");
        QTest::newRow("an option without its value") << QStringList{u"list"_s, u"--search"_s, QString()} << QByteArray("--search needs a value");
        QTest::newRow("show nothing") << QStringList{u"show"_s} << QByteArray("by its id");
        QTest::newRow("render nothing") << QStringList{u"render"_s} << QByteArray("exactly one");
        QTest::newRow("render two") << QStringList{u"render"_s, u"--at"_s, u"2023-09-29"_s, u"--incident"_s, u"x"_s} << QByteArray("exactly one");
        QTest::newRow("render zone") << QStringList{u"render"_s, u"--at"_s, u"2023-09-29"_s, u"--zones"_s, u"PDT"_s} << QByteArray("PDT");
        QTest::newRow("render style") << QStringList{u"render"_s, u"--at"_s, u"2023-09-29"_s, u"--style"_s, u"baroque"_s} << QByteArray("baroque");
        QTest::newRow("render as") << QStringList{u"render"_s, u"--at"_s, u"2023-09-29"_s, u"--as"_s, u"pdf"_s} << QByteArray("pdf");
        QTest::newRow("demo both") << QStringList{u"demo"_s, u"--impacts"_s, u"5"_s, u"--incidents"_s, u"5"_s} << QByteArray("one of them");
        QTest::newRow("demo too large") << QStringList{u"demo"_s, u"--impacts"_s, u"10000001"_s} << QByteArray("10000000");
        QTest::newRow("demo no number") << QStringList{u"demo"_s, u"--servers"_s, u"many"_s} << QByteArray("many");
    }
    void wrongUsageEndsWithTwo()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, says);
        const Answer answer = tocsinctl(arguments);
        QVERIFY2(answer.exitCode == 2, answer.said().constData());
        QVERIFY2(answer.err.contains(says), answer.said().constData());
        QVERIFY(answer.err.startsWith("tocsinctl: "));
        QCOMPARE(answer.out, QByteArray());
    }

    void everyCommandHelps_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"import", "list", "show", "render", "post", "demo", "check"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void everyCommandHelps()
    {
        QFETCH(const QString, command);
        const Answer answer = tocsinctl({command, u"--help"_s});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(answer.out.startsWith(QByteArray("Usage: tocsinctl " + command.toUtf8())));
        QVERIFY(answer.out.contains("--workspace"));
        QCOMPARE(answer.err, QByteArray());
        QVERIFY(tocsinctl({u"--help"_s}).out.contains(command.toUtf8()));
    }

    void versionIsSaid()
    {
        const Answer answer = tocsinctl({u"--version"_s});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(answer.out.startsWith("tocsinctl 0."));
    }

    void refusesBadInput_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("binary") << QByteArray("\x7f" "ELF\0\0\1\2\0\0", 10);
    }
    void refusesBadInput()
    {
        QFETCH(const QByteArray, bytes);
        const QString file = write(u"bad.txt"_s, bytes);
        const QString workspace = path(u"never.tocsin"_s);
        const Answer answer = tocsinctl(with({u"import"_s, file}, workspace));
        QVERIFY2(answer.exitCode == 1, answer.said().constData());
        QVERIFY2(answer.err.contains("bad.txt"), answer.said().constData());
        QVERIFY2(!QFile::exists(workspace), "input that is refused makes no workspace");
    }

    void refusesWhatIsNoFile()
    {
        const Answer folder = tocsinctl({u"import"_s, u"--dry-run"_s, m_folder.path()});
        QCOMPARE(folder.exitCode, 1);
        QVERIFY2(folder.err.contains("is a folder"), folder.said().constData());
        const Answer missing = tocsinctl({u"import"_s, u"--dry-run"_s, path(u"missing.txt"_s)});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.err.contains("missing.txt"), missing.said().constData());
    }

    void refusesWhatIsTooLong()
    {
        QFile file(path(u"huge.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(100LL * 1024 * 1024)); // sparse: 100 MB that take no room
        file.close();
        const Answer answer = tocsinctl({u"import"_s, u"--dry-run"_s, file.fileName()});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("huge.txt") && answer.err.contains("64 MB"), answer.said().constData());
    }

    void goesOnAfterAFileThatIsRefused()
    {
        const QString good = write(u"good.txt"_s, inventedPost(1).toUtf8());
        const Answer answer = tocsinctl({u"import"_s, u"--dry-run"_s, u"--format"_s, u"json"_s, path(u"missing.txt"_s), good});
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.json().value("file"_L1).toString(), good);
    }

    void dryRunAnswersTheSchemaAndStoresNothing()
    {
        const QString text = inventedPost(12);
        const QString file = write(u"post.txt"_s, text.toUtf8());
        const QString workspace = path(u"dry.tocsin"_s);
        const Answer answer = tocsinctl(with({u"import"_s, u"--dry-run"_s, u"--format"_s, u"json"_s, u"--zone"_s, u"Europe/Paris"_s, file}, workspace));
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QVERIFY(!QFile::exists(workspace));
        const QJsonObject json = answer.json();
        QCOMPARE(json.value("schema"_L1).toString(), u"tocsin-import-1"_s);
        QVERIFY(!json.contains("stored"_L1));
        const QJsonArray posts = json.value("posts"_L1).toArray();
        QCOMPARE(posts.size(), 1);
        const QJsonObject post = posts.first().toObject();
        for (const char *key : {"begin", "end", "title", "kind", "state", "language", "year", "year_candidates", "zones", "servers", "services", "windows",
                                "expected_impact", "order", "updates", "times", "lint"})
            QVERIFY2(post.contains(QLatin1String(key)), key);
        QVERIFY(!post.value("updates"_L1).toArray().isEmpty());
        // The same from standard input.
        const Answer piped = tocsinctl({u"import"_s, u"--dry-run"_s, u"--format"_s, u"json"_s, u"--zone"_s, u"Europe/Paris"_s, u"-"_s}, text.toUtf8());
        QCOMPARE(piped.json().value("posts"_L1), json.value("posts"_L1));
    }

    void severalFilesGiveAnObjectALine()
    {
        const QString one = write(u"one.txt"_s, inventedPost(1).toUtf8());
        const QString two = write(u"two.txt"_s, inventedPost(2).toUtf8());
        const Answer answer = tocsinctl({u"import"_s, u"--dry-run"_s, u"--format"_s, u"json"_s, one, two});
        QCOMPARE(answer.exitCode, 0);
        const QList<QByteArray> lines = answer.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(QJsonDocument::fromJson(lines.at(0)).object().value("file"_L1).toString(), one);
        QCOMPARE(QJsonDocument::fromJson(lines.at(1)).object().value("file"_L1).toString(), two);
    }

    void importedAgainNothingIsAdded()
    {
        const QString workspace = path(u"again.tocsin"_s);
        const QString file = write(u"again.txt"_s, inventedPost(5).toUtf8());
        const QStringList command = with({u"import"_s, u"--zone"_s, u"Europe/Paris"_s, u"--format"_s, u"json"_s, file}, workspace);
        const Answer first = tocsinctl(command);
        QVERIFY2(first.exitCode == 0, first.said().constData());
        const QJsonObject stored = first.json().value("stored"_L1).toArray().first().toObject();
        QCOMPARE(stored.value("outcome"_L1).toString(), u"new"_s);
        const QString incident = stored.value("incident"_L1).toString();
        QVERIFY(incident.startsWith("inc:"_L1));
        const Answer before = tocsinctl(with({u"show"_s, incident, u"--format"_s, u"json"_s}, workspace));

        const Answer second = tocsinctl(command);
        QCOMPARE(second.exitCode, 0);
        const QJsonObject known = second.json().value("stored"_L1).toArray().first().toObject();
        QCOMPARE(known.value("outcome"_L1).toString(), u"known"_s);
        QCOMPARE(known.value("incident"_L1).toString(), incident);
        QCOMPARE(tocsinctl(with({u"show"_s, incident, u"--format"_s, u"json"_s}, workspace)).out, before.out);
        QCOMPARE(tocsinctl(with({u"list"_s, u"--format"_s, u"json"_s}, workspace)).json().value("incidents"_L1).toArray().size(), 1);
    }

    void aGrownPostAddsOnlyWhatIsNew()
    {
        const QString workspace = path(u"grown.tocsin"_s);
        const int number = 7; // five updates in all
        const QStringList command = with({u"import"_s, u"--zone"_s, u"Europe/Paris"_s, u"--format"_s, u"json"_s, path(u"grown.txt"_s)}, workspace);
        write(u"grown.txt"_s, inventedPost(number, 2).toUtf8());
        const Answer first = tocsinctl(command);
        QVERIFY2(first.exitCode == 0, first.said().constData());
        const QString incident = first.json().value("stored"_L1).toArray().first().toObject().value("incident"_L1).toString();
        const auto updates = [&] {
            return tocsinctl(with({u"show"_s, incident, u"--format"_s, u"json"_s}, workspace)).json().value("updates"_L1).toArray();
        };
        const QJsonArray before = updates();

        write(u"grown.txt"_s, inventedPost(number).toUtf8());
        const Answer second = tocsinctl(command);
        const QJsonObject grown = second.json().value("stored"_L1).toArray().first().toObject();
        QCOMPARE(grown.value("outcome"_L1).toString(), u"grown"_s);
        QCOMPARE(grown.value("incident"_L1).toString(), incident);
        QCOMPARE(grown.value("updates_added"_L1).toInt(), 3);
        const QJsonArray after = updates();
        QCOMPARE(after.size(), before.size() + 3);
        for (qsizetype i = 0; i < before.size(); ++i)
            QVERIFY(after.contains(before.at(i)));
        const Answer check = tocsinctl(with({u"check"_s}, workspace));
        QVERIFY2(check.exitCode == 0, check.said().constData());
    }

    void listNarrows()
    {
        const auto list = [this](const QStringList &options) {
            const Answer answer = tocsinctl(with(QStringList{u"list"_s, u"--format"_s, u"json"_s} + options, m_demo));
            if (answer.exitCode != 0)
                qFatal("%s", answer.said().constData());
            return answer.json().value("incidents"_L1).toArray();
        };
        const QJsonArray all = list({});
        QCOMPARE(all.size(), 120);
        for (qsizetype i = 1; i < all.size(); ++i)
            QVERIFY(all.at(i - 1).toObject().value("opened_utc"_L1).toString() >= all.at(i).toObject().value("opened_utc"_L1).toString());
        const QJsonArray maintenances = list({u"--kind"_s, u"maintenance"_s});
        QVERIFY(!maintenances.isEmpty() && maintenances.size() < all.size());
        for (const QJsonValue &row : maintenances)
            QCOMPARE(row.toObject().value("kind"_L1).toString(), u"maintenance"_s);
        const QJsonArray scheduled = list({u"--status"_s, u"scheduled"_s});
        QVERIFY(!scheduled.isEmpty());
        for (const QJsonValue &row : scheduled)
            QCOMPARE(row.toObject().value("status"_L1).toString(), u"scheduled"_s);
        const QJsonArray atMail = list({u"--target"_s, u"mail"_s});
        QVERIFY(!atMail.isEmpty());
        for (const QJsonValue &row : atMail)
            QVERIFY(row.toObject().value("targets"_L1).toArray().contains(u"Mail"_s));
        QCOMPARE(list({u"--limit"_s, u"7"_s}).size(), 7);
        QVERIFY(!list({u"--search"_s, u"kernel"_s}).isEmpty());
        QCOMPARE(list({u"--search"_s, u"xyzzyplugh"_s}).size(), 0);
        QCOMPARE(list({u"--until"_s, u"2001-01-01"_s}).size(), 0);
        const Answer unknown = tocsinctl(with({u"list"_s, u"--target"_s, u"nosuchserver"_s}, m_demo));
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY(unknown.err.contains("nosuchserver"));
        const Answer text = tocsinctl(with({u"list"_s}, m_demo));
        QCOMPARE(text.out.count('\n'), 120);
    }

    void showsAStory()
    {
        const QString id = tocsinctl(with({u"list"_s, u"--status"_s, u"completed"_s, u"--limit"_s, u"1"_s, u"--format"_s, u"json"_s}, m_demo))
                               .json().value("incidents"_L1).toArray().first().toObject().value("id"_L1).toString();
        QVERIFY(!id.isEmpty());
        const Answer json = tocsinctl(with({u"show"_s, id, u"--format"_s, u"json"_s}, m_demo));
        QCOMPARE(json.json().value("schema"_L1).toString(), u"tocsin-story-1"_s);
        QCOMPARE(json.json().value("id"_L1).toString(), id);
        QVERIFY(!json.json().value("windows"_L1).toArray().isEmpty());
        const Answer text = tocsinctl(with({u"show"_s, id.mid(4).toLower()}, m_demo));
        QVERIFY2(text.exitCode == 0, text.said().constData());
        QVERIFY(text.out.contains(id.toUtf8()));
        QVERIFY2(text.out.contains("planned:") && text.out.contains(" UTC"), text.out.constData());
        QVERIFY(!text.out.contains("{t1}"));
        const Answer lower = tocsinctl(with({u"show"_s, id.toLower()}, m_demo));
        QCOMPARE(lower.out, text.out);
        const Answer none = tocsinctl(with({u"show"_s, u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s}, m_demo));
        QCOMPARE(none.exitCode, 1);
        QVERIFY(none.err.contains("tocsinctl list"));
    }

    void rendersATime_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("text");
        const QString three = u"Europe/Paris,America/Toronto,America/Los_Angeles"_s;
        QTest::newRow("three zones") << QStringList{u"--zones"_s, three} << QByteArray("2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT)\n");
        QTest::newRow("stamp") << QStringList{u"--zones"_s, three, u"--as"_s, u"stamp"_s} << QByteArray("2023-09-29 12:20 CEST (06:20 EDT, 03:20 PDT)\n");
        QTest::newRow("no zones") << QStringList{} << QByteArray("2023-09-29 10:20 UTC\n");
    }
    void rendersATime()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QByteArray, text);
        const Answer answer = tocsinctl(QStringList{u"render"_s, u"--at"_s, u"2023-09-29T10:20Z"_s, u"--language"_s, u"en"_s} + options);
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QCOMPARE(answer.out, text);
    }

    void rendersStampsOfAHouse_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const char *style, const char *at, const char *text) {
            QTest::newRow(name) << QString::fromLatin1(style) << QString::fromLatin1(at) << QByteArray(text);
        };
        row("Runbox", "runbox", "2023-09-29T10:20Z", "2023-09-29 12:20 CEST (06:20 AM EDT, 03:20 AM PDT)");
        row("Runbox, after midnight", "runbox", "2023-09-29T07:30Z", "2023-09-29 09:30 CEST (03:30 AM EDT, 12:30 AM PDT)");
        // From the last Sunday of October to the first of November, Oslo and New York are five hours apart; so they are between the changes of March.
        row("six hours, the day before", "runbox", "2023-10-28T10:00Z", "2023-10-28 12:00 CEST (06:00 AM EDT, 03:00 AM PDT)");
        row("five hours", "runbox", "2023-10-30T11:00Z", "2023-10-30 12:00 CET (07:00 AM EDT, 04:00 AM PDT)");
        row("five hours, to the end", "runbox", "2023-11-05T05:59Z", "2023-11-05 06:59 CET (01:59 AM EDT, 2023-11-04 10:59 PM PDT)");
        row("six again", "runbox", "2023-11-05T06:00Z", "2023-11-05 07:00 CET (01:00 AM EST, 2023-11-04 11:00 PM PDT)");
        row("six, the day before", "runbox", "2024-03-10T06:59Z", "2024-03-10 07:59 CET (01:59 AM EST, 2024-03-09 10:59 PM PST)");
        row("five in March", "runbox", "2024-03-10T07:00Z", "2024-03-10 08:00 CET (03:00 AM EDT, 2024-03-09 11:00 PM PST)");
        row("five until the change", "runbox", "2024-03-31T00:59Z", "2024-03-31 01:59 CET (2024-03-30 08:59 PM EDT, 2024-03-30 05:59 PM PDT)");
        row("six in summer", "runbox", "2024-03-31T01:00Z", "2024-03-31 03:00 CEST (2024-03-30 09:00 PM EDT, 2024-03-30 06:00 PM PDT)");
        row("Clever Cloud", "clever", "2022-06-10T06:04Z", "06:04 UTC");
        row("plain host", "host", "2024-03-16T23:16Z", "2024-03-17 00:16 CET (2024-03-16 19:16 EDT, 2024-03-16 16:16 PDT)");
    }
    void rendersStampsOfAHouse()
    {
        QFETCH(const QString, style);
        QFETCH(const QString, at);
        QFETCH(const QByteArray, text);
        const Answer answer = tocsinctl({u"render"_s, u"--at"_s, at, u"--style"_s, style, u"--language"_s, u"en"_s, u"--as"_s, u"stamp"_s, u"--zones"_s,
                                         u"Europe/Oslo,America/New_York,America/Los_Angeles"_s});
        QVERIFY2(answer.exitCode == 0, answer.said().constData());
        QCOMPARE(answer.out, text + '\n');
    }

    void takesAStyleOfOnesOwn()
    {
        const QStringList stamp{u"render"_s, u"--at"_s, u"2023-09-29T10:20Z"_s, u"--as"_s, u"stamp"_s, u"--zones"_s, u"Europe/Oslo"_s};
        const QString file = write(u"mine.json"_s, R"({"stamp":{"zone":"offset","seconds":true}})");
        const Answer fromFile = tocsinctl(stamp + QStringList{u"--style"_s, file});
        QVERIFY2(fromFile.exitCode == 0, fromFile.said().constData());
        QCOMPARE(fromFile.out, QByteArray("2023-09-29 12:20:00 UTC+02:00\n"));

        const Answer broken = tocsinctl(stamp + QStringList{u"--style"_s, write(u"broken-style.json"_s, "{\n  \"stamp\": {\"date\": \"roman\"}\n}")});
        QCOMPARE(broken.exitCode, 2);
        QVERIFY2(broken.err.contains("broken-style.json: stamp.date has no value \"roman\""), broken.said().constData());
        const Answer cut = tocsinctl(stamp + QStringList{u"--style"_s, write(u"cut.json"_s, "{\n  \"stamp\": {\n")});
        QCOMPARE(cut.exitCode, 2);
        QVERIFY2(cut.err.contains("cut.json: line "), cut.said().constData());
        const Answer absent = tocsinctl(stamp + QStringList{u"--style"_s, u"./nowhere.json"_s});
        QCOMPARE(absent.exitCode, 2);
        QVERIFY2(absent.err.contains("./nowhere.json: "), absent.said().constData());

        // By its name in the user's own folder; one that cannot be read is not passed over.
        const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tocsin/styles"_s;
        QVERIFY(QDir().mkpath(data));
        QVERIFY(QFile::copy(file, data + u"/mine.json"_s));
        const Answer byName = tocsinctl(stamp + QStringList{u"--style"_s, u"mine"_s});
        QCOMPARE(byName.out, QByteArray("2023-09-29 12:20:00 UTC+02:00\n"));
        const Answer unknown = tocsinctl(stamp + QStringList{u"--style"_s, u"baroque"_s});
        QVERIFY2(unknown.err.contains("clever, gandi, host, mine, runbox, tiger, tocsin"), unknown.said().constData());
        QVERIFY(QFile::remove(data + u"/mine.json"_s));
        QFile bad(data + u"/mine.json"_s);
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("[]") == 2);
        bad.close();
        const Answer unreadable = tocsinctl(stamp + QStringList{u"--style"_s, u"mine"_s});
        QCOMPARE(unreadable.exitCode, 2);
        QVERIFY2(unreadable.err.contains("styles/mine.json: no object"), unreadable.said().constData());
        QVERIFY(QFile::remove(bad.fileName()));
    }

    void rendersABodyAndAnIncident()
    {
        const QString body = write(u"body.json"_s, R"({"markdown":"Down since {t1}.","tokens":[{"type":"instant","instant":1695982800000,"zone":"Europe/Paris"}]})");
        const QStringList common{u"--zones"_s, u"Europe/Paris"_s, u"--language"_s, u"en"_s};
        const Answer text = tocsinctl(QStringList{u"render"_s, u"--file"_s, body} + common);
        QVERIFY2(text.exitCode == 0, text.said().constData());
        QCOMPARE(text.out, QByteArray("Down since 2023-09-29 12:20 CEST.\n"));
        const Answer html = tocsinctl(QStringList{u"render"_s, u"--file"_s, body, u"--as"_s, u"html"_s} + common);
        QVERIFY2(html.out.contains("<time datetime=\"2023-09-29T10:20:00Z\">"), html.out.constData());
        const Answer broken = tocsinctl({u"render"_s, u"--file"_s, write(u"broken.json"_s, "{\"markdown\": ")});
        QCOMPARE(broken.exitCode, 1);
        QVERIFY(broken.err.contains("broken.json"));

        const QString id = tocsinctl(with({u"list"_s, u"--limit"_s, u"1"_s, u"--status"_s, u"resolved"_s, u"--format"_s, u"json"_s}, m_demo))
                               .json().value("incidents"_L1).toArray().first().toObject().value("id"_L1).toString();
        for (const char *form : {"text", "markdown", "html"}) {
            const Answer post = tocsinctl(with({u"render"_s, u"--incident"_s, id, u"--as"_s, QString::fromLatin1(form)}, m_demo));
            QVERIFY2(post.exitCode == 0, post.said().constData());
            QVERIFY(!post.out.isEmpty() && !post.out.contains("{t1}") && !post.out.contains("{stamp}") && !post.out.contains("{title}"));
        }
    }

    void checkSaysWhatIsThere()
    {
        const Answer clean = tocsinctl(with({u"check"_s, u"--format"_s, u"json"_s}, m_demo));
        QVERIFY2(clean.exitCode == 0, clean.said().constData());
        QCOMPARE(clean.json().value("clean"_L1).toBool(), true);
        QCOMPARE(clean.json().value("incidents"_L1).toInt(), 120);
        const Answer rebuilt = tocsinctl(with({u"check"_s, u"--rebuild"_s, u"--format"_s, u"json"_s}, m_demo));
        QVERIFY2(rebuilt.exitCode == 0, rebuilt.said().constData());
        QCOMPARE(rebuilt.json().value("rebuilt"_L1).toBool(), true);
        QCOMPARE(rebuilt.json().value("differences"_L1).toArray(), QJsonArray());
    }

    void whatIsNoWorkspaceIsLeftUntouched_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isNewer");
        QTest::newRow("not SQLite") << QByteArray("Dear diary, today the filer hung again.\n") << false;
        QTest::newRow("cut off") << read(m_demo).left(5000) << false;
        QTest::newRow("newer") << QByteArray() << true;
    }
    void whatIsNoWorkspaceIsLeftUntouched()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(const bool, isNewer);
        if (isNewer) {
            bytes = read(m_demo);
            // PRAGMA user_version, big endian at byte 60 of the header (sqlite.org/fileformat2.html).
            bytes.replace(60, 4, QByteArray("\x7f\xff\xff\xff", 4));
        }
        const QString file = write(u"strange.tocsin"_s, bytes);
        const QString post = write(u"post.txt"_s, inventedPost(3).toUtf8());
        for (const QStringList &command : {QStringList{u"import"_s, post}, QStringList{u"check"_s}, QStringList{u"check"_s, u"--rebuild"_s},
                                           QStringList{u"list"_s}, QStringList{u"demo"_s}}) {
            const Answer answer = tocsinctl(with(command, file));
            QVERIFY2(answer.exitCode == 1, QByteArray(command.join(u' ').toUtf8() + ": " + answer.said()).constData());
            QVERIFY2(answer.err.contains("strange.tocsin"), answer.said().constData());
            QVERIFY2(read(file) == bytes, qUtf8Printable(command.join(u' ')));
        }
        QFile::remove(file);
    }

    void missingWorkspaceIsSaidAndNotMade()
    {
        for (const QStringList &command : {QStringList{u"list"_s}, QStringList{u"show"_s, u"inc:x"_s}, QStringList{u"check"_s}}) {
            const Answer answer = tocsinctl(with(command, path(u"nowhere.tocsin"_s)));
            QVERIFY2(answer.exitCode == 1, answer.said().constData());
            QVERIFY2(answer.err.contains("nowhere.tocsin"), answer.said().constData());
            QVERIFY(!QFile::exists(path(u"nowhere.tocsin"_s)));
        }
    }

    void fullDiskIsSaidAndTheFileStaysSound()
    {
        // A limit on the size of files is met like a full disk: the write fails.
        const QString workspace = path(u"full.tocsin"_s);
        QStringList files;
        for (int i = 0; i < 400; ++i)
            files.append(write(u"full%1.txt"_s.arg(i), inventedPost(i).toUtf8()));
        const Answer first = tocsinctl(with(QStringList{u"import"_s, u"--zone"_s, u"Europe/Paris"_s} + files.first(10), workspace));
        QVERIFY2(first.exitCode == 0, first.said().constData());
        QProcess limited;
        const qint64 blocks = QFileInfo(workspace).size() / 1024 + 200;
        limited.start(u"bash"_s, QStringList{u"-c"_s, u"trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\""_s.arg(blocks), tocsinctlPath()}
                                     + with(QStringList{u"import"_s, u"--zone"_s, u"Europe/Paris"_s} + files, workspace));
        QVERIFY(limited.waitForFinished(120'000));
        const QByteArray err = limited.readAllStandardError();
        QCOMPARE(limited.exitStatus(), QProcess::NormalExit);
        QVERIFY2(limited.exitCode() == 1, err.constData());
        QVERIFY2(err.contains("full.tocsin"), err.constData());
        const Answer check = tocsinctl(with({u"check"_s}, workspace));
        QVERIFY2(check.exitCode == 0, check.said().constData());
        const Answer again = tocsinctl(with(QStringList{u"import"_s, u"--zone"_s, u"Europe/Paris"_s} + files, workspace));
        QVERIFY2(again.exitCode == 0, again.said().constData());
        QCOMPARE(tocsinctl(with({u"list"_s, u"--format"_s, u"json"_s}, workspace)).json().value("incidents"_L1).toArray().size(), 400);
    }

    void demoIsNotMixedWithOnesOwn()
    {
        const QByteArray before = tocsinctl(with({u"list"_s}, m_demo)).out;
        const Answer answer = tocsinctl(with({u"demo"_s, u"--incidents"_s, u"5"_s}, m_demo));
        QCOMPARE(answer.exitCode, 1);
        QVERIFY(answer.err.contains("not empty"));
        QCOMPARE(tocsinctl(with({u"list"_s}, m_demo)).out, before);
    }

    void closedPipeDoesNotCrash()
    {
        QProcess shell;
        shell.start(u"bash"_s, {u"-c"_s, u"\"$0\" list --workspace \"$1\" | head -n 1"_s, tocsinctlPath(), m_demo});
        QVERIFY(shell.waitForFinished(60'000));
        QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
        QCOMPARE(shell.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_CtlCommands)
#include "tst_ctlcommands.moc"
