// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/tokenedit.h"


#include "ui/composer/tokenaccessible.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {

TokenEdit::TokenEdit(const Clock &clock, const ThemeSwitch &themes, QWidget *parent)
    : QTextEdit(parent), m_clock(clock), m_themes(themes), m_painter(new ChipPainter(clock, themes, this)),
      m_typedTimes(std::make_unique<TypedTimes>(*document(), *m_painter, clock)), m_picker(new TokenPicker(themes, this))
{
    installTokenAccessibility();
    setAcceptRichText(false);
    setTabChangesFocus(true);
    document()->setDocumentMargin(8);
    document()->setIndentWidth(20);
    viewport()->setMouseTracking(true);
    document()->documentLayout()->registerHandler(chipObjectType(), m_painter);
    document()->setUndoRedoEnabled(false);
    spaceLines();
    document()->setUndoRedoEnabled(true);
    connect(&m_checker, &TextChecker::checked, this, &TokenEdit::takeAnswer);
    connect(document(), &QTextDocument::contentsChange, this, &TokenEdit::contentsChanged);
    connect(this, &QTextEdit::cursorPositionChanged, this, &TokenEdit::cursorMoved);
    connect(&themes, &ThemeSwitch::changed, viewport(), qOverload<>(&QWidget::update));
    connect(m_picker, &TokenPicker::chosen, this, &TokenEdit::pick);
    connect(m_picker, &TokenPicker::cancelled, this, &TokenEdit::endPicking);
}

TokenEdit::~TokenEdit()
{
    delete m_chipEditor;
    delete m_picker;
}

void TokenEdit::setContext(const TokenEditContext &context)
{
    const bool isSame = m_context.zone == context.zone && m_context.language == context.language && m_context.targets == context.targets
        && m_context.times.zones == context.times.zones && m_context.times.language == context.times.language;
    if (isSame)
        return;
    m_context = context;
    m_painter->setLanguage({context.language, context.zone, context.times});
    if (!document()->isEmpty()) {
        const bool was = std::exchange(m_setting, true);
        document()->markContentsDirty(0, document()->characterCount());
        m_setting = was;
        viewport()->update();
    }
    if (!m_pickFrom.isNull())
        offerAgain();
    spellAgain();
    askLint();
}

void TokenEdit::spaceLines()
{
    // The same distance for lines with chips and without, and a little air for their boxes.
    const QFontMetricsF metrics(document()->defaultFont());
    QTextBlockFormat format;
    format.setLineHeight(std::ceil(1.36 * (metrics.ascent() + metrics.descent())), QTextBlockFormat::FixedHeight);
    const bool was = std::exchange(m_setting, true);
    QTextCursor all(document());
    all.joinPreviousEditBlock(); // no step of its own to undo
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(format);
    all.endEditBlock();
    m_setting = was;
}

void TokenEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_painter)
        spaceLines();
}

void TokenEdit::setText(const TokenText &text)
{
    closeChip();
    endPicking();
    const bool was = std::exchange(m_setting, true);
    m_typedTimes->forget();
    m_pasted = QTextCursor();
    m_lastTyped = QTextCursor();
    document()->setUndoRedoEnabled(false);
    QTextCursor writer(document());
    writer.select(QTextCursor::Document);
    insertTokenText(writer, text);
    spaceLines();
    document()->setUndoRedoEnabled(true);
    moveCursor(QTextCursor::End);
    m_setting = was;
    askLint();
}

TokenText TokenEdit::text() const
{
    return tokenTextOf(*document(), 0, document()->characterCount() - 1, [this](const QTextCharFormat &format) { return m_painter->lookOf(format).full; });
}

bool TokenEdit::isBlank() const
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (!QStringView(block.text()).trimmed().isEmpty())
            return false;
    }
    return true;
}

QList<Unsettled> TokenEdit::unsettled() const
{
    QList<Unsettled> open;
    for (const ChipPlace &place : chipsIn(*document())) {
        if (const TokenChip chip = chipOf(place.format); !chip.isSettled())
            open.append({place.position, m_painter->lookOf(place.format).full, chip.candidates});
    }
    return open;
}

WrittenOut TokenEdit::plainTextRendered() const
{
    return writtenOut(*document(), 0, document()->characterCount() - 1, [this](const QTextCharFormat &format) { return m_painter->lookOf(format).full; });
}

WrittenOut TokenEdit::textAsShown() const
{
    return writtenOut(*document(), 0, document()->characterCount() - 1, [this](const QTextCharFormat &format) { return m_painter->lookOf(format).words; });
}

void TokenEdit::insertToken(const TokenValue &value)
{
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    insertChip(cursor, {value, {}, {}});
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void TokenEdit::append(const TokenText &text)
{
    QTextCursor cursor(document());
    TokenText behind = text;
    if (isBlank()) {
        cursor.select(QTextCursor::Document);
    } else {
        cursor.movePosition(QTextCursor::End);
        behind.markdown.prepend(u"\n\n"_s);
    }
    insertTokenText(cursor, behind);
    setTextCursor(cursor);
    ensureCursorVisible();
}

int TokenEdit::turnTimesIntoChips()
{
    const QTextCursor cursor = textCursor();
    const int from = cursor.hasSelection() ? cursor.selectionStart() : 0;
    const int to = cursor.hasSelection() ? cursor.selectionEnd() : document()->characterCount() - 1;
    return m_typedTimes->turnAll(from, to, TypedTimes::Which::All);
}

void TokenEdit::turnPasted()
{
    m_pastedTimes = 0;
    if (const QTextCursor pasted = std::exchange(m_pasted, QTextCursor()); pasted.hasSelection())
        m_typedTimes->turnAll(pasted.selectionStart(), pasted.selectionEnd(), TypedTimes::Which::All);
}

void TokenEdit::setAbout(const std::optional<InstantRange> &about)
{
    m_typedTimes->setAbout(about);
}

void TokenEdit::askAgain()
{
    const bool was = std::exchange(m_setting, true);
    document()->setUndoRedoEnabled(false);
    m_typedTimes->turnAll(0, document()->characterCount() - 1, TypedTimes::Which::Open);
    document()->setUndoRedoEnabled(true);
    m_setting = was;
    askLint();
}

void TokenEdit::contentsChanged(int position, int removed, int added)
{
    Q_UNUSED(position);
    if (m_setting || (removed == 0 && added == 0))
        return;
    emit edited();
    askLint();
}

void TokenEdit::leaveChipFormat()
{
    // What is typed beside a chip is no chip. With a selection this would be the format of what is selected.
    if (!textCursor().hasSelection() && currentCharFormat().propertyCount() > 0)
        setCurrentCharFormat(QTextCharFormat());
}

bool TokenEdit::focusNextPrevChild(bool next)
{
    if (next && !m_pickFrom.isNull() && m_picker->isVisible()) {
        pick(m_picker->current());
        return true;
    }
    return QTextEdit::focusNextPrevChild(next);
}

void TokenEdit::cursorMoved()
{
    if (m_pickFrom.isNull())
        return;
    const int from = m_pickFrom.position();
    const int here = textCursor().position();
    if (here <= from || document()->characterAt(from) != u'@' || document()->findBlock(from) != document()->findBlock(here))
        endPicking();
}

void TokenEdit::goToChip(int position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
}

QRectF TokenEdit::chipRect(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    const QTextLayout *layout = block.layout();
    const int inBlock = position - block.position();
    const QTextLine line = layout->lineForTextPosition(inBlock);
    if (!line.isValid())
        return {};
    const QPointF origin = document()->documentLayout()->blockBoundingRect(block).topLeft() - QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const double left = line.cursorToX(inBlock);
    const double right = line.cursorToX(inBlock + 1);
    return QRectF(QPointF(left, line.y()) + origin, QSizeF(right - left, line.height())).normalized();
}

int TokenEdit::chipBeside(const QTextCursor &cursor) const
{
    const int at = cursor.position();
    if (cursor.hasSelection() && cursor.selectionEnd() - cursor.selectionStart() == 1)
        return chipAt(*document(), cursor.selectionStart()) ? cursor.selectionStart() : -1;
    for (const int position : {at - 1, at}) {
        if (chipAt(*document(), position))
            return position;
    }
    return -1;
}

int TokenEdit::chipUnder(const QPoint &point) const
{
    const int near = cursorForPosition(point).position();
    for (const int position : {near - 1, near}) {
        if (position >= 0 && chipAt(*document(), position) && chipRect(position).contains(point))
            return position;
    }
    return -1;
}

void TokenEdit::replaceChip(int position, const TokenChip &chip)
{
    QTextCursor writer(document());
    writer.setPosition(position);
    writer.setPosition(position + 1, QTextCursor::KeepAnchor);
    writer.beginEditBlock();
    insertChip(writer, chip);
    writer.endEditBlock();
    setTextCursor(writer);
}

void TokenEdit::mouseMoveEvent(QMouseEvent *event)
{
    QTextEdit::mouseMoveEvent(event);
    if (!(event->buttons() & Qt::LeftButton))
        viewport()->setCursor(chipUnder(event->position().toPoint()) >= 0 ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void TokenEdit::mousePressEvent(QMouseEvent *event)
{
    endPicking();
    m_pressed = event->position().toPoint();
    QTextEdit::mousePressEvent(event);
}

void TokenEdit::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier || (point - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        return;
    if (const int position = chipUnder(point); position >= 0)
        openChip(position);
}

void TokenEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        endPicking();
        turnLastTyped();
    }
    QTextEdit::focusOutEvent(event);
}

void TokenEdit::resizeEvent(QResizeEvent *event)
{
    endPicking();
    QTextEdit::resizeEvent(event);
}

bool TokenEdit::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QStringList hints;
    if (const int position = chipUnder(help->pos()); position >= 0)
        hints.append(hintOfChip(position));
    const QTextCursor near = cursorForPosition(help->pos());
    // The nearest character may be far off, right of a short line.
    if (cursorRect(near).adjusted(-12, -2, 12, 2).contains(help->pos()))
        hints += m_marks.hintsAt(near.position(), QKeySequence(fixKey).toString(QKeySequence::NativeText));
    hints.removeAll(QString());
    if (hints.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), hints.join(u'\n'), viewport());
    return true;
}

QString TokenEdit::hintOfChip(int position) const
{
    const auto place = chipAt(*document(), position);
    if (!place)
        return {};
    const TokenChip chip = chipOf(place->format);
    if (chip.isSettled())
        return hintOf(chip.value, m_context.times);
    QStringList lines{tr("What this means has to be chosen. It may be:")};
    for (const TokenValue &candidate : chip.candidates)
        lines.append(u"• "_s + hintOf(candidate, m_context.times));
    return lines.join(u'\n');
}

} // namespace tocsin
