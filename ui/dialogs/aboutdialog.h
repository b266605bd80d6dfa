// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace tocsin {

/// What this is, its versions and its licence.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
    /// The versions as they stand in the dialog, for bug reports.
    [[nodiscard]] static QString versions();
};

} // namespace tocsin
