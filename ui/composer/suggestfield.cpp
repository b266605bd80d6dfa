// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/suggestfield.h"

#include <QApplication>
#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int detailRole = Qt::UserRole + 1;
constexpr int newRole = Qt::UserRole + 2;
constexpr int rowsShown = 8;
constexpr int narrowest = 240; // pixels

/// A name with its second rank at the right.
class SuggestionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString name = option.text;
        const QString detail = index.data(detailRole).toString();
        option.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        const QRect room = option.rect.adjusted(7, 0, -7, 0);
        const int detailWidth = detail.isEmpty() ? 0 : std::min(option.fontMetrics.horizontalAdvance(detail) + 4, room.width() / 2);
        painter->save();
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(room.adjusted(0, 0, -detailWidth - (detailWidth > 0 ? 8 : 0), 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(name, Qt::ElideRight, room.width() - detailWidth - 8));
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, option.fontMetrics.elidedText(detail, Qt::ElideRight, detailWidth));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override { return {0, option.fontMetrics.height() + 9}; }
};

} // namespace

SuggestField::SuggestField(const QString &name, QWidget *parent)
    : QLineEdit(parent), m_frame(new QFrame(this)), m_list(new QListView(m_frame)), m_model(new QStandardItemModel(this))
{
    setAccessibleName(name);
    m_frame->setProperty("area", u"palette"_s);
    m_frame->setAttribute(Qt::WA_StyledBackground);
    m_frame->hide();
    m_list->setObjectName(u"suggestions"_s);
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SuggestionDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    auto *layout = new QVBoxLayout(m_frame);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_list);
    connect(this, &QLineEdit::textEdited, this, &SuggestField::wanted);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
}

SuggestField::~SuggestField()
{
    delete m_frame;
}

bool SuggestField::isListOpen() const
{
    return m_frame && m_frame->isVisible();
}

void SuggestField::setSuggestions(const QList<Suggestion> &suggestions)
{
    m_model->clear();
    for (const Suggestion &suggestion : suggestions) {
        auto *item = new QStandardItem(suggestion.text);
        item->setData(suggestion.value, Qt::UserRole);
        item->setData(suggestion.detail, detailRole);
        item->setData(suggestion.makesNew, newRole);
        item->setData(suggestion.detail.isEmpty() ? suggestion.text : QString(suggestion.text + u", "_s + suggestion.detail), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    if (suggestions.isEmpty() || !hasFocus()) {
        closeList();
        return;
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    openList();
}

void SuggestField::reset()
{
    clear();
    m_model->clear();
    closeList();
}

void SuggestField::openList()
{
    if (!m_frame)
        return;
    QWidget *top = window();
    if (m_frame->parentWidget() != top)
        m_frame->setParent(top);
    const int rows = std::min(m_model->rowCount(), rowsShown);
    const int height = rows * m_list->sizeHintForRow(0) + 12;
    const int width = std::min(std::max(this->width(), narrowest), top->width() - 8);
    QPoint at = mapTo(top, QPoint(0, this->height() + 2));
    if (at.y() + height > top->height() && at.y() - this->height() - 4 - height >= 0)
        at.setY(at.y() - this->height() - 4 - height);
    at.setX(std::clamp(at.x(), 4, std::max(4, top->width() - width - 4)));
    m_frame->setGeometry(QRect(at, QSize(width, height)));
    m_frame->raise();
    m_frame->show();
}

void SuggestField::closeList()
{
    if (m_frame)
        m_frame->hide();
}

void SuggestField::step(int by)
{
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row, 0));
    setAccessibleDescription(m_model->index(row, 0).data(Qt::AccessibleTextRole).toString());
}

void SuggestField::take(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    if (!index.isValid())
        return;
    const QVariant value = index.data(Qt::UserRole);
    reset();
    emit taken(value);
}

bool SuggestField::event(QEvent *event)
{
    // Tab takes what is found and goes on; Qt would not tell keyPressEvent() about it.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab && isListOpen() && !text().trimmed().isEmpty()) {
        const QModelIndex current = m_list->currentIndex();
        if (current.isValid() && !current.data(newRole).toBool())
            take(current.row());
    }
    // Esc closes the list before it closes a window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && isListOpen()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SuggestField::keyPressEvent(QKeyEvent *event)
{
    const bool isOpen = isListOpen();
    switch (event->key()) {
    case Qt::Key_Down:
        if (isOpen)
            step(1);
        else
            emit wanted(text());
        return;
    case Qt::Key_Up:
        if (isOpen)
            step(-1);
        return;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (isOpen)
            step(event->key() == Qt::Key_PageDown ? rowsShown : -rowsShown);
        return;
    case Qt::Key_Escape:
        if (!isOpen)
            break;
        closeList();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ControlModifier)
            break;
        if (isOpen)
            take(m_list->currentIndex().row());
        else if (!text().trimmed().isEmpty())
            emit wanted(text());
        return; // Enter in a field of a form posts nothing
    case Qt::Key_Backspace:
        if (!text().isEmpty())
            break;
        emit backspaced();
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SuggestField::mouseReleaseEvent(QMouseEvent *event)
{
    QLineEdit::mouseReleaseEvent(event);
    // Who came by mouse sees what there is to choose from before anything is typed.
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()) && !hasSelectedText() && !isListOpen())
        emit wanted(text());
}

void SuggestField::focusOutEvent(QFocusEvent *event)
{
    closeList();
    QLineEdit::focusOutEvent(event);
}

void SuggestField::hideEvent(QHideEvent *event)
{
    closeList();
    QLineEdit::hideEvent(event);
}

} // namespace tocsin
