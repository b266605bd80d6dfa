// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

#include <optional>

namespace tocsin::ctl {

/// The first character of @p text that no reader should get, "U+001B": a control character other than line feed, carriage return and tab, or one that
/// overrides the direction of the text behind it.
[[nodiscard]] std::optional<QString> unfitIn(const QString &text);

/// The text of a post from a file, or from stdin where @p path is "-", trimmed. Unlike what is imported it goes to readers as it is: refused, with the place,
/// is what would have to be guessed (no UTF-8) or does something (unfitIn()).
[[nodiscard]] Result<QString> readPostText(const QString &path);

} // namespace tocsin::ctl
