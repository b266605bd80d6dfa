// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace tocsin {

/// Two widgets over one another. What comes and goes below them in their window takes its room from the lower one, as far as that can spare it, so that neither moves;
/// whoever makes the window larger or smaller changes the one that stretches.
class SteadySplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit SteadySplitter(QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_windowHeight = 0; ///< when this was laid out last
};

} // namespace tocsin
