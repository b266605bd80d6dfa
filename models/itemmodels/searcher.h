// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/workspacereader.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace tocsin {

/// Searches a workspace on a thread of its own. The latest question wins: older ones that were not begun are skipped, and their answers never told.
class Searcher : public QObject
{
    Q_OBJECT

public:
    explicit Searcher(const QString &workspacePath, QObject *parent = nullptr);
    ~Searcher() override;

    void search(const QString &words, int limit = 200);

signals:
    void found(const QString &words, const QList<tocsin::SearchHit> &hits);
    void failed(const QString &words, const tocsin::Failure &failure);

private:
    QString m_path;
    QThread m_thread;
    QObject *m_worker; // lives on m_thread, deleted when it ends
    std::shared_ptr<WorkspaceReader> m_reader; // used on m_thread only
    std::atomic<quint64> m_latest = 0;
};

} // namespace tocsin
