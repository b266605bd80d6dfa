// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/contextfields.h"

#include "models/announcements/languages/language.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/words.h"
#include "ui/widgets/zonefield.h"

#include <QComboBox>
#include <QDate>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

QString importLanguageName(const QString &code)
{
    const QString name = languageName(code);
    if (name.isEmpty() || name == code)
        return code;
    const QString label = name.at(0).toUpper() + name.sliced(1);
    return code.contains(u'-') ? QString(label + u" · "_s + code) : label;
}

ContextFields::ContextFields(QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_zone(new ZoneField(this)), m_reference(new QLineEdit(this)), m_language(new QComboBox(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    const auto field = [this](const QString &label, QWidget *widget, const QString &hint) {
        auto *caption = new QLabel(label, this);
        caption->setBuddy(widget);
        caption->setProperty("dim", true);
        widget->setToolTip(hint);
        widget->setAccessibleName(QString(label).remove(u'&'));
        m_row->addWidget(caption);
        m_row->addWidget(widget);
        m_row->addSpacing(10);
    };
    m_zone->setObjectName(u"importZone"_s);
    field(tr("Home &zone of the posts"), m_zone, tr("Settles what a zone word such as IST or CST means, and times that name no zone"));
    connect(m_zone, &ZoneField::zoneChosen, this, &ContextFields::changed);
    m_reference->setObjectName(u"importReference"_s);
    m_reference->setPlaceholderText(tr("YYYY-MM-DD"));
    m_reference->setMaximumWidth(m_reference->fontMetrics().horizontalAdvance(u"0000-00-00"_s) + 40);
    m_reference->setClearButtonEnabled(false);
    field(tr("Written &on"), m_reference, tr("The day on which the posts were written, if you know it: settles missing years and “tomorrow”"));
    connect(m_reference, &QLineEdit::textEdited, this, [this](const QString &typed) {
        const bool fine = typed.isEmpty() || QDate::fromString(typed, Qt::ISODate).isValid();
        setStyleProperty(m_reference, "invalid", !fine);
        if (fine)
            emit changed();
    });
    m_language->setObjectName(u"importLanguage"_s);
    m_language->addItem(tr("Recognise it"), QString());
    for (const QString &code : importLanguages())
        m_language->addItem(importLanguageName(code), code);
    field(tr("&Language"), m_language, tr("The language of the posts"));
    connect(m_language, &QComboBox::activated, this, &ContextFields::changed);
}

ImportContext ContextFields::context() const
{
    ImportContext context;
    context.zone = m_zone->zone();
    context.reference = QDate::fromString(m_reference->text(), Qt::ISODate);
    context.language = m_language->currentData().toString();
    return context;
}

void ContextFields::setContext(const ImportContext &context)
{
    m_zone->setZone(context.zone);
    m_reference->setText(context.reference.toString(Qt::ISODate));
    setStyleProperty(m_reference, "invalid", false);
    m_language->setCurrentIndex(std::max(0, m_language->findData(context.language)));
}

void ContextFields::offerToday(const std::function<QDate()> &today)
{
    auto *button = new QPushButton(tr("Today"), this);
    button->setObjectName(u"importToday"_s);
    button->setAutoDefault(false);
    button->setToolTip(tr("The text is written today: “tomorrow” is the day after today"));
    connect(button, &QPushButton::clicked, this, [this, today] {
        m_reference->setText(today().toString(Qt::ISODate));
        setStyleProperty(m_reference, "invalid", false);
        emit changed();
    });
    m_row->insertWidget(m_row->indexOf(m_reference) + 1, button);
}

} // namespace tocsin
