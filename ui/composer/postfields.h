// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/domain/story.h"
#include "models/posting/templates.h"
#include "models/storage/workspacereader.h"
#include "ui/widgets/timetext.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace tocsin {

class LinkEditor;
class PlanFields;
class PromiseFields;
class ScopeEditor;
class SuggestField;
class TimeField;
class ZoneField;

/// Everything of a post but its text: title, kind, status, scope, promises, plan, time, links. What is needed every time stands in a few lines, the rest behind
/// "More". A new draft is preset so that title and scope are all that has to be said.
class PostFields : public QWidget
{
    Q_OBJECT

public:
    /// @p clock outlives this.
    explicit PostFields(const Clock &clock, QWidget *parent = nullptr);

    struct Scene
    {
        std::optional<Story> story; ///< that is written about; none: a new one
        QList<TargetRow> targets; ///< of the catalogue
        QHash<QString, QString> linkTitles; ///< titles of stories that the draft links, by their ids
        TimeText times; ///< how times are shown
        QString language; ///< BCP 47 that a new post is written in
        QString zone; ///< IANA id in which a new post is written
        int nextUpdateMinutes = 30; ///< settings::nextUpdateMinutes
    };
    /// What the fields are about. Follow it with setDraft().
    void setScene(const Scene &scene);
    /// The catalogue or the story changed under the composer; what was chosen stays.
    void setTargets(const QList<TargetRow> &targets);
    void setTemplates(const QList<PostTemplate> &templates);

    /// Shows @p draft. A blank one is preset: the likely status, the next update where an incident stays open.
    void setDraft(const PostDraft &draft);
    /// Writes all that the fields hold into @p draft; its body, key, incident, and what is not chosen here are left alone.
    void writeTo(PostDraft &draft) const;
    /// Whether a person chose or typed anything since setDraft(): an untouched draft need not be kept.
    [[nodiscard]] bool isTouched() const { return m_isTouched; }

    /// Words in the fields that mean nothing yet (a time that exists twice, a name that was not taken); for PostCheckOptions::unsettled.
    [[nodiscard]] QStringList unsettled() const;
    /// What a template's fields stand for at this moment.
    [[nodiscard]] TemplateValues templateValues() const;
    [[nodiscard]] std::optional<Status> status() const;
    [[nodiscard]] IncidentKind kind() const;
    [[nodiscard]] QString language() const; ///< BCP 47 of the text
    [[nodiscard]] QString zone() const; ///< IANA id of the clocks in text and fields

    /// Tab goes from the title to the scope, from there to @p body (which has to let Tab through), and then through the rest.
    void putAfterScope(QWidget *body);
    /// Where typing begins: the title of a new story, else the scope.
    [[nodiscard]] QWidget *firstField() const;
    /// A promise of @p kind is made anew: the cursor goes into its field. With @p statusStays the post says nothing about the status.
    void beginPromise(PromiseKind kind, bool statusStays);
    /// The field that gives a template's open place its value, see openPlacesIn().
    [[nodiscard]] QWidget *fieldOfPlace(const QString &place) const;
    [[nodiscard]] QWidget *promiseField(PromiseKind kind) const;
    [[nodiscard]] QString title() const;
    void setTitle(const QString &title);
    void refreshPresent(); ///< once a minute
    /// Where a field asks for what was, it offers the times that @p times answers: those of the text.
    void setTextTimes(const std::function<QList<Instant>()> &times);
    [[nodiscard]] QWidget *actualField() const; ///< when the work of a maintenance really began
    /// Answers storiesWanted().
    void showStories(const QString &words, const QList<SearchHit> &hits);
    void setMoreShown(bool shown);
    void setNarrow(); ///< as below a thread, where a row holds little

signals:
    void changed(); ///< by a person
    void writingChanged(); ///< a person chose another language or zone to write in; before changed()
    void targetWanted(const tocsin::Target &target); ///< a target that is new: put it into the catalogue
    void templateChosen(const tocsin::PostTemplate &post); ///< apply it: withTemplate(), then setDraft()
    void templatesWanted(); ///< show the dialog of templates
    void storiesWanted(const QString &words); ///< search, then showStories()

protected:
    bool event(QEvent *event) override;

private:
    void buildChips();
    void buildMore();
    void fillStatuses();
    void showStatus(const std::optional<Status> &status);
    void fillTemplates();
    void applyKind();
    void applyStatus();
    void applyPlan();
    void applyZone();
    void tell();
    [[nodiscard]] std::optional<Status> likelyStatus() const;

    const Clock &m_clock;
    Scene m_scene;
    QList<PostTemplate> m_templates;
    bool m_isNew = true; // the draft begins a story
    bool m_isTouched = false;
    std::optional<Window> m_storyPlan;
    QLineEdit *m_title;
    QWidget *m_chips;
    QComboBox *m_kind;
    QComboBox *m_status;
    QToolButton *m_template;
    QToolButton *m_moreButton;
    ScopeEditor *m_scope;
    PlanFields *m_plan;
    PromiseFields *m_promises;
    QWidget *m_more;
    TimeField *m_at;
    QCheckBox *m_retroactive;
    QCheckBox *m_all;
    QCheckBox *m_postMortem;
    LinkEditor *m_links;
    QLineEdit *m_label;
    QComboBox *m_language;
    ZoneField *m_zone;
};

} // namespace tocsin
