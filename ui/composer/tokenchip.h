// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token.h"
#include "ui/theme/themeswitch.h"
#include "ui/widgets/timetext.h"

#include <QHash>
#include <QMetaType>
#include <QObject>
#include <QTextCharFormat>
#include <QTextObjectInterface>

class QPainter;
class QTextDocument;

namespace tocsin {

/// One token of a text that is being written: one object character of the document, whose format carries it through undo and redo.
struct TokenChip
{
    TokenValue value; ///< what it means; of one that is not settled the likeliest reading
    QList<TokenValue> candidates; ///< what it may mean, where that has to be chosen; empty: it is settled
    QString source; ///< the text that it was typed as; empty: it was picked, pasted or edited

    [[nodiscard]] bool isSettled() const { return candidates.isEmpty(); }
    bool operator==(const TokenChip &) const = default;
};

/// What chips are written out with.
struct ChipLanguage
{
    QString language; ///< BCP 47 of the text
    QString zone; ///< IANA id in which its author writes
    TimeText times; ///< the window's, for hints
};

/// IANA id of the zone in which @p value was written; empty where it has none.
[[nodiscard]] QString zoneOfToken(const TokenValue &value);
/// What a chip reads as in the editor: in the zone that its author gave it, without the date where that is today's.
[[nodiscard]] QString editorWords(const TokenChip &chip, const ChipLanguage &language, Instant now);
/// What stands for it in a text without chips: a full stamp that nobody can misread, or what was typed where it is not settled.
[[nodiscard]] QString fullWords(const TokenChip &chip, const ChipLanguage &language);

/// The format of the object character that is @p chip.
[[nodiscard]] QTextCharFormat chipFormat(const TokenChip &chip);
/// The type of object that chips are, for QAbstractTextDocumentLayout::registerHandler().
[[nodiscard]] int chipObjectType();
[[nodiscard]] bool isChipFormat(const QTextFormat &format);
[[nodiscard]] TokenChip chipOf(const QTextFormat &format);

/// Draws the chips of a document.
class ChipPainter : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    /// @p clock and @p themes outlive this.
    ChipPainter(const Clock &clock, const ThemeSwitch &themes, QObject *parent);

    void setLanguage(const ChipLanguage &language);
    [[nodiscard]] const ChipLanguage &language() const { return m_language; }
    /// Position of the chip whose editor is open; -1: none.
    void setOpen(int position) { m_open = position; }

    /// How the chip with @p format looks; kept, because layout asks with every line.
    struct Look
    {
        QString words;
        QString full;
        Tone tone = Tone::Info;
        bool settled = true;
    };
    [[nodiscard]] const Look &lookOf(const QTextFormat &format) const;

    [[nodiscard]] QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position, const QTextFormat &format) override;
    /// Its words alone, in the pen of @p painter: above the veil that the layout lays over what is selected.
    void drawWords(QPainter &painter, const QRectF &rect, const QTextDocument &document, const QTextFormat &format) const;

private:
    const Clock &m_clock;
    const ThemeSwitch &m_themes;
    ChipLanguage m_language;
    mutable QHash<qint64, Look> m_looks; ///< by the format's number
    int m_open = -1;
};

} // namespace tocsin

Q_DECLARE_METATYPE(tocsin::TokenChip)
