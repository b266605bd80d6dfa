// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/tokenchip.h"

#include "models/announcements/tokens/tokentext.h"
#include "models/time/walltime.h"

#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int chipObject = QTextFormat::UserObject + 1;
constexpr int chipProperty = QTextFormat::UserProperty + 1;
constexpr int numberProperty = QTextFormat::UserProperty + 2;

Tone toneOfChip(const TokenChip &chip)
{
    return chip.isSettled() ? toneOfToken(chip.value) : Tone::Warning;
}

/// What a chip of @p words takes beside them, on each side.
double sideOf(const QFontMetricsF &metrics)
{
    return metrics.horizontalAdvance(QChar(QChar::Nbsp)) + 1;
}

} // namespace

QString zoneOfToken(const TokenValue &value)
{
    if (const auto *instant = std::get_if<InstantToken>(&value))
        return instant->zone;
    if (const auto *interval = std::get_if<IntervalToken>(&value))
        return interval->zone;
    return {};
}

QString editorWords(const TokenChip &chip, const ChipLanguage &language, Instant now)
{
    if (!chip.isSettled())
        return chip.source.isEmpty() ? fullWords(chip, language) : chip.source;
    TimeText times = language.times;
    if (const QString zone = zoneOfToken(chip.value); !zone.isEmpty())
        times.zones = {zone};
    return chipWords(chip.value, times, {language.language, now});
}

QString fullWords(const TokenChip &chip, const ChipLanguage &language)
{
    if (!chip.isSettled() && !chip.source.isEmpty())
        return chip.source;
    Rendering rendering;
    rendering.language = language.language.isEmpty() ? language.times.language : language.language;
    // An abbreviation is known where it is the author's own; others may be those of several places.
    if (const QString zone = zoneOfToken(chip.value); !zone.isEmpty() && zone != language.zone)
        rendering.style.stamp.zone = ZoneSpelling::Offset;
    return renderToken(chip.value, rendering);
}

QTextCharFormat chipFormat(const TokenChip &chip)
{
    // Two formats with the same content would be one, and two chips side by side one piece of text.
    static std::atomic<qint64> number = 0;
    QTextCharFormat format;
    format.setObjectType(chipObject);
    format.setProperty(chipProperty, QVariant::fromValue(chip));
    format.setProperty(numberProperty, ++number);
    return format;
}

int chipObjectType()
{
    return chipObject;
}

bool isChipFormat(const QTextFormat &format)
{
    return format.objectType() == chipObject && format.hasProperty(chipProperty);
}

TokenChip chipOf(const QTextFormat &format)
{
    return format.property(chipProperty).value<TokenChip>();
}

ChipPainter::ChipPainter(const Clock &clock, const ThemeSwitch &themes, QObject *parent) : QObject(parent), m_clock(clock), m_themes(themes)
{
}

void ChipPainter::setLanguage(const ChipLanguage &language)
{
    m_language = language;
    m_looks.clear();
}

const ChipPainter::Look &ChipPainter::lookOf(const QTextFormat &format) const
{
    const qint64 number = format.property(numberProperty).toLongLong();
    const auto known = m_looks.constFind(number);
    if (known != m_looks.cend())
        return *known;
    const TokenChip chip = chipOf(format);
    QString words = editorWords(chip, m_language, m_clock.now());
    if (!chip.isSettled())
        words += u" ?"_s;
    return *m_looks.insert(number, {words, fullWords(chip, m_language), toneOfChip(chip), chip.isSettled()});
}

QSizeF ChipPainter::intrinsicSize(QTextDocument *document, int position, const QTextFormat &format)
{
    Q_UNUSED(position);
    const QFontMetricsF metrics(document->defaultFont());
    const double width = std::ceil(metrics.horizontalAdvance(lookOf(format).words) + 2 * sideOf(metrics));
    const double room = document->textWidth() - 2 * document->documentMargin();
    // What an object has stands on the line; the words' descenders go below it, as those of other words do.
    return {room > 0 ? std::min(width, room) : width, metrics.ascent()};
}

void ChipPainter::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position, const QTextFormat &format)
{
    const Look &look = lookOf(format);
    const ChipColours &colours = m_themes.theme().of(look.tone);
    const QFontMetricsF metrics(document->defaultFont());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect.adjusted(1.5, -0.5, -1.5, metrics.descent() + 0.5);
    const bool open = position == m_open;
    QPen line(open ? m_themes.theme().accent : colours.line, open ? 2 : 1);
    // Not by colour alone.
    if (!look.settled)
        line.setStyle(Qt::DashLine);
    painter->setPen(line);
    painter->setBrush(colours.ground);
    painter->drawRoundedRect(box, 3.5, 3.5);
    painter->setPen(colours.text);
    drawWords(*painter, rect, *document, format);
    painter->restore();
}

void ChipPainter::drawWords(QPainter &painter, const QRectF &rect, const QTextDocument &document, const QTextFormat &format) const
{
    const QFontMetricsF metrics(document.defaultFont());
    const QRectF inner = rect.adjusted(sideOf(metrics), 0, -sideOf(metrics), 0);
    painter.setFont(document.defaultFont());
    painter.drawText(QPointF(inner.left(), rect.top() + metrics.ascent()), metrics.elidedText(lookOf(format).words, Qt::ElideMiddle, inner.width() + 1));
}

} // namespace tocsin
