// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "models/announcements/linter/finding.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

/// The resource of a static library registers itself only where somebody asks; the macro must stand outside any namespace.
static void initUiResource()
{
    Q_INIT_RESOURCE(ui);
}

namespace tocsin {
namespace {

using Named = std::pair<QLatin1StringView, QColor Theme::*>;
constexpr std::array plainColours{
    Named{"background"_L1, &Theme::background}, Named{"rail"_L1, &Theme::rail}, Named{"panel"_L1, &Theme::panel},
    Named{"raised"_L1, &Theme::raised}, Named{"line"_L1, &Theme::line}, Named{"grid"_L1, &Theme::grid},
    Named{"lane"_L1, &Theme::lane}, Named{"text"_L1, &Theme::text}, Named{"dimText"_L1, &Theme::dimText},
    Named{"accent"_L1, &Theme::accent}, Named{"accentInk"_L1, &Theme::accentInk},
    Named{"selection"_L1, &Theme::selection}, Named{"selectionLine"_L1, &Theme::selectionLine},
    Named{"now"_L1, &Theme::now}, Named{"nowInk"_L1, &Theme::nowInk}, Named{"tick"_L1, &Theme::tick},
};

/// Takes colours out of one JSON object and remembers the first that is not there.
class ColourReader
{
public:
    [[nodiscard]] QColor take(const QJsonObject &from, QLatin1StringView name, const QString &place)
    {
        const QColor colour(from.value(name).toString());
        if (!colour.isValid() && m_missing.isEmpty())
            m_missing = place + u'.' + name;
        return colour;
    }
    [[nodiscard]] const QString &missing() const { return m_missing; }

private:
    QString m_missing;
};

QByteArray resource(const QString &path)
{
    initUiResource();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double channel(float value)
{
    const double v = static_cast<double>(value);
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

} // namespace

Result<Theme> themeFrom(const QByteArray &json, bool dark)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failed(Failure::Code::Corrupt, u"palette: "_s + error.errorString() + u" at byte "_s + QString::number(error.offset));
    const QString side = dark ? u"dark"_s : u"light"_s;
    const QJsonObject all = document.object().value(side).toObject();
    const QJsonObject plain = all.value("colours"_L1).toObject();
    const QJsonObject levels = all.value("levels"_L1).toObject();
    const QJsonObject chips = all.value("chips"_L1).toObject();

    Theme theme;
    theme.isDark = dark;
    ColourReader reader;
    for (const auto &[name, member] : plainColours)
        theme.*member = reader.take(plain, name, side + u".colours"_s);
    for (const auto &row : enumNames<Level>) {
        const QJsonObject level = levels.value(row.name).toObject();
        const QString place = side + u".levels."_s + row.name;
        theme.levels.at(static_cast<std::size_t>(row.value)) = {
            reader.take(level, "fill"_L1, place), reader.take(level, "ink"_L1, place), reader.take(level, "tint"_L1, place),
            reader.take(level, "line"_L1, place), reader.take(level, "text"_L1, place)};
    }
    for (const auto &row : enumNames<Tone>) {
        const QJsonObject chip = chips.value(row.name).toObject();
        const QString place = side + u".chips."_s + row.name;
        theme.chips.at(static_cast<std::size_t>(row.value)) = {
            reader.take(chip, "ground"_L1, place), reader.take(chip, "line"_L1, place), reader.take(chip, "text"_L1, place)};
    }
    if (!reader.missing().isEmpty())
        return failed(Failure::Code::Corrupt, u"palette: no colour "_s + reader.missing());
    return theme;
}

Theme themeOf(bool dark)
{
    // The file is compiled in and tested, so it can only fail in a broken build; then Qt's own colours serve.
    return themeFrom(resource(u":/theme/palette.json"_s), dark).value_or(Theme{});
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) { palette.setColor(role, colour); };
    set(QPalette::Window, theme.panel);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.background);
    set(QPalette::AlternateBase, theme.lane);
    set(QPalette::ToolTipBase, theme.raised);
    set(QPalette::ToolTipText, theme.text);
    set(QPalette::PlaceholderText, theme.dimText);
    set(QPalette::Text, theme.text);
    set(QPalette::Button, theme.raised);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.now);
    set(QPalette::Light, theme.raised);
    set(QPalette::Midlight, theme.line);
    set(QPalette::Mid, theme.line);
    set(QPalette::Dark, theme.line);
    set(QPalette::Shadow, theme.rail);
    set(QPalette::Highlight, theme.accent);
    set(QPalette::HighlightedText, theme.accentInk);
    set(QPalette::Link, theme.isDark ? theme.of(Tone::Info).text : theme.accent);
    set(QPalette::LinkVisited, theme.isDark ? theme.of(Tone::Info).text : theme.accent);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.dimText);
    return palette;
}

QString styleSheetOf(const Theme &theme)
{
    QList<std::pair<QString, QString>> colours;
    for (const auto &[name, member] : plainColours)
        colours.emplaceBack(name, (theme.*member).name());
    for (const auto &row : enumNames<Level>) {
        const LevelColours &level = theme.of(row.value);
        colours.emplaceBack(row.name + u"Tint"_s, level.tint.name());
        colours.emplaceBack(row.name + u"Text"_s, level.text.name());
        colours.emplaceBack(row.name + u"Edge"_s, level.line.name());
        colours.emplaceBack(row.name + u"Fill"_s, level.fill.name());
        colours.emplaceBack(row.name + u"Ink"_s, level.ink.name());
    }
    for (const auto &row : enumNames<Tone>) {
        const ChipColours &chip = theme.of(row.value);
        colours.emplaceBack(row.name + u"Ground"_s, chip.ground.name());
        colours.emplaceBack(row.name + u"Line"_s, chip.line.name());
        colours.emplaceBack(row.name + u"Text"_s, chip.text.name());
    }
    // Longest names first, so that @line does not eat the beginning of @lineSomething.
    std::ranges::sort(colours, [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    QString sheet = QString::fromUtf8(resource(u":/theme/style.qss"_s));
    for (const auto &[name, colour] : colours)
        sheet.replace(u'@' + name, colour);
    return sheet;
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Tone toneOf(Status status)
{
    switch (status) {
    case Status::Investigating:
        return Tone::Bad;
    case Status::Identified:
    case Status::InProgress:
        return Tone::Warning;
    case Status::Monitoring:
    case Status::Verifying:
    case Status::Scheduled:
        return Tone::Info;
    case Status::Resolved:
    case Status::Completed:
        return Tone::Good;
    case Status::Cancelled:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone toneOf(LintSeverity severity)
{
    return severity == LintSeverity::Hard ? Tone::Bad : Tone::Warning;
}

} // namespace tocsin
