// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chiptext.h"

#include "ui/widgets/textplaces.h"
#include "ui/widgets/wave.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tocsin {
ChipText::ChipText(const ThemeSwitch &themes, QWidget *parent) : QTextEdit(parent), m_themes(themes)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setCursorWidth(0); // nobody writes here
    setTabChangesFocus(true);
    viewport()->setMouseTracking(true);
    connect(&themes, &ThemeSwitch::changed, viewport(), qOverload<>(&QWidget::update));
}

void ChipText::setGrowing()
{
    m_growing = true;
    setProperty("bare", true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    document()->setDocumentMargin(1);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &ChipText::fitHeight);
    fitHeight();
}

void ChipText::setChips(QList<Chip> chips)
{
    std::ranges::sort(chips, {}, &Chip::begin);
    m_chips = std::move(chips);
    viewport()->update();
}

void ChipText::setMarks(QList<Mark> marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

void ChipText::goToPlace(int begin)
{
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(begin, 0, document()->characterCount() - 1));
    setTextCursor(cursor);
    const int top = static_cast<int>(cursorRect(cursor).top());
    // Some of what stands before it, so that it is read in its place.
    if (top < 0 || top > viewport()->height() * 2 / 3)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + top - viewport()->height() / 4);
}

bool ChipText::stepToChip(bool next)
{
    QList<int> keys;
    for (const Chip &chip : std::as_const(m_chips)) {
        if (chip.key >= 0)
            keys.append(chip.key);
    }
    const qsizetype at = keys.indexOf(m_current);
    const qsizetype to = at < 0 ? (next ? 0 : keys.size() - 1) : at + (next ? 1 : -1);
    if (to < 0 || to >= keys.size())
        return false;
    goToChip(keys.at(to));
    return true;
}

bool ChipText::focusNextPrevChild(bool next)
{
    if (hasFocus() && stepToChip(next))
        return true;
    m_current = -1;
    viewport()->update();
    return QTextEdit::focusNextPrevChild(next);
}

void ChipText::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        m_current = -1;
        stepToChip(event->reason() == Qt::TabFocusReason);
    }
}

void ChipText::goToChip(int key)
{
    m_current = key;
    for (const Chip &chip : m_chips) {
        if (chip.key != key)
            continue;
        QTextCursor cursor(document());
        cursor.setPosition(chip.begin);
        setTextCursor(cursor);
        ensureCursorVisible();
    }
    viewport()->update();
}

QList<QRectF> ChipText::placesOf(int chipBegin, int chipEnd) const
{
    QList<QRectF> places = textPlaces(*document(), chipBegin, chipEnd);
    for (QRectF &place : places)
        place.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    return places;
}

void ChipText::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF dirty(event->rect());
        for (const Chip &chip : std::as_const(m_chips)) {
            const ChipColours &colours = m_themes.theme().of(chip.tone);
            const QList<QRectF> places = placesOf(chip);
            for (const QRectF &place : places) {
                if (!place.adjusted(-4, -4, 4, 4).intersects(dirty))
                    continue;
                const bool current = chip.key >= 0 && chip.key == m_current;
                QRectF box = place.adjusted(-1, 0.5, 1, -0.5); // leaves the blanks beside it to be seen
                painter.setPen(Qt::NoPen);
                painter.setBrush(colours.ground);
                if (chip.underlined) {
                    painter.drawRect(box);
                    painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), colours.line);
                } else {
                    painter.setPen(QPen(colours.line, 1));
                    painter.drawRoundedRect(box, 3.5, 3.5);
                }
                if (current) {
                    painter.setBrush(Qt::NoBrush);
                    painter.setPen(QPen(m_themes.theme().accent, 2));
                    painter.drawRoundedRect(box, 3.5, 3.5);
                }
            }
        }
        paintMarks(painter, dirty);
    }
    QTextEdit::paintEvent(event);
}

void ChipText::paintMarks(QPainter &painter, const QRectF &dirty) const
{
    painter.setBrush(Qt::NoBrush);
    for (const Mark &mark : m_marks) {
        painter.setPen(QPen(m_themes.theme().of(mark.tone).line, 1.4));
        const QList<QRectF> places = placesOf(mark.begin, mark.end);
        for (const QRectF &place : places) {
            if (place.adjusted(-4, -4, 4, 4).intersects(dirty))
                painter.drawPath(wavePath(place.left(), place.right(), place.bottom() - 2));
        }
    }
}

const ChipText::Chip *ChipText::chipAt(const QPointF &point) const
{
    for (const Chip &chip : m_chips) {
        const QList<QRectF> places = placesOf(chip);
        if (std::ranges::any_of(places, [&point](const QRectF &place) { return place.adjusted(-3, 0, 3, 0).contains(point); }))
            return &chip;
    }
    return nullptr;
}

void ChipText::mouseMoveEvent(QMouseEvent *event)
{
    QTextEdit::mouseMoveEvent(event);
    const Chip *chip = chipAt(event->position());
    if ((chip && chip->key >= 0) || !anchorAt(event->position().toPoint()).isEmpty())
        viewport()->setCursor(Qt::PointingHandCursor);
    else
        viewport()->setCursor(Qt::IBeamCursor);
}

void ChipText::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || textCursor().hasSelection())
        return;
    if (const Chip *chip = chipAt(event->position()); chip && chip->key >= 0)
        emit chipActivated(chip->key);
    else if (const QString url = anchorAt(event->position().toPoint()); !url.isEmpty())
        emit linkActivated(url);
}

void ChipText::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0) {
        emit chipActivated(m_current);
        return;
    }
    // A text that grows with its content scrolls in its surroundings, not in itself.
    if (m_growing && !(event->modifiers() & Qt::ShiftModifier)
        && (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp || event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        event->ignore();
        return;
    }
    QTextEdit::keyPressEvent(event);
}

bool ChipText::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QStringList hints;
        if (const Chip *chip = chipAt(help->pos()); chip && !chip->hint.isEmpty())
            hints.append(chip->hint);
        for (const Mark &mark : std::as_const(m_marks)) {
            const QList<QRectF> places = placesOf(mark.begin, mark.end);
            const auto isThere = [help](const QRectF &place) { return place.adjusted(-3, 0, 3, 0).contains(help->pos()); };
            if (!mark.hint.isEmpty() && std::ranges::any_of(places, isThere))
                hints.append(mark.hint);
        }
        if (!hints.isEmpty())
            QToolTip::showText(help->globalPos(), hints.join(u'\n'), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QTextEdit::viewportEvent(event);
}

void ChipText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (m_growing)
        fitHeight();
}

void ChipText::wheelEvent(QWheelEvent *event)
{
    if (m_growing)
        event->ignore();
    else
        QTextEdit::wheelEvent(event);
}

void ChipText::fitHeight()
{
    const int height = static_cast<int>(std::ceil(document()->size().height())) + 2 * frameWidth();
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

} // namespace tocsin
