// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokenhtml.h"
#include "models/announcements/tokens/tokentext.h"
#include "models/time/isotime.h"

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

template<typename... Visitors> struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};
template<typename... Visitors> Overloaded(Visitors...) -> Overloaded<Visitors...>;

QStringList zonesFor(const Rendering &rendering, const QString &tokenZone)
{
    if (!rendering.zones.isEmpty())
        return rendering.zones;
    return tokenZone.isEmpty() ? QStringList() : QStringList{tokenZone};
}

QString targetNameOf(const TargetToken &token, const Rendering &rendering)
{
    const QString known = rendering.targetName && !token.target.isEmpty() ? rendering.targetName(token.target) : QString();
    return !known.isEmpty() ? known : !token.name.isEmpty() ? token.name : token.target;
}

/// ISO 8601 duration for `<time datetime>`: "PT15M", "P1DT2H".
QString isoDuration(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / secondMs;
    QString text = u"P"_s;
    if (const qint64 days = seconds / 86400)
        text += QString::number(days) + u'D';
    const qint64 rest = seconds % 86400;
    if (rest == 0 && seconds > 0)
        return text;
    text += u'T';
    if (const qint64 hours = rest / 3600)
        text += QString::number(hours) + u'H';
    if (const qint64 minutes = rest / 60 % 60)
        text += QString::number(minutes) + u'M';
    if (rest % 60 != 0 || rest == 0)
        text += QString::number(rest % 60) + u'S';
    return text;
}

/// The style's stamp, with its date where the page's day is another one than that of @p instants.
StampStyle stampStyleFor(const Rendering &rendering, const QStringList &zones, std::initializer_list<Instant> instants)
{
    StampStyle style = rendering.style.stamp;
    if (style.date != DateSpelling::None || !rendering.day)
        return style;
    const QDate day = stampDate(*rendering.day, style, zones);
    if (std::ranges::any_of(instants, [&](Instant instant) { return stampDate(instant, style, zones) != day; }))
        style.date = style.otherDay;
    return style;
}

QString markdownToken(const TokenValue &value, const Rendering &rendering, bool atLineStart)
{
    if (const auto *url = std::get_if<UrlToken>(&value); url && isSafeUrl(url->url)) {
        QString address = url->url;
        address.replace(u'(', u"%28"_s).replace(u')', u"%29"_s).replace(u'<', u"%3C"_s).replace(u'>', u"%3E"_s);
        return u'[' + escapedMarkdown(url->text.isEmpty() ? url->url : url->text, false) + "]("_L1 + address + u')';
    }
    return escapedMarkdown(renderToken(value, rendering), atLineStart);
}

QString htmlToken(const TokenValue &value, const Rendering &rendering)
{
    const QString text = renderToken(value, rendering).toHtmlEscaped();
    const auto time = [&text](const QString &datetime, const QString &more = QString()) -> QString {
        return "<time datetime=\""_L1 + datetime + u'"' + more + u'>' + text + "</time>"_L1;
    };
    return std::visit(
        Overloaded{
            [&](const InstantToken &token) { return time(isoUtc(token.instant)); },
            [&](const IntervalToken &token) { return time(isoUtc(token.begin), " data-end=\""_L1 + isoUtc(token.end) + u'"'); },
            [&](const DateToken &token) { return time(token.date.toString(Qt::ISODate)); },
            [&](const DurationToken &token) {
                const bool isRange = token.longestMs > token.shortestMs;
                return time(isoDuration(token.shortestMs),
                            isRange ? QString(" data-longest=\""_L1 + isoDuration(token.longestMs) + u'"') : QString());
            },
            [&](const TargetToken &token) {
                return QString("<span class=\"target\" data-target=\""_L1 + token.target.toHtmlEscaped() + "\">"_L1 + text + "</span>"_L1);
            },
            [&](const CountToken &token) { return QString("<data value=\""_L1 + QString::number(token.count) + "\">"_L1 + text + "</data>"_L1); },
            [&](const UrlToken &token) {
                const QString shown = (token.text.isEmpty() ? token.url : token.text).toHtmlEscaped();
                return isSafeUrl(token.url) ? QString("<a href=\""_L1 + token.url.toHtmlEscaped() + "\">"_L1 + shown + "</a>"_L1) : shown;
            },
        },
        value);
}

} // namespace

QString escapedMarkdown(const QString &text, bool atLineStart)
{
    QString escaped;
    for (const QChar c : text) {
        if (u"\\`*_[]<>|~&"_s.contains(c))
            escaped.append(u'\\');
        escaped.append(c == u'\n' ? QChar(u' ') : c);
    }
    if (!atLineStart || escaped.isEmpty())
        return escaped;
    // Signs that would begin a heading, a list or a quotation: "2023. 09. 29." is a date, no item 2023.
    qsizetype digits = 0;
    while (digits < escaped.size() && escaped.at(digits).isDigit())
        ++digits;
    if (digits > 0 && digits < escaped.size() && (escaped.at(digits) == u'.' || escaped.at(digits) == u')'))
        escaped.insert(digits, u'\\');
    else if (u"#+-="_s.contains(escaped.at(0)))
        escaped.prepend(u'\\');
    return escaped;
}

Result<Rendering> renderingFor(const Audience &audience)
{
    return renderingFor(audience, HouseStyles());
}

Result<Rendering> renderingFor(const Audience &audience, const HouseStyles &styles)
{
    const Result<HouseStyle> style = styles.named(audience.houseStyle);
    if (!style)
        return tl::unexpected(style.error());
    return Rendering{audience.language, audience.zones, *style, {}, {}};
}

QString renderToken(const TokenValue &value, const Rendering &rendering)
{
    const QString &language = rendering.language;
    return std::visit(
        Overloaded{
            [&](const InstantToken &token) {
                const QStringList zones = zonesFor(rendering, token.zone);
                const QString text = stamp(token.instant, stampStyleFor(rendering, zones, {token.instant}), zones, language, token.precision);
                return token.about ? aboutInstant(text, language) : text;
            },
            [&](const IntervalToken &token) {
                const QStringList zones = zonesFor(rendering, token.zone);
                const QString text = intervalStamp(token.begin, token.end, stampStyleFor(rendering, zones, {token.begin, token.end}), zones, language);
                return token.about ? aboutInstant(text, language) : text;
            },
            [&](const DateToken &token) { return dateText(token.date, rendering.style.stamp, language); },
            [&](const DurationToken &token) {
                const QString text = durationText(token.shortestMs, token.longestMs, language);
                return token.about ? aboutDuration(text, language) : text;
            },
            [&](const TargetToken &token) { return targetNameOf(token, rendering); },
            [&](const CountToken &token) { return numberText(token.count, language); },
            [&](const UrlToken &token) {
                return token.text.isEmpty() || token.text == token.url ? token.url : QString(token.text + " ("_L1 + token.url + u')');
            },
        },
        value);
}

Result<QString> render(const TokenText &text, const Rendering &rendering, TextForm form)
{
    const Result<QList<TokenTextPart>> parts = splitTokenText(text.markdown, text.tokens.size());
    if (!parts)
        return tl::unexpected(parts.error());
    QString out;
    for (const TokenTextPart &part : *parts) {
        if (!part.token) {
            out.append(form == TextForm::Html ? withoutMarks(part.literal) : part.literal);
            continue;
        }
        const TokenValue &value = text.tokens.at(*part.token);
        if (form == TextForm::Plain)
            out.append(renderToken(value, rendering));
        else if (form == TextForm::Markdown)
            out.append(markdownToken(value, rendering, QStringView(out).sliced(out.lastIndexOf(u'\n') + 1).trimmed().isEmpty()));
        else
            out.append(tokenMark(*part.token));
    }
    if (form != TextForm::Html)
        return out;
    const MarkWriters marks{
        [&](qsizetype number) { return htmlToken(text.tokens.at(number), rendering); },
        [&](qsizetype number) {
            const auto *url = std::get_if<UrlToken>(&text.tokens.at(number));
            return url ? url->url : renderToken(text.tokens.at(number), rendering);
        },
    };
    return htmlFromMarkdown(out, marks);
}

} // namespace tocsin
