// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/postbody.h"

#include "app/ctl/command.h"
#include "app/ctl/commandline.h"

#include "models/announcements/linter/linter.h"
#include "models/announcements/linter/lintmessages.h"
#include "models/announcements/tokens/postpage.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

[[nodiscard]] Rendering plainRendering(const QString &zone, const QString &language)
{
    Rendering rendering;
    rendering.language = language;
    rendering.zones = {zone};
    return rendering;
}

/// "2023-07-20 02:59 EDT (2023-07-20T06:59:00Z)".
[[nodiscard]] QString candidateText(const TokenValue &value, const QString &zone)
{
    const QString words = renderToken(value, plainRendering(zone, u"en"_s));
    const auto *instant = std::get_if<InstantToken>(&value);
    return instant ? u"%1 (%2)"_s.arg(words, isoUtc(instant->instant)) : words;
}

[[nodiscard]] QString candidateList(const QList<TokenValue> &candidates, const QString &zone)
{
    QStringList list;
    for (qsizetype i = 0; i < candidates.size(); ++i)
        list.append(u"%1: %2"_s.arg(i + 1).arg(candidateText(candidates.at(i), zone)));
    return list.join(u"; "_s);
}

[[nodiscard]] ImportContext lintContext(const BodyContext &context)
{
    ImportContext lint;
    lint.zone = context.zone;
    lint.language = context.language;
    lint.reference = wallTimeOf(context.now, context.zone).date;
    lint.today = lint.reference;
    lint.written = context.now;
    lint.shape = ImportContext::Shape::Body;
    return lint;
}

/// What --settle says of @p time, if anything: the number of a candidate, or an instant.
[[nodiscard]] tl::expected<std::optional<TokenValue>, PostRefusal> settledValue(const QStringList &settle, const UnsettledTime &time, const QString &zone)
{
    for (const QString &typed : settle) {
        const qsizetype mark = typed.lastIndexOf(u'=');
        if (typed.left(mark) != time.words)
            continue;
        const QString choice = typed.mid(mark + 1);
        bool isNumber = false;
        const int number = choice.toInt(&isNumber);
        if (isNumber && number >= 1 && number <= time.candidates.size())
            return time.candidates.at(number - 1);
        if (const auto instant = instantFrom(choice))
            return TokenValue(InstantToken{*instant, zone});
        return tl::unexpected<PostRefusal>(PostRefusal{
            WrongUsage, {u"--settle: “%1” is neither an instant nor the number of what “%2” may mean (%3)"_s.arg(choice, time.words, candidateList(time.candidates, zone))}});
    }
    return std::nullopt;
}

} // namespace

tl::expected<BodyText, PostRefusal> readPostBody(const PostRequest &request, const BodyContext &context)
{
    BodyText body = bodyFromText(*request.text, context);
    QList<SettledTime> settled;
    PostRefusal refusal{Refused, {}};
    for (const UnsettledTime &time : std::as_const(body.unsettled)) {
        const auto value = settledValue(request.settle, time, context.zone);
        if (!value)
            return tl::unexpected<PostRefusal>(value.error());
        if (*value)
            settled.append({time.words, **value});
        else if (!request.keepUncertain)
            refusal.reasons.append(u"“%1” may mean %2. Say which with --settle '%1=1', or keep the words with --keep-uncertain."_s.arg(
                time.words, candidateList(time.candidates, context.zone)));
    }
    if (!refusal.reasons.isEmpty())
        return tl::unexpected<PostRefusal>(refusal);
    return settled.isEmpty() ? body : bodyFromText(*request.text, context, settled);
}

void appendTo(TokenText &text, const TokenText &behind)
{
    const auto parts = splitTokenText(behind.markdown, behind.tokens.size());
    if (!parts)
        return;
    if (!text.markdown.trimmed().isEmpty())
        text.markdown += u"\n\n"_s;
    const qsizetype known = text.tokens.size();
    for (const TokenTextPart &part : *parts)
        text.markdown += part.token ? u"{t%1}"_s.arg(*part.token + known + 1) : escapedBraces(part.literal);
    text.tokens += behind.tokens;
}

QString timeProblem(const QString &option, const QString &typed, const TimeEntry &read, const QString &zone)
{
    QList<TokenValue> candidates;
    for (const Instant instant : read.candidates)
        candidates.append(InstantToken{instant, zone});
    if (!candidates.isEmpty())
        return u"--%1: “%2” may mean %3. Write it as an instant in UTC, like 2023-09-29T10:20Z"_s.arg(option, typed, candidateList(candidates, zone));
    if (read.state == TimeEntry::State::Never)
        return u"--%1: no clock in %2 ever shows “%3”"_s.arg(option, zone, typed);
    return u"--%1 is a time like 12:20, “tomorrow 09:00 CEST” or 2023-09-29T10:20Z, or how long, like 30min; not “%2”"_s.arg(option, typed);
}

Result<InstantRange> readRange(const QString &option, const QString &typed, TimeDirection direction, const BodyContext &context)
{
    const QStringList ends = typed.split(u".."_s);
    if (ends.size() != 2)
        return failed(Failure::Code::Rejected, u"--%1 is BEGIN..END, not “%2”"_s.arg(option, typed));
    const auto read = [&](const QString &end, Instant from, const QString &zone, TimeDirection counted) {
        TimeEntry entry = readTimeEntry(end, from, zone, context.language, counted);
        if (entry.state == TimeEntry::State::After)
            entry = {TimeEntry::State::At, 0, from + entry.afterMs, {}};
        return entry;
    };
    const TimeEntry begin = read(ends.constFirst(), context.now, context.zone, direction);
    if (begin.state != TimeEntry::State::At)
        return failed(Failure::Code::Rejected, timeProblem(option, ends.constFirst(), begin, context.zone));
    const QString saidZone = zoneSaidIn(ends.constFirst(), context.now, context.zone, context.language);
    const QString endZone = saidZone.isEmpty() ? context.zone : saidZone;
    const TimeEntry end = read(ends.constLast(), begin.at, endZone, TimeDirection::Ahead);
    if (end.state != TimeEntry::State::At)
        return failed(Failure::Code::Rejected, timeProblem(option, ends.constLast(), end, endZone));
    const InstantRange range{begin.at, end.at};
    if (range.isEmpty())
        return failed(Failure::Code::Rejected, u"--%1: “%2” ends before it begins"_s.arg(option, typed));
    return range;
}

QList<Finding> hardFindings(const QString &text, const BodyContext &context)
{
    QList<Finding> findings = lint(text, lintContext(context), {context.now, 24 * hourMs});
    findings.removeIf([](const Finding &finding) { return finding.severity != LintSeverity::Hard; });
    return findings;
}

QStringList adviceOn(const TokenText &text, const BodyContext &context)
{
    const QString read = bodyText(text, plainRendering(context.zone, context.language), TextForm::Plain);
    QStringList advice;
    for (const Finding &finding : lint(read, lintContext(context), {context.now, 24 * hourMs})) {
        const QString words = u"%1: %2"_s.arg(QString(nameOf(finding.rule)), lintMessage(finding, QLocale::c()));
        if (finding.severity == LintSeverity::Advice && !advice.contains(words))
            advice.append(words);
    }
    return advice;
}

} // namespace tocsin::ctl
