// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/windowsize.h"

#include <QScreen>
#include <QWidget>

namespace tocsin {
namespace {

// What a window manager draws around a window is known only once it is shown; most draw less.
constexpr QSize frameSize(12, 40);

} // namespace

void resizeToFit(QWidget *window, QSize wanted)
{
    QSize room = window->screen()->availableSize() - frameSize;
    if (const QWidget *parent = window->parentWidget())
        room = room.expandedTo(parent->window()->size());
    window->resize(wanted.boundedTo(room));
}

} // namespace tocsin
