// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/textfold.h"
#include "models/storage/workspacereader.h"

namespace tocsin {

/// What a person typed into the search field, as a question to the text index. Any text makes a question that is legal there, because only
/// letters and digits go in.
class SearchQuery
{
public:
    explicit SearchQuery(QStringView typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }

    /// The FTS5 expression. The beginning of a word that ends the question is asked for as one of @p endings where there are any (words of the
    /// index that begin so), else by its first @p letters (0: all).
    [[nodiscard]] QByteArray expression(const QList<QByteArray> &endings = {}, qsizetype letters = 0) const;

    /// The beginning that ends the question; empty where it ends in a whole word (a character of a script without spaces).
    [[nodiscard]] QByteArray beginning() const;
    /// Whether the beginning stands alone, not behind other parts of one word ("sd6.gp" ends in a phrase).
    [[nodiscard]] bool beginningStandsAlone() const;

    /// Whether @p text holds a word that begins with beginning().
    [[nodiscard]] bool holdsBeginning(TextFolder &folder, QStringView text) const;

    /// The part of @p text around the first place, at most about @p length long, with the places in it.
    void quote(TextFolder &folder, const QString &text, int length, SearchHit &hit) const;

private:
    struct Word
    {
        QList<QByteArray> parts; ///< one after the other in the text
        bool isBeginning = false; ///< the last part may go on
    };
    QList<Word> m_words;
};

} // namespace tocsin
