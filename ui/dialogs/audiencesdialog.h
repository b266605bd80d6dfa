// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"
#include "models/domain/update.h"
#include "models/time/housestyle.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QListWidget;
class QPushButton;

namespace tocsin {

class Preferences;
class WorkspaceWriter;
class ZoneField;
class ZoneListModel;

/// Whom posts are written for: each audience's language, time zones and house style, with a sample of how it reads. While a workspace has none there is
/// one that follows the preferences, whose house style is chosen here. Takes effect with OK; removed audiences are retired, not deleted.
class AudiencesDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p audiences are those of the workspace. All references outlive this.
    AudiencesDialog(const Clock &clock, Preferences &preferences, WorkspaceWriter &writer, const QList<Audience> &audiences, QWidget *parent = nullptr);

    /// Writes what was changed; closes when it is stored, and stays open with the reason when it is not.
    void accept() override;
    /// Asks first where something was changed.
    void reject() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QWidget *buildList();
    QWidget *buildForm();
    void fillList(int row);
    void showAudience(int row);
    void showSample();
    void changed(); ///< a field of the current audience
    void add();
    void remove();
    void addZone(const QString &zone);
    void updateState();
    [[nodiscard]] bool isImplicit() const { return m_audiences.isEmpty(); }
    [[nodiscard]] Audience implicitAudience() const;
    [[nodiscard]] QString lineOf(const Audience &audience) const;
    /// What has to be put right in @p audience before it can be kept; empty: nothing.
    [[nodiscard]] QString complaintAbout(const Audience &audience) const;

    const Clock &m_clock;
    Preferences &m_preferences;
    WorkspaceWriter &m_writer;
    const HouseStyles m_styles;
    const QList<Audience> m_before;
    QList<Audience> m_audiences;
    QString m_implicitStyle;
    int m_row = -1; ///< the audience in the form; -1: the implicit one
    bool m_filling = false;
    bool m_writing = false;

    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QLineEdit *m_name;
    QComboBox *m_language;
    ZoneListModel *m_zones;
    QListView *m_zoneList;
    ZoneField *m_zoneField;
    QPushButton *m_zoneRemove;
    QPushButton *m_zoneUp;
    QPushButton *m_zoneDown;
    QComboBox *m_style;
    QLabel *m_hint;
    QLabel *m_sample;
    QLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace tocsin
