// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/time/stamp.h"

#include <QHash>

namespace tocsin {

/// What a house writes in one language. Patterns hold fields; a field that has nothing to say takes the brackets round it with it,
/// and at the beginning the colon behind it.
struct HouseWords
{
    QString title = QStringLiteral("{title}"); ///< {title}, {state}, {kind}, {retroactive}, {zones}, {services}
    QString updateHeading = QStringLiteral("{stamp}"); ///< {stamp}, {state}, {label} (as imported), {number} (from the second update on)
    QString firstHeading = QStringLiteral("{stamp}"); ///< of a story's first statement, the same fields; empty: none
    QString dayHeading; ///< above the title: {weekday}, {day}, {ordinal} ("10th"), {month}, {year}, or {date}: as the language writes it; empty: none
    QString retroactive; ///< the mark of a story that was told after it was over
    QString edited = QStringLiteral("(edited)"); ///< behind the heading of an update that was corrected
    QHash<QString, QString> states; ///< name of a Status → the house's word
    QHash<QString, QString> kinds; ///< name of an IncidentKind → the house's word
    bool operator==(const HouseWords &) const = default;
};

/// How a house writes: a data file (resources/styles/NAME.json, described in resources/styles/README.md), never code.
struct HouseStyle : HouseWords
{
    QString name; ///< "runbox"; the file's name
    QString label; ///< for people
    StampStyle stamp; ///< instants inside a text
    StampStyle updateStamp; ///< the stamp that heads an update
    bool newestFirst = true;
    bool firstOnTop = false; ///< the first statement stands before the others even where the newest of them comes first
    bool headingInline = false; ///< "EDIT 06:04 UTC: The server is back.", in one line
    QHash<QString, HouseWords> languages; ///< what differs in others than its own, by BCP 47 without region; everybody's words from postwords.json
    bool operator==(const HouseStyle &) const = default;
};

/// The words of @p style for a reader of @p language (BCP 47).
[[nodiscard]] const HouseWords &wordsIn(const HouseStyle &style, const QString &language);

/// @p pattern, a HouseWords' dayHeading, for @p date.
[[nodiscard]] QString dayHeadingText(QDate date, const QString &pattern, const QString &language);

/// Fills the fields of a HouseWords' pattern; what stands in for one is not looked into again.
[[nodiscard]] QString filledPattern(QString pattern, const QList<std::pair<QLatin1StringView, QString>> &fields);

/// Names of the styles that come with the program, sorted: clever, gandi, host, runbox, tiger, tocsin.
[[nodiscard]] QStringList houseStyleNames();
/// A built-in style by name; `tocsin` where @p name is empty; Failure::NotFound with the known names otherwise.
[[nodiscard]] Result<HouseStyle> houseStyle(const QString &name);
/// Reads a style file; @p file is what messages call it. Unknown members, values out of range and JSON that is broken are refused (Failure::Corrupt)
/// with the place.
[[nodiscard]] Result<HouseStyle> parseHouseStyle(const QByteArray &json, const QString &name, const QString &file = {});

/// The styles that there are for one user: those that come with the program, and the files of a folder. A file of the name of a built-in style replaces it.
class HouseStyles
{
public:
    /// Built-in styles alone.
    HouseStyles();
    /// And the files `*.json` in @p folder, which need not exist.
    explicit HouseStyles(const QString &folder);

    [[nodiscard]] QStringList names() const; ///< of those that can be used, sorted
    [[nodiscard]] QList<HouseStyle> all() const; ///< by name
    /// `tocsin` where @p name is empty. Failure::NotFound with the known names; of a file that cannot be used what is wrong with it.
    [[nodiscard]] Result<HouseStyle> named(const QString &name) const;
    [[nodiscard]] QList<Failure> broken() const { return m_broken.values(); } ///< files that cannot be used, with file and place

private:
    QHash<QString, HouseStyle> m_styles;
    QHash<QString, Failure> m_broken; ///< by name
};

/// The style in the file @p path, whatever its folder.
[[nodiscard]] Result<HouseStyle> houseStyleFromFile(const QString &path);

} // namespace tocsin
