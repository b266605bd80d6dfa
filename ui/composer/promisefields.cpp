// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/promisefields.h"

#include "ui/composer/timefield.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

bool isRare(PromiseKind kind)
{
    return kind == PromiseKind::RootCause || kind == PromiseKind::GraceEnd;
}

} // namespace

PromiseFields::PromiseFields(const Clock &clock, QWidget *parent) : QWidget(parent), m_clock(clock), m_kept(new QWidget(this))
{
    setObjectName(u"promiseFields"_s);
    auto *flowBox = new QWidget(this);
    auto *flow = new FlowLayout(flowBox, 6);
    struct Caption
    {
        PromiseKind kind;
        QString text;
        QString name;
    };
    const std::array<Caption, enumNames<PromiseKind>.size()> captions{
        Caption{PromiseKind::NextUpdate, tr("&Next update"), u"promiseNextUpdate"_s},
        Caption{PromiseKind::Eta, tr("ET&A"), u"promiseEta"_s},
        Caption{PromiseKind::RootCause, tr("Root ca&use"), u"promiseRootCause"_s},
        Caption{PromiseKind::GraceEnd, tr("End of grace"), u"promiseGraceEnd"_s},
    };
    for (std::size_t i = 0; i < captions.size(); ++i) {
        const Caption &caption = captions.at(i);
        auto *box = new QWidget(flowBox);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 2, 0);
        row->setSpacing(5);
        auto *label = new QLabel(caption.text, box);
        label->setProperty("dim", true);
        auto *field = new TimeField(clock, TimeDirection::Ahead, wordFor(caption.kind), box);
        field->setObjectName(caption.name);
        field->setEmptyWords(tr("none"));
        field->setWidthFor(u"in 90 min"_s); // two of them beside each other in the inspector; what is typed longer is told in full beside it
        label->setBuddy(field->edit());
        label->setMinimumHeight(field->edit()->sizeHint().height());
        row->addWidget(label, 0, Qt::AlignTop);
        row->addWidget(field);
        flow->addWidget(box);
        m_fields.at(i) = {caption.kind, box, field};
        connect(field, &TimeField::changed, this, [this, kind = caption.kind] {
            m_isTyped = m_isTyped || kind == PromiseKind::NextUpdate;
            emit changed();
        });
    }
    auto *keptColumn = new QVBoxLayout(m_kept);
    keptColumn->setContentsMargins(0, 0, 0, 0);
    keptColumn->setSpacing(3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(flowBox);
    column->addWidget(m_kept);
    showBoxes();
}

void PromiseFields::setScene(const std::optional<Story> &story, const TimeText &times, const QString &zone, qint64 offeredMs)
{
    m_story = story;
    m_times = times;
    m_offeredMs = offeredMs;
    m_isTyped = false;
    for (const Field &one : m_fields) {
        one.field->setTimes(times, zone);
        one.field->clear();
        one.field->setEmptyWords(tr("none"));
    }
    if (story) {
        for (const Promise &promise : story->promises) {
            if (!promise.kept && promise.kind != PromiseKind::NextUpdate)
                m_fields.at(static_cast<std::size_t>(promise.kind)).field->setEmptyWords(m_times.brief(promise.due, m_clock.now()));
        }
    }
    rebuildKept({});
    showBoxes();
}

void PromiseFields::setTimes(const TimeText &times, const QString &zone)
{
    m_times = times;
    for (const Field &one : m_fields)
        one.field->setTimes(times, zone);
}

void PromiseFields::setOffers(bool offers)
{
    if (m_offers == offers)
        return;
    m_offers = offers;
    if (!m_isTyped)
        offer();
}

void PromiseFields::offer()
{
    TimeField *next = m_fields.front().field;
    if (m_offers && m_offeredMs > 0)
        next->setAfter(m_offeredMs);
    else
        next->clear();
    m_isTyped = false;
}

void PromiseFields::setDraft(const PostDraft &draft)
{
    for (const Field &one : m_fields)
        one.field->clear();
    for (const PromiseChange &promise : draft.promises) {
        TimeField *field = m_fields.at(static_cast<std::size_t>(promise.kind)).field;
        if (promise.due)
            field->setAt(*promise.due);
        else
            field->setAfter(promise.afterMs);
    }
    for (const Field &one : m_fields)
        one.field->showUnread(draft.unread, tocsin::nameOf(one.kind));
    // What a draft says was decided by somebody, but for what is offered to everybody.
    m_isTyped = std::ranges::none_of(draft.promises, [this](const PromiseChange &promise) {
        return promise.kind == PromiseKind::NextUpdate && !promise.due && promise.afterMs == m_offeredMs;
    });
    rebuildKept(draft.keeps);
    showBoxes();
}

void PromiseFields::writeTo(PostDraft &draft) const
{
    draft.promises.clear();
    for (const Field &one : m_fields) {
        const TimeEntry &entry = one.field->entry();
        if (entry.state == TimeEntry::State::At)
            draft.promises.append({one.kind, entry.at, 0});
        else if (entry.state == TimeEntry::State::After && entry.afterMs > 0)
            draft.promises.append({one.kind, {}, entry.afterMs});
    }
    for (const Field &one : m_fields) {
        if (isOpen(*one.field))
            draft.unread.insert(tocsin::nameOf(one.kind), one.field->typed());
    }
    draft.keeps.clear();
    for (const auto &[promise, check] : m_checks) {
        if (check->isChecked())
            draft.keeps.append(promise);
    }
}

std::optional<Instant> PromiseFields::eta() const
{
    return m_fields.at(static_cast<std::size_t>(PromiseKind::Eta)).field->instantAt(m_clock.now());
}

QWidget *PromiseFields::field(PromiseKind kind) const
{
    return m_fields.at(static_cast<std::size_t>(kind)).field;
}

bool PromiseFields::isOpen(const TimeField &field)
{
    const bool isNow = field.entry().state == TimeEntry::State::After && field.entry().afterMs == 0;
    return !field.isSettled() || isNow; // nobody promises what is due already
}

QStringList PromiseFields::unsettled() const
{
    QStringList words;
    for (const Field &one : m_fields) {
        if (isOpen(*one.field))
            words.append(one.field->typed());
    }
    return words;
}

void PromiseFields::focusOn(PromiseKind kind)
{
    const auto one = std::ranges::find(m_fields, kind, &Field::kind);
    one->box->show();
    one->field->edit()->setFocus(Qt::OtherFocusReason);
    one->field->edit()->selectAll();
}

void PromiseFields::setAllShown(bool shown)
{
    m_allShown = shown;
    showBoxes();
}

void PromiseFields::showBoxes()
{
    for (const Field &one : m_fields)
        one.box->setVisible(!isRare(one.kind) || m_allShown || !one.field->typed().isEmpty());
    const bool anyKept = std::ranges::any_of(m_checks, [](const auto &check) { return check.second->isChecked(); });
    m_kept->setVisible(!m_checks.isEmpty() && (m_allShown || anyKept));
}

/// Promises that stay open when an update goes out can be said to be kept by it.
void PromiseFields::rebuildKept(const QStringList &kept)
{
    for (const auto &[promise, check] : std::as_const(m_checks)) {
        check->hide();
        check->deleteLater();
    }
    m_checks.clear();
    if (!m_story)
        return;
    for (const Promise &promise : m_story->promises) {
        if (promise.kept || promise.kind == PromiseKind::NextUpdate)
            continue;
        //: A check: this post keeps a promise; %1 is "ETA" or "Root cause", %2 when it is due
        auto *check = new QCheckBox(tr("Keeps: %1, due %2").arg(wordFor(promise.kind), m_times.brief(promise.due, m_clock.now())), m_kept);
        check->setObjectName(u"keepsPromise"_s);
        check->setChecked(kept.contains(promise.id));
        connect(check, &QCheckBox::toggled, this, &PromiseFields::changed);
        m_kept->layout()->addWidget(check);
        m_checks.append({promise.id, check});
    }
}

void PromiseFields::refreshPresent()
{
    for (const Field &one : m_fields)
        one.field->refreshPresent();
}

} // namespace tocsin
