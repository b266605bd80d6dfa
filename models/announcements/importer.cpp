// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importer.h"

#include "models/announcements/posts/sections.h"
#include "models/announcements/posts/pageyears.h"
#include "models/announcements/posts/postreader.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// The first byte at which @p bytes stop being UTF-8, or its size.
[[nodiscard]] qsizetype firstInvalidByte(const QByteArray &bytes)
{
    const qsizetype size = bytes.size();
    qsizetype at = 0;
    const auto byteAt = [&bytes](qsizetype index) { return static_cast<unsigned char>(bytes.at(index)); };
    while (at < size) {
        const unsigned char lead = byteAt(at);
        int more = 0;
        char32_t code = lead;
        if (lead < 0x80) {
            ++at;
            continue;
        }
        if (lead >= 0xC2 && lead <= 0xDF) {
            more = 1;
            code = lead & 0x1FU;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            more = 2;
            code = lead & 0x0FU;
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            more = 3;
            code = lead & 0x07U;
        } else {
            return at;
        }
        if (at + more >= size)
            return at;
        for (int index = 1; index <= more; ++index) {
            if ((byteAt(at + index) & 0xC0U) != 0x80U)
                return at;
            code = (code << 6U) | (byteAt(at + index) & 0x3FU);
        }
        const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
        if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            return at;
        at += more + 1;
    }
    return size;
}

/// Windows-1252 where it differs from Latin-1.
[[nodiscard]] QString fromWindows1252(const QByteArray &bytes)
{
    static constexpr char16_t upper[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                           0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &letter : text) {
        if (letter.unicode() >= 0x80 && letter.unicode() < 0xA0)
            letter = QChar(upper[letter.unicode() - 0x80]);
    }
    return text;
}

} // namespace

Result<QString> decodeText(const QByteArray &bytes, const QString &fileName, QStringList *warnings)
{
    const QString name = fileName.isEmpty() ? u"the input"_s : fileName;
    const auto warn = [warnings](const QString &warning) {
        if (warnings)
            *warnings += warning;
    };
    if (bytes.size() > largestImport)
        return failed(Failure::Code::Rejected, u"%1 has %2 bytes; at most %3 are read. Split it."_s.arg(name).arg(bytes.size()).arg(largestImport));
    QString text;
    const bool little = bytes.startsWith("\xFF\xFE");
    const bool big = bytes.startsWith("\xFE\xFF");
    if (little || big) {
        if (bytes.size() % 2 != 0)
            warn(u"%1: UTF-16 with an odd number of bytes; the last one, at %2, was left out."_s.arg(name).arg(bytes.size() - 1));
        QStringDecoder decoder(little ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE);
        text = decoder(bytes.left(bytes.size() / 2 * 2));
        if (decoder.hasError())
            warn(u"%1: some of its UTF-16 is not valid and was replaced."_s.arg(name));
        if (text.contains(QChar(u'\0')))
            return failed(Failure::Code::Rejected, u"%1 is not a text: it holds a NUL character at %2."_s.arg(name).arg(text.indexOf(QChar(u'\0'))));
    } else {
        if (const qsizetype nul = bytes.indexOf('\0'); nul >= 0)
            return failed(Failure::Code::Rejected, u"%1 is not a text: byte %2 is NUL."_s.arg(name).arg(nul));
        const qsizetype invalid = firstInvalidByte(bytes);
        if (invalid == bytes.size()) {
            text = QString::fromUtf8(bytes);
        } else {
            text = fromWindows1252(bytes);
            warn(u"%1: byte %2 is not UTF-8; it was read as Windows-1252."_s.arg(name).arg(invalid));
        }
    }
    if (text.trimmed().isEmpty() || text.trimmed() == u"\uFEFF"_s)
        return failed(Failure::Code::Rejected, u"%1 is empty."_s.arg(name));
    return text;
}

ImportedPage importPage(const QString &text, const ImportContext &context)
{
    ImportedPage page;
    page.fileName = context.fileName;
    page.text = text;
    const ScannedText scanned(page.text, context.language);
    if (scanned.count() == 0)
        return page;
    const QList<TextLine> lines = linesOf(scanned);
    const bool whole = context.shape != ImportContext::Shape::Page;
    const int titleLine = context.shape == ImportContext::Shape::Post ? 0 : -1;
    const QList<PageSection> sections = whole ? QList{PageSection{0, static_cast<int>(lines.size()), titleLine, -1}} : sectionsOf(scanned, lines);
    const QList<PageYear> years = yearsOf(scanned, lines, sections, context);
    page.posts.reserve(sections.size());
    for (const PageSection &section : sections) {
        ImportContext own = context;
        // The day of writing is that of the newest post, which stands first; those below are older by nobody knows how much.
        if (!page.posts.isEmpty() && section.inheritedDay < 0)
            own.reference = QDate();
        // … but by the order and the weekdays.
        const PageYear &year = years.at(page.posts.size());
        if (year.latest && (!own.today.isValid() || *year.latest < own.today))
            own.today = *year.latest;
        PostReader reader(scanned, lines, section, own, page.text);
        if (year.near)
            reader.setYearNear(*year.near);
        page.posts += reader.read();
    }
    // Posts touch each other, so that no text is lost between them.
    for (int index = 0; index < page.posts.size(); ++index) {
        if (index == 0)
            page.posts[index].begin = 0;
        page.posts[index].end = index + 1 < page.posts.size() ? page.posts.at(index + 1).begin : static_cast<int>(page.text.size());
    }
    return page;
}

Result<ImportedPage> importBytes(const QByteArray &bytes, const ImportContext &context)
{
    QStringList warnings;
    const Result<QString> text = decodeText(bytes, context.fileName, &warnings);
    if (!text)
        return tl::unexpected<Failure>(text.error());
    ImportedPage page = importPage(*text, context);
    page.warnings = warnings;
    return page;
}

void applyChoice(ImportedPage &page, int post, int time, Instant instant)
{
    if (post < 0 || post >= page.posts.size() || time < 0 || time >= page.posts.at(post).times.size())
        return;
    ImportedPost &chosen = page.posts[post];
    ImportedTime &answer = chosen.times[time];
    answer.utc = instant;
    answer.certain = true;
    answer.chosen = true;
    for (const TimeCandidate &candidate : std::as_const(answer.candidates)) {
        if (candidate.instant == instant)
            answer.zone = candidate.zone;
    }
    deriveInstants(chosen);
}

} // namespace tocsin
