// SPDX-License-Identifier: GPL-3.0-or-later
// What is found in the text of a TokenEdit while it is written: misleading times, and words that are spelled wrong.
#include "models/posting/postcheck.h"
#include "models/time/walltime.h"
#include "ui/composer/spelling.h"
#include "ui/composer/tokenedit.h"
#include "ui/widgets/textplaces.h"
#include "ui/widgets/wave.h"

#include <QAbstractTextDocumentLayout>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Words of a block that are wrong, kept while the block stays as it is.
class BlockSpelling : public QTextBlockUserData
{
public:
    BlockSpelling() = default;
    Q_DISABLE_COPY_MOVE(BlockSpelling)

    int revision = -1;
    int generation = -1;
    QList<std::pair<int, int>> wrong; ///< [begin, end) in the block
};

} // namespace

ImportContext TokenEdit::lintContext() const
{
    ImportContext context;
    context.zone = m_context.zone;
    context.language = m_context.language;
    context.reference = wallTimeOf(m_clock.now(), m_context.zone).date;
    context.today = context.reference;
    context.shape = ImportContext::Shape::Body;
    return context;
}

void TokenEdit::askLint()
{
    m_written = plainTextRendered();
    ++m_lintAsked;
    if (m_written.text.trimmed().isEmpty() || m_context.zone.isEmpty()) {
        m_lintShown = m_lintAsked;
        m_findings.clear();
        showFindings();
        return;
    }
    LintOptions options;
    options.now = m_clock.now();
    m_checker.check(m_lintAsked, m_written.text, lintContext(), options);
}

void TokenEdit::finish()
{
    endPicking();
    turnLastTyped();
    if (isLinted())
        return;
    LintOptions options;
    options.now = m_clock.now();
    takeAnswer(TextChecker::checkNow(m_lintAsked, m_written.text, lintContext(), options));
}

void TokenEdit::takeAnswer(const CheckedText &answer)
{
    if (answer.revision != m_lintAsked)
        return; // the text went on; the next answer is on its way
    m_lintShown = answer.revision;
    m_findings = answer.findings;
    showFindings();
}

void TokenEdit::showFindings()
{
    QList<Finding> shown;
    m_shown.clear();
    for (qsizetype i = 0; i < m_findings.size(); ++i) {
        if (!m_dismissed.contains(dismissalOfFinding(i))) {
            shown.append(m_findings.at(i));
            m_shown.append(i);
        }
    }
    m_marks.set(shown, QLocale(m_context.times.language), [this](int begin, int end) {
        const int last = document()->characterCount() - 1;
        QTextCursor range(document());
        range.setPosition(std::clamp(m_written.toDocument(begin), 0, last));
        range.setPosition(std::clamp(m_written.toDocument(end, true), 0, last), QTextCursor::KeepAnchor);
        return range;
    });
    viewport()->update();
    emit linted();
}

QString TokenEdit::dismissalOfFinding(qsizetype index) const
{
    const Finding &finding = m_findings.at(index);
    return dismissalOf(finding, m_written.text.mid(finding.begin, finding.end - finding.begin));
}

void TokenEdit::setDismissed(const QStringList &dismissed)
{
    if (m_dismissed == dismissed)
        return;
    m_dismissed = dismissed;
    if (isLinted())
        showFindings();
}

bool TokenEdit::goToFinding(bool next)
{
    const int index = m_marks.from(textCursor(), next);
    if (index < 0)
        return false;
    const QTextCursor &place = m_marks.placesOf(index).first();
    QTextCursor cursor(document()); // a copy, so that what is typed over it moves the mark, not the cursor
    cursor.setPosition(place.selectionStart());
    cursor.setPosition(place.selectionEnd(), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

bool TokenEdit::fixHere()
{
    QTextCursor writer(document());
    if (!isLinted() || !m_marks.fix(m_marks.at(textCursor().position()), writer))
        return false;
    setTextCursor(writer);
    return true;
}

bool TokenEdit::dismissHere()
{
    const int index = isLinted() ? m_marks.at(textCursor().position()) : -1;
    if (index < 0)
        return false;
    const QString dismissal = dismissalOfFinding(m_shown.at(index));
    m_dismissed.append(dismissal);
    showFindings();
    emit dismissed(dismissal);
    return true;
}

QString TokenEdit::hintHere() const
{
    const int position = textCursor().position();
    QStringList lines = m_marks.hintsAt(position, QKeySequence(fixKey).toString(QKeySequence::NativeText));
    if (m_marks.at(position) >= 0)
        lines.append(tr("%1: put aside", "key, and what it does").arg(QKeySequence(dismissKey).toString(QKeySequence::NativeText)));
    return lines.join(u" · "_s);
}

void TokenEdit::setSpelling(Spelling *spelling)
{
    if (m_spelling)
        m_spelling->disconnect(this);
    m_spelling = spelling;
    if (spelling)
        connect(spelling, &Spelling::changed, this, &TokenEdit::spellAgain);
    spellAgain();
}

void TokenEdit::spellAgain()
{
    ++m_spellGeneration;
    m_names.clear();
    for (const Target &target : m_context.targets) {
        for (const auto &[begin, end] : wordsToCheck(target.name + u' ' + target.label))
            m_names.insert(QString(target.name + u' ' + target.label).sliced(begin, end - begin).toLower());
    }
    viewport()->update();
}

QList<std::pair<int, int>> TokenEdit::wrongWords(QTextBlock block) const
{
    if (!m_spelling || m_spelling->stateOf(m_context.language) != Spelling::State::Ready)
        return {};
    auto *known = dynamic_cast<BlockSpelling *>(block.userData());
    if (!known) {
        known = new BlockSpelling;
        block.setUserData(known); // the block's from now on
    }
    if (known->revision == block.revision() && known->generation == m_spellGeneration)
        return known->wrong;
    known->revision = block.revision();
    known->generation = m_spellGeneration;
    known->wrong.clear();
    const QString text = block.text();
    for (const auto &[begin, end] : wordsToCheck(text)) {
        const QString word = text.sliced(begin, end - begin);
        if (!m_names.contains(word.toLower()) && !m_spelling->isRight(word, m_context.language))
            known->wrong.append({begin, end});
    }
    return known->wrong;
}

QTextCursor TokenEdit::wrongWordAt(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    for (const auto &[begin, end] : wrongWords(block)) {
        if (position < block.position() + begin || position > block.position() + end)
            continue;
        QTextCursor word(block);
        word.setPosition(block.position() + begin);
        word.setPosition(block.position() + end, QTextCursor::KeepAnchor);
        return word;
    }
    return {};
}

bool TokenEdit::goToWrongWord()
{
    // From the cursor on, then from the beginning.
    const int here = textCursor().selectionEnd();
    QTextCursor first;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (const auto &[begin, end] : wrongWords(block)) {
            const bool isBehind = block.position() + begin >= here;
            if (!isBehind && !first.isNull())
                continue;
            QTextCursor word(block);
            word.setPosition(block.position() + begin);
            word.setPosition(block.position() + end, QTextCursor::KeepAnchor);
            if (first.isNull())
                first = word;
            if (isBehind) {
                setTextCursor(word);
                return true;
            }
        }
    }
    if (first.isNull())
        return false;
    setTextCursor(first);
    return true;
}

void TokenEdit::addSuggestions(QMenu &menu, const QTextCursor &word)
{
    const QString wrong = word.selectedText();
    const QStringList suggestions = m_spelling->suggestions(wrong, m_context.language);
    for (const QString &suggestion : suggestions) {
        QAction *action = menu.addAction(QString(suggestion).replace(u'&', u"&&"_s), this, [this, word, suggestion] {
            QTextCursor writer = word;
            writer.insertText(suggestion, QTextCharFormat());
            setTextCursor(writer);
        });
        action->setObjectName(u"spellingSuggestion"_s);
        QFont bold = action->font();
        bold.setBold(true);
        action->setFont(bold);
    }
    if (suggestions.isEmpty())
        menu.addAction(tr("No suggestions"))->setEnabled(false);
    menu.addAction(tr("Add “%1” to the dictionary").arg(wrong), this, [this, wrong] { m_spelling->addWord(wrong); })->setObjectName(u"spellingAdd"_s);
}

void TokenEdit::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    painter.translate(-scrolled);
    const QRectF dirty = QRectF(event->rect()).translated(scrolled);
    const Theme &theme = m_themes.theme();
    const QTextCursor cursor = textCursor();
    const auto wave = [&](int begin, int end) {
        for (const QRectF &place : textPlaces(*document(), begin, end)) {
            if (place.adjusted(-4, -4, 4, 6).intersects(dirty))
                painter.drawPath(wavePath(place.left(), place.right(), place.bottom()));
        }
    };
    const int from = document()->documentLayout()->hitTest({0, dirty.top()}, Qt::FuzzyHit);
    const auto isSeen = [&](const QTextBlock &block) { return block.isValid() && document()->documentLayout()->blockBoundingRect(block).top() <= dirty.bottom(); };
    for (QTextBlock block = document()->findBlock(std::max(0, from)); isSeen(block); block = block.next()) {
        painter.setPen(QPen(theme.accent, 1.2));
        for (const auto &[begin, end] : wrongWords(block)) {
            const bool isBeingTyped = hasFocus() && !cursor.hasSelection() && cursor.position() == block.position() + end;
            if (!isBeingTyped)
                wave(block.position() + begin, block.position() + end);
        }
    }
    for (int i = 0; i < m_marks.count(); ++i) {
        painter.setPen(QPen(theme.of(toneOf(m_marks.severityOf(i))).line, 1.4));
        for (const QTextCursor &place : m_marks.placesOf(i)) {
            const QRectF around = document()->documentLayout()->blockBoundingRect(document()->findBlock(place.selectionStart()));
            if (around.top() <= dirty.bottom())
                wave(place.selectionStart(), place.selectionEnd());
        }
    }
    // The layout lays a veil over objects that are selected.
    if (cursor.hasSelection()) {
        painter.setPen(theme.accentInk);
        for (const ChipPlace &chip : chipsIn(*document(), cursor.selectionStart(), cursor.selectionEnd())) {
            const QRectF rect = chipRect(chip.position).translated(scrolled);
            if (!rect.intersects(dirty))
                continue;
            painter.fillRect(rect.adjusted(0, 0, 0, 2), theme.accent);
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(rect.adjusted(1.5, 0, -1.5, 0.5), 3.5, 3.5);
            m_painter->drawWords(painter, rect, *document(), chip.format);
        }
    }
}

} // namespace tocsin
