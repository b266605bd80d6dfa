// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/importchoices.h"
#include "models/itemmodels/importing.h"

#include <QAbstractListModel>

namespace tocsin {

/// The posts of an import with a check box each, and a person's answers for their times. Known posts are not checked and cannot be:
/// there is nothing to store.
class ImportPostsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { OutcomeRole = Qt::UserRole + 1, PageRole, PostRole, UncertainRole, NewUpdatesRole };

    using QAbstractListModel::QAbstractListModel;

    /// Shows @p reading. Check marks and answers are kept where the same text, read with other settings, still has their post and time.
    void setReading(const ImportReading &reading);
    /// Forgets check marks and answers: what is read next is another text.
    void forget();
    [[nodiscard]] const ImportReading &reading() const { return m_reading; }
    [[nodiscard]] QList<PostPlace> chosen() const; ///< the checked posts, in order
    [[nodiscard]] PostPlace placeOf(int row) const { return m_rows.value(row).place; }
    [[nodiscard]] const ImportedPost *postAt(int row) const; ///< nullptr where there is no such row
    void checkAll(bool checked);

    /// A person's answer for a time, certain or not; see applyChoice(). One step to undo.
    void choose(int row, int time, Instant instant, const QString &zone = {});
    /// The same, with what it decides for the other unsettled times of the post; see answersAlike(). One step to undo.
    void chooseForPost(int row, int time, Instant instant, const QString &zone = {});
    /// Reads the time as the text says again. One step to undo.
    void takeBack(int row, int time);
    [[nodiscard]] bool canUndo() const { return !m_undo.isEmpty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.isEmpty(); }
    void undo();
    void redo();
    [[nodiscard]] const QList<ImportChoice> &choices() const { return m_choices; }
    /// Answers whose time the text, as it is read now, does not have.
    [[nodiscard]] int lostChoices() const { return static_cast<int>(m_choices.size()) - m_applied; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void chosenChanged();
    void answersChanged(); ///< given, taken back, undone

private:
    struct Row
    {
        PostPlace place;
        ImportPlan::Outcome outcome = ImportPlan::Outcome::New;
        bool checked = true;
    };
    [[nodiscard]] ImportChoice choiceFor(const Row &row, const ImportAnswer &answer) const;
    void answer(int row, const QList<ImportAnswer> &answers);
    void step(const QList<ImportChoice> &choices);
    void setChoices(const QList<ImportChoice> &choices);

    ImportReading m_read; ///< as it was read
    ImportReading m_reading; ///< with the answers
    QList<Row> m_rows;
    QList<ImportChoice> m_choices; ///< one for a time at most
    QList<QList<ImportChoice>> m_undo; ///< the choices before each step
    QList<QList<ImportChoice>> m_redo;
    int m_applied = 0;
};

/// Times of @p post that nobody has settled yet.
[[nodiscard]] int uncertainTimes(const ImportedPost &post);

} // namespace tocsin
