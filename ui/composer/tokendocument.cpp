// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/tokendocument.h"

#include "models/announcements/tokens/tokentext.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr QChar objectCharacter(QChar::ObjectReplacementCharacter);

/// The raw text of [from, to), lines separated by '\n'; no-break spaces stay.
QString rawText(const QTextDocument &document, int from, int to)
{
    QString text;
    // The separator before a block belongs to the range where the range goes up to the block, though nothing of the block does.
    for (QTextBlock block = document.findBlock(from); block.isValid() && block.position() <= to; block = block.next()) {
        if (block.position() > from)
            text += u'\n';
        const int begin = std::max(0, from - block.position());
        text += QStringView(block.text()).sliced(begin, std::max(0, std::min(block.length() - 1, to - block.position()) - begin));
    }
    return text.replace(QChar(QChar::LineSeparator), u'\n');
}

} // namespace

QList<ChipPlace> chipsIn(const QTextDocument &document, int from, int to)
{
    QList<ChipPlace> chips;
    for (QTextBlock block = document.findBlock(from); block.isValid() && block.position() < to; block = block.next()) {
        if (!block.text().contains(objectCharacter))
            continue;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            if (fragment.position() >= from && fragment.position() < to && isChipFormat(format) && fragment.text() == objectCharacter)
                chips.append({fragment.position(), format});
        }
    }
    return chips;
}

QList<ChipPlace> chipsIn(const QTextDocument &document)
{
    return chipsIn(document, 0, document.characterCount());
}

std::optional<ChipPlace> chipAt(const QTextDocument &document, int position)
{
    if (position < 0 || document.characterAt(position) != objectCharacter)
        return std::nullopt;
    const QList<ChipPlace> chips = chipsIn(document, position, position + 1);
    return chips.isEmpty() ? std::nullopt : std::optional(chips.first());
}

int WrittenOut::toDocument(int offset, bool isEnd) const
{
    // The last chip that begins before the offset decides; what ends where a chip begins ends before it.
    const auto behind = std::ranges::find_if(chips, [&](const Chip &chip) { return isEnd ? chip.begin >= offset : chip.begin > offset; });
    if (behind == chips.begin())
        return first + offset;
    const Chip &chip = *(behind - 1);
    if (offset < chip.end || (isEnd && offset <= chip.end))
        return isEnd ? chip.position + 1 : chip.position;
    return chip.position + 1 + offset - chip.end;
}

int WrittenOut::fromDocument(int position) const
{
    const auto behind = std::ranges::find_if(chips, [&](const Chip &chip) { return chip.position >= position; });
    if (behind == chips.begin())
        return position - first;
    const Chip &chip = *(behind - 1);
    return chip.end + position - chip.position - 1;
}

WrittenOut writtenOut(const QTextDocument &document, int from, int to, const std::function<QString(const QTextCharFormat &)> &words)
{
    WrittenOut written;
    written.first = from;
    const QString raw = rawText(document, from, to);
    written.text.reserve(raw.size() + 256);
    int done = 0;
    for (const ChipPlace &chip : chipsIn(document, from, to)) {
        written.text += QStringView(raw).sliced(done, chip.position - from - done);
        const int begin = static_cast<int>(written.text.size());
        written.text += words(chip.format);
        written.chips.append({begin, static_cast<int>(written.text.size()), chip.position});
        done = chip.position - from + 1;
    }
    written.text += QStringView(raw).sliced(done);
    return written;
}

TokenText tokenTextOf(const QTextDocument &document, int from, int to, const std::function<QString(const QTextCharFormat &)> &unsettledWords, bool openToo)
{
    TokenText text;
    const QString raw = rawText(document, from, to);
    int done = 0;
    for (const ChipPlace &place : chipsIn(document, from, to)) {
        text.markdown += escapedBraces(raw.sliced(done, place.position - from - done));
        const TokenChip chip = chipOf(place.format);
        if (chip.isSettled() || openToo) {
            text.tokens.append(chip.value);
            text.markdown += "{t"_L1 + QString::number(text.tokens.size()) + u'}';
        } else {
            text.markdown += escapedBraces(unsettledWords(place.format));
        }
        done = place.position - from + 1;
    }
    text.markdown += escapedBraces(raw.sliced(done));
    return text;
}

void insertTokenText(QTextCursor &cursor, const TokenText &text)
{
    const auto parts = splitTokenText(text.markdown, text.tokens.size());
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    if (!parts) {
        insertPlain(cursor, text.markdown);
    } else {
        for (const TokenTextPart &part : *parts) {
            if (part.token)
                insertChip(cursor, {text.tokens.at(*part.token), {}, {}});
            else
                insertPlain(cursor, part.literal);
        }
    }
    cursor.endEditBlock();
}

void insertChip(QTextCursor &cursor, const TokenChip &chip)
{
    cursor.insertText(QString(objectCharacter), chipFormat(chip));
}

void insertPlain(QTextCursor &cursor, const QString &text)
{
    QString plain = text;
    plain.remove(objectCharacter);
    cursor.insertText(plain, QTextCharFormat());
}

} // namespace tocsin
