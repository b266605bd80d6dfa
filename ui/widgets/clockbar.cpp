// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clockbar.h"

#include "models/time/walltime.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr double gapBetween = 16;
constexpr double gapInside = 5;

QFont clockFont(QFont font)
{
    font.setBold(true);
    return font;
}

double digitWidth(const QFontMetricsF &metrics)
{
    double width = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QChar(digit)));
    return width;
}

} // namespace

ClockBar::ClockBar(const Clock &clock, const ThemeSwitch &themes, QWidget *parent) : QAbstractButton(parent), m_clock(clock), m_themes(themes)
{
    setObjectName(u"clocks"_s);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Choose the zones of these clocks"));
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ClockBar::tick);
    connect(&themes, &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
}

void ClockBar::setZones(const QStringList &zones)
{
    m_zones = zones;
    tick();
    updateGeometry();
}

QList<ClockBar::Face> ClockBar::faces() const
{
    QList<Face> faces;
    const Instant now = m_clock.now();
    for (const QString &zone : m_zones) {
        const WallTime wall = wallTimeOf(now, zone);
        const QString format = faces.isEmpty() ? u"HH:mm:ss"_s : u"HH:mm"_s;
        faces.append({wall.time.toString(format), wall.abbreviation});
    }
    return faces;
}

void ClockBar::tick()
{
    const QList<Face> now = faces();
    const Instant past = ((m_clock.now() % secondMs) + secondMs) % secondMs;
    m_timer.start(static_cast<int>(secondMs - past));
    if (now == m_faces)
        return;
    const bool sameMinute = !m_faces.isEmpty() && !now.isEmpty() && m_faces.size() == now.size()
        && m_faces.first().clock.first(5) == now.first().clock.first(5);
    m_faces = now;
    if (!sameMinute)
        setAccessibleName(tr("Clocks: %1").arg(text())); // not every second: a screen reader would speak without end
    update();
    emit ticked();
}

QString ClockBar::text() const
{
    QStringList parts;
    for (const Face &face : m_faces)
        parts.append(face.clock + u' ' + face.abbreviation);
    return parts.join(u"   "_s);
}

double ClockBar::widthOf(const Face &face) const
{
    const QFontMetricsF bold(clockFont(font()));
    double width = gapInside + QFontMetricsF(font()).horizontalAdvance(face.abbreviation);
    for (const QChar c : face.clock)
        width += c.isDigit() ? digitWidth(bold) : bold.horizontalAdvance(c);
    return width;
}

QSize ClockBar::sizeHint() const
{
    double width = 8 + gapBetween * static_cast<double>(std::max<qsizetype>(0, m_faces.size() - 1));
    for (const Face &face : m_faces)
        width += widthOf(face);
    return {static_cast<int>(std::ceil(width)), QFontMetrics(font()).height() + 8};
}

QSize ClockBar::minimumSizeHint() const
{
    return {m_faces.isEmpty() ? 0 : static_cast<int>(std::ceil(widthOf(m_faces.first()))) + 8, QFontMetrics(font()).height() + 8};
}

void ClockBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_themes.theme();
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    const QFont boldFont = clockFont(font());
    const QFontMetricsF bold(boldFont);
    const double cell = digitWidth(bold);
    const double baseline = (height() + bold.ascent() - bold.descent()) / 2;
    double x = 4;
    for (const Face &face : std::as_const(m_faces)) {
        if (x > 4 && x + widthOf(face) > width())
            break; // a narrow window shows the first zones
        painter.setFont(boldFont);
        painter.setPen(theme.text);
        for (const QChar c : face.clock) {
            const double advance = bold.horizontalAdvance(c);
            const double room = c.isDigit() ? cell : advance;
            painter.drawText(QPointF(x + (room - advance) / 2, baseline), QString(c));
            x += room;
        }
        x += gapInside;
        painter.setFont(font());
        painter.setPen(theme.dimText);
        painter.drawText(QPointF(x, baseline), face.abbreviation);
        x += QFontMetricsF(font()).horizontalAdvance(face.abbreviation) + gapBetween;
    }
}

void ClockBar::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace tocsin
