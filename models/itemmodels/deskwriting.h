// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/desknotes.h"
#include "models/itemmodels/workspacewriter.h"

namespace tocsin {

/// The longest that an alarm is shelved: nobody's shift is silent for ever.
inline constexpr Instant longestShelfMs = 4 * hourMs;

// Each is (part of) a WorkspaceWriter::Job: it reads what it needs and writes into desk.facts.

/// Silences the alarms of @p promises until @p until, at most longestShelfMs from now. Failure::Rejected where that is over already.
[[nodiscard]] Result<void> writeShelf(WritingDesk &desk, const QStringList &promises, Instant until, const QString &reason);
/// Makes them loud again, whoever silenced them.
[[nodiscard]] Result<void> writeUnshelf(WritingDesk &desk, const QStringList &promises);
/// Says that @p promise was kept now. Returns the fact's id, to take it back by. Failure::Rejected where it was kept already, or is another one by now.
[[nodiscard]] Result<QString> writeKept(WritingDesk &desk, const QString &incident, const QString &promise);
/// Takes back @p fact of @p incident.
[[nodiscard]] Result<void> writeRetraction(WritingDesk &desk, const QString &incident, const QString &fact);

/// Where a user's part of a handover stands. @p date is today in the user's zone.
[[nodiscard]] Result<void> writeNote(WritingDesk &desk, QDate date, const QString &text);
/// Ticks the note @p key of @p document (a handover document, anybody's). A note that is ticked already stays as it is.
[[nodiscard]] Result<void> writeTick(WritingDesk &desk, QDate date, const QString &document, const QString &key);
/// Signs as the one who leaves; @p sheet is the sheet's Markdown as it reads now.
[[nodiscard]] Result<void> writeLeaving(WritingDesk &desk, QDate date, const QString &sheet);
/// Signs the sheet @p key of @p document as the one who comes. Failure::Rejected where the same user signed it as leaving.
[[nodiscard]] Result<void> writeComing(WritingDesk &desk, QDate date, const QString &document, const QString &key, const QString &sheet);

} // namespace tocsin
