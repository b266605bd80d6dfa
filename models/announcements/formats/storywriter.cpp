// SPDX-License-Identifier: GPL-3.0-or-later
// Stories become a page: one text, in which every position points to what a source states, or to what the recogniser
// found in its statements.
#include "models/announcements/formats/sourcestory.h"

#include "models/announcements/posts/postreader.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// Without blank lines in front and white space behind.
[[nodiscard]] QString bodyOf(const QString &source)
{
    const QString text = cleaned(source);
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size() && text.at(at).isSpace(); ++at) {
        if (text.at(at) == u'\n')
            from = at + 1;
    }
    qsizetype to = text.size();
    while (to > from && text.at(to - 1).isSpace())
        --to;
    return text.mid(from, to - from);
}

[[nodiscard]] QString stateOf(Status status)
{
    switch (status) {
    case Status::Resolved:
        return u"resolved"_s;
    case Status::Completed:
        return u"completed"_s;
    case Status::Cancelled:
        return u"cancelled"_s;
    case Status::Scheduled:
        return u"scheduled"_s;
    case Status::Monitoring:
    case Status::Verifying:
        return u"monitoring"_s;
    case Status::Investigating:
    case Status::Identified:
    case Status::InProgress:
        break;
    }
    return {};
}

/// What the recogniser made of a title and a statement, and where these stand in the page.
struct Reading
{
    ImportedPost post;
    int titleSize = 0; ///< the statement begins two characters behind the title, where there is one
    int titleBegin = 0; ///< in the page
    int bodyBegin = 0; ///< in the page
    bool hasTitle = false;
    QList<int> indexes; ///< per time: its index in the page's post, -1: not taken

    [[nodiscard]] bool isInTitle(int begin, int end) const { return hasTitle && begin >= 0 && end <= titleSize; }
    [[nodiscard]] bool isInBody(int begin) const { return !hasTitle || begin >= titleSize + 2; }
    [[nodiscard]] int inPage(int offset) const
    {
        if (hasTitle && offset <= titleSize)
            return titleBegin + offset;
        return bodyBegin + std::max(0, offset - (hasTitle ? titleSize + 2 : 0));
    }
    [[nodiscard]] int index(int time) const { return time >= 0 && time < indexes.size() ? indexes.at(time) : -1; }
};

class StoryWriter
{
public:
    StoryWriter(const SourceStory &story, const ImportContext &context, QString &text)
        : m_story(story), m_context(context), m_text(text)
    {
        m_title = cleaned(story.title).simplified();
        m_zone = context.zone.isEmpty() ? story.zone : context.zone;
    }

    ImportedPost write()
    {
        m_post.begin = here();
        m_post.sourceId = m_story.id;
        m_post.status = m_story.status;
        m_post.homeZone = m_zone;
        readTitle();
        writeHeader();
        writeTitle();
        writeBody();
        for (qsizetype index = 0; index < m_story.updates.size(); ++index)
            writeUpdate(index);
        m_text += u'\n';
        m_post.end = here();
        settle();
        addRanges();
        deriveInstants(m_post);
        return m_post;
    }

private:
    [[nodiscard]] int here() const { return static_cast<int>(m_text.size()); }

    /// The words of @p body, read as written at @p at, or, where not @p exact, on about that day.
    [[nodiscard]] Reading read(const QString &body, const std::optional<SourceTime> &at, bool withTitle,
                               bool exact = true) const
    {
        ImportContext context = m_context;
        context.fileName.clear();
        if (at && at->utc && at->certain) {
            context.written = exact ? at->utc : std::nullopt;
            context.reference = m_zone.isEmpty() ? QDateTime::fromMSecsSinceEpoch(*at->utc, Qt::UTC).date()
                                                 : wallTimeOf(*at->utc, m_zone).date;
        } else if (at && at->date) {
            context.reference = *at->date;
        }
        Reading reading;
        reading.hasTitle = withTitle && !m_title.isEmpty();
        reading.titleSize = static_cast<int>(m_title.size());
        context.shape = reading.hasTitle ? ImportContext::Shape::Post : ImportContext::Shape::Body;
        const QString text = reading.hasTitle ? QString(m_title % u"\n\n"_s % body) : body;
        ImportedPage page = importPage(text, context);
        if (!page.posts.isEmpty())
            reading.post = std::move(page.posts.first());
        reading.indexes.fill(-1, reading.post.times.size());
        if (m_zone.isEmpty())
            doubtDayWords(reading.post);
        return reading;
    }

    /// Whose "tomorrow" and "Tuesday" it is only a home zone settles: the day of an instant differs from place to
    /// place.
    static void doubtDayWords(ImportedPost &post)
    {
        for (qsizetype index = 0; index < std::min(post.times.size(), post.evidence.times.size()); ++index) {
            const TimeEvidence &evidence = post.evidence.times.at(index);
            if (evidence.date.isEmpty() && (!evidence.dayWord.isEmpty() || !evidence.weekday.isEmpty()))
                post.times[index].certain = false;
        }
    }

    /// The title is read together with what stands first below it: the body, else the oldest update.
    void readTitle()
    {
        const QString body = bodyOf(m_story.body);
        if (!body.isEmpty() || m_story.updates.isEmpty()) {
            m_titled = read(body, m_story.published, true, false);
            return;
        }
        const auto older = [](const SourceUpdate &a, const SourceUpdate &b) {
            return a.at && a.at->utc && b.at && b.at->utc && *a.at->utc < *b.at->utc;
        };
        m_carrier = 0;
        for (qsizetype index = 1; index < m_story.updates.size(); ++index) {
            if (older(m_story.updates.at(index), m_story.updates.at(m_carrier)))
                m_carrier = index;
        }
        const SourceUpdate &update = m_story.updates.at(m_carrier);
        m_titled = read(bodyOf(update.body), update.at ? update.at : m_story.published, true, !update.ofOtherDay);
    }

    /// Above the title, so that it is nobody's statement: what the source states beside the words.
    void writeHeader()
    {
        for (const QString &remark : m_story.remarks)
            m_text += cleaned(remark).simplified() % u"\n"_s;
        if (m_story.published) {
            m_text += u"Published: "_s;
            addTime(*m_story.published, TimeRole::Published);
            m_text += u'\n';
        }
        m_rangeTimes.clear();
        for (const SourceRange &range : m_story.ranges) {
            const auto *begin = std::get_if<SourceTime>(&range.begin);
            const auto *end = std::get_if<SourceTime>(&range.end);
            std::pair<int, int> times{-1, -1};
            if (begin || end) {
                const bool planned = range.role == ImportedWindow::Role::Planned;
                m_text += planned ? u"Planned:"_s : u"Duration:"_s;
                if (begin) {
                    m_text += u' ';
                    times.first = addTime(*begin, planned ? TimeRole::WindowStart : TimeRole::Start);
                }
                if (end) {
                    m_text += u" \u2013 "_s;
                    times.second = addTime(*end, planned ? TimeRole::WindowEnd : TimeRole::End);
                }
                m_text += u'\n';
            }
            m_rangeTimes += times;
        }
        if (m_story.targets.isEmpty())
            return;
        m_text += u"Affected: "_s;
        for (const SourceTarget &target : m_story.targets) {
            const QString name = cleaned(target.name).simplified();
            if (name.isEmpty() || m_names.contains(name))
                continue;
            if (!m_names.isEmpty())
                m_text += u", "_s;
            m_names += name;
            m_post.targets += ImportedTarget{target.kind, name, here(), here() + static_cast<int>(name.size())};
            m_text += name;
        }
        m_text += u'\n';
    }

    void writeTitle()
    {
        m_post.titleBegin = here();
        m_text += m_title;
        m_post.titleEnd = here();
        m_post.title = m_title;
        m_titled.titleBegin = m_post.titleBegin;
        takeTimes(m_titled, true);
    }

    void writeBody()
    {
        const QString body = bodyOf(m_story.body);
        if (body.isEmpty())
            return;
        m_text += u"\n\n"_s;
        m_titled.bodyBegin = here();
        m_text += body;
        takeTimes(m_titled, false);
        take(m_titled, -1);
        if (m_story.updates.isEmpty())
            takeUpdates(m_titled);
    }

    void writeUpdate(qsizetype index)
    {
        const SourceUpdate &source = m_story.updates.at(index);
        m_text += u"\n\n"_s;
        ImportedUpdate update;
        update.begin = here();
        update.label = cleaned(source.label).simplified();
        update.status = source.status;
        if (source.at)
            update.time = addTime(*source.at, TimeRole::Update);
        if (!update.label.isEmpty())
            m_text += (source.at ? u" "_s : QString()) % update.label;
        if (here() > update.begin)
            m_text += u'\n';
        update.text = bodyOf(source.body);
        update.bodyBegin = here();
        m_text += update.text;
        update.bodyEnd = here();
        update.text = update.text.trimmed();
        m_updateTimes += update.time;
        if (index == m_carrier) {
            m_titled.bodyBegin = update.bodyBegin;
            takeTimes(m_titled, false);
            take(m_titled, static_cast<int>(index));
        } else if (!update.text.isEmpty()) {
            const std::optional<SourceTime> at = source.at ? source.at : m_story.published;
            Reading reading = read(bodyOf(source.body), at, false, !source.ofOtherDay);
            // That it is the first clock of its statement does not make it the beginning of the story.
            for (ImportedTime &time : reading.post.times) {
                if (time.role == TimeRole::Start || time.role == TimeRole::End)
                    time.role = TimeRole::Mention;
            }
            reading.bodyBegin = update.bodyBegin;
            takeTimes(reading, false);
            take(reading, static_cast<int>(index));
        }
        const QString note = cleaned(source.note).trimmed();
        if (!note.isEmpty())
            m_text += u'\n' % note;
        update.end = here();
        m_post.updates += update;
    }

    int addTime(const SourceTime &source, TimeRole role)
    {
        ImportedTime time;
        time.begin = here();
        time.span = cleaned(source.written).simplified();
        m_text += time.span;
        time.end = here();
        time.utc = source.utc;
        time.certain = source.certain;
        time.candidates = source.candidates;
        time.role = role;
        time.precision = source.precision;
        time.date = source.date;
        time.time = source.time;
        time.zone = source.zone;
        m_post.times += time;
        TimeEvidence evidence;
        evidence.ownDate = source.date.has_value();
        evidence.ownZone = source.certain;
        evidence.stamp = role == TimeRole::Update;
        evidence.inHeader = role != TimeRole::Update;
        evidence.update = role == TimeRole::Update ? static_cast<int>(m_post.updates.size()) : -1;
        m_post.evidence.times += evidence;
        m_dated = m_dated || source.date;
        return static_cast<int>(m_post.times.size()) - 1;
    }

    /// The times of the title, or those below it.
    void takeTimes(Reading &reading, bool ofTitle)
    {
        for (qsizetype index = 0; index < reading.post.times.size(); ++index) {
            ImportedTime time = reading.post.times.at(index);
            if (ofTitle ? !reading.isInTitle(time.begin, time.end) : !reading.isInBody(time.begin))
                continue;
            time.begin = reading.inPage(time.begin);
            time.end = reading.inPage(time.end);
            // What dates a statement here is the source's own stamp.
            const bool owned = time.role == TimeRole::Update && m_story.updates.isEmpty();
            if (!owned && (time.role == TimeRole::Update || time.role == TimeRole::Published))
                time.role = TimeRole::Mention;
            m_post.times += time;
            m_post.evidence.times += TimeEvidence{}; // takeEvidence() fills it in, when all indexes are known
            reading.indexes[index] = static_cast<int>(m_post.times.size()) - 1;
        }
    }

    /// Everything else that a statement says; @p update is its index, -1 for the body.
    void take(const Reading &reading, int update)
    {
        for (ImportedDuration duration : reading.post.durations) {
            duration.begin = reading.inPage(duration.begin);
            duration.end = reading.inPage(duration.end);
            m_post.durations += duration;
        }
        for (ImportedPromise promise : reading.post.promises) {
            const int time = reading.index(promise.time);
            if (promise.time >= 0 && time < 0)
                continue;
            promise.time = time;
            promise.update = m_story.updates.isEmpty() ? promise.update : update;
            m_post.promises += promise;
        }
        for (const QString &phrase : reading.post.linkPhrases) {
            if (!m_post.linkPhrases.contains(phrase))
                m_post.linkPhrases += phrase;
        }
        takeEvidence(reading, update);
        if (m_story.targets.isEmpty()) {
            for (ImportedTarget target : reading.post.targets) {
                if (m_names.contains(target.name))
                    continue;
                m_names += target.name;
                target.begin = reading.inPage(target.begin);
                target.end = std::max(target.begin, reading.inPage(target.end));
                m_post.targets += target;
            }
        }
        if (reading.post.language.isEmpty() || reading.post.end - reading.post.begin <= m_longest)
            return;
        m_longest = reading.post.end - reading.post.begin;
        m_post.language = reading.post.language;
    }

    /// What the linter asks for, with its places and indexes as they are here.
    void takeEvidence(const Reading &reading, int update)
    {
        const auto moved = [&reading](TextSpan span) {
            return span.isEmpty()
                ? span
                : TextSpan{reading.inPage(span.begin), std::max(reading.inPage(span.begin), reading.inPage(span.end))};
        };
        const PostEvidence &source = reading.post.evidence;
        for (qsizetype index = 0; index < std::min(source.times.size(), reading.indexes.size()); ++index) {
            if (reading.indexes.at(index) < 0)
                continue;
            TimeEvidence time = source.times.at(index);
            for (TextSpan *span : {&time.clock, &time.date, &time.zone, &time.weekday, &time.dayWord})
                *span = moved(*span);
            time.partner = reading.index(time.partner);
            time.conversionOf = reading.index(time.conversionOf);
            if (!m_story.updates.isEmpty()) {
                time.update = reading.isInTitle(source.times.at(index).clock.begin, source.times.at(index).clock.end)
                    ? -1
                    : update;
                time.stamp = false;
            }
            m_post.evidence.times[reading.indexes.at(index)] = time;
        }
        PostEvidence &evidence = m_post.evidence;
        for (DayWordEvidence entry : source.dayWords) {
            entry.span = moved(entry.span);
            entry.dated = entry.dated || (update >= 0 && m_story.updates.at(update).at) || m_story.published;
            evidence.dayWords += entry;
        }
        for (BrokenTimeEvidence entry : source.broken) {
            entry.span = moved(entry.span);
            evidence.broken += entry;
        }
        for (UnknownZoneEvidence entry : source.unknownZones) {
            entry.span = moved(entry.span);
            evidence.unknownZones += entry;
        }
        for (AlternativeEvidence entry : source.alternatives) {
            entry.span = moved(entry.span);
            evidence.alternatives += entry;
        }
        if (evidence.timesInZone.isEmpty())
            evidence.timesInZone = source.timesInZone;
    }

    void takeUpdates(const Reading &reading)
    {
        for (ImportedUpdate update : reading.post.updates) {
            update.time = reading.index(update.time);
            for (int *offset : {&update.begin, &update.end, &update.bodyBegin, &update.bodyEnd})
                *offset = reading.inPage(*offset);
            m_post.updates += update;
        }
    }

    /// What the source leaves to its words.
    void settle()
    {
        // A story without any statement has a title still.
        if (m_post.language.isEmpty())
            take(m_titled, -1);
        if (m_post.language.isEmpty())
            m_post.language = m_titled.post.language.isEmpty() ? u"en"_s : m_titled.post.language;
        m_post.kind = m_story.kind.value_or(m_titled.post.kind);
        if (!m_story.state.isEmpty())
            m_post.state = m_story.state;
        else if (m_story.status)
            m_post.state = stateOf(*m_story.status);
        else
            m_post.state = m_titled.post.state;
        m_post.year = m_dated ? ImportedPost::Year::Stated : m_titled.post.year;
        if (!m_dated)
            m_post.yearCandidates = m_titled.post.yearCandidates;
        for (ImportedDuration duration : m_titled.post.expectedImpact) {
            duration.begin = m_titled.inPage(duration.begin);
            duration.end = m_titled.inPage(duration.end);
            m_post.expectedImpact += duration;
        }
    }

    [[nodiscard]] int timeOf(const SourceEnd &end, int ownTime) const
    {
        const int *update = std::get_if<int>(&end);
        return update ? m_updateTimes.value(*update, -1) : ownTime;
    }

    void addRanges()
    {
        for (qsizetype index = 0; index < m_story.ranges.size(); ++index) {
            const SourceRange &source = m_story.ranges.at(index);
            ImportedWindow window;
            window.startTime = timeOf(source.begin, m_rangeTimes.at(index).first);
            window.endTime = timeOf(source.end, m_rangeTimes.at(index).second);
            window.role = source.role;
            window.level = source.level;
            window.precision = source.precision;
            for (const QString &name : source.targets) {
                if (const QString known = cleaned(name).simplified(); m_names.contains(known))
                    window.targets += known;
            }
            if (window.startTime >= 0)
                m_post.windows += window;
        }
        if (!m_story.ranges.isEmpty())
            return;
        // The words' own ranges; a course from one update's stamp to another's is found only where the words have the
        // stamps.
        for (ImportedWindow window : m_titled.post.windows) {
            const bool lost = (window.startTime >= 0 && m_titled.index(window.startTime) < 0)
                || (window.endTime >= 0 && m_titled.index(window.endTime) < 0);
            if (lost)
                continue;
            window.startTime = m_titled.index(window.startTime);
            window.endTime = m_titled.index(window.endTime);
            window.update = m_story.updates.isEmpty() ? window.update : static_cast<int>(m_carrier);
            if (!m_story.targets.isEmpty())
                window.targets.clear();
            m_post.windows += window;
        }
    }

    const SourceStory &m_story;
    const ImportContext &m_context;
    QString &m_text;
    QString m_title;
    QString m_zone;
    ImportedPost m_post;
    Reading m_titled;
    qsizetype m_carrier = -1; ///< the update with which the title is read
    QList<std::pair<int, int>> m_rangeTimes; ///< per range: indexes of its own times
    QList<int> m_updateTimes; ///< per update: index of its stamp
    QSet<QString> m_names; ///< of targets
    int m_longest = 0;
    bool m_dated = false;
};

} // namespace

ImportedPage pageOf(const SourceStories &sources, const ImportContext &context, const ReadProgress &progress)
{
    ImportedPage page;
    page.fileName = context.fileName;
    page.warnings = sources.warnings;
    const int total = static_cast<int>(sources.stories.size());
    page.posts.reserve(total);
    for (const SourceStory &story : sources.stories) {
        if (!page.text.isEmpty())
            page.text += u'\n';
        if (!page.posts.isEmpty())
            page.posts.last().end = static_cast<int>(page.text.size());
        page.posts += StoryWriter(story, context, page.text).write();
        if (progress && !progress(static_cast<int>(page.posts.size()), total))
            break;
    }
    return page;
}

} // namespace tocsin
