// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace tocsin {

/// As high as what it holds, and scrolling where there is less room than that.
class ContentScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes @p content.
    explicit ContentScroll(QWidget *content, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace tocsin
