// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tocsin {

/// Between pages and status bar: the strips that come in by themselves. The room of one is kept, so that nothing above moves when it comes or goes; while there is none, one
/// quiet line stands in it. A strip that comes takes its place above those that are there, whose buttons somebody may be about to click.
class StripArea : public QWidget
{
    Q_OBJECT

public:
    explicit StripArea(QWidget *parent = nullptr);

    /// @p strip is this area's from now on, and shows and hides itself.
    void addStrip(QWidget *strip);
    /// Whether room is kept; where no workspace is open nothing comes in by itself.
    void setRoomKept(bool kept);
    /// What the quiet line says; where it is too long, its end is cut off, and a tip says the whole.
    void setQuietWords(const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showQuiet();
    void fitQuietWords();

    QVBoxLayout *m_layout;
    QWidget *m_quiet;
    QLabel *m_words;
    QString m_quietWords; ///< all of them, where there is no room for all
    QList<QWidget *> m_strips;
    bool m_isRoomKept = false;
};

} // namespace tocsin
