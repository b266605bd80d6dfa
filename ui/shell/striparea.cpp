// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/striparea.h"

#include "ui/widgets/chip.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

StripArea::StripArea(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this)), m_words(newLabel({}, true, this))
{
    setObjectName(u"stripArea"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    auto *quiet = new QFrame(this);
    quiet->setProperty("notice", u"quiet"_s);
    m_quiet = quiet;
    m_words->setObjectName(u"dueNext"_s);
    m_words->setWordWrap(false); // it may not become higher than a strip
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_words->installEventFilter(this);
    // As high as a strip, which has buttons.
    auto *button = new QPushButton(quiet);
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    button->hide();
    auto *row = new QHBoxLayout(quiet);
    row->setContentsMargins(14, 5, 8, 5);
    row->addWidget(m_words, 1);
    row->addWidget(button);
    m_layout->addWidget(quiet);
    showQuiet();
}

void StripArea::addStrip(QWidget *strip)
{
    m_strips.append(strip);
    m_layout->insertWidget(0, strip);
    strip->installEventFilter(this);
    showQuiet();
}

void StripArea::setRoomKept(bool kept)
{
    m_isRoomKept = kept;
    showQuiet();
}

void StripArea::setQuietWords(const QString &words)
{
    if (m_quietWords == words)
        return;
    m_quietWords = words;
    m_words->setAccessibleName(words);
    fitQuietWords();
}

void StripArea::fitQuietWords()
{
    const QString text = m_words->fontMetrics().elidedText(m_quietWords, Qt::ElideRight, m_words->contentsRect().width());
    if (m_words->text() != text)
        m_words->setText(text);
    m_words->setToolTip(text == m_quietWords ? QString() : m_quietWords);
}

bool StripArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words) {
        if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
            fitQuietWords();
        return QWidget::eventFilter(watched, event);
    }
    const bool isShown = event->type() == QEvent::ShowToParent;
    if (isShown || event->type() == QEvent::HideToParent) {
        if (auto *strip = qobject_cast<QWidget *>(watched); strip && isShown) {
            strip->setMinimumHeight(m_quiet->sizeHint().height());
            if (m_layout->indexOf(strip) > 0) {
                m_layout->removeWidget(strip);
                m_layout->insertWidget(0, strip);
            }
        }
        showQuiet();
    }
    return QWidget::eventFilter(watched, event);
}

void StripArea::showQuiet()
{
    m_quiet->setVisible(m_isRoomKept && std::ranges::all_of(m_strips, &QWidget::isHidden));
}

} // namespace tocsin
