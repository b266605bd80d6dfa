// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/approvalnotices.h"

#include "models/itemmodels/approval.h"
#include "ui/desk/deskwords.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// What tells one thing to be told from the next; empty: there is nothing to be told of @p stored.
QString keyOf(const WorkspaceReader::StoredDraft &stored, const QString &user)
{
    const QString post = draftPostId(stored.draft.incident, stored.user, stored.draft.key);
    if (waitsForUser(stored, user))
        return u"waits:%1@%2"_s.arg(post).arg(stored.draft.asked.value_or(0));
    if (cameBackToUser(stored, user))
        return u"back:%1:%2@%3"_s.arg(post, stored.sentBack->user).arg(stored.sentBack->at);
    return {};
}

} // namespace

ApprovalNotices::ApprovalNotices(AlarmCenter &alarms, QObject *parent) : QObject(parent), m_alarms(alarms)
{
    connect(&alarms, &AlarmCenter::noticeOpened, this, [this](const QString &key) {
        const auto stored = m_standing.constFind(key);
        if (stored == m_standing.cend() || !m_keeper)
            return;
        const PostDraft draft = stored->draft;
        if (stored->user == m_keeper->user())
            emit draftWanted(draft);
        else
            emit approvalWanted(draft);
    });
}

void ApprovalNotices::setKeeper(DeskKeeper *keeper)
{
    if (m_keeper)
        m_keeper->disconnect(this);
    const auto standing = std::exchange(m_standing, {});
    for (auto it = standing.keyBegin(); it != standing.keyEnd(); ++it)
        m_alarms.withdrawNotice(*it);
    m_known.clear();
    m_isFollowing = false;
    m_keeper = keeper;
    if (keeper)
        connect(keeper, &DeskKeeper::changed, this, &ApprovalNotices::follow);
}

void ApprovalNotices::follow()
{
    QHash<QString, WorkspaceReader::StoredDraft> standing;
    for (const WorkspaceReader::StoredDraft &stored : m_keeper->drafts()) {
        if (const QString key = keyOf(stored, m_keeper->user()); !key.isEmpty())
            standing.insert(key, stored);
    }
    for (auto it = m_standing.keyBegin(); it != m_standing.keyEnd(); ++it) {
        if (!standing.contains(*it))
            m_alarms.withdrawNotice(*it);
    }
    m_standing = standing;
    for (auto it = standing.cbegin(); it != standing.cend(); ++it) {
        const bool isKnown = m_known.contains(it.key());
        m_known.insert(it.key());
        if (!isKnown && m_isFollowing)
            show(it.key(), *it);
    }
    m_isFollowing = true;
}

void ApprovalNotices::show(const QString &key, const WorkspaceReader::StoredDraft &stored)
{
    const QString title = draftTitle(stored.draft, stored.draft.title.isEmpty() ? m_keeper->draftTitles().value(stored.draft.incident) : stored.draft.title);
    if (stored.sentBack)
        //: %1 is a user; title of a message on the desktop
        m_alarms.showNotice({key, tr("%1 sent your post back").arg(stored.sentBack->user),
                             //: %1 is a post's title, %2 what is to be changed in it
                             tr("%1: %2").arg(title, excerpt(stored.sentBack->note)), tr("Go on writing"), {}, false});
    else
        //: %1 is a user; title of a message on the desktop
        m_alarms.showNotice({key, tr("%1 asks for your approval").arg(stored.user), title, tr("Show the desk"), {}, false});
}

} // namespace tocsin
