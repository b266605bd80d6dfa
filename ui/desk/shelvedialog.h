// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "ui/widgets/timetext.h"

#include <QDialog>

#include <functional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tocsin {

/// Asks for how long an alarm is to be silent, and why. Enter takes what is chosen; there is no choice without an end, and none that ends before the alarm would begin.
class ShelveDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p clock outlives this; @p times is asked whenever something is written.
    ShelveDialog(const Clock &clock, std::function<TimeText()> times, QWidget *parent = nullptr);

    /// Opens for what @p title says and what is due at @p due, with @p minutes (1..240) chosen, or the nearest that may be: they count from now where that is over,
    /// else from then.
    void ask(const QString &title, Instant due, int minutes);

signals:
    void chosen(tocsin::Instant until, const QString &reason);

private:
    [[nodiscard]] Instant endOf(int minutes, Instant now) const;
    void choose(int minutes);
    void say();
    void take();

    const Clock &m_clock;
    std::function<TimeText()> m_times;
    Instant m_due = 0;
    Instant m_until = 0; ///< that is said
    QLabel *m_title;
    QLabel *m_meaning;
    QButtonGroup *m_lengths;
    QLineEdit *m_reason;
    QPushButton *m_take;
};

} // namespace tocsin
