// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/stamp.h"
#include "models/time/timedata.h"
#include "models/time/walltime.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

const QStringList &names()
{
    static const QStringList list{u"clever"_s, u"gandi"_s, u"host"_s, u"runbox"_s, u"tiger"_s, u"tocsin"_s};
    return list;
}

/// Reads the members of one JSON object and keeps the first complaint.
class StyleReader
{
public:
    StyleReader(const QJsonObject &object, const QString &place, QString &wrong) : m_object(object), m_place(place), m_wrong(wrong) {}
    ~StyleReader()
    {
        for (const QString &key : m_object.keys()) {
            if (!m_known.contains(key))
                complain(key, u"is no member of a style"_s);
        }
    }
    StyleReader(const StyleReader &) = delete;
    StyleReader &operator=(const StyleReader &) = delete;

    void text(QLatin1StringView key, QString &to)
    {
        const QJsonValue value = take(key);
        if (value.isString())
            to = value.toString();
        else if (!value.isUndefined())
            complain(key, u"is no text"_s);
    }
    void flag(QLatin1StringView key, bool &to)
    {
        const QJsonValue value = take(key);
        if (value.isBool())
            to = value.toBool();
        else if (!value.isUndefined())
            complain(key, u"is neither true nor false"_s);
    }
    template<typename E> void name(QLatin1StringView key, E &to)
    {
        QString spelled;
        text(key, spelled);
        if (spelled.isEmpty())
            return;
        if (const std::optional<E> value = enumFrom<E>(spelled))
            to = *value;
        else
            complain(key, u"has no value \""_s + spelled.left(40) + u'"');
    }
    QJsonValue take(QLatin1StringView key)
    {
        m_known.append(key);
        return m_object.value(key);
    }
    void complain(const QString &key, const QString &why)
    {
        if (m_wrong.isEmpty())
            m_wrong = m_place + key + u' ' + why;
    }

private:
    const QJsonObject m_object;
    const QString m_place;
    QString &m_wrong;
    QStringList m_known;
};

StampStyle readStamp(const QJsonValue &json, const QString &place, QString &wrong)
{
    StampStyle style;
    if (!json.isObject()) {
        if (wrong.isEmpty())
            wrong = place + u" is no object"_s;
        return style;
    }
    StyleReader reader(json.toObject(), place + u'.', wrong);
    reader.name("date"_L1, style.date);
    reader.name("hours"_L1, style.hours);
    reader.name("otherHours"_L1, style.otherHours);
    reader.flag("padHour"_L1, style.padHour);
    reader.flag("otherPadHour"_L1, style.otherPadHour);
    reader.name("zone"_L1, style.zone);
    reader.text("fixedZone"_L1, style.fixedZone);
    if (!style.fixedZone.isEmpty() && !isZoneKnown(style.fixedZone))
        reader.complain(u"fixedZone"_s, u"is no zone: "_s + style.fixedZone.left(40));
    const QJsonValue most = reader.take("maxZones"_L1);
    style.maxZones = most.toInt(-1);
    if (most.isUndefined())
        style.maxZones = 0;
    else if (style.maxZones < 0)
        reader.complain(u"maxZones"_s, u"is no number from 0 up"_s);
    return style;
}

} // namespace

QStringList houseStyleNames()
{
    return names();
}

Result<HouseStyle> parseHouseStyle(const QByteArray &json, const QString &name)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    const QString file = name + u".json: "_s;
    if (error.error != QJsonParseError::NoError)
        return failed(Failure::Code::Corrupt, file + u"byte "_s + QString::number(error.offset) + u": "_s + error.errorString());
    if (!document.isObject())
        return failed(Failure::Code::Corrupt, file + u"no object"_s);
    HouseStyle style;
    style.name = name;
    QString wrong;
    {
        StyleReader reader(document.object(), QString(), wrong);
        reader.text("label"_L1, style.label);
        reader.text("updateHeading"_L1, style.updateHeading);
        reader.text("title"_L1, style.title);
        reader.flag("newestFirst"_L1, style.newestFirst);
        const QJsonValue stampJson = reader.take("stamp"_L1);
        style.stamp = readStamp(stampJson, u"stamp"_s, wrong);
        const QJsonValue updateJson = reader.take("updateStamp"_L1);
        style.updateStamp = updateJson.isUndefined() ? style.stamp : readStamp(updateJson, u"updateStamp"_s, wrong);
        const QJsonObject states = reader.take("states"_L1).toObject();
        for (auto state = states.begin(); state != states.end(); ++state) {
            if (!enumFrom<Status>(state.key()) || !state.value().isString())
                reader.complain(u"states."_s + state.key(), u"is no status with its word"_s);
            style.states.insert(state.key(), state.value().toString());
        }
        if (!style.updateHeading.contains("{stamp}"_L1))
            reader.complain(u"updateHeading"_s, u"has no {stamp}"_s);
        if (!style.title.contains("{title}"_L1))
            reader.complain(u"title"_s, u"has no {title}"_s);
    }
    if (!wrong.isEmpty())
        return failed(Failure::Code::Corrupt, file + wrong);
    return style;
}

Result<HouseStyle> houseStyle(const QString &name)
{
    const QString wanted = name.isEmpty() ? u"tocsin"_s : name;
    if (!names().contains(wanted))
        return failed(Failure::Code::NotFound, u"no house style \""_s + wanted.left(40) + u"\"; there are "_s + names().join(", "_L1));
    return parseHouseStyle(timeData(u"styles/"_s + wanted + u".json"_s), wanted);
}

} // namespace tocsin
