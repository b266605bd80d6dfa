// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;

namespace tocsin {

class Composer;

/// Below the inspector: one line that offers to write, and the composer once somebody does.
class WritingPanel : public QFrame
{
    Q_OBJECT

public:
    /// @p composer becomes this panel's.
    explicit WritingPanel(Composer *composer, QWidget *parent = nullptr);

    [[nodiscard]] Composer &composer() const { return *m_composer; }
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
    Composer *m_composer;
    QPushButton *m_offer;
    bool m_writing = false;
};

} // namespace tocsin
