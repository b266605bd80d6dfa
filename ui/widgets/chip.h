// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace tocsin {

/// A short word in a rounded box; its colours come from the style sheet through the properties `tone` or `level`.
[[nodiscard]] QLabel *newChip(const QString &text, Tone tone, QWidget *parent = nullptr);
[[nodiscard]] QLabel *newChip(const QString &text, Level level, QWidget *parent = nullptr);

/// A label whose text can be selected with the mouse, second rank if @p dim.
[[nodiscard]] QLabel *newLabel(const QString &text, bool dim = false, QWidget *parent = nullptr);

/// Sets a property that the style sheet looks at, and looks at it again.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);

} // namespace tocsin
