// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/target.h"
#include "models/domain/token.h"
#include "ui/composer/chipeditor.h"
#include "ui/composer/pickentries.h"
#include "ui/composer/tokendocument.h"
#include "ui/composer/tokenpicker.h"
#include "ui/composer/typedtimes.h"

#include <QPointer>
#include <QTextEdit>

#include <memory>

namespace tocsin {


/// What a text is written with.
struct TokenEditContext
{
    QString zone; ///< IANA id in which its author writes; required
    QString language; ///< BCP 47 of the text
    TimeText times; ///< the window's zones and language
    QList<Target> targets; ///< that "@" offers
};

/// A time in the text that has to be chosen before the text may be posted.
struct Unsettled
{
    int position = 0; ///< of its chip, for goToChip()
    QString words; ///< as typed
    QList<TokenValue> candidates;
};

/// Markdown with token chips, as it is written. A time becomes a chip when a blank or Enter is typed behind it (Escape or Backspace right after keeps the text), "@" offers times and targets,
/// a chip opens by a click or Alt+Down. Chips survive copying between texts of this kind and are written out everywhere else; all of it can be undone.
class TokenEdit : public QTextEdit
{
    Q_OBJECT

public:
    /// @p clock and @p themes outlive this.
    TokenEdit(const Clock &clock, const ThemeSwitch &themes, QWidget *parent = nullptr);
    ~TokenEdit() override;

    /// Chips that stand already keep their values and are written anew.
    void setContext(const TokenEditContext &context);
    [[nodiscard]] const TokenEditContext &context() const { return m_context; }

    /// Replaces everything; nothing before can be undone. Emits no edited().
    void setText(const TokenText &text);
    /// Chips that are not settled are in it as the text that they were typed as.
    [[nodiscard]] TokenText text() const;
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] QList<Unsettled> unsettled() const;
    /// The text with every chip written out in full, and where its characters stand in the document; what is linted.
    [[nodiscard]] WrittenOut plainTextRendered() const;

    /// Puts a chip at the cursor, in place of what is selected, as one step to undo.
    void insertToken(const TokenValue &value);
    /// Puts a text at the cursor, with its chips, as one step to undo: a template.
    void insertTokens(const TokenText &text);
    /// Turns every time in the selection, or in the whole text, into a chip; one step to undo. Returns how many.
    int turnTimesIntoChips();

    /// Puts the cursor before the chip at @p position and shows it.
    void goToChip(int position);
    /// Opens the editor of the chip at @p position.
    void openChip(int position);
    /// Where the chip at @p position is drawn, in coordinates of the viewport.
    [[nodiscard]] QRectF chipRect(int position) const;
    [[nodiscard]] TokenPicker &picker() const { return *m_picker; }
    /// The editor of a chip that is open now; nullptr: none.
    [[nodiscard]] ChipEditor *chipEditor() const { return m_chipEditor; }

signals:
    void edited(); ///< the text changed, but not by setText()
    void etaWanted(qint64 instant); ///< an ETA was picked; its chip stands in the text
    void nextUpdateWanted(qint64 instant); ///< the time of the next update was picked; its chip stands in the text

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    /// Tab takes what the picker marks.
    bool focusNextPrevChild(bool next) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void contentsChanged(int position, int removed, int added);
    void cursorMoved();
    void leaveChipFormat();
    // tokenkeys.cpp
    [[nodiscard]] bool takesKey(QKeyEvent *event);
    void typed(const QString &text);
    void takeBack();
    // tokenpicking.cpp
    void beginPicking();
    void offerAgain();
    void endPicking();
    void pick(int entry);
    // chips
    [[nodiscard]] int chipBeside(const QTextCursor &cursor) const;
    [[nodiscard]] int chipUnder(const QPoint &point) const;
    [[nodiscard]] QString hintOfChip(int position) const;
    void replaceChip(int position, const TokenChip &chip);
    void closeChip();

    const Clock &m_clock;
    const ThemeSwitch &m_themes;
    TokenEditContext m_context;
    ChipPainter *m_painter;
    std::unique_ptr<TypedTimes> m_typedTimes;
    QPointer<TokenPicker> m_picker; ///< lies on the window, but is ours
    QTextCursor m_pickFrom; ///< before the "@"; null: nothing is being picked
    QPointer<ChipEditor> m_chipEditor;
    QTextCursor m_openChip; ///< selects the chip whose editor is open
    QPoint m_pressed;
    bool m_setting = false; ///< changes are not the author's
};

} // namespace tocsin
