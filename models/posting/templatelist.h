// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/posttemplate.h"

namespace tocsin {

// Documents are never deleted. An entry of the catalogue without a text says that the template of its name is retired, one that comes with the program too.

[[nodiscard]] bool isRetired(const PostTemplate &entry);
/// @p post as it is kept once nobody shall be offered it any more.
[[nodiscard]] PostTemplate retired(PostTemplate post);
/// The id of the entry that keeps @p post: its own, else one made of its name.
[[nodiscard]] QString templateIdOf(const PostTemplate &post);

/// What is offered: the templates of @p workspace (WorkspaceReader::templates()), and those that come with the program whose name it does not use; by name.
[[nodiscard]] QList<PostTemplate> offeredTemplates(const QList<PostTemplate> &workspace, const QString &language);

} // namespace tocsin
