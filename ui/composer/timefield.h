// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/timeentry.h"
#include "ui/widgets/timetext.h"

#include <QMap>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;

namespace tocsin {

/// A field for one time, typed as people say it: "30", "in 1 h", "12:30", "tomorrow 9:00". What it means stands beside it; where the clock shows it twice, it
/// asks which one is meant. Its arrow (Alt+Down) offers what is usual, and a calendar with a clock, for who does not type.
class TimeField : public QWidget
{
    Q_OBJECT

public:
    /// @p clock outlives this. @p name is what a screen reader calls the field.
    TimeField(const Clock &clock, TimeDirection direction, const QString &name, QWidget *parent = nullptr);

    /// @p times writes what it means, @p zone (IANA id) is where the clocks are that are typed.
    void setTimes(const TimeText &times, const QString &zone);
    void setDirection(TimeDirection direction) { m_direction = direction; }
    /// Lengths and clocks count from @p from instead of from now: the end of something from its begin.
    /// What is typed here without a zone is read in @p zone, where that one was typed in; empty: as everywhere.
    void setFrom(std::optional<Instant> from, const QString &zone = {});
    /// The zone that was typed with the time; empty: none was.
    [[nodiscard]] QString saidZone() const;
    /// What it means keeps its place while nothing is typed, and wraps in there, so that nothing beside it moves.
    void reserveMeaning();
    /// How high the line is in which one types, for a caption beside it.
    [[nodiscard]] int lineHeight() const;
    void setWidthFor(const QString &text); ///< in place of a date with its clock, where there is little room
    /// Its menu begins with the times that @p times answers when it is opened: what the text beside it says.
    void setTextTimes(std::function<QList<Instant>()> times) { m_textTimes = std::move(times); }
    /// What an empty field means.
    void setEmptyWords(const QString &words);

    void setAfter(qint64 milliseconds); ///< after the post; 0: with it
    void setAt(Instant at);
    void clear();
    /// Puts @p words there as if somebody had typed them, whatever they mean.
    void setTyped(const QString &words);
    /// Puts the words into @p words under @p field unless they are settled, and takes them from there.
    void keepUnread(QMap<QString, QString> &words, const QString &field) const;
    void showUnread(const QMap<QString, QString> &words, const QString &field);
    [[nodiscard]] const TimeEntry &entry() const { return m_entry; }
    /// Empty, or one time.
    [[nodiscard]] bool isSettled() const { return m_entry.state <= TimeEntry::State::At; }
    /// The instant that it means for a post at @p now (or after setFrom()); none where it is empty or not settled.
    [[nodiscard]] std::optional<Instant> instantAt(Instant now) const;
    [[nodiscard]] QString typed() const;
    /// Writes again what depends on the present.
    void refreshPresent();
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

signals:
    void changed(); ///< by a person

private:
    void read();
    [[nodiscard]] QString readingZone() const;
    void show(const TimeEntry &entry, const QString &text);
    void tellMeaning();
    void offer(const QList<Instant> &candidates);
    void fillMenu();
    void openMenu();
    void askForMoment();
    [[nodiscard]] QRect placeOnScreen() const;

    const Clock &m_clock;
    TimeDirection m_direction;
    TimeText m_times;
    QString m_zone = QStringLiteral("UTC");
    std::optional<Instant> m_from;
    QString m_fromZone; ///< in which m_from was typed; empty: in m_zone
    bool m_isTyped = false; ///< and not written by setAt(), on the clocks of m_zone
    std::function<QList<Instant>()> m_textTimes;
    TimeEntry m_entry;
    QLineEdit *m_edit;
    QLabel *m_meaning;
    QWidget *m_choices;
    QMenu *m_menu;
};

} // namespace tocsin
