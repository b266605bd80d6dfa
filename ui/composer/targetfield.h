// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/workspacereader.h"
#include "ui/composer/suggestfield.h"

namespace tocsin {

/// Finds zones, servers and services by name or label while one types; a name that nobody used yet can be added to the catalogue on the spot.
class TargetField : public SuggestField
{
    Q_OBJECT

public:
    explicit TargetField(const QString &name, QWidget *parent = nullptr);

    /// The catalogue. What was added here meanwhile is forgotten where @p targets do not have it.
    void setTargets(const QList<TargetRow> &targets) { m_targets = targets; }
    /// What is not to be found again, in the order in which it was picked: a new server is likeliest where the last one of them is.
    void setPicked(const QStringList &targets) { m_picked = targets; }
    /// The name that people know @p target by.
    [[nodiscard]] QString nameOf(const QString &target) const;

signals:
    void targetWanted(const tocsin::Target &target); ///< to be put into the catalogue; it is picked next, or the zone of what is
    void targetPicked(const QString &target);
    void lastUnwanted(); ///< Backspace in the empty field: what was picked last is meant

private:
    void askForTarget();
    void suggest(const QString &words);
    [[nodiscard]] QList<Suggestion> additions(const QString &name) const;
    void take(const QVariant &value);
    void addTarget(const Target &target);
    [[nodiscard]] bool knows(const QString &target) const;

    QList<TargetRow> m_targets;
    QStringList m_picked;
    QString m_newServer; ///< name of a server whose new zone is being typed
};

} // namespace tocsin
