// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/laneheader.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int narrowest = 150;
constexpr int widest = 260;
constexpr int groupIndent = 26;
constexpr int memberIndent = 26;

} // namespace

LaneHeader::LaneHeader(TimelineState &state, const TimeAxes &axes, QWidget *parent) : QWidget(parent), m_state(state), m_axes(axes)
{
    setObjectName(u"laneHeader"_s);
    setAccessibleName(tr("Lanes: zones, servers and services"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&state, &TimelineState::rowsChanged, this, [this] {
        updateGeometry();
        update();
    });
    connect(&state, &TimelineState::viewChanged, this, [this, scroll = -1]() mutable {
        // Panning in time changes only the corner, and that only with the date.
        const QString corner = m_axes.cornerText(0) + m_axes.cornerText(1);
        if (scroll != m_state.scroll())
            update();
        else if (corner != m_corner)
            update(0, 0, width(), m_axes.height());
        scroll = m_state.scroll();
        m_corner = corner;
    });
    connect(&state, &TimelineState::zonesChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &TimelineState::themeChanged, this, qOverload<>(&QWidget::update));
}

QString LaneHeader::textOf(const TimelineRow &row)
{
    if (row.kind == TimelineRow::Kind::Loose)
        return tr("Servers without a zone");
    if (row.kind == TimelineRow::Kind::Services)
        return tr("Services");
    //: A zone's short and long name: "PAR · Paris"
    return row.label.isEmpty() || row.label == row.name ? row.name : tr("%1 · %2").arg(row.name, row.label);
}

QSize LaneHeader::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    int width = metrics.horizontalAdvance(m_axes.cornerText(0)) + 20;
    for (const TimelineRow &row : m_state.rows())
        width = std::max(width, metrics.horizontalAdvance(textOf(row)) + groupIndent + 14);
    return {std::clamp(width, narrowest, widest), 200};
}

void LaneHeader::paintInto(QPainter &painter, const QRect &area) const
{
    const Theme &theme = m_state.theme();
    const int top = area.top() + m_axes.height();
    painter.fillRect(area, theme.background);
    const QFont plain = painter.font();
    QFont bold = plain;
    bold.setBold(true);
    const int height = m_state.rowHeight();
    // Where rows are too low for words, groups still say their names over the rows below them.
    const bool membersNamed = height >= painter.fontMetrics().height() - 1;
    painter.setClipRect(QRect(area.left(), top, area.width(), area.bottom() - top + 1));
    const auto &rows = m_state.rows();
    for (int i = std::max(0, m_state.scroll() / height - 4); i < static_cast<int>(rows.size()); ++i) {
        const TimelineRow &row = rows[static_cast<std::size_t>(i)];
        QRect line(area.left(), top + m_state.yOfRow(i), area.width(), height);
        if (line.top() > area.bottom())
            break;
        if (row.isGroup)
            painter.fillRect(line, theme.lane);
        if (i == m_state.currentRow()) {
            painter.fillRect(line, theme.selection);
            painter.fillRect(QRect(line.left(), line.top(), 3, height), theme.accent);
        }
        if (height >= 12)
            painter.fillRect(QRect(line.left(), line.bottom(), line.width(), 1), theme.grid);
        if (!row.isGroup && !membersNamed)
            continue;
        painter.setFont(row.isGroup ? bold : plain);
        painter.setPen(row.isGroup ? theme.text : theme.dimText);
        const int indent = row.isGroup ? groupIndent : memberIndent;
        if (!membersNamed)
            line.setHeight(painter.fontMetrics().height());
        const QString text = painter.fontMetrics().elidedText(textOf(row), Qt::ElideRight, area.width() - indent - 6);
        painter.drawText(line.adjusted(indent, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
        if (row.isGroup) {
            QPainterPath arrow;
            const QPointF at(line.left() + 14, line.center().y() + 0.5);
            if (row.isCollapsed) {
                arrow.moveTo(at + QPointF(-2, -4));
                arrow.lineTo(at + QPointF(3, 0));
                arrow.lineTo(at + QPointF(-2, 4));
            } else {
                arrow.moveTo(at + QPointF(-4, -2));
                arrow.lineTo(at + QPointF(4, -2));
                arrow.lineTo(at + QPointF(0, 3));
            }
            painter.setRenderHint(QPainter::Antialiasing);
            painter.fillPath(arrow, theme.dimText);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
    }
    painter.setClipping(false);
    painter.setFont(plain);
    painter.fillRect(QRect(area.left(), top - 1, area.width(), 1), theme.line);
    for (int zone = 0; zone < 2; ++zone) {
        painter.setPen(zone == 0 ? theme.text : theme.dimText);
        painter.drawText(QRect(area.left() + 12, area.top() + 5 + zone * TimeAxes::rowHeight, area.width() - 14, TimeAxes::rowHeight),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, m_axes.cornerText(zone));
    }
    painter.fillRect(QRect(area.right(), area.top(), 1, area.height()), theme.line);
}

void LaneHeader::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintInto(painter, rect());
}

void LaneHeader::mousePressEvent(QMouseEvent *event)
{
    const int row = m_state.rowAt(qRound(event->position().y()) - m_axes.height());
    if (event->button() != Qt::LeftButton || row < 0 || event->position().y() < m_axes.height())
        return;
    const TimelineRow line = m_state.rows()[static_cast<std::size_t>(row)];
    m_state.setCurrentRow(row);
    if (line.isGroup)
        m_state.toggleGroup(line.id);
}

void LaneHeader::wheelEvent(QWheelEvent *event)
{
    m_state.setScroll(m_state.scroll() - event->angleDelta().y() * 3 * m_state.rowHeight() / 120);
    event->accept();
}

bool LaneHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = m_state.rowAt(help->pos().y() - m_axes.height());
        if (row >= 0 && help->pos().y() >= m_axes.height())
            QToolTip::showText(help->globalPos(), textOf(m_state.rows()[static_cast<std::size_t>(row)]), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace tocsin
