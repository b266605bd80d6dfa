// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/contentscroll.h"

#include <QEvent>

#include <algorithm>

namespace tocsin {
namespace {

constexpr int leastHeight = 60; // pixels; below that nothing can be read

} // namespace

ContentScroll::ContentScroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setWidget(content);
    // A scroll area gives its content a ground of its own, which would cover the round corners of a card.
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    content->installEventFilter(this);
}

QSize ContentScroll::sizeHint() const
{
    const QWidget *content = widget();
    const int frame = 2 * frameWidth();
    const int width = viewport()->width();
    const int height = content->hasHeightForWidth() ? content->heightForWidth(width) : content->sizeHint().height();
    return {content->sizeHint().width() + frame, height + frame};
}

QSize ContentScroll::minimumSizeHint() const
{
    return {0, std::min(leastHeight, sizeHint().height())};
}

bool ContentScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace tocsin
