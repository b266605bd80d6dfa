// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fact.h"
#include "models/domain/story.h"

namespace tocsin {

/// @p facts of one story in the order in which the fold takes them: a fact after everything that it has seen, else by hybrid
/// logical clock, then by id. The same for every order of arrival; facts that claim to have seen each other are taken by clock and id.
[[nodiscard]] QList<Fact> inOrder(const QList<Fact> &facts);

/// What @p facts of one story say together, in whatever order they come. None where the head is not among them (yet).
/// - The newest title and list of targets count; impacted targets that the list lacks are appended to it.
/// - Revisions of one statement (`supersedes`) become one value with the newest one's content; two revisions that did not know
///   each other stay both in Update::revisions, the later in order is shown.
/// - The status is the last one said, but a backdated statement does not set back the status that was said for a later instant.
[[nodiscard]] std::optional<Story> fold(const QList<Fact> &facts);

/// The translations among @p facts, newest revision of each, by source and language. Retracted ones are left out.
[[nodiscard]] QList<Translation> foldTranslations(const QList<Fact> &facts);

/// The ids that the next fact must list as `seen`: facts that no other of @p facts has seen. Sorted.
[[nodiscard]] QStringList frontierOf(const QList<Fact> &facts);

/// Two facts of one kind about one thing whose authors did not know of each other.
struct Collision
{
    QString earlier; ///< id, earlier in order
    QString later; ///< id; what it says is shown
    bool operator==(const Collision &) const = default;
};
/// Collisions among the statements of which only one can count: statuses, titles, lists of targets, and revisions of one statement.
[[nodiscard]] QList<Collision> collisionsIn(const QList<Fact> &facts);

} // namespace tocsin
