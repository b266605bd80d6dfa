// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/tokenaccessible.h"

#include "ui/accessible/accessibletext.h"
#include "ui/composer/tokenedit.h"

#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Offsets are those of the text as it reads, chips written out as they stand in the editor.
class AccessibleTokenEdit : public AccessibleText
{
public:
    explicit AccessibleTokenEdit(TokenEdit *edit) : AccessibleText(edit) {}

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = AccessibleText::state();
        state.multiLine = true;
        return state;
    }

    // QAccessibleTextInterface
    void selection(int index, int *start, int *end) const override
    {
        const QTextCursor cursor = edit().textCursor();
        const bool has = index == 0 && cursor.hasSelection();
        const WrittenOut now = written();
        *start = has ? now.fromDocument(cursor.selectionStart()) : 0;
        *end = has ? now.fromDocument(cursor.selectionEnd()) : 0;
    }
    [[nodiscard]] int selectionCount() const override { return edit().textCursor().hasSelection() ? 1 : 0; }
    void removeSelection(int index) override
    {
        if (index == 0)
            setSelection(0, cursorPosition(), cursorPosition());
    }
    void setSelection(int index, int start, int end) override
    {
        if (index == 0)
            edit().setTextCursor(range(start, end));
    }
    [[nodiscard]] int cursorPosition() const override { return written().fromDocument(edit().textCursor().position()); }
    void setCursorPosition(int position) override { edit().setTextCursor(range(position, position)); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        const int position = written().toDocument(offset);
        QRect rect = edit().chipRect(position).toAlignedRect(); // of any character
        rect.moveTopLeft(edit().viewport()->mapToGlobal(rect.topLeft()));
        return rect;
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        return written().fromDocument(edit().cursorForPosition(edit().viewport()->mapFromGlobal(point)).position());
    }
    void scrollToSubstring(int start, int end) override
    {
        const QTextCursor before = edit().textCursor();
        edit().setTextCursor(range(end, end));
        edit().setTextCursor(range(start, start));
        edit().ensureCursorVisible();
        edit().setTextCursor(before);
    }
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override
    {
        const WrittenOut now = written();
        const int size = static_cast<int>(now.text.size());
        *start = 0;
        *end = size;
        if (offset < 0 || offset > size)
            return {};
        const QList<Unsettled> open = edit().unsettled();
        for (const WrittenOut::Chip &chip : now.chips) {
            if (offset >= chip.begin && offset < chip.end) {
                *start = chip.begin;
                *end = chip.end;
                // What has to be chosen yet is told as a mistake in the text is.
                return std::ranges::find(open, chip.position, &Unsettled::position) == open.cend() ? QString() : u"invalid:true;"_s;
            }
            if (chip.end <= offset)
                *start = chip.end;
            else
                *end = std::min(*end, chip.begin);
        }
        return {};
    }

    // QAccessibleEditableTextInterface
    void replaceText(int start, int end, const QString &text) override
    {
        if (isReadOnly())
            return;
        QTextCursor writer = range(start, end);
        writer.beginEditBlock();
        insertPlain(writer, text);
        writer.endEditBlock();
        edit().setTextCursor(writer);
    }

protected:
    [[nodiscard]] QString shown() const override { return written().text; }
    [[nodiscard]] bool isReadOnly() const override { return edit().isReadOnly(); }

private:
    [[nodiscard]] TokenEdit &edit() const { return *static_cast<TokenEdit *>(widget()); }
    [[nodiscard]] WrittenOut written() const { return edit().textAsShown(); }
    [[nodiscard]] QTextCursor range(int start, int end) const
    {
        const WrittenOut now = written();
        const int size = static_cast<int>(now.text.size());
        const int from = std::clamp(start, 0, size);
        const int to = std::clamp(end, from, size);
        QTextCursor cursor(edit().document());
        cursor.setPosition(now.toDocument(from));
        cursor.setPosition(now.toDocument(to, to > from), QTextCursor::KeepAnchor);
        return cursor;
    }
};

QAccessibleInterface *tokenEditInterface(const QString &className, QObject *object)
{
    auto *edit = className == "tocsin::TokenEdit"_L1 ? qobject_cast<TokenEdit *>(object) : nullptr;
    return edit ? new AccessibleTokenEdit(edit) : nullptr;
}

} // namespace

void installTokenAccessibility()
{
    // Installing again is ignored by Qt.
    QAccessible::installFactory(tokenEditInterface);
}

} // namespace tocsin
