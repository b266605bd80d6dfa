// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <QVariant>

class QFrame;
class QListView;
class QStandardItemModel;

namespace tocsin {

/// One line below a field in which something is looked for.
struct Suggestion
{
    QString text;
    QString detail; ///< second rank, at the right
    QVariant value;
    bool makesNew = false; ///< it is not there yet: Tab does not take it, only Enter and a click do
};

/// A field that looks for something while one types: up and down choose, Enter and Tab take, Esc closes the list. The list never takes the focus.
class SuggestField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SuggestField(const QString &name, QWidget *parent = nullptr);
    ~SuggestField() override;

    /// What answers the words that stand in the field; the first is current. Shown while the field has the focus.
    void setSuggestions(const QList<Suggestion> &suggestions);
    /// Empties the field after something was taken.
    void reset();
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] bool isListOpen() const;

signals:
    void wanted(const QString &words); ///< typed, or (empty) Down in an empty field
    void taken(const QVariant &value);
    void backspaced(); ///< in the empty field

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool event(QEvent *event) override;

private:
    void openList();
    void closeList();
    void step(int by);
    void take(int row);

    QPointer<QFrame> m_frame; // a child of the window, so that nothing of the layout moves
    QListView *m_list; // child of m_frame
    QStandardItemModel *m_model;
};

} // namespace tocsin
