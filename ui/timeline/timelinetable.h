// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/timelinetablemodel.h"
#include "ui/timeline/timelinestate.h"

#include <QTableView>
#include <QTimer>

namespace tocsin {

/// The table of what is in view, beside the painted lanes; lists only while it is shown. Selection is shared.
class TimelineTable : public QTableView
{
    Q_OBJECT

public:
    explicit TimelineTable(TimelineState &state, QWidget *parent = nullptr);

    [[nodiscard]] TimelineTableModel &rows() { return m_model; }
    void setLoader(TimelineLoader *loader) { m_model.setLoader(loader); }
    /// Columns as someone has set them; until then they fit the first list that is shown.
    void restoreColumns(const QByteArray &state);

signals:
    void activatedIncident(const QString &incidentId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void listAgain();
    void fitColumns();
    void followSelection();
    void takeSelection(const QModelIndex &current);

    TimelineState &m_state; // not owned
    TimelineTableModel m_model;
    QTimer m_rest; // lists when the view has come to rest
    bool m_following = false;
    bool m_columnsFit = false;
};

} // namespace tocsin
