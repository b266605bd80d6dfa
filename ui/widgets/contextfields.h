// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace tocsin {

class ZoneField;

/// The own name of a language that posts are read in, without a country.
[[nodiscard]] QString importLanguageName(const QString &code);

/// Home zone, day of writing and language of posts: what a reader of a text is told beside it.
class ContextFields : public QWidget
{
    Q_OBJECT

public:
    explicit ContextFields(QWidget *parent = nullptr);

    /// Zone, reference and language as they stand in the fields; a date that is half typed is left out.
    [[nodiscard]] ImportContext context() const;
    /// Shows @p context; nothing is told.
    void setContext(const ImportContext &context);
    /// Puts a button beside the day of writing that enters @p today's date.
    void offerToday(const std::function<QDate()> &today);
    /// The row that the fields stand in, to put more behind them.
    [[nodiscard]] QHBoxLayout *row() const { return m_row; }

signals:
    void changed(); ///< by a person, and what stands there makes sense

private:
    QHBoxLayout *m_row;
    ZoneField *m_zone;
    QLineEdit *m_reference;
    QComboBox *m_language;
};

} // namespace tocsin
