// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include "models/settings/settings.h"
#include "models/time/walltime.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace tocsin {

Preferences::Preferences(SettingsStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_newestFirst(store.value(settings::threadNewestFirst))
{
    readZones();
}

void Preferences::readZones()
{
    m_zones.clear();
    for (const QString &zone : m_store.value(settings::zones)) {
        if (isZoneKnown(zone) && !m_zones.contains(zone))
            m_zones.append(zone);
    }
    if (!m_zones.isEmpty())
        return;
    if (const QString here = systemZone(); here != "UTC"_L1)
        m_zones.append(here);
    for (const QString &zone : m_suggested) {
        if (m_zones.size() < 3 && !m_zones.contains(zone) && isZoneKnown(zone))
            m_zones.append(zone);
    }
    if (m_zones.isEmpty())
        m_zones.append(u"UTC"_s);
}

QStringList Preferences::clockZones() const
{
    return m_zones.contains("UTC"_L1) ? m_zones : QStringList(QStringList{u"UTC"_s} + m_zones);
}

void Preferences::suggestZones(const QStringList &zones)
{
    const QStringList before = m_zones;
    m_suggested = zones;
    readZones();
    if (m_zones != before)
        emit zonesChanged();
}

void Preferences::setZones(const QStringList &zones)
{
    if (zones == m_zones)
        return;
    m_store.set(settings::zones, zones);
    readZones();
    emit zonesChanged();
}

QString Preferences::homeZone() const
{
    const QString chosen = m_store.value(settings::homeZone);
    return isZoneKnown(chosen) ? chosen : systemZone();
}

void Preferences::setHomeZone(const QString &zone)
{
    if (zone == homeZone())
        return;
    m_store.set(settings::homeZone, zone);
    emit zonesChanged();
}

void Preferences::setNewestFirst(bool newestFirst)
{
    if (newestFirst == m_newestFirst)
        return;
    m_newestFirst = newestFirst;
    m_store.set(settings::threadNewestFirst, newestFirst);
    emit threadOrderChanged();
}

QString Preferences::language() const
{
    const QString chosen = m_store.value(settings::language);
    const QString language = chosen.isEmpty() ? QLocale::system().bcp47Name() : chosen;
    return language == "C"_L1 ? u"en"_s : language;
}

} // namespace tocsin
