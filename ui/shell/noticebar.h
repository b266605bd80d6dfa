// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace tocsin {

/// One line that says what just happened and offers one thing to do about it. What is wrong, and what offers something, stays until it is dismissed or
/// replaced; the rest goes by itself after a while.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void say(const QString &text, bool bad = false, const QString &offer = {}, std::function<void()> act = {});
    /// Takes back what it says and offers: it is about what is not on show any more.
    void clear();

private:
    QLabel *m_text;
    QPushButton *m_offer;
    std::function<void()> m_act;
    QTimer m_gone;
};

} // namespace tocsin
