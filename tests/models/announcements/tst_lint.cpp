// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/linter/linter.h"
#include "models/announcements/linter/lintmessages.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

#include <QSet>
#include <QTest>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

/// "weekday-mismatch: Thursday, 2012-05-15": what a row expects of each finding.
[[nodiscard]] QStringList shown(const QList<Finding> &findings, const QString &text)
{
    QStringList list;
    for (const Finding &finding : findings)
        list += QString(nameOf(finding.rule) % u": "_s % text.mid(finding.begin, finding.end - finding.begin).simplified());
    return list;
}

[[nodiscard]] ImportContext contextOf(const QString &zone, const QString &reference)
{
    ImportContext context;
    context.zone = zone;
    context.reference = QDate::fromString(reference, Qt::ISODate);
    return context;
}

struct Row
{
    const char *name;
    const char *zone;
    const char *reference;
    QString text;
    QStringList expected;
};

/// Invented posts, each with all that is to be found in it; the empty lists are the near misses, on which a linter must be silent.
[[nodiscard]] QList<Row> rows()
{
    return {
        // weekday-mismatch
        {"weekday wrong", "Europe/Paris", "", u"Mail servers restart on Tuesday 14 May 2025 at 10:00 CEST."_s, {u"weekday-mismatch: Tuesday 14 May 2025"_s}},
        {"weekday right", "Europe/Paris", "", u"Mail servers restart on Wednesday 14 May 2025 at 10:00 CEST."_s, {}},
        {"weekday wrong in German", "Europe/Berlin", "", u"Wartung am Montag, 14. Mai 2025 um 10:00 Uhr MESZ."_s, {u"weekday-mismatch: Montag, 14. Mai 2025"_s}},
        {"weekday right in German", "Europe/Berlin", "", u"Wartung am Mittwoch, 14. Mai 2025 um 10:00 Uhr MESZ."_s, {}},
        {"weekday wrong in French", "Europe/Paris", "", u"Maintenance le mardi 14 mai 2025 à 10h00 CEST."_s, {u"weekday-mismatch: mardi 14 mai 2025"_s}},
        {"weekday wrong in Japanese", "Asia/Tokyo", "", u"2025年5月14日(火) 10時00分 JST からメンテナンスを行います。"_s, {u"weekday-mismatch: 2025年5月14日(火)"_s}},
        {"weekday right in Japanese", "Asia/Tokyo", "", u"2025年5月14日(水) 10時00分 JST からメンテナンスを行います。"_s, {}},
        {"weekday settles day and month", "Europe/London", "", u"The switch restarts on Friday 6/12/2024 at 10:00 GMT."_s, {}},
        // zone-not-in-force
        {"EST in summer", "America/New_York", "", u"The router restarts on 2024-07-02 at 15:00 EST."_s, {u"zone-not-in-force: 15:00 EST"_s}},
        {"EST in winter", "America/New_York", "", u"The router restarts on 2024-01-02 at 15:00 EST."_s, {}},
        {"EST in Panama", "America/Panama", "", u"The router restarts on 2024-07-02 at 15:00 EST."_s, {}},
        {"CST of Mexico City in summer", "America/Mexico_City", "", u"The router restarts on 2024-07-02 at 15:00 CST."_s, {}},
        {"EST in summer of no known place", "", "", u"The router restarts on 2024-07-02 at 15:00 EST."_s, {}},
        {"CET in summer, told by people elsewhere", "America/Los_Angeles", "", u"The router restarts on 2024-07-02 at 15:00 CET."_s, {u"zone-not-in-force: 15:00 CET"_s}},
        {"CET for both ends in summer", "Europe/Berlin", "", u"Work on 2024-07-02 from 22:00 to 23:30 CET."_s, {u"zone-not-in-force: 22:00 to 23:30 CET"_s}},
        {"CEST in December", "Europe/Berlin", "", u"Work on 2024-12-02 from 22:00 to 23:30 CEST."_s, {u"zone-not-in-force: 22:00 to 23:30 CEST"_s}},
        {"BST in December, in German", "Europe/London", "", u"Wartung am 2. Dezember 2024 um 22:00 Uhr BST."_s, {u"zone-not-in-force: 22:00 Uhr BST"_s}},
        {"a timeline makes its mistake once", "Europe/Berlin", "",
         u"Disk failure\n\nA disk failed on server otter.\n\n* [2024-07-02 10:00 CET] Incident opened.\n* [2024-07-02 10:20 CET] Disk replaced.\n* [2024-07-02 11:05 CET] Incident closed.\n"_s,
         {u"zone-not-in-force: 10:00 CET"_s}},
        // conversion-mismatch
        {"conversion wrong", "Europe/Oslo", "", u"The upgrade starts on 2023-10-06 at 09:00 CEST (04:00 AM EDT)."_s, {u"conversion-mismatch: 04:00 AM EDT"_s}},
        {"conversion right", "Europe/Oslo", "", u"The upgrade starts on 2023-10-06 at 09:00 CEST (03:00 AM EDT)."_s, {}},
        {"conversion right over midnight", "Europe/Oslo", "", u"The upgrade starts on 2023-10-06 at 03:00 CEST (09:00 PM EDT)."_s, {}},
        {"conversion in the week when only one place has changed", "Europe/Oslo", "", u"The upgrade starts on 2023-10-30 at 09:00 CET (04:00 AM EDT)."_s, {}},
        {"one of two conversions wrong", "Europe/Oslo", "", u"The upgrade starts on 2023-10-06 at 09:00 CEST (03:00 AM EDT, 01:00 AM PDT)."_s, {u"conversion-mismatch: 01:00 AM PDT"_s}},
        {"both ends converted", "UTC", "", u"On 2013-09-17, between 21:00 UTC (23:00 CEST) and 23:30 UTC (01:30 CEST), routers are replaced."_s, {}},
        // clock-malformed
        {"fifteen p.m.", "Europe/Madrid", "", u"The cluster comes back on 2024-05-09 at 15pm CEST."_s, {u"clock-malformed: 15pm CEST"_s}},
        {"three p.m.", "Europe/Madrid", "", u"The cluster comes back on 2024-05-09 at 3pm CEST."_s, {}},
        {"thirteen a.m.", "UTC", "", u"The cluster comes back on 2024-05-09 at 13:00am UTC."_s, {u"clock-malformed: 13:00am UTC"_s}},
        {"zero hours a.m.", "America/Los_Angeles", "", u"Errors on 2024-07-17 from 00:56 AM PDT to 02:49 AM PDT."_s, {u"clock-malformed: 00:56 AM PDT"_s}},
        {"twenty-five hours", "UTC", "", u"The cluster comes back on 2024-05-09 at 25:10 UTC."_s, {u"clock-malformed: 25:10"_s}},
        {"twenty-five hours in a stamp", "America/Toronto", "", u"Mail queue\n\nUPDATE 2024-05-09 22:40 EDT: mail is slow.\nUPDATE 25:10 EDT: mail is well.\n"_s, {u"clock-malformed: 25:10"_s}},
        {"the small hours in Chinese", "Asia/Shanghai", "", u"2024年6月20日凌晨 00:30 (UTC+8) 维护。"_s, {}},
        {"GMT in summer", "Europe/London", "", u"The router restarts on 2024-07-02 at 15:00 GMT."_s, {}},
        {"sixty minutes", "UTC", "", u"The cluster comes back on 2024-05-09 at 11:60 UTC."_s, {u"clock-malformed: 11:60"_s}},
        {"twenty-four hundred", "Europe/Berlin", "", u"Arbeiten am 9. Mai 2024 von 22:00 bis 24:00 Uhr MESZ."_s, {}},
        {"twenty-four hundred in Japanese", "Asia/Tokyo", "", u"2024年5月9日(木) 17時00分 ～ 24時00分 JST"_s, {}},
        {"a ratio and a port are no clocks", "UTC", "", u"On 2024-05-09 at 11:00 UTC the ratio 16:90 and port 10.0.0.1:8080 were set back."_s, {}},
        // ampm-missing
        {"half of the day missing", "America/New_York", "", u"On March 5, 2024 mail was slow from 4:10 PM EST. It was well again at 9:20 EST."_s, {u"ampm-missing: 9:20"_s}},
        {"both halves given", "America/New_York", "", u"On March 5, 2024 mail was slow from 4:10 PM EST. It was well again at 9:20 PM EST."_s, {}},
        {"24 hours in the same text", "America/New_York", "", u"On March 5, 2024 mail was slow from 16:10 EST. It was well again at 17:20 EST."_s, {}},
        // order
        {"a stamp out of order", "UTC", "",
         u"Storage outage\n\n* [2024-03-12 20:00 UTC] Opened.\n* [2024-03-12 21:00 UTC] Found.\n* [2024-03-12 22:00 UTC] Mended.\n* [2024-03-12 21:25 UTC] Closed.\n"_s,
         {u"order: 2024-03-12 21:25 UTC"_s}},
        {"stamps in order", "UTC", "",
         u"Storage outage\n\n* [2024-03-12 20:00 UTC] Opened.\n* [2024-03-12 21:00 UTC] Found.\n* [2024-03-12 22:00 UTC] Mended.\n* [2024-03-12 22:25 UTC] Closed.\n"_s, {}},
        {"stamps newest first", "UTC", "",
         u"Storage outage\n\n* [2024-03-12 22:25 UTC] Closed.\n* [2024-03-12 22:00 UTC] Mended.\n* [2024-03-12 21:00 UTC] Found.\n* [2024-03-12 20:00 UTC] Opened.\n"_s, {}},
        {"told before it happened", "UTC", "", u"Orange server\n28 January 2024 at 11:27 UTC\n\nThe server was rebooted on 28 January 2024 at 23:20 UTC.\n"_s, {u"order: 28 January 2024 at 23:20 UTC"_s}},
        {"told after it happened", "UTC", "", u"Orange server\n28 January 2024 at 11:27 UTC\n\nThe server was rebooted on 28 January 2024 at 10:20 UTC.\n"_s, {}},
        {"planned for later", "UTC", "2024-01-28", u"Orange server\n26 January 2024 at 11:27 UTC\n\nThe server will be rebooted on 28 January 2024 at 23:20 UTC.\n"_s, {}},
        // start-contradiction, end-contradiction, end-before-start
        {"two starts", "UTC", "", u"Shop outage\n\nThe shop was down on 5 May 2024 between 11:00 and 12:40 UTC.\n\nOrders made between 11:30 and 12:40 UTC are lost.\n"_s, {u"start-contradiction: 11:30"_s}},
        {"two ends", "UTC", "", u"Shop outage\n\nThe shop was down on 5 May 2024 between 11:00 and 12:40 UTC.\n\nOrders made between 11:00 and 13:10 UTC are lost.\n"_s, {u"end-contradiction: 13:10 UTC"_s}},
        {"the same range twice", "UTC", "", u"Shop outage\n\nThe shop was down on 5 May 2024 between 11:00 and 12:40 UTC.\n\nOrders made between 11:00 and 12:40 UTC are lost.\n"_s, {}},
        {"steps of the work", "UTC", "2024-05-03", u"Maintenance on 5 May 2024 from 11:00 to 15:00 UTC:\n\n- 11:00 to 12:00 UTC: network\n- 12:00 to 15:00 UTC: storage\n"_s, {}},
        {"end before start, told", "UTC", "", u"The maintenance starts 2024-05-05 22:00 UTC and ends 2024-05-05 21:00 UTC."_s, {u"end-before-start: 2024-05-05 21:00 UTC"_s}},
        {"end behind start, told", "UTC", "", u"The maintenance starts 2024-05-05 22:00 UTC and ends 2024-05-06 01:00 UTC."_s, {}},
        {"two matters, told", "UTC", "", u"The maintenance starts 2024-05-05 22:00 UTC. The first part ended 2024-05-04 02:00 UTC."_s, {}},
        {"end before start", "UTC", "", u"Maintenance from 2024-05-05 22:00 UTC to 2024-05-04 02:00 UTC."_s, {u"end-before-start: 2024-05-04 02:00 UTC"_s}},
        {"an end half an hour before its start", "Europe/Berlin", "", u"Neustart am Dienstag, 5. November 2024, 22:00 bis 21:30 Uhr MEZ."_s, {u"end-contradiction: 21:30 Uhr MEZ"_s}},
        {"a night", "UTC", "", u"Maintenance from 2024-05-05 22:00 UTC to 2024-05-06 02:00 UTC."_s, {}},
        {"a night without a second date", "UTC", "", u"Maintenance on 2024-05-05 from 22:00 to 02:00 UTC."_s, {}},
        // end-uncertain
        {"one day or another", "Europe/Paris", "", u"Arrêt du vendredi 22 septembre 2017 15h00 CEST au lundi 25 ou mardi 26 septembre 2017."_s, {u"end-uncertain: lundi 25 ou mardi 26 septembre 2017"_s}},
        {"one day", "Europe/Paris", "", u"Arrêt du vendredi 22 septembre 2017 15h00 CEST au mardi 26 septembre 2017 à 8h00 CEST."_s, {}},
        // outside-window
        {"a stamp a day late", "Europe/Berlin", "",
         u"Maintenance on 2024-11-15, 23:00 to 05:00 CET\n\nWe will upgrade all databases on 2024-11-15, 23:00 to 05:00 CET.\n\n* [2024-11-15 23:05 CET] Upgrades started.\n* [2024-11-17 02:35 CET] "
         "Upgrades finished.\n"_s,
         {u"outside-window: 2024-11-17 02:35 CET"_s}},
        {"a stamp in the window", "Europe/Berlin", "",
         u"Maintenance on 2024-11-15, 23:00 to 05:00 CET\n\nWe will upgrade all databases on 2024-11-15, 23:00 to 05:00 CET.\n\n* [2024-11-15 23:05 CET] Upgrades started.\n* [2024-11-16 02:35 CET] "
         "Upgrades finished.\n"_s,
         {}},
        {"work that takes longer", "Europe/Berlin", "",
         u"Maintenance on 2024-11-15, 23:00 to 05:00 CET\n\nWe will upgrade all databases on 2024-11-15, 23:00 to 05:00 CET.\n\n* [2024-11-15 23:05 CET] Upgrades started.\n* [2024-11-16 07:35 CET] "
         "Upgrades finished.\n"_s,
         {}},
        // date-malformed
        {"31 June", "UTC", "", u"The archive closes on 31 June 2024 at 10:00 UTC."_s, {u"date-malformed: 31 June 2024"_s}},
        {"29 February of a common year", "UTC", "", u"The archive closes on 2023-02-29 at 10:00 UTC."_s, {u"date-malformed: 2023-02-29"_s}},
        {"29 February of a leap year", "UTC", "", u"The archive closes on 2024-02-29 at 10:00 UTC."_s, {}},
        {"day 45", "UTC", "", u"Das Archiv schließt am 45.10.2024 um 10:00 Uhr UTC."_s, {u"date-malformed: 45.10.2024"_s}},
        {"30 February in Japanese", "Asia/Tokyo", "", u"2024年2月30日 10時00分 JST にメンテナンスを行います。"_s, {u"date-malformed: 2月30日"_s}},
        {"ordinal wrong", "UTC", "", u"The archive closes on Wednesday 22th of May 2024 at 10:00 UTC."_s, {u"date-malformed: 22th"_s}},
        {"ordinal right", "UTC", "", u"The archive closes on Wednesday 22nd of May 2024 at 10:00 UTC."_s, {}},
        {"ordinal of something else", "UTC", "", u"The 2th node and the 22nd disk of 22 May 2024 failed at 10:00 UTC."_s, {}},
        {"month misspelt", "UTC", "", u"The archive is closed until Junuary 9, 2024."_s, {u"date-malformed: Junuary 9"_s}},
        {"month of another language", "UTC", "", u"Our office in Rotterdam opens on Januari 9."_s, {}},
        {"a version is no date", "UTC", "", u"On 2024-05-09 at 11:00 UTC we installed 2024.13.0 and 2023.2.30."_s, {}},
        // date-ambiguous
        {"which is the month", "America/Denver", "", u"The map was down on 1/8/2025 at 10:00 AM MST."_s, {u"date-ambiguous: 1/8/2025"_s}},
        {"only one can be the month", "America/Denver", "", u"The map was down on 1/18/2025 at 10:00 AM MST."_s, {}},
        {"one order is the only one in Italian", "Europe/Rome", "", u"Manutenzione il 5/10/2022 dalle 22:00 alle 23:30 CEST."_s, {}},
        {"the day is named elsewhere", "Europe/Madrid", "", u"Parada el lunes 6 de marzo de 2023 a las 9:00 CET.\n\nActualización 6/3/2023 12:20 CET: terminado.\n"_s, {}},
        // abbr-ambiguous
        {"CST of no known place", "", "", u"The router restarts on 2024-01-02 at 15:00 CST."_s, {u"abbr-ambiguous: CST"_s}},
        {"CST of Chicago", "America/Chicago", "", u"The router restarts on 2024-01-02 at 15:00 CST."_s, {}},
        {"CST beside UTC", "", "", u"The router restarts on 2024-01-02 at 21:00 UTC (15:00 CST)."_s, {}},
        // zone-unknown
        {"no such zone before the day", "UTC", "", u"The router restarts at 15:00 XKT on 2024-01-02."_s, {u"zone-unknown: XKT"_s}},
        {"no such zone in a range", "UTC", "", u"On 2024-01-02, from 15:00 XKT to 16:00 XKT, the router restarts."_s, {u"zone-unknown: XKT"_s}},
        {"no such zone", "UTC", "", u"The router restarts on 2024-01-02 at 15:00 (XKT)."_s, {u"zone-unknown: XKT"_s}},
        {"a noun behind a clock", "UTC", "", u"On 2024-01-02 at 15:00 UTC and 16:00 NAT gateways failed."_s, {}},
        // zone-missing
        {"no zone", "Europe/Amsterdam", "", u"Op 30 oktober 2013 om 23.45 uur was de website onbereikbaar."_s, {u"zone-missing: 23.45 uur"_s}},
        {"a zone", "Europe/Amsterdam", "", u"Op 30 oktober 2013 om 23.45 uur CET was de website onbereikbaar."_s, {}},
        {"times in", "Europe/Amsterdam", "", u"All times in UTC.\n\nThe website was down on 30 October 2013 at 23:45.\n"_s, {}},
        // relative-day
        {"tonight", "America/Los_Angeles", "", u"The Web server was unavailable between 9:54 and 10:02 PM PDT tonight."_s, {u"relative-day: tonight"_s}},
        {"tonight with its date", "America/Los_Angeles", "", u"The Web server was unavailable between 9:54 and 10:02 PM PDT tonight, March 28, 2009."_s, {}},
        {"a night of weekdays", "Europe/Paris", "", u"Maintenance during the night of Thursday to Friday, from 22:30 to 02:30 GMT."_s, {u"relative-day: Thursday to Friday"_s}},
        {"gisteravond", "Europe/Amsterdam", "", u"Gisteravond was de website onbereikbaar."_s, {u"relative-day: Gisteravond"_s}},
        // year-missing
        {"no year", "America/Los_Angeles", "2009-04-02", u"The server restarts on Friday, April 3, at 11:00 PM PDT."_s, {u"year-missing: Friday, April 3"_s}},
        {"a year elsewhere", "America/Los_Angeles", "2009-04-02", u"April 2, 2009\n\nThe server restarts on Friday, April 3, at 11:00 PM PDT."_s, {}},
        // local-time-missing, local-time-twice
        {"in the spring gap", "Europe/Berlin", "", u"Work begins on 31 March 2024 at 02:30 Berlin time."_s, {u"local-time-missing: 02:30 Berlin time"_s}},
        {"before the spring gap", "Europe/Berlin", "", u"Work begins on 31 March 2024 at 01:30 Berlin time."_s, {}},
        {"in the autumn overlap", "Europe/Berlin", "", u"Work begins on 27 October 2024 at 02:30 Berlin time."_s, {u"local-time-twice: 02:30 Berlin time"_s}},
        {"in the autumn overlap, told which", "Europe/Berlin", "", u"Work begins on 27 October 2024 at 02:30 CEST."_s, {}},
        // eta-missed
        {"promise broken", "UTC", "",
         u"Mail queue\n\n2024-05-05 10:00 UTC - Mail is delayed. ETA: 11:00 UTC.\n\n2024-05-05 12:10 UTC - We are still working on it.\n\n2024-05-05 14:00 UTC - Mail is delivered again. Resolved.\n"_s,
         {u"eta-missed: 11:00 UTC"_s}},
        {"promise kept", "UTC", "",
         u"Mail queue\n\n2024-05-05 10:00 UTC - Mail is delayed. ETA: 11:00 UTC.\n\n2024-05-05 10:40 UTC - We are still working on it.\n\n2024-05-05 10:55 UTC - Mail is delivered again. Resolved.\n"_s, {}},
        // header-body-differ
        {"title of another day", "Europe/Berlin", "", u"Maintenance window on 2024-11-15, 23:00 CET\n\nOn 2024-11-14 from 23:00 to 05:00 CET we will upgrade all databases.\n"_s,
         {u"header-body-differ: 2024-11-14 from 23:00"_s}},
        {"title of the same day", "Europe/Berlin", "", u"Maintenance window on 2024-11-15, 23:00 CET\n\nOn 2024-11-15 from 23:00 to 05:00 CET we will upgrade all databases.\n"_s, {}},
        // notice-too-short
        {"announced in the morning", "UTC", "", u"Router maintenance\n5 May 2024 at 09:00 UTC\n\nThe router will be restarted on 5 May 2024 between 20:00 and 21:00 UTC.\n"_s, {u"notice-too-short: 5 May 2024 between 20:00"_s}},
        {"announced a week before", "UTC", "", u"Router maintenance\n28 April 2024 at 09:00 UTC\n\nThe router will be restarted on 5 May 2024 between 20:00 and 21:00 UTC.\n"_s, {}},
        // nothing to find
        {"no times at all", "UTC", "", u"All servers are well."_s, {}},
        {"plain Portuguese", "Europe/Lisbon", "", u"Manutenção na quarta-feira, 14 de maio de 2025, das 22:00 às 23:30 WEST."_s, {}},
        {"plain Chinese", "Asia/Shanghai", "", u"2025年5月14日 22:00 至 23:30 (UTC+8) 维护。"_s, {}},
        {"plain Korean", "Asia/Seoul", "", u"2025년 5월 14일 22:00 ~ 23:30 KST 점검합니다."_s, {}},
        {"plain Norwegian", "Europe/Oslo", "", u"Vedlikehold onsdag 14. mai 2025 kl. 22.00 til 23.30 CEST."_s, {}},
        {"plain Italian", "Europe/Rome", "", u"Manutenzione mercoledì 14 maggio 2025 dalle 22:00 alle 23:30 CEST."_s, {}},
    };
}

} // namespace

class LintTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void findsWhatIsWrongAndNothingElse_data()
    {
        QTest::addColumn<int>("row");
        const QList<Row> all = rows();
        for (int index = 0; index < all.size(); ++index)
            QTest::newRow(all.at(index).name) << index;
    }
    void findsWhatIsWrongAndNothingElse()
    {
        QFETCH(int, row);
        const Row one = rows().at(row);
        const QList<Finding> findings = lint(one.text, contextOf(QString::fromLatin1(one.zone), QString::fromLatin1(one.reference)));
        QCOMPARE(shown(findings, one.text), one.expected);
        for (const Finding &finding : findings) {
            QVERIFY(finding.begin < finding.end);
            QCOMPARE(finding.severity, severityOf(finding.rule));
            QVERIFY(!lintMessage(finding, QLocale::c()).isEmpty());
            QVERIFY(!lintMessage(finding, QLocale::c()).contains(u'%'));
        }
    }

    void aFixMakesItsFindingVanishAndBringsNoNewOne_data() { findsWhatIsWrongAndNothingElse_data(); }
    void aFixMakesItsFindingVanishAndBringsNoNewOne()
    {
        QFETCH(int, row);
        const Row one = rows().at(row);
        const ImportContext context = contextOf(QString::fromLatin1(one.zone), QString::fromLatin1(one.reference));
        const QList<Finding> before = lint(one.text, context);
        for (const Finding &finding : before) {
            if (!finding.fix)
                continue;
            QVERIFY(!lintFixLabel(finding).isEmpty());
            QList<LintRule> expected;
            for (const Finding &other : before) {
                if (other != finding)
                    expected += other.rule;
            }
            const QString mended = withFix(one.text, finding);
            QList<LintRule> after;
            for (const Finding &other : lint(mended, context))
                after += other.rule;
            QVERIFY2(after == expected, qPrintable(mended));
        }
    }

    void writesTheRightWordForAZone()
    {
        const QString text = u"The router restarts on 2024-07-02 at 15:00 EST."_s;
        const QList<Finding> findings = lint(text, contextOf(u"America/New_York"_s, {}));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(withFix(text, findings.first()), u"The router restarts on 2024-07-02 at 15:00 EDT."_s);
        QCOMPARE(lintMessage(findings.first(), QLocale::c()), u"EST is not in force in America/New_York on 2024-07-02; EDT is"_s);
    }

    void mendsAllStampsOfATimelineAtOnce()
    {
        const QString text = u"Disk failure\n\nA disk failed.\n\n* [2024-07-02 10:00 CET] Opened.\n* [2024-07-02 10:20 CET] Replaced.\n* [2024-07-02 11:05 CET] Closed.\n"_s;
        const QList<Finding> findings = lint(text, contextOf(u"Europe/Berlin"_s, {}));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().repeats.size(), 2);
        const QString mended = withFix(text, findings.first());
        QCOMPARE(mended.count(u"CEST"_s), 3);
        QVERIFY(lint(mended, contextOf(u"Europe/Berlin"_s, {})).isEmpty());
    }

    void offersNoFixThatWouldBreakARightConversion()
    {
        const QString text = u"The router restarts on 2024-07-02 at 15:00 EST (20:00 UTC)."_s;
        const QList<Finding> findings = lint(text, contextOf(u"America/New_York"_s, {}));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().rule, LintRule::ZoneNotInForce);
        QVERIFY(!findings.first().fix);
    }

    void keepsHalfADayAsItIsWritten()
    {
        const QString text = u"Errors on 2024-07-17 from 00:56 AM PDT to 02:49 AM PDT."_s;
        const QList<Finding> findings = lint(text, contextOf(u"America/Los_Angeles"_s, {}));
        QCOMPARE(findings.size(), 1);
        QCOMPARE(withFix(text, findings.first()), u"Errors on 2024-07-17 from 12:56 AM PDT to 02:49 AM PDT."_s);
    }

    void findsAPromiseInTheWordsOfEachLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *language, const QString &text) { QTest::addRow("%s %s", language, text.left(12).toUtf8().constData()) << QString::fromLatin1(language) << text; };
        row("en", u"We expect to be done by 2024-05-05 11:00 UTC."_s);
        row("en", u"We expect it back by 2024-05-05 11:00 UTC."_s);
        row("en", u"We hope to have it fixed by 2024-05-05 11:00 UTC."_s);
        row("fr", u"Nous prévoyons la fin des travaux pour le 2024-05-05 à 11:00 UTC."_s);
        row("fr", u"Nous pensons avoir terminé le 2024-05-05 à 11:00 UTC."_s);
        row("de", u"Wir rechnen damit, am 2024-05-05 um 11:00 UTC fertig zu sein."_s);
        row("nb", u"Vi regner med å være ferdige 2024-05-05 kl. 11:00 UTC."_s);
    }
    void findsAPromiseInTheWordsOfEachLanguage()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, text);
        ImportContext context = contextOf(u"UTC"_s, {});
        context.language = language;
        LintOptions options;
        options.now = instantsOfUtc(QDate(2024, 5, 5), QTime(11, 30));
        QStringList rules;
        for (const Finding &finding : lint(text, context, options))
            rules.append(nameOf(finding.rule));
        QCOMPARE(rules, QStringList{u"eta-passed"_s});
    }

    void aPromiseIsPassedOnlyByTheClockThatIsGiven()
    {
        const QString text = u"2024-05-05 10:00 UTC - Mail is delayed. ETA: 11:00 UTC.\n"_s;
        const ImportContext context = contextOf(u"UTC"_s, {});
        QVERIFY(lint(text, context).isEmpty());
        LintOptions options;
        options.now = instantsOfUtc(QDate(2024, 5, 5), QTime(10, 30));
        QVERIFY(lint(text, context, options).isEmpty());
        options.now = instantsOfUtc(QDate(2024, 5, 5), QTime(11, 30));
        const QList<Finding> findings = lint(text, context, options);
        QCOMPARE(shown(findings, text), QStringList{u"eta-passed: 11:00 UTC"_s});
        QCOMPARE(lintMessage(findings.first(), QLocale::c()), u"the promised time “11:00 UTC” passed 30 min ago"_s);
    }

    void shortNoticeMeasuresAgainstTheClockWhereTheTextIsUndated()
    {
        const QString text = u"Router maintenance: the router will be restarted on 2024-05-05 between 20:00 and 21:00 UTC.\n"_s;
        const ImportContext context = contextOf(u"UTC"_s, {});
        LintOptions options;
        options.now = instantsOfUtc(QDate(2024, 5, 5), QTime(9, 0));
        QCOMPARE(lint(text, context, options).size(), 1);
        QCOMPARE(lint(text, context, options).value(0).rule, LintRule::NoticeTooShort);
        options.shortestNoticeMs = 4 * hourMs;
        QVERIFY(lint(text, context, options).isEmpty());
        options.shortestNoticeMs = 0;
        QVERIFY(lint(text, context, options).isEmpty());
        // Told afterwards it is no announcement.
        options = {};
        options.now = instantsOfUtc(QDate(2024, 5, 6), QTime(9, 0));
        QVERIFY(lint(text, context, options).isEmpty());
    }

    void comparesTranslations()
    {
        const ImportContext context = contextOf(u"Asia/Tokyo"_s, {});
        const ImportedPage original = importPage(u"メンテナンス\n2024年8月28日(水) 10時00分 ～ 11時00分 JST"_s, context);
        const QString right = u"Maintenance\nWednesday, August 28, 2024 10:00 - 11:00 JST"_s;
        const QString wrong = u"Maintenance\nSunday, July 28, 2024 10:00 - 11:00 JST"_s;
        const QString elsewhere = u"Maintenance\nWednesday, August 28, 2024 01:00 - 02:00 UTC"_s;
        QVERIFY(lintTranslation(original, importPage(right, context)).isEmpty());
        QVERIFY(lintTranslation(original, importPage(elsewhere, context)).isEmpty());
        const QList<Finding> findings = lintTranslation(original, importPage(wrong, context));
        QVERIFY(!findings.isEmpty());
        QCOMPARE(findings.first().rule, LintRule::TranslationMismatch);
    }

    void everyRuleHasARowAndWords()
    {
        QSet<QString> covered{u"translation-mismatch"_s, u"eta-passed"_s}; // in functions above
        for (const Row &row : rows()) {
            for (const QString &expected : row.expected)
                covered += expected.section(u": "_s, 0, 0);
        }
        QSet<QString> titles;
        for (const LintRuleInfo &info : lintRules()) {
            QVERIFY2(covered.contains(QString(nameOf(info.rule))), nameOf(info.rule).data());
            QVERIFY(!lintRuleTitle(info.rule).isEmpty());
            QVERIFY(!lintRuleDescription(info.rule).isEmpty());
            QVERIFY(!info.summary.isEmpty());
            titles += lintRuleTitle(info.rule);
        }
        QCOMPARE(titles.size(), qsizetype(lintRules().size()));
    }

    void countsPlacesInUtf16()
    {
        const QString text = u"\U0001F6A8 Router restarts on 2024-07-02 at 15:00 EST."_s;
        const QList<Finding> findings = lint(text, contextOf(u"America/New_York"_s, {}));
        QCOMPARE(shown(findings, text), QStringList{u"zone-not-in-force: 15:00 EST"_s});
    }

private:
    [[nodiscard]] static Instant instantsOfUtc(QDate date, QTime time) { return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch(); }
};

QTEST_GUILESS_MAIN(LintTest)
#include "tst_lint.moc"
