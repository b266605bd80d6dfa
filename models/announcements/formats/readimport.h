// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/formats/tablemapping.h"
#include "models/announcements/importer.h"

#include <QStringList>

#include <functional>

namespace tocsin {

/// What an import may be given. Told apart by content; a file's name settles only that a ".csv" without a mapping is
/// refused rather than read as text.
enum class ImportFormat { Text, CState, StatuspageJson, Feed, Calendar, Table };
template <>
inline constexpr std::array enumNames<ImportFormat>{
    EnumName<ImportFormat>{ImportFormat::Text, QLatin1StringView("text")},
    EnumName<ImportFormat>{ImportFormat::CState, QLatin1StringView("cstate")},
    EnumName<ImportFormat>{ImportFormat::StatuspageJson, QLatin1StringView("statuspage-json")},
    EnumName<ImportFormat>{ImportFormat::Feed, QLatin1StringView("feed")},
    EnumName<ImportFormat>{ImportFormat::Calendar, QLatin1StringView("icalendar")},
    EnumName<ImportFormat>{ImportFormat::Table, QLatin1StringView("table")},
};

/// The format that @p text shows itself to be; Table never, because only a mapping makes one.
[[nodiscard]] ImportFormat detectFormat(const QString &text);

/// Called after each story with how many of how many were read; false stops, and what was read until then is the
/// answer.
using ReadProgress = std::function<bool(int done, int total)>;

/// Reads @p bytes of any format into posts: cState's Markdown with front matter, Statuspage's JSON, RSS and Atom,
/// iCalendar, a table where @p mapping says what its columns mean, and everything else as plain text.
///
/// ImportedPage::text is then the text rendered from what the source states: each story its title, its stamps and every
/// statement, so that nothing written is lost and every position points into it. Instants that the source states with
/// an offset are certain; clocks inside the statements go through the same recogniser as plain text, with the
/// statement's own instant as the day of writing.
///
/// Failure::Rejected names file, place (line and column, offset, record or member) and the way out. A file is read
/// whole or not at all.
[[nodiscard]] Result<ImportedPage> readImport(const QByteArray &bytes, const ImportContext &context = {},
                                              const std::optional<TableMapping> &mapping = {},
                                              const ReadProgress &progress = {});

/// Patterns of file names for a file dialog: "*.txt", "*.md" …
[[nodiscard]] QStringList importFilePatterns();

} // namespace tocsin
