// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/workspacesession.h"
#include "models/itemmodels/workspacewriter.h"
#include "tests/gui/shellfixture.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/finalpreview.h"
#include "ui/composer/tokenedit.h"
#include "ui/shell/inspector.h"
#include "ui/shell/noticebar.h"
#include "ui/shell/postingflow.h"
#include "ui/shell/writingpanel.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

namespace tocsin::test {

/// A console on which somebody writes and posts, with the workspace of ShellFixture: what a test of it begins with, does and looks at.
class PostingFixture
{
protected:
    std::unique_ptr<ShellFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;

    /// Before each test.
    void begin()
    {
        failOnWarnings();
        m_fixture = std::make_unique<ShellFixture>();
        m_fixture->fillWorkspace();
    }
    /// After each test.
    void end()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void open()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->services());
        m_window->show();
        m_window->openWorkspace(m_fixture->path);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    [[nodiscard]] PostingFlow &flow() const { return *m_window->posting(); }
    [[nodiscard]] Composer &panel() const { return m_window->writing().composer(); }
    void settle()
    {
        QVERIFY(flow().saveDrafts());
        QCoreApplication::processEvents();
        m_window->session()->look();
        QCoreApplication::processEvents();
    }
    /// Another program of @p user writes into the file.
    void writeAs(const QString &user, const WorkspaceWriter::Job &job)
    {
        WorkspaceWriter writer(m_fixture->path, user, m_fixture->clock);
        QSignalSpy failed(&writer, &WorkspaceWriter::failed);
        writer.write(job);
        QVERIFY(writer.flush());
        QCOMPARE(failed.count(), 0);
    }
    [[nodiscard]] QMap<QString, QString> drafts() const
    {
        QMap<QString, QString> words;
        const auto reader = WorkspaceReader::open(m_fixture->path);
        for (const WorkspaceReader::StoredDraft &stored : (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>()))
            words.insert(stored.draft.key, stored.draft.body.markdown);
        return words;
    }
    [[nodiscard]] PostDraft storedDraft() const
    {
        const auto reader = WorkspaceReader::open(m_fixture->path);
        const auto drafts = (*reader)->drafts().value_or(QList<WorkspaceReader::StoredDraft>());
        return drafts.isEmpty() ? PostDraft() : drafts.first().draft;
    }
    [[nodiscard]] Story story(const QString &id) const
    {
        const auto reader = WorkspaceReader::open(m_fixture->path);
        return (*reader)->story(id).value_or(Story());
    }
    /// Begins an update of @p incident in the panel.
    void write(const QString &incident, const QString &words)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->goToIncident(incident);
        m_window->writeUpdate();
        QTRY_COMPARE(QApplication::focusWidget(), &panel().text());
        QTest::keyClicks(QApplication::focusWidget(), words);
    }
    [[nodiscard]] QList<ComposerWindow *> composers() const
    {
        QList<ComposerWindow *> windows;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<ComposerWindow *>(widget); window && window->isVisible())
                windows.append(window);
        }
        return windows;
    }
    [[nodiscard]] QString notice() const { return m_window->findChild<NoticeBar *>()->findChild<QLabel *>()->text(); }
    /// An update of the rebuild that waits for approval.
    [[nodiscard]] PostDraft waitingDraft(const QString &author) const
    {
        PostDraft draft;
        draft.key = QStringLiteral("01ARZ3NDEKTSV4RRFFQ69G5FB0");
        draft.state = PostDraft::State::Waiting;
        draft.incident = m_fixture->rebuild;
        draft.writtenBy = author;
        draft.body.markdown = QStringLiteral("Ben thinks it is over.");
        draft.language = QStringLiteral("en");
        draft.zone = QStringLiteral("Europe/Paris");
        draft.changed = m_fixture->clock.now();
        return draft;
    }
    /// Sends what @p composer holds, past the last look.
    void send(Composer &composer)
    {
        FinalPreview *look = flow().lookOnceMore(composer);
        QTRY_VERIFY(look->isVisible());
        look->findChild<QPushButton *>(QStringLiteral("finalSend"))->click();
        QCOMPARE(flow().poster().leaving().size(), 1);
        QTRY_VERIFY(!QApplication::focusWidget()); // the look is gone; without a window manager nothing has the focus then
    }
    void letItLeave()
    {
        m_fixture->clock.advance(11 * secondMs);
        flow().poster().look();
        settle();
    }
};

} // namespace tocsin::test
