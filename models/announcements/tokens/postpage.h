// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/tokens/tokentext.h"
#include "models/domain/story.h"

namespace tocsin {

/// A whole post as the readers of one audience see it.
struct PostPage
{
    struct Entry
    {
        QString update; ///< document id of the newest revision
        bool isFirst = false; ///< the story's first statement
        QString heading; ///< plain text in one line; may be empty
        QString body; ///< in the form that was asked for
        QString language; ///< in which the body is; another one than the reader's where @ref translation is not Approved
        TranslationState translation = TranslationState::Approved; ///< into the reader's language; Approved also where none is needed
        bool isEdited = false;
        bool isPostMortem = false;
        bool operator==(const Entry &) const = default;
    };

    QString day; ///< the house's heading of the day above the title; may be empty
    QString title; ///< with the house's marks, plain text in one line; may be empty
    QString titleLanguage;
    TranslationState titleTranslation = TranslationState::Approved;
    QList<Entry> entries; ///< in the house's order; retracted updates are in none
    bool isHeadingInline = false; ///< heading and text of an entry are one line
    bool operator==(const PostPage &) const = default;

    /// How many texts stay in another language than the reader's.
    [[nodiscard]] int untranslated() const;
};

/// @p story as the house of @p rendering writes it. Its title names the zones and services that are still affected after the newest statement, see targetsAt(). Where there is a translation into the reader's language that is approved and was made from
/// the text as it now is, it is used with the values of the text; else the text stays in its own language. In a style whose stamps leave the date out, an instant of another day
/// than the one the page says beside it gets its date.
[[nodiscard]] PostPage renderPage(const Story &story, const QList<Translation> &translations, const Rendering &rendering, TextForm form);

/// One text of @p page's form: title, headings and bodies below each other. Html is an <article>.
[[nodiscard]] QString pageText(const PostPage &page, TextForm form);

/// @p entry alone, heading and body.
[[nodiscard]] QString entryText(const PostPage &page, const PostPage::Entry &entry, TextForm form);

/// @p text for @p rendering. A body that cannot be split into its tokens (only hostile data has one) is given as it is.
[[nodiscard]] QString bodyText(const TokenText &text, const Rendering &rendering, TextForm form);

/// Whether a reader of @p a understands @p b: regions and scripts do not count.
[[nodiscard]] bool isSameLanguage(const QString &a, const QString &b);

} // namespace tocsin
