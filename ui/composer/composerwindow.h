// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/composer/composer.h"

class QSplitter;

namespace tocsin {

class PostPreview;

/// A composer as its own window, the post as each audience will read it beside it.
class ComposerWindow : public QWidget
{
    Q_OBJECT

public:
    ComposerWindow(const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent = nullptr);

    [[nodiscard]] Composer &composer() const { return *m_composer; }
    [[nodiscard]] PostPreview &preview() const { return *m_preview; }

    /// The title of the story that is written about; the window is called by what is being written.
    void setStoryTitle(const QString &title);

signals:
    void closed(); ///< by its user; the draft is kept

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void showTitle();

    QString m_storyTitle;
    Preferences &m_preferences;
    Composer *m_composer;
    PostPreview *m_preview;
    QSplitter *m_splitter;
};

} // namespace tocsin
