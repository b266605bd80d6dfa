// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/tokens/typedtime.h"
#include "ui/composer/tokendocument.h"

#include <QList>
#include <QTextCursor>

class QTextDocument;

namespace tocsin {

/// Turns times that are typed into a document into chips, each as one step to undo, and remembers where its author wants the text. A chip keeps what it was typed as, so
/// that "10:00" becomes "10:00 UTC" or "10:00 to 11:00" when its author goes on.
class TypedTimes
{
public:
    /// All outlive this.
    TypedTimes(QTextDocument &document, const ChipPainter &painter, const Clock &clock);

    /// What the post tells of, where that is not the present; see TypingContext.
    void setAbout(const std::optional<InstantRange> &about) { m_about = about; }

    /// Turns the time that ends before @p position, behind which white space was just typed. False: there is none.
    bool turnBefore(int position);
    enum class Which { All, Open };
    /// Turns every time in [@p from, @p to), or only those that would have to be chosen; returns how many. One step to undo.
    int turnAll(int from, int to, Which which);

    /// How many times turnAll() would turn in [@p from, @p to); 0 in what is too long for a post.
    [[nodiscard]] int countIn(int from, int to) const;

    /// Whether nothing was changed since the last time was turned.
    [[nodiscard]] bool canTakeBack() const;
    /// Tells that the last turn is being undone: calls @p undo, then leaves that text alone for good.
    void takeBack(const std::function<void()> &undo);
    void forget();

private:
    [[nodiscard]] TypingContext context() const;
    [[nodiscard]] WrittenOut sourceOf(int from, int to) const;
    [[nodiscard]] QList<std::pair<int, int>> piecesOf(int from, int to) const;
    bool turn(const WrittenOut &source, const TypedToken &token, QTextCursor &writer);
    void dropShortenedPoint(const WrittenOut &source, int end);
    void turnPartner(int position, QTextCursor &writer);

    QTextDocument &m_document;
    const ChipPainter &m_painter;
    const Clock &m_clock;
    /// A piece of text that stays text, as long as it is the same words.
    struct Kept
    {
        QTextCursor place;
        QString words;
    };
    QList<Kept> m_kept;
    std::optional<InstantRange> m_about;
    int m_revision = -1; ///< of the document after the last turn
    int m_position = -1; ///< of the chip that it made
    int m_length = 0; ///< of what was there before
};

} // namespace tocsin
