// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/document.h"
#include "models/domain/hlc.h"
#include "models/domain/incident.h"
#include "models/domain/update.h"

#include <QMap>
#include <QStringList>

namespace tocsin {

/// What a post does to one target.
struct ImpactChange
{
    QString impact; ///< id of the impact that it changes; empty: a new one
    QString target; ///< document id
    Level level = Level::Degraded;
    std::optional<Instant> begin; ///< none: the time of the post
    std::optional<Instant> end; ///< none: goes on
    bool endsNow = false; ///< ends with the post; @ref end is then none
    bool planned = false;
    bool retracted = false; ///< @ref impact was a mistake and is taken back
    bool operator==(const ImpactChange &) const = default;
};

/// What a post promises.
struct PromiseChange
{
    PromiseKind kind = PromiseKind::NextUpdate;
    std::optional<Instant> due; ///< none: @ref afterMs after the post went out
    qint64 afterMs = 0; ///< > 0 where @ref due is none
    bool operator==(const PromiseChange &) const = default;
};

/// One update as an operator writes it, with everything that it does to its story: what a composer holds, what a draft document keeps
/// and what `tocsinctl post` fills in. Nothing of it is told to anybody before it is posted (models/posting/postwriter.h).
struct PostDraft
{
    enum class State {
        Writing,
        Leaving, ///< the undo strip counts down; after a crash it is Writing again, because nobody saw it leave
        Waiting, ///< for another user's approval
    };

    QString key; ///< ULID of the composer that it is written in: two windows on one story are two drafts
    State state = State::Writing;
    QString incident; ///< `inc:<ulid>`, made when the composer is opened, also for a new story
    bool beginsStory = false; ///< nothing is stored of the story yet
    IncidentKind kind = IncidentKind::Incident; ///< of a story that it begins
    QString title; ///< empty: the story's stays; required where it begins one
    std::optional<Status> status; ///< none: the story's stays
    std::optional<QStringList> targets; ///< the whole list, document ids in order; none: the story's stays
    QList<ImpactChange> impacts;
    QList<PromiseChange> promises;
    QStringList keeps; ///< ids of promises that it keeps, beside those kept by rule
    QList<Link> links; ///< new ones
    std::optional<Window> window; ///< new plan, or (with Window::id) the plan as it is changed
    QString correctsUpdate; ///< id of the posted update that it replaces; empty: a new one
    TokenText body;
    QString language; ///< BCP 47
    QString zone; ///< IANA id in which its author writes
    QString label; ///< "EDIT"; usually empty
    std::optional<Instant> at; ///< what the reader sees, where backdated; none: when it goes out
    bool retroactive = false; ///< the story that it begins is told after it was over
    bool postMortem = false; ///< tells the cause: keeps a root-cause promise
    bool wholeCustomerBase = false; ///< concerns all customers; has to be typed again before it goes out
    QStringList seen; ///< WorkspaceReader::frontier() of the story when the composer was opened: whoever posted meanwhile is pointed out
    QStringList dismissed; ///< findings that its author put aside, `rule: words`
    QString bypass; ///< why it goes out without the approval that this workspace asks for; empty: it does not
    QString writtenBy; ///< waiting drafts: who wrote it
    std::optional<Instant> asked; ///< when another user's approval was asked for last; tells one waiting from the next (SendBack)
    QMap<QString, QString> unread; ///< words in a composer's fields that mean nothing yet, by field: they come back as typed, and nothing goes out before they are settled
    Instant changed = 0; ///< when it was last typed in
    bool operator==(const PostDraft &) const = default;
};
template<> inline constexpr std::array enumNames<PostDraft::State>{
    EnumName<PostDraft::State>{PostDraft::State::Writing, QLatin1StringView("writing")},
    EnumName<PostDraft::State>{PostDraft::State::Leaving, QLatin1StringView("leaving")},
    EnumName<PostDraft::State>{PostDraft::State::Waiting, QLatin1StringView("waiting")},
};

/// Whether anything was written or chosen: an empty draft is not kept.
[[nodiscard]] bool isBlank(const PostDraft &draft);

/// `draft:<ulid of the story>:<user>`: all drafts of one user for one story, one for each composer.
[[nodiscard]] QString draftDocumentId(const QString &incident, const QString &user);

/// `draft:<ulid of the story>:<author>:<key>`: one draft among those of @p author, as others speak of it (SendBack).
[[nodiscard]] QString draftPostId(const QString &incident, const QString &author, const QString &key);

/// Id of the update that @p user posts from the draft with @p key (FactWriter::addPost).
[[nodiscard]] QString postDocumentId(const QString &incident, const QString &user, const QString &key);

/// The canonical body of a draft document; @p drafts by key. An empty list says that nothing is being written (documents are never deleted).
[[nodiscard]] QByteArray draftsJson(const QList<PostDraft> &drafts, const QString &by, Hlc hlc);
/// Failure::Rejected names document and field.
[[nodiscard]] Result<QList<PostDraft>> draftsFrom(const Document &document);

} // namespace tocsin
