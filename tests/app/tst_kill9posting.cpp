// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/draftkeeper.h"
#include "models/itemmodels/poster.h"
#include "tests/app/writingscript.h"
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>

using namespace tocsin;
using namespace tocsin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double promisedMs = 1000; ///< nothing that was typed longer ago is lost

int number(const char *variable, int fallback)
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue(variable, &isSet);
    return isSet ? value : fallback;
}

/// What is known of one composer from the log, and from what was found after the kills before.
struct Composer
{
    enum class State { Writing, Sending, Posted, Dropped };
    QString incident;
    QString corrects;
    QStringList texts; ///< every state of its text, oldest first
    QList<double> typed; ///< when, by the script's clock of good time; of what was found after a kill: long ago
    State state = State::Writing;
    double dropped = 0;
    QString sent; ///< the text that was posted
    QString update; ///< where the script was told that it is
};

/// A file that is written and killed again and again.
struct Lane
{
    QString workspace;
    QString log;
    std::unique_ptr<QProcess> process;
    qint64 killAt = 0;
    int kills = 0;
    QHash<QString, Composer> composers;
};

/// What stands in the file.
struct Found
{
    QHash<QString, QString> posts; ///< text by key
    QHash<QString, QString> ids; ///< update's id by key
    QHash<QString, QString> drafts; ///< text by key
    QHash<QString, Story> stories;
};

QString keyOf(const QString &id)
{
    return id.section(u':', -1);
}

} // namespace

/// A script types, posts with a short undo strip, edits what is posted, takes back and throws away (tests/app/writingscript.h), and is killed with SIGKILL at 500
/// random moments. After each: nothing that was typed more than a second before is lost (a draft or a post holds it), nothing that was confirmed as posted is lost,
/// nothing is doubled, what was taken back is not posted, and now and then `tocsinctl check` is clean. The next script goes on with what it finds.
///
/// Several scripts run side by side, because they wait for their clocks most of the time. Seconds are those of the script's own clock of good time (writingscript.h).
/// TOCSIN_KILLS changes the number, TOCSIN_KILL_SEED repeats a run (as far as the machine does).
class tst_Kill9Posting : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QElapsedTimer m_timer;
    QRandomGenerator m_random;
    int m_files = 0;
    int m_rounds = 0;
    qint64 m_oldWords = 0; ///< texts that had to be there because they were old enough
    qint64 m_posts = 0;
    qint64 m_takenBack = 0;
    qint64 m_comebacks = 0;
    double m_goodMs = 0;
    double m_realMs = 0;

    void start(Lane &lane)
    {
        constexpr int killsPerFile = 25;
        if (lane.workspace.isEmpty() || lane.kills % killsPerFile == 0) {
            lane.workspace = m_folder.filePath(u"%1.tocsin"_s.arg(++m_files));
            lane.composers.clear();
        }
        lane.log = m_folder.filePath(u"%1.log"_s.arg(++m_rounds));
        lane.process = std::make_unique<QProcess>();
        lane.process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        lane.process->start(QCoreApplication::applicationFilePath(), {u"--write"_s, lane.workspace, lane.log, QString::number(m_rounds)});
        QVERIFY(lane.process->waitForStarted());
        constexpr int longestMs = 2600;
        lane.killAt = m_timer.elapsed() + m_random.bounded(longestMs);
    }

    static Found read(const Lane &lane)
    {
        Found found;
        if (!QFile::exists(lane.workspace))
            return found;
        // As the next program would: a file whose log has to be played back is put right by opening it.
        if (const auto opened = Workspace::open(lane.workspace); !opened)
            qFatal("%s", qUtf8Printable(opened.error().detail));
        const auto reader = WorkspaceReader::open(lane.workspace);
        if (!reader)
            qFatal("%s", qUtf8Printable(reader.error().detail));
        const auto rows = (*reader)->incidents();
        for (const IncidentRow &row : rows.value_or(QList<IncidentRow>())) {
            const auto story = (*reader)->story(row.id);
            const auto facts = (*reader)->facts(row.id);
            if (!story || !facts)
                qFatal("%s", qUtf8Printable(row.id));
            found.stories.insert(row.id, *story);
            for (const Fact &fact : *facts) { // revisions too
                const auto *update = std::get_if<Update>(&fact.body);
                if (!update)
                    continue;
                if (found.posts.contains(keyOf(fact.id)))
                    qFatal("posted twice: %s", qUtf8Printable(fact.id));
                found.posts.insert(keyOf(fact.id), flatText(update->body));
                found.ids.insert(keyOf(fact.id), fact.id);
            }
        }
        QSet<QString> incidents;
        for (const Composer &composer : lane.composers)
            incidents.insert(composer.incident);
        for (const QString &incident : std::as_const(incidents)) {
            const auto document = (*reader)->document(draftDocumentId(incident, scriptUser));
            if (!document)
                continue;
            const auto drafts = draftsFrom(*document); // all that stand there, drafts() would leave posted ones out
            if (!drafts)
                qFatal("%s", qUtf8Printable(drafts.error().detail));
            for (const PostDraft &draft : *drafts)
                found.drafts.insert(draft.key, flatText(draft.body));
        }
        return found;
    }

    /// Adds what the killed script has logged. Gives its last instant of good time.
    double follow(Lane &lane)
    {
        QFile file(lane.log);
        double now = 0;
        if (!file.open(QIODevice::ReadOnly))
            return now; // killed before it began
        const QList<QByteArray> lines = file.readAll().split('\n');
        GoodTime time;
        qint64 last = 0;
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) { // what is not ended by a line feed was cut off
            const QStringList parts = QString::fromUtf8(lines.at(i)).split(u'\t');
            const QString &what = parts.at(0);
            last = parts.at(1).toLongLong();
            now = time.at(last);
            if (what == "beat"_L1) {
                time.beat(last);
                continue;
            }
            Composer &composer = lane.composers[parts.at(2)];
            if (what == "type"_L1) {
                if (!composer.texts.isEmpty() && !parts.at(5).startsWith(composer.texts.last()))
                    qFatal("%s came back as something else: %s", qUtf8Printable(parts.at(2)), lines.at(i).constData());
                m_comebacks += composer.typed.isEmpty() || composer.typed.last() >= 0 ? 0 : 1;
                composer.incident = parts.at(3);
                composer.corrects = parts.at(4);
                composer.texts.append(parts.at(5));
                composer.typed.append(now);
                composer.state = Composer::State::Writing;
            } else if (what == "send"_L1) {
                composer.state = Composer::State::Sending;
                composer.sent = parts.at(3);
            } else if (what == "back"_L1) {
                composer.state = Composer::State::Writing;
                ++m_takenBack;
            } else if (what == "drop"_L1) {
                composer.state = Composer::State::Dropped;
                composer.dropped = now;
            } else if (what == "posted"_L1) {
                composer.state = Composer::State::Posted;
                composer.update = parts.at(3);
                ++m_posts;
            } else {
                qFatal("%s", lines.at(i).constData()); // "failed": the disk did not
            }
        }
        m_goodMs += now;
        m_realMs += double(last);
        return now;
    }

    void judge(Lane &lane, const Found &found, double now)
    {
        using State = Composer::State;
        for (const auto &texts : {found.posts, found.drafts}) {
            for (auto text = texts.cbegin(); text != texts.cend(); ++text)
                QVERIFY2(lane.composers.contains(text.key()), qPrintable(u"nobody wrote "_s + text.key()));
        }
        QHash<QString, int> begun; // updates that each story should have
        for (auto it = lane.composers.begin(); it != lane.composers.end(); ++it) {
            Composer &composer = *it;
            const QString &key = it.key();
            const bool isPosted = found.posts.contains(key);
            const bool isDraft = found.drafts.contains(key);
            const auto because = [&](const char *what) { return (QLatin1StringView(what) + u": %1 in %2, see %3"_s.arg(key, lane.workspace, lane.log)).toUtf8(); };
            QVERIFY2(!isPosted || !isDraft, because("posted, and a draft again").constData());
            QVERIFY2(!isPosted || composer.state == State::Sending || composer.state == State::Posted, because("posted, though nobody sent it or it was taken back").constData());
            if (composer.state == State::Posted) {
                QVERIFY2(isPosted, because("was confirmed as posted, and is lost").constData());
                QVERIFY2(composer.update.isEmpty() || found.ids.value(key) == composer.update, because("posted twice").constData());
            }
            if (isPosted)
                QVERIFY2(found.posts.value(key) == composer.sent, because("posted with other words").constData());
            if (isDraft)
                QVERIFY2(composer.texts.contains(found.drafts.value(key)), because("a draft that nobody wrote so").constData());
            if (composer.state == State::Dropped) {
                QVERIFY2(!isDraft || now - composer.dropped <= promisedMs, because("thrown away, and there again").constData());
            } else {
                qsizetype old = -1; // the newest text that has to be there
                while (old + 1 < composer.texts.size() && now - composer.typed.at(old + 1) > promisedMs)
                    ++old;
                if (old >= 0) {
                    QVERIFY2(isPosted || isDraft, because("typed long ago, and lost").constData());
                    QVERIFY2(isPosted || composer.texts.lastIndexOf(found.drafts.value(key)) >= old, because("the last second is not all that is lost").constData());
                    ++m_oldWords;
                }
            }
            if (isPosted && composer.corrects.isEmpty())
                ++begun[composer.incident];
            if (isPosted && !composer.corrects.isEmpty()) {
                for (const Update &update : found.stories.value(composer.incident).updates)
                    QVERIFY2(update.id != composer.corrects, because("corrected, and there again").constData());
            }

            // What the next script finds.
            composer.typed.clear();
            composer.texts.clear();
            if (isPosted) {
                composer.state = State::Posted;
                composer.update = found.ids.value(key);
            } else if (isDraft) {
                composer.state = State::Writing;
                composer.texts.append(found.drafts.value(key));
                composer.typed.append(-promisedMs);
            } else {
                composer.state = State::Dropped;
                composer.dropped = -2 * promisedMs;
            }
        }
        QCOMPARE(found.stories.size(), begun.size()); // no story is doubled, none is empty
        for (auto story = begun.cbegin(); story != begun.cend(); ++story)
            QCOMPARE(int(found.stories.value(story.key()).updates.size()), *story);
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(tocsinctlPath()), "build the target tocsinctl first"); }
    void init() { failOnWarnings(); }

    void losesNothingAndDoublesNothing()
    {
        const int kills = number("TOCSIN_KILLS", 500);
        const quint32 seed = quint32(number("TOCSIN_KILL_SEED", int(QRandomGenerator::global()->bounded(1'000'000))));
        qInfo("kills %d, TOCSIN_KILL_SEED=%u", kills, seed);
        m_random.seed(seed);
        m_timer.start();
        constexpr int sideBySide = 8;
        std::vector<Lane> lanes(size_t(std::min(kills, sideBySide)));
        for (Lane &lane : lanes) {
            start(lane);
            if (QTest::currentTestFailed())
                return;
        }
        int checks = 0;
        for (int kill = 1; kill <= kills; ++kill) {
            Lane &lane = *std::ranges::min_element(lanes, {}, &Lane::killAt);
            if (const qint64 wait = lane.killAt - m_timer.elapsed(); wait > 0)
                QThread::msleep(static_cast<unsigned long>(wait));
            ::kill(static_cast<pid_t>(lane.process->processId()), SIGKILL);
            QVERIFY(lane.process->waitForFinished(60'000));
            QCOMPARE(lane.process->exitStatus(), QProcess::CrashExit); // it never ends by itself,
            QCOMPARE(lane.process->exitCode(), SIGKILL); // nor of something else
            ++lane.kills;
            const double now = follow(lane);
            judge(lane, read(lane), now);
            if (QTest::currentTestFailed())
                break;
            QFile::remove(lane.log);
            QFile::remove(lane.log + u".beat"_s);
            if (lane.kills % 8 == 0 && QFile::exists(lane.workspace)) {
                const Answer check = tocsinctl({u"check"_s, u"--workspace"_s, lane.workspace});
                QVERIFY2(check.exitCode == 0, check.said().constData());
                ++checks;
            }
            lane.killAt = std::numeric_limits<qint64>::max();
            if (kill + static_cast<int>(lanes.size()) <= kills)
                start(lane);
        }
        for (Lane &lane : lanes) {
            if (lane.process->state() != QProcess::NotRunning) {
                lane.process->kill();
                lane.process->waitForFinished();
            }
        }
        qInfo("%lld s, of the scripts' time %.0f %% was good; %lld posted, %lld taken back, %lld drafts went on after a kill, %lld had words that were old enough; checked %d times",
              m_timer.elapsed() / 1000, 100 * m_goodMs / m_realMs, m_posts, m_takenBack, m_comebacks, m_oldWords, checks);
        QVERIFY2(m_oldWords > kills / 10 && m_posts > kills / 10 && m_takenBack > kills / 50 && m_comebacks > kills / 50, "too little was tried");
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--write"_L1)
        return WritingScript(arguments.value(2), arguments.value(3), arguments.value(4).toUInt()).run();
    tst_Kill9Posting test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kill9posting.moc"
