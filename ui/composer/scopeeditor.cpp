// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/scopeeditor.h"

#include "ui/composer/scopelineeditor.h"
#include "ui/composer/suggestfield.h"
#include "ui/composer/timefield.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr qsizetype mostSuggestions = 40;
constexpr qsizetype longestName = 120;
constexpr int widestName = 110; // pixels, of the column of names

/// Names of the fields in PostDraft::unread.
const QString allSinceName = u"since"_s;
const QString allUntilName = u"until"_s;
const QString fieldName = u"scope"_s;

/// A suggestion's value that stands for a target which is not there yet.
const QString makeServerInNewZone = u"new zone"_s;

QVariant valueOf(const Target &target)
{
    return QStringList{target.id, QString(nameOf(target.kind)), target.name, target.zones.value(0)};
}

Target targetFrom(const QStringList &value)
{
    Target target;
    target.id = value.at(0);
    target.kind = enumFrom<TargetKind>(value.at(1)).value_or(TargetKind::Server);
    target.name = value.at(2);
    if (!value.at(3).isEmpty())
        target.zones = {value.at(3)};
    return target;
}

Target newTarget(TargetKind kind, const QString &name, const QString &zone = {})
{
    return targetFrom({targetId(kind, name), QString(nameOf(kind)), name, zone});
}

} // namespace

ScopeEditor::ScopeEditor(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_level(new QComboBox(this)), m_chips(new QWidget(this)), m_chipRow(new FlowLayout(m_chips, 4)),
      m_field(new SuggestField(tr("Scope: zones, servers, services"), m_chips)), m_details(new QToolButton(m_chips)), m_panel(new QWidget(this)),
      m_panelColumn(new QVBoxLayout(m_panel)), m_allRow(new QWidget(m_panel)),
      m_allSince(new TimeField(clock, TimeDirection::Back, tr("All since"), m_allRow)), m_allUntil(new TimeField(clock, TimeDirection::Back, tr("All restored at"), m_allRow)),
      m_effect(newLabel({}, true, this))
{
    setObjectName(u"scopeEditor"_s);
    m_level->setObjectName(u"scopeLevel"_s);
    m_level->setAccessibleName(tr("Level of all targets"));
    m_level->setToolTip(tr("How bad all of them are off (Alt+L)"));
    fillLevels(*m_level);
    m_field->setObjectName(u"scopeField"_s);
    m_field->setPlaceholderText(tr("Add server, service or zone…"));
    m_field->setMinimumWidth(190);
    m_field->setToolTip(tr("Type a name and press Enter (Alt+C)"));
    m_details->setObjectName(u"scopeDetails"_s);
    m_details->setText(tr("Levels and times"));
    m_details->setAccessibleName(tr("Levels and times of each target"));
    m_details->setProperty("chip", true);
    m_details->setCheckable(true);
    m_details->setFocusPolicy(Qt::StrongFocus);
    m_effect->setObjectName(u"scopeEffect"_s);
    m_effect->setFocusPolicy(Qt::NoFocus);

    auto *allFlow = new FlowLayout(m_allRow, 6);
    const auto all = [this, allFlow](const QString &caption, TimeField *field, const QString &name) {
        auto *box = new QWidget(m_allRow);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 8, 0);
        row->setSpacing(5);
        auto *label = new QLabel(caption, box);
        label->setBuddy(field->edit());
        field->setObjectName(name);
        field->setEmptyWords(tr("each by itself"));
        field->reserveMeaning();
        label->setMinimumHeight(field->lineHeight());
        row->addWidget(label, 0, Qt::AlignTop);
        row->addWidget(field);
        allFlow->addWidget(box);
    };
    all(tr("All since"), m_allSince, u"allSince"_s);
    all(tr("All restored"), m_allUntil, u"allUntil"_s);
    m_panelColumn->setContentsMargins(8, 2, 0, 2);
    m_panelColumn->setSpacing(7);
    m_panelColumn->addWidget(m_allRow);
    m_panel->setObjectName(u"scopePanel"_s);
    m_panel->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(m_chips);
    column->addWidget(m_panel);
    column->addWidget(m_effect);

    connect(m_field, &SuggestField::wanted, this, &ScopeEditor::suggest);
    connect(m_field, &SuggestField::taken, this, &ScopeEditor::take);
    connect(m_field, &SuggestField::backspaced, this, [this] {
        // Only what this post names is taken back by a key that is pressed without looking.
        const QStringList targets = m_edit.targets();
        if (m_newServer.isEmpty() && !targets.isEmpty() && !m_edit.isInStory(targets.last())) {
            m_edit.remove(targets.last());
            rebuild();
            emit changed();
        }
        m_newServer.clear();
        m_field->setPlaceholderText(tr("Add server, service or zone…"));
    });
    connect(m_level, &QComboBox::activated, this, [this] {
        m_edit.setLevelOfAll(levelIn(*m_level));
        tell();
    });
    connect(m_details, &QToolButton::toggled, this, &ScopeEditor::setDetailsShown);
    connect(m_allSince, &TimeField::changed, this, [this] {
        const TimeEntry &entry = m_allSince->entry();
        m_edit.beginAll(entry.state == TimeEntry::State::At ? std::optional(entry.at) : std::nullopt);
        tell();
    });
    connect(m_allUntil, &TimeField::changed, this, [this] {
        const TimeEntry &entry = m_allUntil->entry();
        if (entry.state == TimeEntry::State::At)
            m_edit.endAll(entry.at);
        else if (entry.state == TimeEntry::State::After)
            m_edit.endAll({});
        else
            m_edit.openAll();
        tell();
    });
    rebuild();
}

ScopeEditor::~ScopeEditor() = default;

void ScopeEditor::setScene(const Scene &scene)
{
    m_scene = scene;
    m_edit = ScopeEdit(scene.kind, scene.story, m_clock.now());
    for (TimeField *field : {m_allSince, m_allUntil}) {
        field->setTimes(scene.times, scene.zone);
        field->clear();
    }
    m_field->reset();
    m_details->setChecked(false);
    rebuild();
}

void ScopeEditor::setZone(const QString &zone)
{
    m_scene.zone = zone;
    m_allSince->setTimes(m_scene.times, zone);
    m_allUntil->setTimes(m_scene.times, zone);
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->setTimes(m_scene.times, zone);
}

void ScopeEditor::setTargets(const QList<TargetRow> &targets)
{
    const auto names = [this] {
        QStringList each = m_edit.targets();
        for (QString &target : each)
            target = nameOf(target);
        return each;
    };
    const QStringList before = names();
    m_scene.targets = targets;
    // Somebody may be typing into one of the lines.
    if (names() != before)
        rebuild();
}

void ScopeEditor::setKind(IncidentKind kind)
{
    m_edit.setKind(kind);
    tell();
}

void ScopeEditor::setPlan(const std::optional<InstantRange> &plan)
{
    m_edit.setPlan(plan);
    showEffect();
}

void ScopeEditor::setCloses(bool closes)
{
    if (std::exchange(m_closes, closes) == closes)
        return;
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->setCloses(closes);
    showLevels();
    m_chips->updateGeometry();
    m_chipRow->invalidate();
}

void ScopeEditor::setLevelShown(bool shown)
{
    m_levelHidden = !shown;
    showLevels();
}

void ScopeEditor::setDraft(const PostDraft &draft)
{
    m_edit = ScopeEdit(draft.beginsStory ? draft.kind : m_scene.kind, m_scene.story, m_clock.now());
    if (draft.window)
        m_edit.setPlan(draft.window->planned);
    m_edit.take(draft);
    m_allSince->clear();
    m_allUntil->clear();
    rebuild();
    // What nobody could read stands there as it was typed.
    m_allSince->showUnread(draft.unread, allSinceName);
    m_allUntil->showUnread(draft.unread, allUntilName);
    m_field->setText(draft.unread.value(fieldName));
    const QStringList names = lineNames();
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->showUnread(draft.unread, names.at(i));
    if (!unsettled().isEmpty() && m_field->text().isEmpty())
        m_details->setChecked(true);
}

void ScopeEditor::writeTo(PostDraft &draft) const
{
    m_edit.writeTo(draft);
    m_allSince->keepUnread(draft.unread, allSinceName);
    m_allUntil->keepUnread(draft.unread, allUntilName);
    if (const QString typed = m_field->text().trimmed(); !typed.isEmpty())
        draft.unread.insert(fieldName, typed);
    const QStringList names = lineNames();
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines.at(i)->keepUnread(draft.unread, names.at(i));
}

/// What tells the lines apart that draft and fields have in common: a target may have several.
QStringList ScopeEditor::lineNames() const
{
    QStringList names;
    QHash<QString, int> seen;
    for (const ScopeLine &line : m_edit.lines())
        names.append(line.target + u' ' + QString::number(++seen[line.target]));
    return names;
}

QString ScopeEditor::nameOf(const QString &target) const
{
    const auto found = std::ranges::find_if(m_scene.targets, [&](const TargetRow &row) { return row.target.id == target; });
    return found != m_scene.targets.end() ? found->target.name : target.section(u':', 1);
}

QList<TargetToken> ScopeEditor::picked() const
{
    QList<TargetToken> tokens;
    for (const QString &target : m_edit.targets())
        tokens.append({target, nameOf(target)});
    return tokens;
}

QStringList ScopeEditor::unsettled() const
{
    QStringList words;
    if (!m_field->text().trimmed().isEmpty())
        words.append(m_field->text().trimmed());
    for (const TimeField *field : {m_allSince, m_allUntil}) {
        if (!field->isSettled())
            words.append(field->typed());
    }
    for (const ScopeLineEditor *line : m_lines)
        words.append(line->unsettled());
    return words;
}

void ScopeEditor::refreshPresent()
{
    m_allSince->refreshPresent();
    m_allUntil->refreshPresent();
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->refreshPresent();
}

/// What could be added under @p name, likeliest first.
QList<Suggestion> ScopeEditor::additions(const QString &name) const
{
    QList<Suggestion> found;
    const auto isKnown = [this](const QString &id) {
        return std::ranges::any_of(m_scene.targets, [&](const TargetRow &row) { return row.target.id == id; });
    };
    // Beside those picked before, else anywhere.
    QStringList zones;
    const QStringList picked = m_edit.targets();
    for (auto at = picked.rbegin(); at != picked.rend(); ++at) {
        for (const TargetRow &row : m_scene.targets) {
            if (row.target.id == *at && row.target.kind == TargetKind::Server && !row.target.zones.isEmpty() && !zones.contains(row.target.zones.first()))
                zones.append(row.target.zones.first());
            if (row.target.id == *at && row.target.kind == TargetKind::Zone && !zones.contains(*at))
                zones.append(*at);
        }
    }
    for (const TargetRow &row : m_scene.targets) {
        if (row.target.kind == TargetKind::Zone && !zones.contains(row.target.id))
            zones.append(row.target.id);
    }
    if (!isKnown(targetId(TargetKind::Server, name))) {
        for (const QString &zone : std::as_const(zones))
            found.append({tr("Add server “%1”").arg(name), tr("in %1").arg(nameOf(zone)), valueOf(newTarget(TargetKind::Server, name, zone)), true});
        found.append({tr("Add server “%1”").arg(name), zones.isEmpty() ? QString() : tr("without a zone"), valueOf(newTarget(TargetKind::Server, name)), true});
        found.append({tr("Add server “%1” in a new zone…").arg(name), {}, QStringList{makeServerInNewZone, name}, true});
    }
    if (!isKnown(targetId(TargetKind::Service, name)))
        found.append({tr("Add service “%1”").arg(name), {}, valueOf(newTarget(TargetKind::Service, name)), true});
    if (!isKnown(targetId(TargetKind::Zone, name)))
        found.append({tr("Add zone “%1”").arg(name), {}, valueOf(newTarget(TargetKind::Zone, name)), true});
    return found;
}

void ScopeEditor::suggest(const QString &words)
{
    const QString name = words.simplified().left(longestName);
    QList<Suggestion> suggestions;
    if (!m_newServer.isEmpty()) {
        // The field asks for the zone of a server.
        if (!name.isEmpty())
            suggestions.append({tr("Add server “%1” in zone “%2”").arg(m_newServer, name), {}, QStringList{makeServerInNewZone, m_newServer, name}, true});
        m_field->setSuggestions(suggestions);
        return;
    }
    struct Found
    {
        int rank;
        const TargetRow *row;
    };
    QList<Found> found;
    const QStringList picked = m_edit.targets();
    bool isExact = false;
    for (const TargetRow &row : std::as_const(m_scene.targets)) {
        const Target &target = row.target;
        const int at = static_cast<int>(target.name.indexOf(name, 0, Qt::CaseInsensitive));
        const int labelAt = static_cast<int>(target.label.indexOf(name, 0, Qt::CaseInsensitive));
        const bool same = target.name.compare(name, Qt::CaseInsensitive) == 0;
        isExact = isExact || same;
        if (picked.contains(target.id) || (at < 0 && labelAt < 0))
            continue;
        found.append({same ? 0 : at == 0 ? 1 : labelAt == 0 ? 2 : at > 0 ? 3 : 4, &row});
    }
    std::ranges::stable_sort(found, {}, &Found::rank);
    for (const Found &one : found.first(std::min(found.size(), mostSuggestions))) {
        const Target &target = one.row->target;
        QString detail = wordFor(target.kind);
        if (target.kind == TargetKind::Server && !target.zones.isEmpty())
            detail += u" · "_s + nameOf(target.zones.first());
        else if (!target.label.isEmpty())
            detail += u" · "_s + target.label;
        suggestions.append({target.name, detail, valueOf(target), false});
    }
    if (!name.isEmpty() && !isExact)
        suggestions.append(additions(name));
    m_field->setSuggestions(suggestions);
}

void ScopeEditor::take(const QVariant &value)
{
    const QStringList words = value.toStringList();
    if (words.value(0) == makeServerInNewZone && words.size() == 2) {
        m_newServer = words.at(1);
        m_field->setPlaceholderText(tr("Zone of %1…").arg(m_newServer));
        return;
    }
    if (words.value(0) == makeServerInNewZone && words.size() == 3) {
        const Target zone = newTarget(TargetKind::Zone, words.at(2));
        const Target server = newTarget(TargetKind::Server, words.at(1), zone.id);
        m_newServer.clear();
        m_field->setPlaceholderText(tr("Add server, service or zone…"));
        addTarget(zone);
        addTarget(server);
        pick(server.id);
        return;
    }
    if (words.size() != 4)
        return;
    const Target target = targetFrom(words);
    addTarget(target);
    pick(target.id);
}

/// Puts @p target into the catalogue where it is not there yet.
void ScopeEditor::addTarget(const Target &target)
{
    if (std::ranges::any_of(m_scene.targets, [&](const TargetRow &row) { return row.target.id == target.id; }))
        return;
    m_scene.targets.append({0, target, true});
    emit targetWanted(target);
}

void ScopeEditor::pick(const QString &target)
{
    m_edit.add(target);
    rebuild();
    emit changed();
}

void ScopeEditor::rebuild()
{
    rebuildChips();
    rebuildLines();
    showLevels();
    showEffect();
}

QString ScopeEditor::chipWords(const ScopeLine &line) const
{
    QString words = nameOf(line.target);
    const Instant now = m_clock.now();
    if (line.level && line.level != levelIn(*m_level))
        words += u" · "_s + wordFor(*line.level);
    if (line.endsNow || endsWithPost(line))
        words += u" · "_s + tr("restored");
    else if (line.end && line.end != (m_edit.storedOf(line) ? m_edit.storedOf(line)->range.end : std::nullopt))
        words += u" · "_s + tr("restored %1").arg(m_scene.times.brief(*line.end, now));
    return words;
}

bool ScopeEditor::endsWithPost(const ScopeLine &line) const
{
    return m_closes && line.level && !line.end;
}

void ScopeEditor::rebuildChips()
{
    // The field and the button stay where they are; chips come before them.
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        if (item->widget() != m_field && item->widget() != m_details) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    QWidget *before = m_details;
    for (qsizetype i = 0; i < m_edit.lines().size(); ++i) {
        const ScopeLine line = m_edit.lines().at(i);
        auto *chip = new QFrame(m_chips);
        chip->setObjectName(u"scopeChip"_s);
        chip->setProperty("chipbox", true);
        auto *row = new QHBoxLayout(chip);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        auto *name = new QToolButton(chip);
        name->setObjectName(u"scopeChipName"_s);
        name->setText(nameOf(line.target));
        name->setToolTip(tr("Level and times of %1").arg(nameOf(line.target)));
        name->setProperty("inchip", true);
        name->setFocusPolicy(Qt::StrongFocus);
        connect(name, &QToolButton::clicked, this, [this, i] {
            const bool show = !m_panel->isVisible();
            m_details->setChecked(show);
            if (show && i < m_lines.size())
                m_lines.at(i)->level()->setFocus();
        });
        auto *remove = new QToolButton(chip);
        remove->setObjectName(u"scopeChipRemove"_s);
        remove->setText(u"×"_s);
        remove->setAccessibleName(tr("Remove %1").arg(nameOf(line.target)));
        remove->setToolTip(m_edit.isInStory(line.target) ? tr("%1 was never affected: take it out of this story").arg(nameOf(line.target)) : remove->accessibleName());
        remove->setProperty("inchip", true);
        remove->setFocusPolicy(Qt::StrongFocus);
        connect(remove, &QToolButton::clicked, this, [this, target = line.target] {
            m_field->setFocus();
            m_edit.remove(target);
            rebuild();
            emit changed();
        });
        row->addWidget(name);
        row->addWidget(remove);
        m_chipRow->addWidget(chip);
        chip->show();
        setTabOrder(before, name);
        setTabOrder(name, remove);
        before = remove;
    }
    m_chipRow->addWidget(m_field);
    m_chipRow->addWidget(m_details);
    m_details->setVisible(!m_edit.lines().isEmpty());
    m_chips->updateGeometry();
}

void ScopeEditor::rebuildLines()
{
    for (ScopeLineEditor *line : std::as_const(m_lines)) {
        line->hide();
        line->deleteLater();
    }
    m_lines.clear();
    for (qsizetype i = 0; i < m_edit.lines().size(); ++i) {
        auto *line = new ScopeLineEditor(m_clock, m_scene.times, m_scene.zone, nameOf(m_edit.lines().at(i).target), m_panel);
        connect(line, &ScopeLineEditor::levelChosen, this, [this, i, line] {
            m_edit.setLevel(i, levelIn(*line->level()));
            tell();
        });
        connect(line, &ScopeLineEditor::timesChanged, this, [this, i, line] {
            line->writeTimesTo(m_edit, i);
            m_typedIn = line;
            tell();
            m_typedIn = nullptr;
        });
        line->setCloses(m_closes);
        m_panelColumn->addWidget(line);
        line->show();
        m_lines.append(line);
    }
    int widest = 0;
    for (const ScopeLineEditor *line : std::as_const(m_lines))
        widest = std::max(widest, line->nameWidth());
    for (ScopeLineEditor *line : std::as_const(m_lines))
        line->setNameWidth(std::min(widest, widestName));
    m_allRow->setVisible(m_edit.lines().size() > 1);
    if (m_edit.lines().isEmpty())
        m_details->setChecked(false);
}

/// Shows levels and times of what there is; nothing is made anew, so that a field keeps its focus.
void ScopeEditor::showLevels()
{
    // One level that all have says so; where they differ, the next target's stands there.
    std::optional<std::optional<Level>> common;
    for (const ScopeLine &line : m_edit.lines()) {
        if (!line.level && m_edit.isInStory(line.target))
            continue;
        if (common && *common != line.level) {
            common = std::nullopt;
            break;
        }
        common = line.level;
    }
    showLevel(*m_level, common.value_or(m_edit.nextLevel()));
    // What is over is not off any more, and whom it hit is known.
    const bool allOver = m_closes && !m_edit.lines().isEmpty() && std::ranges::all_of(m_edit.lines(), [this](const ScopeLine &line) { return m_edit.isInStory(line.target); });
    m_level->setVisible(!allOver && !m_levelHidden);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i) != m_typedIn)
            m_lines.at(i)->showLine(m_edit, i);
    }
    const QList<QFrame *> chips = m_chips->findChildren<QFrame *>(u"scopeChip"_s, Qt::FindDirectChildrenOnly);
    qsizetype number = 0;
    for (QFrame *chip : chips) {
        if (m_chipRow->indexOf(chip) < 0 || number >= m_edit.lines().size())
            continue; // on its way out
        const ScopeLine &line = m_edit.lines().at(number++);
        const bool isOver = line.endsNow || endsWithPost(line) || (line.end && *line.end <= m_clock.now());
        setStyleProperty(chip, "level", line.level && !isOver ? QVariant(QString(tocsin::nameOf(*line.level))) : QVariant());
        setStyleProperty(chip, "tone", isOver ? QVariant(u"good"_s) : line.level ? QVariant() : QVariant(u"neutral"_s));
        auto *name = chip->findChild<QToolButton *>(u"scopeChipName"_s);
        name->setText(chipWords(line));
        name->setAccessibleName(line.level ? QString(nameOf(line.target) + u", "_s + wordFor(*line.level)) : nameOf(line.target));
    }
}

QString ScopeEditor::effect() const
{
    QStringList out;
    for (const QString &target : m_edit.takenOut())
        out.append(nameOf(target));
    //: Below the targets of a post; %1 is one name or more, of targets that the story named by mistake
    return out.isEmpty() ? QString() : tr("Never affected, taken out of this story: %1").arg(out.join(u", "_s));
}

void ScopeEditor::showEffect()
{
    const QString words = effect();
    m_effect->setText(words);
    m_effect->setVisible(!words.isEmpty());
}

void ScopeEditor::tell()
{
    showLevels();
    showEffect();
    m_chips->updateGeometry();
    m_chipRow->invalidate();
    emit changed();
}

void ScopeEditor::setDetailsShown(bool shown)
{
    m_panel->setVisible(shown);
    m_details->setChecked(shown);
}

} // namespace tocsin
