// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "ui/widgets/timetext.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;

namespace tocsin {

class TimeField;

/// The window of a maintenance: from when until when, what customers should expect inside it, and once work began, when it was really done.
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
    /// What the story stands at after the post: once work began it is asked when it was really done. What is not said is not known, whatever was planned, but for
    /// what the post itself says with its status (see writePost()).
    void setStatus(std::optional<Status> after);
    /// The times that the text says, see TimeField.
    void setTextTimes(const std::function<QList<Instant>()> &times);
    [[nodiscard]] QWidget *actualField() const;

signals:
    void changed(); ///< by a person

private:
    void showActual();
    [[nodiscard]] std::optional<InstantRange> actual() const;
    [[nodiscard]] bool lacksActualBegin() const;

    const Clock &m_clock;
    TimeText m_times;
    QString m_zone;
    Window m_window;
    std::optional<Status> m_status;
    TimeField *m_begin;
    TimeField *m_end;
    QComboBox *m_level;
    QLineEdit *m_minutes;
    TimeField *m_actualBegin;
    TimeField *m_actualEnd;
    QList<QWidget *> m_actual; // with their captions
};

} // namespace tocsin
