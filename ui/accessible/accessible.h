// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAccessibleInterface;
class QObject;
class QString;

namespace tocsin {

/// Puts our own interfaces in the place of Qt's where those keep something from whoever works through a screen reader: fields whose text, set from outside,
/// nobody would take for typed; combo boxes that say what is chosen but not of what; lists that can be read but not chosen from; windows that say they are
/// nothing; areas that scroll and crash when they are asked at the wrong moment. Again is harmless.
void installAccessibility();

// The parts of it, each for its own kind of widget: null for any other.
[[nodiscard]] QAccessibleInterface *lineEditInterface(const QString &className, QObject *object);
[[nodiscard]] QAccessibleInterface *comboBoxInterface(const QString &className, QObject *object);
[[nodiscard]] QAccessibleInterface *listInterface(const QString &className, QObject *object);

} // namespace tocsin
