// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QLatin1StringView>
#include <QStringList>

#include <utility>
#include <vector>

namespace tocsin {

/// @p value as canonical JSON, RFC 8785 (JCS): no white space, members sorted by UTF-16 code units, numbers as ECMAScript
/// writes them, strings in UTF-8 with the shortest escapes. Half a surrogate pair, which has no UTF-8, becomes U+FFFD.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

/// @p json parsed; Failure::Rejected unless it is one JSON object in exactly its canonical form.
[[nodiscard]] Result<QJsonObject> fromCanonicalJson(const QByteArray &json);

/// Writes one canonical object without building a QJsonObject first (the demo writes ten million). Members may come in any order.
class CanonicalObject
{
public:
    void add(QLatin1StringView key, QStringView value);
    void add(QLatin1StringView key, QLatin1StringView value);
    void add(QLatin1StringView key, qint64 value);
    void add(QLatin1StringView key, double value);
    void add(QLatin1StringView key, bool value);
    void add(QLatin1StringView key, const QStringList &values);
    void add(QLatin1StringView key, const QList<Instant> &values);
    /// @p json must be canonical already.
    void addJson(QLatin1StringView key, QByteArray json);

    [[nodiscard]] QByteArray finish();

private:
    std::vector<std::pair<QLatin1StringView, QByteArray>> m_members;
};

} // namespace tocsin
