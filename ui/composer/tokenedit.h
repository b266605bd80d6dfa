// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/target.h"
#include "models/domain/token.h"
#include "models/itemmodels/textchecker.h"
#include "ui/composer/chipeditor.h"
#include "ui/composer/pickentries.h"
#include "ui/composer/tokendocument.h"
#include "ui/composer/tokenpicker.h"
#include "ui/composer/typedtimes.h"
#include "ui/widgets/findingmarks.h"

#include <QPointer>
#include <QSet>
#include <QTextEdit>

#include <memory>

class QMenu;
class QTextBlock;

namespace tocsin {

class Spelling;


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
    /// Turns the times of the text that have to be chosen into chips that say so, for a draft that comes back: text() keeps them as text only. Nothing before can be undone;
    /// emits no edited(), because text() stays the same.
    void askAgain();
    /// Chips that are not settled are in it as the text that they were typed as.
    [[nodiscard]] TokenText text() const;
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] QList<Unsettled> unsettled() const;
    /// The text with every chip written out in full, and where its characters stand in the document; what is linted.
    [[nodiscard]] WrittenOut plainTextRendered() const;

    /// The text as it reads on the screen.
    [[nodiscard]] WrittenOut textAsShown() const;

    /// Puts a chip at the cursor, in place of what is selected, as one step to undo.
    void insertToken(const TokenValue &value);
    /// Puts a text behind what is there, with its chips and as a paragraph of its own, as one step to undo: a template. What has to be chosen before it stays to be chosen.
    void append(const TokenText &text);
    /// Its author is done: the time that was typed last becomes a chip though no blank stands behind it, and isLinted() is true afterwards.
    void finish();
    /// Offers at the cursor what "@" offers, for whoever comes by mouse; nothing is left behind where nothing is taken.
    void offerTokens();
    /// Turns every time in the selection, or in the whole text, into a chip; one step to undo. Returns how many.
    int turnTimesIntoChips();
    /// How many times the text that was pasted last holds as plain text; turnPasted() turns them into chips, as one step to undo.
    [[nodiscard]] int pastedTimes() const { return m_pasted.hasSelection() ? m_pastedTimes : 0; }
    void turnPasted();
    /// The windows of the maintenance that the post is about, which "@" offers.
    void setWindows(const QList<IntervalToken> &windows) { m_windows = windows; }
    /// What the post tells of, where that is not the present; see TypingContext.
    void setAbout(const std::optional<InstantRange> &about);

    /// Findings that were put aside and are not shown, as `rule: words`.
    void setDismissed(const QStringList &dismissed);
    /// What the linter found, also what was put aside; offsets are those of lintedText().
    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }
    [[nodiscard]] const QString &lintedText() const { return m_written.text; }
    /// Whether findings() are about the text as it is; linted() says when.
    [[nodiscard]] bool isLinted() const { return m_lintShown == m_lintAsked; }
    /// How many findings are shown.
    [[nodiscard]] int findingCount() const { return m_marks.count(); }
    /// Selects the next finding behind the cursor, or before it. False: there is none.
    bool goToFinding(bool next);
    /// Applies the fix of the finding at the cursor, as one step to undo.
    bool fixHere();
    /// Puts the finding at the cursor aside and emits dismissed().
    bool dismissHere();
    /// What was found at the cursor, and which keys do something about it; one line, empty where nothing was.
    [[nodiscard]] QString hintHere() const;
    static constexpr QKeyCombination nextKey{Qt::Key_F8};
    static constexpr QKeyCombination previousKey = Qt::SHIFT | Qt::Key_F8;
    static constexpr QKeyCombination dismissKey = Qt::CTRL | Qt::Key_F8;
    static constexpr QKeyCombination fixKey = Qt::CTRL | Qt::Key_Period;
    static constexpr QKeyCombination spellKey{Qt::Key_F7};

    /// Who knows how words are spelled; nullptr: nobody. Outlives this.
    void setSpelling(Spelling *spelling);
    /// Selects the next word that is spelled wrong. False: there is none.
    bool goToWrongWord();
    /// The word around @p position that is spelled wrong; null: there is none.
    [[nodiscard]] QTextCursor wrongWordAt(int position) const;

    /// Puts the cursor before the chip at @p position and shows it.
    void goToChip(int position);
    /// Opens the editor of the chip at @p position.
    void openChip(int position);
    /// Where the chip (or any other character) at @p position is drawn, in coordinates of the viewport.
    [[nodiscard]] QRectF chipRect(int position) const;
    [[nodiscard]] TokenPicker &picker() const { return *m_picker; }
    /// The editor of a chip that is open now; nullptr: none.
    [[nodiscard]] ChipEditor *chipEditor() const { return m_chipEditor; }

signals:
    void edited(); ///< the text changed, but not by setText()
    void etaWanted(qint64 instant); ///< an ETA was picked; its chip stands in the text
    void nextUpdateWanted(qint64 instant); ///< the time of the next update was picked; its chip stands in the text
    void linted(); ///< findings() are about the text as it is
    void dismissed(const QString &dismissal); ///< a finding was put aside, as `rule: words`

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
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
    void turnLastTyped();
    [[nodiscard]] bool canTakeBackHere() const;
    void takeBack();
    void beginPicking();
    void takeOfferBack();
    void offerAgain();
    void endPicking();
    void pick(int entry);
    // tokenlint.cpp
    [[nodiscard]] ImportContext lintContext() const;
    void askLint();
    void takeAnswer(const CheckedText &answer);
    void showFindings();
    [[nodiscard]] QString dismissalOfFinding(qsizetype index) const;
    void spellAgain();
    [[nodiscard]] QList<std::pair<int, int>> wrongWords(QTextBlock block) const;
    void addSuggestions(QMenu &menu, const QTextCursor &word);
    // chips
    void spaceLines();
    void showMenu(int chip, const QTextCursor &word, const QPoint &place);
    void addFindingActions(QMenu &menu);
    [[nodiscard]] int chipBeside(const QTextCursor &cursor) const;
    [[nodiscard]] int chipUnder(const QPoint &point) const;
    [[nodiscard]] QString hintOfChip(int position) const;
    void replaceChip(int position, const TokenChip &chip);
    void closeChip();

    const Clock &m_clock;
    const ThemeSwitch &m_themes;
    TokenEditContext m_context;
    QList<IntervalToken> m_windows;
    ChipPainter *m_painter;
    std::unique_ptr<TypedTimes> m_typedTimes;
    QTextCursor m_pasted; ///< text that was pasted last
    int m_pastedTimes = 0; ///< in it
    QPointer<TokenPicker> m_picker; ///< lies on the window, but is ours
    QTextCursor m_lastTyped; ///< behind what was typed last; null: nothing was
    QTextCursor m_pickFrom; ///< before the "@"; null: nothing is being picked
    bool m_offered = false; ///< the "@" is offerTokens()'s, not the author's
    QPointer<ChipEditor> m_chipEditor;
    QTextCursor m_openChip; ///< selects the chip whose editor is open
    QPoint m_pressed;
    TextChecker m_checker;
    WrittenOut m_written; ///< that was asked about last
    int m_lintAsked = 0;
    int m_lintShown = 0;
    QList<Finding> m_findings;
    QList<qsizetype> m_shown; ///< per mark: its finding
    FindingMarks m_marks;
    QStringList m_dismissed;
    QPointer<Spelling> m_spelling;
    QSet<QString> m_names; ///< of targets, in lower case, word by word
    int m_spellGeneration = 0; ///< what was found before it is outdated
    bool m_setting = false; ///< changes are not the author's
};

} // namespace tocsin
