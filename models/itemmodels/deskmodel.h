// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posting/desk.h"
#include "models/storage/workspacereader.h"

#include <QAbstractListModel>

#include <functional>

namespace tocsin {

/// What stands in one row of the desk. A heading can be neither chosen nor reached with the arrow keys.
enum class DeskRowKind { Heading, Approval, Story, Draft, SentBack };
/// What a heading stands above, from top to bottom.
enum class DeskSection { Approval, Due, Drafts, SentBack };

struct DeskRow
{
    DeskRowKind kind = DeskRowKind::Story;
    DeskSection section = DeskSection::Due;
    int count = 0; ///< headings: rows below it
    DeskItem item; ///< stories
    WorkspaceReader::StoredDraft draft; ///< approvals, drafts, and others' that this user sent back
    QString title; ///< of the story; of a draft that gives it none, the one that its story has already; may be empty

    /// What stays the same while the row changes.
    [[nodiscard]] QString key() const;
    [[nodiscard]] QString incident() const { return kind == DeskRowKind::Story ? item.incident : draft.draft.incident; }
};
[[nodiscard]] bool operator==(const DeskRow &one, const DeskRow &other);

/// What is due next in @p item: the first that is not shelved, else the first; nullptr where nothing is.
[[nodiscard]] const DueItem *nextDue(const DeskItem &item);

/// The desk as a list: posts that wait for this user's approval (not those that somebody sent back: they are their authors' again), stories by what is due next, drafts that were left, and what this user
/// sent back until its author goes on. Refreshes by difference, so that a
/// selection survives. Has no words of its own beside titles; the window gives them.
class DeskModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< DeskRowKind
        SectionRole, ///< DeskSection
        CountRole, ///< headings
        IncidentRole,
        ItemRole, ///< DeskItem
        DraftRole, ///< PostDraft
        AuthorRole, ///< whose draft it is
        SentBackRole, ///< SendBack; invalid where it was not
        UrgencyRole, ///< Urgency
        ShelvedUntilRole, ///< Instant of nextDue(); invalid where it is not shelved
        TargetsRole, ///< names
        NowRole, ///< Instant for which the row is to be written
    };

    /// A whole row in words, for screen readers.
    using Words = std::function<QString(const DeskRow &row, Instant now)>;

    /// @p user is whose desk this is: others' waiting drafts are theirs to approve, their unfinished drafts are nobody else's.
    explicit DeskModel(QString user, QObject *parent = nullptr);

    void setWords(Words words);
    /// @p names: of targets, by document id. @p titles: of stories that drafts belong to, by id.
    void setDesk(const QList<DeskItem> &items, const QList<WorkspaceReader::StoredDraft> &drafts, const QHash<QString, QString> &names,
                 const QHash<QString, QString> &titles);
    /// Time goes on: what is written with a countdown is to be painted again, nothing else happens.
    void setNow(Instant now);
    [[nodiscard]] Instant now() const { return m_now; }

    [[nodiscard]] const DeskRow *rowAt(int row) const; ///< nullptr where there is none
    [[nodiscard]] int rowOfIncident(const QString &incident) const; ///< its row among the stories; -1
    [[nodiscard]] int rowOfPost(const PostDraft &draft) const; ///< the row of that draft, of whoever wrote it; -1
    [[nodiscard]] QStringList targetNames(const DeskItem &item) const;
    [[nodiscard]] int stories() const { return m_stories; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void adopt(const QList<DeskRow> &rows);

    QString m_user;
    Words m_words;
    QList<DeskRow> m_rows;
    QHash<QString, QString> m_names;
    Instant m_now = 0;
    int m_stories = 0;
};

} // namespace tocsin

Q_DECLARE_METATYPE(tocsin::DeskItem)
Q_DECLARE_METATYPE(tocsin::DeskRowKind)
Q_DECLARE_METATYPE(tocsin::DeskSection)
Q_DECLARE_METATYPE(tocsin::Urgency)
