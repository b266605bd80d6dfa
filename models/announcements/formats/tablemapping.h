// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "models/domain/result.h"
#include "models/domain/target.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace tocsin {

/// What the columns of a table mean; `tocsinctl import --help` shows the JSON file that it is read from.
struct TableMapping
{
    QString fileName; ///< of the mapping, for messages
    QChar separator = {}; ///< null: found from the heading among , ; tab |
    QString encoding; ///< "utf-8", "windows-1252", "utf-16le", "utf-16be"; empty: found
    bool heading = true; ///< the first record names the columns; false: columns are numbered from 1
    QString zone; ///< IANA id for instants without an offset, and for clocks in texts; empty: ImportContext::zone
    QString dateFormat; ///< as QDateTime::fromString() takes it, "dd.MM.yyyy HH:mm"; empty: ISO 8601
    QString targetSeparator; ///< between several targets in one field; empty: one target
    TargetKind targetKind = TargetKind::Service;

    // Columns by name, or by number where there is no heading. Empty: the table has none.
    QString title;
    QString kind;
    QString status;
    QString level;
    QString begin;
    QString end;
    QString targets;
    QString text;
    QString time; ///< when the record was published
    QString key; ///< records with the same value are updates of one story

    QHash<QString, IncidentKind> kinds; ///< value of the column → kind, letter case ignored
    QHash<QString, Status> statuses;
    QHash<QString, Level> levels;
    bool operator==(const TableMapping &) const = default;
};

/// Reads a mapping. Failure::Rejected names @p fileName, the member or offset, and what may stand there.
[[nodiscard]] Result<TableMapping> readMapping(const QByteArray &json, const QString &fileName);

} // namespace tocsin
