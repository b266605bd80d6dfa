// SPDX-License-Identifier: GPL-3.0-or-later
// Chips on the clipboard: what a TokenEdit gives away and takes.
#include "models/domain/tokenjson.h"
#include "ui/composer/chipeditor.h"
#include "ui/composer/popupplace.h"
#include "ui/composer/spelling.h"
#include "ui/composer/tokenedit.h"

#include <QContextMenuEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>

#include <memory>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

const QString tokensType = u"application/x-tocsin-tokens+json"_s;
constexpr auto openMember = "open"_L1; // beside the token text: what has to be chosen yet
constexpr qint64 largestPaste = 4LL * 1024 * 1024;

/// A token text in which tokens may be open: their numbers, with what they were typed as and what they may mean.
struct CopiedText
{
    TokenText text;
    QHash<qsizetype, TokenChip> open; ///< by number
};

QByteArray toBytes(const CopiedText &copied)
{
    QJsonObject object = tokenTextToJson(copied.text);
    QJsonArray open;
    for (qsizetype i = 0; i < copied.text.tokens.size(); ++i) {
        const auto chip = copied.open.constFind(i);
        if (chip == copied.open.cend())
            continue;
        QJsonArray candidates;
        for (const TokenValue &candidate : chip->candidates)
            candidates.append(tokenToJson(candidate));
        open.append(QJsonObject{{"token"_L1, i}, {"source"_L1, chip->source}, {"candidates"_L1, candidates}});
    }
    if (!open.isEmpty())
        object.insert(openMember, open);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<CopiedText> fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > largestPaste)
        return std::nullopt;
    QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonArray open = object.take(openMember).toArray();
    const Result<TokenText> text = tokenTextFromJson(object, u"clipboard"_s);
    if (!text)
        return std::nullopt;
    CopiedText copied{*text, {}};
    for (const QJsonValue &value : open) {
        TokenChip chip;
        chip.source = value["source"_L1].toString();
        const QJsonArray candidates = value["candidates"_L1].toArray();
        for (const QJsonValue &candidate : candidates) {
            if (const Result<TokenValue> token = tokenFromJson(candidate, u"clipboard"_s))
                chip.candidates.append(*token);
        }
        if (chip.candidates.isEmpty())
            continue;
        chip.value = chip.candidates.first();
        copied.open.insert(value["token"_L1].toInteger(-1), chip);
    }
    return copied;
}

} // namespace

QMimeData *TokenEdit::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    const int from = cursor.selectionStart();
    const int to = cursor.selectionEnd();
    const auto full = [this](const QTextCharFormat &format) { return m_painter->lookOf(format).full; };
    auto copy = std::make_unique<QMimeData>();
    copy->setText(writtenOut(*document(), from, to, full).text);
    CopiedText copied;
    const QList<ChipPlace> chips = chipsIn(*document(), from, to);
    if (chips.isEmpty())
        return copy.release();
    // Every chip is a token here, also one that is open.
    copied.text = tokenTextOf(*document(), from, to, full, true);
    for (qsizetype i = 0; i < chips.size(); ++i) {
        if (const TokenChip chip = chipOf(chips.at(i).format); !chip.isSettled())
            copied.open.insert(i, chip);
    }
    copy->setData(tokensType, toBytes(copied));
    return copy.release();
}

bool TokenEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasFormat(tokensType) || source->hasText();
}

void TokenEdit::insertFromMimeData(const QMimeData *source)
{
    QTextCursor cursor = textCursor();
    const auto copied = source->hasFormat(tokensType) ? fromBytes(source->data(tokensType)) : std::nullopt;
    cursor.beginEditBlock();
    if (copied) {
        const int from = cursor.selectionStart();
        insertTokenText(cursor, copied->text);
        const QList<ChipPlace> chips = chipsIn(*document(), from, cursor.position());
        for (auto open = copied->open.cbegin(); open != copied->open.cend(); ++open) {
            if (open.key() < 0 || open.key() >= chips.size())
                continue;
            QTextCursor writer(document());
            writer.setPosition(chips.at(open.key()).position);
            writer.setPosition(writer.position() + 1, QTextCursor::KeepAnchor);
            insertChip(writer, open.value());
        }
    } else {
        const int from = cursor.selectionStart();
        insertPlain(cursor, source->text());
        m_pasted = cursor;
        m_pasted.setPosition(from);
        m_pasted.setPosition(cursor.position(), QTextCursor::KeepAnchor);
        m_pasted.setKeepPositionOnInsert(true);
        m_pastedTimes = m_typedTimes->countIn(from, cursor.position());
    }
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
}

void TokenEdit::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    const int position = isMouse ? cursorForPosition(event->pos()).position() : textCursor().position();
    if (isMouse && m_marks.at(position) >= 0) {
        // The menu's entries are about what was found under the pointer.
        QTextCursor there = textCursor();
        there.setPosition(position);
        setTextCursor(there);
    }
    showMenu(isMouse ? chipUnder(event->pos()) : chipBeside(textCursor()), wrongWordAt(position), event->globalPos());
}

void TokenEdit::showMenu(int chip, const QTextCursor &word, const QPoint &place)
{
    QMenu *menu = createStandardContextMenu();
    menu->setObjectName(u"tokenMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!isReadOnly()) {
        QAction *first = menu->actions().value(0);
        if (!word.isNull()) {
            QMenu suggestions;
            addSuggestions(suggestions, word);
            for (QAction *action : suggestions.actions()) {
                action->setParent(menu);
                menu->insertAction(first, action);
            }
            menu->insertSeparator(first);
        }
        addFindingActions(*menu);
        menu->addSeparator();
        QAction *open = menu->addAction(tr("Change this chip…"), this, [this, chip] { openChip(chip); });
        open->setShortcut(Qt::ALT | Qt::Key_Down);
        open->setEnabled(chip >= 0);
        QAction *insert = menu->addAction(tr("Insert a time or target…"), this, &TokenEdit::offerTokens);
        insert->setObjectName(u"tokenInsert"_s);
        menu->addAction(tr("Turn times into chips"), this, [this] { turnTimesIntoChips(); })->setEnabled(!isBlank());
        if (const QString problem = m_spelling ? m_spelling->problem(m_context.language) : QString(); !problem.isEmpty())
            menu->addAction(problem)->setEnabled(false);
    }
    menu->popup(place);
    if (!word.isNull())
        menu->setActiveAction(menu->actions().value(0));
}

/// What the keys do about findings, for who has a mouse.
void TokenEdit::addFindingActions(QMenu &menu)
{
    if (findingCount() == 0)
        return;
    menu.addSeparator();
    const int here = isLinted() ? m_marks.at(textCursor().position()) : -1;
    const auto add = [&](const QString &text, const QString &name, QKeyCombination key, bool enabled, const std::function<void()> &act) {
        QAction *action = menu.addAction(text, this, act);
        action->setObjectName(name);
        action->setShortcut(key);
        action->setEnabled(enabled);
    };
    add(tr("Put this right"), u"findingFix"_s, fixKey, here >= 0 && m_marks.canFix(here), [this] { fixHere(); });
    add(tr("Put this aside"), u"findingDismiss"_s, dismissKey, here >= 0, [this] { dismissHere(); });
    add(tr("Next finding"), u"findingNext"_s, nextKey, true, [this] { goToFinding(true); });
}

void TokenEdit::openChip(int position)
{
    closeChip();
    endPicking();
    const auto place = chipAt(*document(), position);
    if (!place || isReadOnly())
        return;
    ensureCursorVisible();
    m_lastTyped = QTextCursor(); // Esc closes the editor, and takes nothing back afterwards
    m_openChip = QTextCursor(document());
    m_openChip.setPosition(position);
    m_openChip.setPosition(position + 1, QTextCursor::KeepAnchor);
    m_painter->setOpen(position);
    viewport()->update();
    m_chipEditor = new ChipEditor(chipOf(place->format), m_painter->language(), m_clock.now(), m_context.targets, window());
    const auto own = [this] { return m_openChip.selectionEnd() - m_openChip.selectionStart() == 1 ? m_openChip.selectionStart() : -1; };
    connect(m_chipEditor, &ChipEditor::applied, this, [this, own](const TokenChip &chip) {
        if (own() >= 0)
            replaceChip(own(), chip);
        closeChip();
        setFocus(Qt::OtherFocusReason);
    });
    connect(m_chipEditor, &ChipEditor::textWanted, this, [this, own] {
        if (const auto at = chipAt(*document(), own())) {
            QTextCursor writer = m_openChip;
            const TokenChip chip = chipOf(at->format);
            writer.beginEditBlock();
            insertPlain(writer, chip.source.isEmpty() ? m_painter->lookOf(at->format).full : chip.source);
            writer.endEditBlock();
            setTextCursor(writer);
        }
        closeChip();
        setFocus(Qt::OtherFocusReason);
    });
    connect(m_chipEditor, &ChipEditor::cancelled, this, [this](bool byKey) {
        closeChip();
        if (byKey)
            setFocus(Qt::OtherFocusReason);
    });
    m_chipEditor->adjustSize();
    const QRect rect = chipRect(position).toAlignedRect();
    placeBeside(*m_chipEditor, QRect(viewport()->mapToGlobal(rect.topLeft()), rect.size()), m_chipEditor->sizeHint());
    m_chipEditor->show();
    m_chipEditor->raise();
    m_chipEditor->takeFocus();
}

void TokenEdit::closeChip()
{
    if (!m_chipEditor)
        return;
    m_chipEditor->hide();
    m_chipEditor->disconnect(this);
    m_chipEditor->deleteLater();
    m_chipEditor = nullptr;
    m_openChip = QTextCursor();
    m_painter->setOpen(-1);
    viewport()->update();
}

} // namespace tocsin
