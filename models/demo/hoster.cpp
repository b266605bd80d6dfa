// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/hoster.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tocsin::demo {
namespace {

struct Place
{
    const char16_t *name;
    const char16_t *label;
    const char16_t *timeZone;
};
constexpr std::array places{
    Place{u"PAR", u"Paris", u"Europe/Paris"},      Place{u"MTL", u"Montréal", u"America/Toronto"},
    Place{u"SEA", u"Seattle", u"America/Los_Angeles"}, Place{u"OSL", u"Oslo", u"Europe/Oslo"},
    Place{u"FRA", u"Frankfurt", u"Europe/Berlin"}, Place{u"TYO", u"Tōkyō", u"Asia/Tokyo"},
};

// Birds; when they run out they come with a number.
const QStringList &birds()
{
    static const QStringList names = u"heron plover curlew dunlin avocet godwit whimbrel knot sanderling turnstone redshank gannet fulmar "
                                     "puffin kittiwake tern skua petrel shearwater cormorant grebe bittern egret stork crane rail crake "
                                     "coot moorhen lapwing snipe woodcock ruff phalarope dotterel osprey kestrel merlin hobby harrier "
                                     "buzzard kite goshawk linnet siskin twite redpoll bunting pipit wagtail dipper wren dunnock robin "
                                     "chat wheatear ouzel fieldfare thrush warbler"_s.split(u' ');
    return names;
}

Target target(TargetKind kind, const QString &name, const QString &label = {})
{
    return {.id = targetId(kind, name), .kind = kind, .name = name, .label = label, .zones = {}, .timeZone = {}};
}

} // namespace

const Target &Hoster::service(const QString &name) const
{
    const auto found = std::ranges::find(services, name, &Target::name);
    return found == services.end() ? services.first() : *found;
}

Hoster inventHoster(int servers, Random random)
{
    Hoster hoster;
    const qsizetype zoneCount = std::min<qsizetype>(qsizetype(places.size()), servers);
    for (qsizetype i = 0; i < zoneCount; ++i) {
        const Place &place = places.at(size_t(i));
        Target zone = target(TargetKind::Zone, QString::fromUtf16(place.name), QString::fromUtf16(place.label));
        zone.timeZone = QString::fromUtf16(place.timeZone);
        hoster.zones.append(zone);
    }
    hoster.serversIn.resize(zoneCount);
    for (int i = 0; i < servers; ++i) {
        const int round = i / int(birds().size());
        const QString &bird = birds().at(i % birds().size());
        Target server = target(TargetKind::Server, round == 0 ? bird : bird + QString::number(round + 1));
        // The first zones are the oldest and largest: of two draws the smaller counts. The first servers make sure that none is empty.
        const qint64 zone = i < zoneCount ? i : std::min(random.below(zoneCount), random.below(zoneCount));
        server.zones = {hoster.zones.at(zone).id};
        hoster.serversIn[zone].append(i);
        hoster.servers.append(server);
    }
    QStringList zoneIds;
    for (const Target &zone : hoster.zones)
        zoneIds.append(zone.id);
    for (const auto *name : {u"Mail", u"Webmail", u"Web hosting", u"Databases", u"DNS", u"Backups", u"Control panel"}) {
        Target service = target(TargetKind::Service, QString::fromUtf16(name));
        service.zones = zoneIds;
        hoster.services.append(service);
    }
    // The first machines of a zone answer for its name service together: one of them is enough.
    for (qsizetype zone = 0; zone < zoneCount; ++zone) {
        RedundancyGroup group;
        group.name = hoster.zones.at(zone).name + " name servers"_L1;
        group.id = "grp:"_L1 + hoster.zones.at(zone).name.toLower() + "-names"_L1;
        for (const int server : hoster.serversIn.at(zone).first(std::min<qsizetype>(3, hoster.serversIn.at(zone).size())))
            group.members.append(hoster.servers.at(server).id);
        group.needed = 1;
        hoster.groups.append(group);
    }
    hoster.audiences = {
        {u"aud:customers-en"_s, u"Customers, English"_s, u"en"_s, {u"Europe/Paris"_s, u"America/Toronto"_s, u"America/Los_Angeles"_s}, u"tocsin"_s},
        {u"aud:customers-fr"_s, u"Customers, French"_s, u"fr"_s, {u"Europe/Paris"_s, u"America/Toronto"_s}, u"tocsin"_s},
        {u"aud:customers-ja"_s, u"Customers, Japanese"_s, u"ja"_s, {u"Asia/Tokyo"_s}, u"tocsin"_s},
    };
    hoster.writers = {u"ingrid"_s, u"malo"_s, u"sadie"_s, u"yuki"_s};
    return hoster;
}

} // namespace tocsin::demo
