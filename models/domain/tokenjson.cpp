// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/tokenjson.h"

#include <QJsonArray>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr double largestWhole = 9007199254740992.0; // 2^53: beyond it JSON numbers skip integers

template<typename... Visitors> struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};
template<typename... Visitors> Overloaded(Visitors...) -> Overloaded<Visitors...>;

/// Takes members out of an object one by one and keeps the first thing that is wrong with any of them.
class MemberReader
{
public:
    MemberReader(const QJsonObject &object, const QString &place) : m_object(object), m_place(place) {}

    qint64 whole(QLatin1StringView key, std::optional<qint64> fallback)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined() && fallback)
            return *fallback;
        const double number = value.toDouble();
        if (!value.isDouble() || std::abs(number) > largestWhole || std::trunc(number) != number) {
            refuse(key, value.isUndefined() ? u"is missing"_s : u"is no whole number"_s);
            return 0;
        }
        return value.toInteger();
    }
    QString text(QLatin1StringView key, bool needed)
    {
        const QJsonValue value = take(key);
        if (!value.isString() && (needed || !value.isUndefined()))
            refuse(key, value.isUndefined() ? u"is missing"_s : u"is no text"_s);
        return value.toString();
    }
    bool flag(QLatin1StringView key)
    {
        const QJsonValue value = take(key);
        if (!value.isBool() && !value.isUndefined())
            refuse(key, u"is neither true nor false"_s);
        return value.toBool();
    }
    template<typename E> E name(QLatin1StringView key, E fallback)
    {
        const QString spelled = text(key, false);
        if (spelled.isEmpty())
            return fallback;
        const std::optional<E> value = enumFrom<E>(spelled);
        if (!value)
            refuse(key, u"has no value \""_s + spelled.left(40) + u'"');
        return value.value_or(fallback);
    }
    void refuse(QLatin1StringView key, const QString &why)
    {
        if (m_wrong.isEmpty())
            m_wrong = m_place + u'.' + key + u' ' + why;
    }
    /// The value, unless something was wrong or members are left that nobody asked for.
    Result<TokenValue> done(TokenValue value)
    {
        for (auto member = m_object.begin(); member != m_object.end(); ++member) {
            if (!m_known.contains(member.key()) && m_wrong.isEmpty())
                m_wrong = m_place + ": no such member, \""_L1 + member.key().left(40) + u'"';
        }
        if (!m_wrong.isEmpty())
            return failed(Failure::Code::Corrupt, m_wrong);
        return value;
    }

private:
    QJsonValue take(QLatin1StringView key)
    {
        m_known.insert(key);
        return m_object.value(key);
    }

    const QJsonObject m_object;
    const QString m_place;
    QSet<QString> m_known{u"type"_s};
    QString m_wrong;
};

void putText(QJsonObject &json, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

void putAbout(QJsonObject &json, bool about)
{
    if (about)
        json.insert("about"_L1, true);
}

} // namespace

QJsonObject toJson(const TokenValue &value)
{
    QJsonObject json;
    const auto put = Overloaded{
        [&json](const InstantToken &token) {
            json = {{u"type"_s, u"instant"_s}, {u"at"_s, token.instant}};
            putText(json, "zone"_L1, token.zone);
            if (token.precision != Precision::Minute)
                json.insert("precision"_L1, nameOf(token.precision));
            putAbout(json, token.about);
        },
        [&json](const IntervalToken &token) {
            json = {{u"type"_s, u"interval"_s}, {u"begin"_s, token.begin}, {u"end"_s, token.end}};
            putText(json, "zone"_L1, token.zone);
            putAbout(json, token.about);
        },
        [&json](const DateToken &token) {
            json = {{u"type"_s, u"date"_s}, {u"date"_s, token.date.toString(Qt::ISODate)}};
            putText(json, "zone"_L1, token.zone);
        },
        [&json](const DurationToken &token) {
            json = {{u"type"_s, u"duration"_s}, {u"shortest"_s, token.shortestMs}};
            if (token.longestMs != token.shortestMs)
                json.insert("longest"_L1, token.longestMs);
            putAbout(json, token.about);
        },
        [&json](const TargetToken &token) {
            json = {{u"type"_s, u"target"_s}};
            putText(json, "target"_L1, token.target);
            putText(json, "name"_L1, token.name);
        },
        [&json](const CountToken &token) {
            json = {{u"type"_s, u"count"_s}, {u"count"_s, token.count}};
            putText(json, "noun"_L1, token.noun);
        },
        [&json](const UrlToken &token) {
            json = {{u"type"_s, u"url"_s}, {u"url"_s, token.url}};
            putText(json, "text"_L1, token.text);
        },
    };
    std::visit(put, value);
    return json;
}

Result<TokenValue> tokenFromJson(const QJsonValue &json, const QString &place)
{
    if (!json.isObject())
        return failed(Failure::Code::Corrupt, place + ": no object"_L1);
    const QJsonObject object = json.toObject();
    const QString type = object.value("type"_L1).toString();
    MemberReader member(object, place);
    if (type == "instant"_L1) {
        InstantToken token;
        token.instant = member.whole("at"_L1, {});
        token.zone = member.text("zone"_L1, false);
        token.precision = member.name("precision"_L1, Precision::Minute);
        token.about = member.flag("about"_L1);
        return member.done(token);
    }
    if (type == "interval"_L1) {
        IntervalToken token;
        token.begin = member.whole("begin"_L1, {});
        token.end = member.whole("end"_L1, {});
        token.zone = member.text("zone"_L1, false);
        token.about = member.flag("about"_L1);
        if (token.end < token.begin)
            member.refuse("end"_L1, u"lies before begin"_s);
        return member.done(token);
    }
    if (type == "date"_L1) {
        DateToken token;
        const QString date = member.text("date"_L1, true);
        // Qt reads "2024-2-3" and a trailing clock too: only the spelling that it writes is ours.
        token.date = QDate::fromString(date, Qt::ISODate);
        token.zone = member.text("zone"_L1, false);
        if (!token.date.isValid() || token.date.toString(Qt::ISODate) != date)
            member.refuse("date"_L1, u"is no date"_s);
        return member.done(token);
    }
    if (type == "duration"_L1) {
        DurationToken token;
        token.shortestMs = member.whole("shortest"_L1, {});
        token.longestMs = member.whole("longest"_L1, token.shortestMs);
        token.about = member.flag("about"_L1);
        if (token.shortestMs < 0)
            member.refuse("shortest"_L1, u"is negative"_s);
        if (token.longestMs < token.shortestMs)
            member.refuse("longest"_L1, u"is less than shortest"_s);
        return member.done(token);
    }
    if (type == "target"_L1) {
        TargetToken token;
        token.target = member.text("target"_L1, false);
        token.name = member.text("name"_L1, false);
        if (token.target.isEmpty() && token.name.isEmpty())
            member.refuse("target"_L1, u"is missing"_s);
        return member.done(token);
    }
    if (type == "count"_L1) {
        CountToken token;
        token.count = member.whole("count"_L1, {});
        token.noun = member.text("noun"_L1, false);
        if (token.count < 0)
            member.refuse("count"_L1, u"is negative"_s);
        return member.done(token);
    }
    if (type == "url"_L1) {
        UrlToken token;
        token.url = member.text("url"_L1, true);
        token.text = member.text("text"_L1, false);
        return member.done(token);
    }
    return failed(Failure::Code::Corrupt, place + ": no such type, \""_L1 + type.left(40) + u'"');
}

QJsonObject toJson(const TokenText &text)
{
    QJsonObject json{{u"markdown"_s, text.markdown}};
    if (text.tokens.isEmpty())
        return json;
    QJsonArray tokens;
    for (const TokenValue &token : text.tokens)
        tokens.append(toJson(token));
    json.insert("tokens"_L1, tokens);
    return json;
}

Result<TokenText> tokenTextFromJson(const QJsonValue &json, const QString &place)
{
    const QJsonObject object = json.toObject();
    if (!json.isObject() || !object.value("markdown"_L1).isString())
        return failed(Failure::Code::Corrupt, place + ".markdown is no text"_L1);
    const QJsonValue tokens = object.value("tokens"_L1);
    if (!tokens.isUndefined() && !tokens.isArray())
        return failed(Failure::Code::Corrupt, place + ".tokens is no list"_L1);
    if (object.size() > (tokens.isUndefined() ? 1 : 2))
        return failed(Failure::Code::Corrupt, place + " has other members than markdown and tokens"_L1);
    TokenText text{object.value("markdown"_L1).toString(), {}};
    const QJsonArray list = tokens.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const Result<TokenValue> token = tokenFromJson(list.at(i), place + ".tokens["_L1 + QString::number(i) + u']');
        if (!token)
            return tl::unexpected(token.error());
        text.tokens.append(*token);
    }
    return text;
}

} // namespace tocsin
