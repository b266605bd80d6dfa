// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/tokenjson.h"

#include "models/domain/canonicaljson.h"
#include "models/domain/factfields.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr qint64 longestDuration = latestInstant - earliestInstant;

template<typename... Functions> struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template<typename... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

void addUnlessEmpty(CanonicalObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object.add(key, value);
}

QByteArray canonicalToken(const TokenValue &token)
{
    CanonicalObject object;
    std::visit(Overloaded{
                   [&](const InstantToken &value) {
                       object.add("type"_L1, "instant"_L1);
                       object.add("instant"_L1, value.instant);
                       addUnlessEmpty(object, "zone"_L1, value.zone);
                       if (value.precision != Precision::Minute)
                           object.add("precision"_L1, nameOf(value.precision));
                       if (value.about)
                           object.add("about"_L1, true);
                   },
                   [&](const IntervalToken &value) {
                       object.add("type"_L1, "interval"_L1);
                       object.add("begin"_L1, value.begin);
                       object.add("end"_L1, value.end);
                       addUnlessEmpty(object, "zone"_L1, value.zone);
                       if (value.about)
                           object.add("about"_L1, true);
                   },
                   [&](const DateToken &value) {
                       object.add("type"_L1, "date"_L1);
                       object.add("date"_L1, value.date.toString(Qt::ISODate));
                       addUnlessEmpty(object, "zone"_L1, value.zone);
                   },
                   [&](const DurationToken &value) {
                       object.add("type"_L1, "duration"_L1);
                       object.add("shortest"_L1, value.shortestMs);
                       if (value.longestMs != value.shortestMs)
                           object.add("longest"_L1, value.longestMs);
                       if (value.about)
                           object.add("about"_L1, true);
                   },
                   [&](const TargetToken &value) {
                       object.add("type"_L1, "target"_L1);
                       object.add("target"_L1, value.target);
                       object.add("name"_L1, value.name);
                   },
                   [&](const CountToken &value) {
                       object.add("type"_L1, "count"_L1);
                       object.add("count"_L1, value.count);
                       addUnlessEmpty(object, "noun"_L1, value.noun);
                   },
                   [&](const UrlToken &value) {
                       object.add("type"_L1, "url"_L1);
                       object.add("url"_L1, value.url);
                       addUnlessEmpty(object, "text"_L1, value.text);
                   },
               },
               token);
    return object.finish();
}

} // namespace

QByteArray canonicalTokenText(const TokenText &text)
{
    CanonicalObject object;
    object.add("markdown"_L1, text.markdown);
    if (!text.tokens.isEmpty()) {
        QByteArray tokens("[");
        for (const TokenValue &token : text.tokens) {
            if (tokens.size() > 1)
                tokens += ',';
            tokens += canonicalToken(token);
        }
        object.addJson("tokens"_L1, tokens + ']');
    }
    return object.finish();
}

QJsonObject tokenTextToJson(const TokenText &text)
{
    return fromCanonicalJson(canonicalTokenText(text)).value_or(QJsonObject());
}

QJsonObject tokenToJson(const TokenValue &token)
{
    return fromCanonicalJson(canonicalToken(token)).value_or(QJsonObject());
}

Result<TokenValue> tokenFromJson(const QJsonValue &value, const QString &where)
{
    if (!value.isObject())
        return failed(Failure::Code::Rejected, where + u" is no object"_s);
    FactFields fields(value.toObject(), where);
    const QString type = fields.text("type"_L1);
    TokenValue token;
    if (type == "instant"_L1) {
        token = InstantToken{fields.instant("instant"_L1), fields.textOr("zone"_L1),
                             fields.nameIfThere<Precision>("precision"_L1).value_or(Precision::Minute), fields.flag("about"_L1, false)};
    } else if (type == "interval"_L1) {
        const InstantRange range = fields.range("begin"_L1, "end"_L1);
        if (!range.end)
            fields.fail("end"_L1, u"is missing"_s);
        token = IntervalToken{range.begin, range.end.value_or(range.begin), fields.textOr("zone"_L1), fields.flag("about"_L1, false)};
    } else if (type == "date"_L1) {
        const QDate date = QDate::fromString(fields.text("date"_L1), Qt::ISODate);
        if (!date.isValid() || date.year() < 1 || date.year() > 9999)
            fields.fail("date"_L1, u"is no date of the form YYYY-MM-DD"_s);
        token = DateToken{date, fields.textOr("zone"_L1)};
    } else if (type == "duration"_L1) {
        const qint64 shortest = fields.integer("shortest"_L1, 0, longestDuration);
        const qint64 longest = fields.integerIfThere("longest"_L1, shortest, longestDuration).value_or(shortest);
        token = DurationToken{shortest, longest, fields.flag("about"_L1, false)};
    } else if (type == "target"_L1) {
        token = TargetToken{fields.text("target"_L1), fields.text("name"_L1)};
    } else if (type == "count"_L1) {
        constexpr qint64 greatest = qint64(1) << 53;
        token = CountToken{fields.integer("count"_L1, -greatest, greatest), fields.textOr("noun"_L1)};
    } else if (type == "url"_L1) {
        token = UrlToken{fields.text("url"_L1), fields.textOr("text"_L1)};
    } else {
        fields.fail("type"_L1, u"names no kind of token"_s);
    }
    if (fields.failure())
        return tl::unexpected<Failure>(*fields.failure());
    return token;
}

Result<TokenText> tokenTextFromJson(const QJsonValue &value, const QString &where)
{
    if (!value.isObject())
        return failed(Failure::Code::Rejected, where + u" is no object"_s);
    FactFields fields(value.toObject(), where);
    TokenText text{fields.text("markdown"_L1), {}};
    const QJsonValue tokens = fields.value("tokens"_L1);
    if (!tokens.isUndefined() && !tokens.isArray())
        fields.fail("tokens"_L1, u"is no list"_s);
    if (fields.failure())
        return tl::unexpected<Failure>(*fields.failure());
    const QJsonArray array = tokens.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        Result<TokenValue> token = tokenFromJson(array.at(i), fields.pathOf("tokens"_L1) + u'[' + QString::number(i) + u']');
        if (!token)
            return tl::unexpected<Failure>(token.error());
        text.tokens.append(*std::move(token));
    }
    return text;
}

} // namespace tocsin
