// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/steadysplitter.h"

#include <algorithm>
#include <utility>

namespace tocsin {

SteadySplitter::SteadySplitter(QWidget *parent) : QSplitter(Qt::Vertical, parent) {}

void SteadySplitter::resizeEvent(QResizeEvent *event)
{
    const QList<int> before = sizes();
    QSplitter::resizeEvent(event);
    const int height = window()->height();
    if (std::exchange(m_windowHeight, height) != height || before.size() != 2 || before.contains(0))
        return;
    setSizes({before.at(0), std::max(0, this->height() - handleWidth() - before.at(0))});
}

} // namespace tocsin
