// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/impactdialog.h"

#include "ui/composer/timefield.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/dialogbuttons.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {

ImpactDialog::ImpactDialog(const Clock &clock, const Story &story, const QHash<QString, QString> &names, const TimeText &times, const QString &zone, QWidget *parent)
    : QDialog(parent), m_clock(clock), m_story(story), m_impact(new QComboBox(this)), m_begin(new TimeField(clock, TimeDirection::Back, tr("Begin"), this)),
      m_end(new TimeField(clock, TimeDirection::Back, tr("End"), this)), m_problem(new QLabel(this))
{
    setObjectName(u"impactDialog"_s);
    setWindowTitle(tr("Begin and end of an impact"));
    m_impact->setObjectName(u"impactChoice"_s);
    m_impact->setAccessibleName(tr("Impact"));
    const Instant now = clock.now();
    for (const Impact &one : m_story.impacts) {
        const QString until = one.range.end ? times.brief(*one.range.end, now) : tr("goes on");
        //: An impact in a list: target, level, begin, end
        m_impact->addItem(tr("%1 · %2 · %3 – %4").arg(names.value(one.target, one.target), wordFor(one.level), times.brief(one.range.begin, now), until));
    }
    m_begin->setObjectName(u"impactBegin"_s);
    m_end->setObjectName(u"impactEnd"_s);
    m_end->setEmptyWords(tr("goes on"));
    for (TimeField *field : {m_begin, m_end}) {
        field->setTimes(times, zone);
        connect(field, &TimeField::changed, this, &ImpactDialog::check);
    }
    m_problem->setObjectName(u"impactProblem"_s);
    m_problem->setProperty("tone", u"warning"_s);
    m_problem->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->addRow(tr("&Impact"), m_impact);
    form->addRow(tr("&Begin"), m_begin);
    form->addRow(tr("&End"), m_end);
    qobject_cast<QLabel *>(form->labelForField(m_begin))->setBuddy(m_begin->edit());
    qobject_cast<QLabel *>(form->labelForField(m_end))->setBuddy(m_end->edit());
    QDialogButtonBox *buttons = newOkCancel(this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(buttons);
    connect(m_impact, &QComboBox::currentIndexChanged, this, &ImpactDialog::showImpact);
    // The one that goes on is what one most likely wants to end.
    const auto open = std::ranges::find_if(m_story.impacts, [](const Impact &one) { return !one.range.end; });
    m_impact->setCurrentIndex(open == m_story.impacts.cend() ? 0 : static_cast<int>(open - m_story.impacts.cbegin()));
    showImpact();
    resize(460, sizeHint().height());
    m_end->edit()->setFocus();
}

const Impact &ImpactDialog::impact() const
{
    return m_story.impacts.at(std::max(0, m_impact->currentIndex()));
}

void ImpactDialog::showImpact()
{
    m_begin->setDirection(impact().planned ? TimeDirection::Ahead : TimeDirection::Back);
    m_end->setDirection(impact().planned ? TimeDirection::Ahead : TimeDirection::Back);
    m_begin->setAt(impact().range.begin);
    if (impact().range.end)
        m_end->setAt(*impact().range.end);
    else
        m_end->clear();
    check();
}

std::optional<InstantRange> ImpactDialog::typed() const
{
    const std::optional<Instant> begin = m_begin->instantAt(m_clock.now());
    if (!begin || !m_end->isSettled())
        return {};
    return InstantRange{*begin, m_end->instantAt(m_clock.now())};
}

void ImpactDialog::check()
{
    const std::optional<InstantRange> range = typed();
    QString problem;
    if (!range)
        problem = tr("Enter when it began; leave the end empty while it goes on.");
    else if (range->isEmpty())
        problem = tr("It ends no later than it begins.");
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(problem.isEmpty());
}

void ImpactDialog::accept()
{
    const std::optional<InstantRange> range = typed();
    if (!range || range->isEmpty())
        return;
    if (*range != impact().range)
        emit moveWanted({m_story.id, impact().target, impact().level, impact().range, *range});
    QDialog::accept();
}

} // namespace tocsin
