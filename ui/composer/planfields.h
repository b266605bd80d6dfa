// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "ui/widgets/timetext.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace tocsin {

class TimeField;

/// The window of a maintenance: from when until when, and what customers should expect inside it.
class PlanFields : public QWidget
{
    Q_OBJECT

public:
    /// @p clock outlives this.
    explicit PlanFields(const Clock &clock, QWidget *parent = nullptr);

    void setTimes(const TimeText &times, const QString &zone);
    /// The plan that the story has, or the draft of one; none: empty fields.
    void setWindow(const std::optional<Window> &window);
    /// None while no begin was given. What the fields do not show stays as setWindow() gave it.
    [[nodiscard]] std::optional<Window> window() const;
    [[nodiscard]] QStringList unsettled() const;
    void keepUnread(QMap<QString, QString> &words) const; ///< PostDraft::unread
    void showUnread(const QMap<QString, QString> &words);
    void refreshPresent();

signals:
    void changed(); ///< by a person

private:
    const Clock &m_clock;
    QString m_zone;
    Window m_window;
    TimeField *m_begin;
    TimeField *m_end;
    QComboBox *m_level;
    QLineEdit *m_minutes;
};

} // namespace tocsin
