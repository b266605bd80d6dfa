// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokenhtml.h"

#include <QStringList>

#include <algorithm>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

constexpr char16_t markBegin = 0xFDD0;
constexpr char16_t markEnd = 0xFDD1;

/// Writes the inside of a paragraph.
class InlineWriter
{
public:
    InlineWriter(QStringView text, const MarkWriters &marks) : m_text(text), m_marks(marks) {}

    QString write()
    {
        while (m_at < m_text.size())
            step();
        // What was opened and never closed was no emphasis: its marks stand as characters.
        for (auto open = m_open.rbegin(); open != m_open.rend(); ++open)
            m_out.replace(open->place, open->tag.size() + 2, open->marks);
        return m_out;
    }

    /// @p text escaped, with tokens written by @p write.
    static QString escaped(QStringView text, const std::function<QString(qsizetype)> &write)
    {
        QString out;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == QChar(markBegin)) {
                const qsizetype end = text.indexOf(QChar(markEnd), i);
                out.append(write(text.sliced(i + 1, end - i - 1).toLongLong()));
                i = end;
            } else {
                out.append(escapedCharacter(text[i]));
            }
        }
        return out;
    }

private:
    struct Open
    {
        QString marks; ///< "*", "**", "_", "__"
        QString tag;
        qsizetype place; ///< of the tag in m_out
    };

    static QString escapedCharacter(QChar c)
    {
        switch (c.unicode()) {
        case u'&':
            return u"&amp;"_s;
        case u'<':
            return u"&lt;"_s;
        case u'>':
            return u"&gt;"_s;
        case u'"':
            return u"&quot;"_s;
        case u'\'':
            return u"&#39;"_s;
        default:
            return c.unicode() < 0x20 && c != u'\n' && c != u'\t' ? QString() : QString(c);
        }
    }

    [[nodiscard]] QChar at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : QChar(u' '); }

    void step()
    {
        const QChar c = m_text[m_at];
        if (c == u'\\' && m_at + 1 < m_text.size() && (at(m_at + 1).isPunct() || at(m_at + 1).isSymbol())) {
            m_out.append(escapedCharacter(at(m_at + 1)));
            m_at += 2;
        } else if ((c == u'`' && code()) || ((c == u'*' || c == u'_') && emphasis(c)) || (c == u'[' && link())
                   || ((c == u'h' || c == u'<') && bareAddress())) {
            return; // each has moved on by itself
        } else if (c == QChar(markBegin)) {
            const qsizetype end = m_text.indexOf(QChar(markEnd), m_at);
            m_out.append(m_marks.html(m_text.sliced(m_at + 1, end - m_at - 1).toLongLong()));
            m_at = end + 1;
        } else if (c == u'\n') {
            m_out.append("<br>\n"_L1);
            ++m_at;
        } else {
            m_out.append(escapedCharacter(c));
            ++m_at;
        }
    }

    bool code()
    {
        const qsizetype end = m_at < m_noCodeFrom ? m_text.indexOf(u'`', m_at + 1) : -1;
        if (end < 0) {
            m_noCodeFrom = std::min(m_noCodeFrom, m_at); // said once, so that a text of back-ticks costs no square
            return false;
        }
        m_out.append("<code>"_L1 + escaped(m_text.sliced(m_at + 1, end - m_at - 1), m_marks.html) + "</code>"_L1);
        m_at = end + 1;
        return true;
    }

    bool emphasis(QChar c)
    {
        // "***" after "***": the emphasis that was opened last is closed first.
        const bool closesOne = !m_open.empty() && m_open.back().marks == QString(c) && at(m_at + 1) == c && at(m_at + 2) == c && !at(m_at - 1).isSpace();
        const bool isStrong = at(m_at + 1) == c && !closesOne;
        const QString marks(isStrong ? 2 : 1, c);
        const QString tag = isStrong ? u"strong"_s : u"em"_s;
        const QChar before = at(m_at - 1);
        const QChar after = at(m_at + marks.size());
        const auto isWord = [](QChar x) { return x.isLetterOrNumber() || x == QChar(markBegin) || x == QChar(markEnd); };
        const bool closes = !m_open.empty() && m_open.back().marks == marks && !before.isSpace() && !(c == u'_' && isWord(after));
        if (closes) {
            m_out.append("</"_L1 + tag + u'>');
            m_open.pop_back();
        } else {
            constexpr size_t deepest = 8;
            const bool opens = !after.isSpace() && !(c == u'_' && isWord(before)) && m_open.size() < deepest;
            if (!opens)
                return false;
            m_open.push_back({marks, tag, m_out.size()});
            m_out.append(u'<' + tag + u'>');
        }
        m_at += marks.size();
        return true;
    }

    bool link()
    {
        constexpr qsizetype longestText = 1000;
        constexpr qsizetype longestUrl = 2000;
        const qsizetype close = m_text.sliced(0, std::min(m_text.size(), m_at + longestText)).indexOf(u']', m_at);
        if (close < 0 || at(close + 1) != u'(')
            return false;
        const qsizetype end = m_text.sliced(0, std::min(m_text.size(), close + longestUrl)).indexOf(u')', close);
        if (end < 0)
            return false;
        QString url = plain(m_text.sliced(close + 2, end - close - 2)).trimmed();
        const QString text = escaped(m_text.sliced(m_at + 1, close - m_at - 1), m_marks.html);
        m_out.append(isSafeUrl(url) ? "<a href=\""_L1 + url.toHtmlEscaped() + "\">"_L1 + text + "</a>"_L1 : text);
        m_at = end + 1;
        return true;
    }

    bool bareAddress()
    {
        const bool bracketed = at(m_at) == u'<';
        const qsizetype from = m_at + (bracketed ? 1 : 0);
        const QStringView rest = m_text.sliced(std::min(from, m_text.size()));
        if (!rest.startsWith("http://"_L1) && !rest.startsWith("https://"_L1) && !(bracketed && rest.startsWith("mailto:"_L1)))
            return false;
        if (!bracketed && at(m_at - 1).isLetterOrNumber())
            return false;
        qsizetype end = from;
        while (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != u'<' && m_text[end] != u'>' && m_text[end] != u'"' && m_text[end] != QChar(markBegin))
            ++end;
        if (bracketed && at(end) != u'>')
            return false;
        // A full stop or bracket at the end belongs to the sentence.
        while (!bracketed && end > from && u".,;:!?)]*_'"_s.contains(m_text[end - 1]))
            --end;
        const QString url = m_text.sliced(from, end - from).toString();
        if (!isSafeUrl(url))
            return false;
        m_out.append("<a href=\""_L1 + url.toHtmlEscaped() + "\">"_L1 + url.toHtmlEscaped() + "</a>"_L1);
        m_at = end + (bracketed ? 1 : 0);
        return true;
    }

    [[nodiscard]] QString plain(QStringView text) const
    {
        QString out;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != QChar(markBegin)) {
                out.append(text[i]);
                continue;
            }
            const qsizetype end = text.indexOf(QChar(markEnd), i);
            out.append(m_marks.plain(text.sliced(i + 1, end - i - 1).toLongLong()));
            i = end;
        }
        return out;
    }

    QStringView m_text;
    const MarkWriters &m_marks;
    qsizetype m_at = 0;
    qsizetype m_noCodeFrom = std::numeric_limits<qsizetype>::max();
    QString m_out;
    std::vector<Open> m_open;
};

/// What a line begins, with the characters of its sign.
struct LineStart
{
    enum class Kind { Text, Blank, Heading, Bullet, Number, Quote, Fence };
    Kind kind = Kind::Text;
    qsizetype sign = 0;
    int level = 0; ///< of a heading
};

LineStart startOf(QStringView line)
{
    const QStringView text = line.trimmed();
    const qsizetype indent = text.isEmpty() ? 0 : text.begin() - line.begin();
    const auto followedBySpace = [&](qsizetype count) { return text.size() == count || text[count] == u' ' || text[count] == u'\t'; };
    if (text.isEmpty())
        return {LineStart::Kind::Blank, 0, 0};
    if (text.startsWith("```"_L1))
        return {LineStart::Kind::Fence, indent + 3, 0};
    if (text[0] == u'#') {
        int level = 0;
        while (level < text.size() && text[level] == u'#')
            ++level;
        return level <= 6 && followedBySpace(level) ? LineStart{LineStart::Kind::Heading, indent + level, level} : LineStart{};
    }
    if ((text[0] == u'-' || text[0] == u'*' || text[0] == u'+') && followedBySpace(1))
        return {LineStart::Kind::Bullet, indent + 1, 0};
    if (text[0] == u'>')
        return {LineStart::Kind::Quote, indent + 1, 0};
    qsizetype digits = 0;
    while (digits < text.size() && digits < 9 && text[digits] >= u'0' && text[digits] <= u'9')
        ++digits;
    if (digits > 0 && digits < text.size() && (text[digits] == u'.' || text[digits] == u')') && followedBySpace(digits + 1))
        return {LineStart::Kind::Number, indent + digits + 1, 0};
    return {};
}

} // namespace

QString tokenMark(qsizetype number)
{
    return QChar(markBegin) + QString::number(number) + QChar(markEnd);
}

QString withoutMarks(const QString &literal)
{
    QString clean = literal;
    return clean.remove(QChar(markBegin)).remove(QChar(markEnd));
}

bool isSafeUrl(const QString &url)
{
    const bool isKnown = url.startsWith("http://"_L1, Qt::CaseInsensitive) || url.startsWith("https://"_L1, Qt::CaseInsensitive)
        || url.startsWith("mailto:"_L1, Qt::CaseInsensitive);
    return isKnown && std::ranges::none_of(url, [](QChar c) { return c.isSpace() || c.unicode() < 0x20 || c.unicode() == 0x7F; });
}

QString htmlFromMarkdown(const QString &markdown, const MarkWriters &marks)
{
    QString out;
    QString listTag; // the list that is open, "ul" or "ol"
    QStringList paragraph;
    QString paragraphTag = u"p"_s;
    const auto finishParagraph = [&] {
        if (paragraph.isEmpty())
            return;
        out.append(u'<' + paragraphTag + u'>' + InlineWriter(paragraph.join(u'\n'), marks).write() + "</"_L1 + paragraphTag + ">\n"_L1);
        paragraph.clear();
        paragraphTag = u"p"_s;
    };
    const auto finishList = [&] {
        finishParagraph();
        if (!listTag.isEmpty())
            out.append("</"_L1 + listTag + ">\n"_L1);
        listTag.clear();
    };
    QString normal = markdown;
    normal.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const QStringList lines = normal.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines.at(i);
        const LineStart start = startOf(line);
        const QString rest = line.mid(start.sign).trimmed();
        switch (start.kind) {
        case LineStart::Kind::Blank:
            finishParagraph();
            break;
        case LineStart::Kind::Heading: {
            finishList();
            const QString tag = u'h' + QString::number(start.level);
            out.append(u'<' + tag + u'>' + InlineWriter(rest, marks).write() + "</"_L1 + tag + ">\n"_L1);
            break;
        }
        case LineStart::Kind::Bullet:
        case LineStart::Kind::Number: {
            const QString tag = start.kind == LineStart::Kind::Bullet ? u"ul"_s : u"ol"_s;
            finishParagraph();
            if (listTag != tag) {
                finishList();
                out.append(u'<' + tag + ">\n"_L1);
                listTag = tag;
            }
            paragraph.append(rest);
            paragraphTag = u"li"_s;
            break;
        }
        case LineStart::Kind::Quote:
            if (paragraphTag != "blockquote"_L1)
                finishList();
            paragraphTag = u"blockquote"_s;
            paragraph.append(rest);
            break;
        case LineStart::Kind::Fence: {
            finishList();
            QStringList code;
            while (++i < lines.size() && startOf(lines.at(i)).kind != LineStart::Kind::Fence)
                code.append(lines.at(i));
            out.append("<pre><code>"_L1 + InlineWriter::escaped(code.join(u'\n'), marks.html) + "</code></pre>\n"_L1);
            break;
        }
        case LineStart::Kind::Text:
            if (paragraph.isEmpty())
                finishList(); // a new paragraph, not the next line of a list's item
            paragraph.append(line.trimmed());
            break;
        }
    }
    finishList();
    return out;
}

} // namespace tocsin
