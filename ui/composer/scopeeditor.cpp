// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/scopeeditor.h"

#include "ui/composer/scopelineeditor.h"
#include "ui/composer/scopepanel.h"
#include "ui/composer/targetfield.h"
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

const QString fieldName = u"scope"_s; // in PostDraft::unread

} // namespace

ScopeEditor::ScopeEditor(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_level(new QComboBox(this)), m_chips(new QWidget(this)), m_chipRow(new FlowLayout(m_chips, 3)),
      m_field(new TargetField(tr("Scope: zones, servers, services"), m_chips)), m_details(new QToolButton(m_chips)), m_panel(new ScopePanel(clock, m_edit, this)),
      m_effect(newLabel({}, true, this)), m_endInstead(new QToolButton(this))
{
    setObjectName(u"scopeEditor"_s);
    m_level->setObjectName(u"scopeLevel"_s);
    m_level->setAccessibleName(tr("Level of all targets"));
    m_level->setToolTip(tr("How bad all of them are off (Alt+L)"));
    fillLevels(*m_level);
    m_field->setObjectName(u"scopeField"_s);
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
    m_endInstead->setObjectName(u"scopeEndInstead"_s);
    //: Button beside the names of targets that a post takes out as never affected
    m_endInstead->setText(tr("Affected until now instead"));
    m_endInstead->setToolTip(tr("They stay in this story, and are restored with this post"));
    m_endInstead->setProperty("chip", true);
    m_endInstead->setFocusPolicy(Qt::StrongFocus);
    m_panel->hide();
    auto *effect = new QHBoxLayout;
    effect->setSpacing(6);
    effect->addWidget(m_effect, 1);
    effect->addWidget(m_endInstead, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(m_chips);
    column->addWidget(m_panel);
    column->addLayout(effect);

    connect(m_endInstead, &QToolButton::clicked, this, [this] {
        m_field->setFocus();
        m_edit.endTakenOut();
        rebuild();
        emit changed();
    });
    connect(m_field, &TargetField::targetWanted, this, &ScopeEditor::targetWanted);
    connect(m_field, &TargetField::targetPicked, this, [this](const QString &target) {
        m_edit.add(target);
        rebuild();
        emit changed();
    });
    connect(m_field, &TargetField::lastUnwanted, this, [this] {
        // Only what this post names is taken back by a key that is pressed without looking.
        const QStringList targets = m_edit.targets();
        if (!targets.isEmpty() && !m_edit.isInStory(targets.last()))
            removeTarget(targets.last());
    });
    connect(m_level, &QComboBox::activated, this, [this] {
        m_edit.setLevelOfAll(levelIn(*m_level));
        tell();
    });
    connect(m_details, &QToolButton::toggled, this, &ScopeEditor::setDetailsShown);
    connect(m_panel, &ScopePanel::changed, this, &ScopeEditor::tell);
    rebuild();
}

ScopeEditor::~ScopeEditor() = default;

void ScopeEditor::setScene(const Scene &scene)
{
    m_story = scene.story;
    m_kind = scene.kind;
    m_times = scene.times;
    m_edit = ScopeEdit(m_kind, m_story, m_clock.now());
    m_panel->clear();
    m_panel->setTimes(m_times, scene.zone);
    m_field->setTargets(scene.targets);
    m_field->reset();
    m_details->setChecked(false);
    rebuild();
}

void ScopeEditor::setZone(const QString &zone)
{
    m_panel->setTimes(m_times, zone);
}

void ScopeEditor::setTargets(const QList<TargetRow> &targets)
{
    const QList<TargetToken> before = picked();
    m_field->setTargets(targets);
    // Somebody may be typing into one of the lines.
    if (picked() != before)
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
    m_panel->setCloses(closes);
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
    m_edit = ScopeEdit(draft.beginsStory ? draft.kind : m_kind, m_story, m_clock.now());
    if (draft.window)
        m_edit.setPlan(draft.window->planned);
    m_edit.take(draft);
    m_panel->clear();
    rebuild();
    // What nobody could read stands there as it was typed.
    m_panel->showUnread(draft.unread);
    m_field->setText(draft.unread.value(fieldName));
    if (!unsettled().isEmpty() && m_field->text().isEmpty())
        m_details->setChecked(true);
}

void ScopeEditor::writeTo(PostDraft &draft) const
{
    m_edit.writeTo(draft);
    m_panel->keepUnread(draft.unread);
    if (const QString typed = m_field->text().trimmed(); !typed.isEmpty())
        draft.unread.insert(fieldName, typed);
}

QString ScopeEditor::nameOf(const QString &target) const
{
    return m_field->nameOf(target);
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
    return words + m_panel->unsettled();
}

SuggestField *ScopeEditor::field() const
{
    return m_field;
}

void ScopeEditor::refreshPresent()
{
    m_panel->refreshPresent();
}

void ScopeEditor::removeTarget(const QString &target)
{
    m_edit.remove(target);
    rebuild();
    emit changed();
}

void ScopeEditor::rebuild()
{
    m_field->setPicked(m_edit.targets());
    rebuildChips();
    QStringList names;
    for (const ScopeLine &line : m_edit.lines())
        names.append(nameOf(line.target));
    m_panel->rebuild(names);
    if (names.isEmpty())
        m_details->setChecked(false);
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
        words += u" · "_s + tr("restored %1").arg(m_times.brief(*line.end, now));
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
            if (show)
                m_panel->focusLine(i);
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
            removeTarget(target);
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
    m_panel->showLines();
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
    m_endInstead->setVisible(m_edit.mayEndTakenOut());
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
