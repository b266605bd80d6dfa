// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/factwriter.h"
#include "models/domain/fold.h"
#include "models/domain/revision.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>
#include <QtTest>

namespace tocsin::test {

using namespace Qt::StringLiterals;

inline constexpr Instant noon = 1696000000000; // 2023-09-29T15:06:40Z

inline Update updateSaying(const QString &text, std::optional<Instant> at, std::optional<Status> status = {})
{
    Update update;
    update.at = at;
    update.posted = noon;
    update.statusAfter = status;
    update.language = u"en"_s;
    update.body = TokenText{text, {}};
    return update;
}

/// What the tests of Workspace and WorkspaceReader begin with: an empty workspace, open for writing and for reading.
class WorkspaceTest : public QObject
{
protected:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.tocsin"_s); }

    void setUp()
    {
        test::failOnWarnings();
        m_clock.set(noon);
        m_folder = std::make_unique<QTemporaryDir>();
        m_writer = std::make_unique<FactWriter>(u"maria"_s, m_clock, 1, Hlc{});
        openWorkspace();
        openReader();
    }

    void tearDown()
    {
        m_reader.reset();
        m_workspace.reset();
        m_writer.reset();
        m_folder.reset();
    }

    void openWorkspace()
    {
        auto opened = Workspace::open(path());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_workspace = *std::move(opened);
    }

    void openReader()
    {
        auto opened = WorkspaceReader::open(path());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_reader = *std::move(opened);
    }

    /// One story with a bit of everything; the facts are left in m_written.
    QString writeFlexo()
    {
        m_writer->put(Target{u"zone:par"_s, TargetKind::Zone, u"PAR"_s, u"Paris"_s, {}, u"Europe/Paris"_s});
        m_writer->put(Target{u"srv:flexo"_s, TargetKind::Server, u"flexo"_s, {}, {u"zone:par"_s}, {}});
        const QString incident = m_writer->beginStory({IncidentKind::Incident, noon, true, u"Europe/Paris"_s, u"en"_s, false, {}, u"print-1"_s});
        m_writer->add(TitleFact{u"Filer down in Paris"_s});
        m_writer->add(TargetsFact{{u"srv:flexo"_s, u"zone:par"_s}});
        m_writer->add(Impact{{}, u"srv:flexo"_s, Level::MajorOutage, {noon - hourMs, noon}, false, true});
        m_writer->add(Impact{{}, u"srv:bender"_s, Level::Degraded, {noon - hourMs, std::nullopt}, false, false});
        m_writer->add(updateSaying(u"We are looking at flexo."_s, noon - hourMs, Status::Investigating));
        m_writer->add(updateSaying(u"It is back."_s, noon, Status::Monitoring));
        m_writer->add(Promise{{}, PromiseKind::NextUpdate, noon + hourMs, {}});
        m_writer->add(Remedy{{}, 10.5, 3, noon + dayMs, u"on request"_s});
        m_writer->add(Link{{}, LinkKind::CausedBy, {}, u"https://example.org/1"_s});
        m_written = m_writer->take();
        return incident;
    }

    void commitAll()
    {
        m_written = m_writer->take();
        const auto done = m_workspace->commit(m_written.documents);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    test::FakeClock m_clock{noon};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FactWriter> m_writer;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    Written m_written;
};

#define COMMIT(documents) \
    do { \
        const auto committed = m_workspace->commit(documents); \
        QVERIFY2(committed, committed ? "" : qPrintable(committed.error().detail)); \
    } while (false)
#define VERIFY_CLEAN() \
    do { \
        const auto report = m_workspace->check(); \
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail)); \
        QVERIFY2(report->isClean(), qPrintable((report->damage + report->differences).join(u'\n'))); \
    } while (false)

} // namespace tocsin::test
