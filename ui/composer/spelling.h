// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

namespace tocsin {

class HunspellDictionary;

/// Says which words are spelled wrong, with Hunspell and the dictionaries that the system has. Both are looked for at run time: without them nothing is wrong, and
/// problem() says what to install. Dictionaries are read on another thread; what is asked meanwhile is right.
class Spelling : public QObject
{
    Q_OBJECT

public:
    struct Places
    {
        QStringList libraries; ///< names or files to try
        QStringList dictionaries; ///< folders
        QString ownWords; ///< file of the words that people added; one a line
    };
    [[nodiscard]] static Places systemPlaces();

    explicit Spelling(Places places = systemPlaces(), QObject *parent = nullptr);
    ~Spelling() override;

    enum class State { Reading, Ready, NoLibrary, NoDictionary };
    /// Whether words of @p language (BCP 47) can be checked; begins to read its dictionary when asked first.
    [[nodiscard]] State stateOf(const QString &language);
    /// Why nothing is checked, as a sentence; empty where it is.
    [[nodiscard]] QString problem(const QString &language);
    /// Somebody has read problem() of @p language, and need not be told again.
    void keepQuiet(const QString &language);
    [[nodiscard]] bool isQuiet(const QString &language) const { return m_quiet.contains(language); }

    /// Remembers its answers, so that a text may be asked for with every key.
    [[nodiscard]] bool isRight(const QString &word, const QString &language);
    /// At most @p most, likeliest first. May take a tenth of a second.
    [[nodiscard]] QStringList suggestions(const QString &word, const QString &language, int most = 6);
    /// Puts a word into the person's own list, which counts in every language.
    void addWord(const QString &word);

signals:
    void changed(); ///< a dictionary is there, a word was added, or somebody wants to be told less

private:
    struct Language
    {
        State state = State::Reading;
        std::shared_ptr<HunspellDictionary> dictionary;
        QHash<QString, bool> known;
    };
    void readOwnWords();

    const Places m_places;
    QHash<QString, Language> m_languages;
    QSet<QString> m_ownWords;
    QSet<QString> m_quiet; ///< languages
};

/// The words of @p text that are checked, as [begin, end): letters with apostrophes; no words with digits or signs in them, no addresses, no code in backticks, no
/// names in capitals, nothing of scripts that are written without blanks.
[[nodiscard]] QList<std::pair<int, int>> wordsToCheck(const QString &text);

} // namespace tocsin
