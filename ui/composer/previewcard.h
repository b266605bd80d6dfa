// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/tokens/postpage.h"
#include "ui/theme/themeswitch.h"

#include <QFrame>

class QLabel;
class QMenu;
class QTextBrowser;

namespace tocsin {

/// A post as one audience reads it: who that is, what is missing in its language, and the page.
class PreviewCard : public QFrame
{
    Q_OBJECT

public:
    explicit PreviewCard(const ThemeSwitch &themes, QWidget *parent = nullptr);

    /// What the card shows is @p story for @p audience, in @p rendering's style and names. @p newUpdate is the document id of the post that is being written; it
    /// stands out. @p trouble says, in words, why another style than the audience's is used; empty: it is the audience's.
    void showPost(const Story &story, const QList<Translation> &translations, const Audience &audience, const Rendering &rendering, const QString &newUpdate,
                  const QString &trouble);
    /// The whole page as it is copied.
    [[nodiscard]] QString copied(TextForm form) const;
    [[nodiscard]] QTextBrowser &page() const { return *m_page; }
    /// Top of the new update in this widget's coordinates; -1: it shows none.
    [[nodiscard]] int placeOfNew() const;
    /// How often the page was laid out anew.
    [[nodiscard]] int layouts() const { return m_layouts; }

signals:
    void linkActivated(const QString &url);

private:
    void showHeading(const Audience &audience, const Rendering &rendering);
    void showNotes(const PostPage &page, const QString &newUpdate, const QString &trouble);
    void showPage();
    void addCopies(QMenu &menu);
    [[nodiscard]] QString htmlOf(const PostPage &page, const QString &newUpdate) const;

    const ThemeSwitch &m_themes;
    QLabel *m_name;
    QLabel *m_reader;
    QLabel *m_notes;
    QTextBrowser *m_page;

    Story m_story;
    QList<Translation> m_translations;
    Rendering m_rendering;
    QString m_newUpdate;
    PostPage m_rendered;
    QString m_html;
    int m_layouts = 0;
};

} // namespace tocsin
