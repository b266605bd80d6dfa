// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace tocsin {

/// One row of an enum's table of names. Storage, JSON and the command line all spell enums through these tables, never by number.
template<typename E> struct EnumName
{
    E value;
    QLatin1StringView name;
};

/// Specialised beside each enum: a constexpr `std::array<EnumName<E>, N>` that names every value exactly once.
template<typename E> inline constexpr auto enumNames = nullptr;

template<typename E> [[nodiscard]] constexpr QLatin1StringView nameOf(E value)
{
    for (const auto &row : enumNames<E>) {
        if (row.value == value)
            return row.name;
    }
    return {};
}

template<typename E> [[nodiscard]] std::optional<E> enumFrom(QStringView name)
{
    for (const auto &row : enumNames<E>) {
        if (row.name == name)
            return row.value;
    }
    return std::nullopt;
}

} // namespace tocsin
