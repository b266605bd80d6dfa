// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QDialogButtonBox;

namespace tocsin {

/// OK, in the main button's colours, and Cancel: accept and reject @p dialog, which owns them.
[[nodiscard]] QDialogButtonBox *newOkCancel(QDialog *dialog);

} // namespace tocsin
