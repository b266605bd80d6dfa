// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composerkeys.h"

#include "ui/composer/tokenedit.h"

#include <QAction>
#include <QCoreApplication>

namespace tocsin {

QList<QAction *> composerKeys(QObject *owner)
{
    struct Row
    {
        const char *words;
        QKeySequence key;
    };
    const Row rows[] = {
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Look once more, and send from there"), QKeySequence(Qt::CTRL | Qt::Key_Return)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Insert a time, a server, a promise"), QKeySequence(Qt::Key_At)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Open the chip at the cursor"), QKeySequence(Qt::ALT | Qt::Key_Down)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Keep a time as it was typed"), QKeySequence(Qt::Key_Escape)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Next note on the text"), QKeySequence(TokenEdit::nextKey)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Note before it"), QKeySequence(TokenEdit::previousKey)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Put right what a note says"), QKeySequence(TokenEdit::fixKey)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Put a note aside"), QKeySequence(TokenEdit::dismissKey)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Next misspelt word"), QKeySequence(TokenEdit::spellKey)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "To the title"), QKeySequence(Qt::ALT | Qt::Key_T)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "To the status"), QKeySequence(Qt::ALT | Qt::Key_S)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "To servers and services"), QKeySequence(Qt::ALT | Qt::Key_C)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "To the level"), QKeySequence(Qt::ALT | Qt::Key_L)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "To the next update"), QKeySequence(Qt::ALT | Qt::Key_N)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "To the ETA"), QKeySequence(Qt::ALT | Qt::Key_A)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "Templates"), QKeySequence(Qt::ALT | Qt::Key_M)},
        {QT_TRANSLATE_NOOP("tocsin::composerkeys", "More fields"), QKeySequence(Qt::ALT | Qt::Key_O)},
    };
    QList<QAction *> actions;
    for (const Row &row : rows) {
        auto *action = new QAction(QCoreApplication::translate("tocsin::composerkeys", row.words), owner);
        action->setShortcut(row.key);
        actions.append(action);
    }
    return actions;
}

} // namespace tocsin
