// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"
#include "app/ctl/inputfile.h"

#include "models/announcements/linter/linter.h"
#include "models/announcements/linter/lintmessages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

/// Where offset @p offset of a text is for people and editors: lines and columns count from 1, columns in code points.
class LineIndex
{
public:
    explicit LineIndex(const QString &text) : m_text(text)
    {
        for (int at = 0; at < text.size(); ++at) {
            if (text.at(at) == u'\n')
                m_starts += at + 1;
        }
    }

    [[nodiscard]] QString placeOf(int offset) const
    {
        const auto line = std::upper_bound(m_starts.cbegin(), m_starts.cend(), offset) - 1;
        const QStringView before = QStringView(m_text).mid(*line, offset - *line);
        const auto lowSurrogates = std::count_if(before.cbegin(), before.cend(), [](QChar unit) { return unit.isLowSurrogate(); });
        return u"%1:%2"_s.arg(line - m_starts.cbegin() + 1).arg(before.size() - lowSurrogates + 1);
    }

private:
    const QString &m_text;
    QList<int> m_starts{0};
};

void printFindings(const QString &name, const ImportedPage &page, const QList<Finding> &findings)
{
    const LineIndex index(page.text);
    for (const Finding &finding : findings) {
        QString line = u"%1:%2: %3: %4"_s.arg(name, index.placeOf(finding.begin), QString(nameOf(finding.rule)), lintMessage(finding, QLocale::c()));
        if (!finding.repeats.isEmpty())
            line += counted(finding.repeats.size(), u" (and %1 place more)"_s, u" (and %1 places more)"_s);
        if (finding.fix)
            line += u" [%1]"_s.arg(finding.fix->edits.constFirst().text);
        print(safeForTerminal(line));
    }
}

QString ruleList()
{
    QString list = u"\nRules:\n"_s;
    for (const LintRuleInfo &info : lintRules())
        list += u"  %1 %2 %3\n"_s.arg(QString(nameOf(info.rule)).leftJustified(21), QString(nameOf(info.severity)).leftJustified(7), info.summary);
    return list;
}

Result<ImportedPage> readPage(const QString &file, ImportContext context)
{
    const auto bytes = readInput(file, largestImport);
    if (!bytes)
        return tl::unexpected(bytes.error());
    context.fileName = file;
    return importBytes(*bytes, context);
}

} // namespace

int runLint(const Call &call)
{
    CommandLine line("lint"_L1, u"[options] FILE|-"_s,
                     u"Checks the times of an announcement and says what is wrong or open: FILE:LINE:COLUMN: RULE: what [what to write].\n"
                     "With --format json the answer has the schema tocsin-import-1 with the findings in its lint arrays.\n"
                     "Exit status: 0 nothing was found, 1 something was found or the input was refused, 2 wrong usage.\n"_s
                         + ruleList());
    line.add(u"zone"_s, u"IANA"_s, u"The provider's home zone, which tells which EST is meant and what clocks without a zone word show."_s);
    line.add(u"reference"_s, u"YYYY-MM-DD"_s, u"The day on which the text was written; it settles dates without a year and “today”."_s);
    line.add(u"language"_s, u"L"_s, u"Language of the text (en, fr, pt-BR …); default: recognised."_s);
    line.add(u"now"_s, u"T"_s,
             u"The moment of publishing, against which eta-passed and, where the text does not say when it was written, notice-too-short measure. "
             "Default: now, or with --reference none, which silences both."_s);
    line.add(u"notice"_s, u"HOURS"_s, u"How long before its begin work is to be announced; default 24, 0 asks nothing."_s);
    line.add(u"original"_s, u"FILE"_s, u"The same announcement in another language: times that differ from it are a translation-mismatch."_s);
    line.addFormat();
    if (const auto end = line.parse(call.arguments))
        return *end;

    const QStringList files = line.operands();
    if (files.size() != 1)
        return line.wrong(files.isEmpty() ? u"which file? Name one, or - for standard input"_s : u"one file at a time"_s);
    ImportContext context;
    LintOptions options;
    if (line.has(u"zone"_s)) {
        const auto zone = line.zone(u"zone"_s);
        if (!zone)
            return WrongUsage;
        context.zone = *zone;
    }
    if (line.has(u"reference"_s)) {
        context.reference = QDate::fromString(line.value(u"reference"_s), u"yyyy-MM-dd"_s);
        if (!context.reference.isValid())
            return line.wrong(u"--reference is a date like 2023-09-29, not “%1”"_s.arg(line.value(u"reference"_s)));
    }
    if (line.has(u"language"_s)) {
        const auto language = line.language(u"language"_s);
        if (!language)
            return WrongUsage;
        context.language = *language;
    }
    if (line.has(u"now"_s)) {
        options.now = line.instant(u"now"_s);
        if (!options.now)
            return WrongUsage;
    } else if (!line.has(u"reference"_s)) {
        options.now = call.clock.now();
    }
    if (line.has(u"notice"_s)) {
        constexpr qint64 mostHours = 24 * 366;
        const auto hours = line.number(u"notice"_s, 0, mostHours);
        if (!hours)
            return WrongUsage;
        options.shortestNoticeMs = *hours * hourMs;
    }

    const auto page = readPage(files.first(), context);
    if (!page) {
        complain(page.error().detail);
        return Refused;
    }
    for (const QString &warning : page->warnings)
        complain(warning);
    QList<Finding> findings = lint(*page, options);
    if (line.has(u"original"_s)) {
        ImportContext other = context;
        other.language.clear();
        const auto original = readPage(line.value(u"original"_s), other);
        if (!original) {
            complain(original.error().detail);
            return Refused;
        }
        findings += lintTranslation(*original, *page);
        std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) { return a.begin < b.begin; });
    }
    if (line.format() == Format::Json)
        printBytes(jsonBytes(toJson(*page, findings), JsonLayout::Indented));
    else
        printFindings(files.first() == u"-"_s ? u"(stdin)"_s : files.first(), *page, findings);
    return findings.isEmpty() ? Done : Refused;
}

} // namespace tocsin::ctl
