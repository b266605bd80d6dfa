// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/postfields.h"

#include "models/announcements/languages/language.h"
#include "models/domain/affected.h"
#include "models/posting/postplace.h"
#include "ui/composer/linkeditor.h"
#include "ui/composer/planfields.h"
#include "ui/composer/promisefields.h"
#include "ui/composer/scopeeditor.h"
#include "ui/composer/suggestfield.h"
#include "ui/composer/timefield.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contextfields.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"
#include "ui/widgets/zonefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Names of fields in PostDraft::unread.
const QString atName = u"at"_s;
const QString linkName = u"link"_s;

} // namespace

PostFields::PostFields(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_title(new QLineEdit(this)), m_chips(new QWidget(this)), m_kind(new QComboBox(m_chips)), m_status(new QComboBox(m_chips)),
      m_template(new QToolButton(m_chips)), m_moreButton(new QToolButton(m_chips)), m_scope(new ScopeEditor(clock, this)), m_plan(new PlanFields(clock, this)),
      m_promises(new PromiseFields(clock, this)), m_more(new QWidget(this)), m_at(new TimeField(clock, TimeDirection::Back, tr("Time of the post"), m_more)),
      m_retroactive(new QCheckBox(tr("Reported after it was over"), m_more)), m_all(new QCheckBox(tr("Concerns all c&ustomers"), m_more)),
      m_postMortem(new QCheckBox(tr("&Post-mortem: tells the cause"), m_more)), m_links(new LinkEditor(m_more)), m_label(new QLineEdit(m_more)),
      m_language(new QComboBox(m_more)), m_zone(new ZoneField(m_more))
{
    setObjectName(u"postFields"_s);
    m_title->setObjectName(u"postTitle"_s);
    m_title->setPlaceholderText(tr("Title: what is happening?"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setToolTip(u"Alt+T"_s);
    connect(m_title, &QLineEdit::textEdited, this, &PostFields::tell);
    buildChips();
    buildMore();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(7);
    column->addWidget(m_title);
    column->addWidget(m_chips);
    column->addWidget(m_scope);
    column->addWidget(m_plan);
    column->addWidget(m_promises);
    column->addWidget(m_more);
    connect(m_scope, &ScopeEditor::changed, this, &PostFields::tell);
    connect(m_scope, &ScopeEditor::targetWanted, this, &PostFields::targetWanted);
    connect(m_plan, &PlanFields::changed, this, [this] {
        applyPlan();
        tell();
    });
    connect(m_promises, &PromiseFields::changed, this, &PostFields::tell);

    // A chip has no caption to underline a letter of.
    const auto jump = [this](const QKeySequence &key, QWidget *to) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, to, [to] { to->setFocus(Qt::ShortcutFocusReason); });
    };
    jump(u"Alt+T"_s, m_title);
    jump(u"Alt+K"_s, m_kind);
    jump(u"Alt+S"_s, m_status);
    jump(u"Alt+L"_s, m_scope->levelOfAll());
    jump(u"Alt+C"_s, m_scope->field());
    auto *templates = new QShortcut(u"Alt+M"_s, this);
    connect(templates, &QShortcut::activated, m_template, &QToolButton::showMenu);
    auto *more = new QShortcut(u"Alt+O"_s, this);
    connect(more, &QShortcut::activated, m_moreButton, &QToolButton::click);

    setTabOrder(m_title, m_scope->field());
    setTabOrder(m_scope->field(), m_kind);
    setTabOrder(m_kind, m_status);
    setTabOrder(m_status, m_scope->levelOfAll());
    setTabOrder(m_scope->levelOfAll(), m_template);
    setTabOrder(m_template, m_moreButton);
    setTabOrder(m_moreButton, m_scope->detailsButton());
    setScene({});
    setDraft({});
}

void PostFields::buildChips()
{
    m_kind->setObjectName(u"postKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setToolTip(tr("Kind of story (Alt+K)"));
    for (const auto &row : enumNames<IncidentKind>)
        m_kind->addItem(wordFor(row.value), static_cast<int>(row.value));
    m_status->setObjectName(u"postStatus"_s);
    m_status->setAccessibleName(tr("Status"));
    m_status->setToolTip(tr("Status after this post (Alt+S)"));
    m_template->setObjectName(u"postTemplate"_s);
    m_template->setText(tr("template"));
    m_template->setAccessibleName(tr("Template"));
    m_template->setToolTip(tr("Begin with a template (Alt+M)"));
    m_template->setPopupMode(QToolButton::InstantPopup);
    m_template->setMenu(new QMenu(m_template));
    m_moreButton->setObjectName(u"postMore"_s);
    m_moreButton->setText(tr("more"));
    m_moreButton->setAccessibleName(tr("More fields"));
    m_moreButton->setToolTip(tr("Time, links, post-mortem and more (Alt+O)"));
    m_moreButton->setCheckable(true);
    auto *flow = new FlowLayout(m_chips, 3);
    for (QComboBox *box : {m_kind, m_status}) {
        box->setProperty("chip", true);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    }
    for (QToolButton *button : {m_template, m_moreButton}) {
        button->setProperty("chip", true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    for (QWidget *chip : std::initializer_list<QWidget *>{m_kind, m_status, m_scope->levelOfAll(), m_template, m_moreButton})
        flow->addWidget(chip);
    connect(m_kind, &QComboBox::activated, this, [this] {
        applyKind();
        tell();
    });
    connect(m_status, &QComboBox::activated, this, [this] {
        applyStatus();
        tell();
    });
    connect(m_moreButton, &QToolButton::toggled, this, &PostFields::setMoreShown);
    fillTemplates();
}

void PostFields::buildMore()
{
    m_more->setObjectName(u"postMoreFields"_s);
    m_at->setObjectName(u"postAt"_s);
    m_at->setEmptyWords(tr("when it goes out"));
    m_retroactive->setObjectName(u"postRetroactive"_s);
    m_all->setObjectName(u"postAllCustomers"_s);
    m_postMortem->setObjectName(u"postMortem"_s);
    m_label->setObjectName(u"postLabel"_s);
    m_label->setAccessibleName(tr("Label"));
    m_label->setPlaceholderText(tr("such as EDIT"));
    m_language->setObjectName(u"postLanguage"_s);
    m_language->setAccessibleName(tr("Language of the text"));
    for (const QString &code : importLanguages())
        m_language->addItem(importLanguageName(code), code);
    m_zone->setObjectName(u"postZone"_s);
    m_zone->setAccessibleName(tr("Zone of the clocks in the text"));
    m_zone->setMinimumContentsLength(12);
    auto *form = new QFormLayout(m_more);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(6);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [this, form](const QString &caption, QWidget *field) {
        auto *label = new QLabel(caption, m_more);
        label->setProperty("dim", true);
        label->setBuddy(field->focusProxy() ? field->focusProxy() : field);
        form->addRow(label, field);
    };
    row(tr("&When"), m_at);
    row(tr("L&inks"), m_links);
    row(tr("La&bel"), m_label);
    row(tr("Language"), m_language);
    row(tr("&Zone"), m_zone);
    form->addRow(m_retroactive);
    form->addRow(m_all);
    form->addRow(m_postMortem);
    m_more->hide();
    connect(m_at, &TimeField::changed, this, &PostFields::tell);
    connect(m_label, &QLineEdit::textEdited, this, &PostFields::tell);
    connect(m_language, &QComboBox::activated, this, [this] {
        emit writingChanged();
        tell();
    });
    connect(m_zone, &ZoneField::zoneChosen, this, [this] {
        applyZone();
        emit writingChanged();
        tell();
    });
    connect(m_links, &LinkEditor::changed, this, &PostFields::tell);
    connect(m_links, &LinkEditor::storiesWanted, this, &PostFields::storiesWanted);
    connect(m_postMortem, &QCheckBox::toggled, this, [this](bool tellsCause) { m_scope->setLevelShown(!tellsCause); });
    for (QCheckBox *check : {m_retroactive, m_all, m_postMortem})
        connect(check, &QCheckBox::clicked, this, &PostFields::tell);
}

void PostFields::setScene(const Scene &scene)
{
    m_scene = scene;
    m_storyPlan = planOf({}, scene.story);
    m_scope->setScene({scene.story, scene.story ? scene.story->kind : IncidentKind::Incident, scene.targets, scene.times, scene.zone});
    m_plan->setTimes(scene.times, scene.zone);
    m_promises->setScene(scene.story, scene.times, scene.zone, scene.nextUpdateMinutes * minuteMs);
    m_at->setTimes(scene.times, scene.zone);
    m_links->setScene(scene.story ? scene.story->id : QString(), scene.linkTitles);
}

void PostFields::setTargets(const QList<TargetRow> &targets)
{
    m_scene.targets = targets;
    m_scope->setTargets(targets);
}

void PostFields::setTemplates(const QList<PostTemplate> &templates)
{
    m_templates = templates;
    fillTemplates();
}

void PostFields::fillTemplates()
{
    QMenu *menu = m_template->menu();
    menu->clear();
    for (const PostTemplate &post : std::as_const(m_templates)) {
        if (post.kind != kind() && !m_isNew)
            continue;
        QAction *action = menu->addAction(QString(post.name).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, post] { emit templateChosen(post); });
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    QAction *all = menu->addAction(tr("All templates…"));
    all->setObjectName(u"allTemplates"_s);
    connect(all, &QAction::triggered, this, &PostFields::templatesWanted);
}

IncidentKind PostFields::kind() const
{
    return m_scene.story ? m_scene.story->kind : static_cast<IncidentKind>(m_kind->currentData().toInt());
}

std::optional<Status> PostFields::status() const
{
    const QVariant chosen = m_status->currentData();
    return chosen.isValid() ? std::optional(static_cast<Status>(chosen.toInt())) : std::nullopt;
}

std::optional<Status> PostFields::likelyStatus() const
{
    if (m_scene.story)
        return {}; // nobody says that something is found, or over, by leaving a field as it is
    return firstStatus(kind());
}

void PostFields::fillStatuses()
{
    m_status->clear();
    const std::optional<Status> current = m_scene.story ? m_scene.story->status : std::nullopt;
    for (const Status status : legalNext(kind(), current))
        m_status->addItem(wordFor(status), static_cast<int>(status));
    //: In the list of statuses: this post says nothing about it
    m_status->addItem(current ? tr("status stays") : tr("no status"), QVariant());
}

void PostFields::showStatus(const std::optional<Status> &status)
{
    const int row = status ? m_status->findData(static_cast<int>(*status)) : m_status->count() - 1;
    m_status->setCurrentIndex(row >= 0 ? row : m_status->count() - 1);
    applyStatus();
}

void PostFields::applyStatus()
{
    const std::optional<Status> chosen = status();
    setStyleProperty(m_status, "tone", chosen ? QVariant(QString(nameOf(toneOf(*chosen)))) : QVariant(u"neutral"_s));
    const std::optional<Status> after = chosen ? chosen : m_scene.story ? m_scene.story->status : std::nullopt;
    m_promises->setOffers(kind() == IncidentKind::Incident && !isClosed(after));
    m_scope->setCloses(isClosed(chosen));
    m_plan->setStatus(after);
}

void PostFields::applyKind()
{
    m_scope->setKind(kind());
    fillStatuses();
    showStatus(likelyStatus());
    fillTemplates();
    m_plan->setVisible(kind() == IncidentKind::Maintenance);
    applyPlan();
}

void PostFields::applyPlan()
{
    const std::optional<Window> window = kind() == IncidentKind::Maintenance ? m_plan->window() : std::nullopt;
    m_scope->setPlan(window ? std::optional(window->planned) : std::nullopt);
}

void PostFields::applyZone()
{
    m_scope->setZone(zone());
    m_plan->setTimes(m_scene.times, zone());
    m_promises->setTimes(m_scene.times, zone());
    m_at->setTimes(m_scene.times, zone());
}

QString PostFields::language() const
{
    return m_language->currentData().toString();
}

QString PostFields::zone() const
{
    return m_zone->zone();
}

void PostFields::setDraft(const PostDraft &draft)
{
    m_isNew = draft.beginsStory || !m_scene.story;
    const bool isFresh = isBlank(draft);
    m_title->setText(draft.title);
    m_title->setVisible(m_isNew || !draft.title.isEmpty());
    m_kind->setVisible(m_isNew);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_scene.story ? m_scene.story->kind : draft.kind)));
    m_plan->setWindow(planOf(draft, m_scene.story));
    m_plan->setVisible(kind() == IncidentKind::Maintenance);
    PostDraft scoped = draft;
    scoped.beginsStory = m_isNew;
    m_scope->setDraft(scoped);
    applyPlan();
    fillStatuses();
    m_promises->setDraft(draft);
    showStatus(isFresh ? likelyStatus() : draft.status);
    if (isFresh)
        m_promises->offer();
    fillTemplates();
    if (draft.at)
        m_at->setAt(*draft.at);
    else
        m_at->clear();
    m_retroactive->setChecked(draft.retroactive);
    m_retroactive->setVisible(m_isNew);
    m_all->setChecked(draft.wholeCustomerBase);
    m_postMortem->setChecked(draft.postMortem);
    m_postMortem->setVisible(!m_isNew || draft.postMortem);
    m_scope->setLevelShown(!draft.postMortem);
    m_links->setLinks(draft.links);
    m_label->setText(draft.label);
    const QString language = draft.language.isEmpty() ? m_scene.language : draft.language;
    int row = m_language->findData(language);
    if (row < 0 && !language.isEmpty()) {
        m_language->addItem(importLanguageName(language), language);
        row = m_language->count() - 1;
    }
    m_language->setCurrentIndex(row);
    m_zone->setZone(draft.zone.isEmpty() ? m_scene.zone : draft.zone);
    m_plan->showUnread(draft.unread);
    m_at->showUnread(draft.unread, atName);
    m_links->setTyped(draft.unread.value(linkName));
    const bool hasRare = draft.at || draft.retroactive || draft.wholeCustomerBase || draft.postMortem || !draft.links.isEmpty() || !draft.label.isEmpty() || draft.unread.contains(atName) || draft.unread.contains(linkName);
    setMoreShown(hasRare);
    m_isTouched = false;
}

void PostFields::writeTo(PostDraft &draft) const
{
    draft.beginsStory = m_isNew;
    draft.kind = kind();
    draft.title = m_title->text().trimmed();
    draft.status = status();
    draft.unread.clear();
    m_scope->writeTo(draft);
    m_promises->writeTo(draft);
    draft.window = std::nullopt;
    if (kind() == IncidentKind::Maintenance) {
        const std::optional<Window> window = m_plan->window();
        if (window && window != m_storyPlan)
            draft.window = window;
        m_plan->keepUnread(draft.unread);
    }
    draft.at = m_at->instantAt(m_clock.now());
    if (m_at->entry().state != TimeEntry::State::At)
        draft.at = std::nullopt;
    m_at->keepUnread(draft.unread, atName);
    for (const QString &words : m_links->unsettled())
        draft.unread.insert(linkName, words);
    draft.retroactive = m_isNew && m_retroactive->isChecked();
    draft.wholeCustomerBase = m_all->isChecked();
    draft.postMortem = m_postMortem->isChecked();
    draft.links = m_links->links();
    draft.label = m_label->text().trimmed();
    draft.language = language();
    draft.zone = zone();
}

QStringList PostFields::unsettled() const
{
    QStringList words = m_scope->unsettled() + m_promises->unsettled() + m_links->unsettled();
    if (kind() == IncidentKind::Maintenance)
        words.append(m_plan->unsettled());
    if (!m_at->isSettled())
        words.append(m_at->typed());
    return words;
}

TemplateValues PostFields::templateValues() const
{
    // A post that is dated back speaks of its own present.
    const std::optional<Instant> at = m_at->entry().state == TimeEntry::State::At ? m_at->instantAt(m_clock.now()) : std::nullopt;
    const Instant present = at.value_or(m_clock.now());
    QList<TargetToken> targets;
    const QStringList restored = m_scene.story ? targetsAt(*m_scene.story, present).restored : QStringList();
    const QList<TargetToken> picked = m_scope->picked();
    std::ranges::copy_if(picked, std::back_inserter(targets), [&restored](const TargetToken &target) { return !restored.contains(target.target); });
    return {present, zone(), targets.isEmpty() ? picked : targets, m_promises->eta(), m_storyPlan ? std::optional(m_storyPlan->planned) : std::nullopt};
}

void PostFields::putAfterScope(QWidget *body)
{
    setTabOrder(m_scope->field(), body);
}

QWidget *PostFields::firstField() const
{
    return m_isNew ? static_cast<QWidget *>(m_title) : m_scope->field();
}

void PostFields::beginPromise(PromiseKind kind, bool statusStays)
{
    if (statusStays)
        showStatus({});
    m_promises->focusOn(kind);
}

QWidget *PostFields::fieldOfPlace(const QString &place) const
{
    if (place == "eta"_L1)
        return promiseField(PromiseKind::Eta);
    if (place == "window"_L1 && kind() == IncidentKind::Maintenance)
        return m_plan;
    return m_scope->field();
}

QWidget *PostFields::promiseField(PromiseKind kind) const
{
    return m_promises->field(kind);
}

QString PostFields::title() const
{
    return m_title->text();
}

void PostFields::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PostFields::refreshPresent()
{
    m_scope->refreshPresent();
    m_plan->refreshPresent();
    m_promises->refreshPresent();
    m_at->refreshPresent();
}

void PostFields::setTextTimes(const std::function<QList<Instant>()> &times)
{
    m_plan->setTextTimes(times);
}

QWidget *PostFields::actualField() const
{
    return m_plan->actualField();
}

void PostFields::showStories(const QString &words, const QList<SearchHit> &hits)
{
    m_links->showStories(words, hits);
}

void PostFields::setMoreShown(bool shown)
{
    m_moreButton->setChecked(shown);
    m_more->setVisible(shown);
    m_promises->setAllShown(shown);
}

void PostFields::setNarrow()
{
    constexpr int besideAChip = 140;
    m_scope->field()->setMinimumWidth(besideAChip);
}

bool PostFields::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    // Chips flow into as many rows as the width asks for; whoever lays this out is told that none of them may be squeezed.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        setMinimumHeight(layout()->minimumHeightForWidth(width()));
    return done;
}

void PostFields::tell()
{
    m_isTouched = true;
    emit changed();
}

} // namespace tocsin
