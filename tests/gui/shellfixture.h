// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/factwriter.h"
#include "models/domain/fold.h"
#include "models/itemmodels/workspacetimelinesource.h"
#include "models/settings/settings.h"
#include "models/storage/workspace.h"
#include "tests/support/qtestsetup.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themeswitch.h"

#include <QTemporaryDir>

namespace tocsin::test {

/// 2023-09-29T10:20:41Z, the moment of the design's picture: 12:20 CEST, 06:20 EDT, 03:20 PDT.
inline constexpr Instant pictureNow = 1695982841000;

/// Everything that a window needs, in a folder of its own, at a time that stands still.
struct ShellFixture
{
    FakeClock clock{pictureNow};
    QTemporaryDir folder;
    SettingsStore store{folder.filePath(QStringLiteral("settings.ini"))};
    QString path = folder.filePath(QStringLiteral("noc.tocsin"));
    std::unique_ptr<Preferences> preferences;
    ThemeSwitch themes;
    QString rebuild; ///< id of the story "Storage unit rebuild takes longer than planned"
    QString outage; ///< id of the story "Mail outage on filer-par-01"

    ShellFixture()
    {
        store.set(settings::zones, {QStringLiteral("Europe/Paris"), QStringLiteral("America/Toronto"), QStringLiteral("America/Los_Angeles")});
        store.set(settings::language, QStringLiteral("en"));
        preferences = std::make_unique<Preferences>(store);
        themes.choose(ThemeChoice::Dark);
    }

    [[nodiscard]] WindowServices services()
    {
        return {clock, *preferences, themes, QStringLiteral("tester"), path, folder.filePath(QStringLiteral("demo.tocsin")), workspaceTimelineSource};
    }

    /// Fills the workspace with two stories and their targets.
    void fillWorkspace()
    {
        FactWriter writer(QStringLiteral("tester"), clock, 1, {});
        const Instant nine = pictureNow - 200 * minuteMs - 41 * secondMs; // 09:00 CEST
        writer.put(Target{targetId(TargetKind::Zone, QStringLiteral("PAR")), TargetKind::Zone, QStringLiteral("PAR"), QStringLiteral("Paris"), {}, QStringLiteral("Europe/Paris")});
        const QString filer = targetId(TargetKind::Server, QStringLiteral("filer-par-03"));
        writer.put(Target{filer, TargetKind::Server, QStringLiteral("filer-par-03"), {}, {targetId(TargetKind::Zone, QStringLiteral("PAR"))}, {}});

        HeadFact head;
        head.opened = nine - dayMs;
        head.zone = QStringLiteral("Europe/Paris");
        head.language = QStringLiteral("en");
        outage = writer.beginStory(head);
        writer.add(TitleFact{QStringLiteral("Mail outage on filer-par-01")});
        writer.add(StatusFact{Status::Resolved, nine - dayMs + hourMs});
        Update done;
        done.at = nine - dayMs + hourMs;
        done.posted = *done.at;
        done.body.markdown = QStringLiteral("A disk failed; mail is back.");
        writer.add(done);

        head.opened = nine;
        rebuild = writer.beginStory(head);
        writer.add(TitleFact{QStringLiteral("Storage unit rebuild takes longer than planned")});
        writer.add(TargetsFact{{filer}});
        Impact impact;
        impact.target = filer;
        impact.range = {nine, std::nullopt};
        writer.add(impact);
        Promise promise;
        promise.due = pictureNow + 9 * minuteMs;
        writer.add(promise);
        Link link;
        link.kind = LinkKind::MaintenanceTurnedIncident;
        link.incident = outage;
        writer.add(link);
        Update first;
        first.at = nine + 150 * minuteMs; // 11:30 CEST
        first.posted = *first.at;
        first.statusAfter = Status::Identified;
        first.body.markdown = QStringLiteral("Work is progressing; normal operation expected by {t1}.");
        first.body.tokens = {InstantToken{nine + 180 * minuteMs, QStringLiteral("Europe/Paris"), Precision::Minute, false}};
        const QString firstId = writer.add(first);
        first.body.markdown = QStringLiteral("Work is progressing *well*; normal operation expected by {t1}.");
        writer.add(first, firstId);
        Update second;
        second.at = nine + 200 * minuteMs; // 12:20 CEST
        second.posted = *second.at;
        second.statusAfter = Status::Monitoring;
        second.position = 1;
        second.body.markdown = QStringLiteral("Email services are being restored for all customers.");
        writer.add(second);

        auto workspace = Workspace::open(path);
        QVERIFY2(workspace.has_value(), workspace ? "" : qPrintable(workspace.error().detail));
        const auto stored = (*workspace)->commit(writer.take().documents);
        QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
    }
};

} // namespace tocsin::test
