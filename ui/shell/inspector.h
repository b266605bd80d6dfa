// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/story.h"
#include "models/storage/workspacereader.h"
#include "ui/shell/updatecard.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QFrame;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace tocsin {

class Preferences;

/// What the inspector shows: a story and the names that it needs.
struct InspectorContent
{
    Story story;
    QHash<QString, QString> targetNames; ///< by document id; a target that is missing is shown by its id
    QHash<QString, QString> linkTitles; ///< titles of linked stories, by their ids
    QList<LinkHere> linksHere; ///< of other stories that point at this one
    bool operator==(const InspectorContent &) const = default;
};

/// The panel at the right: one incident with its state, targets, times, window, promises, remedies, links and thread.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    /// All outlive this.
    Inspector(const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent = nullptr);

    void setRevisions(UpdateCard::Revisions revisions) { m_revisions = std::move(revisions); }
    /// Whether updates can be corrected and promises be kept from here; set before a content is shown.
    void setWritable(bool writable) { m_writable = writable; }
    void showContent(const InspectorContent &content);
    /// Nothing is selected.
    void showNothing();
    void showProblem(const QString &problem);
    /// Renders again what depends on the present: promises count down by the second, as on the desk; lengths of what is open are in minutes. Cheap where
    /// nothing does.
    void refreshPresent();

    [[nodiscard]] QString incidentId() const { return m_content ? m_content->story.id : QString(); }
    /// The whole story as plain text, for the clipboard; empty where nothing is shown.
    [[nodiscard]] QString plainText() const;

signals:
    void incidentWanted(const QString &incidentId); ///< a link to another story was clicked
    void urlWanted(const QString &url);
    void correctionWanted(const QString &updateId);
    void promiseKept(const QString &promiseId); ///< somebody says that it was kept

private:
    void rebuild();
    void addHead(QVBoxLayout *layout);
    void addFacts(QVBoxLayout *layout);
    void addWindows(QVBoxLayout *layout);
    void addPromises(QVBoxLayout *layout);
    void countDown();
    void addRemedies(QVBoxLayout *layout);
    void addLinks(QVBoxLayout *layout);
    void addThread(QVBoxLayout *layout);
    [[nodiscard]] TimeText times() const;
    [[nodiscard]] QString nameOf(const QString &target) const;
    [[nodiscard]] QStringList targetLines() const; ///< what is affected; what is restored, while the story goes on
    [[nodiscard]] bool dependsOnPresent() const;

    const Clock &m_clock;
    Preferences &m_preferences;
    const ThemeSwitch &m_themes;
    UpdateCard::Revisions m_revisions;
    std::optional<InspectorContent> m_content;
    bool m_writable = false;
    Instant m_shownAt = 0;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    struct Countdown
    {
        QFrame *card;
        QLabel *label;
        Promise promise;
    };
    QList<Countdown> m_countdowns; // owned by the scroll area's widget
    QList<UpdateCard *> m_cards; // in the order shown; owned by the scroll area's widget
};

} // namespace tocsin
