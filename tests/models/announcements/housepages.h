// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of pages in house styles write alike.
#pragma once

#include "models/announcements/tokens/postpage.h"
#include "models/time/isotime.h"

namespace tocsin::test {

[[nodiscard]] inline Instant at(const char *iso)
{
    return fromIsoUtc(QString::fromLatin1(iso)).value_or(-1);
}

/// An update whose body may hold tokens.
[[nodiscard]] inline Update said(const char *iso, const QString &markdown, const QList<TokenValue> &tokens = {})
{
    Update update;
    update.id = QStringLiteral("upd:%1").arg(QString::fromLatin1(iso));
    update.at = at(iso);
    update.posted = *update.at;
    update.language = QStringLiteral("en");
    update.body = {markdown, tokens};
    return update;
}

[[nodiscard]] inline Rendering renderingAs(const QString &style, const QStringList &zones, const QString &language = QStringLiteral("en"))
{
    static const QHash<QString, QString> names{{QStringLiteral("zone:par"), QStringLiteral("PAR")},
                                               {QStringLiteral("svc:reverse-proxies"), QStringLiteral("Reverse Proxies")},
                                               {QStringLiteral("svc:hosting"), QStringLiteral("Hosting General")}};
    return {language, zones, houseStyle(style).value(), [](const QString &id) { return names.value(id); }, {}};
}

inline const QStringList northern{QStringLiteral("Europe/Oslo"), QStringLiteral("America/New_York"), QStringLiteral("America/Los_Angeles")}; // clazy:exclude=non-pod-global-static
inline const QString pacific = QStringLiteral("America/Los_Angeles"); // clazy:exclude=non-pod-global-static

} // namespace tocsin::test
