// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/storage/workspacereader.h"

#include <memory>

namespace tocsin::ctl {

/// Opens @p path for reading; nothing is made where it is missing.
[[nodiscard]] Result<std::unique_ptr<WorkspaceReader>> openForReading(const QString &path);

/// Makes the folder of the user's own workspace, as the window does. One that was named must be there: it may be a slip of the fingers.
void makeOwnFolder(const QString &path);

/// The id of the story that @p given names, with or without "inc:" in front. Failure::NotFound says how to see what there is.
[[nodiscard]] Result<QString> storyIdFrom(WorkspaceReader &reader, const QString &given);

/// The id of a story as documents spell it, whether or not there is one; people leave out "inc:" and write small letters.
[[nodiscard]] QString storyIdOf(const QString &given);

} // namespace tocsin::ctl
