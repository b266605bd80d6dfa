// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/token.h"
#include "models/posting/scopeedit.h"
#include "models/storage/workspacereader.h"
#include "ui/widgets/timetext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace tocsin {

class FlowLayout;
class ScopePanel;
class SuggestField;
class TargetField;

/// Which zones, servers and services a post is about, at which level each is affected, and from when until when. Targets are found while one types; a name
/// that nobody used yet is added to the catalogue on the spot.
class ScopeEditor : public QWidget
{
    Q_OBJECT

public:
    /// @p clock outlives this.
    explicit ScopeEditor(const Clock &clock, QWidget *parent = nullptr);
    ~ScopeEditor() override;

    struct Scene
    {
        std::optional<Story> story; ///< none: a new one
        IncidentKind kind = IncidentKind::Incident; ///< of a new one
        QList<TargetRow> targets; ///< of the catalogue
        TimeText times;
        QString zone; ///< IANA id in which times are typed
    };
    void setScene(const Scene &scene);
    /// Times are typed on the clocks of @p zone from now on.
    void setZone(const QString &zone);
    /// The catalogue changed; what is picked stays.
    void setTargets(const QList<TargetRow> &targets);
    void setKind(IncidentKind kind);
    void setPlan(const std::optional<InstantRange> &plan);
    /// Whether the post ends the story, and with it what goes on.
    void setCloses(bool closes);
    /// A text that tells what was, affects nothing.
    void setLevelShown(bool shown);

    void setDraft(const PostDraft &draft);
    void writeTo(PostDraft &draft) const;

    [[nodiscard]] const ScopeEdit &edit() const { return m_edit; }
    /// What is picked, for the text of a template.
    [[nodiscard]] QList<TargetToken> picked() const;
    /// Words in the fields that mean nothing yet: a time that is open, a name that is not taken.
    [[nodiscard]] QStringList unsettled() const;
    /// The name that people know @p target by.
    [[nodiscard]] QString nameOf(const QString &target) const;

    [[nodiscard]] SuggestField *field() const;
    /// The level of all; a child of this until somebody lays it out elsewhere.
    [[nodiscard]] QComboBox *levelOfAll() const { return m_level; }
    [[nodiscard]] QToolButton *detailsButton() const { return m_details; }
    void refreshPresent();

signals:
    void changed(); ///< by a person
    void targetWanted(const tocsin::Target &target); ///< to be put into the catalogue; it is picked already

private:
    void removeTarget(const QString &target);
    void rebuild();
    void rebuildChips();
    void showLevels();
    void showEffect();
    void tell();
    [[nodiscard]] QString chipWords(const ScopeLine &line) const;
    [[nodiscard]] QString effect() const;
    void setDetailsShown(bool shown);
    [[nodiscard]] bool endsWithPost(const ScopeLine &line) const;

    const Clock &m_clock;
    std::optional<Story> m_story; // as in Scene
    IncidentKind m_kind = IncidentKind::Incident;
    TimeText m_times;
    ScopeEdit m_edit;
    bool m_closes = false;
    bool m_levelHidden = false;
    QComboBox *m_level;
    QWidget *m_chips;
    FlowLayout *m_chipRow;
    TargetField *m_field;
    QToolButton *m_details;
    ScopePanel *m_panel; // levels and times
    QLabel *m_effect;
    QToolButton *m_endInstead;
};

} // namespace tocsin
