// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/settingsstore.h"

namespace tocsin {

/// In whose name facts are written on this console: the setting workspace/author, else the account's name. Never empty.
[[nodiscard]] QString authorName(const SettingsStore &store);

} // namespace tocsin
