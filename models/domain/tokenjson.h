// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/token.h"

#include <QJsonObject>
#include <QJsonValue>

namespace tocsin {

/// The one JSON form of token values: {"type":"instant","at":1695982800000,"zone":"Europe/Paris"}. Instants are UTC milliseconds (whole JSON
/// numbers), durations milliseconds, dates "YYYY-MM-DD". Members that have their default are left out, so that equal values have equal JSON.
[[nodiscard]] QJsonObject toJson(const TokenValue &value);

/// Reads what toJson() writes. @p place ("body.tokens[3]") begins the detail of a Failure::Corrupt: unknown type or member, wrong JSON type, a number that is
/// not whole or beyond ±2^53, begin after end, shortest longer than longest, a negative count or duration, a date that does not exist.
/// Members that are missing have their default, except the value itself. Zone ids are not looked up: a newer tzdata may know more.
[[nodiscard]] Result<TokenValue> tokenFromJson(const QJsonValue &json, const QString &place);

/// {"markdown":"…","tokens":[…]}; no "tokens" where there are none.
[[nodiscard]] QJsonObject toJson(const TokenText &text);
[[nodiscard]] Result<TokenText> tokenTextFromJson(const QJsonValue &json, const QString &place);

} // namespace tocsin
