// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importer.h"
#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"
#include "tests/support/writtentime.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

/// A story in words; <D0> <T0> <Z0> are the day, clock and zone of its first instant, <D1> … of the second.
struct Story
{
    const char *name;
    const char16_t *language;
    const char16_t *text;
    int instants;
    bool oldestFirst; ///< the numbers are in the order of time either way
    enum class Days { Any, SameDay, WithinADay } days; ///< how far apart they may lie
    int updates; ///< the last so many of the instants (by place in the text) date updates
    bool window; ///< instants 0 and 1 are a range that is stated
};

const Story stories[] = {
    {"stamps, oldest first", u"en",
     u"Pages load slowly on hazel\n\nPages have loaded slowly since <D0> at <T0> <Z0>. We are investigating.\n\n<D1> <T1> <Z1>: A controller was replaced.\n\n<D2> <T2> <Z2>: The issue has been resolved.", 3,
     true, Story::Days::Any, 2, false},
    {"stamps, newest first", u"en",
     u"[Resolved] Delayed mail\n\nMail is delayed by a full queue.\n\nUpdate <D1> <T1> <Z1>\n\nThe queue is empty and the issue has been resolved.\n\nUpdate <D0> <T0> <Z0>\n\nHalf of the queue is gone.", 2, false,
     Story::Days::Any, 2, false},
    {"a heading and clocks", u"en",
     u"<D0>\n\nHypervisor lost in the Lille zone\n\nA hypervisor was lost. We are investigating.\n\nEDIT <T0> <Z0>: The machine is being replaced.\n\nEDIT <T1> <Z1>: All guests run again.", 2, true,
     Story::Days::SameDay, 2, false},
    {"a window", u"en",
     u"Maintenance of the name servers\n\nOn <D0> between <T0> and <T1> <Z0> we will upgrade the name servers. They may be unavailable for a few seconds.", 2, true, Story::Days::WithinADay, 0, true},
    {"a window with two days", u"en", u"Maintenance of the core routers\n\nWe will exchange both core routers from <D0> <T0> <Z0> to <D1> <T1> <Z1>.", 2, true, Story::Days::Any, 0, true},
    {"brackets", u"en",
     u"No new sessions on rowan\n\n* [<D0> <T0> <Z0>] Incident opened.\n* [<D1> <T1> <Z1>] The licence server runs again.\n* [<D2> <T2> <Z2>] Everything is back to normal. Incident closed.", 3, true,
     Story::Days::Any, 3, false},
    {"posted below", u"en",
     u"Calls are dropped\n\nResolved\nCalls are stable again.\nPosted <D1>, <T1> <Z1>\n\nInvestigating\nCalls end after a minute.\nPosted <D0>, <T0> <Z0>", 2, false, Story::Days::Any, 2, false},
    {"French", u"fr", u"Panne de messagerie\n\nDepuis le <D0> à <T0> (<Z0>), la messagerie est indisponible. Nos équipes travaillent.\n\nMise à jour <D1> <T1> <Z1> : le service est rétabli.", 2, true,
     Story::Days::Any, 1, false},
    {"German", u"de", u"Störung der Datenbank\n\nSeit dem <D0> um <T0> Uhr <Z0> ist die Datenbank nicht erreichbar.\n\nUpdate <D1> <T1> Uhr <Z1>: Die Störung wurde behoben.", 2, true, Story::Days::Any, 1, false},
    {"Dutch", u"nl", u"Storing in het netwerk\n\nSinds <D0> om <T0> uur <Z0> is het netwerk traag.\n\nUpdate <D1> <T1> uur <Z1>: De storing is verholpen.", 2, true, Story::Days::Any, 1, false},
    {"Spanish", u"es", u"Incidencia en el correo\n\nDesde el <D0> a las <T0> <Z0> el correo no está disponible.\n\nActualización <D1> <T1> <Z1>: El servicio se ha restablecido.", 2, true, Story::Days::Any, 1, false},
    {"Italian", u"it", u"Disservizio della posta\n\nDal <D0> alle <T0> <Z0> la posta non è raggiungibile.\n\nAggiornamento <D1> <T1> <Z1>: Il servizio è ripristinato.", 2, true, Story::Days::Any, 1, false},
    {"Portuguese", u"pt", u"Incidente no correio\n\nDesde <D0> às <T0> <Z0> o correio está indisponível.\n\nAtualização <D1> <T1> <Z1>: O serviço foi restabelecido.", 2, true, Story::Days::Any, 1, false},
    {"Norwegian", u"nb", u"Feil i nettet\n\nSiden <D0> kl. <T0> <Z0> er nettet tregt.\n\nOppdatering <D1> kl. <T1> <Z1>: Feilen er rettet.", 2, true, Story::Days::Any, 1, false},
    {"Japanese", u"ja", u"ネットワーク障害のお知らせ\n\n<D0> <T0> <Z0> より、ネットワークに接続できない障害が発生しています。\n\n<D1> <T1> <Z1> 復旧しました。", 2, true, Story::Days::Any, 0, false},
    {"Chinese", u"zh", u"网络故障通知\n\n自<D0> <T0> <Z0> 起，部分用户无法访问网络。\n\n<D1> <T1> <Z1> 故障已恢复。", 2, true, Story::Days::Any, 0, false},
    {"Korean", u"ko", u"네트워크 장애 안내\n\n<D0> <T0> <Z0> 부터 네트워크 접속이 되지 않습니다.\n\n<D1> <T1> <Z1> 복구되었습니다.", 2, true, Story::Days::Any, 0, false},
};

/// A place whose clocks a story goes by, and how its zone is written.
struct Place
{
    const char16_t *zone;
    const char16_t *standard; ///< empty: not written at all, the reader is told the zone
    const char16_t *summer; ///< where the offset is not the smaller one
};

const Place places[] = {
    {u"UTC", u"UTC", u"UTC"},
    {u"Europe/Paris", u"CET", u"CEST"},
    {u"Europe/Helsinki", u"EET", u"EEST"},
    {u"America/New_York", u"EST", u"EDT"},
    {u"America/Los_Angeles", u"PST", u"PDT"},
    {u"Asia/Tokyo", u"JST", u"JST"},
    {u"UTC+05:30", u"UTC+05:30", u"UTC+05:30"},
    {u"UTC-03:00", u"GMT-3", u"GMT-3"},
    {u"Europe/Oslo", u"", u""},
    {u"America/Sao_Paulo", u"", u""},
};

/// One telling of a story: where each instant stands in the text, and what it is.
struct Telling
{
    QString text;
    QString zone;
    QList<Instant> instants;
    QList<std::pair<int, int>> clocks; ///< where <T…> stands, by number of the instant
    QString said; ///< how it was made, for a failure's message
};

[[nodiscard]] std::optional<Telling> tell(const Story &story, quint32 seed)
{
    QRandomGenerator random(seed);
    const Place &place = places[random.bounded(int(std::size(places)))];
    Telling telling;
    telling.zone = QString::fromUtf16(place.zone);
    const QStringView language(story.language);
    const int dateStyle = random.bounded(test::dateStyles(language));
    const int clockStyle = random.bounded(test::clockStyles(language));
    telling.said = u"seed %1, %2, date style %3, clock style %4"_s.arg(seed).arg(telling.zone).arg(dateStyle).arg(clockStyle);

    QList<QDate> days;
    QList<QTime> times;
    QDate day = QDate(2004, 1, 1).addDays(random.bounded(22 * 365));
    int minute = random.bounded(24 * 60);
    for (int index = 0; index < story.instants; ++index) {
        days += day;
        times += QTime(minute / 60, minute % 60);
        const int most = story.days == Story::Days::Any ? 3 * 24 * 60 : 20 * 60;
        minute += 1 + random.bounded(random.bounded(2) == 0 ? 90 : most);
        if (story.days == Story::Days::SameDay && minute >= 24 * 60)
            return std::nullopt;
        day = day.addDays(minute / (24 * 60));
        minute %= 24 * 60;
    }
    QStringList zones;
    for (int index = 0; index < story.instants; ++index) {
        const QList<Instant> found = instantsOf(telling.zone, days.at(index), times.at(index));
        if (found.size() != 1)
            return std::nullopt; // the hour that does not exist, or comes twice, has its own tests
        telling.instants += found.constFirst();
        int usual = offsetSecondsAt(telling.zone, found.constFirst());
        for (int month = 1; month <= 12; ++month)
            usual = std::min(usual, offsetSecondsAt(telling.zone, found.constFirst() + month * 30 * dayMs));
        zones += QString::fromUtf16(offsetSecondsAt(telling.zone, found.constFirst()) == usual ? place.standard : place.summer);
    }
    // One word stands for a whole range, and a range that turns its clock back ends on the next day.
    if (story.days == Story::Days::WithinADay && (zones.constFirst() != zones.constLast() || telling.instants.constLast() <= telling.instants.constFirst()
                                                  || offsetSecondsAt(telling.zone, telling.instants.constFirst()) != offsetSecondsAt(telling.zone, telling.instants.constLast())))
        return std::nullopt;

    telling.clocks.resize(story.instants);
    QString source = QString::fromUtf16(story.text);
    if (zones.constFirst().isEmpty())
        source.remove(QRegularExpression(u" ?\\(?<Z[0-9]>\\)?"_s));
    for (qsizetype at = 0; at < source.size(); ++at) {
        if (source.at(at) != u'<') {
            telling.text += source.at(at);
            continue;
        }
        const int index = source.at(at + 2).digitValue();
        switch (source.at(at + 1).unicode()) {
        case u'D':
            telling.text += test::writtenDate(language, dateStyle, days.at(index));
            break;
        case u'T': {
            const int begin = int(telling.text.size());
            telling.text += test::writtenClock(language, clockStyle, times.at(index));
            telling.clocks[index] = {begin, int(telling.text.size())};
            break;
        }
        default:
            telling.text += zones.at(index);
            break;
        }
        at += 3;
    }
    return telling;
}

[[nodiscard]] QString shown(Instant instant) { return QDateTime::fromMSecsSinceEpoch(instant, Qt::UTC).toString(Qt::ISODate); }

} // namespace

/// Stories told with random days, clocks, zones and ways of writing them: the reader must find exactly those instants.
class TestMutation : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void findsEveryInstantHoweverItIsWritten_data()
    {
        QTest::addColumn<int>("story");
        for (int index = 0; index < int(std::size(stories)); ++index)
            QTest::newRow(stories[index].name) << index;
    }
    void findsEveryInstantHoweverItIsWritten()
    {
        QFETCH(int, story);
        const Story &told = stories[story];
        QStringList failures;
        int tried = 0;
        for (quint32 seed = 1; tried < 300; ++seed) {
            const auto telling = tell(told, seed * 1000 + quint32(story));
            if (!telling)
                continue;
            ++tried;
            ImportContext context;
            context.zone = telling->zone;
            const ImportedPage page = importPage(telling->text, context);
            const QStringList problems = differences(told, *telling, page);
            if (!problems.isEmpty())
                failures += QString(telling->said % u": "_s % problems.join(u"; "_s) % u"\n"_s % telling->text);
        }
        QVERIFY2(failures.isEmpty(), qPrintable(u"%1 of %2 tellings are read otherwise, such as\n%3"_s.arg(failures.size()).arg(tried).arg(failures.mid(0, 4).join(u"\n----\n"_s))));
    }

private:
    [[nodiscard]] static QStringList differences(const Story &story, const Telling &telling, const ImportedPage &page)
    {
        if (page.posts.size() != 1)
            return {u"%1 posts"_s.arg(page.posts.size())};
        const ImportedPost &post = page.posts.constFirst();
        QStringList problems;
        for (int index = 0; index < story.instants; ++index) {
            const auto [begin, end] = telling.clocks.at(index);
            const auto found = std::find_if(post.times.cbegin(), post.times.cend(), [begin, end](const ImportedTime &time) { return time.begin < end && time.end > begin && time.time; });
            if (found == post.times.cend())
                problems += u"nothing is found at \"%1\""_s.arg(telling.text.mid(begin, end - begin));
            else if (found->utc != telling.instants.at(index) || !found->certain)
                problems += u"\"%1\" is %2%3 instead of %4"_s.arg(found->span, found->utc ? shown(*found->utc) : u"open"_s, found->certain ? QString() : u"?"_s, shown(telling.instants.at(index)));
        }
        if (story.updates > 0) {
            QList<Instant> expected = telling.instants.mid(story.instants - story.updates);
            if (!story.oldestFirst)
                std::reverse(expected.begin(), expected.end());
            QList<Instant> dated;
            for (const ImportedUpdate &update : post.updates)
                dated += update.instant.value_or(0);
            if (dated != expected)
                problems += u"%1 updates at other instants"_s.arg(dated.size());
            else if (expected.size() > 1 && post.newestFirst != !story.oldestFirst)
                problems += u"the order is taken for the other one"_s;
        }
        if (story.window) {
            const bool stated = std::any_of(post.windows.cbegin(), post.windows.cend(), [&telling](const ImportedWindow &window) {
                return window.start == telling.instants.at(0) && window.end == telling.instants.at(1) && window.certain;
            });
            if (!stated)
                problems += u"the window is not found"_s;
        }
        return problems;
    }
};

QTEST_GUILESS_MAIN(TestMutation)
#include "tst_mutation.moc"
