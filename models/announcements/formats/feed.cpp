// SPDX-License-Identifier: GPL-3.0-or-later
// RSS 2.0, RSS 1.0 and Atom. An entry's HTML becomes text; where it is a Statuspage's, each of its statements keeps its
// own stamp.
#include "models/announcements/formats/htmltext.h"
#include "models/announcements/formats/sourcestory.h"
#include "models/announcements/formats/sourcetime.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// Feeds use HTML's names without declaring them.
class HtmlNames : public QXmlStreamEntityResolver
{
public:
    QString resolveUndeclaredEntity(const QString &name) override { return characterNamed(name); }
};

/// An entry as it stands in the feed.
struct Entry
{
    QString id;
    QString title;
    QString link;
    QString content; ///< HTML
    bool hasContent = false; ///< the full text, not only a summary
    QString published;
    QString updated;
    bool titleIsHtml = false;
    QString base; ///< xml:base
    qint64 line = 0;
};

/// The page that a Statuspage's entry links to: the id is the same as in its JSON.
[[nodiscard]] QString statuspageId(const QString &link)
{
    static const QRegularExpression pattern(u"/incidents/([0-9a-z]{12})(?:[/?#].*)?$"_s);
    return pattern.match(link).captured(1);
}

class FeedReader
{
public:
    FeedReader(const QString &text, const ImportContext &context) : m_xml(text), m_context(context)
    {
        m_xml.setEntityResolver(&m_names);
    }

    Result<SourceStories> read()
    {
        QStringList open; // names of the elements around, with prefix
        bool known = false;
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                if (!m_xml.entityDeclarations().isEmpty())
                    return refused(
                        u"declares entities, which no feed needs and which may blow it up. Take the document type declaration out."_s);
                break;
            case QXmlStreamReader::StartElement: {
                const QString name = m_xml.qualifiedName().toString().toLower();
                constexpr int deepest = 100;
                if (open.size() >= deepest)
                    return refused(u"is nested more than %1 elements deep, which no feed is."_s.arg(deepest));
                if (open.isEmpty()) {
                    const QStringView root = m_xml.name();
                    known = root == "rss"_L1 || root == "feed"_L1 || root == "RDF"_L1;
                    if (!known)
                        return refused(
                            u"is XML, but no feed: its root is <%1>. RSS (<rss>) and Atom (<feed>) are read."_s.arg(
                                m_xml.qualifiedName().toString().left(60)));
                }
                open += name;
                m_bases += m_xml.attributes().hasAttribute("xml:base"_L1)
                    ? resolved(m_xml.attributes().value("xml:base"_L1).toString())
                    : (m_bases.isEmpty() ? QString() : m_bases.constLast());
                if (m_xml.name() == "item"_L1 || m_xml.name() == "entry"_L1) {
                    m_entry = Entry{};
                    m_entry->line = m_xml.lineNumber();
                    m_entryDepth = open.size();
                } else if (m_entry && open.size() == m_entryDepth + 1 && readMember()) {
                    // Its end was read, too.
                    open.removeLast();
                    m_bases.removeLast();
                }
                break;
            }
            case QXmlStreamReader::EndElement:
                if (m_entry && open.size() == m_entryDepth) {
                    addStory(*m_entry);
                    m_entry.reset();
                }
                if (!open.isEmpty())
                    open.removeLast();
                if (!m_bases.isEmpty())
                    m_bases.removeLast();
                break;
            default:
                break;
            }
        }
        if (m_xml.hasError()) {
            const bool early = m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
            return refused(early ? u"the feed ends in the middle. It was cut short; download it again."_s
                                 : QString(u"is no valid XML ("_s % m_xml.errorString()
                                           % u"). Download the feed again, or import the page's text."_s));
        }
        if (!known)
            return refused(u"is XML without an element."_s);
        return m_stories;
    }

private:
    [[nodiscard]] QString place() const
    {
        return u"line %1, column %2"_s.arg(m_xml.lineNumber()).arg(m_xml.columnNumber() + 1);
    }
    [[nodiscard]] tl::unexpected<Failure> refused(const QString &why) const
    {
        return refusedAt(m_context, place(), why);
    }

    [[nodiscard]] QString resolved(const QString &address) const
    {
        const QString base = m_bases.isEmpty() ? QString() : m_bases.constLast();
        return base.isEmpty() ? address : QUrl(base).resolved(QUrl(address)).toString(QUrl::FullyEncoded);
    }

    /// Text of the element that has just begun, up to its end; markup inside (Atom's XHTML) as HTML.
    [[nodiscard]] QString innerText(bool asMarkup)
    {
        QString text;
        int depth = 1;
        constexpr int deepest = 100;
        while (depth > 0 && !m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                if (++depth > deepest) {
                    m_xml.raiseError(u"markup is nested more than %1 elements deep"_s.arg(deepest));
                    return text;
                }
                if (asMarkup) {
                    text += u'<' % m_xml.name();
                    for (const QXmlStreamAttribute &attribute : m_xml.attributes())
                        text
                            += u' ' % attribute.name() % u"=\""_s % attribute.value().toString().toHtmlEscaped() % u'"';
                    text += u'>';
                }
                break;
            case QXmlStreamReader::EndElement:
                if (--depth > 0 && asMarkup)
                    text += u"</"_s % m_xml.name() % u'>';
                break;
            case QXmlStreamReader::Characters:
            case QXmlStreamReader::EntityReference:
                text += asMarkup ? m_xml.text().toString().toHtmlEscaped() : m_xml.text().toString();
                break;
            default:
                break;
            }
        }
        return text;
    }

    /// Whether the element was one that is read, up to its end.
    bool readMember()
    {
        const QString name = m_xml.qualifiedName().toString().toLower();
        const QString local = name.section(u':', -1);
        const QString type = m_xml.attributes().value("type"_L1).toString().toLower();
        const bool markup = type == "xhtml"_L1;
        if (local == "title"_L1 && !name.startsWith("media:"_L1)) {
            // RSS does not say whether a title is HTML: what looks like it is.
            m_entry->titleIsHtml = type.isEmpty() || type == "html"_L1 || markup;
            m_entry->title = innerText(markup);
        } else if (local == "id"_L1 || local == "guid"_L1) {
            m_entry->id = innerText(false).trimmed();
        } else if (local == "link"_L1) {
            const QXmlStreamAttributes attributes = m_xml.attributes();
            const QString address = attributes.value("href"_L1).toString();
            const bool main = address.isEmpty() || !attributes.hasAttribute("rel"_L1)
                || attributes.value("rel"_L1) == "alternate"_L1;
            const QString text = innerText(false).trimmed();
            if (main && m_entry->link.isEmpty())
                m_entry->link = resolved(address.isEmpty() ? text : address);
        } else if (local == "pubdate"_L1 || local == "published"_L1 || name == "dc:date"_L1 || local == "issued"_L1) {
            m_entry->published = innerText(false).trimmed();
        } else if (local == "updated"_L1 || local == "modified"_L1) {
            m_entry->updated = innerText(false).trimmed();
        } else if (name == "content:encoded"_L1 || local == "content"_L1 || local == "description"_L1
                   || local == "summary"_L1) {
            const bool full = name == "content:encoded"_L1 || local == "content"_L1;
            m_entry->base = m_bases.constLast();
            const QString text = innerText(markup);
            const QString html = type == "text"_L1 ? text.toHtmlEscaped().replace(u'\n', u"<br>"_s) : text;
            keepContent(html, full);
        } else {
            return false;
        }
        return true;
    }

    /// The full text goes before the summary; a summary that says something else is kept as well.
    void keepContent(const QString &html, bool full)
    {
        if (html.trimmed().isEmpty())
            return;
        if (m_entry->content.isEmpty() || (full && !m_entry->hasContent)) {
            const QString other = m_entry->content;
            m_entry->content = html;
            m_entry->hasContent = full;
            addOther(other);
        } else {
            addOther(html);
        }
    }

    void addOther(const QString &html)
    {
        const QString words = textFromHtml(html).simplified();
        const QString have = textFromHtml(m_entry->content).simplified();
        // A summary is the beginning of the text, often with an ellipsis.
        const QString beginning = words.left(std::max<qsizetype>(0, words.size() - 4));
        if (words.isEmpty() || have.contains(beginning))
            return;
        m_entry->content += u"<p>"_s % html % u"</p>"_s;
    }

    /// RFC 822 or RFC 3339, whatever the feed's kind: feeds mix them up.
    [[nodiscard]] std::optional<SourceTime> timeFrom(const QString &written, qint64 line)
    {
        if (written.isEmpty() || isNever(written))
            return std::nullopt;
        auto time = timeFromIso(written, m_context.zone);
        if (!time)
            time = timeFromRfc822(written, m_context.zone);
        if (!time) {
            m_stories.warnings
                += u"%1: entry at line %2: “%3” is no instant; it was kept as text."_s.arg(sourceName(m_context))
                       .arg(line)
                       .arg(written.left(60));
            SourceTime unread;
            unread.written = written;
            return unread;
        }
        return time;
    }

    void addStory(const Entry &entry)
    {
        SourceStory story;
        story.title = entry.titleIsHtml ? textFromHtml(entry.title) : entry.title.simplified();
        story.published = timeFrom(entry.published, entry.line);
        const auto updated = timeFrom(entry.updated, entry.line);
        if (!story.published)
            story.published = updated;
        const QString statuspage = statuspageId(entry.link.isEmpty() ? entry.id : entry.link);
        if (!statuspage.isEmpty())
            story.id = u"statuspage:"_s % statuspage;
        else if (!entry.id.isEmpty() || !entry.link.isEmpty())
            story.id = u"feed:"_s % (entry.id.isEmpty() ? entry.link : entry.id);
        else
            story.id = u"feed:"_s % story.title % u'|' % entry.published;
        if (!entry.link.isEmpty())
            story.remarks += u"Link: "_s % entry.link;
        if (!readStatuspage(entry, story, updated))
            story.body = textFromHtml(entry.content, QUrl(entry.base));
        m_stories.stories += story;
    }

    // What Statuspage writes: <p><small>Mar <var data-var='date'> 4</var>, <var data-var='time'>14:20</var>
    // UTC</small><br /> <strong>Resolved</strong> - This incident has been resolved.</p>, newest first.

    /// Whether @p entry is a Statuspage's; its statements then are updates of @p story.
    bool readStatuspage(const Entry &entry, SourceStory &story, const std::optional<SourceTime> &updated)
    {
        static const QRegularExpression stampPattern(
            u"<small>((?:(?!</small>).){1,400}?data-var(?:(?!</small>).){1,400}?)</small>"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
        const QString &html = entry.content;
        qsizetype from = 0;
        QRegularExpressionMatchIterator stamps = stampPattern.globalMatch(html);
        if (!stamps.hasNext())
            return false;
        QString stamp;
        while (stamps.hasNext()) {
            const QRegularExpressionMatch match = stamps.next();
            addStatement(entry, story, updated, stamp, QStringView(html).mid(from, match.capturedStart() - from));
            stamp = textFromHtml(match.captured(1));
            from = match.capturedEnd();
        }
        addStatement(entry, story, updated, stamp, QStringView(html).mid(from));
        finishStatuspage(story);
        return true;
    }

    void addStatement(const Entry &entry, SourceStory &story, const std::optional<SourceTime> &updated,
                      const QString &stamp, QStringView html)
    {
        const QUrl base(entry.base);
        if (stamp.isEmpty()) {
            const QString before = textFromHtml(html, base);
            if (before.isEmpty())
                return;
            readPlan(before, story, updated);
            story.remarks += before.split(u'\n', Qt::SkipEmptyParts);
            return;
        }
        SourceUpdate update;
        update.at = stampTime(stamp, rangeOfStamps(story.published, updated, false));
        static const QRegularExpression labelPattern(
            u"^\\s*(?:<br\\s*/?>)?\\s*<strong>([^<]{1,60})</strong>\\s*-?\\s*"_s,
            QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch label = labelPattern.match(html.left(400).toString());
        if (label.hasMatch()) {
            update.label = textFromHtml(label.captured(1));
            update.status = statusFromWord(update.label);
            update.ofOtherDay
                = update.label.compare("postmortem"_L1, Qt::CaseInsensitive) == 0 || update.status == Status::Scheduled;
            html = html.mid(label.capturedEnd());
        }
        update.body = textFromHtml(html, base);
        story.updates += update;
    }

    /// "Mar 4, 14:20 UTC" without a year: the one in which it lies between the entry's own instants. Zone and clock are
    /// the recogniser's business.
    [[nodiscard]] SourceTime stampTime(const QString &written, const std::optional<InstantRange> &range) const
    {
        SourceTime result;
        result.written = written;
        const qsizetype comma = written.indexOf(u',');
        static const QRegularExpression dayPattern(u"^([A-Z][a-z]{2}) +(\\d{1,2})$"_s);
        const QRegularExpressionMatch day = dayPattern.match(written.left(comma).simplified());
        QString readable = written;
        if (comma > 0 && day.hasMatch()) {
            if (const auto year = yearOf(day.captured(1), day.captured(2).toInt(), range))
                readable = u"%1 %2, %3,%4"_s.arg(day.captured(1), day.captured(2), QString::number(*year),
                                                 written.mid(comma + 1));
        }
        ImportContext context;
        context.zone = m_context.zone;
        context.language = u"en"_s;
        context.today = m_context.today;
        const ImportedPage page = importPage(readable, context);
        if (page.posts.size() != 1 || page.posts.constFirst().times.isEmpty())
            return result;
        const ImportedTime &time = page.posts.constFirst().times.constFirst();
        result.utc = time.utc;
        result.certain = time.certain;
        result.candidates = time.candidates;
        result.zone = time.zone;
        result.precision = time.precision;
        result.date = time.date;
        result.time = time.time;
        return result;
    }

    /// In which a stamp lies. A plan may lie ahead of all that was written of it; and where the feed has one instant
    /// only, nobody knows whether it is that of the first statement or of the last.
    [[nodiscard]] static std::optional<InstantRange> rangeOfStamps(const std::optional<SourceTime> &published,
                                                                   const std::optional<SourceTime> &updated, bool plan)
    {
        if (!published || !published->utc)
            return std::nullopt;
        const Instant begun = *published->utc;
        if (!updated || !updated->utc)
            return InstantRange{begun - 60 * dayMs, begun + 60 * dayMs};
        return InstantRange{begun - 2 * dayMs, std::max(*updated->utc + 2 * dayMs, begun + (plan ? 300 : 2) * dayMs)};
    }

    [[nodiscard]] static std::optional<int> yearOf(const QString &month, int day,
                                                   const std::optional<InstantRange> &range)
    {
        if (!range)
            return std::nullopt;
        const auto yearAt
            = [](Instant instant) { return QDateTime::fromMSecsSinceEpoch(instant, Qt::UTC).date().year(); };
        std::optional<int> found;
        for (int year = yearAt(range->begin); year <= yearAt(*range->end); ++year) {
            const auto date = timeFromPattern(u"%1 %2 %3"_s.arg(month).arg(day).arg(year), u"MMM d yyyy"_s, {});
            if (!date || !date->date)
                continue;
            if (!range->contains(QDateTime(*date->date, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch()))
                continue;
            if (found)
                return std::nullopt;
            found = year;
        }
        return found;
    }

    /// "THIS IS A SCHEDULED EVENT Mar 5, 02:00 - 04:00 UTC"
    void readPlan(const QString &before, SourceStory &story, const std::optional<SourceTime> &updated)
    {
        static const QRegularExpression pattern(
            u"THIS IS A SCHEDULED EVENT\\s+([A-Z][a-z]{2}) +(\\d{1,2}), *(\\d\\d:\\d\\d) *- *(?:([A-Z][a-z]{2}) +(\\d{1,2}), *)?(\\d\\d:\\d\\d) +(.{2,8})$"_s,
            QRegularExpression::MultilineOption);
        const QRegularExpressionMatch match = pattern.match(before);
        if (!match.hasMatch())
            return;
        story.kind = IncidentKind::Maintenance;
        SourceRange plan;
        plan.role = ImportedWindow::Role::Planned;
        const auto range = rangeOfStamps(story.published, updated, true);
        const auto timeOf = [this, &match, &range](int month, int day, int clock) {
            return stampTime(u"%1 %2, %3 %4"_s.arg(match.captured(month), match.captured(day), match.captured(clock),
                                                   match.captured(7)),
                             range);
        };
        const bool ownDay = !match.captured(4).isEmpty();
        const SourceTime begin = timeOf(1, 2, 3);
        SourceTime end = timeOf(ownDay ? 4 : 1, ownDay ? 5 : 2, 6);
        if (!ownDay && begin.utc && end.utc && *end.utc <= *begin.utc) {
            // Over midnight, and nothing says the day.
            end.certain = false;
        }
        plan.begin = begin;
        plan.end = end;
        story.ranges += plan;
    }

    /// State and course of a story whose updates are read, newest first.
    static void finishStatuspage(SourceStory &story)
    {
        int oldest = -1;
        int closing = -1;
        for (int index = 0; index < story.updates.size(); ++index) {
            const SourceUpdate &update = story.updates.at(index);
            if (update.status && !story.status)
                story.status = update.status;
            if (update.at && update.at->utc)
                oldest = index;
            if (update.at && update.at->utc && isClosed(update.status))
                closing = index;
        }
        const bool planned = std::any_of(story.updates.cbegin(), story.updates.cend(), [](const SourceUpdate &update) {
            return update.status && *update.status >= Status::Scheduled;
        });
        if (!story.kind)
            story.kind = planned ? IncidentKind::Maintenance : IncidentKind::Incident;
        if (story.kind == IncidentKind::Maintenance) {
            for (int index = 0; index < story.updates.size(); ++index) {
                if (story.updates.at(index).status == Status::InProgress)
                    oldest = index;
            }
            if (oldest < 0 || story.updates.at(oldest).status != Status::InProgress)
                return;
        }
        if (oldest < 0 || oldest == closing)
            return;
        SourceRange course;
        course.begin = oldest;
        if (closing >= 0 && isClosed(story.status))
            course.end = closing;
        story.ranges += course;
    }

    QXmlStreamReader m_xml;
    HtmlNames m_names;
    const ImportContext &m_context;
    SourceStories m_stories;
    QStringList m_bases; ///< xml:base in force, per open element
    std::optional<Entry> m_entry;
    qsizetype m_entryDepth = 0;
};

} // namespace

Result<SourceStories> readFeed(const QString &text, const ImportContext &context)
{
    qsizetype from = 0;
    while (from < text.size() && (text.at(from) == u'\uFEFF' || text.at(from).isSpace()))
        ++from;
    return FeedReader(from == 0 ? text : text.mid(from), context).read();
}

} // namespace tocsin
