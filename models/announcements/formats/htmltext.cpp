// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/formats/htmltext.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

struct NamedCharacter
{
    QLatin1StringView name;
    char16_t code;
};

/// HTML 4's names of Latin-1 and of typographic marks, sorted.
constexpr NamedCharacter namedCharacters[] = {
    {"AElig"_L1, 0x00C6},  {"Aacute"_L1, 0x00C1}, {"Acirc"_L1, 0x00C2},  {"Agrave"_L1, 0x00C0}, {"Aring"_L1, 0x00C5},
    {"Atilde"_L1, 0x00C3}, {"Auml"_L1, 0x00C4},   {"Ccedil"_L1, 0x00C7}, {"Dagger"_L1, 0x2021}, {"ETH"_L1, 0x00D0},
    {"Eacute"_L1, 0x00C9}, {"Ecirc"_L1, 0x00CA},  {"Egrave"_L1, 0x00C8}, {"Euml"_L1, 0x00CB},   {"Iacute"_L1, 0x00CD},
    {"Icirc"_L1, 0x00CE},  {"Igrave"_L1, 0x00CC}, {"Iuml"_L1, 0x00CF},   {"Ntilde"_L1, 0x00D1}, {"OElig"_L1, 0x0152},
    {"Oacute"_L1, 0x00D3}, {"Ocirc"_L1, 0x00D4},  {"Ograve"_L1, 0x00D2}, {"Oslash"_L1, 0x00D8}, {"Otilde"_L1, 0x00D5},
    {"Ouml"_L1, 0x00D6},   {"Prime"_L1, 0x2033},  {"Scaron"_L1, 0x0160}, {"THORN"_L1, 0x00DE},  {"Uacute"_L1, 0x00DA},
    {"Ucirc"_L1, 0x00DB},  {"Ugrave"_L1, 0x00D9}, {"Uuml"_L1, 0x00DC},   {"Yacute"_L1, 0x00DD}, {"Yuml"_L1, 0x0178},
    {"aacute"_L1, 0x00E1}, {"acirc"_L1, 0x00E2},  {"acute"_L1, 0x00B4},  {"aelig"_L1, 0x00E6},  {"agrave"_L1, 0x00E0},
    {"amp"_L1, 0x0026},    {"aring"_L1, 0x00E5},  {"asymp"_L1, 0x2248},  {"atilde"_L1, 0x00E3}, {"auml"_L1, 0x00E4},
    {"bdquo"_L1, 0x201E},  {"brvbar"_L1, 0x00A6}, {"bull"_L1, 0x2022},   {"ccedil"_L1, 0x00E7}, {"cedil"_L1, 0x00B8},
    {"cent"_L1, 0x00A2},   {"circ"_L1, 0x02C6},   {"copy"_L1, 0x00A9},   {"curren"_L1, 0x00A4}, {"dagger"_L1, 0x2020},
    {"darr"_L1, 0x2193},   {"deg"_L1, 0x00B0},    {"divide"_L1, 0x00F7}, {"eacute"_L1, 0x00E9}, {"ecirc"_L1, 0x00EA},
    {"egrave"_L1, 0x00E8}, {"emsp"_L1, 0x2003},   {"ensp"_L1, 0x2002},   {"eth"_L1, 0x00F0},    {"euml"_L1, 0x00EB},
    {"euro"_L1, 0x20AC},   {"fnof"_L1, 0x0192},   {"frac12"_L1, 0x00BD}, {"frac14"_L1, 0x00BC}, {"frac34"_L1, 0x00BE},
    {"ge"_L1, 0x2265},     {"gt"_L1, 0x003E},     {"harr"_L1, 0x2194},   {"hellip"_L1, 0x2026}, {"iacute"_L1, 0x00ED},
    {"icirc"_L1, 0x00EE},  {"iexcl"_L1, 0x00A1},  {"igrave"_L1, 0x00EC}, {"infin"_L1, 0x221E},  {"iquest"_L1, 0x00BF},
    {"iuml"_L1, 0x00EF},   {"laquo"_L1, 0x00AB},  {"larr"_L1, 0x2190},   {"ldquo"_L1, 0x201C},  {"le"_L1, 0x2264},
    {"lrm"_L1, 0x200E},    {"lsaquo"_L1, 0x2039}, {"lsquo"_L1, 0x2018},  {"lt"_L1, 0x003C},     {"macr"_L1, 0x00AF},
    {"mdash"_L1, 0x2014},  {"micro"_L1, 0x00B5},  {"middot"_L1, 0x00B7}, {"minus"_L1, 0x2212},  {"nbsp"_L1, 0x00A0},
    {"ndash"_L1, 0x2013},  {"ne"_L1, 0x2260},     {"not"_L1, 0x00AC},    {"ntilde"_L1, 0x00F1}, {"oacute"_L1, 0x00F3},
    {"ocirc"_L1, 0x00F4},  {"oelig"_L1, 0x0153},  {"ograve"_L1, 0x00F2}, {"ordf"_L1, 0x00AA},   {"ordm"_L1, 0x00BA},
    {"oslash"_L1, 0x00F8}, {"otilde"_L1, 0x00F5}, {"ouml"_L1, 0x00F6},   {"para"_L1, 0x00B6},   {"permil"_L1, 0x2030},
    {"plusmn"_L1, 0x00B1}, {"pound"_L1, 0x00A3},  {"prime"_L1, 0x2032},  {"quot"_L1, 0x0022},   {"raquo"_L1, 0x00BB},
    {"rarr"_L1, 0x2192},   {"rdquo"_L1, 0x201D},  {"reg"_L1, 0x00AE},    {"rlm"_L1, 0x200F},    {"rsaquo"_L1, 0x203A},
    {"rsquo"_L1, 0x2019},  {"sbquo"_L1, 0x201A},  {"scaron"_L1, 0x0161}, {"sect"_L1, 0x00A7},   {"shy"_L1, 0x00AD},
    {"sup1"_L1, 0x00B9},   {"sup2"_L1, 0x00B2},   {"sup3"_L1, 0x00B3},   {"szlig"_L1, 0x00DF},  {"thinsp"_L1, 0x2009},
    {"thorn"_L1, 0x00FE},  {"tilde"_L1, 0x02DC},  {"times"_L1, 0x00D7},  {"trade"_L1, 0x2122},  {"uacute"_L1, 0x00FA},
    {"uarr"_L1, 0x2191},   {"ucirc"_L1, 0x00FB},  {"ugrave"_L1, 0x00F9}, {"uml"_L1, 0x00A8},    {"uuml"_L1, 0x00FC},
    {"yacute"_L1, 0x00FD}, {"yen"_L1, 0x00A5},    {"yuml"_L1, 0x00FF},   {"zwj"_L1, 0x200D},    {"zwnj"_L1, 0x200C},
};

/// What begins a paragraph of its own.
constexpr std::array blocks{"p"_L1,          "div"_L1,     "h1"_L1,      "h2"_L1,     "h3"_L1,    "h4"_L1, "h5"_L1,
                            "h6"_L1,         "ul"_L1,      "ol"_L1,      "pre"_L1,    "hr"_L1,    "dl"_L1, "table"_L1,
                            "blockquote"_L1, "section"_L1, "article"_L1, "header"_L1, "footer"_L1};
/// What begins a line of its own.
constexpr std::array lines{"br"_L1, "li"_L1, "tr"_L1, "dt"_L1, "dd"_L1};

[[nodiscard]] bool isNameLetter(QChar letter)
{
    return letter.isLetterOrNumber() || letter == u'-' || letter == u':' || letter == u'_';
}

class HtmlReader
{
public:
    HtmlReader(QStringView html, const QUrl &base) : m_html(html), m_base(base), m_lastClose(html.lastIndexOf(u'>')) { }

    QString read()
    {
        while (m_at < m_html.size()) {
            const QChar letter = m_html.at(m_at);
            if (letter == u'<' && readMarkup())
                continue;
            if (letter == u'&') {
                readReference();
                continue;
            }
            ++m_at;
            if (letter.isSpace() && letter != QChar::Nbsp && m_preformatted == 0)
                m_space = true;
            else
                put(QStringView(&letter, 1));
        }
        return m_text.trimmed();
    }

private:
    /// A tag, comment or declaration; false where the '<' is only a mark.
    bool readMarkup()
    {
        if (m_at > m_lastClose)
            return false;
        const QStringView rest = m_html.mid(m_at);
        if (rest.startsWith("<!--"_L1)) {
            const qsizetype end = rest.indexOf("-->"_L1, 4);
            m_at = end < 0 ? m_html.size() : m_at + end + 3;
            return true;
        }
        const bool closing = rest.size() > 1 && rest.at(1) == u'/';
        qsizetype at = closing ? 2 : 1;
        if (at >= rest.size()
            || !(rest.at(at).isLetter() || (!closing && (rest.at(at) == u'!' || rest.at(at) == u'?'))))
            return false;
        const qsizetype nameFrom = at;
        while (at < rest.size() && isNameLetter(rest.at(at)))
            ++at;
        const QString name = rest.mid(nameFrom, at - nameFrom).toString().toLower();
        QChar quote;
        const qsizetype attributesFrom = at;
        while (at < rest.size() && (!quote.isNull() || rest.at(at) != u'>')) {
            const QChar letter = rest.at(at);
            if (!quote.isNull())
                quote = letter == quote ? QChar() : quote;
            else if (letter == u'"' || letter == u'\'')
                quote = letter;
            ++at;
        }
        if (at >= rest.size() && !quote.isNull()) {
            // A quotation that nobody closed is none.
            at = rest.indexOf(u'>', attributesFrom);
            if (at < 0)
                at = rest.size();
        }
        if (at >= rest.size())
            return false; // never closed: "a < b" and the like is text
        const QStringView attributes = rest.mid(attributesFrom, at - attributesFrom);
        m_at += at + 1;
        if (!closing && (name == "script"_L1 || name == "style"_L1)) {
            const QString end = u"</"_s + name;
            const qsizetype close = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
            m_at = close < 0 ? m_html.size() : close;
            return true;
        }
        tag(name, closing, attributes);
        return true;
    }

    void tag(const QString &name, bool closing, QStringView attributes)
    {
        if (std::find(blocks.begin(), blocks.end(), name) != blocks.end())
            breakLine(2);
        else if (std::find(lines.begin(), lines.end(), name) != lines.end() && (!closing || name != "br"_L1))
            breakLine(1, name == "br"_L1);
        if (name == "li"_L1 && !closing) {
            put(u"- ");
        } else if (name == "pre"_L1) {
            m_preformatted = std::max(0, m_preformatted + (closing ? -1 : 1));
        } else if ((name == "td"_L1 || name == "th"_L1) && closing) {
            m_space = true;
        } else if (name == "img"_L1) {
            put(attribute(attributes, u"alt"));
        } else if (name == "a"_L1 && !closing) {
            m_link = attribute(attributes, u"href").trimmed();
            m_linkFrom = -1;
        } else if (name == "a"_L1 && !m_link.isEmpty()) {
            closeLink();
        }
    }

    /// The link's words become "[words](address)"; the address alone where it is its own words.
    void closeLink()
    {
        const QUrl address = m_base.isValid() ? m_base.resolved(QUrl(m_link)) : QUrl(m_link);
        const QString target = address.isValid() ? address.toString(QUrl::FullyEncoded) : m_link;
        const QString link = std::exchange(m_link, QString());
        if (m_linkFrom < 0 || m_linkFrom > m_text.size())
            return;
        const QString words = m_text.mid(m_linkFrom);
        if (words == link || words == target || link.startsWith(u'#') || words.contains(u'\n'))
            return;
        m_text.truncate(m_linkFrom);
        m_text += u'[' % words % u"](" % target % u')';
    }

    [[nodiscard]] static QString attribute(QStringView attributes, QStringView name)
    {
        constexpr qsizetype longest = 8192;
        attributes = attributes.left(longest);
        qsizetype at = 0;
        while ((at = attributes.indexOf(name, at, Qt::CaseInsensitive)) >= 0) {
            const bool begins = at > 0 && attributes.at(at - 1).isSpace();
            QStringView rest = attributes.mid(at + name.size()).trimmed();
            at += name.size();
            if (!begins || !rest.startsWith(u'='))
                continue;
            rest = rest.mid(1).trimmed();
            if (rest.isEmpty())
                return {};
            const QChar quote = rest.front();
            if (quote == u'"' || quote == u'\'') {
                const qsizetype end = rest.indexOf(quote, 1);
                return withReferences(rest.mid(1, (end < 0 ? rest.size() : end) - 1));
            }
            qsizetype end = 0;
            while (end < rest.size() && !rest.at(end).isSpace())
                ++end;
            return withReferences(rest.left(end));
        }
        return {};
    }

    [[nodiscard]] static QString withReferences(QStringView text)
    {
        return text.contains(u'&') && text.size() < 4096 ? HtmlReader(text, QUrl()).read() : text.toString();
    }

    /// "&eacute;", "&#233;", "&#xE9;"; an ampersand that begins none is one.
    void readReference()
    {
        constexpr qsizetype longest = 32;
        const QStringView rest = m_html.mid(m_at + 1, longest);
        const qsizetype end = rest.indexOf(u';');
        QString said;
        if (end > 0) {
            const QStringView name = rest.left(end);
            if (name.startsWith(u'#')) {
                const bool hex = name.size() > 1 && name.at(1).toLower() == u'x';
                bool ok = false;
                const uint code = name.mid(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
                const bool usable = ok && code > 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
                if (usable) {
                    const char32_t letter = code;
                    said = QString::fromUcs4(&letter, 1);
                }
            } else {
                said = characterNamed(name);
            }
        }
        if (said.isEmpty()) {
            put(u"&");
            ++m_at;
            return;
        }
        put(said);
        m_at += end + 2;
    }

    void put(QStringView text)
    {
        if (text.isEmpty())
            return;
        if (m_space && !m_text.isEmpty() && !m_text.endsWith(u'\n'))
            m_text += u' ';
        m_space = false;
        if (!m_link.isEmpty() && m_linkFrom < 0)
            m_linkFrom = m_text.size();
        m_text += text;
    }

    /// At least @p count line ends, or one more where @p always; never more than a blank line.
    void breakLine(int count, bool always = false)
    {
        m_space = false;
        if (m_text.isEmpty())
            return;
        int have = 0;
        while (have < m_text.size() && m_text.at(m_text.size() - 1 - have) == u'\n')
            ++have;
        if (always)
            count = have + 1;
        for (; have < std::min(count, 2); ++have)
            m_text += u'\n';
    }

    QStringView m_html;
    QUrl m_base;
    qsizetype m_lastClose = -1; ///< behind it no tag ends
    QString m_text;
    qsizetype m_at = 0;
    bool m_space = false; ///< white space stands in front of what comes next
    int m_preformatted = 0;
    QString m_link; ///< address of the link that is open
    qsizetype m_linkFrom = -1; ///< where its words begin in m_text
};

} // namespace

QString characterNamed(QStringView name)
{
    const auto *found = std::lower_bound(
        std::begin(namedCharacters), std::end(namedCharacters), name,
        [](const NamedCharacter &entry, QStringView wanted) { return wanted.compare(entry.name) > 0; });
    if (found == std::end(namedCharacters) || name != found->name)
        return name == "apos"_L1 ? u"'"_s : QString();
    return QString(QChar(found->code));
}

QString textFromHtml(QStringView html, const QUrl &base)
{
    return HtmlReader(html, base).read();
}

} // namespace tocsin
