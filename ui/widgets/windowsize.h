// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace tocsin {

/// Gives @p window the size that suits what is in it, @p wanted without its frame, or as much of that as its screen has room for: window managers let a
/// window stand over the edge, and its buttons with it. As large as its parent's window it may always be.
void resizeToFit(QWidget *window, QSize wanted);

} // namespace tocsin
