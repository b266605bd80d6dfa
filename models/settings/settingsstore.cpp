// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settingsstore.h"

#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

struct Renamed
{
    const char *before;
    const char *after;
};
// Keys that were called otherwise in a released version. A row stays for ever; the value moves once, unless the new key is already set.
constexpr std::array<Renamed, 0> renamed{};

QString folder(QStandardPaths::StandardLocation location)
{
    // GenericX and our own name, not AppX: the same folder for tocsin and tocsinctl, whatever their application names are.
    return QStandardPaths::writableLocation(location) + "/tocsin"_L1;
}

} // namespace

QString settingsPath()
{
    return folder(QStandardPaths::GenericConfigLocation) + "/tocsin.ini"_L1;
}

QString defaultWorkspacePath()
{
    return folder(QStandardPaths::GenericDataLocation) + "/default.tocsin"_L1;
}

QString stylesFolder()
{
    return folder(QStandardPaths::GenericDataLocation) + "/styles"_L1;
}

QString cacheFolder()
{
    return folder(QStandardPaths::GenericCacheLocation);
}

SettingsStore::SettingsStore() : SettingsStore(settingsPath()) {}

SettingsStore::SettingsStore(const QString &path) : m_settings(std::make_unique<QSettings>(path, QSettings::IniFormat))
{
    renameOldKeys();
}

SettingsStore::~SettingsStore() = default;

bool SettingsStore::flush()
{
    m_settings->sync();
    return m_settings->status() == QSettings::NoError;
}

QString SettingsStore::path() const
{
    return m_settings->fileName();
}

QVariant SettingsStore::read(const char *key) const
{
    return m_settings->value(QLatin1String(key));
}

void SettingsStore::write(const char *key, const QVariant &value)
{
    m_settings->setValue(QLatin1String(key), value);
}

void SettingsStore::remove(const char *key)
{
    m_settings->remove(QLatin1String(key));
}

void SettingsStore::renameOldKeys()
{
    for (const Renamed &row : renamed) {
        const QLatin1String before(row.before);
        if (!m_settings->contains(before))
            continue;
        if (!m_settings->contains(QLatin1String(row.after)))
            m_settings->setValue(QLatin1String(row.after), m_settings->value(before));
        m_settings->remove(before);
    }
}

} // namespace tocsin
