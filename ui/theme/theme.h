// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "models/domain/result.h"

#include <QColor>
#include <QPalette>
#include <QString>

#include <array>

namespace tocsin {

enum class LintSeverity : quint8;

/// The colours of one level of impact. Hues are Okabe and Ito's; every use adds a word or a shape to the colour.
struct LevelColours
{
    QColor fill; ///< a bar
    QColor ink; ///< words written on @ref fill, contrast >= 4.5
    QColor tint; ///< ground of a chip, and the quiet part of a hatched bar
    QColor line; ///< border of a chip, lines of a hatch
    QColor text; ///< words written on @ref tint, contrast >= 4.5
};

/// What a chip says without its words: nothing, something to know, fine, watch it, bad.
enum class Tone { Neutral, Info, Good, Warning, Bad };
template<> inline constexpr std::array enumNames<Tone>{
    EnumName<Tone>{Tone::Neutral, QLatin1StringView("neutral")},
    EnumName<Tone>{Tone::Info, QLatin1StringView("info")},
    EnumName<Tone>{Tone::Good, QLatin1StringView("good")},
    EnumName<Tone>{Tone::Warning, QLatin1StringView("warning")},
    EnumName<Tone>{Tone::Bad, QLatin1StringView("bad")},
};

struct ChipColours
{
    QColor ground;
    QColor line;
    QColor text; ///< on @ref ground, contrast >= 4.5
};

/// Every colour that the window uses, for one lightness. Read from resources/theme/palette.json; nothing else names a colour.
struct Theme
{
    bool isDark = true;
    QColor background; ///< behind the page (plot, tables)
    QColor rail; ///< the narrow bar of pages at the left
    QColor panel; ///< bars and the inspector
    QColor raised; ///< buttons, fields, cards
    QColor line; ///< between panels, around cards
    QColor grid; ///< fine lines of plots and tables
    QColor lane; ///< ground of a zone's lane
    QColor text; ///< on background, panel and raised, contrast >= 4.5
    QColor dimText; ///< second rank, on background, panel and raised, contrast >= 4.5
    QColor accent; ///< focus, links, the main button, a selected preset
    QColor accentInk; ///< words on @ref accent
    QColor selection; ///< ground of a selected row
    QColor selectionLine; ///< border of a selected bar
    QColor now; ///< the now line
    QColor nowInk; ///< words on @ref now
    QColor tick; ///< marks of updates

    std::array<LevelColours, enumNames<Level>.size()> levels;
    std::array<ChipColours, enumNames<Tone>.size()> chips;

    [[nodiscard]] const LevelColours &of(Level level) const { return levels.at(static_cast<std::size_t>(level)); }
    [[nodiscard]] const ChipColours &of(Tone tone) const { return chips.at(static_cast<std::size_t>(tone)); }
};

/// Reads one lightness out of the text of a palette file; fails with the name of the colour that is missing or no colour.
[[nodiscard]] Result<Theme> themeFrom(const QByteArray &json, bool dark);

/// The program's own palette file.
[[nodiscard]] Theme themeOf(bool dark);

[[nodiscard]] QPalette paletteOf(const Theme &theme);
[[nodiscard]] QString styleSheetOf(const Theme &theme);

/// WCAG 2 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

/// How a status looks: open ones warn (bad while nobody knows the cause), closed ones are fine, planned ones inform.
[[nodiscard]] Tone toneOf(Status status);
/// How a finding looks: a contradiction is bad, advice warns.
[[nodiscard]] Tone toneOf(LintSeverity severity);

} // namespace tocsin
