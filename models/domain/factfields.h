// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/enumnames.h"
#include "models/domain/instant.h"
#include "models/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace tocsin {

/// First and last instant that a document may name: the years 1 to 9999, so that sums of instants never overflow.
inline constexpr Instant earliestInstant = -62135596800000;
inline constexpr Instant latestInstant = 253402300799999;

/// Reads the members of a JSON object that anybody may have written. The first thing that is wrong is kept as failure(), naming the
/// member; what is read after that, and what is missing, gives defaults. Internal to models/domain.
class FactFields
{
public:
    FactFields(QJsonObject object, QString where) : m_object(std::move(object)), m_where(std::move(where)) {}

    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }
    [[nodiscard]] QJsonValue value(QLatin1StringView key) const { return m_object.value(key); }
    [[nodiscard]] QString pathOf(QLatin1StringView key) const;

    QString text(QLatin1StringView key); ///< must be there
    QString textOr(QLatin1StringView key, const QString &fallback = {});
    QStringList texts(QLatin1StringView key); ///< empty where missing
    qint64 integer(QLatin1StringView key, qint64 least, qint64 greatest);
    std::optional<qint64> integerIfThere(QLatin1StringView key, qint64 least, qint64 greatest);
    std::optional<double> realIfThere(QLatin1StringView key, double least, double greatest);
    Instant instant(QLatin1StringView key) { return integer(key, earliestInstant, latestInstant); }
    std::optional<Instant> instantIfThere(QLatin1StringView key) { return integerIfThere(key, earliestInstant, latestInstant); }
    QList<Instant> instants(QLatin1StringView key);
    bool flag(QLatin1StringView key, bool fallback);
    /// Members @p begin and @p end; the end may be missing and is never before the begin.
    InstantRange range(QLatin1StringView begin, QLatin1StringView end);

    /// Calls @p each with the fields of every object in the list @p key; empty where missing.
    template<typename Each> void objects(QLatin1StringView key, Each each)
    {
        const QJsonArray array = list(key);
        for (qsizetype i = 0; i < array.size() && !m_failure; ++i) {
            const QString where = pathOf(key) + QLatin1Char('[') + QString::number(i) + QLatin1Char(']');
            if (!array.at(i).isObject()) {
                fail(Failure{Failure::Code::Rejected, QString(where + QStringLiteral(" is no object"))});
                return;
            }
            FactFields fields(array.at(i).toObject(), where);
            each(fields);
            if (fields.failure())
                fail(*fields.failure());
        }
    }
    /// Calls @p each with the fields of the object @p key, where it is there.
    template<typename Each> void object(QLatin1StringView key, Each each)
    {
        if (!has(key))
            return;
        if (!value(key).isObject()) {
            fail(key, QStringLiteral("is no object"));
            return;
        }
        FactFields fields(value(key).toObject(), pathOf(key));
        each(fields);
        if (fields.failure())
            fail(*fields.failure());
    }

    template<typename E> E name(QLatin1StringView key)
    {
        const std::optional<E> found = nameIfThere<E>(key);
        if (!found)
            fail(key, QStringLiteral("is missing"));
        return found.value_or(enumNames<E>.front().value);
    }
    template<typename E> std::optional<E> nameIfThere(QLatin1StringView key)
    {
        if (!has(key))
            return std::nullopt;
        const std::optional<E> found = enumFrom<E>(textOr(key));
        if (!found)
            fail(key, QStringLiteral("holds a name that is not known"));
        return found;
    }

    void fail(QLatin1StringView key, const QString &problem);
    void fail(const Failure &failure);
    [[nodiscard]] const std::optional<Failure> &failure() const { return m_failure; }

private:
    QJsonArray list(QLatin1StringView key);

    QJsonObject m_object;
    QString m_where;
    std::optional<Failure> m_failure;
};

} // namespace tocsin
