// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timewords.h"

#include "models/time/walltime.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("tocsin", text);
}

} // namespace

QString durationWords(Instant milliseconds)
{
    const Instant seconds = (std::max<Instant>(0, milliseconds) + 500) / 1000;
    const Instant minutes = (seconds + 30) / 60;
    const Instant hours = (minutes + 30) / 60;
    if (seconds < 120)
        return tr("%1 s").arg(seconds);
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    if (hours < 365 * 24)
        return tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
    //: A duration in years and days
    return tr("%1 y %2 d").arg(hours / 24 / 365).arg(hours / 24 % 365);
}

namespace {

QString stampOf(Instant instant, const QStringList &zones, bool withDate)
{
    const QLocale locale;
    QString first;
    QStringList others;
    QDate day;
    for (const QString &zone : zones) {
        const WallTime wall = wallTimeOf(instant, zone);
        QString text = locale.toString(wall.time, wall.time.second() != 0 && first.isEmpty() ? u"HH:mm:ss"_s : u"HH:mm"_s) + u' ' + wall.abbreviation;
        if (first.isEmpty()) {
            day = wall.date;
            first = withDate ? locale.toString(wall.date, u"ddd d MMM yyyy"_s) + u' ' + text : text;
        } else {
            if (wall.date != day)
                text.prepend(locale.toString(wall.date, u"ddd d"_s) + u' ');
            others.append(text);
        }
    }
    //: A time in the first zone, then the same time in others: "Fri 29 Sep 2023 12:20 CEST (06:20 EDT, 03:20 PDT)"
    return others.isEmpty() ? first : tr("%1 (%2)").arg(first, others.join(u", "_s));
}

} // namespace

QString stampWords(Instant instant, const QStringList &zones)
{
    return stampOf(instant, zones, true);
}

QString untilWords(Instant begin, Instant end, const QStringList &zones)
{
    const bool sameDay = !zones.isEmpty() && wallTimeOf(begin, zones.first()).date == wallTimeOf(end, zones.first()).date;
    return stampOf(end, zones, !sameDay);
}

} // namespace tocsin
