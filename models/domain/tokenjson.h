// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/token.h"

#include <QByteArray>
#include <QJsonObject>

namespace tocsin {

/// `{"markdown":"…","tokens":[…]}`; a token is an object with `type` (instant, interval, date, duration, target, count, url) and
/// its values. Instants and durations are integers in milliseconds, dates ISO 8601; members that hold their default are left out.
[[nodiscard]] QByteArray canonicalTokenText(const TokenText &text);
[[nodiscard]] QJsonObject tokenTextToJson(const TokenText &text);
[[nodiscard]] QJsonObject tokenToJson(const TokenValue &token);

/// Reads what the functions above write. Failure::Rejected names the place, as in `body.tokens[2].zone`, with @p where in front.
[[nodiscard]] Result<TokenText> tokenTextFromJson(const QJsonValue &value, const QString &where);
[[nodiscard]] Result<TokenValue> tokenFromJson(const QJsonValue &value, const QString &where);

} // namespace tocsin
