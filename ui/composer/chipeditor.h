// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/target.h"
#include "ui/composer/tokenchip.h"

#include <QDate>
#include <QFrame>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTimeEdit;
class QVBoxLayout;

namespace tocsin {

class ZoneField;

/// A small form over the text in which one chip is changed: its candidates where it is not settled, then its value. Enter applies, Escape closes, and so does going elsewhere.
/// A wall time that a change of clocks skips or repeats is asked for, never guessed.
class ChipEditor : public QFrame
{
    Q_OBJECT

public:
    /// Lies on @p over, a window.
    ChipEditor(const TokenChip &chip, const ChipLanguage &language, Instant now, const QList<Target> &targets, QWidget *over);

    /// Where the keyboard begins.
    void takeFocus();

signals:
    void applied(const tocsin::TokenChip &chip);
    void textWanted(); ///< the chip is to be text again
    void cancelled(bool byKey); ///< nothing changes; @p byKey: the keyboard goes back to the text

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Date and time of one end.
    struct Moment
    {
        QDateEdit *date = nullptr;
        QTimeEdit *time = nullptr;
        /// What the fields mean, where that was settled before: it stays so while they say the same.
        struct Settled
        {
            QDate date;
            QTime time;
            QString zone;
            Instant instant = 0;
        };
        std::optional<Settled> settled = {};
    };
    void addCandidates(QVBoxLayout *layout);
    void addFields(QVBoxLayout *layout);
    void addMoment(QGridLayout *grid, int row, std::size_t end, const QString &label, Instant instant);
    void addZone(QGridLayout *grid, int row, const QString &zone);
    void addLength(QGridLayout *grid, int row, std::size_t end, const QString &label, qint64 length);
    void addButtons(QVBoxLayout *layout);
    void changedTime();
    void readBack();
    [[nodiscard]] std::optional<TokenValue> value(bool ask);
    [[nodiscard]] std::optional<Instant> instantOf(std::size_t end, bool ask);
    [[nodiscard]] qint64 lengthOf(std::size_t end) const;
    void ask(std::size_t end, const QList<Instant> &readings);
    void clearAnswers();
    void say(const QString &problem);
    void apply();
    void focusMoved(const QWidget *now);

    const TokenChip m_chip;
    const ChipLanguage m_language;
    const Instant m_now;
    const QList<Target> m_targets;
    std::array<Moment, 2> m_moments;
    std::array<std::array<QSpinBox *, 2>, 2> m_lengths{}; ///< hours and minutes, shortest and longest
    ZoneField *m_zone = nullptr;
    QComboBox *m_precision = nullptr;
    QCheckBox *m_about = nullptr;
    QDateEdit *m_date = nullptr;
    QComboBox *m_target = nullptr;
    QSpinBox *m_count = nullptr;
    QLineEdit *m_noun = nullptr;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_urlText = nullptr;
    QLabel *m_readBack = nullptr;
    QLabel *m_problem = nullptr;
    QVBoxLayout *m_answers = nullptr;
    QWidget *m_first = nullptr; ///< has the keyboard first
};

} // namespace tocsin
