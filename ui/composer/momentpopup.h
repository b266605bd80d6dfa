// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFrame>

class QDateEdit;
class QTimeEdit;

namespace tocsin {

/// A calendar and a clock that are set without a key, above everything else until one of its buttons or something else is clicked.
/// What the wall time means, and whether any clock shows it, is its user's question.
class MomentPopup : public QFrame
{
    Q_OBJECT

public:
    /// @p caption says what the moment is of, @p zone where its clock hangs.
    MomentPopup(const QString &caption, const QString &zone, QDate date, QTime time, QWidget *parent);

    /// Below @p place, on its screen.
    void openAt(const QRect &place);

signals:
    void chosen(QDate date, QTime time);

private:
    QDateEdit *m_date;
    QTimeEdit *m_time;
};

} // namespace tocsin
