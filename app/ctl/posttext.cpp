// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/posttext.h"

#include "app/ctl/inputfile.h"
#include "models/announcements/importer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

[[nodiscard]] bool isUnfit(QChar c)
{
    constexpr char16_t leftToRightOverride = 0x202D;
    constexpr char16_t rightToLeftOverride = 0x202E;
    const bool isControl = c.category() == QChar::Other_Control && c != u'\n' && c != u'\r' && c != u'\t';
    return isControl || c == leftToRightOverride || c == rightToLeftOverride;
}

[[nodiscard]] QString codeOf(QChar c)
{
    return u"U+%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0')).toUpper();
}

} // namespace

std::optional<QString> unfitIn(const QString &text)
{
    const auto found = std::ranges::find_if(text, isUnfit);
    return found == text.cend() ? std::nullopt : std::optional(codeOf(*found));
}

Result<QString> readPostText(const QString &path)
{
    constexpr qint64 longest = 1024 * 1024;
    const QString name = path == "-"_L1 ? u"standard input"_s : path;
    const auto bytes = readInput(path, longest, u"Shorten it, and link to the rest."_s);
    if (!bytes)
        return tl::unexpected(bytes.error());
    QStringList assumed;
    auto text = decodeText(*bytes, name, &assumed);
    if (!text)
        return text;
    if (!assumed.isEmpty()) {
        const QList<QByteArray> lines = bytes->split('\n');
        const auto wrong = std::ranges::find_if(lines, [](const QByteArray &line) { return !line.isValidUtf8(); });
        return failed(Failure::Code::Rejected, u"%1: line %2 is not UTF-8. Convert it, for example with “iconv -f WINDOWS-1252 -t UTF-8”."_s.arg(name).arg(wrong - lines.cbegin() + 1));
    }
    if (const auto unfit = std::ranges::find_if(*text, isUnfit); unfit != text->cend()) {
        const QString before = text->first(unfit - text->cbegin());
        const qsizetype column = before.size() - before.lastIndexOf(u'\n');
        return failed(Failure::Code::Rejected, u"%1: line %2, column %3: %4 is for programs, not for readers; take it out."_s.arg(name).arg(before.count(u'\n') + 1).arg(column).arg(codeOf(*unfit)));
    }
    return text->trimmed();
}

} // namespace tocsin::ctl
