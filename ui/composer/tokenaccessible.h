// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tocsin {

/// Tells assistive technology of TokenEdits: their text reads with the words of its chips, where QTextEdit's own would have one object character for each. To be called
/// before the first of them is made known; more than once does nothing.
void installTokenAccessibility();

} // namespace tocsin
