// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace tocsin {

/// A field for one time zone: found by city, IANA id or the abbreviation in force now.
class ZoneField : public QComboBox
{
    Q_OBJECT

public:
    explicit ZoneField(QWidget *parent = nullptr);

    /// IANA id; empty where nothing, or nothing known, was entered.
    [[nodiscard]] QString zone() const;
    void setZone(const QString &zone);

signals:
    void zoneChosen(const QString &zone); ///< by a person, and it is known

private:
    void fill();
    void accept();

    QString m_zone;
};

/// "Paris · Europe/Paris"; ids without a place stand alone.
[[nodiscard]] QString zoneLabel(const QString &zone);

} // namespace tocsin
