// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/searcher.h"

using namespace Qt::StringLiterals;

namespace tocsin {

Searcher::Searcher(const QString &workspacePath, QObject *parent) : QObject(parent), m_path(workspacePath), m_worker(new QObject)
{
    m_thread.setObjectName(u"search"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

Searcher::~Searcher()
{
    ++m_latest; // what still waits is skipped
    // The connection is closed on the thread that opened it.
    QMetaObject::invokeMethod(m_worker, [this] { m_reader.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Searcher::search(const QString &words, int limit)
{
    const quint64 mine = ++m_latest;
    QMetaObject::invokeMethod(m_worker, [this, words, limit, mine] {
        if (mine != m_latest)
            return;
        if (!m_reader) {
            auto opened = WorkspaceReader::open(m_path);
            if (!opened) {
                QMetaObject::invokeMethod(this, [this, words, mine, failure = opened.error()] {
                    if (mine == m_latest)
                        emit failed(words, failure);
                });
                return;
            }
            m_reader = std::move(*opened);
        }
        auto hits = m_reader->search(words, limit);
        QMetaObject::invokeMethod(this, [this, words, mine, hits = std::move(hits)] {
            if (mine != m_latest)
                return;
            if (hits)
                emit found(words, *hits);
            else
                emit failed(words, hits.error());
        });
    });
}

} // namespace tocsin
