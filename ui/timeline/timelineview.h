// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/result.h"
#include "models/itemmodels/impactmove.h"

#include <QWidget>

#include <memory>

class QAction;

namespace tocsin {

class Clock;
class SettingsStore;
class TimelineLoader;
class TimelineParts;

/// The timeline page: presets and filters, lanes, two time axes, impacts, overview strip, and the accessible table of what is in view.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(const Clock &clock, QWidget *parent = nullptr);
    ~TimelineView() override;

    /// Where impacts come from; not owned, must outlive the view or be taken away with nullptr. Starts it with what is in view.
    void setLoader(TimelineLoader *loader);
    /// IANA ids; the first is the bright axis, the second the dim one. One id shows one axis.
    void setZones(const QStringList &zones);
    /// Shows exactly [from, until).
    void showRange(Instant from, Instant until);
    [[nodiscard]] Instant shownFrom() const;
    [[nodiscard]] Instant shownUntil() const;

    [[nodiscard]] QString selectedIncident() const;
    /// Every action of the page, for menus and the command palette, each with its key. Owned by the view.
    [[nodiscard]] QList<QAction *> timelineActions() const;

    /// Writes what is in view, with lanes, axes and a title. The format follows the file name's ending, .png or .pdf.
    [[nodiscard]] Result<void> exportTo(const QString &fileName, const QString &title);

    void saveTo(SettingsStore &store) const;
    void restoreFrom(const SettingsStore &store);

public slots:
    /// Selects and, where @p reveal, brings into view. An empty id selects nothing.
    void selectIncident(const QString &incidentId, bool reveal = false);
    /// Shows the table of what is in view beside the lanes, or hides it (key T).
    void showTable(bool shown);

signals:
    void incidentSelected(const QString &incidentId); ///< empty: nothing is selected
    void incidentActivated(const QString &incidentId); ///< Enter or double click: open it
    void impactMoved(const tocsin::ImpactMove &move); ///< an end of an impact was dragged; hand it to ImpactEditing
    void impactEditWanted(const QString &incidentId); ///< E: ask for begin and end of the selected incident's impacts
    void exportRequested(); ///< Ctrl+E: ask for a file name, then exportTo()
    void firstPainted(); ///< once, when data (or the empty state) was first on the screen
    void failed(const tocsin::Failure &failure);

protected:
    void changeEvent(QEvent *event) override;

private:
    std::unique_ptr<TimelineParts> m_parts;
};

} // namespace tocsin
