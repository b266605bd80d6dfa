// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/handoverwords.h"

#include "ui/desk/deskwords.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QPagedPaintDevice>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("tocsin::handover", text);
}

/// @p text as Markdown that shows exactly that.
QString literal(const QString &text)
{
    QString escaped;
    const QString oneLine = text.simplified();
    for (const QChar c : oneLine) {
        if (u"\\`*_{}[]()#+-.!|<>&~"_s.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

void heading(QString &to, const QString &words)
{
    to += u"\n## "_s + literal(words) + u"\n\n"_s;
}

void line(QString &to, const QString &strong, const QStringList &rest)
{
    to += u"- **"_s + literal(strong) + u"**"_s;
    if (!rest.isEmpty())
        to += u" · "_s + literal(rest.join(u" · "_s));
    to += u'\n';
}

void nothing(QString &to, const QString &words)
{
    to += u'*' + literal(words) + u"*\n"_s;
}

} // namespace

QString sheetMarkdown(const HandoverSheet &sheet, const QHash<QString, QString> &targetNames, const TimeText &times)
{
    const auto names = [&targetNames](const DeskItem &item) {
        QStringList all;
        for (const QString &target : item.targets)
            all.append(targetNames.value(target, target.section(u':', 1)));
        return all.join(u", "_s);
    };
    QString text = u"# "_s + literal(say(QT_TRANSLATE_NOOP("tocsin::handover", "Handover, %1")).arg(times.full(sheet.at))) + u'\n';

    heading(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "Open work")));
    for (const DeskItem &item : sheet.open) {
        QStringList rest{item.status ? wordFor(*item.status) : wordFor(item.kind)};
        if (item.worst && *item.worst != Level::Maintenance)
            rest.append(wordFor(*item.worst));
        if (!item.targets.isEmpty())
            rest.append(names(item));
        line(text, item.title, rest);
    }
    if (sheet.open.isEmpty())
        nothing(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "Nothing is open.")));

    heading(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "Due in the next 8 hours")));
    for (const HandoverSheet::Due &due : sheet.promises) {
        QStringList rest{wordFor(due.due.kind), due.title};
        if (due.due.urgency == Urgency::Missed)
            rest.prepend(wordFor(Urgency::Missed));
        if (due.due.shelvedUntil)
            rest.append(say(QT_TRANSLATE_NOOP("tocsin::handover", "shelved %1")).arg(shelfWords(due.due, sheet.at, times)));
        line(text, times.brief(due.due.due, sheet.at), rest);
    }
    if (sheet.promises.isEmpty())
        nothing(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "Nothing is owed.")));

    heading(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "Maintenance in the next 24 hours")));
    for (const DeskItem &item : sheet.maintenance) {
        const auto begin = std::ranges::find(item.due, DueKind::WindowBegin, &DueItem::kind);
        QStringList rest{item.title};
        if (!item.targets.isEmpty())
            rest.append(names(item));
        line(text, begin == item.due.cend() ? item.title : times.brief(begin->due, sheet.at), rest);
    }
    if (sheet.maintenance.isEmpty())
        nothing(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "None begins.")));

    heading(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "Notes")));
    for (const HandoverSheet::Note &note : sheet.notes)
        line(text, note.note.text, {note.note.by, times.brief(note.note.at, sheet.at)});
    if (sheet.notes.isEmpty())
        nothing(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "There are no notes.")));
    return text;
}

QList<SignedSheet> signedSheets(const QList<HandoverDay> &days)
{
    QList<SignedSheet> sheets;
    for (const HandoverDay &day : days) {
        for (const Handover &handover : day.handovers) {
            if (handover.of.isEmpty())
                sheets.append({handoverDocumentId(day.date, day.user), day.user, handover, {}, std::nullopt});
        }
    }
    for (const HandoverDay &day : days) {
        for (const Handover &handover : day.handovers) {
            const auto of = std::ranges::find_if(
                sheets, [&](const SignedSheet &sheet) { return handover.of == QString(sheet.document + u'#' + sheet.leaving.key); });
            // The first who took over counts, should two consoles have signed at once.
            if (of != sheets.end() && (!of->coming || handover.at < of->coming->at)) {
                of->comingBy = day.user;
                of->coming = handover;
            }
        }
    }
    std::ranges::stable_sort(sheets, std::greater(), [](const SignedSheet &sheet) { return sheet.leaving.at; });
    return sheets;
}

QString sheetTitle(const SignedSheet &sheet, const TimeText &times)
{
    // Always with its date: a list of nights is read by dates.
    const QString at = TimeText{times.zones.mid(0, 1), times.language}.full(sheet.leaving.at);
    return sheet.coming ? say(QT_TRANSLATE_NOOP("tocsin::handover", "%1: %2 to %3")).arg(at, sheet.leavingBy, sheet.comingBy)
                        : say(QT_TRANSLATE_NOOP("tocsin::handover", "%1: %2, not taken over")).arg(at, sheet.leavingBy);
}

QString signatureMarkdown(const SignedSheet *sheet, const TimeText &times)
{
    const QString open = u"\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"_s;
    const QString leaving = sheet ? literal(sheet->leavingBy + u", "_s + times.full(sheet->leaving.at)) : open;
    const QString coming = sheet && sheet->coming ? literal(sheet->comingBy + u", "_s + times.full(sheet->coming->at)) : open;
    QString text;
    heading(text, say(QT_TRANSLATE_NOOP("tocsin::handover", "Signed")));
    text += u"- "_s + literal(say(QT_TRANSLATE_NOOP("tocsin::handover", "Leaving:"))) + u' ' + leaving + u'\n';
    text += u"- "_s + literal(say(QT_TRANSLATE_NOOP("tocsin::handover", "Coming:"))) + u' ' + coming + u'\n';
    return text;
}

void setSheet(QTextDocument &document, const QString &markdown)
{
    document.setIndentWidth(18);
    document.setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML) | QTextDocument::MarkdownDialectCommonMark);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(level > 1 ? 14 : 0);
        format.setBottomMargin(level > 0 ? 4 : 2);
        cursor.setBlockFormat(format);
    }
    quietHeadings(document);
}

void printSheet(QPagedPaintDevice &device, const QString &title, const QString &markdown)
{
    QTextDocument document;
    document.setMetaInformation(QTextDocument::DocumentTitle, title);
    QFont font(u"DejaVu Sans"_s, 10);
    // Any spacing of its own, however small, keeps a font from joining letters.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.05);
    document.setDefaultFont(font);
    setSheet(document, markdown);
    // Paper is white, whatever theme the window has.
    QTextCursor cursor(&document);
    cursor.select(QTextCursor::Document);
    QTextCharFormat ink;
    ink.setForeground(Qt::black);
    cursor.mergeCharFormat(ink);
    document.print(&device);
}

} // namespace tocsin
