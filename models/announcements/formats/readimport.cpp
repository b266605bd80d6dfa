// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/readimport.h"

#include "models/announcements/formats/sourcestory.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

[[nodiscard]] QStringView withoutMark(QStringView text)
{
    while (!text.isEmpty() && (text.front() == u'\uFEFF' || text.front().isSpace()))
        text = text.mid(1);
    return text;
}

/// '{ "' or '[ { "' or an empty one: nobody begins a post like that.
[[nodiscard]] bool looksLikeJson(QStringView text)
{
    if (text.startsWith(u'[')) {
        text = withoutMark(text.mid(1));
        if (text.startsWith(u']'))
            return text.mid(1).trimmed().isEmpty();
    }
    if (!text.startsWith(u'{'))
        return false;
    text = withoutMark(text.mid(1));
    return text.isEmpty() || text.startsWith(u'"') || text.startsWith(u'}');
}

/// "---" or "+++" on a line, and below it a member of cState's front matter.
[[nodiscard]] bool looksLikeFrontMatter(QStringView text)
{
    const bool yaml = text.startsWith("---"_L1);
    if (!yaml && !text.startsWith("+++"_L1))
        return false;
    qsizetype at = text.indexOf(u'\n');
    if (at < 0 || !text.mid(3, at - 3).trimmed().isEmpty())
        return false;
    constexpr int enough = 40; // lines
    for (int line = 0; line < enough && at >= 0 && at + 1 < text.size(); ++line) {
        const qsizetype next = text.indexOf(u'\n', at + 1);
        const QStringView here = text.mid(at + 1, (next < 0 ? text.size() : next) - at - 1);
        at = next;
        if (here.trimmed() == text.left(3))
            return false;
        for (const QLatin1StringView key : {"title"_L1, "date"_L1, "section"_L1, "severity"_L1, "resolved"_L1,
                                            "resolvedWhen"_L1, "affected"_L1, "informational"_L1}) {
            if (here.startsWith(key) && here.mid(key.size()).trimmed().startsWith(yaml ? u':' : u'='))
                return true;
        }
    }
    return false;
}

[[nodiscard]] bool looksLikeXml(QStringView text)
{
    for (const QLatin1StringView start : {"<?xml"_L1, "<rss"_L1, "<feed"_L1, "<rdf:RDF"_L1, "<atom:feed"_L1}) {
        if (text.startsWith(start, Qt::CaseInsensitive))
            return true;
    }
    // A saved web page is text; any other document type is XML that readFeed() names.
    return text.startsWith("<!DOCTYPE"_L1, Qt::CaseInsensitive)
        && !text.mid(9).trimmed().startsWith("html"_L1, Qt::CaseInsensitive);
}

/// The encoding that a mapping names; nothing for what is found by itself.
[[nodiscard]] std::optional<Result<QString>> decodedAs(const QByteArray &bytes, const ImportContext &context,
                                                       const TableMapping &mapping)
{
    const auto encoding = QStringConverter::encodingForName(mapping.encoding.toLatin1().constData());
    if (mapping.encoding.isEmpty() || !encoding || (*encoding == QStringConverter::Utf8))
        return std::nullopt;
    QStringDecoder decoder(*encoding);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return refusedAt(context, {},
                         u"is not in the encoding “%1” that %2 names. Correct “encoding” there."_s.arg(
                             mapping.encoding, mapping.fileName));
    return text;
}

/// The encoding that an XML declaration states, in small letters; empty where there is none.
[[nodiscard]] QString declaredEncoding(QStringView text)
{
    constexpr qsizetype longest = 200;
    const QStringView start = withoutMark(text).left(longest);
    const qsizetype end = start.indexOf("?>"_L1);
    const qsizetype at = start.left(std::max<qsizetype>(end, 0)).indexOf("encoding"_L1);
    if (!start.startsWith("<?xml"_L1) || at < 0)
        return {};
    const QStringView value = start.mid(at + 8, end - at - 8).trimmed().mid(1).trimmed();
    if (value.isEmpty())
        return {};
    const qsizetype close = value.indexOf(value.front(), 1);
    return value.mid(1, close < 0 ? -1 : close - 1).toString().toLower();
}

} // namespace

ImportFormat detectFormat(const QString &text)
{
    const QStringView start = withoutMark(text);
    if (start.startsWith("BEGIN:VCALENDAR"_L1, Qt::CaseInsensitive))
        return ImportFormat::Calendar;
    if (looksLikeJson(start))
        return ImportFormat::StatuspageJson;
    if (looksLikeXml(start))
        return ImportFormat::Feed;
    if (looksLikeFrontMatter(start))
        return ImportFormat::CState;
    return ImportFormat::Text;
}

Result<ImportedPage> readImport(const QByteArray &bytes, const ImportContext &given,
                                const std::optional<TableMapping> &mapping, const ReadProgress &progress)
{
    ImportContext context = given;
    if (mapping && context.zone.isEmpty())
        context.zone = mapping->zone; // of its texts as well
    QStringList warnings;
    Result<QString> text;
    std::optional<Result<QString>> named;
    if (mapping && bytes.size() <= largestImport)
        named = decodedAs(bytes, context, *mapping);
    text = named ? *named : decodeText(bytes, context.fileName, &warnings);
    if (!text)
        return tl::unexpected<Failure>(text.error());
    const ImportFormat format = mapping ? ImportFormat::Table : detectFormat(*text);
    const QString name = context.fileName.toLower();
    if (format == ImportFormat::Text && (name.endsWith(".csv"_L1) || name.endsWith(".tsv"_L1)))
        return refusedAt(
            context, {},
            u"is a table, and nothing says what its columns mean. Give a mapping file (tocsinctl import --map FILE)."_s);
    if (format == ImportFormat::Feed && !warnings.isEmpty()) {
        // Not UTF-8: what was read as Windows-1252 must be one of those that it contains.
        const QString encoding = declaredEncoding(*text);
        if (!QStringList{QString(), u"utf-8"_s, u"utf-16"_s, u"us-ascii"_s, u"iso-8859-1"_s, u"latin1"_s,
                         u"windows-1252"_s}
                 .contains(encoding))
            return refusedAt(
                context, u"line 1"_s,
                u"is in the encoding “%1”, which is not read. Convert it to UTF-8."_s.arg(encoding.left(40)));
    }
    Result<SourceStories> sources;
    switch (format) {
    case ImportFormat::Text: {
        ImportedPage page = importPage(*text, context);
        page.warnings = warnings;
        return page;
    }
    case ImportFormat::CState:
        sources = readCState(*text, context);
        break;
    case ImportFormat::StatuspageJson:
        sources = readStatuspage(*text, context);
        break;
    case ImportFormat::Feed:
        sources = readFeed(*text, context);
        break;
    case ImportFormat::Calendar:
        sources = readCalendar(*text, context);
        break;
    case ImportFormat::Table:
        sources = readTable(*text, context, *mapping);
        break;
    }
    if (!sources)
        return tl::unexpected<Failure>(sources.error());
    sources->warnings = warnings + sources->warnings;
    return pageOf(*sources, context, progress);
}

QStringList importFilePatterns()
{
    return {u"*.txt"_s,  u"*.md"_s,  u"*.markdown"_s, u"*.json"_s, u"*.xml"_s, u"*.rss"_s,
            u"*.atom"_s, u"*.ics"_s, u"*.ical"_s,     u"*.csv"_s,  u"*.tsv"_s};
}

} // namespace tocsin
