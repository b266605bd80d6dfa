// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "ui/widgets/timetext.h"

#include <QFrame>

class QDateEdit;
class QLabel;
class QPushButton;
class QTimeEdit;

namespace tocsin {

class ZoneField;

/// Asks which instant an uncertain time means: its candidates, each with what speaks for it, and fields for any other answer.
class TimeChooser : public QFrame
{
    Q_OBJECT

public:
    TimeChooser(const ImportedTime &time, const TimeText &times, QWidget *parent);

signals:
    void chosen(qint64 instant);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void useFields();

    const TimeText m_times;
    QPushButton *m_first = nullptr; ///< of the candidates
    QDateEdit *m_date;
    QTimeEdit *m_time;
    ZoneField *m_zone;
    QLabel *m_problem;
};

} // namespace tocsin
