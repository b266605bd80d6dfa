// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/bodytext.h"

#include "models/announcements/tokens/tokentext.h"
#include "models/announcements/tokens/typedtime.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// A place of the text that becomes a token.
struct Place
{
    int begin = 0;
    int end = 0;
    TokenValue value;
};

struct Range
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

[[nodiscard]] bool overlaps(qsizetype begin, qsizetype end, const Range &range)
{
    return begin < range.end && range.begin < end;
}

/// Code and addresses of @p text, in which names mean something else.
[[nodiscard]] QList<Range> literalRanges(const QString &text)
{
    static const QRegularExpression literal(u"(`+)(?:.|\\n)*?\\1|(?:https?://|mailto:|www\\.)\\S+|\\S+@\\S+"_s);
    QList<Range> ranges;
    for (auto match = literal.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        ranges.append({found.capturedStart(), found.capturedEnd()});
    }
    return ranges;
}

/// Whether a name may not begin or end here: a letter or digit on both sides, or a sign that joins names ("amur-2", "amur.example").
[[nodiscard]] bool isInsideWord(const QString &text, qsizetype at)
{
    if (at <= 0 || at >= text.size())
        return false;
    const auto isPart = [&text](qsizetype place) {
        if (place < 0 || place >= text.size())
            return false;
        const QChar letter = text.at(place);
        return letter.isLetterOrNumber() || letter == u'_';
    };
    const auto joins = [&text](qsizetype place) {
        const QChar letter = text.at(place);
        return letter == u'-' || letter == u'.';
    };
    if (isPart(at - 1) && isPart(at))
        return true;
    return (joins(at) && isPart(at - 1) && isPart(at + 1)) || (joins(at - 1) && isPart(at) && isPart(at - 2));
}

void addTargets(const QString &text, QList<Target> targets, QList<Place> &places)
{
    const QList<Range> literals = literalRanges(text);
    std::ranges::stable_sort(targets, std::ranges::greater(), [](const Target &target) { return target.name.size(); });
    for (const Target &target : std::as_const(targets)) {
        if (target.name.isEmpty())
            continue;
        for (qsizetype at = text.indexOf(target.name); at >= 0; at = text.indexOf(target.name, at + target.name.size())) {
            const qsizetype end = at + target.name.size();
            const auto isTaken = [at, end](const auto &range) { return overlaps(at, end, Range{range.begin, range.end}); };
            if (isInsideWord(text, at) || isInsideWord(text, end) || std::ranges::any_of(literals, isTaken) || std::ranges::any_of(places, isTaken))
                continue;
            places.append({static_cast<int>(at), static_cast<int>(end), TargetToken{target.id, target.name}});
        }
    }
}

} // namespace

BodyText bodyFromText(const QString &text, const BodyContext &context, const QList<SettledTime> &settled)
{
    BodyText read;
    QList<Place> places;
    for (const TypedToken &typed : typedTokensIn(text, {context.zone, context.language, context.now})) {
        const QString words = text.mid(typed.begin, typed.end - typed.begin);
        const auto known = std::ranges::find(settled, words, &SettledTime::words);
        if (typed.value) {
            places.append({typed.begin, typed.end, *typed.value});
        } else if (known != settled.cend()) {
            places.append({typed.begin, typed.end, known->value});
        } else {
            read.unsettled.append({typed.begin, typed.end, words, typed.candidates});
        }
    }
    addTargets(text, context.targets, places);
    std::ranges::sort(places, {}, &Place::begin);

    qsizetype from = 0;
    for (const Place &place : std::as_const(places)) {
        read.body.tokens.append(place.value);
        read.body.markdown += escapedBraces(text.mid(from, place.begin - from)) + u"{t"_s + QString::number(read.body.tokens.size()) + u'}';
        from = place.end;
    }
    read.body.markdown += escapedBraces(text.mid(from));
    return read;
}

} // namespace tocsin
