// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tocsin {

class Spelling;

/// One dim line that says why the spelling of a text is not checked, and what to install; hidden where it is. Once put away, it is silent about that language
/// until the program ends.
class SpellingNote : public QWidget
{
    Q_OBJECT

public:
    explicit SpellingNote(QWidget *parent = nullptr);

    void setSpelling(Spelling *spelling); ///< null: nobody wants to have it checked
    void setLanguage(const QString &language); ///< BCP 47
    void setWriting(bool writing); ///< an empty text needs no word about it
    [[nodiscard]] QToolButton *closeButton() const { return m_close; }

signals:
    void closed();

private:
    void tell();

    QPointer<Spelling> m_spelling;
    QString m_language;
    bool m_writing = false;
    QLabel *m_words;
    QToolButton *m_close;
};

} // namespace tocsin
