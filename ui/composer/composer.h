// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/posting/postcheck.h"
#include "models/posting/postwriter.h"
#include "models/storage/workspacereader.h"
#include "ui/theme/themeswitch.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace tocsin {

class PostFields;
class Preferences;
class SentBackCard;
class Spelling;
class SpellingNote;
class TokenEdit;

/// What a composer is told of the world around its draft.
struct ComposerScene
{
    PostScene post; ///< the story as it stands, and the present
    QList<TargetRow> targets; ///< the catalogue
    QList<PostTemplate> templates;
    QHash<QString, QString> linkTitles; ///< titles of stories that the draft links, by their ids
    QList<Translation> translations; ///< of the story, that are stored
    bool approvalNeeded = false;
    std::optional<SendBack> sentBack; ///< the draft, by who was asked to approve it
};

/// Where a post is written: its fields, its text with chips, what the linter has to say, and the way out. It holds one draft, tells every change of it,
/// and sends nothing by itself.
class Composer : public QWidget
{
    Q_OBJECT

public:
    enum class Shape {
        Panel, ///< under a thread: narrow, offers a window of its own
        Window,
    };

    /// All outlive this.
    Composer(Shape shape, const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent = nullptr);

    /// Shows @p draft over @p scene.
    void setDraft(const PostDraft &draft, const ComposerScene &scene);
    /// The story changed meanwhile; what was typed stays.
    void setScene(const ComposerScene &scene);
    /// The same before a last look: the fields offer what the story allows by now, and what was chosen is held against what it says by now.
    void renew(const ComposerScene &scene);
    [[nodiscard]] PostDraft draft() const;
    /// Whether a person wrote or chose anything, be it gone again: undo brings it back.
    [[nodiscard]] bool isTouched() const;
    /// What of draft() is its author's, see tocsin::ownPart(): blank where there is nothing to keep.
    [[nodiscard]] PostDraft ownPart() const;
    [[nodiscard]] const QString &key() const { return m_draft.key; }
    /// What it holds is another draft from now on, with the same words.
    void setKey(const QString &key) { m_draft.key = key; }
    [[nodiscard]] const ComposerScene &scene() const { return m_scene; }
    /// What stands between the draft and its readers now. @p options adds what only the caller knows.
    [[nodiscard]] QList<PostIssue> issues(PostCheckOptions options) const;
    /// Puts the cursor where @p issue is, or into the field that it is about.
    void goTo(const PostIssue &issue);
    /// Puts into the fields what settles an issue.
    void apply(const PostFix &fix);
    void setSaved(bool saved);
    /// Who was asked to approve the draft wants it changed first, or (none) does not.
    void setSentBack(const std::optional<SendBack> &word);
    /// Fills in @p post behind what was typed, in place of a template that was taken before and not changed. What it leaves open is filled in as soon as
    /// its field has a value and the text is gone to, or posted.
    void useTemplate(const PostTemplate &post);
    /// Who knows how words are spelled; null: nobody. Outlives this.
    void setSpelling(Spelling *spelling);
    void focusFirst(); ///< the field in which writing begins

    [[nodiscard]] TokenEdit &text() const { return *m_text; }
    [[nodiscard]] PostFields &fields() const { return *m_fields; }

signals:
    void edited(); ///< anything of draft() changed
    void postWanted();
    void windowWanted();
    void templatesWanted();
    void discardWanted();
    void targetWanted(const tocsin::Target &target); ///< a target that the catalogue lacks
    void storiesWanted(const QString &words); ///< search for stories to link, then fields().showStories()
    void failed(const tocsin::Failure &failure);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(Shape shape);
    void fillFields(const PostDraft &draft);
    void wantPost();
    void changed();
    void tellContext();
    void tellAbout();
    void showNotes();
    void fillPlaces();
    [[nodiscard]] QList<Instant> pastTimes() const;
    void takeTemplateBack(PostDraft &draft);

    const Clock &m_clock;
    Preferences &m_preferences;
    PostDraft m_draft; ///< as it was given; fields and text hold what changed since
    ComposerScene m_scene;
    bool m_filling = false;
    /// What a template put in last: where nobody has changed it since, the next one takes its place.
    struct Filled
    {
        TokenText text; ///< of the whole composer afterwards
        int begin = 0; ///< where it stands in the document
        QString title; ///< that it gave; empty: none
    };
    std::optional<Filled> m_filled;
    PostFields *m_fields;
    SentBackCard *m_sentBack;
    TokenEdit *m_text;
    QLabel *m_notes;
    SpellingNote *m_spelling; ///< where it is not checked
    QPushButton *m_turn; ///< pasted times into chips
    QLabel *m_state;
    QPushButton *m_post;
    QPushButton *m_window = nullptr;
};

} // namespace tocsin
