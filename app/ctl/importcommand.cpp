// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"
#include "app/ctl/inputfile.h"
#include "app/ctl/reading.h"

#include "models/announcements/formats/readimport.h"
#include "models/announcements/importstore.h"
#include "models/settings/author.h"
#include "models/time/walltime.h"

#include <QDateTime>
#include <QJsonArray>

#include <map>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

struct ImportOptions
{
    ImportContext context;
    std::optional<TableMapping> mapping;
    QStringList files;
    bool dryRun = false;
    Format format = Format::Text;
    QString workspacePath;
};

Result<ImportedPage> readPage(const QString &file, const ImportOptions &options)
{
    const auto bytes = readInput(file, largestImport);
    if (!bytes)
        return tl::unexpected(bytes.error());
    ImportContext context = options.context;
    context.fileName = file;
    return readImport(*bytes, context, options.mapping);
}

Result<TableMapping> mappingFrom(const QString &file)
{
    constexpr qint64 longest = 1024 * 1024;
    const auto bytes = readInput(file, longest);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readMapping(*bytes, file);
}

/// What was understood of one post, on a line for people.
QString summaryOf(const ImportedPost &post)
{
    qsizetype uncertain = 0;
    for (const ImportedTime &time : post.times)
        uncertain += time.certain || time.precision == Precision::Day ? 0 : 1;
    QString line = u"  %1: %2 (%3, %4)"_s.arg(QString(nameOf(post.kind)), post.title.isEmpty() ? u"without a title"_s : post.title,
                                              counted(post.updates.size(), u"%1 update"_s, u"%1 updates"_s),
                                              counted(post.times.size(), u"%1 time"_s, u"%1 times"_s));
    if (uncertain > 0)
        line += u", "_s + counted(uncertain, u"%1 time is uncertain"_s, u"%1 times are uncertain"_s);
    return safeForTerminal(line);
}

QString outcomeText(const StoredPost &stored)
{
    switch (stored.outcome) {
    case ImportPlan::Outcome::New:
        return u"new, %1"_s.arg(stored.incident);
    case ImportPlan::Outcome::Same:
        return u"known, %1"_s.arg(stored.incident);
    case ImportPlan::Outcome::Grown:
        if (stored.updatesAdded == 0)
            return u"brought up to date, %1"_s.arg(stored.incident);
        return u"grown by %1, %2"_s.arg(counted(stored.updatesAdded, u"%1 update"_s, u"%1 updates"_s), stored.incident);
    }
    return {};
}

QJsonObject toJson(const StoredPost &stored)
{
    return {{u"outcome"_s, QString(nameOf(stored.outcome))}, {u"incident"_s, stored.incident}, {u"updates_added"_s, stored.updatesAdded}};
}

/// Reads and stores the files one after the other, and goes on after a file that is refused. What became of a post is said when it is on the disk.
class Importer
{
public:
    Importer(const ImportOptions &options, const Clock &clock) : m_options(options), m_clock(clock) {}

    int run()
    {
        const qsizetype files = m_options.files.size();
        for (qsizetype i = 0; i < files; ++i) {
            if (const auto done = importFile(m_options.files.at(i)); !done) {
                complain(done.error().detail);
                m_refused = true;
                if (done.error().code != Failure::Code::Rejected)
                    return giveUp(); // the workspace refuses: the next file would fail the same way
            }
            if (files > 1)
                m_bar.show(i + 1, files);
        }
        if (m_store) {
            if (const auto done = m_store->commit(); !done) {
                complain(done.error().detail);
                return giveUp();
            }
        }
        say();
        if (m_store && m_options.format == Format::Text) {
            if (files > 1)
                print(totals());
            print(u"workspace: "_s + safeForTerminal(m_options.workspacePath));
        }
        return m_refused ? Refused : Done;
    }

private:
    int giveUp()
    {
        complain(u"What is not listed above was not stored; the same import run again goes on from there."_s);
        return Refused;
    }

    void say() { printBytes(std::exchange(m_unsaid, {})); }

    Result<void> importFile(const QString &file)
    {
        const auto page = readPage(file, m_options);
        if (!page)
            return tl::unexpected(page.error());
        for (const QString &warning : page->warnings)
            complain(warning);
        QList<StoredPost> stored;
        if (!m_options.dryRun) {
            // Opened only now: input that is refused makes no workspace.
            if (!m_store) {
                makeOwnFolder(m_options.workspacePath);
                auto store = ImportStore::open(m_options.workspacePath, authorName(SettingsStore()), m_clock);
                if (!store)
                    return tl::unexpected(store.error());
                m_store = std::move(*store);
            }
            for (const ImportedPost &post : page->posts) {
                auto result = m_store->add(*page, post);
                if (!result)
                    return tl::unexpected(result.error());
                stored.append(std::move(*result));
                if (m_options.files.size() == 1)
                    m_bar.show(stored.size(), page->posts.size());
            }
        }
        report(file, *page, stored);
        if (!m_store || m_store->isCommitted())
            say();
        return {};
    }

    void report(const QString &file, const ImportedPage &page, const QList<StoredPost> &stored)
    {
        for (const StoredPost &post : stored) {
            ++m_counts[post.outcome];
            m_updatesAdded += post.updatesAdded;
        }
        if (m_options.format == Format::Json) {
            QJsonObject json = tocsin::toJson(page);
            if (!m_options.dryRun) {
                QJsonArray array;
                for (const StoredPost &post : stored)
                    array.append(toJson(post));
                json.insert(u"stored"_s, array);
                json.insert(u"workspace"_s, m_options.workspacePath);
            }
            m_unsaid += jsonBytes(json, m_options.files.size() > 1 ? JsonLayout::Line : JsonLayout::Indented);
            return;
        }
        QStringList lines{u"%1: %2"_s.arg(safeForTerminal(file), counted(page.posts.size(), u"%1 post"_s, u"%1 posts"_s))};
        for (qsizetype i = 0; i < page.posts.size(); ++i) {
            lines.append(summaryOf(page.posts.at(i)));
            if (i < stored.size())
                lines.append(u"    "_s + outcomeText(stored.at(i)));
        }
        m_unsaid += lines.join(u'\n').toUtf8() + '\n';
    }

    QString totals()
    {
        using enum ImportPlan::Outcome;
        return u"In all: %1 new, %2 known, %3 grown; %4 added."_s
            .arg(m_counts[New])
            .arg(m_counts[Same])
            .arg(m_counts[Grown])
            .arg(counted(m_updatesAdded, u"%1 update"_s, u"%1 updates"_s));
    }

    const ImportOptions &m_options;
    const Clock &m_clock;
    ProgressBar m_bar{u"import"_s};
    std::unique_ptr<ImportStore> m_store;
    QByteArray m_unsaid; ///< of posts that are not committed yet
    std::map<ImportPlan::Outcome, qint64> m_counts;
    qint64 m_updatesAdded = 0;
    bool m_refused = false;
};

} // namespace

int runImport(const Call &call)
{
    CommandLine line("import"_L1, u"[options] FILE|-…"_s,
                     u"Reads providers' posts and stores their incidents, creating the workspace where it is missing. A page with several\n"
                     "posts becomes several incidents; a post that is already there is recognised and only what is new in it is added.\n"
                     "With --format json the answer has the schema tocsin-import-1: one object for one file, one object a line for several;\n"
                     "without --dry-run its member “stored” says for each post whether it was new, known or grown,\n"
                     "and “workspace” where that is.\n\n"
                     "Beside plain text it reads, told apart by content: cState's Markdown with front matter; Statuspage's JSON (incidents.json,\n"
                     "scheduled-maintenances.json, summary.json); RSS and Atom; iCalendar, with X-MAINTNOTE properties or without; and with --map\n"
                     "tables: CSV with , ; tab or | between the fields. The mapping is a JSON file that says what the columns mean:\n"
                     "  {\"columns\": {\"title\": \"Subject\", \"begin\": \"From\", \"end\": \"To\", \"targets\": \"Hosts\", \"text\": \"Message\", \"time\": \"Sent\",\n"
                     "               \"kind\": \"Type\", \"status\": \"State\", \"level\": \"Severity\", \"key\": \"Ticket\"},\n"
                     "   \"zone\": \"Europe/Oslo\", \"date_format\": \"dd.MM.yyyy HH:mm\", \"separator\": \";\", \"encoding\": \"windows-1252\", \"heading\": true,\n"
                     "   \"target_kind\": \"server\", \"target_separator\": \",\",\n"
                     "   \"kinds\": {\"Work\": \"maintenance\"}, \"statuses\": {\"done\": \"resolved\"}, \"levels\": {\"red\": \"major_outage\"}}\n"
                     "Only “columns” with a title or a text is needed. Columns are named, or numbered from 1. Records with the same key are updates of\n"
                     "one story. Without a date_format instants are ISO 8601; without a separator or an encoding these are found."_s);
    line.addFlag(u"dry-run"_s, u"Say what would be understood; store nothing and create nothing."_s);
    line.add(u"zone"_s, u"IANA"_s, u"The provider's home zone, which settles times without a zone word; default: unknown, so that these stay uncertain."_s);
    line.add(u"reference"_s, u"YYYY-MM-DD"_s, u"The day on which the posts were written; it settles dates without a year and “today”."_s);
    line.add(u"language"_s, u"L"_s, u"Language of the posts (en, fr, pt-BR …); default: recognised."_s);
    line.add(u"map"_s, u"FILE"_s, u"The files are tables; FILE says what their columns mean (see above)."_s);
    line.addWorkspace();
    line.addFormat();
    if (const auto end = line.parse(call.arguments))
        return *end;

    ImportOptions options;
    options.files = line.operands();
    options.dryRun = line.has(u"dry-run"_s);
    options.format = line.format();
    options.workspacePath = line.workspacePath();
    if (options.files.isEmpty())
        return line.wrong(u"which file? Name one or more, or - for standard input"_s);
    if (options.files.count(u"-"_s) > 1)
        return line.wrong(u"standard input (-) can be read only once"_s);
    if (line.has(u"zone"_s)) {
        const auto zone = line.zone(u"zone"_s);
        if (!zone)
            return WrongUsage;
        options.context.zone = *zone;
    }
    if (line.has(u"reference"_s)) {
        options.context.reference = QDate::fromString(line.value(u"reference"_s), u"yyyy-MM-dd"_s);
        if (!options.context.reference.isValid())
            return line.wrong(u"--reference is a date like 2023-09-29, not “%1”"_s.arg(line.value(u"reference"_s)));
    }
    if (line.has(u"language"_s)) {
        const auto language = line.language(u"language"_s);
        if (!language)
            return WrongUsage;
        options.context.language = *language;
    }
    options.context.today = QDateTime::fromMSecsSinceEpoch(call.clock.now(), Qt::UTC).date();
    if (line.has(u"map"_s)) {
        auto mapping = mappingFrom(line.value(u"map"_s));
        if (!mapping) {
            complain(mapping.error().detail);
            return Refused;
        }
        options.mapping = std::move(*mapping);
    }
    return Importer(options, call.clock).run();
}

} // namespace tocsin::ctl
