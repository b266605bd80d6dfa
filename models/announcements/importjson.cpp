// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importer.h"
#include "models/announcements/linter/linter.h"
#include "models/announcements/linter/lintmessages.h"
#include "models/announcements/text/sourcetext.h"
#include "models/time/isotime.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

[[nodiscard]] QJsonValue utcOrNull(const std::optional<Instant> &instant) { return instant ? QJsonValue(isoUtc(*instant)) : QJsonValue(QJsonValue::Null); }
[[nodiscard]] QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text); }

[[nodiscard]] QLatin1StringView nameOf(ImportedPost::Year year)
{
    switch (year) {
    case ImportedPost::Year::Stated:
        return "stated"_L1;
    case ImportedPost::Year::Inferred:
        return "inferred"_L1;
    case ImportedPost::Year::Unknown:
        break;
    }
    return "unknown"_L1;
}

[[nodiscard]] QJsonObject toJson(const Finding &finding, const QString &text, const CodePoints &points)
{
    const auto at = [&points](int offset) { return points.before(offset); };
    QJsonObject json{{"begin"_L1, at(finding.begin)},
                     {"end"_L1, at(finding.end)},
                     {"span"_L1, text.mid(finding.begin, finding.end - finding.begin)},
                     {"rule"_L1, tocsin::nameOf(finding.rule)},
                     {"severity"_L1, tocsin::nameOf(finding.severity)},
                     {"message"_L1, lintMessage(finding, QLocale::c())},
                     {"suggestion"_L1, textOrNull(finding.fix ? finding.fix->edits.constFirst().text : finding.values.right)}};
    QJsonArray repeats;
    for (const TextSpan &span : finding.repeats)
        repeats += QJsonObject{{"begin"_L1, at(span.begin)}, {"end"_L1, at(span.end)}};
    if (!repeats.isEmpty())
        json["repeats"_L1] = repeats;
    return json;
}

[[nodiscard]] QJsonObject toJson(const ImportedPost &post, const CodePoints &points, const QJsonArray &lint)
{
    const auto at = [&points](int offset) { return points.before(offset); };
    QJsonObject json;
    json["begin"_L1] = at(post.begin);
    json["end"_L1] = at(post.end);
    json["title"_L1] = textOrNull(post.title);
    json["kind"_L1] = tocsin::nameOf(post.kind);
    json["state"_L1] = textOrNull(post.state);
    json["language"_L1] = post.language;
    json["year"_L1] = nameOf(post.year);
    QJsonArray years;
    for (const int year : post.yearCandidates)
        years += year;
    json["year_candidates"_L1] = years;

    QJsonArray zones;
    QJsonArray servers;
    QJsonArray services;
    for (const ImportedTarget &target : post.targets) {
        QJsonArray &list = target.kind == TargetKind::Zone ? zones : target.kind == TargetKind::Server ? servers : services;
        list += target.name;
    }
    json["zones"_L1] = zones;
    json["servers"_L1] = servers;
    json["services"_L1] = services;

    QJsonArray windows;
    for (const ImportedWindow &window : post.windows) {
        windows += QJsonObject{{"start_utc"_L1, utcOrNull(window.start)},
                               {"end_utc"_L1, utcOrNull(window.end)},
                               {"precision"_L1, tocsin::nameOf(window.precision)},
                               {"role"_L1, window.role == ImportedWindow::Role::Planned ? "planned"_L1 : "actual"_L1},
                               {"certain"_L1, window.certain}};
    }
    json["windows"_L1] = windows;

    QJsonArray impact;
    for (const ImportedDuration &duration : post.expectedImpact) {
        impact += QJsonObject{{"shortest_min"_L1, static_cast<double>(duration.shortestMs) / static_cast<double>(minuteMs)},
                              {"longest_min"_L1, static_cast<double>(duration.longestMs) / static_cast<double>(minuteMs)}};
    }
    json["expected_impact"_L1] = impact;
    json["order"_L1] = post.newestFirst ? QJsonValue(*post.newestFirst ? "newest-first"_L1 : "oldest-first"_L1) : QJsonValue(QJsonValue::Null);

    QJsonArray updates;
    for (const ImportedUpdate &update : post.updates) {
        updates += QJsonObject{{"begin"_L1, at(update.begin)},
                               {"end"_L1, at(update.end)},
                               {"instant_utc"_L1, utcOrNull(update.instant)},
                               {"certain"_L1, update.certain},
                               {"label"_L1, textOrNull(update.label)},
                               {"text"_L1, update.text}};
    }
    json["updates"_L1] = updates;

    QJsonArray times;
    for (const ImportedTime &time : post.times) {
        QJsonArray candidates;
        for (const TimeCandidate &candidate : time.candidates)
            candidates += isoUtc(candidate.instant);
        times += QJsonObject{{"begin"_L1, at(time.begin)},   {"end"_L1, at(time.end)},        {"span"_L1, time.span},
                             {"utc"_L1, utcOrNull(time.utc)}, {"certain"_L1, time.certain},    {"candidates"_L1, candidates},
                             {"role"_L1, tocsin::nameOf(time.role)}};
    }
    json["times"_L1] = times;

    json["lint"_L1] = lint;
    return json;
}

} // namespace

QJsonObject toJson(const ImportedPage &page) { return toJson(page, lint(page)); }

QJsonObject toJson(const ImportedPage &page, const QList<Finding> &findings)
{
    const CodePoints points(page.text);
    QList<QJsonArray> lint(page.posts.size());
    for (const Finding &finding : findings)
        lint[finding.post] += toJson(finding, page.text, points);
    QJsonArray posts;
    for (int index = 0; index < page.posts.size(); ++index)
        posts += toJson(page.posts.at(index), points, lint.at(index));
    return {{"schema"_L1, "tocsin-import-1"_L1}, {"file"_L1, page.fileName}, {"posts"_L1, posts}};
}

} // namespace tocsin
