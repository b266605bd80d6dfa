// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/token.h"
#include "models/domain/update.h"
#include "models/time/housestyle.h"

#include <functional>
#include <optional>

namespace tocsin {

/// One piece of a token text: literal characters (braces undoubled), or the number of a token (0 for {t1}).
struct TokenTextPart
{
    QString literal;
    std::optional<qsizetype> token;
    bool operator==(const TokenTextPart &) const = default;
};

/// Splits @p markdown at its tokens. Refused with the place (line and column, from 1): a brace that is neither doubled nor part of `{tN}`, a number of 0, with
/// leading zeros, or beyond @p tokenCount. A token may occur several times or never.
[[nodiscard]] Result<QList<TokenTextPart>> splitTokenText(const QString &markdown, qsizetype tokenCount);

/// @p literal with its braces doubled, to be put into TokenText::markdown.
[[nodiscard]] QString escapedBraces(const QString &literal);

enum class TextForm { Plain, Markdown, Html };
template<> inline constexpr std::array enumNames<TextForm>{
    EnumName<TextForm>{TextForm::Plain, QLatin1StringView("text")},
    EnumName<TextForm>{TextForm::Markdown, QLatin1StringView("markdown")},
    EnumName<TextForm>{TextForm::Html, QLatin1StringView("html")},
};

/// What a text is rendered for and with.
struct Rendering
{
    QString language; ///< BCP 47
    QStringList zones; ///< IANA ids, home first; empty: the token's own zone
    HouseStyle style;
    /// The catalogue's name of a target's document id, empty where unknown (then the name in the token is used). May be empty.
    std::function<QString(const QString &targetId)> targetName;
    /// The day that the page says beside the text: in a style without dates, an instant or interval of another one gets its date. None: no page.
    std::optional<Instant> day = {};
};
/// The rendering for @p audience; an unknown house style is a Failure::NotFound.
[[nodiscard]] Result<Rendering> renderingFor(const Audience &audience);
/// The same with a user's own styles.
[[nodiscard]] Result<Rendering> renderingFor(const Audience &audience, const HouseStyles &styles);

/// @p text with every token written out. Plain leaves the Markdown's own marks as they are; Markdown escapes what tokens bring along, so that a server
/// called `a_b*c` stays that; Html renders paragraphs, line breaks, emphasis, code, lists and links of the Markdown, escapes everything else (raw HTML in a body is shown, never
/// obeyed; links only to http, https and mailto), and wraps times in `<time datetime="…">` in UTC.
[[nodiscard]] Result<QString> render(const TokenText &text, const Rendering &rendering, TextForm form);

/// One token written out as plain text. A count is its number alone: the noun stands in the text, in each language's own form.
[[nodiscard]] QString renderToken(const TokenValue &value, const Rendering &rendering);

/// @p text such that Markdown shows exactly its characters, in one line. @p atLineStart: it begins one, where more characters have a meaning.
[[nodiscard]] QString escapedMarkdown(const QString &text, bool atLineStart);

/// SHA-256 (lower-case hex) of @p text's Markdown with the kinds, not the values, of its tokens: a moved time changes nothing, another word or another
/// token does. White space at line ends and at the end does not count.
[[nodiscard]] QString sourceHash(const TokenText &text);

/// The text to render for a translation: its words with the values that @p source has now, so that a moved time moves in every language. A token that the
/// source does not have with this number and kind keeps the translation's value.
[[nodiscard]] TokenText translatedText(const TokenText &source, const TokenText &translation);

/// The state to show for a translation of @p source: Missing where there is none or its text is blank, Outdated where it was made from another
/// text (@p translation's sourceHash), else what its author said (draft or approved).
[[nodiscard]] TranslationState translationStateOf(const TokenText &source, const std::optional<Translation> &translation);

} // namespace tocsin
