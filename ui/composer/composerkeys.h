// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QObject;

namespace tocsin {

/// The keys of whoever writes, with their words, for the sheet of keys. They are @p owner's, and nothing happens when one is triggered.
[[nodiscard]] QList<QAction *> composerKeys(QObject *owner);

} // namespace tocsin
