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

signals:
    void closed(); ///< by its user; the draft is kept

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    Preferences &m_preferences;
    Composer *m_composer;
    PostPreview *m_preview;
    QSplitter *m_splitter;
};

} // namespace tocsin
