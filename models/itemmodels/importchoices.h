// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"

#include <QList>

#include <optional>

/// A person's answers in the import preview: kept apart from what was read, so that they can be undone and outlive reading the text again.
namespace tocsin {

/// What one time means, by a person. Its place in the source's text tells the time, whatever index it has after the text was read again.
struct ImportChoice
{
    int source = 0; ///< index into what was given to be read
    int begin = 0; ///< ImportedTime::begin
    int end = 0;
    Instant instant = 0;
    QString zone; ///< in which it was meant; empty: that of the candidate, else as it was
    bool operator==(const ImportChoice &) const = default;
};

/// An answer for times[@ref time] of one post.
struct ImportAnswer
{
    int time = 0;
    Instant instant = 0;
    QString zone;
    bool operator==(const ImportAnswer &) const = default;
};

/// What an answer decided that the text had left open, and that other times of the post may have left open too.
struct AnswerKind
{
    std::optional<int> year;
    std::optional<bool> monthFirst; ///< "03/04" is 4 March
    QString zone;
    std::optional<QDate> date; ///< of a time that stood without any
    bool operator==(const AnswerKind &) const = default;
};

/// What saying "times[@p time] of @p post is @p instant, as clocks in @p zone show it" decides. Empty @p zone: that of the candidate.
[[nodiscard]] AnswerKind answerKind(const ImportedPost &post, int time, Instant instant, const QString &zone = {});

/// The answers for the other unsettled times of @p post that follow from the same decision: the one reading of each that has the same
/// year, order of day and month, and zone. A time of which several or no readings are left is left alone.
[[nodiscard]] QList<ImportAnswer> answersAlike(const ImportedPost &post, int time, Instant instant, const QString &zone = {});

/// Whether nobody has settled @p time yet: neither the text nor a person. Days without a clock are not asked for.
[[nodiscard]] bool isOpen(const ImportedTime &time);

/// Applies the choices for @p source to the posts of @p page; those whose time is no longer there do nothing. Returns how many were applied.
int applyChoices(ImportedPage &page, int source, const QList<ImportChoice> &choices);
/// The same for one post.
int applyChoices(ImportedPage &page, int post, int source, const QList<ImportChoice> &choices);

} // namespace tocsin
