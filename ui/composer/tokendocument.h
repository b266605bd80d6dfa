// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token.h"
#include "ui/composer/tokenchip.h"

#include <QList>
#include <QString>
#include <QTextCursor>

#include <functional>
#include <optional>

class QTextDocument;

namespace tocsin {

/// A chip and the position of its object character.
struct ChipPlace
{
    int position = 0;
    QTextCharFormat format;
};

/// All chips in [@p from, @p to) of @p document, in order.
[[nodiscard]] QList<ChipPlace> chipsIn(const QTextDocument &document, int from, int to);
[[nodiscard]] QList<ChipPlace> chipsIn(const QTextDocument &document);
/// The chip at @p position.
[[nodiscard]] std::optional<ChipPlace> chipAt(const QTextDocument &document, int position);

/// A document with its chips written out. Lines are separated by '\n'; offsets of text without chips are positions of the document.
struct WrittenOut
{
    struct Chip
    {
        int begin = 0; ///< in @ref text
        int end = 0;
        int position = 0; ///< in the document
    };
    QString text;
    QList<Chip> chips;
    int first = 0; ///< position in the document where @ref text begins

    /// The position of the document that @p offset is; inside a chip the chip's own, as the end of a range the one behind it.
    [[nodiscard]] int toDocument(int offset, bool isEnd = false) const;
    [[nodiscard]] int fromDocument(int position) const;
};

/// [@p from, @p to) of @p document, each chip as @p words says.
[[nodiscard]] WrittenOut writtenOut(const QTextDocument &document, int from, int to, const std::function<QString(const QTextCharFormat &)> &words);

/// [@p from, @p to) of @p document as a token text. What is not settled is its text, or, with @p openToo, a token like the others.
[[nodiscard]] TokenText tokenTextOf(const QTextDocument &document, int from, int to, const std::function<QString(const QTextCharFormat &)> &unsettledWords, bool openToo = false);

/// Puts @p text at @p cursor, in place of what is selected there; every token becomes a chip. A text whose braces are broken is put as it stands.
void insertTokenText(QTextCursor &cursor, const TokenText &text);
/// Puts one chip there.
void insertChip(QTextCursor &cursor, const TokenChip &chip);
/// Puts text from elsewhere there: no object characters, no format of a chip beside it.
void insertPlain(QTextCursor &cursor, const QString &text);

} // namespace tocsin
