// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace tocsin {

/// Why something could not be done: a code to branch on, and a detail for the log and for the person who must act.
/// The detail names the file, the place in it and the way out where there is one; ui/ turns the code into words.
struct Failure
{
    enum class Code { Offline, Timeout, Unauthorized, Conflict, Rejected, Corrupt, Newer, NotFound, Storage, Cancelled };
    Code code = Code::Storage;
    QString detail;
    bool operator==(const Failure &) const = default;
};

template<typename T> using Result = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> failed(Failure::Code code, QString detail)
{
    return tl::unexpected<Failure>(Failure{code, std::move(detail)});
}

} // namespace tocsin
