// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/timetext.h"

#include <QWidget>

class QVBoxLayout;

namespace tocsin {

class ScopeEdit;
class ScopeLineEditor;
class TimeField;

/// Levels and times of the targets of a post: a line for each of a ScopeEdit's, below the times of all where there are several. What people choose and type
/// here goes into the edit; whoever changes it elsewhere says so.
class ScopePanel : public QWidget
{
    Q_OBJECT

public:
    /// @p clock and @p edit outlive this.
    ScopePanel(const Clock &clock, ScopeEdit &edit, QWidget *parent);

    /// Times are typed on the clocks of @p zone, an IANA id, from now on.
    void setTimes(const TimeText &times, const QString &zone);
    /// Whether the post ends what goes on.
    void setCloses(bool closes);
    /// Leaves nothing of the post before: no line, and no times of all.
    void clear();
    /// Lines came or went; @p names are what people know their targets by, in their order.
    void rebuild(const QStringList &names);
    /// Shows levels and times of what there is; nothing is made anew, and the line in which somebody types stays as it is.
    void showLines();

    /// Words in the fields that mean nothing yet.
    [[nodiscard]] QStringList unsettled() const;
    /// PostDraft::unread of the fields here.
    void keepUnread(QMap<QString, QString> &words) const;
    void showUnread(const QMap<QString, QString> &words);
    void focusLine(qsizetype line);
    void refreshPresent();

signals:
    void changed(); ///< by a person

private:
    [[nodiscard]] QStringList lineNames() const;

    const Clock &m_clock;
    ScopeEdit &m_edit;
    TimeText m_times;
    QString m_zone;
    bool m_closes = false;
    QVBoxLayout *m_column;
    QWidget *m_allRow;
    TimeField *m_allSince;
    TimeField *m_allUntil;
    QList<ScopeLineEditor *> m_lines; // in the order of m_edit.lines()
    const ScopeLineEditor *m_typedIn = nullptr; // its fields are left alone
};

} // namespace tocsin
