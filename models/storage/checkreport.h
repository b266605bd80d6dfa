// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace tocsin {

/// What Workspace::check() or rebuild() found.
struct CheckReport
{
    qint64 documents = 0;
    qint64 incidents = 0;
    qint64 impacts = 0;
    qint64 updates = 0;
    QStringList damage; ///< of the file itself or of documents: what rebuilding cannot repair (at most 100 are listed)
    QStringList differences; ///< places where projections are not the fold of the documents (at most 100 are listed)
    bool rebuilt = false; ///< the projections were made again; @ref differences are then what was repaired

    [[nodiscard]] bool isClean() const { return damage.isEmpty() && (rebuilt || differences.isEmpty()); }
};

} // namespace tocsin
