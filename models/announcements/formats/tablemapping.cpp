// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/tablemapping.h"

#include "models/time/walltime.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringConverter>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

using Columns = std::array<std::pair<QLatin1StringView, QString TableMapping::*>, 10>;
constexpr Columns columnMembers{{{"title"_L1, &TableMapping::title},
                                 {"kind"_L1, &TableMapping::kind},
                                 {"status"_L1, &TableMapping::status},
                                 {"level"_L1, &TableMapping::level},
                                 {"begin"_L1, &TableMapping::begin},
                                 {"end"_L1, &TableMapping::end},
                                 {"targets"_L1, &TableMapping::targets},
                                 {"text"_L1, &TableMapping::text},
                                 {"time"_L1, &TableMapping::time},
                                 {"key"_L1, &TableMapping::key}}};

template <typename E> [[nodiscard]] QString namesOf()
{
    QStringList names;
    for (const auto &row : enumNames<E>)
        names += QString(row.name);
    return names.join(u", "_s);
}

class MappingReader
{
public:
    explicit MappingReader(const QString &fileName) : m_fileName(fileName) { }

    Result<TableMapping> read(const QByteArray &json)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError)
            return refused(u"byte %1"_s.arg(error.offset), u"is no valid JSON (%1)"_s.arg(error.errorString()));
        if (!document.isObject())
            return refused({}, u"is no JSON object: {\"columns\": {…}}"_s);
        m_mapping.fileName = m_fileName;
        const QJsonObject root = document.object();
        for (auto at = root.begin(); at != root.end(); ++at) {
            const QString name = at.key();
            const QJsonValue value = at.value();
            if (name == "columns"_L1)
                readColumns(value);
            else if (name == "heading"_L1)
                m_mapping.heading = value.isBool() ? value.toBool() : (wrong(name, u"true or false"_s), true);
            else if (name == "kinds"_L1)
                readWords(name, value, m_mapping.kinds);
            else if (name == "statuses"_L1)
                readWords(name, value, m_mapping.statuses);
            else if (name == "levels"_L1)
                readWords(name, value, m_mapping.levels);
            else if (!value.isString())
                wrong(name, u"a text, or is no member of a mapping"_s);
            else
                readText(name, value.toString());
        }
        if (m_wrong.isEmpty() && m_mapping.title.isEmpty() && m_mapping.text.isEmpty())
            wrong(u"columns"_s, u"naming a “title” or a “text”, of which a table needs one"_s);
        if (!m_wrong.isEmpty())
            return refused(m_wrong, m_expected);
        return m_mapping;
    }

private:
    [[nodiscard]] tl::unexpected<Failure> refused(const QString &place, const QString &why) const
    {
        const QString name = m_fileName.isEmpty() ? u"the mapping"_s : m_fileName;
        const QString where = place.isEmpty() ? name : QString(name % u": "_s % place);
        return failed(Failure::Code::Rejected,
                      where % u": "_s % why % u". “tocsinctl import --help” shows a mapping."_s);
    }

    void wrong(const QString &member, const QString &expected)
    {
        if (!m_wrong.isEmpty())
            return;
        m_wrong = member;
        m_expected = u"is not "_s % expected;
    }

    void readColumns(const QJsonValue &value)
    {
        if (!value.isObject()) {
            wrong(u"columns"_s, u"an object"_s);
            return;
        }
        const QJsonObject columns = value.toObject();
        for (auto at = columns.begin(); at != columns.end(); ++at) {
            bool known = false;
            for (const auto &[name, member] : columnMembers) {
                if (at.key() != name)
                    continue;
                known = true;
                m_mapping.*member = at.value().isDouble() ? QString::number(at.value().toInt()) : at.value().toString();
                if ((m_mapping.*member).isEmpty())
                    wrong(u"columns."_s % at.key(), u"the name or the number of a column"_s);
            }
            if (!known)
                wrong(u"columns."_s % at.key(),
                      u"known; title, kind, status, level, begin, end, targets, text, time and key are"_s);
        }
    }

    template <typename E> void readWords(const QString &name, const QJsonValue &value, QHash<QString, E> &words)
    {
        if (!value.isObject()) {
            wrong(name, u"an object"_s);
            return;
        }
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            const auto known = enumFrom<E>(at.value().toString());
            if (known)
                words.insert(at.key().trimmed().toLower(), *known);
            else
                wrong(name % u'.' % at.key(), u"one of "_s % namesOf<E>());
        }
    }

    void readText(const QString &name, const QString &value)
    {
        if (name == "separator"_L1) {
            if (value.size() != 1 || value == "\""_L1 || value == "\n"_L1 || value == "\r"_L1)
                wrong(name, u"one character, like \";\" or \"\\t\""_s);
            else
                m_mapping.separator = value.at(0);
        } else if (name == "encoding"_L1) {
            const QString folded = value.toLower();
            if (folded != "windows-1252"_L1 && !QStringConverter::encodingForName(folded.toLatin1().constData()))
                wrong(name, u"an encoding that is known: utf-8, utf-16le, utf-16be, iso-8859-1, windows-1252"_s);
            m_mapping.encoding = folded;
        } else if (name == "zone"_L1) {
            if (!isZoneKnown(value))
                wrong(name, u"an IANA zone like Europe/Oslo"_s);
            m_mapping.zone = value;
        } else if (name == "date_format"_L1) {
            if (!value.contains(u'd') || !value.contains(u'M') || !value.contains(u'y'))
                wrong(name, u"a pattern with day, month and year, like “dd.MM.yyyy HH:mm”"_s);
            m_mapping.dateFormat = value;
        } else if (name == "target_separator"_L1) {
            m_mapping.targetSeparator = value;
        } else if (name == "target_kind"_L1) {
            const std::array kinds{std::pair{"zone"_L1, TargetKind::Zone}, std::pair{"server"_L1, TargetKind::Server},
                                   std::pair{"service"_L1, TargetKind::Service}};
            bool known = false;
            for (const auto &[word, kind] : kinds) {
                if (value == word) {
                    m_mapping.targetKind = kind;
                    known = true;
                }
            }
            if (!known)
                wrong(name, u"zone, server or service"_s);
        } else {
            wrong(name, u"a member of a mapping"_s);
        }
    }

    QString m_fileName;
    TableMapping m_mapping;
    QString m_wrong;
    QString m_expected;
};

} // namespace

Result<TableMapping> readMapping(const QByteArray &json, const QString &fileName)
{
    return MappingReader(fileName).read(json);
}

} // namespace tocsin
