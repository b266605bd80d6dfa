// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"

#include "app/ctl/console.h"
#include "models/settings/settingsstore.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {

CommandLine::CommandLine(QLatin1StringView command, const QString &usage, const QString &description)
    : m_command(command), m_usage(usage)
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption({{u"h"_s, u"help"_s}, u"Show this help."_s});
}

void CommandLine::add(const QString &name, const QString &valueName, const QString &description)
{
    m_parser.addOption({name, description, valueName});
}

void CommandLine::addList(const QString &name, const QString &valueName, const QString &description)
{
    m_lists.append(name);
    add(name, valueName, description);
}

void CommandLine::addFlag(const QString &name, const QString &description)
{
    m_parser.addOption({name, description});
}

void CommandLine::addWorkspace()
{
    add(u"workspace"_s, u"FILE"_s, u"The workspace; default: the user's own, in the XDG data folder."_s);
}

void CommandLine::addFormat()
{
    m_hasFormat = true;
    add(u"format"_s, u"text|json"_s, u"Text for people (default) or JSON for programs."_s);
}

std::optional<int> CommandLine::parse(const QStringList &arguments)
{
    // QCommandLineParser skips the first argument, the program's own name.
    const bool understood = m_parser.parse(QStringList{u"tocsinctl"_s} + arguments);
    if (m_parser.isSet(u"help"_s)) {
        QString help = m_parser.helpText();
        help.remove(0, help.indexOf(u'\n') + 1); // Qt's usage line does not know of commands
        print(u"Usage: tocsinctl %1 %2"_s.arg(m_command, m_usage));
        print(help.trimmed());
        return Done;
    }
    if (!understood)
        return wrong(m_parser.errorText());
    // Neither is passed over in silence: the first of two texts, or a promise for which a script's variable was empty.
    const QStringList given = m_parser.optionNames();
    for (const QString &name : given) {
        const QStringList values = m_parser.values(name);
        if (values.size() > 1 && !m_lists.contains(name))
            return wrong(u"--%1 is given twice"_s.arg(name));
        for (const QString &value : values) {
            if (value.trimmed().isEmpty())
                return wrong(u"--%1 needs a value"_s.arg(name));
        }
    }
    if (m_hasFormat && has(u"format"_s)) {
        const QString format = value(u"format"_s);
        if (format == "json"_L1)
            m_format = Format::Json;
        else if (format != "text"_L1)
            return wrong(u"--format is text or json, not “%1”"_s.arg(format));
    }
    return std::nullopt;
}

QString CommandLine::workspacePath() const
{
    if (has(u"workspace"_s))
        return QFileInfo(value(u"workspace"_s)).absoluteFilePath();
    return defaultWorkspacePath();
}

int CommandLine::wrong(const QString &why) const
{
    complain(u"%1. See “tocsinctl %2 --help”."_s.arg(why.endsWith(u'.') ? why.chopped(1) : why, m_command));
    return WrongUsage;
}

std::optional<qint64> CommandLine::number(const QString &option, qint64 least, qint64 most) const
{
    bool read = false;
    const qint64 found = value(option).toLongLong(&read);
    if (read && found >= least && found <= most)
        return found;
    wrong(u"--%1 is a whole number from %2 to %3, not “%4”"_s.arg(option).arg(least).arg(most).arg(value(option)));
    return std::nullopt;
}

std::optional<Instant> CommandLine::instant(const QString &option) const
{
    const auto found = instantFrom(value(option));
    if (!found) {
        wrong(u"--%1 is an instant in UTC like 2023-09-29T10:20Z or a date like 2023-09-29, not “%2”"_s
                  .arg(option, value(option)));
    }
    return found;
}

std::optional<QString> CommandLine::zone(const QString &option) const
{
    const QString id = value(option);
    if (isZoneKnown(id))
        return id;
    wrong(u"--%1 is a zone of the IANA database like Europe/Paris, or UTC, not “%2”"_s.arg(option, id));
    return std::nullopt;
}

std::optional<QString> CommandLine::language(const QString &option) const
{
    static const QRegularExpression tag(u"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"_s);
    const QString code = value(option);
    if (tag.match(code).hasMatch())
        return code;
    wrong(u"--%1 is the code of a language like en, fr or pt-BR, not “%2”"_s.arg(option, code));
    return std::nullopt;
}

std::optional<Instant> instantFrom(const QString &text)
{
    if (const auto instant = fromIsoUtc(text))
        return instant;
    constexpr int dateLength = 10;
    if (text.size() == dateLength)
        return fromIsoUtc(QString(text + "T00:00Z"_L1));
    return std::nullopt;
}

} // namespace tocsin::ctl
