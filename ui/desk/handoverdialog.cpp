// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/handoverdialog.h"

#include "models/settings/settings.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/windowsize.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

enum NoteRole { DocumentRole = Qt::UserRole + 1, KeyRole };

/// A sheet as those who sign for it name it, Handover::of.
QString nameOfSheet(const QString &document, const QString &key)
{
    return document + u'#' + key;
}

QPushButton *newButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

QLabel *newHeading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

HandoverDialog::HandoverDialog(DeskKeeper &keeper, Preferences &preferences, QWidget *parent)
    : QDialog(parent), m_keeper(keeper), m_preferences(preferences)
{
    setObjectName(u"handoverDialog"_s);
    setWindowTitle(tr("Hand over the shift"));
    resizeToFit(this, {980, 680});
    build();
    connect(&keeper, &DeskKeeper::changed, this, &HandoverDialog::takeDesk);
    connect(&keeper, &DeskKeeper::failed, this, [this](const Failure &failure) {
        m_signing.reset();
        m_problem->setText(sentenceFor(failure.code) + u' ' + failure.detail);
        m_problem->show();
        takeDesk();
    });
    connect(&preferences, &Preferences::zonesChanged, this, &HandoverDialog::takeDesk);
    takeDesk();
}

void HandoverDialog::build()
{
    m_history = new QComboBox(this);
    m_history->setObjectName(u"handoverHistory"_s);
    m_history->setAccessibleName(tr("Which sheet is shown"));
    m_history->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_history->setMinimumContentsLength(40);
    connect(m_history, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            showSheet();
    });
    QPushButton *print = newButton(tr("&Print…"), u"handoverPrint"_s, this);
    QPushButton *pdf = newButton(tr("Save as P&DF…"), u"handoverPdf"_s, this);
    connect(print, &QPushButton::clicked, this, &HandoverDialog::print);
    connect(pdf, &QPushButton::clicked, this, &HandoverDialog::askForPdf);
    auto *head = new QHBoxLayout;
    head->addWidget(m_history, 1);
    head->addWidget(print);
    head->addWidget(pdf);

    m_sheet = new QTextBrowser(this);
    m_sheet->setObjectName(u"handoverSheet"_s);
    m_sheet->setAccessibleName(tr("Sheet"));
    m_sheet->setOpenLinks(false);

    m_note = new QLineEdit(this);
    m_note->setObjectName(u"handoverNote"_s);
    m_note->setPlaceholderText(tr("Something the next shift has to know"));
    m_note->setAccessibleName(tr("New note"));
    m_note->setMaxLength(1000);
    connect(m_note, &QLineEdit::returnPressed, this, &HandoverDialog::addNote);
    QPushButton *add = newButton(tr("&Add"), u"handoverAddNote"_s, this);
    connect(add, &QPushButton::clicked, this, &HandoverDialog::addNote);
    auto *noteRow = new QHBoxLayout;
    noteRow->addWidget(m_note, 1);
    noteRow->addWidget(add);
    m_notes = new QListWidget(this);
    m_notes->setObjectName(u"handoverNotes"_s);
    m_notes->setAccessibleName(tr("Notes that stand; tick what is done"));
    m_notes->setWordWrap(true);
    m_notes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_notes, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (!m_filling && item->checkState() == Qt::Checked)
            m_keeper.tickNote(zone(), item->data(DocumentRole).toString(), item->data(KeyRole).toString());
    });
    m_notesHint = newLabel({}, true, this);
    m_state = newLabel({}, false, this);
    m_state->setObjectName(u"handoverState"_s);
    m_problem = newLabel({}, false, this);
    m_problem->setObjectName(u"handoverProblem"_s);
    m_problem->setProperty("tone", u"bad"_s);
    m_problem->hide();
    m_sign = newButton(tr("Sign and &hand over"), u"handoverSign"_s, this);
    m_takeOver = newButton(tr("Sign and &take over"), u"handoverTakeOver"_s, this);
    connect(m_sign, &QPushButton::clicked, this, &HandoverDialog::sign);
    connect(m_takeOver, &QPushButton::clicked, this, &HandoverDialog::takeOver);

    m_present = new QWidget(this);
    m_present->setMinimumWidth(300);
    m_present->setMaximumWidth(400);
    auto *side = new QVBoxLayout(m_present);
    side->setContentsMargins(6, 0, 0, 0);
    side->setSpacing(8);
    side->addWidget(newHeading(tr("Notes"), m_present));
    side->addWidget(m_notes, 1);
    side->addWidget(m_notesHint);
    side->addLayout(noteRow);
    side->addSpacing(6);
    side->addWidget(newHeading(tr("Signatures"), m_present));
    side->addWidget(m_state);
    side->addWidget(m_takeOver);
    side->addWidget(m_sign);

    auto *body = new QHBoxLayout;
    body->addWidget(m_sheet, 1);
    body->addWidget(m_present);
    auto *foot = new QHBoxLayout;
    QPushButton *close = newButton(tr("Close"), u"handoverClose"_s, this);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    foot->addWidget(m_problem, 1);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addLayout(head);
    column->addLayout(body, 1);
    column->addLayout(foot);
}

TimeText HandoverDialog::times() const
{
    return {m_preferences.zones(), m_preferences.language()};
}

QString HandoverDialog::zone() const
{
    return m_preferences.zones().constFirst();
}

const SignedSheet *HandoverDialog::former() const
{
    const int index = m_history->currentIndex() - 1;
    return index >= 0 && index < m_signed.size() ? &m_signed.at(index) : nullptr;
}

void HandoverDialog::takeDesk()
{
    const HandoverSheet sheet = m_keeper.sheet();
    fillHistory();
    showSignature();
    fillNotes(sheet);
    m_takeOver->setVisible(sheet.waiting.has_value());
    const bool mine = sheet.waitingBy == m_keeper.user();
    m_takeOver->setEnabled(sheet.waiting && !mine);
    setStyleProperty(m_takeOver, "main", sheet.waiting && !mine);
    setStyleProperty(m_sign, "main", !sheet.waiting);
    if (!sheet.waiting)
        m_state->setText(tr("You are %1. Sign when you leave; whoever comes signs after you, here or at another console.").arg(m_keeper.user()));
    else if (mine)
        m_state->setText(tr("You signed at %1. It waits for whoever comes; that has to be somebody else than you.").arg(times().brief(sheet.waiting->at, m_keeper.clock().now())));
    else
        m_state->setText(tr("%1 left at %2 and waits for somebody to take over. You are %3.")
                             .arg(sheet.waitingBy, times().brief(sheet.waiting->at, m_keeper.clock().now()), m_keeper.user()));
    showSheet();
}

void HandoverDialog::fillHistory()
{
    // A sheet stays chosen while others are signed.
    const SignedSheet *chosen = former();
    const QString document = chosen ? chosen->document : QString();
    const QString key = chosen ? chosen->leaving.key : QString();
    m_signed = signedSheets(m_keeper.handovers());
    m_filling = true;
    m_history->clear();
    m_history->addItem(tr("As it is now"));
    for (const SignedSheet &sheet : std::as_const(m_signed)) {
        m_history->addItem(sheetTitle(sheet, times()));
        if (!key.isEmpty() && sheet.document == document && sheet.leaving.key == key)
            m_history->setCurrentIndex(m_history->count() - 1);
    }
    m_filling = false;
}

void HandoverDialog::showSignature()
{
    if (!m_signing)
        return;
    const auto isIt = [this](const SignedSheet &sheet) {
        const QString name = nameOfSheet(sheet.document, sheet.leaving.key);
        return m_signing->taken.isEmpty() ? sheet.leavingBy == m_keeper.user() && !m_signing->before.contains(name) : name == m_signing->taken && sheet.coming;
    };
    const auto found = std::find_if(m_signed.cbegin(), m_signed.cend(), isIt);
    if (found == m_signed.cend())
        return;
    m_signing.reset();
    m_filling = true;
    m_history->setCurrentIndex(static_cast<int>(found - m_signed.cbegin()) + 1);
    m_filling = false;
}

void HandoverDialog::fillNotes(const HandoverSheet &sheet)
{
    m_filling = true;
    const QString current = m_notes->currentItem() ? m_notes->currentItem()->data(KeyRole).toString() : QString();
    m_notes->clear();
    for (const HandoverSheet::Note &note : sheet.notes) {
        //: %1 is a note, %2 who wrote it, %3 when
        auto *item = new QListWidgetItem(tr("%1\n%2, %3").arg(note.note.text, note.note.by, times().brief(note.note.at, sheet.at)), m_notes);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setData(DocumentRole, note.document);
        item->setData(KeyRole, note.note.key);
        if (note.note.key == current)
            m_notes->setCurrentItem(item);
    }
    m_notesHint->setText(sheet.notes.isEmpty() ? tr("There are no notes. What you add here stays until somebody ticks it.") : tr("Tick what is done; the rest is handed on."));
    m_filling = false;
}

QString HandoverDialog::shownTitle() const
{
    const SignedSheet *sheet = former();
    return sheet ? sheetTitle(*sheet, times()) : tr("Handover, %1").arg(times().full(m_keeper.clock().now()));
}

QString HandoverDialog::shownMarkdown() const
{
    const SignedSheet *sheet = former();
    return (sheet ? sheet->leaving.sheet : sheetMarkdown(m_keeper.sheet(), m_keeper.targetNames(), times())) + signatureMarkdown(sheet, times());
}

void HandoverDialog::showSheet()
{
    // A sheet that waits for whoever comes says so beside it.
    const SignedSheet *sheet = former();
    const HandoverSheet present = m_keeper.sheet();
    m_present->setVisible(!sheet || (present.waiting && present.waitingDocument == sheet->document && present.waiting->key == sheet->leaving.key));
    const int place = m_sheet->verticalScrollBar()->value();
    const QString markdown = sheet ? shownMarkdown() : sheetMarkdown(present, m_keeper.targetNames(), times());
    setSheet(*m_sheet->document(), markdown);
    m_sheet->verticalScrollBar()->setValue(place);
}

void HandoverDialog::addNote()
{
    const QString text = m_note->text().simplified();
    if (text.isEmpty()) {
        m_note->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_problem->hide();
    m_note->clear();
    m_keeper.addNote(zone(), text);
}

void HandoverDialog::sign()
{
    m_problem->hide();
    HandoverSheet sheet = m_keeper.sheet();
    // What was typed and not added is part of what is handed over.
    if (const QString text = m_note->text().simplified(); !text.isEmpty()) {
        sheet.notes.append({{}, {{}, text, m_keeper.user(), sheet.at, {}, {}}});
        addNote();
    }
    m_signing = Signing{};
    for (const SignedSheet &one : std::as_const(m_signed))
        m_signing->before.append(nameOfSheet(one.document, one.leaving.key));
    m_keeper.signLeaving(zone(), sheetMarkdown(sheet, m_keeper.targetNames(), times()));
}

void HandoverDialog::takeOver()
{
    m_problem->hide();
    const HandoverSheet sheet = m_keeper.sheet();
    if (!sheet.waiting)
        return;
    m_signing = Signing{{}, nameOfSheet(sheet.waitingDocument, sheet.waiting->key)};
    m_keeper.signComing(zone(), sheet.waitingDocument, sheet.waiting->key, sheetMarkdown(sheet, m_keeper.targetNames(), times()));
}

void HandoverDialog::print()
{
    auto *printer = new QPrinter(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QObject::destroyed, this, [printer] { delete printer; });
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *to) { printSheet(*to, shownTitle(), shownMarkdown()); });
    dialog->open();
}

void HandoverDialog::askForPdf()
{
    const QString folder = m_preferences.store().value(settings::lastExportFolder);
    auto *dialog = new QFileDialog(this, tr("Save the sheet"), folder, tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(tr("handover.pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_preferences.store().set(settings::lastExportFolder, QFileInfo(path).absolutePath());
        if (const auto saved = savePdf(path); !saved) {
            m_problem->setText(sentenceFor(saved.error().code) + u' ' + saved.error().detail);
            m_problem->show();
        }
    });
    dialog->open();
}

Result<void> HandoverDialog::savePdf(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(Failure::Code::Storage, QDir::toNativeSeparators(path) + u": "_s + file.errorString());
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setResolution(300);
        writer.setTitle(shownTitle());
        writer.setCreator(u"Tocsin"_s);
        printSheet(writer, shownTitle(), shownMarkdown());
    }
    if (!file.commit())
        return failed(Failure::Code::Storage, QDir::toNativeSeparators(path) + u": "_s + file.errorString());
    return {};
}

} // namespace tocsin
