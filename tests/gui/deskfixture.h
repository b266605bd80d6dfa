// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/deskkeeper.h"
#include "models/settings/settings.h"
#include "models/storage/workspace.h"
#include "tests/support/qtestsetup.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themeswitch.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace tocsin::test {

/// A workspace with work on its desk, at a time that stands still: 2023-09-29T10:20:41Z, 12:20 CEST.
struct DeskFixture
{
    static constexpr Instant start = 1695982841000;

    FakeClock clock{start};
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("noc.tocsin"));
    SettingsStore store{folder.filePath(QStringLiteral("settings.ini"))};
    std::unique_ptr<Preferences> preferences;
    ThemeSwitch themes;
    std::unique_ptr<WorkspaceWriter> writer;
    std::unique_ptr<DeskKeeper> keeper;
    // ids of the stories
    QString filer; ///< next update due in 4 minutes, ETA in 40
    QString mail; ///< next update missed by 3 minutes
    QString router; ///< maintenance that begins in two hours
    QString cause; ///< resolved yesterday; the root cause is owed tomorrow
    QString filerEta; ///< promises
    QString filerNext;
    QString mailNext;

    explicit DeskFixture(const QString &user = QStringLiteral("anna"))
    {
        store.set(settings::zones, {QStringLiteral("Europe/Paris"), QStringLiteral("America/Toronto")});
        store.set(settings::language, QStringLiteral("en"));
        preferences = std::make_unique<Preferences>(store);
        themes.choose(ThemeChoice::Dark);
        if (const auto made = Workspace::open(path); !made)
            qFatal("%s", qPrintable(made.error().detail));
        writer = std::make_unique<WorkspaceWriter>(path, user, clock);
    }

    /// Reads the desk, and waits for it.
    void keep()
    {
        if (!keeper)
            keeper = std::make_unique<DeskKeeper>(*writer, clock);
        QSignalSpy changed(keeper.get(), &DeskKeeper::changed);
        keeper->refresh();
        QVERIFY(changed.wait(10000));
    }

    QString promise(FactWriter &facts, PromiseKind kind, Instant due)
    {
        Promise made;
        made.kind = kind;
        made.due = due;
        return facts.add(made);
    }

    QString begin(FactWriter &facts, const QString &title, const QString &target, Instant opened, IncidentKind kind = IncidentKind::Incident)
    {
        HeadFact head;
        head.kind = kind;
        head.opened = opened;
        head.zone = QStringLiteral("Europe/Paris");
        head.language = QStringLiteral("en");
        const QString id = facts.beginStory(head);
        facts.add(TitleFact{title});
        facts.add(TargetsFact{{target}});
        return id;
    }

    void fill()
    {
        writer->write([this](WritingDesk &desk) -> Result<void> {
            FactWriter &facts = desk.facts;
            const QString server = targetId(TargetKind::Server, QStringLiteral("flexo"));
            facts.put(Target{server, TargetKind::Server, QStringLiteral("flexo"), {}, {}, {}});
            filer = begin(facts, QStringLiteral("Storage unit rebuild takes longer than planned"), server, start - 3 * hourMs);
            facts.add(StatusFact{Status::Identified, start - 2 * hourMs});
            Impact impact;
            impact.target = server;
            impact.range = {start - 3 * hourMs, std::nullopt};
            facts.add(impact);
            filerNext = promise(facts, PromiseKind::NextUpdate, start + 4 * minuteMs);
            filerEta = promise(facts, PromiseKind::Eta, start + 40 * minuteMs);
            mail = begin(facts, QStringLiteral("Mail is slow for some customers"), server, start - hourMs);
            facts.add(StatusFact{Status::Investigating, start - hourMs});
            mailNext = promise(facts, PromiseKind::NextUpdate, start - 3 * minuteMs);
            router = begin(facts, QStringLiteral("Router firmware in Paris"), server, start - dayMs, IncidentKind::Maintenance);
            facts.add(StatusFact{Status::Scheduled, start - dayMs});
            Window window;
            window.planned = {start + 2 * hourMs, start + 3 * hourMs};
            window.zone = QStringLiteral("Europe/Paris");
            facts.add(window);
            cause = begin(facts, QStringLiteral("Power outage in Montréal"), server, start - 30 * hourMs);
            facts.add(StatusFact{Status::Resolved, start - 26 * hourMs});
            promise(facts, PromiseKind::RootCause, start + dayMs);
            return {};
        });
        QVERIFY(writer->flush());
    }
};

} // namespace tocsin::test
