// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tocsin {

/// A page that says what is the matter and what can be done, instead of the workspace's own pages: welcome, or a file that cannot be opened.
class MessagePage : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePage(QWidget *parent = nullptr);

    void setMessage(const QString &title, const QString &text, const QString &detail = {});
    /// Adds a button below the text; the first one is the main one. The caller connects it.
    QPushButton *addButton(const QString &text, const QString &name);
    void clearButtons();

private:
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_detail;
    QVBoxLayout *m_buttons;
};

/// Title and advice for a workspace that could not be opened.
struct OpeningAdvice
{
    QString title;
    QString text;
};
[[nodiscard]] OpeningAdvice adviceFor(const Failure &failure, const QString &path);

} // namespace tocsin
