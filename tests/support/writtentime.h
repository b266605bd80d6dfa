// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QTime>

#include <iterator>

/// Dates and clocks as people of eleven languages write them, made by a formatter that shares nothing with the program's reader.
namespace tocsin::test {

using namespace Qt::StringLiterals;

struct NamesOf
{
    const char16_t *language;
    const char16_t *months[12];
    const char16_t *weekdays[7]; ///< Monday first
};

inline constexpr NamesOf writtenNames[] = {
    {u"en", {u"January", u"February", u"March", u"April", u"May", u"June", u"July", u"August", u"September", u"October", u"November", u"December"},
     {u"Monday", u"Tuesday", u"Wednesday", u"Thursday", u"Friday", u"Saturday", u"Sunday"}},
    {u"fr", {u"janvier", u"février", u"mars", u"avril", u"mai", u"juin", u"juillet", u"août", u"septembre", u"octobre", u"novembre", u"décembre"},
     {u"lundi", u"mardi", u"mercredi", u"jeudi", u"vendredi", u"samedi", u"dimanche"}},
    {u"de", {u"Januar", u"Februar", u"März", u"April", u"Mai", u"Juni", u"Juli", u"August", u"September", u"Oktober", u"November", u"Dezember"},
     {u"Montag", u"Dienstag", u"Mittwoch", u"Donnerstag", u"Freitag", u"Samstag", u"Sonntag"}},
    {u"nl", {u"januari", u"februari", u"maart", u"april", u"mei", u"juni", u"juli", u"augustus", u"september", u"oktober", u"november", u"december"},
     {u"maandag", u"dinsdag", u"woensdag", u"donderdag", u"vrijdag", u"zaterdag", u"zondag"}},
    {u"es", {u"enero", u"febrero", u"marzo", u"abril", u"mayo", u"junio", u"julio", u"agosto", u"septiembre", u"octubre", u"noviembre", u"diciembre"},
     {u"lunes", u"martes", u"miércoles", u"jueves", u"viernes", u"sábado", u"domingo"}},
    {u"it", {u"gennaio", u"febbraio", u"marzo", u"aprile", u"maggio", u"giugno", u"luglio", u"agosto", u"settembre", u"ottobre", u"novembre", u"dicembre"},
     {u"lunedì", u"martedì", u"mercoledì", u"giovedì", u"venerdì", u"sabato", u"domenica"}},
    {u"pt", {u"janeiro", u"fevereiro", u"março", u"abril", u"maio", u"junho", u"julho", u"agosto", u"setembro", u"outubro", u"novembro", u"dezembro"},
     {u"segunda-feira", u"terça-feira", u"quarta-feira", u"quinta-feira", u"sexta-feira", u"sábado", u"domingo"}},
    {u"nb", {u"januar", u"februar", u"mars", u"april", u"mai", u"juni", u"juli", u"august", u"september", u"oktober", u"november", u"desember"},
     {u"mandag", u"tirsdag", u"onsdag", u"torsdag", u"fredag", u"lørdag", u"søndag"}},
    {u"ja", {u"1月", u"2月", u"3月", u"4月", u"5月", u"6月", u"7月", u"8月", u"9月", u"10月", u"11月", u"12月"}, {u"月", u"火", u"水", u"木", u"金", u"土", u"日"}},
    {u"zh", {u"1月", u"2月", u"3月", u"4月", u"5月", u"6月", u"7月", u"8月", u"9月", u"10月", u"11月", u"12月"}, {u"一", u"二", u"三", u"四", u"五", u"六", u"日"}},
    {u"ko", {u"1월", u"2월", u"3월", u"4월", u"5월", u"6월", u"7월", u"8월", u"9월", u"10월", u"11월", u"12월"}, {u"월", u"화", u"수", u"목", u"금", u"토", u"일"}},
};

[[nodiscard]] inline const NamesOf &namesOf(QStringView language)
{
    for (const NamesOf &names : writtenNames) {
        if (language == QStringView(names.language))
            return names;
    }
    return writtenNames[0];
}

[[nodiscard]] inline QString two(int number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); }
[[nodiscard]] inline QString monthName(QStringView language, int month) { return QString::fromUtf16(namesOf(language).months[month - 1]); }
[[nodiscard]] inline QString weekdayName(QStringView language, int weekday) { return QString::fromUtf16(namesOf(language).weekdays[weekday - 1]); }

/// How many ways of writing a date there are in @p language, see writtenDate().
[[nodiscard]] inline int dateStyles(QStringView language) { return language == u"en" ? 8 : 4; }

/// @p day with its year in way number @p style of @p language: numeric from the year on, in words, and with the weekday.
[[nodiscard]] inline QString writtenDate(QStringView language, int style, QDate day)
{
    const QString year = QString::number(day.year());
    const QString number = QString::number(day.day());
    const QString month = monthName(language, day.month());
    const QString weekday = weekdayName(language, day.dayOfWeek());
    if (style == 0)
        return QString(year % u'-' % two(day.month()) % u'-' % two(day.day()));
    if (language == u"en") {
        const QString ordinal = number + (day.day() / 10 == 1 ? u"th"_s : day.day() % 10 == 1 ? u"st"_s : day.day() % 10 == 2 ? u"nd"_s : day.day() % 10 == 3 ? u"rd"_s : u"th"_s);
        switch (style) {
        case 1:
            return QString(number % u' ' % month % u' ' % year);
        case 2:
            return QString(month % u' ' % number % u", "_s % year);
        case 3:
            return QString(weekday % u", "_s % month % u' ' % number % u", "_s % year);
        case 4:
            return QString(weekday % u' ' % ordinal % u' ' % month % u' ' % year);
        case 5:
            return QString(number % u' ' % month.left(3) % u' ' % year);
        case 6:
            return QString(weekday.left(3) % u", "_s % number % u' ' % month.left(3) % u' ' % year);
        default:
            return QString(month % u' ' % ordinal % u", "_s % year);
        }
    }
    if (language == u"ja" || language == u"zh" || language == u"ko") {
        const QString suffix = language == u"ko" ? u"년 "_s : u"年"_s;
        const QString plain = year + suffix + month + (language == u"ko" ? u" "_s : QString()) + number + (language == u"ko" ? u"일"_s : u"日"_s);
        if (style == 1)
            return plain;
        if (style == 2)
            return QString(plain % u'(' % weekday % u')');
        return QString(year % u'/' % two(day.month()) % u'/' % two(day.day()));
    }
    const bool of = language == u"es" || language == u"pt";
    const bool dotted = language == u"de" || language == u"nb";
    const QString first = language == u"fr" && day.day() == 1 ? u"1er"_s : number;
    const QString words = of ? QString(number % u" de "_s % month % u" de "_s % year) : QString(first % (dotted ? u". "_s : u" "_s) % month % u' ' % year);
    switch (style) {
    case 1:
        return words;
    case 2:
        return weekday + (language == u"de" ? u", "_s : u" "_s) + words;
    default:
        return dotted ? QString(two(day.day()) % u'.' % two(day.month()) % u'.' % year) : words;
    }
}

[[nodiscard]] inline int clockStyles(QStringView language) { return language == u"en" || language == u"ja" || language == u"zh" || language == u"ko" ? 3 : 2; }

/// @p time to the minute in way number @p style of @p language: 14:05 first, then what is the language's own.
[[nodiscard]] inline QString writtenClock(QStringView language, int style, QTime time)
{
    const QString minute = two(time.minute());
    const QString twelve = QString::number(time.hour() % 12 == 0 ? 12 : time.hour() % 12);
    const bool afternoon = time.hour() >= 12;
    if (style == 0)
        return QString(two(time.hour()) % u':' % minute);
    if (language == u"en")
        return twelve + u':' + minute + (style == 1 ? (afternoon ? u" PM"_s : u" AM"_s) : (afternoon ? u"pm"_s : u"am"_s));
    if (language == u"fr" || language == u"pt")
        return QString(QString::number(time.hour()) % u'h' % minute);
    if (language == u"ja")
        return style == 1 ? QString(QString::number(time.hour()) % u"時"_s % minute % u"分"_s)
                          : QString((afternoon ? u"午後"_s : u"午前"_s) % QString::number(time.hour() % 12) % u"時"_s % minute % u"分"_s);
    if (language == u"zh")
        return style == 1 ? QString(QString::number(time.hour()) % u"时"_s % minute % u"分"_s) : QString((afternoon ? u"下午"_s : u"上午"_s) % twelve % u"点"_s % minute % u"分"_s);
    if (language == u"ko")
        return style == 1 ? QString(QString::number(time.hour()) % u"시 "_s % minute % u"분"_s) : QString((afternoon ? u"오후 "_s : u"오전 "_s) % twelve % u"시 "_s % minute % u"분"_s);
    if (language == u"de" || language == u"nl" || language == u"nb")
        return QString(two(time.hour()) % u'.' % minute);
    return QString(QString::number(time.hour()) % u':' % minute);
}

} // namespace tocsin::test
