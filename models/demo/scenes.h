// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "models/domain/target.h"
#include "models/domain/token.h"

#include <QHash>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace tocsin::demo {

/// What a phrase may leave open.
enum class Slot { Server, Zone, Service, At, Start, End, Eta, Next, Window, Length, Took, Days, Date, Count };
inline constexpr int slotCount = 14;
template<typename T> using PerSlot = std::array<T, slotCount>;
using SlotValues = PerSlot<std::optional<TokenValue>>;

/// One sentence or paragraph in the languages in which it was written, its open places in whatever order each language needs them.
class Phrase
{
public:
    /// @p texts by language, with slots as "{server}"; nothing where one names a slot that there is none of.
    [[nodiscard]] static std::optional<Phrase> from(const QHash<QString, QString> &texts);

    [[nodiscard]] const QStringList &languages() const { return m_languages; } ///< sorted
    [[nodiscard]] bool has(Slot slot) const; ///< every language has the same slots
    /// The text in @p language, as the source or as a translation of what was written in @p source: its tokens are numbered as there.
    [[nodiscard]] TokenText filled(const QString &language, const QString &source, const SlotValues &values) const;
    /// For Translation::sourceHash: of what was written in @p source.
    [[nodiscard]] QString hashOf(const QString &source) const { return m_hashes.value(source); }

private:
    struct Wording
    {
        QStringList literals; ///< one more than slots
        QList<Slot> blanks;
    };
    [[nodiscard]] QString markdown(const Wording &wording, const QList<Slot> &numbering) const;

    QStringList m_languages;
    QHash<QString, Wording> m_wordings;
    QHash<QString, QList<Slot>> m_numberings; ///< by source language: its slots in order of first mention
    QHash<QString, QString> m_markdown; ///< by "language/source"
    QHash<QString, QString> m_hashes; ///< by source language
};

enum class Step { Title, Open, Identified, Monitoring, Resolved, Scheduled, Rescheduled, InProgress, Verifying, Overrun, Completed, Cancelled, Notice,
                  Update, Retroactive, Turned, Remedy };

/// A kind of thing that happens, and how it is told.
struct Scene
{
    QString name;
    IncidentKind kind = IncidentKind::Incident;
    int weight = 1; ///< how often, relative to the others; 0: only where it is asked for by name
    TargetKind target = TargetKind::Server;
    QString service; ///< for services
    Level level = Level::Degraded; ///< at first
    Level worst = Level::Degraded;
    int shortest = 0; ///< minutes; of a window, for maintenances
    int longest = 0;
    int impactShortest = 0; ///< minutes inside a window
    int impactLongest = 0;
    int spread = 1; ///< servers hit at most
    QHash<Step, QList<Phrase>> phrases;
};

/// The scenes of resources/demo/scenes.json. Phrases that scenes have in common (Step::Update and after) are in each of them.
struct Scenes
{
    QList<Scene> all;
    [[nodiscard]] const Scene &named(QLatin1StringView name) const;
};
[[nodiscard]] Scenes loadScenes();

} // namespace tocsin::demo
