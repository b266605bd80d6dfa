// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "models/storage/workspacereader.h"
#include "models/time/walltime.h"

#include <QDir>
#include <QLabel>
#include <QLocale>

#include <limits>

using namespace Qt::StringLiterals;

namespace tocsin {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent), m_where(new QLabel(this)), m_counts(new QLabel(this)), m_loading(new QLabel(this)), m_today(new QLabel(this))
{
    setSizeGripEnabled(false);
    for (QLabel *label : {m_where, m_counts, m_loading}) {
        label->setContentsMargins(8, 1, 8, 1);
        addWidget(label);
    }
    m_today->setContentsMargins(8, 1, 8, 1);
    addPermanentWidget(m_today);
    m_where->setObjectName(u"statusWhere"_s);
    m_counts->setObjectName(u"statusCounts"_s);
    m_loading->setObjectName(u"statusLoading"_s);
    m_today->setObjectName(u"statusToday"_s);
    setWorkspace({}, {});
}

void StatusLine::setWorkspace(const QString &name, const QString &path)
{
    if (path.isEmpty()) {
        m_where->setText(tr("No workspace is open"));
        m_where->setToolTip({});
        clearCounts();
        m_loading->clear();
        return;
    }
    m_where->setText(tr("%1 · local workspace, not synced").arg(name));
    m_where->setToolTip(QDir::toNativeSeparators(path));
}

void StatusLine::setCounts(const Extent &extent)
{
    // Plural forms take an int; no workspace of this program comes near its end.
    const auto few = [](qint64 count) { return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max())); };
    m_counts->setText(tr("%1 · %2 · %3")
                          .arg(tr("%Ln incident(s)", nullptr, few(extent.incidents)), tr("%Ln impact(s)", nullptr, few(extent.impacts)),
                               tr("%Ln update(s)", nullptr, few(extent.updates))));
}

void StatusLine::clearCounts()
{
    m_counts->clear();
}

void StatusLine::setLoading(qint64 done, qint64 total)
{
    if (done >= total) {
        m_loading->clear();
        return;
    }
    m_loading->setText(tr("Reading the timeline: %1 %").arg(QLocale().toString(100 * done / total)));
}

void StatusLine::setToday(Instant now, const QString &zone, const QString &language)
{
    const WallTime wall = wallTimeOf(now, zone);
    const QString place = placeOf(zone);
    const QString date = QLocale(language).toString(wall.date, QLocale::LongFormat);
    m_today->setText(wall.abbreviation == place ? tr("%1 · %2").arg(date, place) : tr("%1 · %2 (%3)").arg(date, place, wall.abbreviation));
    m_today->setToolTip(zone);
}

QString StatusLine::shownText() const
{
    QStringList parts{m_where->text(), m_counts->text(), m_loading->text(), m_today->text()};
    parts.removeAll(QString());
    return parts.join(u" | "_s);
}

} // namespace tocsin
