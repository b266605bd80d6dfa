// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/workspacereader.h"
#include "tests/support/qtestsetup.h"
#include "ui/widgets/timetext.h"

#include <QAccessible>
#include <QLineEdit>
#include <QWidget>

namespace tocsin::test {

/// 2023-09-29T10:20:41Z, 12:20 in Paris.
inline constexpr Instant fieldsNow = 1695982841000;

/// Zones PAR (Paris) and SEA (Seattle); servers flexo and zapp in SEA, filer-par-03 in PAR; the service Mail.
inline QList<TargetRow> fieldsTargets()
{
    QList<TargetRow> rows;
    const auto add = [&rows](TargetKind kind, const QString &name, const QString &label, const QString &zone) {
        Target target;
        target.id = targetId(kind, name);
        target.kind = kind;
        target.name = name;
        target.label = label;
        if (!zone.isEmpty())
            target.zones = {targetId(TargetKind::Zone, zone)};
        rows.append({static_cast<int>(rows.size()) + 1, target, true});
    };
    add(TargetKind::Zone, QStringLiteral("PAR"), QStringLiteral("Paris"), {});
    add(TargetKind::Zone, QStringLiteral("SEA"), QStringLiteral("Seattle"), {});
    add(TargetKind::Server, QStringLiteral("filer-par-03"), {}, QStringLiteral("PAR"));
    add(TargetKind::Server, QStringLiteral("flexo"), {}, QStringLiteral("SEA"));
    add(TargetKind::Server, QStringLiteral("zapp"), {}, QStringLiteral("SEA"));
    add(TargetKind::Service, QStringLiteral("Mail"), {}, {});
    return rows;
}

inline TimeText fieldsTimes()
{
    return {{QStringLiteral("Europe/Paris"), QStringLiteral("America/Toronto")}, QStringLiteral("en")};
}

/// An incident that is identified; flexo and filer-par-03 are degraded since 09:00 CEST.
inline Story fieldsStory()
{
    Story story;
    story.id = QStringLiteral("inc:01");
    story.status = Status::Identified;
    story.title = QStringLiteral("Storage unit rebuild");
    story.zone = QStringLiteral("Europe/Paris");
    story.language = QStringLiteral("en");
    story.opened = fieldsNow - 200 * minuteMs - 41 * secondMs;
    for (const QString &name : {QStringLiteral("flexo"), QStringLiteral("filer-par-03")}) {
        Impact impact;
        impact.id = QStringLiteral("impact-") + name;
        impact.target = targetId(TargetKind::Server, name);
        impact.range = {story.opened, std::nullopt};
        story.targets.append(impact.target);
        story.impacts.append(impact);
    }
    return story;
}

/// Types into the line edit of a field as a person does who has gone there.
inline void typeInto(QWidget *field, const QString &words)
{
    auto *edit = qobject_cast<QLineEdit *>(field);
    if (!edit)
        edit = field->findChild<QLineEdit *>();
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, words);
}

} // namespace tocsin::test
