// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace tocsin {

/// A data file of this layer (":/time/NAME", compiled in); empty where there is none.
[[nodiscard]] QByteArray timeData(const QString &name);

} // namespace tocsin
