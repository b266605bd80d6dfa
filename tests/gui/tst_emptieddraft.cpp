// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody wrote and took out again leaves nothing on the desk, and comes back while its composer is open.
#include "tests/gui/postingfixture.h"
#include "ui/composer/postfields.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class EmptiedDraftTest : public QObject, PostingFixture
{
    Q_OBJECT

    /// What the desk lists of them, in their order.
    [[nodiscard]] QStringList listed() const
    {
        QStringList words;
        const auto reader = WorkspaceReader::open(m_fixture->path);
        for (const WorkspaceReader::StoredDraft &stored : (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>()))
            words.append(stored.draft.title + stored.draft.body.markdown);
        return words;
    }
    /// Takes out all that stands in the text of @p composer.
    static void empty(Composer &composer)
    {
        QTest::keyClick(&composer.text(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&composer.text(), Qt::Key_Delete);
        QVERIFY(composer.text().isBlank());
    }
    /// Begins to write in a composer of the kind that a row names.
    Composer *beginIn(const QString &where)
    {
        m_window->goToIncident(m_fixture->rebuild);
        if (where == "panel"_L1) {
            m_window->writeUpdate();
            return &panel();
        }
        if (where == "correction"_L1) {
            const Story rebuild = story(m_fixture->rebuild);
            return &flow().correct(rebuild, rebuild.updates.constLast().id)->composer();
        }
        const auto kind = enumFrom<IncidentKind>(where);
        return &flow().newStory(kind.value_or(IncidentKind::Incident))->composer();
    }

private slots:
    void init()
    {
        begin();
        open();
    }
    void cleanup() { end(); }

    void whatWasTakenOutAgainIsNoDraftAndComesBackWithUndo_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"panel", "incident", "maintenance", "announcement", "correction"})
            QTest::newRow(where) << QString::fromLatin1(where);
    }
    void whatWasTakenOutAgainIsNoDraftAndComesBackWithUndo()
    {
        QFETCH(const QString, where);
        Composer &composer = *beginIn(where);
        QTest::keyClicks(&composer.text(), u"Hardly typed."_s);
        settle();
        QCOMPARE(listed().size(), 1);
        const QStringList typed = listed();
        empty(composer);
        settle();
        QCOMPARE(listed(), QStringList());
        QVERIFY(composer.findChild<QLabel *>(u"composerState"_s)->isHidden());
        flow().refresh(); // as when another console posts
        m_window->goToIncident(m_fixture->rebuild);
        QTest::keyClick(&composer.text(), Qt::Key_Z, Qt::ControlModifier);
        settle();
        QCOMPARE(listed(), typed);
    }

    void aDraftThatIsTakenUpAgainAndEmptiedIsGone()
    {
        Composer &first = *beginIn(u"incident"_s);
        QTest::keyClicks(&first.text(), u"Hardly typed."_s);
        const PostDraft stored = first.draft();
        QVERIFY(first.window()->close());
        settle();
        QCOMPARE(listed().size(), 1);
        Composer &again = flow().openDraft(stored)->composer();
        empty(again);
        QVERIFY(again.window()->close());
        settle();
        QCOMPARE(listed(), QStringList());
    }

    void whatIsLeftInAFieldIsKept_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("a title") << u"postTitle"_s << u"Mail is down"_s << false;
        QTest::newRow("a target") << u"scopeField"_s << u"filer-par-03"_s << true;
        QTest::newRow("half a target") << u"scopeField"_s << u"fil"_s << false;
    }
    void whatIsLeftInAFieldIsKept()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, typed);
        QFETCH(const bool, isTaken);
        Composer &composer = *beginIn(u"incident"_s);
        QTest::keyClicks(&composer.text(), u"Hardly typed."_s);
        QTest::keyClicks(composer.findChild<QWidget *>(field), typed);
        if (isTaken)
            QTest::keyClick(composer.findChild<QWidget *>(field), Qt::Key_Return);
        empty(composer);
        settle();
        QCOMPARE(listed().size(), 1);
    }

    void thereIsNothingToThrowAwayOfAnEmptiedOne()
    {
        Composer &composer = *beginIn(u"panel"_s);
        QTest::keyClicks(&composer.text(), u"Hardly typed."_s);
        empty(composer);
        QSignalSpy discarded(&flow(), &PostingFlow::discarded);
        composer.findChild<QPushButton *>(u"composerDiscard"_s)->click();
        QCOMPARE(discarded.size(), 0);
        settle();
        QCOMPARE(listed(), QStringList());
    }
};

QTEST_MAIN(EmptiedDraftTest)
#include "tst_emptieddraft.moc"
