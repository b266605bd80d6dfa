// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"

#include <QDate>
#include <QList>
#include <QString>

#include <variant>

namespace tocsin {

/// The typed values that a body may hold. Zones are IANA ids; an instant keeps the zone that its author wrote it in.
struct InstantToken
{
    Instant instant = 0;
    QString zone;
    Precision precision = Precision::Minute;
    bool about = false; ///< "about", "around", "approximately"
    bool operator==(const InstantToken &) const = default;
};
struct IntervalToken
{
    Instant begin = 0;
    Instant end = 0; ///< >= begin
    QString zone;
    bool about = false;
    bool operator==(const IntervalToken &) const = default;
};
struct DateToken
{
    QDate date;
    QString zone;
    bool operator==(const DateToken &) const = default;
};
struct DurationToken
{
    qint64 shortestMs = 0;
    qint64 longestMs = 0; ///< equal to shortestMs where the text names one duration
    bool about = false;
    bool operator==(const DurationToken &) const = default;
};
struct TargetToken
{
    QString target; ///< document id
    QString name; ///< as written; rendered where the catalogue does not know the id
    bool operator==(const TargetToken &) const = default;
};
struct CountToken
{
    qint64 count = 0;
    QString noun; ///< singular, in the source language; may be empty
    bool operator==(const CountToken &) const = default;
};
struct UrlToken
{
    QString url;
    QString text;
    bool operator==(const UrlToken &) const = default;
};

using TokenValue = std::variant<InstantToken, IntervalToken, DateToken, DurationToken, TargetToken, CountToken, UrlToken>;

/// Markdown in which `{t1}` stands for tokens[0]. A literal brace is written `{{` or `}}`.
struct TokenText
{
    QString markdown;
    QList<TokenValue> tokens;
    bool operator==(const TokenText &) const = default;
};

} // namespace tocsin
