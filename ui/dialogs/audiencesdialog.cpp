// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/audiencesdialog.h"

#include "models/announcements/tokens/postpage.h"
#include "models/itemmodels/audiencestore.h"
#include "models/itemmodels/zonelistmodel.h"
#include "models/settings/settings.h"
#include "models/time/walltime.h"
#include "ui/dialogs/unsaved.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/dialogbuttons.h"
#include "ui/widgets/windowsize.h"
#include "ui/widgets/words.h"
#include "ui/widgets/zonefield.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Languages to choose from; any other can be typed as its code. English is offered with its regions, whose dates differ.
QStringList offeredLanguages()
{
    QStringList languages = stampLanguages();
    const qsizetype english = languages.indexOf("en"_L1);
    languages.insert(english + 1, u"en-GB"_s);
    return languages;
}

QString languageLabel(const QString &code)
{
    const QString name = languageName(code);
    const QString label = name.isEmpty() || name == code ? code : name.at(0).toUpper() + name.sliced(1) + u" · "_s + code;
    return label;
}

/// What was typed or chosen as a code; empty where it is none.
QString languageCode(const QComboBox &box)
{
    if (const int row = box.findText(box.currentText(), Qt::MatchFixedString); row >= 0)
        return box.itemData(row).toString();
    const QString typed = box.currentText().trimmed().section(u'·', -1).trimmed();
    static const QRegularExpression code(u"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"_s);
    return code.match(typed).hasMatch() && QLocale(typed).language() != QLocale::C ? typed : QString();
}

} // namespace

AudiencesDialog::AudiencesDialog(const Clock &clock, Preferences &preferences, WorkspaceWriter &writer, const QList<Audience> &audiences, QWidget *parent)
    : QDialog(parent), m_clock(clock), m_preferences(preferences), m_writer(writer), m_styles(stylesFolder()), m_before(audiences), m_audiences(audiences),
      m_implicitStyle(preferences.store().value(settings::houseStyle)), m_list(new QListWidget(this)), m_add(new QPushButton(tr("&Add"), this)),
      m_remove(new QPushButton(tr("&Remove"), this)), m_name(new QLineEdit(this)), m_language(new QComboBox(this)), m_zones(new ZoneListModel(clock.now(), this)),
      m_zoneList(new QListView(this)), m_zoneField(new ZoneField(this)), m_zoneRemove(new QPushButton(tr("R&emove"), this)),
      m_zoneUp(new QPushButton(tr("&Up"), this)), m_zoneDown(new QPushButton(tr("&Down"), this)), m_style(new QComboBox(this)),
      m_hint(newLabel({}, true, this)), m_sample(newLabel({}, false, this)), m_problem(newLabel({}, false, this))
{
    setObjectName(u"audiencesDialog"_s);
    setWindowTitle(tr("Audiences"));
    resizeToFit(this, {960, 640});
    build();
    fillList(0);
}

void AudiencesDialog::build()
{
    QDialogButtonBox *buttons = newOkCancel(this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_problem->setObjectName(u"audienceProblem"_s);
    m_problem->setProperty("tone", QString(nameOf(Tone::Bad)));

    auto *columns = new QHBoxLayout;
    columns->setSpacing(14);
    columns->addWidget(buildList(), 3);
    columns->addWidget(buildForm(), 7);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, &AudiencesDialog::showAudience);
    connect(m_add, &QPushButton::clicked, this, &AudiencesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &AudiencesDialog::remove);
    connect(m_name, &QLineEdit::textEdited, this, &AudiencesDialog::changed);
    connect(m_language, &QComboBox::currentTextChanged, this, &AudiencesDialog::changed);
    connect(m_style, &QComboBox::currentIndexChanged, this, &AudiencesDialog::changed);
    connect(m_zoneField, &ZoneField::zoneChosen, this, &AudiencesDialog::addZone);
    connect(m_zoneRemove, &QPushButton::clicked, this, [this] {
        m_zones->remove(m_zoneList->currentIndex().row());
        changed();
    });
    const auto shift = [this](int by) {
        m_zoneList->setCurrentIndex(m_zones->index(m_zones->shift(m_zoneList->currentIndex().row(), by)));
        changed();
    };
    connect(m_zoneUp, &QPushButton::clicked, this, [shift] { shift(-1); });
    connect(m_zoneDown, &QPushButton::clicked, this, [shift] { shift(1); });
    connect(m_zoneList->selectionModel(), &QItemSelectionModel::currentChanged, this, &AudiencesDialog::updateState);
}

QWidget *AudiencesDialog::buildList()
{
    m_list->setObjectName(u"audiences"_s);
    m_list->setAccessibleName(tr("Audiences"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_add->setObjectName(u"audienceAdd"_s);
    m_remove->setObjectName(u"audienceRemove"_s);
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    layout->addLayout(row);
    return side;
}

QWidget *AudiencesDialog::buildForm()
{
    m_name->setObjectName(u"audienceName"_s);
    m_name->setPlaceholderText(tr("Whom you write for: customers in Norway…"));
    m_language->setObjectName(u"audienceLanguage"_s);
    m_language->setEditable(true);
    m_language->setInsertPolicy(QComboBox::NoInsert);
    for (const QString &code : offeredLanguages())
        m_language->addItem(languageLabel(code), code);
    m_language->setToolTip(tr("Any other language by its code, like fr-CA"));
    m_style->setObjectName(u"audienceStyle"_s);
    for (const HouseStyle &style : m_styles.all())
        m_style->addItem(style.label, style.name);
    QStringList unusable;
    for (const Failure &failure : m_styles.broken())
        unusable.append(failure.detail);
    m_style->setToolTip(unusable.isEmpty() ? tr("Your own styles go to %1").arg(stylesFolder()) : unusable.join(u'\n'));

    m_zoneList->setObjectName(u"audienceZones"_s);
    m_zoneList->setAccessibleName(tr("Time zones of this audience, main one first"));
    m_zoneList->setModel(m_zones);
    m_zoneList->setUniformItemSizes(true);
    m_zoneList->setMaximumHeight(m_zoneList->fontMetrics().height() * 7);
    m_zoneField->setObjectName(u"audienceZone"_s);
    m_zoneField->lineEdit()->setPlaceholderText(tr("Add a city or zone"));
    m_zoneRemove->setObjectName(u"audienceZoneRemove"_s);
    m_zoneUp->setObjectName(u"audienceZoneUp"_s);
    m_zoneDown->setObjectName(u"audienceZoneDown"_s);
    auto *zones = new QGridLayout;
    zones->addWidget(m_zoneList, 0, 0, 4, 1);
    int row = 0;
    for (QPushButton *button : {m_zoneUp, m_zoneDown, m_zoneRemove}) {
        button->setAutoDefault(false);
        zones->addWidget(button, row++, 1);
    }
    zones->addWidget(m_zoneField, 4, 0, 1, 2);
    zones->setRowStretch(3, 1);

    m_hint->setObjectName(u"audienceHint"_s);
    m_sample->setObjectName(u"audienceSample"_s);
    m_sample->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->addWidget(m_sample, 1);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Language"), m_language);
    auto *zonesLabel = new QLabel(tr("Time &zones"), this);
    zonesLabel->setBuddy(m_zoneList);
    form->addRow(zonesLabel, zones);
    form->addRow(tr("House &style"), m_style);
    for (QWidget *field : QList<QWidget *>{m_name, m_language, m_style})
        field->setAccessibleName(QString(static_cast<QLabel *>(form->labelForField(field))->text()).remove(u'&'));
    m_zoneField->setAccessibleName(tr("Add a time zone"));
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_hint);
    layout->addLayout(form);
    layout->addWidget(newLabel(tr("A post as they read it"), true, side));
    layout->addWidget(card, 1);
    return side;
}

Audience AudiencesDialog::implicitAudience() const
{
    return {{}, tr("Readers"), m_preferences.language(), m_preferences.zones(), m_implicitStyle};
}

QString AudiencesDialog::lineOf(const Audience &audience) const
{
    QStringList places;
    for (const QString &zone : audience.zones)
        places.append(placeOf(zone));
    const auto style = m_styles.named(audience.houseStyle);
    QStringList parts{languageLabel(audience.language).section(u" · "_s, 0, 0)};
    if (!places.isEmpty())
        parts.append(places.join(u", "_s));
    parts.append(style ? style->label : audience.houseStyle);
    return (audience.name.trimmed().isEmpty() ? tr("(without a name)") : audience.name) + u'\n' + parts.join(u" · "_s);
}

void AudiencesDialog::fillList(int row)
{
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        if (isImplicit())
            m_list->addItem(lineOf(implicitAudience()));
        for (const Audience &audience : std::as_const(m_audiences))
            m_list->addItem(lineOf(audience));
        m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    }
    showAudience(m_list->currentRow());
}

void AudiencesDialog::showAudience(int row)
{
    m_filling = true;
    m_row = isImplicit() ? -1 : row;
    const Audience audience = isImplicit() ? implicitAudience() : m_audiences.value(row);
    m_name->setText(audience.name);
    if (const int known = m_language->findData(audience.language); known >= 0)
        m_language->setCurrentIndex(known);
    else
        m_language->setEditText(languageLabel(audience.language));
    m_zones->setZones(audience.zones);
    m_zoneList->setCurrentIndex(m_zones->index(0));
    m_zoneField->setZone({});
    const QString styleName = audience.houseStyle.isEmpty() ? u"tocsin"_s : audience.houseStyle;
    // A style whose file is gone or broken stays chosen until somebody takes another one.
    if (const int last = m_style->count() - 1; last >= 0 && !m_styles.names().contains(m_style->itemData(last).toString()))
        m_style->removeItem(last);
    if (m_style->findData(styleName) < 0)
        //: %1 is the name of a house style
        m_style->addItem(tr("%1 (cannot be used)").arg(styleName), styleName);
    m_style->setCurrentIndex(m_style->findData(styleName));
    for (QWidget *field : QList<QWidget *>{m_name, m_language, m_zoneList, m_zoneField})
        field->setEnabled(!isImplicit());
    m_hint->setText(isImplicit() ? tr("There are no audiences yet, so posts are shown in their own language and in the time zones of your window. Add one for "
                                      "each group of readers with a language or time zones of its own.")
                                 : QString());
    m_hint->setVisible(isImplicit());
    m_filling = false;
    updateState();
    showSample();
}

void AudiencesDialog::changed()
{
    if (m_filling)
        return;
    const QString style = m_style->currentData().toString();
    if (m_row < 0) {
        m_implicitStyle = style;
        m_list->item(0)->setText(lineOf(implicitAudience()));
    } else {
        Audience &audience = m_audiences[m_row];
        audience.name = m_name->text();
        audience.language = languageCode(*m_language);
        audience.zones = m_zones->zones();
        audience.houseStyle = style;
        m_list->item(m_row)->setText(lineOf(audience));
    }
    updateState();
    showSample();
}

void AudiencesDialog::add()
{
    Audience audience = isImplicit() ? implicitAudience() : m_audiences.value(m_row);
    // Who read posts so far goes on reading them: the one that stood there while there was none becomes an audience like others.
    if (isImplicit())
        m_audiences.append(audience);
    audience.id.clear();
    audience.name.clear();
    m_audiences.append(audience);
    fillList(static_cast<int>(m_audiences.size()) - 1);
    m_name->setFocus();
}

void AudiencesDialog::remove()
{
    if (m_row < 0)
        return;
    m_audiences.removeAt(m_row);
    fillList(m_row);
}

void AudiencesDialog::addZone(const QString &zone)
{
    if (zone.isEmpty())
        return;
    m_zones->append(zone);
    m_zoneList->setCurrentIndex(m_zones->index(static_cast<int>(m_zones->zones().indexOf(zone))));
    m_zoneField->setZone({});
    changed();
}

QString AudiencesDialog::complaintAbout(const Audience &audience) const
{
    if (audience.name.trimmed().isEmpty())
        return tr("An audience needs a name.");
    const auto same = std::ranges::count_if(
        m_audiences, [&](const Audience &other) { return other.name.trimmed().compare(audience.name.trimmed(), Qt::CaseInsensitive) == 0; });
    if (same > 1)
        return tr("There are two audiences called “%1”.").arg(audience.name.trimmed());
    if (audience.language.isEmpty())
        return tr("Choose a language for “%1”, or type its code, like fr-CA.").arg(audience.name);
    if (audience.zones.isEmpty())
        return tr("“%1” needs a time zone.").arg(audience.name);
    return {};
}

void AudiencesDialog::updateState()
{
    const int zone = m_zoneList->currentIndex().row();
    m_remove->setEnabled(m_row >= 0);
    m_zoneRemove->setEnabled(m_row >= 0 && zone >= 0);
    m_zoneUp->setEnabled(m_row >= 0 && zone > 0);
    m_zoneDown->setEnabled(m_row >= 0 && zone >= 0 && zone < m_zones->rowCount() - 1);
    QString complaint;
    for (const Audience &audience : std::as_const(m_audiences)) {
        if (complaint.isEmpty())
            complaint = complaintAbout(audience);
    }
    m_problem->setText(complaint);
    m_problem->setVisible(!complaint.isEmpty());
    setStyleProperty(m_language, "invalid", m_row >= 0 && languageCode(*m_language).isEmpty());
    m_ok->setEnabled(complaint.isEmpty() && !m_writing);
}

void AudiencesDialog::showSample()
{
    const Audience audience = m_row < 0 ? implicitAudience() : m_audiences.value(m_row);
    const auto rendering = renderingFor(audience, m_styles);
    if (!rendering) {
        m_sample->setText(rendering.error().detail);
        return;
    }
    Story story;
    story.title = tr("Mail is slow");
    story.status = Status::Monitoring;
    story.language = audience.language; // an example has every language
    const Instant now = m_clock.now() - m_clock.now() % minuteMs;
    story.opened = now - 40 * minuteMs;
    Update first;
    first.at = story.opened;
    first.language = audience.language;
    first.body = {tr("Mail has been slow since {t1}."), {InstantToken{now - 45 * minuteMs, audience.zones.value(0), Precision::Minute, false}}};
    Update second = first;
    second.at = now;
    second.statusAfter = Status::Monitoring;
    second.body = {tr("Mail is delivered again. We expect normal speed by {t1}."), {InstantToken{now + 30 * minuteMs, audience.zones.value(0), Precision::Minute, false}}};
    story.updates = {first, second};
    m_sample->setText(pageText(renderPage(story, {}, *rendering, TextForm::Plain), TextForm::Plain));
}

void AudiencesDialog::keyPressEvent(QKeyEvent *event)
{
    // Enter in a field or a list ends what is done there; it must not press OK as well.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & Qt::ControlModifier) && !qobject_cast<QPushButton *>(focusWidget()))
        event->accept();
    else
        QDialog::keyPressEvent(event);
}

void AudiencesDialog::reject()
{
    const bool isChanged = m_audiences != m_before || m_implicitStyle != m_preferences.store().value(settings::houseStyle);
    if (!isChanged || m_writing) {
        QDialog::reject();
        return;
    }
    const Unsaved unsaved{tr("The audiences are not saved"), m_ok->isEnabled() ? tr("What you changed is not saved.") : tr("What you changed is not saved. %1").arg(m_problem->text()),
                          m_ok->isEnabled() ? std::function<void()>([this] { accept(); }) : nullptr, [this] { QDialog::reject(); }};
    askAboutUnsaved(*this, unsaved);
}

void AudiencesDialog::accept()
{
    if (!m_ok->isEnabled())
        return;
    for (Audience &audience : m_audiences)
        audience.name = audience.name.trimmed();
    m_preferences.store().set(settings::houseStyle, m_implicitStyle);
    if (m_audiences == m_before) {
        QDialog::accept();
        return;
    }
    m_writing = true;
    updateState();
    m_writer.write([before = m_before, after = m_audiences](WritingDesk &desk) { return writeAudiences(desk, before, after); }, this,
                   [this](const Result<CommitReport> &report) {
                       m_writing = false;
                       updateState();
                       if (report) {
                           QDialog::accept();
                           return;
                       }
                       m_problem->setText(sentenceFor(report.error().code) + u'\n' + report.error().detail);
                       m_problem->show();
                   });
}

} // namespace tocsin
