// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/updatecard.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

ChipContext contextOf(const Update &update)
{
    return {update.language, update.at};
}

/// A stamp wants one line and wraps only where there is less room than that. (A QLabel that may wrap wants a square.)
class StampLabel : public QLabel
{
public:
    using QLabel::QLabel;
    [[nodiscard]] QSize sizeHint() const override
    {
        QTextDocument line;
        line.setDefaultFont(font());
        line.setDocumentMargin(0);
        line.setHtml(text());
        return {static_cast<int>(std::ceil(line.idealWidth())) + 1, QLabel::heightForWidth(QWIDGETSIZE_MAX)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {}; }
};

/// The main zone bold, the others dim in their brackets.
QLabel *newStampLabel(const QString &stamp, QWidget *parent)
{
    auto *label = new StampLabel(parent);
    const qsizetype bracket = stamp.indexOf(" ("_L1);
    const QString main = bracket < 0 ? stamp : stamp.first(bracket);
    const QString others = bracket < 0 ? QString() : stamp.sliced(bracket);
    label->setTextFormat(Qt::RichText);
    const QString dim = label->palette().color(QPalette::Disabled, QPalette::WindowText).name();
    label->setText(u"<b>%1</b><span style=\"color:%2\">%3</span>"_s.arg(main.toHtmlEscaped(), dim, others.toHtmlEscaped()));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::ClickFocus);
    label->setAccessibleName(stamp);
    label->setObjectName(u"stamp"_s);
    return label;
}

} // namespace

UpdateCard::UpdateCard(const Update &update, const TimeText &times, const ThemeSwitch &themes, Revisions revisions, QWidget *parent)
    : QFrame(parent), m_update(update), m_times(times), m_themes(themes), m_readRevisions(std::move(revisions)),
      m_body(new ChipText(themes, this)), m_correct(new QAction(tr("&Correct this update…"), this))
{
    setProperty("card", u"update"_s);
    setObjectName(u"update"_s);
    m_stamp = update.at ? times.full(*update.at) : tr("time not stated");

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 2, 0, 10);
    layout->setSpacing(3);
    // Chips stand beside the stamp where there is room, else below it.
    auto *head = new QWidget(this);
    auto *flow = new FlowLayout(head, 6);
    flow->addWidget(newStampLabel(m_stamp, head));
    if (update.postMortem)
        flow->addWidget(newChip(tr("post-mortem"), Tone::Info, head));
    if (!update.label.isEmpty())
        flow->addWidget(newChip(update.label, Tone::Neutral, head));
    if (update.statusAfter) {
        QLabel *chip = newChip(wordFor(*update.statusAfter), toneOf(*update.statusAfter), head);
        chip->setObjectName(u"statusAfter"_s);
        flow->addWidget(chip);
    }
    auto *first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(head, 1);
    auto *more = new QToolButton(this);
    more->setObjectName(u"updateMore"_s);
    more->setProperty("quiet", true);
    more->setText(u"⋯"_s);
    more->setAccessibleName(tr("More about the update of %1").arg(m_stamp));
    more->setToolTip(tr("Correct or copy this update"));
    more->setPopupMode(QToolButton::InstantPopup);
    m_correct->setObjectName(u"correctUpdate"_s);
    m_correct->setVisible(false);
    auto *copy = new QAction(tr("Cop&y this update"), this);
    auto *menu = new QMenu(more); // a button with actions but no menu cannot be pressed by a screen reader
    menu->addActions({m_correct, copy});
    more->setMenu(menu);
    connect(m_correct, &QAction::triggered, this, [this] { emit correctionWanted(m_update.id); });
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    first->addWidget(more, 0, Qt::AlignTop);
    layout->addLayout(first);
    addUncertainty(layout);

    m_body->setObjectName(u"body"_s);
    m_body->setAccessibleName(tr("Text of the update of %1").arg(m_stamp));
    m_body->setGrowing();
    showBody(*m_body, update.body, times, contextOf(update));
    connect(m_body, &ChipText::linkActivated, this, &UpdateCard::linkActivated);
    layout->addWidget(m_body);
    addHowItLeft(layout);

    if (!update.revisions.isEmpty()) {
        auto *edited = new QToolButton(this);
        edited->setObjectName(u"edited"_s);
        edited->setProperty("chip", true);
        edited->setCheckable(true);
        edited->setText(tr("edited · %n earlier version(s)", nullptr, static_cast<int>(update.revisions.size())));
        connect(edited, &QToolButton::toggled, this, &UpdateCard::showRevisions);
        layout->addWidget(edited, 0, Qt::AlignLeft);
    }
}

void UpdateCard::addUncertainty(QVBoxLayout *layout)
{
    if (m_update.certain && m_update.at)
        return;
    auto *row = new QWidget(this);
    row->setObjectName(u"uncertain"_s);
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 2);
    lines->setSpacing(2);
    lines->addWidget(newChip(m_update.at ? tr("time uncertain") : tr("time unknown"), Tone::Warning, row), 0, Qt::AlignLeft);
    for (const Instant candidate : m_update.candidates) {
        if (candidate != m_update.at)
            lines->addWidget(newLabel(tr("or %1").arg(m_times.full(candidate)), true, row));
    }
    layout->addWidget(row);
}

void UpdateCard::addHowItLeft(QVBoxLayout *layout)
{
    const auto say = [this, layout](const QString &words, const QString &name) {
        QLabel *label = newLabel(words, true, this);
        label->setObjectName(name);
        layout->addWidget(label);
    };
    if (!m_update.writtenBy.isEmpty())
        say(tr("Written by %1, approved by another").arg(m_update.writtenBy), u"approved"_s);
    if (!m_update.bypass.isEmpty())
        say(tr("Posted without approval: %1").arg(m_update.bypass), u"bypass"_s);
}

void UpdateCard::setCorrectable(bool correctable)
{
    m_correct->setVisible(correctable);
}

void UpdateCard::showRevisions(bool shown)
{
    if (!m_revisions && shown) {
        m_revisions = new QFrame(this);
        m_revisions->setObjectName(u"revisions"_s);
        auto *layout = new QVBoxLayout(m_revisions);
        layout->setContentsMargins(10, 4, 0, 0);
        const QList<Update> earlier = m_readRevisions ? m_readRevisions(m_update.revisions) : QList<Update>();
        if (earlier.isEmpty())
            layout->addWidget(newLabel(tr("The earlier versions could not be read."), true, m_revisions));
        for (qsizetype i = earlier.size() - 1; i >= 0; --i) {
            const QString stamp = earlier[i].at ? m_times.full(*earlier[i].at) : tr("time not stated");
            layout->addWidget(newLabel(tr("Version %1 · %2").arg(i + 1).arg(stamp), true, m_revisions));
            auto *body = new ChipText(m_themes, m_revisions);
            body->setGrowing();
            showBody(*body, earlier[i].body, m_times, contextOf(earlier[i]));
            layout->addWidget(body);
        }
        this->layout()->addWidget(m_revisions);
    }
    if (m_revisions)
        m_revisions->setVisible(shown);
}

QString UpdateCard::plainText() const
{
    QString text = m_stamp;
    if (m_update.statusAfter)
        text += u" · "_s + wordFor(*m_update.statusAfter);
    return QString(text + u'\n' + m_body->toPlainText()).replace(QChar(QChar::Nbsp), u' ');
}

} // namespace tocsin
