// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/overviewstrip.h"

#include "models/time/walltime.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int side = 10;
constexpr int titleHeight = 28;
constexpr int bottom = 10;
constexpr int narrowestFrame = 10; // a shorter range is still a frame to take hold of
constexpr int edge = 5;
constexpr int lines = 14; // at most so many rows of marks
constexpr int burstMs = 150;

} // namespace

OverviewStrip::OverviewStrip(TimelineState &state, QWidget *parent) : QWidget(parent), m_state(state)
{
    setObjectName(u"timelineOverview"_s);
    setAccessibleName(tr("Overview of everything, with the visible range"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    m_later.setSingleShot(true);
    m_later.setInterval(burstMs);
    const auto redraw = [this] {
        m_image = {};
        setAccessibleDescription(title());
        update();
    };
    connect(&m_later, &QTimer::timeout, this, redraw);
    connect(&state, &TimelineState::viewChanged, this, [this] { update(); });
    connect(&state, &TimelineState::dataChanged, this, [this] { m_later.start(); });
    connect(&state, &TimelineState::rowsChanged, this, [this] { m_later.start(); });
    connect(&state, &TimelineState::filterChanged, this, redraw);
    connect(&state, &TimelineState::themeChanged, this, redraw);
    connect(&state, &TimelineState::zonesChanged, this, qOverload<>(&QWidget::update));
}

QRect OverviewStrip::strip() const
{
    return rect().adjusted(side, titleHeight, -side, -bottom);
}

TimeScale OverviewStrip::scale() const
{
    const TimelineExtent &extent = m_state.snapshot().extent;
    Instant first = extent.impacts > 0 ? extent.begin : m_state.now() - 30 * dayMs;
    Instant last = std::max(extent.impacts > 0 ? extent.end : m_state.now(), m_state.now());
    first = std::min(first, m_state.now());
    const Instant room = std::max(hourMs, (last - first) / 60);
    return TimeScale(first - room, last + room, strip().width());
}

QRect OverviewStrip::frame() const
{
    const QRect area = strip();
    const TimeScale whole = scale();
    double left = whole.xOf(m_state.scale().begin());
    double right = whole.xOf(m_state.scale().end());
    if (right - left < narrowestFrame) {
        const double middle = (left + right) / 2;
        left = middle - narrowestFrame / 2.0;
        right = middle + narrowestFrame / 2.0;
    }
    left = std::clamp(left, -1.0, area.width() + 1.0);
    right = std::clamp(right, -1.0, area.width() + 1.0);
    return {area.left() + static_cast<int>(std::lround(left)), area.top(), static_cast<int>(std::lround(right - left)), area.height()};
}

QString OverviewStrip::title() const
{
    const TimelineExtent &extent = m_state.snapshot().extent;
    if (extent.impacts == 0)
        return tr("Overview · no incidents yet");
    const QLocale locale;
    const QString from = locale.toString(wallTimeOf(extent.begin, m_state.zones().first()).date, u"MMM yyyy"_s);
    const Instant last = std::max(extent.begin, extent.end);
    const bool isNow = std::abs(last - m_state.now()) < 45 * dayMs;
    const QString until = isNow ? tr("today") : locale.toString(wallTimeOf(last, m_state.zones().first()).date, u"MMM yyyy"_s);
    //: First month, last month or "today", number of incidents
    return tr("Overview · %1 – %2 · %Ln incident(s)", nullptr, static_cast<int>(std::min<qint64>(extent.incidents, 2'000'000'000))).arg(from, until);
}

void OverviewStrip::draw()
{
    const QRect area = strip();
    const double ratio = devicePixelRatioF();
    const Theme &theme = m_state.theme();
    const QSize size(static_cast<int>(area.width() * ratio), static_cast<int>(area.height() * ratio));
    m_image = QImage(size, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(ratio);
    m_image.fill(theme.rail);
    if (size.isEmpty())
        return;
    // Lanes share lines of marks, as evenly as they go, in the order of the rows.
    std::vector<int> targets;
    for (const TimelineRow &row : m_state.allRows().groups()) {
        if (!m_state.filter().hiddenZones.contains(row.id))
            targets.insert(targets.end(), row.targets.begin(), row.targets.end());
    }
    const int count = std::min<int>({lines, static_cast<int>(targets.size()), std::max(1, area.height() / 3)});
    const ColumnGrid grid(scale(), size.width());
    std::vector<StateMask> columns(static_cast<std::size_t>(size.width()));
    for (int i = 0; i < count; ++i) {
        std::ranges::fill(columns, StateMask{0});
        const auto share = [&](int part) { return targets.size() * static_cast<std::size_t>(part) / static_cast<std::size_t>(count); };
        for (std::size_t target = share(i); target < share(i + 1); ++target)
            m_state.index().lane(targets[target]).addColumns(grid, m_state.now(), columns);
        const int top = size.height() * i / count;
        const int until = std::max(top + 1, size.height() * (i + 1) / count - static_cast<int>(ratio));
        for (int y = top; y < until; ++y) {
            auto *pixels = reinterpret_cast<QRgb *>(m_image.scanLine(y));
            for (int x = 0; x < size.width(); ++x) {
                const int rank = worstRank(columns[static_cast<std::size_t>(x)] & m_state.filter().states);
                if (rank < 0)
                    continue;
                const ImpactState state = ImpactState::ofRank(rank);
                // Planned: every other pixel, the overview's hatch.
                if (!state.planned || (x + y) % 2 == 0)
                    pixels[x] = theme.of(state.level).fill.rgb();
            }
        }
    }
}

void OverviewStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (m_image.isNull() || m_image.devicePixelRatio() != devicePixelRatioF())
        draw();
    const Theme &theme = m_state.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.background);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
    painter.setPen(theme.dimText);
    painter.drawText(QRect(side, 1, width() - 2 * side, titleHeight - 1), Qt::AlignVCenter | Qt::AlignLeft, title());
    painter.drawImage(strip().topLeft(), m_image);
    const QRect visible = frame();
    QColor veil = theme.accent;
    veil.setAlphaF(0.25F);
    painter.setClipRect(strip().adjusted(-1, -1, 1, 1));
    painter.fillRect(visible, veil);
    painter.setPen(theme.accent);
    painter.drawRect(visible.adjusted(0, 0, -1, -1));
    const double now = strip().left() + scale().xOf(m_state.now());
    painter.fillRect(QRectF(std::round(now), strip().top(), 1, strip().height()), theme.now);
}

OverviewStrip::Grip OverviewStrip::gripAt(QPoint at) const
{
    const QRect visible = frame();
    if (at.x() < visible.left() - edge || at.x() > visible.right() + edge)
        return Grip::None;
    if (visible.width() > 3 * edge && at.x() <= visible.left() + edge)
        return Grip::Left;
    if (visible.width() > 3 * edge && at.x() >= visible.right() - edge)
        return Grip::Right;
    if (at.x() < visible.left())
        return Grip::Left;
    return at.x() > visible.right() ? Grip::Right : Grip::Move;
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const double x = at.x() - strip().left();
    m_state.setFollowsNow(false);
    m_grip = gripAt(at);
    if (m_grip == Grip::None) {
        m_state.setScale(m_state.scale().movedTo(scale().instantAt(x), 0.5));
        m_grip = Grip::Move;
    }
    const TimeScale whole = scale();
    m_offset = x - whole.xOf(m_grip == Grip::Right ? m_state.scale().end() : m_state.scale().begin());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(at);
        setCursor(grip == Grip::None ? Qt::ArrowCursor : grip == Grip::Move ? Qt::OpenHandCursor : Qt::SizeHorCursor);
        return;
    }
    const Instant to = scale().instantAt(at.x() - strip().left() - m_offset);
    const TimeScale &shown = m_state.scale();
    if (m_grip == Grip::Move)
        m_state.setScale(shown.movedTo(to, 0));
    else if (m_grip == Grip::Left)
        m_state.setScale(TimeScale(std::min(to, shown.end() - minuteMs), shown.end(), shown.width()));
    else
        m_state.setScale(TimeScale(shown.begin(), std::max(to, shown.begin() + minuteMs), shown.width()));
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *event)
{
    Q_UNUSED(event)
    m_grip = Grip::None;
}

void OverviewStrip::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    m_state.setScale(m_state.scale().zoomedAround(m_state.scale().width() / 2, std::pow(1.25, notches)));
    event->accept();
}

void OverviewStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_image = {};
}

} // namespace tocsin
