// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/spelling.h"

#include "ui/widgets/words.h"

#include <QDir>
#include <QFile>
#include <QLibrary>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStringDecoder>
#include <QStringEncoder>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

struct Hunhandle;

/// The C functions of libhunspell that are needed.
struct HunspellFunctions
{
    Hunhandle *(*create)(const char *affixes, const char *words) = nullptr;
    void (*destroy)(Hunhandle *handle) = nullptr;
    int (*spell)(Hunhandle *handle, const char *word) = nullptr;
    int (*suggest)(Hunhandle *handle, char ***list, const char *word) = nullptr;
    void (*freeList)(Hunhandle *handle, char ***list, int count) = nullptr;
    const char *(*encoding)(Hunhandle *handle) = nullptr;

    [[nodiscard]] bool isWhole() const { return create && destroy && spell && suggest && freeList && encoding; }
};

template<typename Function> void resolve(QLibrary &library, const char *name, Function &function)
{
    function = reinterpret_cast<Function>(library.resolve(name));
}

/// Stays loaded for good: code that was unloaded could not be called by whoever still holds a dictionary.
HunspellFunctions functionsOf(const QStringList &libraries)
{
    for (const QString &name : libraries) {
        QLibrary library(name);
        library.setLoadHints(QLibrary::PreventUnloadHint);
        if (!library.load())
            continue;
        HunspellFunctions functions;
        resolve(library, "Hunspell_create", functions.create);
        resolve(library, "Hunspell_destroy", functions.destroy);
        resolve(library, "Hunspell_spell", functions.spell);
        resolve(library, "Hunspell_suggest", functions.suggest);
        resolve(library, "Hunspell_free_list", functions.freeList);
        resolve(library, "Hunspell_get_dic_encoding", functions.encoding);
        if (functions.isWhole())
            return functions;
    }
    return {};
}

/// Names of dictionaries for @p language, best first: "en-GB" has en_GB, then en, then any other of its language as the locale has it ("en_US").
QStringList dictionaryNames(const QString &language)
{
    QStringList names;
    const QString given = QString(language).replace(u'-', u'_');
    names.append(given);
    const QString base = given.section(u'_', 0, 0);
    names.append(QLocale(base).name());
    names.append(base);
    if (base == "en"_L1)
        names += {u"en_US"_s, u"en_GB"_s};
    else if (base == "nb"_L1 || base == "no"_L1)
        names += {u"nb_NO"_s, u"no_NO"_s};
    else if (base == "pt"_L1)
        names += {u"pt_PT"_s, u"pt_BR"_s};
    else if (base == "de"_L1)
        names += {u"de_DE"_s, u"de_DE_frami"_s};
    names.removeDuplicates();
    return names;
}

/// Debian's package with the dictionary of @p language.
QString packageFor(const QString &language)
{
    const QString base = language.section(u'-', 0, 0).toLower();
    static const QHash<QString, QString> named{{u"en"_s, u"en-us"_s}, {u"de"_s, u"de-de"_s}, {u"nb"_s, u"no"_s}, {u"pt"_s, u"pt-pt"_s}};
    return u"hunspell-"_s + named.value(base, base);
}

/// The path of a dictionary without ".dic"; empty: there is none.
QString dictionaryFor(const QString &language, const QStringList &folders)
{
    for (const QString &name : dictionaryNames(language)) {
        for (const QString &folder : folders) {
            const QString path = folder + u'/' + name;
            if (QFile::exists(path + u".dic"_s) && QFile::exists(path + u".aff"_s))
                return path;
        }
    }
    return {};
}

} // namespace

/// One dictionary that is read. Used by one thread at a time.
class HunspellDictionary
{
public:
    HunspellDictionary(const HunspellFunctions &functions, const QString &path)
        : m_functions(functions), m_handle(functions.create(QFile::encodeName(path + u".aff"_s).constData(), QFile::encodeName(path + u".dic"_s).constData()))
    {
        if (!m_handle)
            return;
        const char *encoding = functions.encoding(m_handle);
        m_encoder = QStringEncoder(encoding);
        m_decoder = QStringDecoder(encoding);
    }
    ~HunspellDictionary()
    {
        if (m_handle)
            m_functions.destroy(m_handle);
    }
    Q_DISABLE_COPY_MOVE(HunspellDictionary)

    [[nodiscard]] bool isUsable() const { return m_handle && m_encoder.isValid() && m_decoder.isValid(); }

    [[nodiscard]] bool isRight(const QString &word)
    {
        const QByteArray bytes = m_encoder.encode(word);
        // A word with letters that the dictionary cannot write is none of its language.
        if (std::exchange(m_hadError, m_encoder.hasError())) {
            m_encoder.resetState();
            return true;
        }
        return m_functions.spell(m_handle, bytes.constData()) != 0;
    }

    [[nodiscard]] QStringList suggestions(const QString &word, int most)
    {
        QStringList words;
        char **list = nullptr;
        const QByteArray bytes = m_encoder.encode(word);
        const int count = m_functions.suggest(m_handle, &list, bytes.constData());
        for (int i = 0; i < std::min(count, most); ++i)
            words.append(m_decoder.decode(QByteArrayView(list[i])));
        m_functions.freeList(m_handle, &list, count);
        return words;
    }

private:
    const HunspellFunctions m_functions;
    Hunhandle *const m_handle;
    QStringEncoder m_encoder;
    QStringDecoder m_decoder;
    bool m_hadError = false;
};

Spelling::Places Spelling::systemPlaces()
{
    return {{u"libhunspell-1.7.so.0"_s, u"libhunspell-1.6.so.0"_s, u"libhunspell-1.8.so.0"_s, u"libhunspell.so"_s, u"hunspell-1.7"_s},
            {u"/usr/share/hunspell"_s, u"/usr/share/myspell"_s, u"/usr/share/myspell/dicts"_s, u"/usr/local/share/hunspell"_s},
            QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/tocsin/words.txt"_s};
}

Spelling::Spelling(Places places, QObject *parent) : QObject(parent), m_places(std::move(places))
{
    readOwnWords();
}

Spelling::~Spelling() = default;

Spelling::State Spelling::stateOf(const QString &language)
{
    const auto known = m_languages.constFind(language);
    if (known != m_languages.cend())
        return known->state;
    Language &asked = m_languages[language];
    const QString path = language.isEmpty() ? QString() : dictionaryFor(language, m_places.dictionaries);
    const HunspellFunctions functions = functionsOf(m_places.libraries);
    asked.state = !functions.isWhole() ? State::NoLibrary : path.isEmpty() ? State::NoDictionary : State::Reading;
    if (asked.state != State::Reading)
        return asked.state;
    using Reading = QFutureWatcher<std::shared_ptr<HunspellDictionary>>;
    auto *reading = new Reading(this);
    connect(reading, &QFutureWatcherBase::finished, this, [this, reading, language] {
        Language &read = m_languages[language];
        read.dictionary = reading->result();
        read.state = read.dictionary->isUsable() ? State::Ready : State::NoDictionary;
        reading->deleteLater();
        emit changed();
    });
    reading->setFuture(QtConcurrent::run([functions, path] { return std::make_shared<HunspellDictionary>(functions, path); }));
    return State::Reading;
}

QString Spelling::problem(const QString &language)
{
    switch (stateOf(language)) {
    case State::NoLibrary:
        return tr("Spelling is not checked: Hunspell is not installed (on Debian libhunspell-1.7-0).");
    case State::NoDictionary:
        return tr("Spelling is not checked: there is no dictionary of %1 (on Debian the package %2).").arg(languageName(language), packageFor(language));
    case State::Reading:
    case State::Ready:
        break;
    }
    return {};
}

void Spelling::keepQuiet(const QString &language)
{
    m_quiet.insert(language);
    emit changed();
}

bool Spelling::isRight(const QString &word, const QString &language)
{
    if (stateOf(language) != State::Ready || m_ownWords.contains(word) || m_ownWords.contains(word.toLower()))
        return true;
    Language &own = m_languages[language];
    const auto known = own.known.constFind(word);
    if (known != own.known.cend())
        return *known;
    QString plain = word;
    plain.replace(u'\u2019', u'\'');
    bool right = own.dictionary->isRight(plain);
    // "d'accord", "l'heure": where the dictionary does not know the whole, its parts decide.
    if (!right && plain.contains(u'\'')) {
        const QStringList parts = plain.split(u'\'', Qt::SkipEmptyParts);
        right = std::ranges::all_of(parts, [&own](const QString &part) { return part.size() == 1 || own.dictionary->isRight(part); });
    }
    own.known.insert(word, right);
    return right;
}

QStringList Spelling::suggestions(const QString &word, const QString &language, int most)
{
    if (stateOf(language) != State::Ready)
        return {};
    return m_languages[language].dictionary->suggestions(word, most);
}

void Spelling::readOwnWords()
{
    QFile file(m_places.ownWords);
    if (!file.open(QIODevice::ReadOnly))
        return; // nobody added one
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (const QString word = QString::fromUtf8(line).trimmed(); !word.isEmpty())
            m_ownWords.insert(word);
    }
}

void Spelling::addWord(const QString &word)
{
    readOwnWords(); // another window may have added one
    m_ownWords.insert(word);
    QDir().mkpath(QFileInfo(m_places.ownWords).path());
    QStringList words(m_ownWords.cbegin(), m_ownWords.cend());
    words.sort();
    QSaveFile file(m_places.ownWords);
    // Where it cannot be written the word counts until the program ends.
    if (file.open(QIODevice::WriteOnly) && file.write(words.join(u'\n').toUtf8() + '\n') > 0)
        file.commit();
    emit changed();
}

QList<std::pair<int, int>> wordsToCheck(const QString &text)
{
    QList<std::pair<int, int>> words;
    const int size = static_cast<int>(text.size());
    const auto isApostrophe = [](QChar c) { return c == u'\'' || c == u'\u2019'; };
    bool isCode = false;
    for (int at = 0; at < size;) {
        if (text.at(at).isSpace() || text.at(at) == QChar::ObjectReplacementCharacter) {
            ++at;
            continue;
        }
        int end = at; // of what stands between blanks
        while (end < size && !text.at(end).isSpace() && text.at(end) != QChar::ObjectReplacementCharacter)
            ++end;
        const QStringView piece = QStringView(text).sliced(at, end - at);
        const auto ticks = piece.count(u'`');
        const bool isAddress = piece.contains(u'@') || piece.contains("://"_L1) || piece.contains(u'/') || piece.contains(u'_') || piece.contains(u'\\');
        const bool skip = isCode || ticks > 0 || isAddress;
        if (ticks % 2 == 1)
            isCode = !isCode;
        for (int i = at; i < end && !skip;) {
            if (!text.at(i).isLetter()) {
                ++i;
                continue;
            }
            int last = i;
            while (last < end && (text.at(last).isLetterOrNumber() || text.at(last).isMark() || (isApostrophe(text.at(last)) && last + 1 < end && text.at(last + 1).isLetter())))
                ++last;
            const QStringView word = QStringView(text).sliced(i, last - i);
            const bool hasDigit = (i > at && text.at(i - 1).isDigit()) || std::ranges::any_of(word, [](QChar c) { return c.isNumber(); });
            const bool isName = std::ranges::none_of(word, [](QChar c) { return c.isLower(); }); // CEST, NOC; also scripts without two cases
            // "filer-par-03", "example.org": parts of a name
            const bool isPart = (last < end - 1 && (text.at(last) == u'.' || text.at(last) == u'-') && text.at(last + 1).isNumber()) || (last < end - 1 && text.at(last) == u'.' && text.at(last + 1).isLetter())
                || (i > at + 1 && text.at(i - 1) == u'.' && text.at(i - 2).isLetter());
            if (!hasDigit && !isName && !isPart && word.size() > 1)
                words.append({i, last});
            i = last;
        }
        at = end;
    }
    return words;
}

} // namespace tocsin
