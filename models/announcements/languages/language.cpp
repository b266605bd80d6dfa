// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/languages/language.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSet>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

// The resources of a static library are only linked where this is called; the macro may not stand in a namespace.
static void initLanguageResources()
{
    Q_INIT_RESOURCE(announcements);
}

namespace tocsin {

namespace {

Q_LOGGING_CATEGORY(lcLanguages, "tocsin.languages", QtInfoMsg)

/// Made once and never changed.
struct Library
{
    QStringList codes;
    QHash<QString, std::shared_ptr<const LanguageData>> byCode;
    QHash<QString, QList<int>> stopWords; ///< word → indexes into codes
    QHash<QString, QList<int>> otherWords; ///< words of phrases that are no stop words of the language

    Library()
    {
        initLanguageResources();
        const QDir folder(u":/languages"_s);
        for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            auto read = readLanguage(file.readAll(), name);
            if (!read) {
                qCWarning(lcLanguages).noquote() << read.error().detail;
                continue;
            }
            const auto data = std::make_shared<const LanguageData>(std::move(*read));
            byCode.insert(data->code, data);
            codes += data->code;
        }
        if (codes.removeOne(u"en"_s))
            codes.prepend(u"en"_s);
        for (int index = 0; index < codes.size(); ++index) {
            const LanguageData &language = *byCode.value(codes.at(index));
            const QSet<QString> frequent(language.stopWords.cbegin(), language.stopWords.cend());
            for (const QString &word : frequent)
                stopWords[word] += index;
            for (auto phrases = language.phrases.cbegin(); phrases != language.phrases.cend(); ++phrases) {
                const QString &word = phrases.key();
                const bool alone = std::any_of(phrases->cbegin(), phrases->cend(), [](const LanguageData::Phrase &phrase) { return phrase.words.size() == 1; });
                if (alone && word.size() > 2 && word.at(0).isLetter() && word.at(0).unicode() < 0x3040 && !frequent.contains(word))
                    otherWords[word] += index;
            }
        }
    }
};

[[nodiscard]] const Library &library()
{
    static const Library loaded;
    return loaded;
}

struct ScriptCounts
{
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int japaneseHan = 0; ///< characters that only Japanese writes so, and 午前, 午後
};

/// Forms of characters that neither simplified nor traditional Chinese has, and some that it does not use.
constexpr QStringView japaneseForms = u"対応発検様変戻済実証読込頃続経総伝渋収図団売単帯翌働処検険覧触";

} // namespace

const LanguageData *languageData(const QString &code)
{
    const Library &all = library();
    const auto exact = all.byCode.constFind(code);
    if (exact != all.byCode.constEnd())
        return exact->get();
    const auto general = all.byCode.constFind(code.section(u'-', 0, 0).toLower());
    return general == all.byCode.constEnd() ? nullptr : general->get();
}

QStringList importLanguages() { return library().codes; }

QStringList languagesOf(QStringView lowerText, const QList<Lexeme> &lexemes, int first, int last, bool *foreign)
{
    const Library &all = library();
    QList<double> scores(all.codes.size(), 0.0);
    ScriptCounts scripts;
    QList<double> ofParagraph(all.codes.size(), 0.0);
    QList<std::pair<int, QList<double>>> paragraphs; ///< the language that each paragraph speaks for, with all scores
    const auto closeParagraph = [&ofParagraph, &paragraphs] {
        constexpr double clear = 3.0;
        const auto most = std::max_element(ofParagraph.cbegin(), ofParagraph.cend());
        if (*most >= clear)
            paragraphs.emplace_back(static_cast<int>(most - ofParagraph.cbegin()), ofParagraph);
        ofParagraph.fill(0.0);
    };
    int letters = 0; // words of letters, not ideographs
    QList<int> known(all.codes.size(), 0);
    for (int index = first; index < last; ++index) {
        const Lexeme &lexeme = lexemes.at(index);
        if (lexeme.gap == Lexeme::Gap::Paragraph)
            closeParagraph();
        if (lexeme.kind != Lexeme::Kind::Word)
            continue;
        const char16_t unit = lowerText.at(lexeme.begin).unicode();
        if (unit >= 0x3040) {
            scripts.kana += unit <= 0x30FF ? 1 : 0;
            scripts.han += unit >= 0x3400 && unit <= 0x9FFF ? 1 : 0;
            scripts.hangul += unit >= 0xAC00 && unit <= 0xD7A3 ? 1 : 0;
            const char16_t next = index + 1 < last ? lowerText.at(lexemes.at(index + 1).begin).unicode() : u' ';
            const bool halfDay = unit == u'午' && (next == u'前' || next == u'後');
            const bool ofIncidents = (unit == u'障' && next == u'害') || (unit == u'復' && next == u'旧');
            scripts.japaneseHan += halfDay || ofIncidents || japaneseForms.contains(QChar(unit)) ? 1 : 0;
            continue;
        }
        letters += lexeme.end - lexeme.begin > 1 ? 1 : 0;
        // A word that many languages share says less; one that only the recogniser looks for says less than a frequent one.
        constexpr double otherWord = 0.5;
        const QStringView view = lowerText.mid(lexeme.begin, lexeme.end - lexeme.begin);
        const QString word = QString::fromRawData(view.data(), view.size()); // looked up, not kept
        const QList<int> frequent = all.stopWords.value(word);
        const QList<int> other = all.otherWords.value(word);
        const double share = 1.0 / static_cast<double>(std::max<qsizetype>(1, frequent.size() + other.size()));
        for (const int language : frequent) {
            scores[language] += share;
            ofParagraph[language] += share;
            ++known[language];
        }
        for (const int language : other) {
            scores[language] += otherWord * share;
            ofParagraph[language] += otherWord * share;
            ++known[language];
        }
    }
    closeParagraph();
    const auto scoreOf = [&all, &scores](const QString &code, double score) {
        const qsizetype index = all.codes.indexOf(code);
        if (index >= 0)
            scores[index] += score;
    };
    // Kana settles Japanese; Han alone is Chinese, but for what only Japanese writes so.
    if (scripts.hangul > 0)
        scoreOf(u"ko"_s, scripts.hangul * 0.5);
    if (scripts.kana * 10 + scripts.japaneseHan * 20 > scripts.han)
        scoreOf(u"ja"_s, (scripts.kana + scripts.han) * 0.5);
    else
        scoreOf(u"zh"_s, scripts.han * 0.5);

    const double best = scores.isEmpty() ? 0.0 : *std::max_element(scores.cbegin(), scores.cend());
    // Short texts are mostly names and figures.
    constexpr int enough = 6;
    constexpr double leastKnown = 0.19;
    constexpr double leastKnownElsewhere = 0.25; // texts in a neighbour of a known language share a good part of its words
    if (foreign) {
        const auto most = std::max_element(known.cbegin(), known.cend());
        const bool english = most == known.cbegin();
        *foreign = letters >= enough && scripts.han + scripts.kana + scripts.hangul == 0 && *most < (english ? leastKnown : leastKnownElsewhere) * letters;
    }
    QList<int> order;
    for (int index = 0; index < scores.size(); ++index) {
        if (best > 0 && scores.at(index) >= best * 0.45)
            order += index;
    }
    std::stable_sort(order.begin(), order.end(), [&scores](int a, int b) { return scores.at(a) > scores.at(b); });
    // A translation below the original: a paragraph of its own that the main language has little of.
    constexpr double little = 0.35;
    for (const auto &[language, own] : std::as_const(paragraphs)) {
        if (!order.isEmpty() && !order.contains(language) && own.at(order.constFirst()) <= little * own.at(language))
            order += language;
    }
    QStringList found;
    for (const int index : order)
        found += all.codes.at(index);
    if (found.isEmpty())
        found += u"en"_s;
    return found;
}

} // namespace tocsin
