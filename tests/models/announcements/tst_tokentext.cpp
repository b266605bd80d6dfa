// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/tokentext.h"
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

#include <QRandomGenerator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

const Instant noon = 1695982800000 - 1695982800000 % dayMs + 12 * hourMs; // 2023-09-29T12:00Z

Rendering rendering(const QString &language = u"en"_s, const QStringList &zones = {u"Europe/Paris"_s, u"America/New_York"_s})
{
    return {language, zones, houseStyle(u"tocsin"_s).value(), {}};
}

QString rendered(const TokenText &text, TextForm form, const Rendering &with = rendering())
{
    const Result<QString> result = render(text, with, form);
    return result ? *result : u"Failure: "_s + result.error().detail;
}

TokenText oneToken(const TokenValue &value, const QString &markdown = u"x {t1} y"_s)
{
    return {markdown, {value}};
}

} // namespace

class TestTokenText : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void splitsText_data();
    void splitsText();
    void refusesBadTokens_data();
    void refusesBadTokens();
    void escapesBracesThereAndBack();
    void rendersEveryKind_data();
    void rendersEveryKind();
    void rendersMarkdownAsHtml_data();
    void rendersMarkdownAsHtml();
    void neverLetsHtmlThrough();
    void staysWellFormed();
    void takesTokenZoneWhereTheAudienceHasNone();
    void asksTheCatalogueForNames();
    void refusesAnUnknownStyle();
    void hashesWordsNotValues();
    void rendersATranslationWithTheSourcesValues();
    void knowsTheStateOfATranslation();
};

void TestTokenText::splitsText_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("parts"); // literals in quotes, tokens by number from 0
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("plain") << u"plain"_s << u"'plain'"_s;
    QTest::newRow("token") << u"{t1}"_s << u"0"_s;
    QTest::newRow("tokens") << u"from {t1} to {t2}."_s << u"'from ' 0 ' to ' 1 '.'"_s;
    QTest::newRow("twice and in any order") << u"{t3}{t1}{t3}"_s << u"2 0 2"_s;
    QTest::newRow("doubled braces") << u"a {{b}} c"_s << u"'a {b} c'"_s;
    QTest::newRow("braces around a token") << u"{{{t1}}}"_s << u"'{' 0 '}'"_s;
    QTest::newRow("looks like a token") << u"{{t1}}"_s << u"'{t1}'"_s;
}

void TestTokenText::splitsText()
{
    QFETCH(QString, markdown);
    const Result<QList<TokenTextPart>> parts = splitTokenText(markdown, 3);
    QVERIFY(parts);
    QStringList words;
    for (const TokenTextPart &part : *parts)
        words.append(part.token ? QString::number(*part.token) : QString(u'\'' + part.literal + u'\''));
    QTEST(words.join(u' '), "parts");
}

void TestTokenText::refusesBadTokens_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("place");
    QTest::newRow("open") << u"a { b"_s << u"line 1, column 3"_s;
    QTest::newRow("closed") << u"a } b"_s << u"line 1, column 3"_s;
    QTest::newRow("second line") << u"a\nbc {t1"_s << u"line 2, column 4"_s;
    QTest::newRow("zero") << u"{t0}"_s << u"line 1, column 1"_s;
    QTest::newRow("leading zero") << u"{t01}"_s << u"line 1, column 1"_s;
    QTest::newRow("sign") << u"{t+1}"_s << u"line 1, column 1"_s;
    QTest::newRow("space") << u"{t 1}"_s << u"line 1, column 1"_s;
    QTest::newRow("capital") << u"{T1}"_s << u"line 1, column 1"_s;
    QTest::newRow("other digits") << u"{t１}"_s << u"line 1, column 1"_s;
    QTest::newRow("too many") << u"{t2}"_s << u"there is no token {t2}"_s;
    QTest::newRow("huge") << u"{t99999999999999999999}"_s << u"line 1, column 1"_s;
    QTest::newRow("three closing") << u"{t1}}"_s << u"line 1, column 5"_s;
}

void TestTokenText::refusesBadTokens()
{
    QFETCH(QString, markdown);
    QFETCH(QString, place);
    const Result<QList<TokenTextPart>> parts = splitTokenText(markdown, 1);
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, Failure::Code::Rejected);
    QVERIFY2(parts.error().detail.contains(place), qPrintable(parts.error().detail));
}

void TestTokenText::escapesBracesThereAndBack()
{
    QRandomGenerator dice(3);
    for (int i = 0; i < 2000; ++i) {
        QString text;
        for (int n = dice.bounded(12); n > 0; --n)
            text.append(QChar(u"{}t1 a\n"[dice.bounded(7)]));
        const Result<QList<TokenTextPart>> parts = splitTokenText(escapedBraces(text), 0);
        QVERIFY(parts);
        QCOMPARE(parts->isEmpty() ? QString() : parts->first().literal, text);
    }
}

void TestTokenText::rendersEveryKind_data()
{
    QTest::addColumn<TokenText>("text");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const TokenText &text, const char *plain, const char *markdown, const char *html) {
        QTest::newRow(name) << text << QString::fromUtf8(plain) << QString::fromUtf8(markdown) << QString::fromUtf8(html);
    };
    row("instant", oneToken(InstantToken{noon, u"Europe/Paris"_s}), "x 2023-09-29 14:00 CEST (08:00 EDT) y", "x 2023-09-29 14:00 CEST (08:00 EDT) y",
        "<p>x <time datetime=\"2023-09-29T12:00:00Z\">2023-09-29 14:00 CEST (08:00 EDT)</time> y</p>\n");
    row("about", oneToken(InstantToken{noon, {}, Precision::Minute, true}, u"{t1}"_s), "about 2023-09-29 14:00 CEST (08:00 EDT)", "about 2023-09-29 14:00 CEST (08:00 EDT)",
        "<p><time datetime=\"2023-09-29T12:00:00Z\">about 2023-09-29 14:00 CEST (08:00 EDT)</time></p>\n");
    row("interval", oneToken(IntervalToken{noon, noon + hourMs, {}, false}, u"{t1}"_s), "2023-09-29 14:00–15:00 CEST (08:00–09:00 EDT)", "2023-09-29 14:00–15:00 CEST (08:00–09:00 EDT)",
        "<p><time datetime=\"2023-09-29T12:00:00Z\" data-end=\"2023-09-29T13:00:00Z\">2023-09-29 14:00–15:00 CEST (08:00–09:00 EDT)</time></p>\n");
    row("date", oneToken(DateToken{QDate(2023, 9, 29), {}}, u"{t1}"_s), "2023-09-29", "2023-09-29", "<p><time datetime=\"2023-09-29\">2023-09-29</time></p>\n");
    row("duration", oneToken(DurationToken{15 * minuteMs, 20 * minuteMs}, u"{t1}"_s), "15–20 min", "15–20 min",
        "<p><time datetime=\"PT15M\" data-longest=\"PT20M\">15–20 min</time></p>\n");
    row("a day", oneToken(DurationToken{dayMs, dayMs, true}, u"{t1}"_s), "about 1 day", "about 1 day", "<p><time datetime=\"P1D\">about 1 day</time></p>\n");
    row("target", oneToken(TargetToken{u"srv:a_b"_s, u"a_b*c"_s}, u"{t1}"_s), "a_b*c", "a\\_b\\*c",
        "<p><span class=\"target\" data-target=\"srv:a_b\">a_b*c</span></p>\n");
    row("count", oneToken(CountToken{12345, u"mailbox"_s}, u"{t1} mailboxes"_s), "12,345 mailboxes", "12,345 mailboxes",
        "<p><data value=\"12345\">12,345</data> mailboxes</p>\n");
    row("URL", oneToken(UrlToken{u"https://example.org/a?b=1&c=(2)"_s, u"status <page>"_s}, u"{t1}"_s), "status <page> (https://example.org/a?b=1&c=(2))",
        "[status \\<page\\>](https://example.org/a?b=1&c=%282%29)",
        "<p><a href=\"https://example.org/a?b=1&amp;c=(2)\">status &lt;page&gt;</a></p>\n");
    row("URL that is none", oneToken(UrlToken{u"javascript:alert(1)"_s, u"press"_s}, u"{t1}"_s), "press (javascript:alert(1))", "press (javascript:alert(1))", "<p>press</p>\n");
    row("URL inside a link", oneToken(UrlToken{u"https://example.org"_s, {}}, u"[here]({t1})"_s), "[here](https://example.org)",
        "[here]([https://example.org](https://example.org))", "<p><a href=\"https://example.org\">here</a></p>\n");
    row("date at the start is no list", oneToken(TargetToken{{}, u"2023. 09. 29."_s}, u"{t1} x"_s), "2023. 09. 29. x", "2023\\. 09. 29. x",
        "<p><span class=\"target\" data-target=\"\">2023. 09. 29.</span> x</p>\n");
    row("name that looks like a heading", oneToken(TargetToken{{}, u"# one"_s}, u"{t1}"_s), "# one", "\\# one", "<p><span class=\"target\" data-target=\"\"># one</span></p>\n");
    row("literal braces", {u"a {{b}}"_s, {}}, "a {b}", "a {b}", "<p>a {b}</p>\n");
}

void TestTokenText::rendersEveryKind()
{
    QFETCH(TokenText, text);
    QTEST(rendered(text, TextForm::Plain), "plain");
    if (qstrcmp(QTest::currentDataTag(), "URL inside a link") != 0)
        QTEST(rendered(text, TextForm::Markdown), "markdown");
    QTEST(rendered(text, TextForm::Html), "html");
}

void TestTokenText::rendersMarkdownAsHtml_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const char *markdown, const char *html) { QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(html); };
    row("paragraphs", "one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>\n");
    row("emphasis", "*a* **b** _c_ __d__ ***e***", "<p><em>a</em> <strong>b</strong> <em>c</em> <strong>d</strong> <strong><em>e</em></strong></p>\n");
    row("no emphasis", "a_b_c 2 * 3 * 4 **open *and", "<p>a_b_c 2 * 3 * 4 **open *and</p>\n");
    // Of two that cross, the one that closes inside the other counts; the other's marks stand as characters.
    row("crossed", "*a **b* c**", "<p>*a <strong>b* c</strong></p>\n");
    row("code", "run `a < b & *c*` now", "<p>run <code>a &lt; b &amp; *c*</code> now</p>\n");
    row("fence", "```\na <b>\n\n*c*\n```\nd", "<pre><code>a &lt;b&gt;\n\n*c*</code></pre>\n<p>d</p>\n");
    row("fence that stays open", "```\na", "<pre><code>a</code></pre>\n");
    row("bullets", "- a\n- b\n\nc", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>\n");
    row("numbers", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n");
    row("heading", "## a *b*\nc", "<h2>a <em>b</em></h2>\n<p>c</p>\n");
    row("quotation", "> a\n> b", "<blockquote>a<br>\nb</blockquote>\n");
    row("link", "[a](https://b.c/d)", "<p><a href=\"https://b.c/d\">a</a></p>\n");
    row("bad link", "[a](javascript:alert(1)) [b](data:text/html,x)", "<p>a) b</p>\n");
    row("bare address", "see https://b.c/d?e=1&f=2.", "<p>see <a href=\"https://b.c/d?e=1&amp;f=2\">https://b.c/d?e=1&amp;f=2</a>.</p>\n");
    row("address in brackets", "<https://b.c>", "<p><a href=\"https://b.c\">https://b.c</a></p>\n");
    row("escapes", "\\*a\\* \\<b\\>", "<p>*a* &lt;b&gt;</p>\n");
    row("HTML", "<script>alert(1)</script> &amp; <b>", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &lt;b&gt;</p>\n");
    row("quote in a link", "[a](https://b\"onmouseover=\"x)", "<p><a href=\"https://b&quot;onmouseover=&quot;x\">a</a></p>\n");
}

void TestTokenText::rendersMarkdownAsHtml()
{
    QFETCH(QString, markdown);
    QTEST(rendered({escapedBraces(markdown), {}}, TextForm::Html), "html");
}

void TestTokenText::neverLetsHtmlThrough()
{
    // A value may come from another console or from a page that was imported: it is text, whatever it looks like.
    const QString evil = u"\"><img src=x onerror=alert(1)>'`</time>\uFDD01\uFDD1"_s;
    for (const TokenValue &value : QList<TokenValue>{TargetToken{evil, evil}, UrlToken{evil, evil}, UrlToken{u"https://a/"_s + evil, evil}, CountToken{1, evil},
                                                     InstantToken{0, evil, Precision::Minute, false}, DateToken{QDate(), evil}}) {
        for (const QString &markdown : {u"{t1}"_s, u"[{t1}]({t1})"_s, u"`{t1}` **{t1}**"_s, u"```\n{t1}\n```"_s, u"<{t1}>"_s, u"- {t1}"_s}) {
            const QString html = rendered({markdown, {value}}, TextForm::Html);
            QVERIFY2(!html.contains("<img"_L1), qPrintable(html));
            QVERIFY2(!html.contains("onerror=alert(1)>"_L1), qPrintable(html));
        }
    }
    const QString marks = rendered({u"a\uFDD00\uFDD1b\uFDD0"_s, {CountToken{7, {}}}}, TextForm::Html);
    QCOMPARE(marks, u"<p>a0b</p>\n"_s);
}

void TestTokenText::staysWellFormed()
{
    // Any soup of signs gives HTML that a strict XML reader takes (with <br> closed).
    QRandomGenerator dice(5);
    const QStringList soup{u"*"_s, u"**"_s, u"_"_s, u"__"_s, u"`"_s, u"```"_s, u"\n"_s, u"\n\n"_s, u"["_s, u"]("_s, u")"_s, u"<"_s, u">"_s, u"&"_s, u"\""_s, u"a"_s, u" "_s,
                           u"- "_s, u"1. "_s, u"# "_s, u"> "_s, u"\\"_s, u"{t1}"_s, u"{{"_s, u"https://a.b/"_s, u"é"_s, u"\u0001"_s, u"]"_s};
    for (int i = 0; i < 20'000; ++i) {
        QString markdown;
        for (int n = dice.bounded(30); n > 0; --n)
            markdown += soup.at(dice.bounded(int(soup.size())));
        const Result<QString> html = render({markdown, {TargetToken{u"srv:x"_s, u"<x>"_s}}}, rendering(), TextForm::Html);
        if (!html)
            continue; // "{{" before "{t1}" can make a bad token
        QXmlStreamReader reader("<body>"_L1 + QString(*html).replace("<br>"_L1, "<br/>"_L1) + "</body>"_L1);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(markdown + u"\n---\n"_s + *html + reader.errorString()));
    }
}

void TestTokenText::takesTokenZoneWhereTheAudienceHasNone()
{
    const TokenText text = oneToken(InstantToken{noon, u"Asia/Tokyo"_s}, u"{t1}"_s);
    QCOMPARE(rendered(text, TextForm::Plain, rendering(u"en"_s, {})), u"2023-09-29 21:00 JST"_s);
    QCOMPARE(rendered(oneToken(InstantToken{noon, {}}, u"{t1}"_s), TextForm::Plain, rendering(u"en"_s, {})), u"2023-09-29 12:00 UTC"_s);
}

void TestTokenText::asksTheCatalogueForNames()
{
    Rendering with = rendering();
    with.targetName = [](const QString &id) { return id == "srv:flexo"_L1 ? u"flexo (web)"_s : QString(); };
    QCOMPARE(rendered(oneToken(TargetToken{u"srv:flexo"_s, u"Flexo"_s}), TextForm::Plain, with), u"x flexo (web) y"_s);
    QCOMPARE(rendered(oneToken(TargetToken{u"srv:bender"_s, u"Bender"_s}), TextForm::Plain, with), u"x Bender y"_s);
    QCOMPARE(rendered(oneToken(TargetToken{u"srv:bender"_s, {}}), TextForm::Plain, with), u"x srv:bender y"_s);
}

void TestTokenText::refusesAnUnknownStyle()
{
    Audience audience;
    audience.language = u"fr"_s;
    audience.zones = QStringList{u"Europe/Paris"_s};
    audience.houseStyle = u"runbox"_s;
    const Result<Rendering> known = renderingFor(audience);
    QVERIFY(known);
    QCOMPARE(known->style.name, u"runbox"_s);
    audience.houseStyle = u"nobody"_s;
    const Result<Rendering> unknown = renderingFor(audience);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, Failure::Code::NotFound);
}

void TestTokenText::hashesWordsNotValues()
{
    const TokenText text{u"From {t1} to {t2}."_s, {InstantToken{noon, u"Europe/Paris"_s}, InstantToken{noon + hourMs, u"Europe/Paris"_s}}};
    QCOMPARE(sourceHash(text).size(), 64);
    TokenText moved = text;
    moved.tokens[0] = InstantToken{noon + dayMs, u"Europe/Oslo"_s, Precision::Hour, true};
    QCOMPARE(sourceHash(moved), sourceHash(text));
    TokenText spaced = text;
    spaced.markdown += u"  \n\n"_s;
    QCOMPARE(sourceHash(spaced), sourceHash(text));
    TokenText reworded = text;
    reworded.markdown = u"Between {t1} and {t2}."_s;
    QVERIFY(sourceHash(reworded) != sourceHash(text));
    TokenText otherKind = text;
    otherKind.tokens[0] = DateToken{QDate(2023, 9, 29), {}};
    QVERIFY(sourceHash(otherKind) != sourceHash(text));
    TokenText swapped = text;
    swapped.markdown = u"From {t2} to {t1}."_s;
    QVERIFY(sourceHash(swapped) != sourceHash(text));
}

void TestTokenText::rendersATranslationWithTheSourcesValues()
{
    const TokenText source{u"Back at {t1} on {t2}."_s, {InstantToken{noon + hourMs, u"Europe/Paris"_s}, TargetToken{u"srv:a"_s, u"a"_s}}};
    const TokenText translation{u"De retour à {t1} sur {t2}."_s, {InstantToken{noon, u"Europe/Paris"_s}, CountToken{1, {}}}};
    const TokenText shown = translatedText(source, translation);
    QCOMPARE(shown.markdown, translation.markdown);
    QVERIFY(shown.tokens.at(0) == source.tokens.at(0)); // moved by an hour since it was translated
    QVERIFY(shown.tokens.at(1) == translation.tokens.at(1)); // another kind: not the same token
}

void TestTokenText::knowsTheStateOfATranslation()
{
    TokenText source{u"Back at {t1}."_s, {InstantToken{noon, {}}}};
    QCOMPARE(translationStateOf(source, std::nullopt), TranslationState::Missing);
    Translation translation;
    translation.body = {u"De retour à {t1}."_s, source.tokens};
    translation.sourceHash = sourceHash(source);
    translation.state = TranslationState::Draft;
    QCOMPARE(translationStateOf(source, translation), TranslationState::Draft);
    translation.state = TranslationState::Approved;
    QCOMPARE(translationStateOf(source, translation), TranslationState::Approved);
    source.tokens[0] = InstantToken{noon + hourMs, {}};
    QCOMPARE(translationStateOf(source, translation), TranslationState::Approved);
    source.markdown = u"Up again at {t1}."_s;
    QCOMPARE(translationStateOf(source, translation), TranslationState::Outdated);
    translation.body.markdown = u" \n"_s;
    QCOMPARE(translationStateOf(source, translation), TranslationState::Missing);
}

QTEST_GUILESS_MAIN(TestTokenText)
#include "tst_tokentext.moc"
