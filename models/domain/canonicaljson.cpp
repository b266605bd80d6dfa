// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// ECMA-262, Number::toString with radix 10, on the shortest digits that read back as the same double.
void appendNumber(QByteArray &out, double value)
{
    if (value == 0 || !std::isfinite(value)) { // -0 is 0; JSON has no NaN or infinity
        out += '0';
        return;
    }
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific).ptr;
    const QByteArrayView scientific(buffer, end);
    const qsizetype e = scientific.indexOf('e');
    QByteArray digits = scientific.first(e).toByteArray();
    digits.remove(1, 1); // the point, where there is one
    const int exponent = scientific.sliced(e + 1).toInt();
    const int count = static_cast<int>(digits.size());
    const int n = exponent + 1; // the value is 0.digits * 10^n

    if (value < 0)
        out += '-';
    if (count <= n && n <= 21) {
        out += digits + QByteArray(n - count, '0');
    } else if (0 < n && n <= 21) {
        out += digits.first(n) + '.' + digits.sliced(n);
    } else if (-6 < n && n <= 0) {
        out += "0." + QByteArray(-n, '0') + digits;
    } else {
        out += digits.first(1);
        if (count > 1)
            out += '.' + digits.sliced(1);
        out += 'e';
        out += n > 0 ? '+' : '-';
        out += QByteArray::number(std::abs(n - 1));
    }
}

void appendInteger(QByteArray &out, qint64 value)
{
    constexpr qint64 exact = qint64(1) << 53; // beyond it JCS knows doubles only
    if (value > exact || value < -exact) {
        appendNumber(out, static_cast<double>(value));
        return;
    }
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    out.append(buffer, end - buffer);
}

/// Escapes @p utf8, which is valid UTF-8.
void appendEscaped(QByteArray &out, QByteArrayView utf8)
{
    qsizetype plain = 0; // begin of what can be copied as it is
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out += utf8.sliced(plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        case '\f': out += "\\f"; break;
        case '\r': out += "\\r"; break;
        default:
            out += "\\u00";
            out += "0123456789abcdef"[c >> 4];
            out += "0123456789abcdef"[c & 15];
        }
    }
    out += utf8.sliced(plain);
}

void appendString(QByteArray &out, QStringView text)
{
    out += '"';
    QByteArray utf8;
    if (text.isValidUtf16()) {
        utf8 = text.toUtf8();
    } else { // QString::toUtf8 would write '?'
        QString repaired = text.toString();
        for (qsizetype i = 0; i < repaired.size(); ++i) {
            const bool pair = repaired.at(i).isHighSurrogate() && i + 1 < repaired.size() && repaired.at(i + 1).isLowSurrogate();
            if (pair)
                ++i;
            else if (repaired.at(i).isSurrogate())
                repaired[i] = QChar::ReplacementCharacter;
        }
        utf8 = repaired.toUtf8();
    }
    appendEscaped(out, utf8);
    out += '"';
}

void append(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        return;
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return;
    case QJsonValue::Double: {
        const double number = value.toDouble();
        // An integer that a double holds exactly takes the short way; both ways give the same text.
        if (std::abs(number) < 9e15 && number == std::floor(number))
            appendInteger(out, static_cast<qint64>(number));
        else
            appendNumber(out, number);
        return;
    }
    case QJsonValue::String:
        appendString(out, value.toString());
        return;
    case QJsonValue::Array: {
        out += '[';
        bool first = true;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array) {
            if (!std::exchange(first, false))
                out += ',';
            append(out, entry);
        }
        out += ']';
        return;
    }
    case QJsonValue::Object: {
        out += '{';
        bool first = true;
        const QJsonObject object = value.toObject();
        QStringList keys = object.keys();
        std::ranges::sort(keys); // QString compares UTF-16 code units, as JCS wants
        for (const QString &key : keys) {
            if (!std::exchange(first, false))
                out += ',';
            appendString(out, key);
            out += ':';
            append(out, object.value(key));
        }
        out += '}';
        return;
    }
    }
}

} // namespace

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    append(out, value);
    return out;
}

Result<QJsonObject> fromCanonicalJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failed(Failure::Code::Rejected, error.errorString() + u" at byte "_s + QString::number(error.offset));
    if (!document.isObject())
        return failed(Failure::Code::Rejected, u"the JSON is no object"_s);
    QJsonObject object = document.object();
    if (canonicalJson(object) != json)
        return failed(Failure::Code::Rejected, u"the JSON is not in its canonical form (RFC 8785)"_s);
    return object;
}

void CanonicalObject::add(QLatin1StringView key, QStringView value)
{
    QByteArray text;
    appendString(text, value);
    addJson(key, std::move(text));
}

void CanonicalObject::add(QLatin1StringView key, QLatin1StringView value)
{
    addJson(key, '"' + QByteArray(value.data(), value.size()) + '"');
}

void CanonicalObject::add(QLatin1StringView key, qint64 value)
{
    QByteArray text;
    appendInteger(text, value);
    addJson(key, std::move(text));
}

void CanonicalObject::add(QLatin1StringView key, double value)
{
    QByteArray text;
    appendNumber(text, value);
    addJson(key, std::move(text));
}

void CanonicalObject::add(QLatin1StringView key, bool value)
{
    addJson(key, value ? QByteArrayLiteral("true") : QByteArrayLiteral("false"));
}

void CanonicalObject::add(QLatin1StringView key, const QStringList &values)
{
    QByteArray text("[");
    for (const QString &value : values) {
        if (text.size() > 1)
            text += ',';
        appendString(text, value);
    }
    addJson(key, text + ']');
}

void CanonicalObject::add(QLatin1StringView key, const QList<Instant> &values)
{
    QByteArray text("[");
    for (const Instant value : values) {
        if (text.size() > 1)
            text += ',';
        appendInteger(text, value);
    }
    addJson(key, text + ']');
}

void CanonicalObject::addJson(QLatin1StringView key, QByteArray json)
{
    // Members are few: keeping them sorted costs less than sorting them later.
    const auto place = std::ranges::lower_bound(m_members, key, {}, [](const auto &member) { return member.first; });
    m_members.insert(place, {key, std::move(json)});
}

QByteArray CanonicalObject::finish()
{
    qsizetype size = 2;
    for (const auto &[key, json] : m_members)
        size += key.size() + json.size() + 4;
    QByteArray out;
    out.reserve(size);
    out += '{';
    for (const auto &[key, json] : m_members) {
        if (out.size() > 1)
            out += ',';
        out += '"';
        out.append(key.data(), key.size());
        out += "\":";
        out += json;
    }
    out += '}';
    m_members.clear();
    return out;
}

} // namespace tocsin
