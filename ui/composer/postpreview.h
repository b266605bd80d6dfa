// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/story.h"
#include "models/time/housestyle.h"
#include "ui/theme/themeswitch.h"

#include <QScrollArea>
#include <QTimer>

#include <functional>

class QGridLayout;
class QLabel;

namespace tocsin {

class PreviewCard;

/// A post as each audience will read it, side by side where there is room, scrolling together. Follows what is typed, a moment later and card by card, so that no
/// key waits for it.
class PostPreview : public QScrollArea
{
    Q_OBJECT

public:
    explicit PostPreview(const ThemeSwitch &themes, QWidget *parent = nullptr);

    /// The catalogue's names of targets, for titles and texts; empty for one that is not known.
    void setTargetNames(std::function<QString(const QString &targetId)> names);
    /// What is shown is @p story, made by storyWith(). @p newKey is PostDraft::key of the post that is being written (or the document id of an update), which stands out.
    /// @p translations are those that are stored and those that go out along with it.
    void showStory(const Story &story, const QList<Audience> &audiences, const QString &newKey = {}, const QList<Translation> &translations = {});
    /// Brings every card up to date at once.
    void renderNow();
    [[nodiscard]] bool isUpToDate() const { return !m_timer.isActive(); }
    [[nodiscard]] QList<PreviewCard *> cards() const { return m_cards; }
    /// Scrolls so that the new post is seen.
    void showNew();

signals:
    void rendered(); ///< every card shows what was given last
    void linkActivated(const QString &url);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void renderNext();
    void renderCard(qsizetype index);
    void layOut();

    static constexpr int renderAfterMs = 50;
    static constexpr int mostDelays = 5; ///< keys in quick succession put it off, so often at most

    const ThemeSwitch &m_themes;
    HouseStyles m_styles;
    std::function<QString(const QString &)> m_targetNames;
    Story m_story;
    QList<Audience> m_audiences;
    QList<Translation> m_translations;
    QString m_newUpdate;
    QString m_seenNew; ///< the new update that was scrolled to
    QList<PreviewCard *> m_cards;
    QWidget *m_content;
    QGridLayout *m_grid;
    QLabel *m_empty;
    QTimer m_timer;
    qsizetype m_next = 0; ///< the card that is brought up to date next
    int m_delays = 0;
    int m_columns = 0;
};

} // namespace tocsin
