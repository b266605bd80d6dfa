// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace tocsin {

class SettingsStore;

/// What a person chose about how times and threads are shown, resolved: unknown zones are left out, empty choices filled in.
/// Says when something changed, so that every part of the window shows the same.
class Preferences : public QObject
{
    Q_OBJECT

public:
    /// @p store outlives this.
    explicit Preferences(SettingsStore &store, QObject *parent = nullptr);

    /// IANA ids, main one first; never empty.
    [[nodiscard]] const QStringList &zones() const { return m_zones; }
    void setZones(const QStringList &zones);
    /// The zones of the clocks: UTC first, which every log speaks, then zones().
    [[nodiscard]] QStringList clockZones() const;
    /// Zones that the open workspace speaks of; shown, three in all, while nobody has chosen any.
    void suggestZones(const QStringList &zones);
    /// IANA id that settles what a zone word means.
    [[nodiscard]] QString homeZone() const;
    void setHomeZone(const QString &zone);
    [[nodiscard]] bool newestFirst() const { return m_newestFirst; }
    void setNewestFirst(bool newestFirst);
    /// BCP 47, for dates and durations in the window: the program's own language.
    [[nodiscard]] QString language() const;
    [[nodiscard]] SettingsStore &store() const { return m_store; }

signals:
    void zonesChanged();
    void threadOrderChanged();

private:
    void readZones();

    SettingsStore &m_store;
    QStringList m_zones;
    QStringList m_suggested;
    bool m_newestFirst = true;
};

} // namespace tocsin
