// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include <QStyle>

namespace tocsin {
namespace {

QLabel *newSmallLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    label->setFont(font);
    return label;
}

} // namespace

QLabel *newChip(const QString &text, Tone tone, QWidget *parent)
{
    QLabel *label = newSmallLabel(text, parent);
    label->setProperty("tone", QString(nameOf(tone)));
    return label;
}

QLabel *newChip(const QString &text, Level level, QWidget *parent)
{
    QLabel *label = newSmallLabel(text, parent);
    label->setProperty("level", QString(nameOf(level)));
    return label;
}

QLabel *newLabel(const QString &text, bool dim, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    // By the keyboard it would show a caret, as if one could write there.
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::ClickFocus);
    label->setProperty("dim", dim);
    return label;
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace tocsin
