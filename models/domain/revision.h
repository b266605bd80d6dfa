// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace tocsin {

/// A document's revision, written `N-<32 hex digits>` as CouchDB does. The hash is the first 16 bytes of SHA-256 over the parent's
/// revision, a line feed, and the canonical body, so that the same change made on two consoles is one revision.
struct Revision
{
    int generation = 0; ///< 1 for a document without a parent
    QByteArray hash; ///< 16 bytes

    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<Revision> fromString(QStringView text);
    bool operator==(const Revision &) const = default;
};

/// The revision of a document with @p canonicalBody whose parent's revision is @p parent (none: a new document).
[[nodiscard]] Revision revisionOf(const QByteArray &canonicalBody, const std::optional<Revision> &parent = {});

} // namespace tocsin
