// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QStatusBar>

class QLabel;

namespace tocsin {

struct Extent;

/// The status bar. It says only what is so: where the data lies, how much there is, what is still being read, which day it is where.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setWorkspace(const QString &name, const QString &path); ///< an empty path: none is open
    void setCounts(const Extent &extent);
    void clearCounts();
    /// @p done of @p total impacts are in the timeline; equal: nothing is being read.
    void setLoading(qint64 done, qint64 total);
    void setToday(Instant now, const QString &zone, const QString &language);
    /// Everything on show, for tests.
    [[nodiscard]] QString shownText() const;

private:
    QLabel *m_where;
    QLabel *m_counts;
    QLabel *m_loading;
    QLabel *m_today;
};

} // namespace tocsin
