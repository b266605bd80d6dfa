// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importfacts.h"
#include "ui/widgets/timetext.h"

#include <QScrollArea>

class QVBoxLayout;

namespace tocsin {

/// The own name of a language that posts are read in, without a country.
[[nodiscard]] QString importLanguageName(const QString &code);

/// What was understood of one post, for the right side of the import preview.
class ImportPostView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ImportPostView(const ThemeSwitch &themes, QWidget *parent = nullptr);

    void showPost(const ImportedPage &page, int post, ImportPlan::Outcome outcome, const TimeText &times);
    void showNothing(const QString &why);

signals:
    void timeActivated(int time); ///< somebody wants to settle times[@p time]

private:
    void addHead(QVBoxLayout *layout, const ImportedPost &post, ImportPlan::Outcome outcome);
    void addUncertain(QVBoxLayout *layout, const ImportedPost &post);
    void addWindows(QVBoxLayout *layout, const ImportedPost &post);
    void addUpdates(QVBoxLayout *layout, const ImportedPost &post);

    const ThemeSwitch &m_themes;
    TimeText m_times;
};

} // namespace tocsin
