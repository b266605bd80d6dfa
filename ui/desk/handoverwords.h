// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/handoversheet.h"
#include "ui/widgets/timetext.h"

#include <QHash>

class QPagedPaintDevice;
class QTextDocument;

namespace tocsin {

/// A sheet as Markdown: what is open, what is owed in the next hours, what maintenance comes, which notes stand. This is what is signed and kept.
[[nodiscard]] QString sheetMarkdown(const HandoverSheet &sheet, const QHash<QString, QString> &targetNames, const TimeText &times);

/// A former sheet with who signed it.
struct SignedSheet
{
    QString document; ///< of the leaving operator
    QString leavingBy;
    Handover leaving;
    QString comingBy; ///< empty: nobody took it over
    std::optional<Handover> coming;
};
/// All sheets that were signed, newest first.
[[nodiscard]] QList<SignedSheet> signedSheets(const QList<HandoverDay> &days);
/// "2026-11-27 07:00 CET: anna to ben", "anna, not taken over".
[[nodiscard]] QString sheetTitle(const SignedSheet &sheet, const TimeText &times);
/// Under the sheet: who signed when, or where each is to sign by hand.
[[nodiscard]] QString signatureMarkdown(const SignedSheet *sheet, const TimeText &times);

/// Sets @p markdown, a sheet, into @p document, with room above its headings.
void setSheet(QTextDocument &document, const QString &markdown);

/// Prints @p markdown under @p title. Letters are kept apart that a font would join ("fl"), so that names can be found in a PDF.
void printSheet(QPagedPaintDevice &device, const QString &title, const QString &markdown);

} // namespace tocsin
