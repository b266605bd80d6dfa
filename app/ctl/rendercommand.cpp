// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"
#include "app/ctl/inputfile.h"
#include "app/ctl/reading.h"
#include "app/ctl/storyjson.h"

#include "models/announcements/tokens/postpage.h"
#include "models/domain/tokenjson.h"
#include "models/settings/settingsstore.h"
#include "models/time/walltime.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

enum class Form { Text, Markdown, Html, Stamp };

int refuse(const Failure &failure)
{
    complain(failure.detail);
    return Refused;
}

TextForm textFormOf(Form form)
{
    switch (form) {
    case Form::Markdown:
        return TextForm::Markdown;
    case Form::Html:
        return TextForm::Html;
    case Form::Text:
    case Form::Stamp:
        break;
    }
    return TextForm::Plain;
}

QString stampText(Instant instant, const Rendering &rendering)
{
    return stamp(instant, rendering.style.stamp, rendering.zones, rendering.language);
}

int renderInstant(Instant instant, const Rendering &rendering, Form form)
{
    const TokenText text{u"{t1}"_s, {InstantToken{instant, rendering.zones.value(0), Precision::Minute, false}}};
    print(form == Form::Html ? bodyText(text, rendering, TextForm::Html) : stampText(instant, rendering));
    return Done;
}

int renderFile(const QString &path, const Rendering &rendering, Form form)
{
    constexpr qint64 longestBody = 4 * 1024 * 1024;
    const auto bytes = readInput(path, longestBody, u"A body is one post."_s);
    if (!bytes)
        return refuse(bytes.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse({Failure::Code::Rejected, u"%1: is no JSON at byte %2 (%3)."_s.arg(path).arg(error.offset).arg(error.errorString())});
    const auto text = tokenTextFromJson(document.object(), path);
    if (!text)
        return refuse(text.error());
    const auto rendered = render(*text, rendering, textFormOf(form));
    if (!rendered)
        return refuse({Failure::Code::Rejected, u"%1: %2"_s.arg(path, rendered.error().detail)});
    print(*rendered);
    return Done;
}

int renderIncident(const CommandLine &line, Rendering rendering, Form form)
{
    const auto reader = openForReading(line.workspacePath());
    if (!reader)
        return refuse(reader.error());
    const auto snapshot = (*reader)->snapshot();
    const auto id = storyIdFrom(**reader, line.value(u"incident"_s));
    if (!id)
        return refuse(id.error());
    const auto story = (*reader)->story(*id);
    if (!story)
        return refuse(story.error());
    const auto translations = (*reader)->translations(*id);
    if (!translations)
        return refuse(translations.error());
    const auto targets = (*reader)->targets();
    if (!targets)
        return refuse(targets.error());
    const TargetNames names = namesOf(*targets);
    rendering.targetName = [&names](const QString &target) { return names.value(target); };
    if (rendering.language.isEmpty())
        rendering.language = story->language;
    if (rendering.zones.isEmpty() && !story->zone.isEmpty())
        rendering.zones = {story->zone};
    if (form == Form::Stamp) {
        print(stampText(story->opened, rendering));
        return Done;
    }
    const PostPage page = renderPage(*story, *translations, rendering, textFormOf(form));
    const int untranslated = page.untranslated();
    print(pageText(page, textFormOf(form)));
    if (untranslated > 0) {
        complain(counted(untranslated, u"%1 text has no approved translation into “%2” and stays in its own language"_s,
                         u"%1 texts have no approved translation into “%2” and stay in their own language"_s)
                     .arg(rendering.language));
    }
    return Done;
}

/// A style by its name, the user's own included, or in a file.
Result<HouseStyle> styleFrom(const QString &wanted)
{
    if (wanted.contains(u'/') || wanted.endsWith(".json"_L1, Qt::CaseInsensitive))
        return houseStyleFromFile(wanted);
    return HouseStyles(stylesFolder()).named(wanted);
}

} // namespace

int runRender(const Call &call)
{
    CommandLine line("render"_L1, u"(--incident ID | --file BODY.json | --at T) [options]"_s,
                     u"Writes a post, a body with tokens, or a single time as a reader sees it: in their language, zones and house style."_s);
    line.add(u"incident"_s, u"ID"_s, u"A post of the workspace."_s);
    line.add(u"file"_s, u"BODY.json"_s, u"A body with its tokens: {\"markdown\": …, \"tokens\": […]}."_s);
    line.add(u"at"_s, u"T"_s, u"A time, like 2023-09-29T10:20Z."_s);
    line.add(u"style"_s, u"S"_s,
             u"House style: "_s + HouseStyles(stylesFolder()).names().join(u", "_s) + u", or a file NAME.json; default: tocsin. Your own go to "_s + stylesFolder()
                 + u"."_s);
    line.add(u"language"_s, u"L"_s, u"Language of the reader; default: of the post, else en."_s);
    line.add(u"zones"_s, u"Z1,Z2,…"_s, u"IANA zones of the reader, the main one first; default: of the post, else UTC."_s);
    line.add(u"as"_s, u"text|markdown|html|stamp"_s, u"What to write; default: text."_s);
    line.addWorkspace();
    if (const auto end = line.parse(call.arguments))
        return *end;
    if (!line.operands().isEmpty())
        return line.wrong(u"render takes options only, not “%1”"_s.arg(line.operands().constFirst()));
    if (int(line.has(u"incident"_s)) + int(line.has(u"file"_s)) + int(line.has(u"at"_s)) != 1)
        return line.wrong(u"say what to write: exactly one of --incident, --file and --at"_s);

    Form form = Form::Text;
    const QString as = line.has(u"as"_s) ? line.value(u"as"_s) : u"text"_s;
    if (as == "markdown"_L1)
        form = Form::Markdown;
    else if (as == "html"_L1)
        form = Form::Html;
    else if (as == "stamp"_L1)
        form = Form::Stamp;
    else if (as != "text"_L1)
        return line.wrong(u"--as is text, markdown, html or stamp, not “%1”"_s.arg(as));
    if (form == Form::Stamp && line.has(u"file"_s))
        return line.wrong(u"a body has no single stamp; use --as text, markdown or html with --file"_s);

    Rendering rendering;
    const auto style = styleFrom(line.value(u"style"_s));
    if (!style)
        return line.wrong(style.error().detail);
    rendering.style = *style;
    if (line.has(u"language"_s)) {
        const auto language = line.language(u"language"_s);
        if (!language)
            return WrongUsage;
        rendering.language = *language;
    }
    const QStringList zones = line.value(u"zones"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &zone : zones) {
        if (!isZoneKnown(zone.trimmed()))
            return line.wrong(u"--zones are zones of the IANA database like Europe/Paris, or UTC; “%1” is none"_s.arg(zone));
        rendering.zones.append(zone.trimmed());
    }
    if (line.has(u"zones"_s) && rendering.zones.isEmpty())
        return line.wrong(u"--zones names no zone"_s);
    if (line.has(u"incident"_s))
        return renderIncident(line, rendering, form);
    if (rendering.language.isEmpty())
        rendering.language = u"en"_s;
    if (line.has(u"file"_s))
        return renderFile(line.value(u"file"_s), rendering, form);
    if (rendering.zones.isEmpty())
        rendering.zones = {u"UTC"_s};
    const auto instant = line.instant(u"at"_s);
    return instant ? renderInstant(*instant, rendering, form) : WrongUsage;
}

} // namespace tocsin::ctl
