// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timetext.h"

#include "models/time/stamp.h"
#include "models/time/walltime.h"
#include "ui/widgets/headings.h"

#include <QHash>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Stands for token i while Markdown is read; no text that people write has these.
constexpr char16_t firstMark = u'\uE000';
constexpr char16_t lastMark = u'\uF8FF';

template<typename... Visitors> struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};
template<typename... Visitors> Overloaded(Visitors...) -> Overloaded<Visitors...>;

QString about(bool isAbout, const QString &text)
{
    return isAbout ? QString(u"≈ "_s + text) : text;
}

/// @p token in its own zone, with the date only where that zone is on another day than the main one.
QString conversionWords(const InstantToken &token, const TimeText &times)
{
    StampStyle style;
    if (wallTimeOf(token.instant, token.zone).date == wallTimeOf(token.instant, times.zones.value(0, u"UTC"_s)).date)
        style.date = DateSpelling::None;
    return about(token.about, stamp(token.instant, style, {token.zone}, times.language, token.precision));
}

/// Lines of a post are lines: Markdown would join them, or make paragraphs of them. Only where a line begins a list, a heading or another block
/// of Markdown's own it stays to Markdown.
QString withLineBreaks(const QString &markdown)
{
    static const QRegularExpression block(u"^\\s*([-*+]\\s|[-=*_]{2,}\\s*$|[>#|]|[0-9]+[.)]\\s|```|~~~)"_s);
    const QStringList lines = markdown.split(u'\n');
    QString text;
    bool fenced = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        const QString bare = line.trimmed();
        if (bare.startsWith("```"_L1) || bare.startsWith("~~~"_L1))
            fenced = !fenced;
        text += line;
        if (i + 1 == lines.size())
            break;
        const QString &next = lines.at(i + 1);
        const bool isOwn = fenced || bare.isEmpty() || next.trimmed().isEmpty() || bare.startsWith(u'#') || bare.startsWith(u'|')
            || bare.startsWith("```"_L1) || bare.startsWith("~~~"_L1) || block.match(next).hasMatch();
        text += isOwn ? QChar(u'\n') : QChar(QChar::LineSeparator);
    }
    return text;
}

} // namespace

QString TimeText::full(Instant instant, Precision precision) const
{
    return stamp(instant, StampStyle{}, zones, language, precision);
}

QString TimeText::brief(Instant instant, Instant now, Precision precision) const
{
    const QString home = zones.value(0, u"UTC"_s);
    StampStyle style;
    if (precision != Precision::Day && wallTimeOf(instant, home).date == wallTimeOf(now, home).date)
        style.date = DateSpelling::None;
    return stamp(instant, style, {home}, language, precision);
}

QString TimeText::full(Instant begin, Instant end) const
{
    return intervalStamp(begin, end, StampStyle{}, zones, language);
}

QString TimeText::duration(Instant milliseconds) const
{
    // Nobody needs the minutes of days.
    const Instant grain = milliseconds >= 7 * dayMs ? dayMs : milliseconds >= dayMs ? hourMs : minuteMs;
    const Instant length = std::max<Instant>(0, milliseconds) / grain * grain;
    return durationText(length, length, language);
}

QString chipWords(const TokenValue &token, const TimeText &times, const ChipContext &context)
{
    const QString home = times.zones.value(0, u"UTC"_s);
    const QString &language = context.language.isEmpty() ? times.language : context.language;
    const auto isThatDay = [&](Instant instant) { return context.day && wallTimeOf(instant, home).date == wallTimeOf(*context.day, home).date; };
    return std::visit(
        Overloaded{
            [&](const InstantToken &t) {
                StampStyle style;
                if (t.precision != Precision::Day && isThatDay(t.instant))
                    style.date = DateSpelling::None;
                return about(t.about, stamp(t.instant, style, {home}, language, t.precision));
            },
            [&](const IntervalToken &t) {
                StampStyle style;
                if (isThatDay(t.begin) && isThatDay(t.end))
                    style.date = DateSpelling::None;
                return about(t.about, intervalStamp(t.begin, t.end, style, {home}, language));
            },
            [&](const DateToken &t) { return dateText(t.date, StampStyle{}, language); },
            [&](const DurationToken &t) { return about(t.about, durationText(t.shortestMs, t.longestMs, language)); },
            [&](const TargetToken &t) { return t.name.isEmpty() ? t.target.section(u':', 1) : t.name; },
            [&](const CountToken &t) { return numberText(t.count, language); },
            [&](const UrlToken &t) { return t.text.isEmpty() ? t.url : t.text; },
        },
        token);
}

Tone toneOfToken(const TokenValue &token)
{
    const bool isTime = std::holds_alternative<InstantToken>(token) || std::holds_alternative<IntervalToken>(token)
        || std::holds_alternative<DateToken>(token) || std::holds_alternative<DurationToken>(token);
    return isTime ? Tone::Info : Tone::Neutral;
}

QString hintOf(const TokenValue &token, const TimeText &times)
{
    return std::visit(
        Overloaded{
            [&](const InstantToken &t) {
                const QString text = times.full(t.instant, t.precision);
                return t.about ? aboutInstant(text, times.language) : text;
            },
            [&](const IntervalToken &t) {
                const QString text = times.full(t.begin, t.end);
                return t.about ? aboutInstant(text, times.language) : text;
            },
            [&](const DateToken &t) {
                StampStyle style;
                style.date = DateSpelling::Long;
                return dateText(t.date, style, times.language);
            },
            [&](const DurationToken &t) {
                const QString text = durationText(t.shortestMs, t.longestMs, times.language);
                return t.about ? aboutDuration(text, times.language) : QString();
            },
            [](const TargetToken &) { return QString(); },
            [](const CountToken &) { return QString(); },
            [](const UrlToken &t) { return t.url; },
        },
        token);
}

void PieceWriter::chip(const QString &words, Tone tone, const QString &hint, int key)
{
    ChipText::Chip chip;
    chip.begin = static_cast<int>(text.size()) + 1;
    chip.end = chip.begin + static_cast<int>(words.size());
    chip.tone = tone;
    chip.key = key;
    chip.hint = hint;
    chips.append(chip);
    // Blanks that do not break keep the box's own room, and the words of a time together.
    text += QChar(QChar::Nbsp) + QString(words).replace(u' ', QChar(QChar::Nbsp)) + QChar(QChar::Nbsp);
}

void PieceWriter::sentence(const QString &whole, const QList<Value> &values)
{
    for (qsizetype at = 0; at < whole.size(); ++at) {
        const int number = whole[at] == u'%' && at + 1 < whole.size() ? whole[at + 1].digitValue() : -1;
        if (number < 1 || number > values.size()) {
            text += whole[at];
            continue;
        }
        const Value &value = values.at(number - 1);
        chip(value.words, value.tone, value.hint);
        ++at;
    }
}

void showBody(ChipText &view, const TokenText &body, const TimeText &times, const ChipContext &context)
{
    const auto parts = splitTokenText(body.markdown, body.tokens.size());
    if (!parts) {
        view.setPlainText(body.markdown);
        view.setChips({});
        return;
    }
    QString markdown;
    for (const TokenTextPart &part : *parts) {
        if (part.token) {
            markdown += QChar(static_cast<char16_t>(std::min<qsizetype>(firstMark + *part.token, lastMark)));
        } else {
            QString literal = part.literal;
            for (QChar &c : literal) {
                if (c.unicode() >= firstMark && c.unicode() <= lastMark)
                    c = QChar(QChar::ReplacementCharacter);
            }
            markdown += literal;
        }
    }
    view.document()->setMarkdown(withLineBreaks(markdown), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML)
                                     | QTextDocument::MarkdownDialectCommonMark);
    quietHeadings(*view.document());
    QList<ChipText::Chip> chips;
    QHash<Instant, QString> said; // instants that stood in the text already, and the zone that they were written in
    QTextCursor cursor(view.document());
    for (int at = 0; at < view.document()->characterCount(); ++at) {
        const char16_t c = view.document()->characterAt(at).unicode();
        if (c < firstMark || c > lastMark)
            continue;
        const TokenValue &token = body.tokens.at(c - firstMark);
        QString words = chipWords(token, times, context);
        if (const auto *instant = std::get_if<InstantToken>(&token)) {
            // "09:00 CEST (03:00 EDT)": what is said again in another zone is a conversion and stays in that zone.
            const QString before = said.value(instant->instant);
            if (!before.isEmpty() && before != instant->zone && isZoneKnown(instant->zone))
                words = conversionWords(*instant, times);
            else
                said.insert(instant->instant, instant->zone);
        }
        PieceWriter piece;
        piece.chip(words, toneOfToken(token), hintOf(token, times));
        cursor.setPosition(at);
        cursor.setPosition(at + 1, QTextCursor::KeepAnchor);
        if (const auto *url = std::get_if<UrlToken>(&token)) {
            QTextCharFormat link;
            link.setAnchor(true);
            link.setAnchorHref(url->url);
            link.setForeground(view.palette().link());
            link.setFontUnderline(true);
            cursor.insertText(words, link);
        } else {
            cursor.insertText(piece.text);
            ChipText::Chip chip = piece.chips.first();
            chip.begin += at;
            chip.end += at;
            chips.append(chip);
        }
        at = cursor.position() - 1;
    }
    // Posts keep close together; Markdown's own margins are made for books.
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(0);
        format.setBottomMargin(block.next().isValid() ? 6 : 0);
        QTextCursor(block).setBlockFormat(format);
    }
    view.setChips(chips);
}

} // namespace tocsin
