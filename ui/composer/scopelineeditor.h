// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/scopeedit.h"
#include "ui/widgets/timetext.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace tocsin {

class TimeField;

/// Level, begin and end of one target of a post.
class ScopeLineEditor : public QWidget
{
    Q_OBJECT

public:
    ScopeLineEditor(const Clock &clock, const TimeText &times, const QString &zone, const QString &name, QWidget *parent);

    void setTimes(const TimeText &times, const QString &zone);
    /// Shows @p line of @p edit; fields in which somebody types stay as they are.
    void showLine(const ScopeEdit &edit, qsizetype line);
    /// Hands begin and end as they stand in the fields to @p edit.
    void writeTimesTo(ScopeEdit &edit, qsizetype line) const;
    [[nodiscard]] QStringList unsettled() const;
    /// PostDraft::unread of this line, which @p line names.
    void keepUnread(QMap<QString, QString> &words, const QString &line) const;
    void showUnread(const QMap<QString, QString> &words, const QString &line);
    /// Whether the post ends what goes on.
    void setCloses(bool closes);
    /// Tab comes here from @p before. Returns the last field, which has the focus then.
    QWidget *putAfter(QWidget *before);
    /// How wide the name is, and how wide it shall be, so that the lines of several targets stand in columns.
    [[nodiscard]] int nameWidth() const;
    void setNameWidth(int width);
    void refreshPresent();
    [[nodiscard]] QComboBox *level() const { return m_level; }

signals:
    void levelChosen(); ///< a person chose another level
    void timesChanged(); ///< a person typed a time

private:
    QLabel *m_name;
    QComboBox *m_level;
    TimeField *m_since;
    TimeField *m_until;
};

/// Fills @p box with the levels, the last one says that there is no impact; an item's data is the level's number or none.
void fillLevels(QComboBox &box);
[[nodiscard]] std::optional<Level> levelIn(const QComboBox &box);
void showLevel(QComboBox &box, std::optional<Level> level);

} // namespace tocsin
