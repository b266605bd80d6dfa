// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/postingflow.h"

#include "models/itemmodels/cataloguewriting.h"
#include "models/itemmodels/workspacesession.h"
#include "models/posting/templatelist.h"
#include "models/settings/settings.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/finalpreview.h"
#include "ui/composer/postfields.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/spelling.h"
#include "ui/composer/tokenedit.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// @p draft as somebody goes on writing it. A reason to post it without approval was given for what it said then.
PostDraft resumed(PostDraft draft)
{
    draft.state = PostDraft::State::Writing;
    draft.bypass.clear();
    return draft;
}

/// The update that the draft with @p key became; nullptr: none.
const Update *postOf(const Story &story, const QString &key)
{
    const QString end = u':' + key;
    const auto isIt = [&end](const QString &id) { return id.endsWith(end); };
    const auto found = std::ranges::find_if(story.updates, [&isIt](const Update &update) { return isIt(update.id) || std::ranges::any_of(update.revisions, isIt); });
    return found == story.updates.cend() ? nullptr : &*found;
}

} // namespace

PostingFlow::PostingFlow(WorkspaceSession &session, const Services &services, QObject *parent)
    : QObject(parent), m_session(session), m_services(services), m_writer(session.path(), services.author, services.clock), m_keeper(m_writer),
      m_poster(m_writer, services.clock, services.awake), m_impacts(m_writer), m_sendBacks(m_writer), m_ids(services.clock)
{
    connect(&m_writer, &WorkspaceWriter::failed, this, &PostingFlow::failed);
    connect(&m_poster, &Poster::posted, this, [this](const QString &, const QString &incident, const QString &update) { emit posted(incident, update); });
    connect(&m_poster, &Poster::failed, this, [this](const PostDraft &draft) {
        if (!draft.writtenBy.isEmpty() && draft.writtenBy != m_services.author)
            return; // its author has it
        m_keeper.keep(resumed(draft));
        openDraft(draft);
    });
    connect(&m_sendBacks, &SendBacks::notSent, this, [this](const PostDraft &draft, const QString &note, const Failure &failure) {
        if (failure.code != Failure::Code::Conflict) // else there is nothing left to be said
            askToSendBack(draft, nullptr, note);
    });
    connect(&m_keeper, &DraftKeeper::failed, this, [this](const QString &key) {
        if (Composer *composer = composerOf(key))
            composer->setSaved(false);
    });
    connect(&m_keeper, &DraftKeeper::forked, this, [this](const QString &key, const QString &own) {
        if (Composer *composer = composerOf(key))
            composer->setKey(own);
    });
    connect(&m_keeper, &DraftKeeper::saved, this, [this](const QString &key) {
        if (Composer *composer = composerOf(key))
            composer->setSaved(true);
    });
}

PostingFlow::~PostingFlow()
{
    // Their drafts are kept already; the windows belong to the main window and must not outlive what they talk to.
    const auto windows = std::exchange(m_windows, {});
    for (const QPointer<ComposerWindow> &window : windows)
        delete window;
    const auto composers = std::exchange(m_composers, {});
    for (const QPointer<Composer> &composer : composers) {
        if (!composer)
            continue;
        disconnect(composer, nullptr, this, nullptr);
        composer->setSpelling(nullptr);
    }
}

Composer *PostingFlow::composerOf(const QString &key) const
{
    const auto found = std::ranges::find_if(m_composers, [&key](const QPointer<Composer> &one) { return one && one->key() == key; });
    return found == m_composers.end() ? nullptr : found->data();
}

ComposerScene PostingFlow::sceneOf(const PostDraft &draft) const
{
    ComposerScene scene;
    scene.post.now = m_services.clock.now();
    scene.targets = m_session.targets();
    scene.templates = templates(draft.language);
    for (const Link &link : draft.links) {
        if (const QString title = link.incident.isEmpty() ? QString() : m_session.titleOf(link.incident); !title.isEmpty())
            scene.linkTitles.insert(link.incident, title);
    }
    scene.approvalNeeded = m_services.preferences.store().value(settings::needsApproval);
    if (!draft.key.isEmpty()) {
        const auto words = m_session.sendBacks(draft.incident, m_services.author, draft.key);
        scene.sentBack = firstSendBack(words.value_or(QList<SendBack>()), m_services.author, draft.asked);
    }
    if (const auto story = m_session.story(draft.incident); story && !story->retracted) {
        scene.post.story = *story;
        scene.post.frontier = m_session.frontier(draft.incident).value_or(QStringList());
        scene.translations = m_session.translations(draft.incident).value_or(QList<Translation>());
    }
    return scene;
}

void PostingFlow::clear(Composer &panel, const Story &story)
{
    const PostDraft blank = blankFor(story);
    panel.setDraft(blank, sceneOf(blank));
}

void PostingFlow::connectComposer(Composer &composer)
{
    if (std::ranges::find(m_composers, QPointer<Composer>(&composer)) != m_composers.end())
        return;
    m_composers.removeAll(nullptr);
    m_composers.append(&composer);
    if (!m_spelling)
        m_spelling = std::make_unique<Spelling>();
    composer.setSpelling(m_services.preferences.store().value(settings::spellCheck) ? m_spelling.get() : nullptr);
    connect(&composer, &Composer::edited, this, [this, c = &composer] {
        c->setSaved(false);
        const PostDraft own = c->ownPart();
        m_keeper.keep(isBlank(own) ? own : c->draft());
    });
    connect(&composer.fields(), &PostFields::writingChanged, this, [this, c = &composer] { c->setScene(sceneOf(c->draft())); }); // templates speak a language
    connect(&composer, &Composer::postWanted, this, [this, c = &composer] { lookOnceMore(*c); });
    connect(&composer, &Composer::windowWanted, this, [this, c = &composer] {
        if (detach(*c))
            emit left(c);
    });
    connect(&composer, &Composer::discardWanted, this, [this, c = &composer] { discard(*c); });
    connect(&composer, &Composer::targetWanted, this, [this](const Target &target) { addTarget(target); });
    connect(&composer, &Composer::templatesWanted, this, [this, c = &composer] { emit templatesWanted(c); });
    connect(&composer, &Composer::failed, this, &PostingFlow::failed);
    connect(&composer, &Composer::storiesWanted, this, [this](const QString &words) { m_session.searcher().search(words); });
    connect(&m_session.searcher(), &Searcher::found, &composer,
            [c = &composer](const QString &words, const QList<SearchHit> &hits) { c->fields().showStories(words, hits); });
}

Composer *PostingFlow::panelOf(const QString &key) const
{
    const auto isOfWindow = [this](const Composer *composer) {
        return std::ranges::any_of(m_windows, [composer](const QPointer<ComposerWindow> &window) { return window && &window->composer() == composer; });
    };
    const auto found = std::ranges::find_if(m_composers, [&](const QPointer<Composer> &one) { return one && one->key() == key && !isOfWindow(one); });
    return found == m_composers.end() ? nullptr : found->data();
}

ComposerWindow *PostingFlow::openDraft(const PostDraft &draft)
{
    const QList<Poster::Leaving> leaving = m_poster.leaving();
    const auto counting = std::ranges::find_if(leaving, [&draft](const Poster::Leaving &one) { return one.draft.key == draft.key; });
    if (counting != leaving.end() && m_poster.takeBack(draft.key))
        return openDraft(counting->draft);
    if (Composer *panel = panelOf(draft.key)) {
        if (ComposerWindow *window = detach(*panel))
            return window;
    }
    for (const QPointer<ComposerWindow> &window : std::as_const(m_windows)) {
        if (window && window->isVisible() && window->composer().key() == draft.key) {
            window->raise();
            window->activateWindow();
            return window;
        }
    }
    auto *window = new ComposerWindow(m_services.clock, m_services.preferences, m_services.themes, m_services.window);
    m_windows.removeAll(nullptr);
    m_windows.append(window);
    const PostDraft shown = resumed(m_keeper.newest(draft));
    m_keeper.adopt(shown);
    connectComposer(window->composer());
    connect(window, &ComposerWindow::closed, &m_keeper, &DraftKeeper::flush);
    window->preview().setTargetNames([this](const QString &target) { return m_session.targetNames().value(target); });
    window->composer().setDraft(shown, sceneOf(shown));
    window->setStoryTitle(m_session.titleOf(shown.incident));
    connect(&window->composer(), &Composer::edited, window, [this, window] { showPreview(*window); });
    showPreview(*window);
    window->show();
    window->raise();
    window->activateWindow();
    window->composer().focusFirst();
    emit windowOpened(window);
    return window;
}

void PostingFlow::showPreview(ComposerWindow &window)
{
    const PostDraft draft = window.composer().draft();
    PostScene scene = window.composer().scene().post;
    scene.now = m_services.clock.now();
    window.preview().showStory(storyWith(draft, scene), audiences(draft), draft.key, window.composer().scene().translations);
}

void PostingFlow::showIn(Composer &panel, const Story &story)
{
    connectComposer(panel);
    if (panel.draft().incident == story.id && !panel.key().isEmpty()) {
        // Nobody wrote anything yet: it begins anew over what the story says now.
        if (panel.isTouched())
            panel.setScene(sceneOf(panel.draft()));
        else
            clear(panel, story);
        return;
    }
    const PostDraft draft = begunOrBlank(story);
    panel.setDraft(draft, sceneOf(draft));
}

void PostingFlow::resumeIn(Composer &panel, const Story &story)
{
    if (panel.isTouched() && panel.draft().incident == story.id)
        return;
    const PostDraft draft = begunOrBlank(story);
    panel.setDraft(draft, sceneOf(draft));
}

PostDraft PostingFlow::begunOrBlank(const Story &story)
{
    QList<PostDraft> drafts;
    const auto stored = m_session.drafts(m_services.author).value_or(QList<WorkspaceReader::StoredDraft>());
    for (const WorkspaceReader::StoredDraft &one : stored) {
        if (one.draft.incident == story.id)
            drafts.append(one.draft);
    }
    drafts = m_keeper.withUnsaved(story.id, drafts); // one that was thrown away a moment ago does not come back, and none without its last words
    const auto begun = std::ranges::find_if(drafts, [&](const PostDraft &draft) {
        return draft.state != PostDraft::State::Waiting && !composerOf(draft.key) && !isLeaving(draft.key) && !postOf(story, draft.key);
    });
    if (begun == drafts.end())
        return blankFor(story);
    m_keeper.adopt(*begun);
    return resumed(*begun);
}

ComposerWindow *PostingFlow::detach(Composer &panel)
{
    const PostDraft draft = panel.draft();
    const auto story = m_session.story(draft.incident);
    if (!story)
        return nullptr;
    clear(panel, *story);
    return openDraft(draft);
}

QList<PostTemplate> PostingFlow::templates(const QString &language) const
{
    return offeredTemplates(m_session.templates().value_or(QList<PostTemplate>()), language);
}

QList<Audience> PostingFlow::audiences(const PostDraft &draft) const
{
    QList<Audience> audiences = m_session.audiences().value_or(QList<Audience>());
    if (audiences.isEmpty())
        audiences = {Audience{{}, tr("Readers"), draft.language, m_services.preferences.zones(), m_services.preferences.store().value(settings::houseStyle)}};
    return audiences;
}

PostCheckOptions PostingFlow::checkOptions(const Composer &composer) const
{
    PostCheckOptions options;
    options.audiences = m_session.audiences().value_or(QList<Audience>());
    options.approvalNeeded = composer.scene().approvalNeeded;
    if (composer.scene().post.story)
        options.frontierNow = m_session.frontier(composer.scene().post.story->id).value_or(QStringList());
    return options;
}

FinalPreview *PostingFlow::newLook(const PostDraft &draft, const ComposerScene &scene, const QList<PostIssue> &issues, QWidget *parent, const QString &author)
{
    auto *look = new FinalPreview(m_services.themes, parent);
    look->setAttribute(Qt::WA_DeleteOnClose);
    look->setTargetNames([this](const QString &target) { return m_session.targetNames().value(target); });
    if (!author.isEmpty())
        look->setAuthor(author);
    look->setWords({m_services.preferences.zones(), m_services.preferences.language()}, scene.linkTitles);
    look->showPost(draft, scene.post, audiences(draft), issues, m_session.translations(draft.incident).value_or(QList<Translation>()));
    return look;
}

FinalPreview *PostingFlow::lookOnceMore(Composer &composer)
{
    if (auto *open = composer.findChild<FinalPreview *>(); open && open->isVisible())
        return open; // one look is enough
    composer.text().finish();
    composer.renew(sceneOf(composer.draft()));
    const PostDraft draft = composer.draft();
    ComposerScene scene = composer.scene();
    scene.post.now = m_services.clock.now();
    FinalPreview *look = newLook(draft, scene, composer.issues(checkOptions(composer)), &composer);
    // What was looked at is sent, whatever the composer may show by then.
    connect(look, &FinalPreview::sendWanted, this, [this, draft](const QString &bypass) { send(draft, bypass, false); });
    connect(look, &FinalPreview::approvalWanted, this, [this, draft] { send(draft, {}, true); });
    connect(look, &FinalPreview::issueActivated, &composer, &Composer::goTo);
    connect(look, &FinalPreview::fixWanted, this, [this, &composer](const PostFix &fix) { // the look is the composer's
        composer.apply(fix);
        lookOnceMore(composer);
    });
    look->open();
    return look;
}

void PostingFlow::send(PostDraft draft, const QString &bypass, bool waits)
{
    draft.bypass = bypass;
    if (waits) {
        draft.state = PostDraft::State::Waiting;
        draft.writtenBy = m_services.author;
        draft.asked = m_services.clock.now();
        m_keeper.keep(draft);
        m_keeper.flush();
        emit waitsForApproval(draft.incident);
    } else {
        m_keeper.adopt(draft);
        m_poster.post(draft, undoMs());
    }
    if (Composer *composer = composerOf(draft.key))
        leave(*composer);
}

qint64 PostingFlow::undoMs() const
{
    return m_services.preferences.store().value(settings::undoSeconds) * secondMs;
}

void PostingFlow::leave(Composer &composer)
{
    const PostDraft draft = composer.draft();
    emit left(&composer);
    for (const QPointer<ComposerWindow> &window : std::as_const(m_windows)) {
        if (window && &window->composer() == &composer) {
            m_composers.removeAll(&composer);
            disconnect(&composer, nullptr, this, nullptr);
            window->close();
            return;
        }
    }
    // The panel stays, blank, for what is to be said next.
    if (const auto story = m_session.story(draft.incident))
        clear(composer, *story);
}

void PostingFlow::discard(Composer &composer)
{
    const PostDraft draft = composer.draft();
    const bool hadWords = !isBlank(composer.ownPart());
    m_keeper.drop(draft.incident, draft.key);
    leave(composer);
    if (hadWords)
        emit discarded(draft);
}

bool PostingFlow::isLeaving(const QString &key) const
{
    return std::ranges::any_of(m_poster.leaving(), [&key](const Poster::Leaving &one) { return one.draft.key == key; });
}

std::optional<PostDraft> PostingFlow::takeBack(const QString &key, bool open)
{
    const QList<Poster::Leaving> leaving = m_poster.leaving();
    const auto found = std::ranges::find_if(leaving, [&key](const Poster::Leaving &one) { return one.draft.key == key; });
    if (found == leaving.end() || !m_poster.takeBack(key))
        return std::nullopt;
    if (open)
        openDraft(found->draft);
    return found->draft;
}

void PostingFlow::bringBack(const PostDraft &draft)
{
    m_keeper.keep(draft);
    openDraft(draft);
}

bool PostingFlow::saveDrafts()
{
    m_keeper.flush();
    return m_writer.flush() && m_keeper.isSaved();
}

void PostingFlow::addTarget(const Target &target)
{
    m_writer.write([target](WritingDesk &desk) { return writeNewTarget(desk, target); });
}

void PostingFlow::putEntry(const CatalogueEntry &entry)
{
    m_writer.write([entry](WritingDesk &desk) { return writeEntry(desk, entry); });
}

int PostingFlow::unposted() const
{
    return static_cast<int>(std::ranges::count_if(m_composers, [](const QPointer<Composer> &one) { return one && one->isTouched(); }));
}

void PostingFlow::refreshPresent()
{
    const Instant minute = m_services.clock.now() / minuteMs;
    if (std::exchange(m_minute, minute) == minute)
        return;
    tidyDrafts();
    for (const QPointer<Composer> &composer : std::as_const(m_composers)) {
        if (composer)
            composer->fields().refreshPresent();
    }
}

void PostingFlow::refresh()
{
    tidyDrafts();
    const QList<QPointer<Composer>> composers = m_composers; // one that was posted may go
    for (const QPointer<Composer> &composer : composers) {
        if (!composer || composer->key().isEmpty())
            continue;
        composer->setScene(sceneOf(composer->draft()));
        followPost(*composer);
    }
}

void PostingFlow::followPost(Composer &composer)
{
    const std::optional<Story> &story = composer.scene().post.story;
    const Update *post = story ? postOf(*story, composer.key()) : nullptr;
    if (!post)
        return;
    const PostDraft written = composer.draft();
    emit postedElsewhere(story->id, written.body != post->body);
    if (written.body == post->body) {
        leave(composer);
        return;
    }
    PostDraft correction = blankFor(*story);
    correction.correctsUpdate = post->id;
    correction.body = written.body;
    correction.label = written.label;
    correction.language = written.language;
    correction.zone = written.zone;
    correction.at = post->at;
    correction.status = post->statusAfter;
    correction.postMortem = post->postMortem;
    composer.setDraft(correction, sceneOf(correction));
    m_keeper.keep(correction);
}

} // namespace tocsin
