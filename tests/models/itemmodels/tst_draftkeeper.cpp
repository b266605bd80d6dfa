// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/draftkeeper.h"
#include "models/storage/workspace.h"
#include "tests/models/storage/faultyvfs.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

namespace {

constexpr Instant noon = 1700049600000; // 2023-11-15T12:00:00Z
const QString incident = u"inc:01ARZ3NDEKTSV4RRFFQ69G5FAV"_s;
const QString firstKey = u"01ARZ3NDEKTSV4RRFFQ69G5FB0"_s;
const QString secondKey = u"01ARZ3NDEKTSV4RRFFQ69G5FB1"_s;

PostDraft draftSaying(const QString &words, const QString &key = firstKey)
{
    PostDraft draft;
    draft.key = key;
    draft.incident = incident;
    draft.beginsStory = true;
    draft.title = u"Filer down"_s;
    draft.body.markdown = words;
    draft.changed = noon;
    return draft;
}

} // namespace

class TestDraftKeeper : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock{noon};

    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.tocsin"_s); }
    /// What a program that starts now finds, by key.
    [[nodiscard]] QMap<QString, QString> found(const QString &user = {}) const
    {
        QMap<QString, QString> words;
        const auto reader = WorkspaceReader::open(path());
        const auto drafts = reader ? (*reader)->drafts(user) : tl::unexpected(reader.error());
        for (const WorkspaceReader::StoredDraft &stored : drafts.value_or(QList<WorkspaceReader::StoredDraft>()))
            words.insert(stored.draft.key, stored.draft.body.markdown);
        return words;
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void savesByItselfWhileSomebodyGoesOnTyping()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        QSignalSpy committed(&writer, &WorkspaceWriter::committed);
        QString words;
        QTimer typing;
        connect(&typing, &QTimer::timeout, this, [&] { keeper.keep(draftSaying(words += u'a')); });
        typing.start(20);
        QTRY_VERIFY_WITH_TIMEOUT(committed.count() >= 2, 20000); // never a pause of saveAfterMs
        typing.stop();
        QTRY_VERIFY_WITH_TIMEOUT(keeper.isSaved(), 20000);
        QVERIFY(saved.count() >= 1);
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, words}}));
        QVERIFY2(committed.count() < words.size(), "not one commit for every key");
    }

    void keepsTheDraftsOfTwoWindowsOnOneStory()
    {
        QVERIFY(Workspace::open(path())); // as windows find it; what two of them make of no file at all is another test's question
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        WorkspaceWriter otherWriter(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        DraftKeeper other(otherWriter);
        for (int i = 0; i < 20; ++i) {
            keeper.keep(draftSaying(u"one %1"_s.arg(i)));
            keeper.flush();
            other.keep(draftSaying(u"two %1"_s.arg(i), secondKey));
            other.flush();
        }
        QVERIFY(writer.flush() && otherWriter.flush());
        QVERIFY(keeper.isSaved() && other.isSaved());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one 19"_s}, {secondKey, u"two 19"_s}}));
        other.drop(incident, secondKey);
        other.flush();
        QVERIFY(otherWriter.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one 19"_s}}));
    }

    void keepsUsersApart()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        WorkspaceWriter otherWriter(path(), u"o:la %"_s, m_clock);
        DraftKeeper keeper(writer);
        DraftKeeper other(otherWriter);
        keeper.keep(draftSaying(u"hers"_s));
        other.keep(draftSaying(u"his"_s, secondKey));
        keeper.flush();
        other.flush();
        QVERIFY(writer.flush() && otherWriter.flush());
        QCOMPARE(found(u"maria"_s), (QMap<QString, QString>{{firstKey, u"hers"_s}}));
        QCOMPARE(found(u"o:la %"_s), (QMap<QString, QString>{{secondKey, u"his"_s}}));
        QCOMPARE(found().size(), 2);
    }

    void dropsWhatIsBlankOrThrownAway()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        keeper.keep(draftSaying(u"one"_s));
        keeper.keep(draftSaying(u"two"_s, secondKey));
        keeper.flush();
        QVERIFY(writer.flush());
        QCOMPARE(found().size(), 2);
        PostDraft blank = draftSaying(u" \n"_s);
        blank.title.clear();
        keeper.keep(blank);
        keeper.drop(incident, secondKey);
        keeper.flush();
        QVERIFY(writer.flush());
        QVERIFY(found().isEmpty());
        QVERIFY(keeper.isSaved());
    }

    void writesNothingWhereNothingChanged()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        keeper.keep(draftSaying(u"one"_s));
        keeper.flush();
        QVERIFY(writer.flush());
        const auto reader = WorkspaceReader::open(path());
        const auto before = (*reader)->document(draftDocumentId(incident, u"maria"_s));
        keeper.keep(draftSaying(u"one"_s));
        keeper.drop(incident, secondKey);
        keeper.flush();
        QVERIFY(writer.flush());
        QVERIFY(keeper.isSaved());
        QCOMPARE((*reader)->document(draftDocumentId(incident, u"maria"_s))->rev, before->rev);
    }

    void twoProgramsThatGoOnWithOneDraftDoNotOverwriteEachOther()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        keeper.keep(draftSaying(u"one"_s));
        keeper.flush();
        QVERIFY(writer.flush());
        WorkspaceWriter otherWriter(path(), u"maria"_s, m_clock);
        DraftKeeper other(otherWriter);
        other.adopt(draftSaying(u"one"_s));
        other.keep(draftSaying(u"one of the other"_s));
        other.flush();
        QVERIFY(otherWriter.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other"_s}}));

        QSignalSpy forked(&keeper, &DraftKeeper::forked);
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        keeper.keep(draftSaying(u"one, and more"_s));
        keeper.flush();
        keeper.keep(draftSaying(u"one, and still more"_s)); // before it has heard of it
        QVERIFY(writer.flush());
        QCOMPARE(forked.count(), 1);
        QCOMPARE(forked.first().at(0).toString(), firstKey);
        const QString own = forked.first().at(1).toString();
        keeper.flush();
        QVERIFY(writer.flush());
        QVERIFY(keeper.isSaved());
        QCOMPARE(saved.last().first().toString(), own);
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other"_s}, {own, u"one, and still more"_s}}));
        keeper.keep(draftSaying(u"one, and most"_s, own));
        other.keep(draftSaying(u"one of the other, too"_s));
        keeper.flush();
        other.flush();
        QVERIFY(writer.flush() && otherWriter.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other, too"_s}, {own, u"one, and most"_s}}));
        QCOMPARE(forked.count(), 1);
    }

    void throwsNothingAwayThatAnotherProgramHasWritten()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        keeper.keep(draftSaying(u"one"_s));
        keeper.flush();
        QVERIFY(writer.flush());
        WorkspaceWriter otherWriter(path(), u"maria"_s, m_clock);
        DraftKeeper other(otherWriter);
        other.adopt(draftSaying(u"one"_s));
        other.keep(draftSaying(u"one of the other"_s));
        other.flush();
        QVERIFY(otherWriter.flush());
        keeper.drop(incident, firstKey);
        keeper.flush();
        QVERIFY(writer.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one of the other"_s}}));
        other.drop(incident, firstKey);
        other.flush();
        QVERIFY(otherWriter.flush());
        QVERIFY(found().isEmpty());
    }

    void knowsADraftThatCountedDownForItsOwn()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        QSignalSpy forked(&keeper, &DraftKeeper::forked);
        keeper.keep(draftSaying(u"one"_s));
        keeper.flush();
        PostDraft leaving = draftSaying(u"one"_s);
        leaving.state = PostDraft::State::Leaving;
        leaving.bypass = u"alone"_s;
        leaving.changed += minuteMs;
        writer.write([leaving](WritingDesk &desk) { return writeDraft(desk, leaving); });
        keeper.keep(draftSaying(u"two"_s));
        keeper.flush();
        QVERIFY(writer.flush());
        QCOMPARE(forked.count(), 0);
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"two"_s}}));
    }

    void savesWhatIsLeftWhenItIsDestroyed()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        {
            DraftKeeper keeper(writer);
            keeper.keep(draftSaying(u"last words"_s));
        }
        QVERIFY(writer.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"last words"_s}}));
    }

    void doesNotBringBackWhatIsPosted()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        keeper.keep(draftSaying(u"We look"_s));
        keeper.flush();
        WorkspaceWriter approver(path(), u"ola"_s, m_clock);
        approver.write([](WritingDesk &desk) -> Result<void> {
            desk.facts.beginStory({IncidentKind::Incident, noon, true, u"UTC"_s, u"en"_s, false, {}, {}}, incident);
            Update update;
            update.at = noon;
            update.language = u"en"_s;
            update.body.markdown = u"We look"_s;
            desk.facts.addPost(update, firstKey);
            return {};
        });
        QVERIFY(writer.flush() && approver.flush());
        QVERIFY(found().isEmpty()); // though it still stands in her document
        keeper.keep(draftSaying(u"We look too late"_s)); // a timer that fired late
        keeper.keep(draftSaying(u"next"_s, secondKey));
        keeper.flush();
        QVERIFY(writer.flush());
        QCOMPARE(found(), (QMap<QString, QString>{{secondKey, u"next"_s}}));
        const auto reader = WorkspaceReader::open(path());
        QCOMPARE(draftsFrom(*(*reader)->document(draftDocumentId(incident, u"maria"_s)))->size(), 1);
    }

    void keepsTheTextAndTriesAgainWhenTheDiskFails()
    {
        FaultyDisk disk; // sees files that are opened from now on
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        QSignalSpy failedSpy(&keeper, &DraftKeeper::failed);
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        keeper.keep(draftSaying(u"one"_s));
        keeper.flush();
        QVERIFY(writer.flush());
        QCOMPARE(saved.count(), 1);
        disk.failAt(0, FaultyDisk::Fault::Full);
        keeper.keep(draftSaying(u"one two"_s));
        keeper.flush();
        QVERIFY(writer.flush());
        QCOMPARE(failedSpy.count(), 1);
        QCOMPARE(failedSpy.first().at(0).toString(), firstKey);
        QVERIFY(failedSpy.first().at(1).value<Failure>().detail.contains(u"the disk is full"_s));
        QVERIFY(!keeper.isSaved());
        disk.heal();
        QTRY_VERIFY_WITH_TIMEOUT(keeper.isSaved(), 20000); // by itself
        QCOMPARE(found(), (QMap<QString, QString>{{firstKey, u"one two"_s}}));
    }

    void refusesADraftOfNoStory()
    {
        WorkspaceWriter writer(path(), u"maria"_s, m_clock);
        DraftKeeper keeper(writer);
        QSignalSpy failedSpy(&keeper, &DraftKeeper::failed);
        PostDraft draft = draftSaying(u"one"_s);
        draft.incident = u"x"_s;
        keeper.keep(draft);
        keeper.flush();
        QVERIFY(writer.flush());
        QCOMPARE(failedSpy.count(), 1);
        QCOMPARE(failedSpy.first().at(1).value<Failure>().code, Failure::Code::Rejected);
        keeper.drop(draft.incident, draft.key);
    }
};

QTEST_GUILESS_MAIN(TestDraftKeeper)
#include "tst_draftkeeper.moc"
