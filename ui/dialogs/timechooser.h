// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "ui/widgets/timetext.h"

#include <QFrame>

class QDateEdit;
class QGridLayout;
class QLabel;
class QPushButton;
class QTimeEdit;
class QVBoxLayout;

namespace tocsin {

class ZoneField;

/// Asks which instant a time means: its candidates, each with what speaks for it, and fields for any other answer. Where an answer decides
/// something that other times of the post leave open too (the year, the zone, day or month first), it is offered for all of them.
class TimeChooser : public QFrame
{
    Q_OBJECT

public:
    /// About post.times[@p time]; zone and day of @p context are where a free answer begins that the time has none for.
    TimeChooser(const ImportedPost &post, int time, const TimeText &times, const ImportContext &context, QWidget *parent);

signals:
    /// @p zone is empty for a candidate. @p forPost: with what it decides for the others; see answersAlike().
    void chosen(qint64 instant, const QString &zone, bool forPost);
    void takenBack(); ///< as the text says again

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addCandidates(QVBoxLayout *layout);
    void addFields(QVBoxLayout *layout, const ImportContext &context);
    void addCandidate(QGridLayout *grid, int row, const TimeCandidate &candidate);
    void answer(Instant instant, const QString &zone, bool forPost);
    void useFields(bool forPost);
    void updateOffer();
    [[nodiscard]] QString offerFor(Instant instant, const QString &zone) const;
    [[nodiscard]] const ImportedTime &time() const { return m_post.times.at(m_index); }

    const ImportedPost m_post;
    const int m_index;
    const TimeText m_times;
    QPushButton *m_first = nullptr; ///< of the candidates
    QDateEdit *m_date;
    QTimeEdit *m_time;
    ZoneField *m_zone;
    QPushButton *m_useForPost;
    QLabel *m_problem;
    QVBoxLayout *m_answers = nullptr; ///< for the two instants of a repeated hour
};

} // namespace tocsin
