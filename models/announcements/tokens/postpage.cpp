// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/tokens/postpage.h"

#include "models/domain/affected.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

class PageWriter
{
public:
    PageWriter(const Story &story, const QList<Translation> &translations, const Rendering &rendering, TextForm form)
        : m_story(story), m_translations(translations), m_rendering(rendering), m_words(wordsIn(rendering.style, rendering.language)), m_form(form)
    {
    }

    PostPage write()
    {
        m_page.isHeadingInline = m_rendering.style.headingInline;
        if (!m_words.dayHeading.isEmpty()) {
            m_pageDay = m_story.opened;
            m_page.day = dayHeadingText(stampDate(m_story.opened, m_rendering.style.updateStamp, zones()), m_words.dayHeading, m_rendering.language);
        }
        writeTitle();
        int number = 0;
        for (const Update &update : m_story.updates) {
            if (!update.retracted)
                m_page.entries.append(entryOf(update, number++));
        }
        if (m_rendering.style.newestFirst) {
            std::ranges::reverse(m_page.entries);
            if (m_rendering.style.firstOnTop && !m_page.entries.isEmpty())
                std::rotate(m_page.entries.begin(), m_page.entries.end() - 1, m_page.entries.end());
        }
        return std::move(m_page);
    }

private:
    [[nodiscard]] QStringList zones() const
    {
        if (!m_rendering.zones.isEmpty() || m_story.zone.isEmpty())
            return m_rendering.zones;
        return {m_story.zone};
    }

    /// When the newest statement was made: the title goes with it.
    [[nodiscard]] Instant toldAt() const
    {
        Instant newest = m_story.opened;
        for (const Update &update : m_story.updates) {
            if (!update.retracted)
                newest = std::max({newest, update.posted, update.at.value_or(update.posted)});
        }
        return newest;
    }

    [[nodiscard]] QString namesOf(QLatin1StringView prefix) const
    {
        QStringList targets;
        std::ranges::copy_if(m_story.targets, std::back_inserter(targets), [&prefix](const QString &id) { return id.startsWith(prefix); });
        targets = withoutRestored(targets, targetsAt(m_story, toldAt()).restored);
        QStringList names;
        for (const QString &id : std::as_const(targets)) {
            const QString name = m_rendering.targetName ? m_rendering.targetName(id) : QString();
            if (!name.isEmpty())
                names.append(name);
        }
        return names.join(", "_L1);
    }

    void writeTitle()
    {
        QString title = m_story.title.simplified();
        m_page.titleLanguage = m_story.language;
        if (!title.isEmpty() && !isSameLanguage(m_story.language, m_rendering.language)) {
            m_page.titleTranslation = TranslationState::Missing;
            for (const Translation &translation : m_translations) {
                // A title's fact is no update, and a story has one title.
                const bool isTitle = std::ranges::none_of(
                    m_story.updates, [&](const Update &update) { return update.id == translation.of || update.revisions.contains(translation.of); });
                if (!isTitle || !isSameLanguage(translation.language, m_rendering.language))
                    continue;
                m_page.titleTranslation = translation.state;
                if (translation.state == TranslationState::Approved) {
                    title = bodyText(translation.body, m_rendering, TextForm::Plain).simplified();
                    m_page.titleLanguage = translation.language;
                }
            }
        }
        if (title.isEmpty())
            return;
        const auto unlessSaid = [&title](const QString &mark) {
            const bool isSaid = title.contains(QString(u'[' + mark + u']'), Qt::CaseInsensitive) || title.contains(QString(u'(' + mark + u')'), Qt::CaseInsensitive);
            return isSaid ? QString() : mark;
        };
        QString services = namesOf("svc:"_L1);
        // An imported title is the whole line of the page that it came from.
        if (!m_story.origin.isEmpty() && title.startsWith(services, Qt::CaseInsensitive))
            services.clear();
        m_page.title = filledPattern(m_words.title, {{"title"_L1, title},
                                                     {"state"_L1, m_story.status ? unlessSaid(m_words.states.value(nameOf(*m_story.status))) : QString()},
                                                     {"kind"_L1, unlessSaid(m_words.kinds.value(nameOf(m_story.kind)))},
                                                     {"retroactive"_L1, m_story.retroactive ? unlessSaid(m_words.retroactive) : QString()},
                                                     {"zones"_L1, unlessSaid(namesOf("zone:"_L1))},
                                                     {"services"_L1, services}});
    }

    PostPage::Entry entryOf(const Update &update, int number)
    {
        PostPage::Entry entry;
        entry.update = update.id;
        entry.isFirst = number == 0;
        entry.isEdited = !update.revisions.isEmpty();
        entry.isPostMortem = update.postMortem;
        const QString &pattern = entry.isFirst ? m_words.firstHeading : m_words.updateHeading;
        entry.heading = headingOf(update, pattern, number, entry.isEdited);

        Rendering rendering = m_rendering;
        rendering.day = update.at && pattern.contains("{stamp}"_L1) ? update.at : m_pageDay;
        if (!rendering.day && rendering.style.stamp.date == DateSpelling::None)
            rendering.style.stamp.date = rendering.style.stamp.otherDay;
        const TokenText text = textFor(update, entry);
        // A text that stands in for a missing translation says its times in its own language: "by about 14:00", never "by vers 14:00".
        if (entry.translation != TranslationState::Approved)
            rendering.language = entry.language;
        entry.body = bodyText(text, rendering, m_form);
        return entry;
    }

    [[nodiscard]] QString headingOf(const Update &update, const QString &pattern, int number, bool isEdited) const
    {
        QString when;
        if (update.at) {
            StampStyle style = m_rendering.style.updateStamp;
            const bool isSettled = m_pageDay && stampDate(*update.at, style, zones()) == stampDate(*m_pageDay, style, zones());
            if (style.date == DateSpelling::None && !isSettled)
                style.date = style.otherDay;
            when = stamp(*update.at, style, zones(), m_rendering.language);
        }
        QString heading = filledPattern(pattern, {{"stamp"_L1, when},
                                                  {"state"_L1, update.statusAfter ? m_words.states.value(nameOf(*update.statusAfter)) : QString()},
                                                  {"label"_L1, update.label},
                                                  {"number"_L1, number > 1 ? QString::number(number) : QString()}});
        if (!isEdited || m_words.edited.isEmpty())
            return heading;
        // Before the colon that leads to the text: "EDIT 06:04 UTC (edited):".
        qsizetype end = heading.size();
        while (end > 0 && (heading.at(end - 1) == u':' || heading.at(end - 1) == QChar(u'\u00a0')))
            --end;
        return heading.insert(end, end > 0 ? u' ' + m_words.edited : m_words.edited);
    }

    [[nodiscard]] TokenText textFor(const Update &update, PostPage::Entry &entry) const
    {
        entry.language = update.language;
        if (update.language.isEmpty() || isSameLanguage(update.language, m_rendering.language))
            return update.body;
        entry.translation = TranslationState::Missing;
        for (const Translation &translation : m_translations) {
            // One made from an older revision still holds where the correction left the words as they were.
            const bool isOfThis = translation.of == update.id || update.revisions.contains(translation.of);
            if (!isOfThis || !isSameLanguage(translation.language, m_rendering.language))
                continue;
            const TranslationState state = translationStateOf(update.body, translation);
            if (state == TranslationState::Approved) {
                entry.translation = state;
                entry.language = translation.language;
                return translatedText(update.body, translation.body);
            }
            if (entry.translation == TranslationState::Missing || translation.of == update.id)
                entry.translation = state;
        }
        return update.body;
    }

    const Story &m_story;
    const QList<Translation> &m_translations;
    const Rendering &m_rendering;
    const HouseWords &m_words;
    const TextForm m_form;
    PostPage m_page;
    std::optional<Instant> m_pageDay; ///< of the day's heading
};

/// Whether Markdown that begins like this has to begin a line.
bool beginsBlock(const QString &markdown)
{
    const QStringView text = QStringView(markdown).trimmed();
    if (text.isEmpty() || u"#>`"_s.contains(text.front()))
        return true;
    if (u"-*+"_s.contains(text.front()))
        return text.size() < 2 || text.at(1).isSpace();
    qsizetype digits = 0;
    while (digits < text.size() && text.at(digits).isDigit())
        ++digits;
    return digits > 0 && digits + 1 < text.size() && (text.at(digits) == u'.' || text.at(digits) == u')') && text.at(digits + 1).isSpace();
}

} // namespace

int PostPage::untranslated() const
{
    const auto count = std::ranges::count_if(entries, [](const Entry &entry) { return entry.translation != TranslationState::Approved; });
    return static_cast<int>(count) + (titleTranslation == TranslationState::Approved ? 0 : 1);
}

PostPage renderPage(const Story &story, const QList<Translation> &translations, const Rendering &rendering, TextForm form)
{
    return PageWriter(story, translations, rendering, form).write();
}

QString entryText(const PostPage &page, const PostPage::Entry &entry, TextForm form)
{
    const QString &body = entry.body;
    switch (form) {
    case TextForm::Plain: {
        const QString between = page.isHeadingInline && !beginsBlock(body) ? u" "_s : u"\n\n"_s;
        return entry.heading.isEmpty() ? body : entry.heading + between + body;
    }
    case TextForm::Markdown: {
        const QString heading = u"**"_s + escapedMarkdown(entry.heading, false) + u"**"_s;
        const QString between = page.isHeadingInline && !beginsBlock(body) ? u" "_s : u"\n\n"_s;
        return entry.heading.isEmpty() ? body : heading + between + body;
    }
    case TextForm::Html:
        break;
    }
    const QString heading = entry.heading.toHtmlEscaped();
    QString text = body;
    if (!heading.isEmpty() && page.isHeadingInline && text.startsWith("<p>"_L1))
        text.insert(3, "<strong>"_L1 + heading + "</strong> "_L1);
    else if (!heading.isEmpty())
        text.prepend("<h2>"_L1 + heading + "</h2>\n"_L1);
    return "<section>\n"_L1 + text + (text.endsWith(u'\n') ? "</section>"_L1 : "\n</section>"_L1);
}

QString pageText(const PostPage &page, TextForm form)
{
    QStringList parts;
    if (!page.day.isEmpty())
        parts.append(form == TextForm::Html ? u"<p class=\"day\">%1</p>"_s.arg(page.day.toHtmlEscaped()) : page.day);
    if (!page.title.isEmpty()) {
        parts.append(form == TextForm::Html       ? u"<h1>%1</h1>"_s.arg(page.title.toHtmlEscaped())
                         : form == TextForm::Markdown ? "# "_L1 + escapedMarkdown(page.title, false)
                                                      : page.title);
    }
    for (const PostPage::Entry &entry : page.entries)
        parts.append(entryText(page, entry, form));
    return form == TextForm::Html ? u"<article>\n"_s + parts.join(u'\n') + u"\n</article>"_s : parts.join(u"\n\n"_s);
}

QString bodyText(const TokenText &text, const Rendering &rendering, TextForm form)
{
    const auto rendered = render(text, rendering, form);
    if (rendered)
        return *rendered;
    return form == TextForm::Html ? "<p>"_L1 + text.markdown.toHtmlEscaped() + "</p>"_L1 : text.markdown;
}

bool isSameLanguage(const QString &a, const QString &b)
{
    return a.section(u'-', 0, 0).compare(b.section(u'-', 0, 0), Qt::CaseInsensitive) == 0;
}

} // namespace tocsin
