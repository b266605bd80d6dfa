// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/deskmodel.h"
#include "ui/theme/themeswitch.h"
#include "ui/widgets/timetext.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace tocsin {

/// What the chosen row of the desk says in full: everything that is due in the story with its instant in every zone, and what can be done about each;
/// of a draft its text.
class DeskDetail : public QScrollArea
{
    Q_OBJECT

public:
    explicit DeskDetail(const ThemeSwitch &themes, QWidget *parent = nullptr);

    void showNothing();
    /// Shows @p row; where it is what stands here already, only the countdowns change, so that nothing loses the focus.
    void showRow(const DeskRow &row, const QStringList &targets, Instant now, const TimeText &times);
    void setNow(Instant now);

signals:
    void openWanted();
    void updateWanted();
    void shelveWanted(const tocsin::DueItem &due);
    void unshelveWanted(const tocsin::DueItem &due);
    void keptWanted(const tocsin::DueItem &due);
    void renewWanted(const tocsin::DueItem &due);
    void approveWanted();
    void sendBackWanted();
    void takeBackWanted(); ///< of what this user sent back

private:
    void rebuild();
    void addStory(QVBoxLayout *column);
    void addDue(QVBoxLayout *column, const DueItem &due);
    void addDraft(QVBoxLayout *column);
    void writeCountdowns();

    struct Countdown
    {
        QLabel *label;
        DueItem due;
    };
    const ThemeSwitch &m_themes;
    std::optional<DeskRow> m_row;
    QStringList m_targets;
    TimeText m_times;
    Instant m_now = 0;
    QList<Countdown> m_countdowns;
};

} // namespace tocsin
