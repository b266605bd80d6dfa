// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/typedtimes.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int reachBefore = 300; ///< characters of context
constexpr int longestJoint = 6; ///< "and" with its blanks, in any language

} // namespace

TypedTimes::TypedTimes(QTextDocument &document, const ChipPainter &painter, const Clock &clock) : m_document(document), m_painter(painter), m_clock(clock)
{
}

TypingContext TypedTimes::context() const
{
    return {m_painter.language().zone, m_painter.language().language, m_clock.now(), m_about};
}

WrittenOut TypedTimes::sourceOf(int from, int to) const
{
    return writtenOut(m_document, from, to, [this](const QTextCharFormat &format) {
        const QString source = chipOf(format).source;
        return source.isEmpty() ? m_painter.lookOf(format).full : source;
    });
}

bool TypedTimes::turn(const WrittenOut &source, const TypedToken &token, QTextCursor &writer)
{
    for (const WrittenOut::Chip &chip : source.chips) {
        if (chip.end <= token.begin || chip.begin >= token.end)
            continue;
        const bool isWhole = chip.begin >= token.begin && chip.end <= token.end;
        const bool isAll = chip.begin == token.begin && chip.end == token.end;
        if (!isWhole || isAll)
            return false;
        // What was picked is settled and does not become open again.
        const auto place = chipAt(m_document, chip.position);
        if (!place || (chipOf(place->format).source.isEmpty() && !token.value))
            return false;
    }
    const int begin = source.toDocument(token.begin);
    const int end = source.toDocument(token.end, true);
    // A cursor of text that is gone grows with what is typed in its place.
    m_kept.removeIf([](const Kept &kept) { return kept.place.selectedText() != kept.words; });
    if (std::ranges::any_of(m_kept, [&](const Kept &kept) { return kept.place.selectionStart() < end && kept.place.selectionEnd() > begin; }))
        return false;
    TokenChip chip;
    chip.value = token.value ? *token.value : token.candidates.first();
    if (!token.value)
        chip.candidates = token.candidates;
    chip.source = source.text.sliced(token.begin, token.end - token.begin);
    writer.setPosition(begin);
    writer.setPosition(end, QTextCursor::KeepAnchor);
    insertChip(writer, chip);
    m_position = begin;
    m_length = end - begin;
    return true;
}

/// "between 10:00 and 11:00 UTC": the zone is that of both.
void TypedTimes::turnPartner(int position, QTextCursor &writer)
{
    const QTextBlock block = m_document.findBlock(position);
    const WrittenOut source = sourceOf(block.position(), block.position() + block.length() - 1);
    const auto own = std::ranges::find(source.chips, position, &WrittenOut::Chip::position);
    if (own == source.chips.end() || own == source.chips.begin() || own->begin - (own - 1)->end > longestJoint)
        return;
    const WrittenOut::Chip before = *(own - 1);
    const auto place = chipAt(m_document, before.position);
    TokenChip chip = place ? chipOf(place->format) : TokenChip();
    if (chip.source.isEmpty())
        return;
    const int from = std::max(0, before.begin - reachBefore);
    for (const TypedToken &token : typedTokensIn(source.text.sliced(from, own->end - from), context())) {
        if (token.begin + from != before.begin || token.end + from != before.end || !token.value || *token.value == chip.value)
            continue;
        chip.value = *token.value;
        chip.candidates.clear();
        writer.setPosition(before.position);
        writer.setPosition(before.position + 1, QTextCursor::KeepAnchor);
        insertChip(writer, chip);
    }
}

/// "5 p.m. " may have been the end, but "5 p.m. the" was none.
void TypedTimes::dropShortenedPoint(const WrittenOut &source, int end)
{
    const auto behind = std::ranges::find_if(source.chips, [end](const WrittenOut::Chip &chip) { return chip.begin >= end; });
    if (behind == source.chips.begin())
        return;
    const WrittenOut::Chip &chip = *(behind - 1);
    const auto place = chipAt(m_document, chip.position);
    if (!place || chip.end >= end || !wasShortenedPoint(chipOf(place->format).source, QStringView(source.text).sliced(chip.end, end - chip.end)))
        return;
    TokenChip whole = chipOf(place->format);
    whole.source += u'.';
    QTextCursor writer(&m_document);
    writer.setPosition(chip.position);
    writer.setPosition(chip.position + 2, QTextCursor::KeepAnchor);
    writer.beginEditBlock();
    insertChip(writer, whole);
    writer.endEditBlock();
}

bool TypedTimes::turnBefore(int position)
{
    const QTextBlock block = m_document.findBlock(position);
    const WrittenOut source = sourceOf(block.position(), block.position() + block.length() - 1);
    const std::optional<TypedToken> token = typedTokenAt(source.text, source.fromDocument(position), context());
    if (!token) {
        dropShortenedPoint(source, source.fromDocument(position));
        return false;
    }
    QTextCursor writer(&m_document);
    writer.beginEditBlock();
    const bool turned = turn(source, *token, writer);
    if (turned)
        turnPartner(m_position, writer);
    writer.endEditBlock();
    if (turned)
        m_revision = m_document.revision();
    return turned;
}

/// Whole lines of [@p from, @p to), together no more than can be read at once: the time that reading takes grows much faster than the text. A line that is
/// longer than that by itself is no text for people, and is left out.
QList<std::pair<int, int>> TypedTimes::piecesOf(int from, int to) const
{
    constexpr int together = 4000;
    constexpr int longest = 12'000;
    QList<std::pair<int, int>> pieces;
    for (QTextBlock block = m_document.findBlock(from); block.isValid() && block.position() < to; block = block.next()) {
        const int begin = std::max(from, block.position());
        const int end = std::min(to, block.position() + block.length() - 1);
        if (end - begin > longest)
            continue;
        if (!pieces.isEmpty() && begin - pieces.constLast().second <= 1 && end - pieces.constLast().first <= together)
            pieces.last().second = end;
        else
            pieces.append({begin, end});
    }
    return pieces;
}

int TypedTimes::turnAll(int from, int to, Which which)
{
    int turned = 0;
    QTextCursor writer(&m_document);
    writer.beginEditBlock();
    // From the end, so that places before it stay.
    const QList<std::pair<int, int>> pieces = piecesOf(from, to);
    for (auto piece = pieces.crbegin(); piece != pieces.crend(); ++piece) {
        const WrittenOut source = sourceOf(piece->first, piece->second);
        const QList<TypedToken> tokens = typedTokensIn(source.text, context());
        for (auto token = tokens.crbegin(); token != tokens.crend(); ++token)
            turned += (which == Which::All || !token->value) && turn(source, *token, writer) ? 1 : 0;
    }
    writer.endEditBlock();
    m_revision = -1;
    return turned;
}

int TypedTimes::countIn(int from, int to) const
{
    constexpr int longest = 50'000; // nobody turns what a machine wrote into chips
    if (to - from > longest)
        return 0;
    qsizetype count = 0;
    for (const auto &[begin, end] : piecesOf(from, to)) {
        const WrittenOut source = sourceOf(begin, end);
        const QList<TypedToken> tokens = typedTokensIn(source.text, context());
        count += std::ranges::count_if(tokens, [&source](const TypedToken &token) {
            return std::ranges::none_of(source.chips, [&token](const WrittenOut::Chip &chip) { return chip.begin < token.end && chip.end > token.begin; });
        });
    }
    return static_cast<int>(count);
}

bool TypedTimes::canTakeBack() const
{
    return m_revision >= 0 && m_revision == m_document.revision();
}

void TypedTimes::takeBack(const std::function<void()> &undo)
{
    const int position = m_position;
    m_revision = -1;
    undo();
    // "15:00 CET" that had been a chip at "15:00" already is text as a whole: half a chip would be another time.
    int length = m_length;
    QList<ChipPlace> left = chipsIn(m_document, position, std::min(position + length, m_document.characterCount() - 1));
    left.removeIf([](const ChipPlace &place) { return chipOf(place.format).source.isEmpty(); });
    QTextCursor writer(&m_document);
    if (!left.isEmpty())
        writer.joinPreviousEditBlock();
    for (auto place = left.crbegin(); place != left.crend(); ++place) {
        const QString source = chipOf(place->format).source;
        writer.setPosition(place->position);
        writer.setPosition(place->position + 1, QTextCursor::KeepAnchor);
        writer.insertText(source, QTextCharFormat());
        length += static_cast<int>(source.size()) - 1;
    }
    if (!left.isEmpty())
        writer.endEditBlock();
    QTextCursor kept(&m_document);
    kept.setPosition(position);
    kept.setPosition(std::min(position + length, m_document.characterCount() - 1), QTextCursor::KeepAnchor);
    kept.setKeepPositionOnInsert(true); // what is typed behind it is another text
    m_kept.append({kept, kept.selectedText()});
}

void TypedTimes::forget()
{
    m_kept.clear();
    m_revision = -1;
}

} // namespace tocsin
