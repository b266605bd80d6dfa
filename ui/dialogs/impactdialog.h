// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/story.h"
#include "models/itemmodels/impactmove.h"
#include "ui/widgets/timetext.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QLabel;
class QPushButton;

namespace tocsin {

class TimeField;

/// Begin and end of an impact of one story, to be typed: what dragging does on the timeline.
class ImpactDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p story has impacts; @p clock outlives this. Times are typed on the clocks of @p zone. @p names of targets by document id.
    ImpactDialog(const Clock &clock, const Story &story, const QHash<QString, QString> &names, const TimeText &times, const QString &zone, QWidget *parent = nullptr);

    void accept() override;

signals:
    void moveWanted(const tocsin::ImpactMove &move); ///< hand it to ImpactEditing

private:
    void showImpact();
    void check();
    [[nodiscard]] std::optional<InstantRange> typed() const;
    [[nodiscard]] const Impact &impact() const;

    const Clock &m_clock;
    const Story m_story;
    QComboBox *m_impact;
    TimeField *m_begin;
    TimeField *m_end;
    QLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace tocsin
