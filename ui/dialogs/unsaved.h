// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QDialog;

namespace tocsin {

/// What becomes of something that was typed in a dialog and is not saved.
struct Unsaved
{
    QString title; ///< of the question
    QString words; ///< what is not saved
    std::function<void()> save; ///< none: it cannot be saved as it stands
    std::function<void()> discard;
};

/// Asks over @p dialog before what was typed is thrown away; Esc goes back to it. The question is a QMessageBox called "unsavedQuestion"; at most one stands.
void askAboutUnsaved(QDialog &dialog, const Unsaved &unsaved);

} // namespace tocsin
