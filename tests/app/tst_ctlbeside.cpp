// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/factwriter.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"
#include "tests/support/tocsinctl.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

using namespace tocsin;
using namespace tocsin::test;
using namespace Qt::StringLiterals;

/// `tocsinctl post` beside other programs that have the same workspace open.
class tst_CtlBeside : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_workspace;

    [[nodiscard]] QStringList postOf(const QStringList &arguments) const
    {
        return QStringList{u"post"_s} + arguments + QStringList{u"--body"_s, u"-"_s, u"--workspace"_s, m_workspace, u"--format"_s, u"json"_s};
    }

    [[nodiscard]] QString begun() const
    {
        return tocsinctl(postOf({u"--title"_s, u"amur down"_s, u"--targets"_s, u"amur"_s, u"--new-targets"_s, u"--level"_s, u"degraded"_s}), "We look into it.")
            .json()
            .value("incident"_L1)
            .toString();
    }

    [[nodiscard]] QList<Update> updatesOf(const QString &id) const
    {
        const auto reader = WorkspaceReader::open(m_workspace);
        const auto story = reader ? (*reader)->story(id) : Result<Story>(tl::unexpected(reader.error()));
        return story ? story->updates : QList<Update>();
    }

private slots:
    void initTestCase() { QVERIFY2(QFile::exists(tocsinctlPath()), "build the target tocsinctl first"); }
    void init()
    {
        failOnWarnings();
        m_workspace = m_folder.filePath(u"%1.tocsin"_s.arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    /// The window's threads open readers beside the writer: their looks at the file must not take the writer's locks with them, or the next program
    /// that leaves is the last one to SQLite, and removes the log in which the window goes on writing.
    void leavesTheLogToWhoHasTheWorkspaceOpen()
    {
        const QString id = begun();
        const auto workspace = Workspace::open(m_workspace);
        QVERIFY(workspace);
        auto reader = WorkspaceReader::open(m_workspace);
        QVERIFY(reader);
        QVERIFY((*reader)->targets());

        const Answer posted = tocsinctl(postOf({id}), "From another program.");
        QVERIFY2(posted.exitCode == 0, posted.said().constData());
        QVERIFY2(QFile::exists(m_workspace + u"-wal"_s), "the other program took the log away");
        const FakeClock clock(fromIsoUtc(u"2027-01-01T00:00Z"_s).value_or(0));
        FactWriter writer(u"maria"_s, clock, *(*workspace)->lastHlc());
        writer.put(Target{u"srv:lena"_s, TargetKind::Server, u"lena"_s, {}, {}, {}});
        QVERIFY((*workspace)->commit(writer.take().documents));
        const Answer named = tocsinctl(postOf({id, u"--add-targets"_s, u"lena"_s}), "lena, too.");
        QVERIFY2(named.exitCode == 0, named.said().constData());
        QCOMPARE(updatesOf(id).size(), 3);
    }

    void saysThatItIsPostedWhereTheAnswerCannotBeWritten()
    {
        const QString id = begun();
        QProcess shell;
        shell.setStandardOutputFile(u"/dev/full"_s);
        shell.start(tocsinctlPath(), postOf({id}));
        shell.write("Said once.");
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        const QByteArray said = shell.readAllStandardError();
        QCOMPARE(updatesOf(id).size(), 2);
        QVERIFY2(said.contains("it was posted, as ") && said.contains(updatesOf(id).constLast().id.toUtf8()), said.constData());
    }

    void doesWithoutStandardInput()
    {
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"exec \"$0\" \"$@\" <&-"_s, tocsinctlPath(), u"lint"_s, u"-"_s});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        const QByteArray said = shell.readAllStandardError();
        QVERIFY2(said.contains("standard input") && said.contains("Bad file descriptor"), said.constData());
    }

    void takesPostsOfManyAtOnce()
    {
        const QString id = begun();
        constexpr int many = 20;
        for (int round = 0; round < 3; ++round) {
            std::vector<std::unique_ptr<QProcess>> posts;
            for (int i = 0; i < many; ++i) {
                auto &process = posts.emplace_back(std::make_unique<QProcess>());
                process->start(tocsinctlPath(), postOf({id}));
                process->write(u"Post %1 of round %2."_s.arg(i).arg(round).toUtf8());
                process->closeWriteChannel();
            }
            for (const auto &process : posts) {
                QVERIFY(process->waitForFinished(120'000));
                const QByteArray said = process->readAllStandardError();
                QVERIFY2(process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0, said.constData());
            }
        }
        const QList<Update> updates = updatesOf(id);
        QSet<QString> texts;
        for (const Update &update : updates)
            texts.insert(update.body.markdown);
        QCOMPARE(updates.size(), 1 + 3 * many);
        QCOMPARE(texts.size(), updates.size());
        const Answer checked = tocsinctl({u"check"_s, u"--workspace"_s, m_workspace});
        QVERIFY2(checked.exitCode == 0, checked.said().constData());
    }
};

QTEST_GUILESS_MAIN(tst_CtlBeside)
#include "tst_ctlbeside.moc"
