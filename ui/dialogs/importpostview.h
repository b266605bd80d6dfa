// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importplan.h"
#include "models/announcements/linter/finding.h"
#include "ui/theme/themeswitch.h"
#include "ui/widgets/timetext.h"

#include <QScrollArea>

class QVBoxLayout;

namespace tocsin {

/// What was understood of one post, for the right side of the import preview.
class ImportPostView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ImportPostView(const ThemeSwitch &themes, QWidget *parent = nullptr);

    /// @p findings are those of the post.
    void showPost(const ImportedPost &post, const ImportPlan &plan, const QList<Finding> &findings, const TimeText &times);
    void showNothing(const QString &why);

signals:
    void timeActivated(int time); ///< somebody wants to settle times[@p time]
    void placeActivated(int begin); ///< somebody wants to see the text there

private:
    void addHead(QVBoxLayout *layout, const ImportedPost &post, const ImportPlan &plan);
    void addUncertain(QVBoxLayout *layout, const ImportedPost &post);
    void addFindings(QVBoxLayout *layout, const QList<Finding> &findings);
    void addWindows(QVBoxLayout *layout, const ImportedPost &post);
    void addUpdates(QVBoxLayout *layout, const ImportedPost &post, const ImportPlan &plan);

    const ThemeSwitch &m_themes;
    TimeText m_times;
};

} // namespace tocsin
