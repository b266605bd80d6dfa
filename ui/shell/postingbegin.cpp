// SPDX-License-Identifier: GPL-3.0-or-later
// What a post begins with: nothing, an update that it corrects, or a story that it goes on from.
#include "ui/shell/postingflow.h"

#include "models/itemmodels/workspacesession.h"
#include "models/posting/postmortem.h"
#include "models/settings/settings.h"
#include "ui/shell/preferences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

PostDraft PostingFlow::begun(PostDraft draft)
{
    if (draft.key.isEmpty())
        draft.key = m_ids.next();
    if (draft.incident.isEmpty()) {
        draft.incident = u"inc:"_s + m_ids.next();
        draft.beginsStory = true;
    }
    if (draft.zone.isEmpty())
        draft.zone = m_services.preferences.zones().constFirst(); // the one whose clock its author looks at
    if (draft.language.isEmpty())
        draft.language = m_services.preferences.language();
    draft.changed = m_services.clock.now();
    return draft;
}

PostDraft PostingFlow::blankFor(const Story &story)
{
    PostDraft draft;
    draft.incident = story.id;
    draft.kind = story.kind;
    draft.language = story.language;
    draft.zone = story.zone;
    draft.seen = m_session.frontier(story.id).value_or(QStringList());
    return begun(std::move(draft));
}

ComposerWindow *PostingFlow::newStory(IncidentKind kind)
{
    PostDraft draft;
    draft.kind = kind;
    return openDraft(begun(std::move(draft)));
}

ComposerWindow *PostingFlow::correct(const Story &story, const QString &update)
{
    const auto found = std::ranges::find(story.updates, update, &Update::id);
    if (found == story.updates.end())
        return nullptr;
    PostDraft draft = blankFor(story);
    draft.correctsUpdate = update;
    draft.body = found->body;
    draft.label = found->label;
    draft.at = found->at;
    draft.status = found->statusAfter;
    if (!found->language.isEmpty())
        draft.language = found->language;
    if (!found->zone.isEmpty())
        draft.zone = found->zone;
    draft.postMortem = found->postMortem;
    return openDraft(draft);
}

ComposerWindow *PostingFlow::postMortem(const Story &story)
{
    const PostMortemWords words{tr("Summary"),    tr("Impact"), tr("Timeline"), tr("Cause"), tr("What we did"), tr("What will keep it from happening again"),
                                tr("%1: from %2 until %3"), tr("%1: since %2"), tr("%1: at %2")};
    const QHash<QString, QString> names = m_session.targetNames();
    PostDraft draft = postMortemDraft(story, words, [&names](const QString &target) { return names.value(target, target.section(u':', 1)); });
    draft.seen = m_session.frontier(story.id).value_or(QStringList());
    return openDraft(begun(std::move(draft)));
}

qint64 PostingFlow::nextUpdateMs() const
{
    return m_services.preferences.store().value(settings::nextUpdateMinutes) * minuteMs;
}

ComposerWindow *PostingFlow::recurrence(const Story &story)
{
    return openDraft(begun(recurrenceDraft(story, nextUpdateMs())));
}

ComposerWindow *PostingFlow::turnIntoIncident(const Story &maintenance)
{
    return openDraft(begun(turnedIncidentDraft(maintenance, nextUpdateMs())));
}

} // namespace tocsin
