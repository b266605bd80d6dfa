// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/postrendering.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

class PostWriter
{
public:
    PostWriter(const Story &story, const QList<Translation> &translations, const Rendering &rendering, TextForm form)
        : m_story(story), m_translations(translations), m_rendering(rendering), m_form(form)
    {
    }

    QString write()
    {
        QStringList parts;
        if (const QString title = titleLine(); !title.isEmpty())
            parts.append(title);
        QList<Update> updates = m_story.updates;
        if (m_rendering.style.newestFirst)
            std::ranges::reverse(updates);
        for (const Update &update : std::as_const(updates)) {
            if (!update.retracted)
                parts.append(updatePart(update));
        }
        return m_form == TextForm::Html ? u"<article>\n%1\n</article>"_s.arg(parts.join(u'\n')) : parts.join(u"\n\n"_s);
    }

    [[nodiscard]] int untranslated() const { return m_untranslated; }

private:
    /// The language without region and script decides what a reader understands.
    static bool isSameLanguage(const QString &a, const QString &b)
    {
        return a.section(u'-', 0, 0).compare(b.section(u'-', 0, 0), Qt::CaseInsensitive) == 0;
    }

    TokenText inLanguage(const QString &of, const TokenText &source, const QString &sourceLanguage)
    {
        if (isSameLanguage(sourceLanguage, m_rendering.language))
            return source;
        for (const Translation &translation : m_translations) {
            if (translation.of == of && isSameLanguage(translation.language, m_rendering.language)
                && translationStateOf(source, translation) == TranslationState::Approved) {
                // The source's values count: a time that was moved since is right in every language.
                return {translation.body.markdown, source.tokens};
            }
        }
        ++m_untranslated;
        return source;
    }

    QString titleLine()
    {
        QString title = m_story.title;
        for (const Translation &translation : m_translations) {
            // A title's fact is no update, and a story has one title.
            const bool isTitle = std::ranges::none_of(m_story.updates, [&](const Update &update) {
                return update.id == translation.of || update.revisions.contains(translation.of);
            });
            if (isTitle && isSameLanguage(translation.language, m_rendering.language) && !isSameLanguage(m_story.language, m_rendering.language)
                && translation.state == TranslationState::Approved) {
                title = bodyText(translation.body, m_rendering, TextForm::Plain);
            }
        }
        if (title.isEmpty())
            return {};
        const QString state = m_story.status ? m_rendering.style.states.value(nameOf(*m_story.status)) : QString();
        QString line = m_rendering.style.title;
        line.replace("{title}"_L1, title).replace("{state}"_L1, state).replace("{zone}"_L1, firstZone());
        line = line.simplified();
        switch (m_form) {
        case TextForm::Plain:
            return line;
        case TextForm::Markdown:
            return "# "_L1 + line;
        case TextForm::Html:
            return u"<h1>%1</h1>"_s.arg(line.toHtmlEscaped());
        }
        return line;
    }

    QString firstZone() const
    {
        for (const QString &id : m_story.targets) {
            if (id.startsWith("zone:"_L1) && m_rendering.targetName)
                return m_rendering.targetName(id);
        }
        return {};
    }

    QString updatePart(const Update &update)
    {
        QString heading = m_rendering.style.updateHeading;
        const QString when = update.at ? stamp(*update.at, m_rendering.style.updateStamp, m_rendering.zones, m_rendering.language) : QString();
        const QString state = update.statusAfter ? m_rendering.style.states.value(nameOf(*update.statusAfter)) : QString();
        heading.replace("{stamp}"_L1, when).replace("{state}"_L1, state).replace("{label}"_L1, update.label);
        heading = heading.simplified();
        const QString body = bodyText(inLanguage(update.id, update.body, update.language), m_rendering, m_form);
        switch (m_form) {
        case TextForm::Plain:
            return heading + u'\n' + body;
        case TextForm::Markdown:
            return u"**%1**\n\n%2"_s.arg(heading, body);
        case TextForm::Html:
            return u"<section>\n<h2>%1</h2>\n%2\n</section>"_s.arg(heading.toHtmlEscaped(), body);
        }
        return body;
    }

    const Story &m_story;
    const QList<Translation> &m_translations;
    const Rendering &m_rendering;
    const TextForm m_form;
    int m_untranslated = 0;
};

} // namespace

QString bodyText(const TokenText &text, const Rendering &rendering, TextForm form)
{
    const auto rendered = render(text, rendering, form);
    if (rendered)
        return *rendered;
    return form == TextForm::Html ? text.markdown.toHtmlEscaped() : text.markdown;
}

QString postText(const Story &story, const QList<Translation> &translations, const Rendering &rendering, TextForm form, int &untranslated)
{
    PostWriter writer(story, translations, rendering, form);
    const QString text = writer.write();
    untranslated = writer.untranslated();
    return text;
}

} // namespace tocsin::ctl
