// SPDX-License-Identifier: GPL-3.0-or-later
// A table (RFC 4180 with any separator) whose columns a mapping explains.
#include "models/announcements/formats/sourcestory.h"
#include "models/announcements/formats/sourcetime.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

struct Field
{
    QString text;
    qsizetype at = 0; ///< offset of its first character
};
using Record = QList<Field>;

class TableReader
{
public:
    TableReader(const QString &text, const ImportContext &context, const TableMapping &mapping)
        : m_text(text), m_context(context), m_mapping(mapping),
          m_zone(mapping.zone.isEmpty() ? context.zone : mapping.zone)
    {
        m_at = m_text.startsWith(u'\uFEFF') ? 1 : 0;
        m_separator = mapping.separator.isNull() ? likelySeparator() : mapping.separator;
    }

    Result<SourceStories> read()
    {
        const auto first = readRecord();
        if (!first)
            return tl::unexpected<Failure>(first.error());
        if (const auto found = findColumns(*first); !found)
            return tl::unexpected<Failure>(found.error());
        const qsizetype width = first->size();
        if (!m_mapping.heading) {
            if (const auto added = addRecord(*first); !added)
                return tl::unexpected<Failure>(added.error());
        }
        while (m_at < m_text.size()) {
            const auto record = readRecord();
            if (!record)
                return tl::unexpected<Failure>(record.error());
            if (record->size() == 1 && record->constFirst().text.trimmed().isEmpty())
                continue; // a blank line
            if (record->size() != width) {
                return refused(
                    record->constFirst().at,
                    u"a record of %1 fields where the first one has %2. A quotation mark or a separator is missing."_s
                        .arg(record->size())
                        .arg(width));
            }
            if (const auto added = addRecord(*record); !added)
                return tl::unexpected<Failure>(added.error());
        }
        if (m_stories.stories.isEmpty())
            return refusedAt(m_context, {}, u"the table has no record below its heading."_s);
        return m_stories;
    }

private:
    [[nodiscard]] tl::unexpected<Failure> refused(qsizetype at, const QString &why) const
    {
        return refusedAt(m_context, placeIn(m_text, at), why);
    }

    /// The mark that the first line has most of.
    [[nodiscard]] QChar likelySeparator() const
    {
        const qsizetype end = m_text.indexOf(u'\n');
        const QStringView line = QStringView(m_text).left(end < 0 ? m_text.size() : end);
        QChar best = u',';
        qsizetype most = 0;
        for (const QChar mark : {u',', u';', u'\t', u'|'}) {
            if (const qsizetype count = line.count(mark); count > most) {
                most = count;
                best = mark;
            }
        }
        return best;
    }

    Result<Record> readRecord()
    {
        Record record;
        for (;;) {
            Field field;
            field.at = m_at;
            if (m_at < m_text.size() && m_text.at(m_at) == u'"') {
                if (const auto quoted = readQuoted(field); !quoted)
                    return tl::unexpected<Failure>(quoted.error());
            } else {
                const qsizetype from = m_at;
                while (m_at < m_text.size() && m_text.at(m_at) != m_separator && m_text.at(m_at) != u'\n') {
                    if (m_text.at(m_at) == u'"')
                        return refused(
                            m_at,
                            u"a quotation mark within a field that does not begin with one. Put the field in quotation marks and double those in it."_s);
                    ++m_at;
                }
                field.text = m_text.mid(from, m_at - from);
                if (field.text.endsWith(u'\r'))
                    field.text.chop(1);
            }
            record += field;
            constexpr qsizetype widest = 2000;
            if (record.size() > widest)
                return refused(field.at, u"a record of more than %1 fields: no table of posts."_s.arg(widest));
            if (m_at >= m_text.size())
                return record;
            const QChar mark = m_text.at(m_at++);
            if (mark == u'\n')
                return record;
        }
    }

    /// From the quotation mark at m_at to the separator or line end behind the field.
    Result<void> readQuoted(Field &field)
    {
        const qsizetype begin = m_at++;
        for (;;) {
            const qsizetype quote = m_text.indexOf(u'"', m_at);
            if (quote < 0)
                return refused(
                    begin,
                    u"the quotation mark that opens here is not closed. The file was cut short, or one is missing."_s);
            field.text += QStringView(m_text).mid(m_at, quote - m_at);
            m_at = quote + 1;
            if (m_at >= m_text.size() || m_text.at(m_at) != u'"')
                break;
            field.text += u'"';
            ++m_at;
        }
        if (m_at < m_text.size() && m_text.at(m_at) == u'\r')
            ++m_at;
        if (m_at < m_text.size() && m_text.at(m_at) != m_separator && m_text.at(m_at) != u'\n')
            return refused(m_at, u"text behind a closing quotation mark. Double the quotation marks within a field."_s);
        return {};
    }

    Result<void> findColumns(const Record &first)
    {
        QStringList names;
        for (const Field &field : first)
            names += field.text.trimmed();
        const std::array wanted{
            std::pair{"title"_L1, &TableMapping::title},     std::pair{"kind"_L1, &TableMapping::kind},
            std::pair{"status"_L1, &TableMapping::status},   std::pair{"level"_L1, &TableMapping::level},
            std::pair{"begin"_L1, &TableMapping::begin},     std::pair{"end"_L1, &TableMapping::end},
            std::pair{"targets"_L1, &TableMapping::targets}, std::pair{"text"_L1, &TableMapping::text},
            std::pair{"time"_L1, &TableMapping::time},       std::pair{"key"_L1, &TableMapping::key}};
        for (const auto &[what, member] : wanted) {
            const QString &column = m_mapping.*member;
            if (column.isEmpty())
                continue;
            qsizetype index = m_mapping.heading ? names.indexOf(column) : -1;
            if (index < 0) {
                // By number, where no column is called so.
                bool isNumber = false;
                const int number = column.toInt(&isNumber);
                if (isNumber && number >= 1 && number <= names.size())
                    index = number - 1;
            }
            if (index < 0) {
                return refused(0,
                               u"the table has no column “%1”, which %2 gives as “%3”. It has: %4."_s.arg(
                                   column.left(60),
                                   m_mapping.fileName.isEmpty() ? u"the mapping"_s : m_mapping.fileName, QString(what),
                                   names.mid(0, 20).join(u", "_s).left(400)));
            }
            m_columns.insert(member, index);
        }
        return {};
    }

    struct ByMember
    {
        void insert(QString TableMapping::*member, qsizetype column) { list += {member, column}; }
        [[nodiscard]] qsizetype value(QString TableMapping::*member) const
        {
            for (const auto &[known, column] : list) {
                if (known == member)
                    return column;
            }
            return -1;
        }
        QList<std::pair<QString TableMapping::*, qsizetype>> list;
    };

    [[nodiscard]] const Field *fieldOf(const Record &record, QString TableMapping::*member) const
    {
        const qsizetype column = m_columns.value(member);
        return column < 0 ? nullptr : &record.at(column);
    }
    [[nodiscard]] QString textOf(const Record &record, QString TableMapping::*member) const
    {
        const Field *field = fieldOf(record, member);
        return field ? field->text.trimmed() : QString();
    }

    Result<std::optional<SourceTime>> timeOf(const Record &record, QString TableMapping::*member) const
    {
        const QString written = textOf(record, member);
        if (written.isEmpty())
            return std::optional<SourceTime>();
        const auto time = m_mapping.dateFormat.isEmpty() ? timeFromIso(written, m_zone)
                                                         : timeFromPattern(written, m_mapping.dateFormat, m_zone);
        if (!time) {
            const QString expected = m_mapping.dateFormat.isEmpty() ? u"2021-03-04 12:00"_s : m_mapping.dateFormat;
            return refused(fieldOf(record, member)->at,
                           u"“%1” is no instant like %2. Correct the field, or “date_format” in the mapping."_s.arg(
                               written.left(60), expected));
        }
        return time;
    }

    /// The value of a field that only knows the words of @p words and those of the program; none where it is empty.
    template <typename E>
    Result<std::optional<E>> wordOf(const Record &record, QString TableMapping::*member, const QHash<QString, E> &words,
                                    QLatin1StringView list) const
    {
        const QString written = textOf(record, member);
        if (written.isEmpty())
            return std::optional<E>();
        const QString folded = written.toLower();
        if (const auto found = words.constFind(folded); found != words.cend())
            return std::optional<E>(*found);
        if (const auto own = enumFrom<E>(QString(folded).replace(u' ', u'_')))
            return std::optional<E>(*own);
        return refused(
            fieldOf(record, member)->at,
            u"“%1” is not known. Say in “%2” of the mapping what it means."_s.arg(written.left(60), QString(list)));
    }

    Result<void> addRecord(const Record &record)
    {
        const auto kind = wordOf(record, &TableMapping::kind, m_mapping.kinds, "kinds"_L1);
        const auto status = wordOf(record, &TableMapping::status, m_mapping.statuses, "statuses"_L1);
        const auto level = wordOf(record, &TableMapping::level, m_mapping.levels, "levels"_L1);
        const auto begin = timeOf(record, &TableMapping::begin);
        const auto end = timeOf(record, &TableMapping::end);
        const auto time = timeOf(record, &TableMapping::time);
        if (!kind)
            return tl::unexpected<Failure>(kind.error());
        if (!status)
            return tl::unexpected<Failure>(status.error());
        if (!level)
            return tl::unexpected<Failure>(level.error());
        for (const auto *instant : {&begin, &end, &time}) {
            if (!*instant)
                return tl::unexpected<Failure>(instant->error());
        }
        const QString key = textOf(record, &TableMapping::key);
        const QString title = textOf(record, &TableMapping::title);
        const QString text = textOf(record, &TableMapping::text);
        const auto known = key.isEmpty() ? m_storyOfKey.cend() : m_storyOfKey.constFind(key);
        const bool isNew = known == m_storyOfKey.cend();
        if (isNew) {
            SourceStory story;
            // The numbers of two tables may be the same; that the same numbers have the same beginnings is unlikely.
            story.id = u"table:%1|%2|%3|%4"_s.arg(key, key.isEmpty() ? title : QString(),
                                                  begin->has_value() ? (*begin)->written : QString(),
                                                  time->has_value() ? (*time)->written : QString());
            if (!begin->has_value() && !time->has_value())
                story.id += u'|' % (key.isEmpty() ? text : title);
            story.zone = m_mapping.zone;
            if (!key.isEmpty())
                m_storyOfKey.insert(key, m_stories.stories.size());
            m_stories.stories += story;
        }
        SourceStory &story = m_stories.stories[isNew ? m_stories.stories.size() - 1 : *known];
        if (story.title.isEmpty())
            story.title = title;
        if (*kind)
            story.kind = **kind;
        if (*status)
            story.status = fitting(**status, story.kind);
        QStringList targets;
        const QString named = textOf(record, &TableMapping::targets);
        for (const QString &name :
             m_mapping.targetSeparator.isEmpty() ? QStringList{named} : named.split(m_mapping.targetSeparator)) {
            if (name.trimmed().isEmpty())
                continue;
            targets += name.trimmed();
            story.targets += SourceTarget{m_mapping.targetKind, name.trimmed()};
        }
        constexpr qsizetype most = 5000;
        if (story.ranges.size() >= most)
            return refused(record.constFirst().at,
                           u"“%1” has more than %2 records with a beginning of their own. Is “key” the right column?"_s
                               .arg(key.left(60))
                               .arg(most));
        addRange(story, *begin, *end, *level, targets);
        if (key.isEmpty()) {
            story.published = *time;
            story.body = text;
        } else if (!text.isEmpty() || time->has_value()) {
            SourceUpdate update;
            update.at = *time;
            update.status = story.status && *status ? story.status : std::nullopt;
            update.label = *status ? labelFromWord(textOf(record, &TableMapping::status)) : QString();
            update.body = text;
            update.ofOtherDay = *status == std::optional(Status::Scheduled);
            if (!title.isEmpty() && title != story.title)
                update.note = title;
            story.updates += update;
        }
        return {};
    }

    /// A maintenance is completed where an incident is resolved.
    [[nodiscard]] static Status fitting(Status status, std::optional<IncidentKind> kind)
    {
        if (kind == IncidentKind::Maintenance && status == Status::Resolved)
            return Status::Completed;
        if (kind && kind != IncidentKind::Maintenance && status == Status::Completed)
            return Status::Resolved;
        return status;
    }

    static void addRange(SourceStory &story, const std::optional<SourceTime> &begin,
                         const std::optional<SourceTime> &end, std::optional<Level> level, const QStringList &targets)
    {
        if (!begin)
            return;
        for (SourceRange &range : story.ranges) {
            // The next record of a story often says the same range again, or now knows its end.
            const auto *known = std::get_if<SourceTime>(&range.begin);
            if (known && known->utc == begin->utc && range.targets == targets) {
                if (end)
                    range.end = *end;
                if (level)
                    range.level = level;
                return;
            }
        }
        SourceRange range;
        range.begin = *begin;
        if (end)
            range.end = *end;
        range.role
            = story.kind == IncidentKind::Maintenance ? ImportedWindow::Role::Planned : ImportedWindow::Role::Actual;
        range.level = level;
        range.targets = targets;
        story.ranges += range;
    }

    const QString &m_text;
    const ImportContext &m_context;
    const TableMapping &m_mapping;
    QString m_zone;
    QChar m_separator;
    qsizetype m_at = 0;
    ByMember m_columns;
    SourceStories m_stories;
    QHash<QString, qsizetype> m_storyOfKey;
};

} // namespace

Result<SourceStories> readTable(const QString &text, const ImportContext &context, const TableMapping &mapping)
{
    return TableReader(text, context, mapping).read();
}

} // namespace tocsin
