// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tocsin::test {

/// Post number @p number of any number of invented ones, all different, in the style of a hosting provider: a title, what happened when, and two to
/// five dated updates. Times are in Europe/Paris between 2016 and 2024. @p updates limits how many of its updates are there yet.
inline QString inventedPost(int number, int updates = 100)
{
    static const char16_t *const birds[] = {u"heron", u"plover", u"curlew", u"dunlin", u"avocet", u"godwit", u"whimbrel", u"knot"};
    static const char16_t *const troubles[] = {u"does not answer", u"has lost a disk", u"answers slowly", u"restarted by itself", u"refuses mail"};
    static const char16_t *const news[] = {u"We are looking into it.", u"The cause is found and a technician is on site.",
                                           u"A spare part is on its way; the rebuild goes on.", u"Service is back, we keep watching it.",
                                           u"Everything works as it should. We are sorry for the trouble."};
    const QString server = QString::fromUtf16(birds[number % 8]) + QString::number(number);
    const int year = 2016 + number % 9;
    // March and October are left out: their clocks change, and so would the zone word.
    static const int months[] = {1, 2, 4, 5, 6, 7, 8, 9, 11, 12};
    const int month = months[number / 9 % 10];
    const int day = 1 + number / 90 % 28;
    // Early enough that the hours added below stay on the day.
    const int hour = 6 + number % 7;
    const int minute = number / 7 % 60;
    const auto stamp = [&](int hoursLater) {
        return QStringLiteral("%1-%2-%3 %4:%5 CE%6T")
            .arg(year)
            .arg(month, 2, 10, QLatin1Char('0'))
            .arg(day, 2, 10, QLatin1Char('0'))
            .arg(hour + hoursLater, 2, 10, QLatin1Char('0'))
            .arg(minute, 2, 10, QLatin1Char('0'))
            .arg(month > 3 && month < 10 ? QStringLiteral("S") : QString());
    };
    QString text = QStringLiteral("[PAR] Server %1 %2\n\nSince %3 the server %1 %2. Case %4.\n\n")
                       .arg(server, QString::fromUtf16(troubles[number % 5]), stamp(0))
                       .arg(number);
    const int count = qMin(updates, 2 + number % 4);
    for (int i = 0; i < count; ++i)
        text += QStringLiteral("Update %1: %2\n\n").arg(stamp(i + 1), QString::fromUtf16(news[i == 1 + number % 4 ? 4 : i]));
    return text;
}

} // namespace tocsin::test
