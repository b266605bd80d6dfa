// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/postpreview.h"

#include "models/announcements/tokens/tokentext.h"
#include "models/settings/settingsstore.h"
#include "ui/composer/previewcard.h"
#include "ui/widgets/chip.h"

#include <QGridLayout>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

PostPreview::PostPreview(const ThemeSwitch &themes, QWidget *parent)
    : QScrollArea(parent), m_themes(themes), m_styles(stylesFolder()), m_content(new QWidget), m_grid(new QGridLayout(m_content)), m_empty(newLabel({}, true, m_content))
{
    setObjectName(u"postPreview"_s);
    setAccessibleName(tr("Preview"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its cards take it
    m_content->setProperty("area", u"page"_s);
    m_content->setAttribute(Qt::WA_StyledBackground);
    m_grid->setContentsMargins(12, 12, 12, 12);
    m_grid->setSpacing(12);
    m_empty->setObjectName(u"previewEmpty"_s);
    m_empty->setText(tr("The post will be shown here as its readers see it."));
    m_empty->setAlignment(Qt::AlignCenter);
    m_grid->addWidget(m_empty, 0, 0);
    setWidget(m_content);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PostPreview::renderNext);
}

void PostPreview::setTargetNames(std::function<QString(const QString &)> names)
{
    m_targetNames = std::move(names);
}

void PostPreview::showStory(const Story &story, const QList<Audience> &audiences, const QString &newKey, const QList<Translation> &translations)
{
    m_story = story;
    m_translations = translations;
    m_newUpdate.clear();
    if (!newKey.isEmpty()) {
        for (const Update &update : story.updates) {
            if (update.id == newKey || update.id.endsWith(QString(u':' + newKey)))
                m_newUpdate = update.id;
        }
    }
    const bool isFirst = m_cards.isEmpty();
    if (audiences != m_audiences) {
        m_audiences = audiences;
        m_styles = HouseStyles(stylesFolder()); // somebody may have written one meanwhile
        while (m_cards.size() > audiences.size())
            delete m_cards.takeLast();
        while (m_cards.size() < audiences.size()) {
            auto *card = new PreviewCard(m_themes, m_content);
            connect(card, &PreviewCard::linkActivated, this, &PostPreview::linkActivated);
            m_cards.append(card);
        }
        m_columns = 0;
        layOut();
    }
    m_next = 0;
    if (isFirst)
        m_timer.start(0);
    else if (!m_timer.isActive() || m_delays < mostDelays) {
        m_delays = m_timer.isActive() ? m_delays + 1 : 0;
        m_timer.start(renderAfterMs);
    }
}

void PostPreview::renderNext()
{
    m_delays = 0;
    if (m_next < m_cards.size())
        renderCard(m_next++);
    if (m_next < m_cards.size()) {
        m_timer.start(0); // keys that came meanwhile go first
        return;
    }
    if (!m_newUpdate.isEmpty() && m_newUpdate != m_seenNew)
        showNew();
    emit rendered();
}

void PostPreview::renderNow()
{
    m_timer.stop();
    for (m_next = 0; m_next < m_cards.size(); ++m_next)
        renderCard(m_next);
    renderNext();
}

void PostPreview::renderCard(qsizetype index)
{
    const Audience &audience = m_audiences.at(index);
    auto rendering = renderingFor(audience, m_styles);
    QString trouble;
    if (!rendering) {
        //: %1 is the name of a house style, %2 what is wrong
        trouble = tr("The house style “%1” cannot be used, so Tocsin’s own is shown. %2").arg(audience.houseStyle, rendering.error().detail);
        Audience plain = audience;
        plain.houseStyle.clear();
        rendering = renderingFor(plain);
    }
    if (!rendering)
        return;
    rendering->targetName = m_targetNames;
    m_cards.at(index)->showPost(m_story, m_translations, audience, *rendering, m_newUpdate, trouble);
}

void PostPreview::showNew()
{
    m_seenNew = m_newUpdate;
    int top = -1;
    for (const PreviewCard *card : std::as_const(m_cards)) {
        m_content->layout()->activate();
        const int place = card->placeOfNew();
        if (place >= 0 && (top < 0 || card->y() + place < top))
            top = card->y() + place;
    }
    if (top >= viewport()->height() / 2)
        verticalScrollBar()->setValue(top - viewport()->height() / 4);
    else
        verticalScrollBar()->setValue(0);
}

void PostPreview::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    layOut();
}

void PostPreview::layOut()
{
    // A line of a stamp in three zones, in the font that the reader has chosen.
    const int narrowest = fontMetrics().averageCharWidth() * 46;
    const int columns = std::clamp(viewport()->width() / std::max(1, narrowest), 1, std::max(1, static_cast<int>(m_cards.size())));
    if (columns == m_columns)
        return;
    m_columns = columns;
    m_empty->setVisible(m_cards.isEmpty());
    m_grid->removeWidget(m_empty);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 0);
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    if (m_cards.isEmpty())
        m_grid->addWidget(m_empty, 0, 0);
    for (int i = 0; i < m_cards.size(); ++i) {
        m_grid->removeWidget(m_cards.at(i));
        m_grid->addWidget(m_cards.at(i), i / columns, i % columns);
        m_grid->setColumnStretch(i % columns, 1);
        m_cards.at(i)->show();
    }
    m_grid->setRowStretch(static_cast<int>(m_cards.size()) / columns, m_cards.size() % columns == 0 ? 1 : 0);
}

} // namespace tocsin
