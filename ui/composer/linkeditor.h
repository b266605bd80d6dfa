// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/incident.h"
#include "models/storage/workspacereader.h"

#include <QWidget>

class QComboBox;

namespace tocsin {

class FlowLayout;
class SuggestField;

/// The links that a post makes from its story to others. Stories are found while one types; who asks the workspace is somebody else.
class LinkEditor : public QWidget
{
    Q_OBJECT

public:
    explicit LinkEditor(QWidget *parent = nullptr);

    /// @p titles of stories that links name, by their ids; @p own is the story that is written about.
    void setScene(const QString &own, const QHash<QString, QString> &titles);
    void setLinks(const QList<Link> &links);
    [[nodiscard]] const QList<Link> &links() const { return m_links; }
    /// Answers storiesWanted(). An answer to words that stand there no longer is passed over.
    void showStories(const QString &words, const QList<SearchHit> &hits);
    [[nodiscard]] QStringList unsettled() const;
    void setTyped(const QString &words); ///< that are no link yet

signals:
    void storiesWanted(const QString &words);
    void changed(); ///< by a person

private:
    void take(const QVariant &value);
    void rebuild();

    QString m_own;
    QHash<QString, QString> m_titles;
    QList<Link> m_links;
    QComboBox *m_kind;
    SuggestField *m_field;
    QWidget *m_chips;
    FlowLayout *m_chipRow;
};

} // namespace tocsin
