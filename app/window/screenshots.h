// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "ui/shell/mainwindow.h"

#include <QStringList>

namespace tocsin {

/// Renders every page and the main dialogs in both themes to PNG files of 1440×900 logical pixels in @p folder (made where it is missing), and
/// returns their names. @p window has its workspace open. Runs event loops of its own until what is to be seen is there.
[[nodiscard]] Result<QStringList> takeScreenshots(MainWindow &window, const WindowServices &services, const QString &folder);

} // namespace tocsin
