// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/walltime.h"

#include "models/time/zonerules.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMutex>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// The folder of the system's TZif files; empty where there is none.
const QString &zoneFolder()
{
    static const QString folder = [] {
        for (const QString &candidate : {qEnvironmentVariable("TZDIR"), u"/usr/share/zoneinfo"_s, u"/usr/lib/zoneinfo"_s, u"/usr/share/lib/zoneinfo"_s}) {
            if (!candidate.isEmpty() && QFile::exists(candidate + "/Europe/Paris"_L1))
                return candidate;
        }
        return QString();
    }();
    return folder;
}

/// Whether @p id could be the name of a zone file: nothing that leaves the folder or names its other files.
bool isWellFormed(const QString &id)
{
    if (id.isEmpty() || id.size() > 64 || id.startsWith(u'/') || id.startsWith("posix/"_L1) || id.startsWith("right/"_L1))
        return false;
    return std::ranges::all_of(id, [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9') || u == u'/' || u == u'_' || u == u'-' || u == u'+';
    });
}

/// The offset of a fixed id "UTC±h[h][:mm]"; nothing for others.
std::optional<int> fixedOffset(QStringView id)
{
    if (!id.startsWith("UTC"_L1) || id.size() < 5 || (id[3] != u'+' && id[3] != u'-'))
        return std::nullopt;
    const QStringView clock = id.sliced(4);
    const qsizetype colon = clock.indexOf(u':');
    const auto allDigits = [](QStringView part) { return std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; }); };
    const QStringView hours = colon < 0 ? clock : clock.first(colon);
    const QStringView minutes = colon < 0 ? QStringView() : clock.sliced(colon + 1);
    if (hours.isEmpty() || hours.size() > 2 || !allDigits(hours) || (colon >= 0 && (minutes.size() != 2 || !allDigits(minutes))))
        return std::nullopt;
    const int h = hours.toInt();
    const int m = minutes.toInt();
    // The widest offsets in use are -12:00 and +14:00; a day is more than anybody means.
    if (h > 14 || m > 59 || (h == 14 && m > 0))
        return std::nullopt;
    return (id[3] == u'-' ? -1 : 1) * (h * 60 + m) * 60;
}

std::shared_ptr<const ZoneRules> load(const QString &id)
{
    if (id == "UTC"_L1)
        return ZoneRules::fixed(0, id);
    if (const std::optional<int> offset = fixedOffset(id))
        return ZoneRules::fixed(*offset, id);
    if (!isWellFormed(id))
        return nullptr;
    if (zoneFolder().isEmpty())
        return ZoneRules::fromQt(id);
    QFile file(zoneFolder() + u'/' + id);
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return nullptr;
    constexpr qint64 largest = 1 << 20; // the largest of tzdata has 4 kB
    return ZoneRules::fromTzif(file.read(largest));
}

QStringList readZoneList()
{
    QStringList ids;
    QFile table(zoneFolder() + "/zone.tab"_L1);
    if (!zoneFolder().isEmpty() && table.open(QIODevice::ReadOnly)) {
        while (!table.atEnd()) {
            const QByteArray line = table.readLine().trimmed();
            const QList<QByteArray> columns = line.split('\t'); // country, coordinates, id, comment
            if (!line.startsWith('#') && columns.size() >= 3)
                ids.append(QString::fromLatin1(columns.at(2)));
        }
    } else {
        const QList<QByteArray> available = QTimeZone::availableTimeZoneIds();
        for (const QByteArray &id : available) {
            if (id.contains('/') && !id.startsWith("Etc/"))
                ids.append(QString::fromLatin1(id));
        }
    }
    ids.sort();
    ids.removeDuplicates();
    ids.prepend(u"UTC"_s);
    return ids;
}

} // namespace

const ZoneRules *ZoneRules::find(const QString &id)
{
    // Each thread has its own table of what it asked for before, which needs no lock; the shared one reads each file once.
    thread_local QHash<QString, const ZoneRules *> mine;
    if (const auto found = mine.constFind(id); found != mine.constEnd())
        return *found;
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const ZoneRules>> all;
    const QMutexLocker locker(&mutex);
    std::shared_ptr<const ZoneRules> rules = all.value(id);
    if (!rules) {
        rules = load(id);
        if (!rules)
            return nullptr; // not kept: what hostile texts ask for is without end
        all.insert(id, rules);
    }
    mine.insert(id, rules.get());
    return rules.get();
}

QList<Instant> instantsOf(const QString &zoneId, QDate date, QTime time)
{
    const ZoneRules *rules = ZoneRules::find(zoneId);
    return rules ? rules->instantsOf(date, time) : QList<Instant>();
}

WallTime wallTimeOf(Instant instant, const QString &zoneId)
{
    if (const ZoneRules *rules = ZoneRules::find(zoneId))
        return rules->wallTimeAt(instant);
    WallTime utc = ZoneRules::find(u"UTC"_s)->wallTimeAt(instant);
    utc.abbreviation.clear();
    return utc;
}

int offsetSecondsAt(const QString &zoneId, Instant instant)
{
    const ZoneRules *rules = ZoneRules::find(zoneId);
    return rules ? rules->offsetSecondsAt(instant) : 0;
}

QString abbreviationAt(const QString &zoneId, Instant instant)
{
    const ZoneRules *rules = ZoneRules::find(zoneId);
    return rules ? rules->abbreviationAt(instant) : QString();
}

bool isZoneKnown(const QString &id)
{
    return ZoneRules::find(id) != nullptr;
}

QList<OffsetChange> offsetChangesIn(const QString &zoneId, Instant from, Instant until)
{
    const ZoneRules *rules = ZoneRules::find(zoneId);
    return rules ? rules->offsetChangesIn(from, until) : QList<OffsetChange>();
}

QList<Instant> transitionsIn(const QString &zoneId, Instant from, Instant until)
{
    QList<Instant> instants;
    for (const OffsetChange &change : offsetChangesIn(zoneId, from, until))
        instants.append(change.at);
    return instants;
}

QString tzdataVersion()
{
    static const QString version = [] {
        QFile plain(zoneFolder() + "/+VERSION"_L1);
        if (!zoneFolder().isEmpty() && plain.open(QIODevice::ReadOnly))
            return QString::fromLatin1(plain.readLine(64).trimmed());
        QFile source(zoneFolder() + "/tzdata.zi"_L1);
        if (!zoneFolder().isEmpty() && source.open(QIODevice::ReadOnly)) {
            const QByteArray line = source.readLine(64).trimmed(); // "# version 2025b"
            if (line.startsWith("# version "))
                return QString::fromLatin1(line.sliced(10));
        }
        return u"unknown"_s;
    }();
    return version;
}

QString systemZone()
{
    QString id = qEnvironmentVariable("TZ");
    if (id.startsWith(u':'))
        id.remove(0, 1);
    const QString prefix = zoneFolder() + u'/';
    if (!zoneFolder().isEmpty() && id.startsWith(prefix))
        id.remove(0, prefix.size());
    if (isZoneKnown(id))
        return id;
    id = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (id == "Etc/UTC"_L1 || !isZoneKnown(id))
        return u"UTC"_s;
    return id;
}

QStringList allZones()
{
    static const QStringList ids = readZoneList();
    return ids;
}

QString placeOf(const QString &zoneId)
{
    // Where the last part of an id is not what people write (CLDR's English exemplar cities).
    static const QHash<QString, QString> written{
        {u"America/St_Johns"_s, u"St. John’s"_s},
        {u"America/Sao_Paulo"_s, u"São Paulo"_s},
        {u"America/Asuncion"_s, u"Asunción"_s},
        {u"America/Cancun"_s, u"Cancún"_s},
        {u"America/Curacao"_s, u"Curaçao"_s},
        {u"America/Merida"_s, u"Mérida"_s},
        {u"America/Bahia_Banderas"_s, u"Bahía de Banderas"_s},
        {u"America/St_Barthelemy"_s, u"St. Barthélemy"_s},
        {u"America/St_Kitts"_s, u"St. Kitts"_s},
        {u"America/St_Lucia"_s, u"St. Lucia"_s},
        {u"America/St_Thomas"_s, u"St. Thomas"_s},
        {u"America/St_Vincent"_s, u"St. Vincent"_s},
        {u"Antarctica/DumontDUrville"_s, u"Dumont d’Urville"_s},
        {u"Asia/Calcutta"_s, u"Kolkata"_s},
        {u"Asia/Katmandu"_s, u"Kathmandu"_s},
        {u"Asia/Saigon"_s, u"Ho Chi Minh City"_s},
        {u"Asia/Ho_Chi_Minh"_s, u"Ho Chi Minh City"_s},
        {u"Atlantic/St_Helena"_s, u"St. Helena"_s},
        {u"Europe/Kiev"_s, u"Kyiv"_s},
        {u"Indian/Reunion"_s, u"Réunion"_s},
    };
    if (const auto found = written.constFind(zoneId); found != written.constEnd())
        return *found;
    if (zoneId == "Etc/UTC"_L1)
        return u"UTC"_s;
    return zoneId.sliced(zoneId.lastIndexOf(u'/') + 1).replace(u'_', u' ');
}

} // namespace tocsin
