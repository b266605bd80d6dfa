// SPDX-License-Identifier: GPL-3.0-or-later
// Anything may be typed or pasted into a composer: every token means something that can be written, kept and read again, no reader is shown
// HTML that the author typed, and every fix changes the text that it was found in.
#include "models/announcements/linter/linter.h"
#include "models/announcements/tokens/tokenhtml.h"
#include "models/announcements/tokens/tokentext.h"
#include "models/announcements/tokens/typedtime.h"
#include "models/domain/tokenjson.h"
#include "models/posting/bodytext.h"
#include "models/posting/templates.h"
#include "models/posting/timeentry.h"
#include "tests/fuzz/expect.h"

#include <QSet>
#include <QXmlStreamReader>

#include <cstddef>
#include <cstdint>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

/// Ten minutes after Berlin and Paris went back to winter time, in the hour that their clocks show twice.
constexpr Instant now = 1729990200000;

void checkMeaning(const TokenValue &value)
{
    if (const auto *interval = std::get_if<IntervalToken>(&value))
        expect(interval->begin <= interval->end, "an interval does not end before it begins");
    if (const auto *duration = std::get_if<DurationToken>(&value))
        expect(duration->shortestMs >= 0 && duration->shortestMs <= duration->longestMs, "a duration's longest is not below its shortest");
    if (const auto *date = std::get_if<DateToken>(&value))
        expect(date->date.isValid(), "a date is in the calendar");
    const Result<TokenValue> read = tokenFromJson(tokenToJson(value), u"token"_s);
    expect(read && *read == value, "a token comes back from the workspace as it was");
}

void checkTyped(const QString &text, const TypedToken &token)
{
    expect(token.begin >= 0 && token.begin < token.end && token.end <= text.size(), "a typed token lies inside the text");
    expect(token.value.has_value() == token.candidates.isEmpty(), "a typed token is certain, or there is something to choose");
    if (token.value)
        checkMeaning(*token.value);
    for (const TokenValue &value : token.candidates)
        checkMeaning(value);
}

void checkHtml(QString html)
{
    static const QSet<QString> elements{u"body"_s, u"p"_s,    u"br"_s, u"h1"_s,     u"h2"_s, u"h3"_s,   u"h4"_s,   u"h5"_s,   u"h6"_s,  u"ul"_s, u"ol"_s,
                                        u"li"_s,   u"blockquote"_s, u"pre"_s, u"code"_s, u"em"_s, u"strong"_s, u"a"_s, u"time"_s, u"span"_s, u"data"_s};
    static const QSet<QString> attributes{u"href"_s, u"datetime"_s, u"class"_s, u"data-target"_s, u"data-end"_s, u"data-longest"_s, u"value"_s};
    // What XML does not allow in a text, and HTML's element without an end.
    for (QChar &c : html) {
        if (c.isSurrogate() || c.isNonCharacter() || (c < u' ' && c != u'\n'))
            c = u'?';
    }
    html.replace("<br>"_L1, "<br/>"_L1);
    QXmlStreamReader reader("<body>"_L1 + html + "</body>"_L1);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        expect(elements.contains(reader.name().toString()), "HTML that was typed is shown, never obeyed");
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            expect(attributes.contains(attribute.name().toString()), "an attribute is one of ours");
            expect(attribute.name() != "href"_L1 || isSafeUrl(attribute.value().toString()), "a link is safe");
        }
    }
    expect(!reader.hasError(), "HTML is well-formed");
}

void checkRendering(const TokenText &body)
{
    expect(splitTokenText(body.markdown, body.tokens.size()).has_value(), "a body can be split at its tokens");
    const Result<TokenText> kept = tokenTextFromJson(tokenTextToJson(body), u"body"_s);
    expect(kept && *kept == body, "a body comes back from the workspace as it was");
    // One style a text, so that many texts are tried.
    const QStringList styles = houseStyleNames();
    Audience audience;
    audience.language = QStringList{u"en"_s, u"fr"_s, u"de"_s, u"ja"_s}.at(body.markdown.size() % 4);
    audience.zones = {u"Europe/Berlin"_s, u"America/New_York"_s, u"Asia/Kathmandu"_s};
    audience.houseStyle = styles.at(body.markdown.size() % styles.size());
    const Result<Rendering> rendering = renderingFor(audience);
    expect(rendering.has_value(), "a built-in style can be used");
    for (const TextForm form : {TextForm::Plain, TextForm::Markdown, TextForm::Html}) {
        const Result<QString> text = render(body, *rendering, form);
        expect(text.has_value(), "a body can be rendered");
        if (form == TextForm::Html)
            checkHtml(*text);
    }
}

void checkBody(const QString &text, const QString &language)
{
    Target server;
    server.id = u"srv:a_b%2Ac"_s;
    server.name = u"a_b*c"_s;
    const BodyContext context{u"Europe/Berlin"_s, language, now, {server}};
    BodyText body = bodyFromText(text, context);
    QList<SettledTime> settled;
    int last = 0;
    for (const UnsettledTime &time : std::as_const(body.unsettled)) {
        expect(time.begin >= last && time.begin < time.end && time.end <= text.size(), "what is to be settled stands in the text, in its order");
        expect(!time.candidates.isEmpty(), "what is to be settled can be");
        last = time.end;
        settled += SettledTime{time.words, time.candidates.constFirst()};
    }
    checkRendering(body.body);
    body = bodyFromText(text, context, settled);
    expect(body.unsettled.isEmpty(), "what was settled is not asked again");
    for (const TokenValue &value : std::as_const(body.body.tokens))
        checkMeaning(value);
    checkRendering(body.body);
}

void checkLint(const QString &text, const ImportContext &context)
{
    for (const Finding &finding : lint(text, context, {now, 24 * hourMs})) {
        expect(finding.begin >= 0 && finding.begin <= finding.end && finding.end <= text.size(), "a finding lies inside the text");
        if (finding.fix)
            expect(withFix(text, finding) != text, "a fix changes the text");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString language = QStringList{u"en"_s, u"de"_s, u"fr"_s, QString()}.at(qsizetype(size % 4));
    const TypingContext typing{u"Europe/Berlin"_s, language, now};

    int last = 0;
    for (const TypedToken &token : typedTokensIn(text, typing)) {
        expect(token.begin >= last, "typed tokens stand in order");
        checkTyped(text, token);
        last = token.end;
    }
    for (const qsizetype cursor : {text.size(), text.size() / 2, text.size() / 3}) {
        if (const std::optional<TypedToken> token = typedTokenAt(text, int(cursor), typing)) {
            checkTyped(text, *token);
            expect(token->begin < cursor, "what was typed begins before the cursor");
        }
    }
    for (const TimeDirection direction : {TimeDirection::Ahead, TimeDirection::Back}) {
        const TimeEntry entry = readTimeEntry(text.left(60), now, u"Europe/Berlin"_s, language, direction);
        expect((entry.state == TimeEntry::State::Open) != entry.candidates.isEmpty(), "a field's time is open where there is something to choose");
        expect(entry.afterMs >= 0, "a length counts on from the post");
    }
    checkBody(text, language);
    ImportContext context;
    context.zone = u"Europe/Berlin"_s;
    context.reference = QDate(2024, 10, 27);
    checkLint(text, context);

    PostTemplate post;
    post.title = text.left(40);
    post.body = text;
    post.nextUpdateMs = 30 * minuteMs;
    const Result<PostDraft> filled = withTemplate({}, post, {now, u"Europe/Berlin"_s, {}, {}, {}});
    expect(filled.has_value() == !problemIn(post).has_value(), "a template that nothing is wrong with can be taken, and no other");
    if (filled)
        checkRendering(filled->body);
    return 0;
}
