// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/tokenpicker.h"

#include "models/itemmodels/palettemodel.h"
#include "ui/composer/popupplace.h"
#include "ui/shell/palettedelegate.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int mostRows = 9; // at once; the others are scrolled to

} // namespace

TokenPicker::TokenPicker(const ThemeSwitch &themes, QWidget *parent) : QFrame(parent), m_model(new PaletteModel(this)), m_list(new QListView(this))
{
    setObjectName(u"tokenPicker"_s);
    setProperty("area", u"palette"_s);
    setAccessibleName(tr("Insert"));
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(u"tokenPickerList"_s);
    m_list->setAccessibleName(tr("Insert a time or a target"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(themes, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5, 5, 5, 5);
    layout->addWidget(m_list);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { emit chosen(index.row()); });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    hide();
}

void TokenPicker::offer(const QList<PickEntry> &entries, const QRect &cursor)
{
    m_entries = entries;
    QList<PaletteEntry> lines;
    for (const PickEntry &entry : entries)
        lines.append({PaletteEntry::Kind::Target, {}, entry.text, entry.detail, entry.badge, entry.places});
    m_model->setEntries(lines);
    if (entries.isEmpty()) {
        hide();
        return;
    }
    go(0);
    m_list->scrollToTop();
    place(cursor);
    show();
    raise();
}

int TokenPicker::current() const
{
    return m_list->currentIndex().row();
}

void TokenPicker::place(const QRect &cursor)
{
    const int rows = std::min<int>(mostRows, static_cast<int>(m_entries.size()));
    const int row = m_list->sizeHintForRow(0);
    const QFontMetrics metrics(m_list->font());
    int width = 0;
    for (const PickEntry &entry : std::as_const(m_entries))
        width = std::max(width, metrics.horizontalAdvance(entry.badge + entry.text + entry.detail));
    const int beside = metrics.averageCharWidth() * 12; // badges' boxes, gaps, the scroll bar
    placeBeside(*this, cursor, {std::clamp(width + beside, 240, 460), rows * row + 14});
}

void TokenPicker::go(int row)
{
    m_list->setCurrentIndex(m_model->index(row));
    // A screen reader says what is marked, though the text keeps the keyboard.
    setAccessibleDescription(m_entries.value(row).text + u' ' + m_entries.value(row).detail);
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

bool TokenPicker::takesKey(const QKeyEvent &event)
{
    const int count = static_cast<int>(m_entries.size());
    switch (event.key()) {
    case Qt::Key_Down:
        go((current() + 1) % count);
        return true;
    case Qt::Key_Up:
        go((current() + count - 1) % count);
        return true;
    case Qt::Key_PageDown:
        go(std::min(current() + mostRows - 1, count - 1));
        return true;
    case Qt::Key_PageUp:
        go(std::max(current() - mostRows + 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & ~Qt::KeypadModifier)
            return false;
        emit chosen(current());
        return true;
    case Qt::Key_Escape:
        emit cancelled();
        return true;
    default:
        return false;
    }
}

} // namespace tocsin
