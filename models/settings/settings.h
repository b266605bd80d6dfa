// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/settingsstore.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

/// Every setting of the program. Nothing else spells a key.
namespace tocsin::settings {

// Display
inline constexpr Setting<QString> theme{"display/theme", u"system"}; ///< system, dark, light
inline constexpr Setting<QString> language{"display/language", u""}; ///< of the program's own words, BCP 47; empty: the system's
inline constexpr Setting<QStringList> zones{"display/zones", {}}; ///< IANA ids shown side by side, first is the main one; empty: UTC and the system's zone
inline constexpr Setting<QString> homeZone{"display/homeZone", u""}; ///< IANA id that settles what a zone word means; empty: the system's zone
inline constexpr Setting<QString> houseStyle{"display/houseStyle", u"tocsin"};
inline constexpr Setting<bool> reduceMotion{"display/reduceMotion", false};

// Workspace
inline constexpr Setting<QString> lastWorkspace{"workspace/last", u""}; ///< absolute path
inline constexpr Setting<QStringList> recentWorkspaces{"workspace/recent", {}}; ///< absolute paths, newest first
inline constexpr Setting<QString> author{"workspace/author", u""}; ///< who writes here; empty: the account's name
inline constexpr Setting<QString> lastImportFolder{"workspace/lastImportFolder", u""};
inline constexpr Setting<QString> lastExportFolder{"workspace/lastExportFolder", u""};

// Window
inline constexpr Setting<QByteArray> windowGeometry{"window/geometry", {}};
inline constexpr Setting<QByteArray> windowState{"window/state", {}};
inline constexpr Setting<QByteArray> mainSplitter{"window/mainSplitter", {}};
inline constexpr Setting<QByteArray> inspectorSplitter{"window/inspectorSplitter", {}};
inline constexpr Setting<QString> page{"window/page", u"timeline"}; ///< name of the page in the rail
inline constexpr Setting<bool> inspectorVisible{"window/inspectorVisible", true};

// Timeline
inline constexpr Setting<QStringList> axisZones{"timeline/axisZones", {}}; ///< IANA ids of the two axes; empty: the first two of display/zones
inline constexpr Setting<QString> preset{"timeline/preset", u"7d"}; ///< 1h, 12h, 7d, 90d, 5y
inline constexpr Setting<bool> followNow{"timeline/followNow", false};
inline constexpr Setting<bool> hideEmptyLanes{"timeline/hideEmptyLanes", false};
inline constexpr Setting<bool> openOnly{"timeline/openOnly", false};
inline constexpr Setting<QStringList> hiddenLevels{"timeline/hiddenLevels", {}}; ///< names of Level
inline constexpr Setting<QStringList> hiddenKinds{"timeline/hiddenKinds", {}}; ///< names of IncidentKind
inline constexpr Setting<QStringList> hiddenZones{"timeline/hiddenZones", {}}; ///< document ids of zones
inline constexpr Setting<QStringList> collapsedZones{"timeline/collapsedZones", {}}; ///< document ids of zones whose servers are folded away
inline constexpr Setting<QByteArray> timelineSplitter{"timeline/splitter", {}};
inline constexpr Setting<QByteArray> tableHeader{"timeline/tableHeader", {}};
inline constexpr Setting<bool> tableVisible{"timeline/tableVisible", false};

// Inspector
inline constexpr Setting<bool> threadNewestFirst{"inspector/threadNewestFirst", true};

// Import
inline constexpr Setting<QString> importZone{"import/zone", u""}; ///< IANA id offered in the preview; empty: display/homeZone
inline constexpr Setting<QString> importLanguage{"import/language", u""}; ///< BCP 47; empty: recognised

// Writing and posting
inline constexpr Setting<int> undoSeconds{"posting/undoSeconds", 10}; ///< how long a post can be taken back, 0..120
inline constexpr Setting<bool> needsApproval{"posting/needsApproval", false}; ///< a post waits for another user's approval
inline constexpr Setting<int> nextUpdateMinutes{"posting/nextUpdateMinutes", 30}; ///< what the composer offers to promise
inline constexpr Setting<bool> spellCheck{"posting/spellCheck", true};
inline constexpr Setting<QByteArray> composerGeometry{"posting/composerGeometry", {}};
inline constexpr Setting<QByteArray> composerSplitter{"posting/composerSplitter", {}};

// Desk
inline constexpr Setting<int> shelveMinutes{"desk/shelveMinutes", 10}; ///< how long an alarm is shelved when nobody says otherwise, 1..240
inline constexpr Setting<bool> notifications{"desk/notifications", true}; ///< over D-Bus, beside the sound, which cannot be switched off

// Check text
inline constexpr Setting<QByteArray> checkTextGeometry{"checkText/geometry", {}};
inline constexpr Setting<QByteArray> checkTextSplitter{"checkText/splitter", {}};
inline constexpr Setting<QString> checkTextZone{"checkText/zone", u""}; ///< IANA id; empty: none is assumed
inline constexpr Setting<QString> checkTextLanguage{"checkText/language", u""}; ///< BCP 47; empty: recognised

} // namespace tocsin::settings
