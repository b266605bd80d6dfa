// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/postrecord.h"
#include "ui/widgets/timetext.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QGridLayout;

namespace tocsin {

/// What a post records beside its words, a line for each thing: status, targets with their times, window, promises, links.
class RecordView : public QWidget
{
    Q_OBJECT

public:
    /// How values are written.
    struct Words
    {
        TimeText times;
        Instant now = 0;
        std::function<QString(const QString &targetId)> targetName; ///< empty where it knows none
        QHash<QString, QString> linkTitles; ///< titles of linked stories, by their ids
    };

    explicit RecordView(QWidget *parent = nullptr);
    void showRecord(const PostRecord &record, const Words &words);
    [[nodiscard]] QStringList lines() const; ///< "Status: investigating", as they stand

private:
    void clear();
    void addRow(const QString &caption, const QString &value, const QString &hint = {}, bool dim = false);
    void addScope(const PostRecord &record, const Words &words);
    void addWindows(const PostRecord &record, const Words &words);
    void addPromises(const PostRecord &record, const Words &words);

    QGridLayout *m_grid;
    QList<QWidget *> m_rows; ///< captions and values in turn
};

} // namespace tocsin
