// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokentext.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

tl::unexpected<Failure> refusedAt(const QString &text, qsizetype at, const QString &why)
{
    const QStringView before = QStringView(text).first(at);
    const qsizetype line = before.count(u'\n') + 1;
    const qsizetype column = at - before.lastIndexOf(u'\n');
    return failed(Failure::Code::Rejected, "line "_L1 + QString::number(line) + ", column "_L1 + QString::number(column) + ": "_L1 + why);
}

} // namespace

Result<QList<TokenTextPart>> splitTokenText(const QString &markdown, qsizetype tokenCount)
{
    QList<TokenTextPart> parts;
    QString literal;
    const auto finishLiteral = [&parts, &literal] {
        if (!literal.isEmpty())
            parts.append({std::exchange(literal, QString()), {}});
    };
    for (qsizetype at = 0; at < markdown.size();) {
        const QChar c = markdown.at(at);
        if (c != u'{' && c != u'}') {
            literal.append(c);
            ++at;
            continue;
        }
        if (at + 1 < markdown.size() && markdown.at(at + 1) == c) {
            literal.append(c);
            at += 2;
            continue;
        }
        if (c == u'}')
            return refusedAt(markdown, at, u"a closing brace without a token; write }} for the character"_s);
        const qsizetype end = markdown.indexOf(u'}', at);
        const QStringView name = end < 0 ? QStringView() : QStringView(markdown).sliced(at + 1, end - at - 1);
        constexpr qsizetype longest = 7; // "t" and a number below a million
        bool isNumber = false;
        const qsizetype number = name.startsWith(u't') && name.size() <= longest ? name.sliced(1).toLongLong(&isNumber) : 0;
        // What is a number is spelled in one way only: no sign, no leading zero.
        if (!isNumber || number < 1 || QString::number(number) != name.sliced(1))
            return refusedAt(markdown, at, u"an opening brace that begins no token; write {{ for the character"_s);
        if (number > tokenCount)
            return refusedAt(markdown, at, "there is no token {t"_L1 + QString::number(number) + u'}');
        finishLiteral();
        parts.append({QString(), number - 1});
        at = end + 1;
    }
    finishLiteral();
    return parts;
}

QString escapedBraces(const QString &literal)
{
    QString escaped = literal;
    return escaped.replace(u'{', u"{{"_s).replace(u'}', u"}}"_s);
}

QString sourceHash(const TokenText &text)
{
    static constexpr const char *kinds[] = {"instant", "interval", "date", "duration", "target", "count", "url"};
    static_assert(std::variant_size_v<TokenValue> == std::size(kinds));
    QStringList lines = text.markdown.split(u'\n');
    for (QString &line : lines) {
        while (!line.isEmpty() && line.back().isSpace())
            line.chop(1);
    }
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(lines.join(u'\n').toUtf8());
    // Kinds in order of their numbers: the places of the numbers are in the Markdown.
    for (const TokenValue &token : text.tokens) {
        hash.addData(QByteArrayView("\n"));
        hash.addData(QByteArrayView(kinds[token.index()]));
    }
    return QString::fromLatin1(hash.result().toHex());
}

TokenText translatedText(const TokenText &source, const TokenText &translation)
{
    TokenText text = translation;
    for (qsizetype i = 0; i < text.tokens.size() && i < source.tokens.size(); ++i) {
        if (text.tokens.at(i).index() == source.tokens.at(i).index())
            text.tokens[i] = source.tokens.at(i);
    }
    return text;
}

TranslationState translationStateOf(const TokenText &source, const std::optional<Translation> &translation)
{
    if (!translation || translation->body.markdown.trimmed().isEmpty())
        return TranslationState::Missing;
    if (translation->sourceHash != sourceHash(source))
        return TranslationState::Outdated;
    // "Missing" and "outdated" are findings, not something that an author can say.
    return translation->state == TranslationState::Approved ? TranslationState::Approved : TranslationState::Draft;
}

} // namespace tocsin
