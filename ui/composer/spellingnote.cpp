// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/spellingnote.h"

#include "ui/composer/spelling.h"
#include "ui/widgets/chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tocsin {

SpellingNote::SpellingNote(QWidget *parent) : QWidget(parent), m_words(newLabel({}, true, this)), m_close(new QToolButton(this))
{
    setObjectName(u"spellingNote"_s);
    m_words->setObjectName(u"spellingNoteWords"_s);
    m_close->setObjectName(u"spellingNoteClose"_s);
    m_close->setText(u"×"_s);
    //: Button of a line that says that spelling is not checked
    m_close->setAccessibleName(tr("Put this note about spelling away"));
    m_close->setToolTip(m_close->accessibleName());
    m_close->setProperty("inchip", true);
    m_close->setFocusPolicy(Qt::TabFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    hide();
    connect(m_close, &QToolButton::clicked, this, [this] {
        if (m_spelling)
            m_spelling->keepQuiet(m_language);
        tell();
        emit closed();
    });
}

void SpellingNote::setSpelling(Spelling *spelling)
{
    if (m_spelling)
        m_spelling->disconnect(this);
    m_spelling = spelling;
    if (spelling)
        connect(spelling, &Spelling::changed, this, &SpellingNote::tell);
    tell();
}

void SpellingNote::setLanguage(const QString &language)
{
    m_language = language;
    tell();
}

void SpellingNote::setWriting(bool writing)
{
    m_writing = writing;
    tell();
}

void SpellingNote::tell()
{
    const QString words = m_spelling && m_writing && !m_language.isEmpty() && !m_spelling->isQuiet(m_language) ? m_spelling->problem(m_language) : QString();
    m_words->setText(words);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
}

} // namespace tocsin
