// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/composer/pickentries.h"
#include "ui/theme/themeswitch.h"

#include <QFrame>

class QKeyEvent;
class QListView;

namespace tocsin {

class PaletteModel;

/// The list below the cursor in which "@" is answered. The keyboard stays with the text, which hands its keys over first.
class TokenPicker : public QFrame
{
    Q_OBJECT

public:
    /// @p themes outlives this; it lies on the window of @p parent.
    TokenPicker(const ThemeSwitch &themes, QWidget *parent);

    /// Shows @p entries beside @p cursor (in global coordinates); hides itself where there are none.
    void offer(const QList<PickEntry> &entries, const QRect &cursor);
    [[nodiscard]] const QList<PickEntry> &entries() const { return m_entries; }
    [[nodiscard]] int current() const;
    /// Whether the key was meant for the list.
    [[nodiscard]] bool takesKey(const QKeyEvent &event);

signals:
    void chosen(int entry);
    void cancelled();

private:
    void place(const QRect &cursor);
    void go(int row);

    PaletteModel *m_model;
    QListView *m_list;
    QList<PickEntry> m_entries;
};

} // namespace tocsin
