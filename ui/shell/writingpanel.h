// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QPushButton;

namespace tocsin {

class Composer;

/// Below the inspector: one line that offers to write, and the composer once somebody does.
class WritingPanel : public QFrame
{
    Q_OBJECT

public:
    /// @p newComposer makes the composer when it is needed first; it becomes this panel's. A window that starts has no time for it.
    explicit WritingPanel(std::function<Composer *()> newComposer, QWidget *parent = nullptr);

    [[nodiscard]] Composer &composer();
    /// Whether composer() was made already.
    [[nodiscard]] bool hasComposer() const { return m_composer; }
    /// Whether there is anything to write about; without, the panel is hidden.
    void setOffered(bool offered);
    /// @p key is shown beside the offer.
    void setKey(const QString &key);
    void setWriting(bool writing);
    [[nodiscard]] bool isWriting() const { return m_writing; }

signals:
    void writingWanted();
    void writingChanged(bool writing);

private:
    std::function<Composer *()> m_newComposer;
    Composer *m_composer = nullptr; ///< made when it is needed first
    QPushButton *m_offer;
    bool m_writing = false;
};

} // namespace tocsin
