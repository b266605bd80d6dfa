// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessible/accessible.h"
#include "ui/accessible/accessibletext.h"

#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// What is written into the field from outside counts as typed: whoever listens to textEdited() hears of it, and it can be undone.
class AccessibleLineEdit : public AccessibleText
{
public:
    explicit AccessibleLineEdit(QLineEdit *edit) : AccessibleText(edit) {}

    using AccessibleText::text;
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString said = AccessibleText::text(kind);
        // What an empty field asks for is better than nothing.
        return said.isEmpty() && kind == QAccessible::Name ? edit().placeholderText() : said;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = AccessibleText::state();
        state.passwordEdit = edit().echoMode() != QLineEdit::Normal;
        return state;
    }

    // QAccessibleTextInterface
    void selection(int index, int *start, int *end) const override
    {
        const bool has = index == 0 && edit().hasSelectedText();
        *start = has ? edit().selectionStart() : 0;
        *end = has ? edit().selectionEnd() : 0;
    }
    [[nodiscard]] int selectionCount() const override { return edit().hasSelectedText() ? 1 : 0; }
    void removeSelection(int index) override
    {
        if (index == 0)
            edit().deselect();
    }
    void setSelection(int index, int start, int end) override
    {
        if (index == 0)
            edit().setSelection(start, end - start);
    }
    [[nodiscard]] int cursorPosition() const override { return edit().cursorPosition(); }
    void setCursorPosition(int position) override { edit().setCursorPosition(position); }
    [[nodiscard]] QRect characterRect(int offset) const override
    {
        // The cursor tells how far the field is scrolled.
        const QRect cursor = edit().inputMethodQuery(Qt::ImCursorRectangle).toRect();
        const auto advance = [this](int to) { return edit().fontMetrics().horizontalAdvance(shown(), to); };
        const int at = within(offset);
        const int left = cursor.center().x() + advance(at) - advance(edit().cursorPosition());
        return {edit().mapToGlobal(QPoint(left, cursor.top())), QSize(std::max(1, advance(within(at + 1)) - advance(at)), cursor.height())};
    }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override { return edit().cursorPositionAt(edit().mapFromGlobal(point)); }
    void scrollToSubstring(int start, int end) override
    {
        // The cursor is what it scrolls to.
        edit().setCursorPosition(end);
        edit().setCursorPosition(start);
    }
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override
    {
        Q_UNUSED(offset);
        *start = 0;
        *end = characterCount();
        return {};
    }

    // QAccessibleEditableTextInterface
    void replaceText(int start, int end, const QString &text) override
    {
        if (isReadOnly() || !edit().isEnabled())
            return;
        const int from = within(start);
        const int to = std::max(from, end < 0 ? characterCount() : within(end));
        edit().setSelection(from, to - from);
        if (from == to)
            edit().setCursorPosition(from);
        edit().insert(text); // over what is selected
    }

protected:
    [[nodiscard]] QString shown() const override { return edit().displayText(); }
    [[nodiscard]] bool isReadOnly() const override { return edit().isReadOnly(); }

private:
    [[nodiscard]] QLineEdit &edit() const { return *static_cast<QLineEdit *>(widget()); }
    [[nodiscard]] int within(int offset) const { return std::clamp(offset, 0, characterCount()); }
};

} // namespace

QAccessibleInterface *lineEditInterface(const QString &className, QObject *object)
{
    auto *edit = className == "QLineEdit"_L1 ? qobject_cast<QLineEdit *>(object) : nullptr;
    return edit ? new AccessibleLineEdit(edit) : nullptr;
}

} // namespace tocsin
