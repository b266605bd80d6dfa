// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accessible/accessiblefield.h"

#include <algorithm>

namespace tocsin {

/// A field whose text is read and written from outside. Offsets are those of shown(); an end below 0 means the end of the text.
class AccessibleText : public AccessibleField, public QAccessibleTextInterface, public QAccessibleEditableTextInterface
{
public:
    explicit AccessibleText(QWidget *edit) : AccessibleField(edit, QAccessible::EditableText) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        if (type == QAccessible::EditableTextInterface)
            return static_cast<QAccessibleEditableTextInterface *>(this);
        return AccessibleField::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override { return kind == QAccessible::Value ? shown() : AccessibleField::text(kind); }
    void setText(QAccessible::Text kind, const QString &text) override
    {
        if (kind == QAccessible::Value)
            replaceText(0, characterCount(), text);
        else
            AccessibleField::setText(kind, text);
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = AccessibleField::state();
        state.selectableText = true;
        state.readOnly = isReadOnly();
        state.editable = !state.readOnly;
        return state;
    }

    void addSelection(int start, int end) override { setSelection(0, start, end); }
    [[nodiscard]] QString text(int start, int end) const override
    {
        const QString all = shown();
        const int size = static_cast<int>(all.size());
        const int from = std::clamp(start, 0, size);
        return all.sliced(from, std::clamp(end < 0 ? size : end, from, size) - from);
    }
    [[nodiscard]] int characterCount() const override { return static_cast<int>(shown().size()); }
    void deleteText(int start, int end) override { replaceText(start, end, {}); }
    void insertText(int offset, const QString &text) override { replaceText(offset, offset, text); }

protected:
    /// The text as it reads.
    [[nodiscard]] virtual QString shown() const = 0;
    [[nodiscard]] virtual bool isReadOnly() const = 0;
};

} // namespace tocsin
