// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/desknotes.h"
#include "ui/widgets/timetext.h"

#include <QFrame>

class QLabel;

namespace tocsin {

/// Who sent a post back to its author, when, and what is to be changed. Hidden where nobody did.
class SentBackCard : public QFrame
{
    Q_OBJECT

public:
    enum class Room {
        Whole, ///< the whole note, however long
        Little, ///< a long note scrolls
    };
    explicit SentBackCard(Room room, QWidget *parent = nullptr);

    void showWord(const std::optional<SendBack> &word, const TimeText &times);

private:
    QLabel *m_who;
    QLabel *m_note;
};

} // namespace tocsin
