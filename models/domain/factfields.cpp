// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/factfields.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr qsizetype longestText = 1000000;
constexpr qsizetype longestList = 100000;

/// @p value as an integer, none where it is no number or has a fraction.
std::optional<qint64> integerOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (std::abs(number) > 9007199254740992.0 || number != std::floor(number))
        return std::nullopt;
    return static_cast<qint64>(number);
}

} // namespace

QString FactFields::pathOf(QLatin1StringView key) const
{
    return m_where.isEmpty() ? QString(key) : QString(m_where + u'.' + key);
}

void FactFields::fail(QLatin1StringView key, const QString &problem)
{
    fail(Failure{Failure::Code::Rejected, QString(pathOf(key) + u' ' + problem)});
}

void FactFields::fail(const Failure &failure)
{
    if (!m_failure)
        m_failure = failure;
}

QString FactFields::text(QLatin1StringView key)
{
    if (!has(key))
        fail(key, u"is missing"_s);
    return textOr(key);
}

QString FactFields::textOr(QLatin1StringView key, const QString &fallback)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return fallback;
    if (!value.isString())
        fail(key, u"is no text"_s);
    QString text = value.toString(fallback);
    if (text.size() > longestText)
        fail(key, u"is longer than 1,000,000 characters"_s);
    return text;
}

QJsonArray FactFields::list(QLatin1StringView key)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return {};
    if (!value.isArray())
        fail(key, u"is no list"_s);
    QJsonArray array = value.toArray();
    if (array.size() > longestList)
        fail(key, u"has more than 100,000 entries"_s);
    return array;
}

QStringList FactFields::texts(QLatin1StringView key)
{
    const QJsonArray array = list(key);
    QStringList texts;
    for (const QJsonValue &entry : array) {
        if (!entry.isString() || entry.toString().size() > longestText)
            fail(key, u"holds an entry that is no text"_s);
        texts.append(entry.toString());
    }
    return texts;
}

qint64 FactFields::integer(QLatin1StringView key, qint64 least, qint64 greatest)
{
    if (!has(key))
        fail(key, u"is missing"_s);
    return integerIfThere(key, least, greatest).value_or(least > 0 ? least : 0);
}

std::optional<qint64> FactFields::integerIfThere(QLatin1StringView key, qint64 least, qint64 greatest)
{
    if (!has(key))
        return std::nullopt;
    const std::optional<qint64> found = integerOf(m_object.value(key));
    if (!found) {
        fail(key, u"is no whole number"_s);
    } else if (*found < least || *found > greatest) {
        fail(key, u"is not within "_s + QString::number(least) + u"…"_s + QString::number(greatest));
        return std::nullopt;
    }
    return found;
}

std::optional<double> FactFields::realIfThere(QLatin1StringView key, double least, double greatest)
{
    if (!has(key))
        return std::nullopt;
    const QJsonValue value = m_object.value(key);
    if (!value.isDouble() || !(value.toDouble() >= least && value.toDouble() <= greatest)) {
        fail(key, u"is no number within "_s + QString::number(least) + u"…"_s + QString::number(greatest));
        return std::nullopt;
    }
    return value.toDouble();
}

QList<Instant> FactFields::instants(QLatin1StringView key)
{
    QList<Instant> found;
    const QJsonArray array = list(key);
    for (const QJsonValue &entry : array) {
        const std::optional<qint64> instant = integerOf(entry);
        if (!instant || *instant < earliestInstant || *instant > latestInstant)
            fail(key, u"holds an entry that is no instant"_s);
        found.append(instant.value_or(0));
    }
    return found;
}

bool FactFields::flag(QLatin1StringView key, bool fallback)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isUndefined() && !value.isBool())
        fail(key, u"is neither true nor false"_s);
    return value.toBool(fallback);
}

InstantRange FactFields::range(QLatin1StringView begin, QLatin1StringView end)
{
    const InstantRange range{instant(begin), instantIfThere(end)};
    if (range.end && *range.end < range.begin)
        fail(end, u"is before "_s + begin);
    return range;
}

} // namespace tocsin
