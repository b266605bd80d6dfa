// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/linkeditor.h"

#include "ui/composer/suggestfield.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSet>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr qsizetype mostStories = 12;

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && !url.host().isEmpty();
}

} // namespace

LinkEditor::LinkEditor(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_field(new SuggestField(tr("Linked story"), this)), m_chips(new QWidget(this)), m_chipRow(new FlowLayout(m_chips, 4))
{
    setObjectName(u"linkEditor"_s);
    m_kind->setObjectName(u"linkKind"_s);
    m_kind->setAccessibleName(tr("Kind of link"));
    m_kind->setProperty("chip", true);
    for (const auto &row : enumNames<LinkKind>)
        m_kind->addItem(wordFor(row.value), static_cast<int>(row.value));
    m_field->setObjectName(u"linkField"_s);
    m_field->setPlaceholderText(tr("Find a story, or paste an address…"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    row->addWidget(m_kind);
    row->addWidget(m_field, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_chips);
    setFocusProxy(m_field);
    connect(m_field, &SuggestField::wanted, this, [this](const QString &words) {
        const QString typed = words.trimmed();
        if (isWebAddress(typed))
            m_field->setSuggestions({{tr("Link to %1").arg(typed), {}, QStringList{{}, typed}, true}});
        else if (typed.isEmpty())
            m_field->setSuggestions({});
        else
            emit storiesWanted(typed);
    });
    connect(m_field, &SuggestField::taken, this, &LinkEditor::take);
    rebuild();
}

void LinkEditor::setScene(const QString &own, const QHash<QString, QString> &titles)
{
    m_own = own;
    m_titles = titles;
    m_links.clear();
    m_field->reset();
    rebuild();
}

void LinkEditor::setLinks(const QList<Link> &links)
{
    m_links = links;
    rebuild();
}

void LinkEditor::showStories(const QString &words, const QList<SearchHit> &hits)
{
    if (m_field->text().trimmed() != words || isWebAddress(words))
        return;
    QList<Suggestion> suggestions;
    QSet<QString> seen{m_own};
    for (const SearchHit &hit : hits) {
        if (seen.contains(hit.incident) || suggestions.size() == mostStories)
            continue;
        seen.insert(hit.incident);
        suggestions.append({hit.title, {}, QStringList{hit.incident, hit.title}, false});
    }
    m_field->setSuggestions(suggestions);
}

void LinkEditor::setTyped(const QString &words)
{
    m_field->setText(words);
}

QStringList LinkEditor::unsettled() const
{
    const QString typed = m_field->text().trimmed();
    return typed.isEmpty() ? QStringList() : QStringList{typed};
}

void LinkEditor::take(const QVariant &value)
{
    const QStringList words = value.toStringList();
    if (words.size() != 2)
        return;
    Link link;
    link.kind = static_cast<LinkKind>(m_kind->currentData().toInt());
    link.incident = words.at(0);
    if (link.incident.isEmpty())
        link.url = words.at(1);
    else
        m_titles.insert(link.incident, words.at(1));
    if (m_links.contains(link))
        return;
    m_links.append(link);
    rebuild();
    emit changed();
}

void LinkEditor::rebuild()
{
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < m_links.size(); ++i) {
        const Link &link = m_links.at(i);
        const QString other = link.incident.isEmpty() ? link.url : m_titles.value(link.incident, link.incident);
        auto *chip = new QToolButton(m_chips);
        chip->setObjectName(u"linkChip"_s);
        chip->setProperty("chip", true);
        const QString words = wordFor(link.kind) + u": "_s + other;
        chip->setText(chip->fontMetrics().elidedText(words, Qt::ElideRight, 270) + u"  ×"_s);
        chip->setAccessibleName(tr("Remove the link %1").arg(words));
        chip->setToolTip(words);
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::clicked, this, [this, i] {
            m_field->setFocus();
            m_links.removeAt(i);
            rebuild();
            emit changed();
        });
        m_chipRow->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!m_links.isEmpty());
    m_chips->updateGeometry();
}

} // namespace tocsin
