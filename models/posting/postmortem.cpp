// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/postmortem.h"

#include "models/announcements/tokens/tokentext.h"
#include "models/posting/postwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// Builds a token text piece by piece.
class TokenTextWriter
{
public:
    void words(const QString &words) { m_text.markdown += escapedBraces(words); }
    void token(const TokenValue &value)
    {
        qsizetype place = m_text.tokens.indexOf(value);
        if (place < 0) {
            place = m_text.tokens.size();
            m_text.tokens.append(value);
        }
        m_text.markdown += u"{t"_s + QString::number(place + 1) + u'}';
    }
    /// @p pattern with a call for each place: %1 … %9.
    void pattern(const QString &pattern, const std::function<void(int)> &place)
    {
        qsizetype from = 0;
        for (qsizetype at = pattern.indexOf(u'%'); at >= 0; at = pattern.indexOf(u'%', at + 1)) {
            const int number = at + 1 < pattern.size() ? pattern.at(at + 1).digitValue() : -1;
            if (number < 1)
                continue;
            words(pattern.mid(from, at - from));
            place(number);
            from = at + 2;
        }
        words(pattern.mid(from));
    }
    void heading(const QString &heading) { words((m_text.markdown.isEmpty() ? QString() : u"\n\n"_s) + u"## "_s + heading + u"\n\n"_s); }

    [[nodiscard]] const TokenText &text() const { return m_text; }

private:
    TokenText m_text;
};

struct ImpactLine
{
    InstantRange range;
    QStringList targets;
};

/// Targets that were off from and until the same times stand in one line. A plan is told only where nothing else was off.
[[nodiscard]] QList<ImpactLine> impactLines(const Story &story)
{
    const bool onlyPlanned = std::ranges::all_of(story.impacts, &Impact::planned);
    QList<ImpactLine> lines;
    for (const Impact &impact : story.impacts) {
        if (impact.planned && !onlyPlanned)
            continue;
        const auto line = std::ranges::find(lines, impact.range, &ImpactLine::range);
        if (line == lines.end())
            lines.append({impact.range, {impact.target}});
        else if (!line->targets.contains(impact.target))
            line->targets.append(impact.target);
    }
    return lines;
}

/// @p line without what would make it a heading, a quotation or an item of a list.
[[nodiscard]] QString withoutMarks(const QString &line)
{
    QString rest = line.trimmed().isEmpty() ? QString() : line.mid(line.indexOf(line.trimmed().at(0)));
    for (qsizetype space = rest.indexOf(u' '); space > 0; space = rest.indexOf(u' ')) {
        const QString mark = rest.left(space);
        const bool isMark = mark == u"-"_s || mark == u"*"_s || mark == u"+"_s || mark == u">"_s || mark.count(u'#') == mark.size();
        if (!isMark)
            break;
        rest.remove(0, space + 1);
    }
    return rest;
}

/// Writes the beginning of an update, as one line: its first paragraph, cut behind a word where it is long.
void writeBeginning(const TokenText &body, TokenTextWriter &writer)
{
    constexpr qsizetype longest = 160;
    const auto parts = splitTokenText(body.markdown, body.tokens.size());
    if (!parts)
        return;
    qsizetype room = longest;
    bool first = true;
    for (const TokenTextPart &part : *parts) {
        if (part.token) {
            writer.token(body.tokens.at(*part.token));
            room -= 10; // about as long as a stamp
            first = false;
            continue;
        }
        QString words = part.literal;
        if (first)
            words = withoutMarks(words);
        first = first && words.isEmpty();
        const qsizetype paragraph = words.indexOf(u"\n\n"_s);
        const bool ends = paragraph >= 0;
        if (ends)
            words.truncate(paragraph);
        words.replace(u'\n', u' ');
        if (words.size() > room) {
            const qsizetype space = words.lastIndexOf(u' ', std::max<qsizetype>(0, room));
            writer.words(words.left(std::max<qsizetype>(0, space)) + u'…');
            return;
        }
        writer.words(words);
        room -= words.size();
        if (ends)
            return;
    }
}

/// How bad it is at @p target when it is as bad as it was; none where @p story only names it. What was planned is no measure of what was not.
std::optional<Level> levelAgain(const Story &story, const QString &target)
{
    std::optional<Level> worst;
    for (const Impact &impact : story.impacts) {
        if (impact.target == target)
            worst = std::max(worst.value_or(Level::Degraded), impact.level);
    }
    return story.impacts.isEmpty() ? Level::Degraded : worst;
}

/// A story of @p kind that begins as any new one does, where @p before says that it is.
PostDraft draftAfter(const Story &before, IncidentKind kind, LinkKind link, qint64 nextUpdateMs)
{
    PostDraft draft;
    draft.beginsStory = true;
    draft.kind = kind;
    draft.status = firstStatus(kind);
    draft.language = before.language;
    draft.zone = before.zone;
    draft.targets = before.targets;
    draft.links = {Link{{}, link, before.id, {}}};
    if (kind != IncidentKind::Incident)
        return draft; // where a plan lies is not known yet
    for (const QString &target : before.targets) {
        if (const std::optional<Level> level = levelAgain(before, target))
            draft.impacts.append({{}, target, *level, {}, {}, false, false, false});
    }
    if (nextUpdateMs > 0)
        draft.promises = {{PromiseKind::NextUpdate, {}, nextUpdateMs}};
    return draft;
}

} // namespace

PostDraft postMortemDraft(const Story &story, const PostMortemWords &words, const std::function<QString(const QString &)> &targetName)
{
    PostDraft draft;
    draft.incident = story.id;
    draft.kind = story.kind;
    draft.language = story.language;
    draft.zone = story.zone;
    draft.postMortem = true;

    TokenTextWriter writer;
    const auto instant = [&writer, &story](Instant at) { writer.token(InstantToken{at, story.zone}); };
    writer.heading(words.summary);
    writer.heading(words.impact);
    const QList<ImpactLine> lines = impactLines(story);
    for (const ImpactLine &line : lines) {
        writer.words(&line == &lines.constFirst() ? u"- "_s : u"\n- "_s);
        // "From 12:08 until 12:08" would read as a mistake, and be held for one.
        const bool isMoment = line.range.end && *line.range.end / minuteMs == line.range.begin / minuteMs;
        writer.pattern(isMoment ? words.moment : line.range.end ? words.from : words.ongoing, [&](int place) {
            if (place == 1) {
                for (const QString &target : line.targets) {
                    if (&target != &line.targets.constFirst())
                        writer.words(u", "_s);
                    writer.token(TargetToken{target, targetName ? targetName(target) : target});
                }
            } else if (place == 2) {
                instant(line.range.begin);
            } else if (line.range.end) {
                instant(*line.range.end);
            }
        });
    }
    writer.heading(words.timeline);
    bool isFirst = true;
    for (const Update &update : story.updates) {
        if (update.retracted || update.postMortem || !update.at)
            continue;
        writer.words(std::exchange(isFirst, false) ? u"- "_s : u"\n- "_s);
        instant(*update.at);
        writer.words(u": "_s);
        writeBeginning(update.body, writer);
    }
    for (const QString &heading : {words.cause, words.remedy, words.prevention})
        writer.heading(heading);
    draft.body = writer.text();
    return draft;
}

QStringList emptySectionsOf(const QString &markdown)
{
    QStringList empty;
    QString heading;
    bool isEmpty = false;
    const auto close = [&] {
        if (isEmpty)
            empty.append(heading);
    };
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        const QString words = line.trimmed();
        qsizetype marks = 0;
        while (marks < words.size() && words.at(marks) == u'#')
            ++marks;
        if (marks > 0 && words.mid(marks, 1) == u" "_s) {
            close();
            heading = words.sliced(marks).trimmed();
            isEmpty = true;
        } else if (!words.isEmpty()) {
            isEmpty = false;
        }
    }
    close();
    return empty;
}

PostDraft recurrenceDraft(const Story &story, qint64 nextUpdateMs)
{
    PostDraft draft = draftAfter(story, story.kind, LinkKind::RecurrenceOf, nextUpdateMs);
    draft.title = story.title;
    return draft;
}

PostDraft turnedIncidentDraft(const Story &maintenance, qint64 nextUpdateMs)
{
    return draftAfter(maintenance, IncidentKind::Incident, LinkKind::MaintenanceTurnedIncident, nextUpdateMs);
}

} // namespace tocsin
