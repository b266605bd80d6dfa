// SPDX-License-Identifier: GPL-3.0-or-later
// What keys do in a TokenEdit, and what "@" offers.
#include "ui/composer/tokenedit.h"
#include "ui/composer/tokenpicker.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int longestQuery = 40; // behind "@"

/// Whether @p text ends what was typed before it: white space, or a full stop of scripts that have none.
bool endsWord(const QString &text)
{
    return !text.isEmpty() && (text.back().isSpace() || u"\u3001\u3002\uFF0C\uFF0E\uFF01\uFF1F"_s.contains(text.back()));
}

} // namespace

void TokenEdit::keyPressEvent(QKeyEvent *event)
{
    if (takesKey(event)) {
        event->accept();
        return;
    }
    const bool isBreak = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isText = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) && !event->text().isEmpty();
    const int revision = document()->revision();
    leaveChipFormat();
    if (isBreak && !isReadOnly() && !(event->modifiers() & ~Qt::KeypadModifier)) {
        // QTextEdit would take a line's own spacing away with an empty one.
        QTextCursor writer = textCursor();
        writer.insertBlock(writer.blockFormat(), QTextCharFormat());
        setTextCursor(writer);
        ensureCursorVisible();
        event->accept();
    } else if (isText && event->text().front().isPrint() && textCursor().hasSelection() && !isReadOnly()) {
        // QTextEdit would give what is typed the format of the chip that it replaces.
        QTextCursor writer = textCursor();
        writer.insertText(event->text(), QTextCharFormat());
        setTextCursor(writer);
        ensureCursorVisible();
        event->accept();
    } else {
        QTextEdit::keyPressEvent(event);
    }
    if (document()->revision() == revision)
        return;
    if (isBreak)
        typed(u"\n"_s);
    else if (isText)
        typed(event->text());
    if (!m_pickFrom.isNull())
        offerAgain();
}

void TokenEdit::inputMethodEvent(QInputMethodEvent *event)
{
    leaveChipFormat();
    QTextEdit::inputMethodEvent(event);
    if (const QString text = event->commitString(); !text.isEmpty()) {
        QTextCursor committed = textCursor();
        committed.setPosition(std::max(0, committed.position() - static_cast<int>(text.size())), QTextCursor::KeepAnchor);
        if (committed.selectedText() == text && committed.charFormat().propertyCount() > 0) {
            committed.joinPreviousEditBlock();
            committed.setCharFormat(QTextCharFormat());
            committed.endEditBlock();
        }
        typed(text);
        if (!m_pickFrom.isNull())
            offerAgain();
    }
}

bool TokenEdit::event(QEvent *event)
{
    // A window's shortcuts wait where the key means something here.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const QKeyCombination keys = key->keyCombination();
        const bool isEscape = key->key() == Qt::Key_Escape && (canTakeBackHere() || !m_pickFrom.isNull());
        const bool isOurs = keys == nextKey || keys == previousKey || keys == dismissKey || keys == fixKey || keys == spellKey || keys == (Qt::ALT | Qt::Key_Down);
        if (isEscape || isOurs) {
            event->accept();
            return true;
        }
    }
    return QTextEdit::event(event);
}

bool TokenEdit::takesKey(QKeyEvent *event)
{
    if (!m_pickFrom.isNull() && m_picker->isVisible() && m_picker->takesKey(*event))
        return true;
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    const bool isLeft = event->key() == Qt::Key_Escape || (event->key() == Qt::Key_Backspace && !textCursor().hasSelection());
    if ((isPlain && isLeft && canTakeBackHere()) || (event->matches(QKeySequence::Undo) && m_typedTimes->canTakeBack())) {
        takeBack();
        return true;
    }
    if (event->key() == Qt::Key_Escape && !m_pickFrom.isNull()) {
        endPicking();
        return true;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier) {
        if (const int position = chipBeside(textCursor()); position >= 0)
            openChip(position);
        return true;
    }
    const QKeyCombination keys = event->keyCombination();
    if (keys == nextKey || keys == previousKey) {
        goToFinding(keys == nextKey);
        return true;
    }
    if (keys == fixKey) {
        fixHere();
        return true;
    }
    if (keys == dismissKey) {
        dismissHere();
        return true;
    }
    if (keys == spellKey) {
        if (goToWrongWord())
            showMenu(-1, wrongWordAt(textCursor().selectionStart()), viewport()->mapToGlobal(cursorRect().bottomLeft()));
        return true;
    }
    return false;
}

void TokenEdit::typed(const QString &text)
{
    const QTextCursor here = textCursor();
    m_lastTyped = here;
    if (text == u"@"_s) {
        const QChar before = here.position() >= 2 ? document()->characterAt(here.position() - 2) : QChar(u' ');
        if (!before.isLetterOrNumber()) // an address of mail
            beginPicking();
        return;
    }
    if (m_pickFrom.isNull() && endsWord(text))
        m_typedTimes->turnBefore(here.position() - 1);
}

/// No blank follows the last word of a text.
void TokenEdit::turnLastTyped()
{
    if (!m_lastTyped.isNull() && m_pickFrom.isNull() && !isReadOnly())
        m_typedTimes->turnBefore(m_lastTyped.position());
    m_lastTyped = QTextCursor();
}

/// Right behind what was typed, before anything else was done: who went elsewhere means something else by Esc.
bool TokenEdit::canTakeBackHere() const
{
    return m_typedTimes->canTakeBack() && !m_lastTyped.isNull() && m_lastTyped.position() == textCursor().position();
}

void TokenEdit::takeBack()
{
    QTextCursor here = textCursor();
    const int behind = document()->characterCount() - here.position();
    m_typedTimes->takeBack([this] { undo(); });
    here.setPosition(document()->characterCount() - behind);
    setTextCursor(here);
}

void TokenEdit::beginPicking()
{
    m_pickFrom = textCursor();
    m_pickFrom.setPosition(textCursor().position() - 1);
    m_pickFrom.setKeepPositionOnInsert(true);
    offerAgain();
}

void TokenEdit::offerAgain()
{
    const int from = m_pickFrom.position();
    const int here = textCursor().position();
    const QTextBlock block = document()->findBlock(from);
    if (here <= from || here > block.position() + block.length() - 1) {
        endPicking();
        return;
    }
    const QString query = block.text().sliced(from - block.position() + 1, here - from - 1);
    const QList<PickEntry> entries = query.size() > longestQuery || query.startsWith(u' ')
        ? QList<PickEntry>()
        : pickEntries(query, {m_painter->language(), m_clock.now(), m_context.targets, m_windows});
    if (m_picker->parentWidget() != window())
        m_picker->setParent(window());
    const QRect cursor = cursorRect(m_pickFrom);
    m_picker->offer(entries, QRect(viewport()->mapToGlobal(cursor.topLeft()), cursor.size()));
    // Words go on behind something that "@" does not know.
    if (entries.isEmpty() && query.endsWith(u' '))
        endPicking();
}

void TokenEdit::offerTokens()
{
    endPicking();
    if (isReadOnly())
        return;
    setFocus(Qt::OtherFocusReason);
    leaveChipFormat();
    textCursor().insertText(u"@"_s, QTextCharFormat());
    m_offered = true;
    beginPicking();
}

void TokenEdit::endPicking()
{
    takeOfferBack();
    m_pickFrom = QTextCursor();
    m_picker->hide();
}

void TokenEdit::takeOfferBack()
{
    if (!std::exchange(m_offered, false) || m_pickFrom.isNull() || document()->characterAt(m_pickFrom.position()) != u'@')
        return;
    QTextCursor at = m_pickFrom;
    m_pickFrom = QTextCursor(); // what follows moves the cursor
    at.joinPreviousEditBlock(); // nothing to undo
    at.deleteChar();
    at.endEditBlock();
}

void TokenEdit::pick(int index)
{
    if (m_pickFrom.isNull() || index < 0 || index >= m_picker->entries().size())
        return;
    const PickEntry entry = m_picker->entries().at(index);
    QTextCursor writer = textCursor();
    const int to = writer.position();
    writer.setPosition(m_pickFrom.position());
    writer.setPosition(to, QTextCursor::KeepAnchor);
    const bool wasOffered = std::exchange(m_offered, false); // the chip takes the place of its "@"
    endPicking();
    if (wasOffered)
        writer.joinPreviousEditBlock();
    else
        writer.beginEditBlock();
    insertChip(writer, {entry.value, {}, {}});
    writer.endEditBlock();
    setTextCursor(writer);
    const auto *instant = std::get_if<InstantToken>(&entry.value);
    if (instant && entry.promise == PickEntry::Promise::Eta)
        emit etaWanted(instant->instant);
    else if (instant && entry.promise == PickEntry::Promise::NextUpdate)
        emit nextUpdateWanted(instant->instant);
}

} // namespace tocsin
