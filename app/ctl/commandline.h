// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

#include "models/domain/instant.h"

#include <QCommandLineParser>

#include <optional>

namespace tocsin::ctl {

enum class Format { Text, Json };

/// The options of one command: what every command has (--help, --workspace, --format) and what it adds, read with messages
/// that say what is wrong and how to see what is right.
class CommandLine
{
public:
    /// @p usage is what follows the command's name: "[options] FILE|-…".
    CommandLine(QLatin1StringView command, const QString &usage, const QString &description);

    void add(const QString &name, const QString &valueName, const QString &description);
    void addList(const QString &name, const QString &valueName, const QString &description); ///< may be given several times
    void addFlag(const QString &name, const QString &description);
    void addWorkspace();
    void addFormat();

    /// Reads @p arguments. A value: end with it (--help was asked for, or usage was wrong and has been said).
    [[nodiscard]] std::optional<int> parse(const QStringList &arguments);

    [[nodiscard]] bool has(const QString &option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return m_parser.value(option); }
    [[nodiscard]] QStringList values(const QString &option) const { return m_parser.values(option); }
    [[nodiscard]] QStringList operands() const { return m_parser.positionalArguments(); }
    [[nodiscard]] Format format() const { return m_format; }
    [[nodiscard]] QString workspacePath() const; ///< absolute

    /// Says what is wrong and how to get help; answers WrongUsage.
    int wrong(const QString &why) const;

    // Typed options. Each answers nothing after having said what is wrong; call them only when has() or for a default.
    [[nodiscard]] std::optional<qint64> number(const QString &option, qint64 least, qint64 most) const;
    [[nodiscard]] std::optional<Instant> instant(const QString &option) const;
    [[nodiscard]] std::optional<QString> zone(const QString &option) const;
    [[nodiscard]] std::optional<QString> language(const QString &option) const; ///< BCP 47

private:
    QCommandLineParser m_parser;
    QLatin1StringView m_command;
    QString m_usage;
    QStringList m_lists;
    Format m_format = Format::Text;
    bool m_hasFormat = false;
};

/// An instant as the command line spells it: "2023-09-29T10:20Z" (seconds optional), or a date, which means its midnight in UTC.
[[nodiscard]] std::optional<Instant> instantFrom(const QString &text);

} // namespace tocsin::ctl
