// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fact.h"
#include "models/domain/factfields.h"

namespace tocsin {

/// The canonical JSON of @p body by itself, without author, clock and `seen`: as drafts keep what they would say. Internal to models/domain.
[[nodiscard]] QByteArray factBodyJson(const FactBody &body);

/// Reads an event's body (no head, update or translation) back; its `id` stays empty. None: a type that is not known.
[[nodiscard]] std::optional<FactBody> factBodyFrom(FactFields &from);

} // namespace tocsin
