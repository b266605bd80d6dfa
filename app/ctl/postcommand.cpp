// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commandline.h"
#include "app/ctl/console.h"
#include "app/ctl/postrequest.h"
#include "app/ctl/posttext.h"
#include "app/ctl/reading.h"
#include "app/ctl/storyjson.h"

#include "models/announcements/tokens/postpage.h"
#include "models/domain/affected.h"
#include "models/itemmodels/draftkeeper.h"
#include "models/posting/postwriter.h"
#include "models/settings/author.h"
#include "models/settings/settings.h"
#include "models/storage/workspace.h"
#include "models/time/walltime.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

void addOptions(CommandLine &line)
{
    line.add(u"body"_s, u"FILE|-"_s, u"The text, Markdown in UTF-8. Times in it become values that every reader sees in his own zone."_s);
    line.add(u"template"_s, u"NAME"_s, u"Begin with a template of the workspace or of Tocsin (hardware-failure, still-working, resolved …); --body stands in front of it."_s);
    line.add(u"title"_s, u"T"_s, u"Title; a new incident needs one."_s);
    line.add(u"kind"_s, u"K"_s, u"Of a new one: incident (default), maintenance or announcement."_s);
    line.add(u"status"_s, u"S"_s, u"Status from now on; default: the first of its kind for a new incident, else as it is."_s);
    line.add(u"at"_s, u"T"_s, u"When it was said, where it is backdated; default: now."_s);
    line.add(u"targets"_s, u"A,B"_s, u"Names or ids of all zones, servers and services that it is about. One of the incident that is left out was never affected: that it was is taken back."_s);
    line.add(u"add-targets"_s, u"A,B"_s, u"Further ones."_s);
    line.addFlag(u"new-targets"_s, u"Make targets that are not known: “zone:PAR”, “svc:Mail”, others become servers; “web-03@FRA1” is a server in the zone FRA1."_s);
    line.add(u"level"_s, u"L"_s, u"degraded, partial_outage or major_outage: how the targets that are named (else all of the incident) are affected from now on."_s);
    line.add(u"since"_s, u"T"_s, u"When that began; default: with the post."_s);
    line.addList(u"restored"_s, u"A,B[@T]"_s, u"These work again since T (default: now); may be given several times. Closing the incident restores the rest."_s);
    line.add(u"window"_s, u"T..T"_s, u"Plan of a maintenance, or its new plan."_s);
    line.add(u"actual"_s, u"T..T"_s, u"When the work of a maintenance was really done; default: from the post that says in_progress until the one that says completed."_s);
    line.add(u"next-update"_s, u"30min|T"_s, u"Promise the next update."_s);
    line.add(u"eta"_s, u"T|DURATION"_s, u"Promise the end; moves an ETA that was given before."_s);
    line.add(u"root-cause"_s, u"T|DURATION"_s, u"Promise a report of the cause."_s);
    line.addFlag(u"post-mortem"_s, u"This is the report of the cause."_s);
    line.addFlag(u"retroactive"_s, u"The new incident is told after it was over."_s);
    line.add(u"correct"_s, u"UPDATE"_s, u"Replace an update that was posted, by its id or “last”; the old text is kept."_s);
    line.add(u"label"_s, u"L"_s, u"What its heading says: EDIT."_s);
    line.addList(u"link"_s, u"KIND=ID|URL"_s, u"follow_up_of, recurrence_of, caused_by, explained_by or maintenance_turned_incident; may be given several times."_s);
    line.add(u"zone"_s, u"IANA"_s, u"Zone of clocks without a zone word; default: the incident's, for a new one the console's home zone."_s);
    line.add(u"language"_s, u"L"_s, u"Language of the text; default: the incident's, for a new one the console's."_s);
    line.addList(u"settle"_s, u"WORDS=N|T"_s, u"What an uncertain time of the text means: a candidate's number, or an instant; may be given several times."_s);
    line.addFlag(u"keep-uncertain"_s, u"Leave uncertain times in the text as they are written."_s);
    line.addFlag(u"ignore-findings"_s, u"Post although the text contradicts itself or the calendar; kept with the post."_s);
    line.addFlag(u"yes"_s, u"The same."_s);
    line.addFlag(u"all-customers"_s, u"It concerns all customers."_s);
    line.addFlag(u"for-approval"_s, u"Post nothing yet: leave it for another user, on whose desk it waits to be approved."_s);
    line.add(u"bypass"_s, u"REASON"_s, u"Post without the second pair of eyes that this console asks for; kept with the post."_s);
    line.addFlag(u"dry-run"_s, u"Say what would be posted; write nothing and create nothing."_s);
    line.addWorkspace();
    line.addFormat();
}

/// Reads an option that names a value of @p E; false after having said what is wrong.
template<typename E> bool readName(const CommandLine &line, const QString &option, std::optional<E> &value)
{
    if (!line.has(option))
        return true;
    value = enumFrom<E>(line.value(option));
    if (value)
        return true;
    QStringList names;
    for (const auto &row : enumNames<E>)
        names.append(row.name);
    line.wrong(u"--%1 is one of %2, not “%3”"_s.arg(option, names.join(u", "_s), line.value(option)));
    return false;
}

QStringList listOf(const QString &value)
{
    QStringList list = value.split(u',', Qt::SkipEmptyParts);
    for (QString &entry : list)
        entry = entry.trimmed();
    list.removeAll(QString());
    return list;
}

/// The options as they are, without a look at the workspace. A value: end with it.
std::optional<int> readOptions(const CommandLine &line, PostRequest &request)
{
    if (line.operands().size() > 1)
        return line.wrong(u"one incident at a time"_s);
    if (!readName(line, u"kind"_s, request.kind) || !readName(line, u"status"_s, request.status) || !readName(line, u"level"_s, request.level))
        return WrongUsage;
    if (line.has(u"zone"_s)) {
        const auto zone = line.zone(u"zone"_s);
        if (!zone)
            return WrongUsage;
        request.zone = *zone;
    }
    if (line.has(u"language"_s)) {
        const auto language = line.language(u"language"_s);
        if (!language)
            return WrongUsage;
        request.language = *language;
    }
    for (const QString &option : {u"title"_s, u"label"_s}) {
        if (line.value(option).contains(u'\n') || unfitIn(line.value(option)))
            return line.wrong(u"--%1 is one line of text for people, not “%2”"_s.arg(option, line.value(option)));
    }
    if (!line.has(u"body"_s) && !line.has(u"template"_s))
        return line.wrong(u"what is to be posted? Give --body FILE, --body - for standard input, or --template NAME"_s);
    for (const QString &settle : line.values(u"settle"_s)) {
        if (settle.lastIndexOf(u'=') < 1)
            return line.wrong(u"--settle is WORDS=N or WORDS=T, not “%1”"_s.arg(settle));
    }
    if (line.has(u"bypass"_s) && line.value(u"bypass"_s).trimmed().isEmpty())
        return line.wrong(u"--bypass needs a reason"_s);
    if (line.has(u"bypass"_s) && line.has(u"for-approval"_s))
        return line.wrong(u"--bypass posts without approval and --for-approval waits for it: say one of them"_s);

    request.title = line.value(u"title"_s);
    request.at = line.value(u"at"_s);
    request.since = line.value(u"since"_s);
    if (line.has(u"targets"_s))
        request.targets = listOf(line.value(u"targets"_s));
    request.addTargets = listOf(line.value(u"add-targets"_s));
    for (const QString &option : {u"targets"_s, u"add-targets"_s}) {
        if (line.has(option) && listOf(line.value(option)).isEmpty())
            return line.wrong(u"--%1 names no target"_s.arg(option));
    }
    request.newTargets = line.has(u"new-targets"_s);
    request.restored = line.values(u"restored"_s);
    request.window = line.value(u"window"_s);
    request.actual = line.value(u"actual"_s);
    request.label = line.value(u"label"_s);
    request.nextUpdate = line.value(u"next-update"_s);
    request.eta = line.value(u"eta"_s);
    request.rootCause = line.value(u"root-cause"_s);
    request.links = line.values(u"link"_s);
    request.templateName = line.value(u"template"_s);
    request.correct = line.value(u"correct"_s);
    request.retroactive = line.has(u"retroactive"_s);
    request.postMortem = line.has(u"post-mortem"_s);
    request.allCustomers = line.has(u"all-customers"_s);
    request.settle = line.values(u"settle"_s);
    request.keepUncertain = line.has(u"keep-uncertain"_s);
    request.ignoreFindings = line.has(u"ignore-findings"_s) || line.has(u"yes"_s);
    request.bypass = line.value(u"bypass"_s).trimmed();
    request.forApproval = line.has(u"for-approval"_s);
    return std::nullopt;
}

PostConsole consoleFrom(const SettingsStore &store)
{
    PostConsole console;
    console.author = authorName(store);
    console.zone = store.value(settings::homeZone);
    if (!isZoneKnown(console.zone))
        console.zone.clear();
    console.language = store.value(settings::language);
    console.needsApproval = store.value(settings::needsApproval);
    return console;
}

int refuse(const QStringList &reasons, int exitCode)
{
    for (const QString &reason : reasons)
        complain(reason);
    return exitCode;
}

enum class Outcome { Posted, Waits, Tried };

/// What was posted, for people.
void printPost(const PreparedPost &post, const Story &story, const QString &update, const QString &workspace, Outcome outcome)
{
    const bool written = outcome == Outcome::Posted;
    const auto field = [](const QString &name, const QString &value) { print(safeForTerminal(QString(name + u':').leftJustified(10) + value)); };
    const auto style = houseStyle({});
    QStringList zones{post.draft.zone};
    if (post.draft.zone != "UTC"_L1)
        zones.append(u"UTC"_s);
    const Rendering rendering{u"en"_s, zones, style ? *style : HouseStyle(), [&post](const QString &target) { return post.targetNames.value(target); }};
    const auto at = [&rendering](Instant instant) { return stamp(instant, rendering.style.stamp, rendering.zones, rendering.language); };
    const auto name = [&post](const QString &target) { return post.targetNames.value(target, target); };

    print(written                      ? u"Posted."_s
              : outcome == Outcome::Waits ? u"Waits for another user's approval; nothing was posted."_s
                                          : u"Would be posted; nothing was written."_s);
    if (written || !post.draft.beginsStory)
        field(u"id"_s, story.id);
    if (written)
        field(u"update"_s, update);
    field(u"workspace"_s, u' ' + workspace);
    field(u"title"_s, story.title);
    field(u"status"_s, story.status ? QString(nameOf(*story.status)) : u"-"_s);
    const auto names = [&name](const QStringList &targets) {
        QStringList words;
        for (const QString &target : targets)
            words.append(name(target));
        return words.join(u", "_s);
    };
    const TargetsNow targets = targetsAt(story, post.scene.now);
    field(u"targets"_s, names(targets.current));
    if (!targets.restored.isEmpty())
        field(u"restored"_s, names(targets.restored));
    QStringList out;
    for (const QString &target : post.scene.story ? post.scene.story->targets : QStringList()) {
        if (!story.targets.contains(target))
            out.append(name(target));
    }
    if (!out.isEmpty())
        field(u"taken out"_s, u' ' + out.join(u", "_s) + u", never affected"_s);
    const auto range = [&at](const InstantRange &one) { return QString(at(one.begin) + (one.end ? u" – "_s + at(*one.end) : QString())); };
    for (const Window &window : story.windows) {
        field(u"planned"_s, range(window.planned));
        if (window.actual)
            field(u"actual"_s, range(*window.actual));
    }
    for (const Impact &impact : story.impacts) {
        field(u"impact"_s, u"%1 – %2 %3 %4%5"_s.arg(at(impact.range.begin), impact.range.end ? at(*impact.range.end) : u"open"_s, nameOf(impact.level), name(impact.target),
                                                    impact.planned ? u", planned"_s : QString()));
    }
    for (const Promise &promise : story.promises) {
        if (!promise.kept)
            field(u"promise"_s, u"%1 by %2"_s.arg(nameOf(promise.kind), at(promise.due)));
    }
    const auto said = std::ranges::find(story.updates, update, &Update::id);
    if (said == story.updates.cend())
        return;
    print(QString());
    print(safeForTerminal(said->at ? at(*said->at) : u"(no time)"_s));
    print(safeForTerminal(bodyText(said->body, rendering, TextForm::Plain)));
}

QJsonObject postJson(const PreparedPost &post, const Story &story, const QString &update, const QString &workspace, Outcome outcome)
{
    const bool written = outcome == Outcome::Posted;
    QJsonArray issues;
    for (const PostIssue &issue : post.issues)
        issues.append(issueText(issue, post.targetNames));
    for (const QString &note : post.notes)
        issues.append(note);
    return {{u"schema"_s, u"tocsin-post-1"_s},
            {u"written"_s, written},
            {u"workspace"_s, workspace},
            {u"waits"_s, outcome == Outcome::Waits},
            {u"incident"_s, written || !post.draft.beginsStory ? QJsonValue(story.id) : QJsonValue()},
            {u"update"_s, written ? QJsonValue(update) : QJsonValue()},
            {u"begins_story"_s, post.draft.beginsStory},
            {u"notes"_s, issues},
            {u"story"_s, toJson(story, post.targetNames)}};
}

/// The update of a preview that is not posted yet.
QString newUpdateIn(const Story &preview, const PostScene &scene)
{
    const QList<Update> known = scene.story ? scene.story->updates : QList<Update>();
    const auto isNew = [&known](const Update &update) { return std::ranges::find(known, update.id, &Update::id) == known.cend(); };
    const auto found = std::ranges::find_if(preview.updates, isNew);
    return found == preview.updates.cend() ? QString() : found->id;
}

void printNotes(const PreparedPost &post)
{
    for (const PostIssue &issue : post.issues)
        complain(u"note: "_s + issueText(issue, post.targetNames));
    for (const QString &note : post.notes)
        complain(u"note: "_s + note);
}

/// Posts a request that was accepted once, on what the file holds when nobody else can write.
class PostJob
{
public:
    PostJob(const PostRequest &request, const PostConsole &console, const Clock &clock) : m_request(request), m_console(console), m_clock(clock) {}

    Result<void> run(const QString &path)
    {
        makeOwnFolder(path);
        auto workspace = Workspace::open(path);
        if (!workspace)
            return tl::unexpected(workspace.error());
        const auto reader = WorkspaceReader::open(path);
        if (!reader)
            return tl::unexpected(reader.error());
        const auto report = (*workspace)->commit([&]() { return write(**workspace, **reader); });
        if (!report)
            return tl::unexpected(report.error());
        if (m_request.forApproval) {
            m_story = storyWith(m_post.draft, m_post.scene);
            m_update = newUpdateIn(m_story, m_post.scene);
            return {};
        }
        auto story = (*reader)->story(m_incident);
        if (!story)
            return tl::unexpected(story.error());
        m_story = *std::move(story);
        return {};
    }

    [[nodiscard]] const PreparedPost &post() const { return m_post; }
    [[nodiscard]] const Story &story() const { return m_story; }
    [[nodiscard]] const QString &update() const { return m_update; }

private:
    Result<QList<Document>> write(Workspace &workspace, WorkspaceReader &reader)
    {
        const auto last = workspace.lastHlc();
        if (!last)
            return tl::unexpected(last.error());
        auto prepared = preparePost(m_request, m_console, &reader, m_clock.now());
        if (!prepared)
            return failed(Failure::Code::Rejected, prepared.error().reasons.join(u' '));
        m_post = *std::move(prepared);
        FactWriter writer(m_console.author, m_clock, *last);
        for (const Target &target : m_post.newTargets)
            writer.put(target);
        if (m_request.forApproval) {
            WritingDesk desk{reader, writer, m_clock};
            if (const auto left = leaveForApproval(desk); !left)
                return tl::unexpected(left.error());
            return writer.take().documents;
        }
        if (const auto posted = writePost(writer, m_post.draft, m_post.scene); !posted)
            return tl::unexpected(posted.error());
        const Written written = writer.take();
        for (const Fact &fact : written.facts) {
            m_incident = fact.incident;
            if (std::holds_alternative<Update>(fact.body))
                m_update = fact.id;
        }
        return written.documents;
    }

    /// Puts the draft where a composer's would wait.
    Result<void> leaveForApproval(WritingDesk &desk)
    {
        PostDraft &draft = m_post.draft;
        draft.key = desk.facts.newKey();
        if (draft.beginsStory)
            draft.incident = desk.facts.newStoryId();
        draft.state = PostDraft::State::Waiting;
        draft.writtenBy = m_console.author;
        draft.asked = m_clock.now();
        draft.seen = m_post.scene.frontier;
        draft.changed = m_clock.now();
        return writeDraft(desk, draft);
    }

    const PostRequest &m_request;
    const PostConsole &m_console;
    const Clock &m_clock;
    PreparedPost m_post;
    QString m_incident;
    QString m_update;
    Story m_story;
};

} // namespace

int runPost(const Call &call)
{
    CommandLine line("post"_L1, u"[ID] --body FILE|- [options]"_s,
                     u"Posts one update of the incident ID, or without ID the first one of a new incident. Times of the text that are certain become\n"
                     "values: each reader sees them in his own zone. A time that may mean several is refused with its candidates, and so is a text\n"
                     "that contradicts itself or the calendar. T is a time as people write it (12:20, “tomorrow 09:00 CEST”) or 2023-09-29T10:20Z.\n"
                     "Any update keeps the promise of the next one; resolved, completed and monitoring keep an ETA; closing restores what is off.\n"
                     "With --format json the answer has the schema tocsin-post-1, its member “story” is that of “show”.\n"
                     "Exit status: 0 posted or left for approval, 1 refused, with the reasons, 2 wrong usage."_s);
    addOptions(line);
    if (const auto end = line.parse(call.arguments))
        return *end;
    PostRequest request;
    if (const auto end = readOptions(line, request))
        return *end;
    const QString path = line.workspacePath();
    const bool isThere = QFileInfo::exists(path);
    std::unique_ptr<WorkspaceReader> reader;
    if (isThere || !line.operands().isEmpty()) {
        auto opened = openForReading(path);
        if (!opened)
            return refuse({opened.error().detail}, Refused);
        reader = *std::move(opened);
    }
    if (!line.operands().isEmpty()) {
        const auto id = storyIdFrom(*reader, line.operands().constFirst());
        if (!id)
            return refuse({id.error().detail}, Refused);
        request.id = *id;
    } else if (request.title.trimmed().isEmpty() && request.templateName.isEmpty()) {
        return line.wrong(u"a new incident needs a --title; to post an update, name the incident by its id"_s);
    }
    if (line.has(u"body"_s)) {
        const auto text = readPostText(line.value(u"body"_s));
        if (!text)
            return refuse({text.error().detail}, Refused);
        request.text = *text;
    }

    // Once without writing: what is refused makes no workspace.
    const PostConsole console = consoleFrom(SettingsStore());
    const auto prepared = preparePost(request, console, reader.get(), call.clock.now());
    if (!prepared)
        return prepared.error().exitCode == WrongUsage ? line.wrong(prepared.error().reasons.constFirst()) : refuse(prepared.error().reasons, Refused);
    const PreparedPost &post = *prepared;
    if (line.has(u"dry-run"_s)) {
        printNotes(post);
        const Story story = storyWith(post.draft, post.scene);
        const QString update = newUpdateIn(story, post.scene);
        if (line.format() == Format::Json)
            printJson(postJson(post, story, update, path, Outcome::Tried));
        else
            printPost(post, story, update, path, Outcome::Tried);
        return Done;
    }
    reader.reset();
    PostJob job(request, console, call.clock);
    if (const auto done = job.run(path); !done)
        return refuse({done.error().detail}, Refused);
    const Outcome outcome = request.forApproval ? Outcome::Waits : Outcome::Posted;
    printNotes(job.post());
    if (line.format() == Format::Json)
        printJson(postJson(job.post(), job.story(), job.update(), path, outcome));
    else
        printPost(job.post(), job.story(), job.update(), path, outcome);
    if (!outputArrived()) // who takes this for a refusal would post it again
        complain(request.forApproval ? u"it was left for approval; do not post it again."_s : u"it was posted, as %1; do not post it again."_s.arg(job.update()));
    return Done;
}

} // namespace tocsin::ctl
