// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/domain/incident.h"
#include "models/domain/result.h"
#include "models/domain/target.h"

#include <QString>

/// The field's words in the reader's language.
namespace tocsin {

[[nodiscard]] QString wordFor(IncidentKind kind);
[[nodiscard]] QString wordFor(Status status);
[[nodiscard]] QString wordFor(Level level);
[[nodiscard]] QString wordFor(TargetKind kind);
[[nodiscard]] QString wordFor(PromiseKind kind);
[[nodiscard]] QString wordFor(LinkKind kind);
[[nodiscard]] QString wordFromOtherEnd(LinkKind kind); ///< of the same link, in the story that it points at
[[nodiscard]] QString wordFor(TimeRole role);
/// ImportedPost::state, as the importer spells it; empty for an empty one.
[[nodiscard]] QString wordForImportedState(const QString &state);
/// "French" for "fr-CA", as it stands inside a sentence; a language without a word here by its own name.
[[nodiscard]] QString languageName(const QString &language);
/// What went wrong in general, one sentence; the failure's detail says where.
[[nodiscard]] QString sentenceFor(Failure::Code code);

} // namespace tocsin
