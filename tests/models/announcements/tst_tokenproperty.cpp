// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importer.h"
#include "models/time/isotime.h"
#include "models/time/housestyle.h"
#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"

#ifdef TOCSIN_HAVE_RAPIDCHECK
#include <rapidcheck.h>
#endif

using namespace Qt::StringLiterals;
using namespace tocsin;

/// What our own stamps say is what our own recogniser reads: an announcement that leaves by one door comes back by the other unchanged.
class TokenProperty : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { tocsin::test::failOnWarnings(); }
    void readsBackEveryInstant();
    void readsBackEveryInterval();
};

void TokenProperty::initTestCase()
{
    // The same cases every time; RC_PARAMS="seed=…" tries others.
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "seed=20260101 max_success=10000");
}

#ifdef TOCSIN_HAVE_RAPIDCHECK

namespace {

struct Case
{
    Instant instant = 0;
    QStringList zones;
    HouseStyle style;
    StampStyle stampStyle;
    QString language;
};

Case anyCase()
{
    static const QStringList allIds = allZones();
    static const QStringList languages{u"en"_s, u"fr"_s, u"de"_s, u"es"_s, u"it"_s, u"pt"_s, u"nl"_s, u"nb"_s, u"ja"_s, u"zh"_s, u"ko"_s};
    static const QStringList usual{u"Europe/Paris"_s, u"Europe/Oslo"_s, u"America/New_York"_s, u"America/Los_Angeles"_s, u"UTC"_s,
                                   u"Europe/London"_s, u"Asia/Tokyo"_s, u"Asia/Kolkata"_s, u"Australia/Sydney"_s, u"America/Sao_Paulo"_s};
    Case made;
    // Whole minutes of 2000 to 2037: that is what a stamp writes.
    made.instant = *rc::gen::inRange<qint64>(15'778'080, 35'000'000) * minuteMs;
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) {
        const bool isUsual = *rc::gen::arbitrary<bool>();
        const QStringList &from = isUsual ? usual : allIds;
        made.zones.append(from.at(*rc::gen::inRange<qsizetype>(0, from.size())));
    }
    const QStringList names = houseStyleNames();
    made.style = houseStyle(names.at(*rc::gen::inRange<qsizetype>(0, names.size()))).value();
    made.stampStyle = *rc::gen::arbitrary<bool>() ? made.style.stamp : made.style.updateStamp;
    made.language = languages.at(*rc::gen::inRange<qsizetype>(0, languages.size()));
    return made;
}

ImportContext contextOf(const Case &made)
{
    // The reader knows whose post it is and of which day; the stamp may leave that out.
    return {made.zones.first(), wallTimeOf(made.instant, made.zones.first()).date, made.language, u"case"_s};
}

bool saysWholeDate(const StampStyle &style)
{
    return style.date == DateSpelling::Iso || style.date == DateSpelling::Short || style.date == DateSpelling::Long;
}

/// All times that the recogniser finds in @p text.
QList<ImportedTime> timesOf(const QString &text, const Case &made)
{
    QList<ImportedTime> times;
    for (const ImportedPost &post : importPage(text, contextOf(made)).posts)
        times.append(post.times);
    return times;
}

bool mayBe(const ImportedTime &time, Instant instant)
{
    const bool isCandidate = std::ranges::any_of(time.candidates, [instant](const TimeCandidate &candidate) { return candidate.instant == instant; });
    return time.utc == instant || (!time.certain && isCandidate);
}

std::string described(const QString &text, const Case &made, const QList<ImportedTime> &times)
{
    QString words = text + u"\n  meant "_s + isoUtc(made.instant) + u" in "_s + made.zones.join(u' ') + u", "_s + made.style.name + u' ' + made.language;
    for (const ImportedTime &time : times) {
        words += u"\n  read \""_s + time.span + u"\" as "_s + (time.utc ? isoUtc(*time.utc) : u"nothing"_s) + (time.certain ? u" certain"_s : u" open"_s);
        for (const TimeCandidate &candidate : time.candidates)
            words += u' ' + isoUtc(candidate.instant);
    }
    return words.toStdString();
}

} // namespace

void TokenProperty::readsBackEveryInstant()
{
    const bool holds = rc::check("render, then recognise, gives the same instant", [] {
        const Case made = anyCase();
        const QString text = stamp(made.instant, made.stampStyle, made.zones, made.language);
        const QList<ImportedTime> times = timesOf(text, made);
        const bool firstIsRight = !times.isEmpty() && mayBe(times.first(), made.instant) && (times.first().certain || !saysWholeDate(made.stampStyle));
        // A conversion in brackets may be open (CST for a reader in Paris), but never asserted wrong.
        const bool noneIsWrong = std::ranges::all_of(times, [&made](const ImportedTime &time) { return !time.certain || time.utc == made.instant; });
        if (!firstIsRight || !noneIsWrong)
            RC_FAIL(described(text, made, times));
        RC_TAG(made.style.name.toStdString());
    });
    QVERIFY(holds);
}

void TokenProperty::readsBackEveryInterval()
{
    const bool holds = rc::check("render, then recognise, gives the same interval", [] {
        const Case made = anyCase();
        const Instant end = made.instant + *rc::gen::inRange<qint64>(1, 3 * 24 * 60) * minuteMs;
        const QString text = intervalStamp(made.instant, end, made.stampStyle, made.zones, made.language);
        const QList<ImportedTime> times = timesOf(text, made);
        const auto isEnd = [&](const ImportedTime &time) { return !time.certain || time.utc == made.instant || time.utc == end; };
        const bool bothThere = times.size() >= 2 && mayBe(times.at(0), made.instant) && mayBe(times.at(1), end);
        if (!bothThere || !std::ranges::all_of(times, isEnd))
            RC_FAIL(described(text, made, times) + "\n  until " + isoUtc(end).toStdString());
    });
    QVERIFY(holds);
}

#else

void TokenProperty::readsBackEveryInstant()
{
    QSKIP("NO RAPIDCHECK: librapidcheck-dev is not on this machine, the property was not tried");
}

void TokenProperty::readsBackEveryInterval()
{
    QSKIP("NO RAPIDCHECK: librapidcheck-dev is not on this machine, the property was not tried");
}

#endif

QTEST_GUILESS_MAIN(TokenProperty)
#include "tst_tokenproperty.moc"
