// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer.h"

#include "models/posting/draftworth.h"
#include "models/posting/templates.h"
#include "models/settings/settings.h"
#include "ui/composer/postfields.h"
#include "ui/composer/spelling.h"
#include "ui/composer/spellingnote.h"
#include "ui/composer/templatewords.h"
#include "ui/composer/tokenedit.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contentscroll.h"
#include "ui/widgets/sentbackcard.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace tocsin {

Composer::Composer(Shape shape, const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_preferences(preferences), m_fields(new PostFields(clock, this)), m_sentBack(new SentBackCard(SentBackCard::Room::Little, this)),
      m_text(new TokenEdit(clock, themes, this)), m_notes(newLabel({}, false, this)), m_spelling(new SpellingNote(this)), m_turn(new QPushButton(this)),
      m_state(newLabel(tr("Draft kept"), true, this)), m_post(new QPushButton(this))
{
    setObjectName(u"composer"_s);
    setAccessibleName(tr("Composer"));
    build(shape);
    connect(m_fields, &PostFields::changed, this, &Composer::tellAbout);
    connect(m_fields, &PostFields::changed, this, &Composer::changed);
    connect(m_fields, &PostFields::writingChanged, this, &Composer::tellContext);
    connect(m_text, &TokenEdit::edited, this, &Composer::changed);
    connect(m_text, &TokenEdit::linted, this, &Composer::showNotes);
    connect(m_text, &TokenEdit::cursorPositionChanged, this, &Composer::showNotes);
    connect(m_text, &TokenEdit::dismissed, this, [this](const QString &dismissal) {
        if (!m_draft.dismissed.contains(dismissal))
            m_draft.dismissed.append(dismissal);
        changed();
    });
    connect(m_text, &TokenEdit::etaWanted, this, [this](qint64 instant) { apply({PromiseChange{PromiseKind::Eta, instant, 0}}); });
    connect(m_text, &TokenEdit::nextUpdateWanted, this, [this](qint64 instant) { apply({PromiseChange{PromiseKind::NextUpdate, instant, 0}}); });
    connect(&m_preferences, &Preferences::zonesChanged, this, [this] { setSentBack(m_scene.sentBack); });
    connect(m_fields, &PostFields::targetWanted, this, &Composer::targetWanted);
    connect(m_fields, &PostFields::templatesWanted, this, &Composer::templatesWanted);
    connect(m_fields, &PostFields::templateChosen, this, &Composer::useTemplate);
    connect(m_fields, &PostFields::storiesWanted, this, &Composer::storiesWanted);
    m_fields->setTextTimes([this] { return pastTimes(); });
}

void Composer::build(Shape shape)
{
    m_text->setObjectName(u"composerText"_s);
    m_text->setAccessibleName(tr("Text of the post"));
    m_text->setPlaceholderText(tr("What readers should know. Type times as you like; @ offers times and servers."));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_text->setMinimumHeight(shape == Shape::Panel ? 96 : 140);
    m_notes->setObjectName(u"composerNotes"_s);
    m_notes->hide();
    m_turn->setObjectName(u"composerTurn"_s);
    m_turn->setToolTip(tr("Every reader sees a chip in their own zones; plain text stays as it is for everybody"));
    m_turn->hide();
    connect(m_turn, &QPushButton::clicked, this, [this] {
        m_text->turnPasted();
        m_text->setFocus(Qt::OtherFocusReason);
    });
    m_state->setObjectName(u"composerState"_s);
    m_state->setWordWrap(false);
    // Its room is kept: a composer that became wider while somebody types would move what is about to be clicked.
    QSizePolicy kept = m_state->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_state->setSizePolicy(kept);
    m_state->hide();
    m_post->setObjectName(u"composerPost"_s);
    m_post->setProperty("main", true);
    auto *discard = new QPushButton(tr("&Discard"), this);
    discard->setObjectName(u"composerDiscard"_s);
    discard->setProperty("flat", true);
    discard->setToolTip(tr("Throw away what was written here"));
    connect(m_post, &QPushButton::clicked, this, &Composer::wantPost);
    connect(discard, &QPushButton::clicked, this, &Composer::discardWanted);
    for (const char *keys : {"Ctrl+Return", "Ctrl+Enter"}) {
        auto *shortcut = new QShortcut(QKeySequence(QString::fromLatin1(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, &Composer::wantPost);
    }

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_post);
    if (shape == Shape::Panel) {
        m_window = new QPushButton(tr("&Window…"), this);
        m_window->setObjectName(u"composerWindowed"_s);
        m_window->setToolTip(tr("Go on in a window of its own, with a preview for every audience"));
        connect(m_window, &QPushButton::clicked, this, &Composer::windowWanted);
        buttons->addWidget(m_window);
    }
    auto *insert = new QPushButton(u"@"_s, this);
    insert->setObjectName(u"composerInsert"_s);
    insert->setAccessibleName(tr("Insert a time or target"));
    insert->setToolTip(tr("Put a time, a server, an ETA or the promise of the next update into the text; in the text, @ does the same"));
    insert->setFocusPolicy(Qt::TabFocus); // the text keeps its cursor
    connect(insert, &QPushButton::clicked, m_text, &TokenEdit::offerTokens);
    buttons->addWidget(insert);
    buttons->addStretch(1);
    buttons->addWidget(m_state);
    buttons->addWidget(discard);
    connect(m_spelling, &SpellingNote::closed, m_text, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    setTabOrder(discard, m_spelling->closeButton());

    // Fields scroll where there is little room, so that the text keeps some.
    auto *scroll = new ContentScroll(m_fields, this);
    scroll->setObjectName(u"composerFields"_s);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the field that has the focus
    m_fields->setProperty("area", u"panel"_s);
    m_fields->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    const int margin = shape == Shape::Panel ? 0 : 16;
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(8);
    layout->addWidget(scroll);
    layout->addWidget(m_sentBack);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_notes);
    layout->addWidget(m_spelling);
    layout->addWidget(m_turn, 0, Qt::AlignLeft);
    layout->addLayout(buttons);
    m_fields->putAfterScope(m_text);
    if (shape == Shape::Panel)
        m_fields->setNarrow();
}

void Composer::setDraft(const PostDraft &draft, const ComposerScene &scene)
{
    m_filling = true;
    m_filled.reset();
    m_draft = draft;
    m_scene = scene;
    fillFields(draft);
    tellContext();
    m_text->setDismissed(draft.dismissed);
    tellAbout();
    m_text->setText(draft.body);
    m_text->askAgain(); // a time that was not settled is kept as its words
    if (draft.postMortem)
        m_text->moveCursor(QTextCursor::Start); // its first section is read first
    m_post->setText(draft.correctsUpdate.isEmpty() ? (draft.beginsStory ? tr("&Post") : tr("&Post update")) : tr("&Post correction"));
    m_state->hide();
    setSentBack(scene.sentBack);
    m_filling = false;
    showNotes();
}

void Composer::fillFields(const PostDraft &draft)
{
    const TimeText times{m_preferences.zones(), m_preferences.language()};
    m_fields->setScene({m_scene.post.story, m_scene.targets, m_scene.linkTitles, times, draft.language, draft.zone,
                        m_preferences.store().value(settings::nextUpdateMinutes)});
    m_fields->setTemplates(m_scene.templates);
    m_fields->setDraft(draft);
}

void Composer::renew(const ComposerScene &scene)
{
    const bool isSame = m_scene.post.story == scene.post.story;
    setScene(scene);
    if (isSame)
        return;
    m_filling = true;
    fillFields(draft());
    m_filling = false;
}

void Composer::setScene(const ComposerScene &scene)
{
    m_scene = scene;
    m_fields->setTargets(scene.targets);
    m_fields->setTemplates(scene.templates);
    tellContext();
    tellAbout();
    setSentBack(scene.sentBack);
    showNotes();
}

void Composer::tellContext()
{
    QList<Target> targets;
    for (const TargetRow &row : m_scene.targets)
        targets.append(row.target);
    m_spelling->setLanguage(m_fields->language());
    m_text->setContext({m_fields->zone(), m_fields->language(), {m_preferences.zones(), m_preferences.language()}, targets});
}

/// A post that is dated back, or about a window, speaks of clocks of that day.
void Composer::tellAbout()
{
    const Instant now = m_clock.now();
    PostDraft draft;
    m_fields->writeTo(draft);
    std::optional<InstantRange> about;
    if (draft.at)
        about = InstantRange{*draft.at, *draft.at};
    else if (draft.window)
        about = draft.window->planned;
    else if (m_scene.post.story && m_scene.post.story->kind == IncidentKind::Maintenance && !m_scene.post.story->windows.isEmpty())
        about = m_scene.post.story->windows.last().planned;
    m_text->setAbout(about && !about->contains(now) ? about : std::nullopt);

    QList<Window> windows;
    if (draft.window)
        windows.append(*draft.window);
    if (m_scene.post.story && m_scene.post.story->kind == IncidentKind::Maintenance) {
        for (const Window &window : m_scene.post.story->windows) {
            if (!draft.window || draft.window->id != window.id)
                windows.append(window);
        }
    }
    QList<IntervalToken> planned;
    for (const Window &window : std::as_const(windows)) {
        if (window.planned.end)
            planned.append({window.planned.begin, *window.planned.end, m_fields->zone(), false});
    }
    m_text->setWindows(planned);
}

/// The times in the text that are over, earliest first.
QList<Instant> Composer::pastTimes() const
{
    QList<Instant> times;
    const QList<TokenValue> tokens = m_text->text().tokens;
    for (const TokenValue &token : tokens) {
        if (const auto *instant = std::get_if<InstantToken>(&token))
            times.append(instant->instant);
        else if (const auto *interval = std::get_if<IntervalToken>(&token))
            times += {interval->begin, interval->end};
    }
    times.removeIf([now = m_clock.now()](Instant at) { return at > now; });
    std::ranges::sort(times);
    QList<Instant> each;
    std::ranges::unique_copy(times, std::back_inserter(each));
    return each;
}

PostDraft Composer::draft() const
{
    PostDraft draft = m_draft;
    if (draft.key.isEmpty())
        return draft;
    m_fields->writeTo(draft);
    draft.body = m_text->text();
    draft.changed = m_clock.now();
    return draft;
}

bool Composer::isTouched() const
{
    return m_fields->isTouched() || !m_text->isBlank() || m_text->document()->isUndoAvailable() || !tocsin::isBlank(m_draft);
}

PostDraft Composer::ownPart() const
{
    return tocsin::ownPart(draft(), m_scene.post.story, qint64(m_preferences.store().value(settings::nextUpdateMinutes)) * minuteMs);
}

QList<PostIssue> Composer::issues(PostCheckOptions options) const
{
    for (const Unsettled &time : m_text->unsettled())
        options.unsettled.append(time.words);
    options.unsettled += m_fields->unsettled();
    options.findings = m_text->findings();
    options.lintedText = m_text->lintedText();
    PostScene scene = m_scene.post;
    scene.now = m_clock.now();
    return problemsOf(draft(), scene, options);
}

void Composer::wantPost()
{
    m_text->finish();
    fillPlaces();
    emit postWanted();
}

void Composer::changed()
{
    if (m_filling)
        return;
    showNotes();
    emit edited();
}

void Composer::showNotes()
{
    const QList<Unsettled> unsettled = m_text->unsettled();
    const int findings = m_text->findingCount();
    QString words;
    if (!unsettled.isEmpty())
        words = tr("%1 can be read in several ways. Choose one: put the cursor beside it and press Alt+Down.").arg(unsettled.first().words);
    else if (const QString here = m_text->hintHere(); !here.isEmpty())
        words = here;
    else if (findings > 0)
        words = tr("%n place(s) may mislead readers; F8 goes there.", nullptr, findings);
    if (m_notes->text() != words)
        m_notes->setText(words);
    m_notes->setVisible(!words.isEmpty());
    m_spelling->setWriting(!m_text->isBlank());
    const int pasted = m_text->pastedTimes();
    if (pasted > 0)
        m_turn->setText(tr("Turn %n pasted time(s) into chips", nullptr, pasted));
    m_turn->setVisible(pasted > 0);
}

void Composer::apply(const PostFix &fix)
{
    m_fields->setDraft(withFix(draft(), fix));
    changed();
}

/// Removes what the last template put in, unless somebody has changed the text since.
void Composer::takeTemplateBack(PostDraft &draft)
{
    if (!m_filled || m_filled->text != m_text->text())
        return;
    QTextCursor former(m_text->document());
    former.setPosition(m_filled->begin);
    former.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    former.removeSelectedText();
    if (draft.title == m_filled->title)
        draft.title.clear();
}

void Composer::useTemplate(const PostTemplate &post)
{
    PostDraft before = draft();
    before.body = {}; // what was typed stays as it is, with what has to be chosen in it yet
    if (const auto possible = withTemplate(before, post, m_fields->templateValues()); !possible) {
        const auto problem = problemIn(post);
        emit failed(problem ? Failure{possible.error().code, wordsFor(*problem, post)} : possible.error());
        return;
    }
    takeTemplateBack(before);
    const QString title = before.title;
    const auto filled = withTemplate(before, post, m_fields->templateValues());
    const int begin = m_text->document()->characterCount() - 1;
    m_fields->setDraft(*filled);
    m_text->append(filled->body);
    m_filled = Filled{m_text->text(), begin, title == filled->title ? QString() : filled->title};
    changed();
    m_text->setFocus(Qt::OtherFocusReason);
}

/// Puts what is known by now into the places that a template left open.
void Composer::fillPlaces()
{
    const PostDraft now = draft();
    TemplateValues values = m_fields->templateValues();
    if (values.eta)
        values.eta = (*values.eta + minuteMs - 1) / minuteMs * minuteMs; // as a text can say it
    const bool isTemplates = m_filled && m_filled->text == now.body;
    bool isFilled = false;
    if (const QString title = filledTitle(now.title, now, values); title != now.title) {
        if (m_filled && m_filled->title == now.title)
            m_filled->title = title;
        m_fields->setTitle(title);
        isFilled = true;
    }
    const QTextCursor here = m_text->textCursor();
    for (const OpenPlace &place : openPlacesIn(now.body.markdown)) {
        const QList<TokenValue> tokens = valuesOfPlace(place.field, now, values);
        QTextCursor words = m_text->document()->find(openPlace(place.field));
        if (tokens.isEmpty() || words.isNull())
            continue;
        m_text->setTextCursor(words);
        for (const TokenValue &token : tokens) {
            if (&token != &tokens.constFirst())
                m_text->textCursor().insertText(u", "_s);
            m_text->insertToken(token);
        }
        if (place.field == "eta"_L1)
            apply({PromiseChange{PromiseKind::Eta, values.eta, 0}}); // what the text says from now on
        isFilled = true;
    }
    if (!isFilled)
        return;
    m_text->setTextCursor(here);
    if (isTemplates)
        m_filled->text = m_text->text();
    changed();
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusIn && !m_filling)
        fillPlaces();
    return QWidget::eventFilter(watched, event);
}

void Composer::goTo(const PostIssue &issue)
{
    switch (issue.problem) {
    case PostProblem::TitleMissing:
    case PostProblem::TargetsMissing:
    case PostProblem::ImpactMissing:
    case PostProblem::StatusIllegal:
    case PostProblem::RangeReversed:
    case PostProblem::AtInFuture:
    case PostProblem::ImpactInFuture:
    case PostProblem::PlanOver:
    case PostProblem::PromisePast:
    case PostProblem::PromiseUnrecorded:
    case PostProblem::StoryReopened:
    case PostProblem::RetroactiveOpen:
    case PostProblem::AllOver:
    case PostProblem::RetroactiveUnsaid:
        m_fields->firstField()->setFocus(Qt::OtherFocusReason);
        return;
    case PostProblem::PromiseDiffers:
        m_fields->promiseField(issue.fix && issue.fix->promise ? issue.fix->promise->kind : PromiseKind::Eta)->setFocus(Qt::OtherFocusReason);
        return;
    case PostProblem::ActualMissing:
        m_fields->actualField()->setFocus(Qt::OtherFocusReason);
        return;
    case PostProblem::NextUpdateMissing:
        m_fields->promiseField(PromiseKind::NextUpdate)->setFocus(Qt::OtherFocusReason);
        return;
    case PostProblem::TimeUnsettled:
        if (const QList<OpenPlace> places = openPlacesIn(issue.detail); !places.isEmpty()) {
            m_fields->fieldOfPlace(places.constFirst().field)->setFocus(Qt::OtherFocusReason);
            return;
        }
        if (const QList<Unsettled> unsettled = m_text->unsettled(); !unsettled.isEmpty()) {
            m_text->goToChip(unsettled.first().position);
            m_text->setFocus(Qt::OtherFocusReason);
            return;
        }
        m_fields->firstField()->setFocus(Qt::OtherFocusReason);
        return;
    default:
        m_text->setFocus(Qt::OtherFocusReason);
    }
}

void Composer::setSpelling(Spelling *spelling)
{
    m_text->setSpelling(spelling);
    m_spelling->setSpelling(spelling);
}

void Composer::setSaved(bool saved)
{
    m_state->setVisible(saved && !tocsin::isBlank(ownPart()));
}

void Composer::setSentBack(const std::optional<SendBack> &word)
{
    m_scene.sentBack = word;
    m_sentBack->showWord(word, {m_preferences.zones(), m_preferences.language()});
}

void Composer::focusFirst()
{
    QWidget *first = m_draft.beginsStory ? m_fields->firstField() : m_text;
    first->setFocus(Qt::OtherFocusReason);
}

} // namespace tocsin
