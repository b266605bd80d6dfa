// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/deskkeeper.h"
#include "ui/desk/handoverwords.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace tocsin {

class Preferences;

/// The change of shift: the sheet as it reads now, notes to add and to tick, and the two signatures. What was signed is on show then, as it is kept. Leaving and coming operator sign one after the other, on one
/// console or on two; the same user cannot do both. Former sheets can be read and printed.
class HandoverDialog : public QDialog
{
    Q_OBJECT

public:
    HandoverDialog(DeskKeeper &keeper, Preferences &preferences, QWidget *parent = nullptr);

    /// The sheet on show with its signatures, as it is printed.
    [[nodiscard]] QString shownMarkdown() const;
    [[nodiscard]] QString shownTitle() const;
    /// Writes what is on show as a PDF.
    [[nodiscard]] Result<void> savePdf(const QString &path) const;

private:
    void build();
    void takeDesk();
    void fillHistory();
    void fillNotes(const HandoverSheet &sheet);
    void showSheet();
    void addNote();
    void sign();
    void takeOver();
    void showSignature(); ///< the sheet that was just signed here, once it is stored
    void print();
    void askForPdf();
    [[nodiscard]] TimeText times() const;
    [[nodiscard]] QString zone() const;
    [[nodiscard]] const SignedSheet *former() const; ///< the one that is chosen in the history; nullptr: the present

    DeskKeeper &m_keeper;
    Preferences &m_preferences;
    QList<SignedSheet> m_signed;
    QComboBox *m_history = nullptr;
    QTextBrowser *m_sheet = nullptr;
    QListWidget *m_notes = nullptr;
    QLabel *m_notesHint = nullptr;
    QWidget *m_present = nullptr; ///< what only the present has: notes and signing
    QLineEdit *m_note = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_sign = nullptr;
    QPushButton *m_takeOver = nullptr;
    /// A signature that is being stored: what was there when it was given.
    struct Signing
    {
        QStringList before; ///< sheets that were signed by then
        QString taken; ///< the sheet that is taken over; empty: one is handed over
    };
    std::optional<Signing> m_signing;
    bool m_filling = false;
};

} // namespace tocsin
