// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/previewcard.h"

#include "models/time/walltime.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/words.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr auto newAnchor = "new"_L1;
/// A page of hundreds of updates is not laid out again at every key; those around the new one say how it will stand.
constexpr qsizetype mostEntries = 24;

/// A page that is as high as its text and leaves scrolling to what it stands in, so that all cards scroll together.
class PageView : public QTextBrowser
{
public:
    explicit PageView(QWidget *parent) : QTextBrowser(parent)
    {
        setProperty("bare", true);
        setOpenLinks(false);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setFrameShape(QFrame::NoFrame);
        setTabChangesFocus(true);
        document()->setDocumentMargin(0);
    }
    void fit()
    {
        // The same width again would lay everything out again.
        if (const int width = viewport()->width(); static_cast<int>(document()->textWidth()) != width)
            document()->setTextWidth(width);
        setFixedHeight(std::max(24, static_cast<int>(std::ceil(document()->size().height())) + 2));
    }

protected:
    // Nothing is read from anywhere, whatever a text says.
    QVariant loadResource(int, const QUrl &) override { return {}; }
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    void resizeEvent(QResizeEvent *event) override
    {
        QTextBrowser::resizeEvent(event);
        if (event->oldSize().width() != event->size().width())
            fit();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            event->ignore();
            break;
        default:
            QTextBrowser::keyPressEvent(event);
        }
    }
    void contextMenuEvent(QContextMenuEvent *event) override { event->ignore(); }
};

QString capitalised(const QString &word)
{
    return word.isEmpty() ? word : word.at(0).toUpper() + word.sliced(1);
}

} // namespace

PreviewCard::PreviewCard(const ThemeSwitch &themes, QWidget *parent)
    : QFrame(parent), m_themes(themes), m_name(newLabel({}, false, this)), m_reader(newLabel({}, true, this)), m_notes(newLabel({}, false, this)),
      m_page(new PageView(this))
{
    setObjectName(u"previewCard"_s);
    setProperty("card", true);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setObjectName(u"previewName"_s);
    m_reader->setObjectName(u"previewReader"_s);
    m_notes->setObjectName(u"previewNotes"_s);
    m_notes->setProperty("tone", QString(nameOf(Tone::Warning)));
    m_notes->hide();
    m_page->setObjectName(u"previewPage"_s);

    auto *copy = new QToolButton(this);
    copy->setObjectName(u"previewCopy"_s);
    copy->setProperty("chip", true);
    copy->setText(tr("Copy"));
    copy->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(copy);
    addCopies(*menu);
    copy->setMenu(menu);

    auto *head = new QHBoxLayout;
    auto *names = new QVBoxLayout;
    names->setSpacing(1);
    names->addWidget(m_name);
    names->addWidget(m_reader);
    head->addLayout(names, 1);
    head->addWidget(copy, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_notes);
    layout->addWidget(m_page);
    layout->addStretch(1);

    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *context = new QMenu(this);
        context->setAttribute(Qt::WA_DeleteOnClose);
        context->setObjectName(u"previewMenu"_s);
        if (m_page->textCursor().hasSelection())
            context->addAction(tr("Copy what is &selected"), m_page, &QTextEdit::copy);
        addCopies(*context);
        context->popup(mapToGlobal(at));
    });
    connect(m_page, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { emit linkActivated(url.toString()); });
    connect(&themes, &ThemeSwitch::changed, this, [this] {
        m_html.clear();
        showPage();
    });
}

void PreviewCard::addCopies(QMenu &menu)
{
    const auto add = [&](const QString &text, TextForm form) {
        menu.addAction(text, this, [this, form] {
            auto *copy = new QMimeData;
            copy->setText(copied(form));
            if (form == TextForm::Html)
                copy->setHtml(copied(form));
            QGuiApplication::clipboard()->setMimeData(copy);
        });
    };
    add(tr("Copy as &text"), TextForm::Plain);
    add(tr("Copy as &Markdown"), TextForm::Markdown);
    add(tr("Copy as &HTML"), TextForm::Html);
}

QString PreviewCard::copied(TextForm form) const
{
    return pageText(renderPage(m_story, m_translations, m_rendering, form), form);
}

void PreviewCard::showPost(const Story &story, const QList<Translation> &translations, const Audience &audience, const Rendering &rendering,
                           const QString &newUpdate, const QString &trouble)
{
    m_story = story;
    m_translations = translations;
    m_rendering = rendering;
    m_newUpdate = newUpdate;
    showHeading(audience, rendering);
    m_rendered = renderPage(m_story, m_translations, m_rendering, TextForm::Html);
    showNotes(m_rendered, newUpdate, trouble);
    showPage();
}

void PreviewCard::showHeading(const Audience &audience, const Rendering &rendering)
{
    const QString name = audience.name.isEmpty() ? tr("Readers") : audience.name;
    m_name->setText(name);
    QStringList places;
    const QString &fixed = rendering.style.stamp.fixedZone;
    for (const QString &zone : fixed.isEmpty() ? audience.zones : QStringList{fixed})
        places.append(placeOf(zone));
    QStringList parts{capitalised(languageName(audience.language))};
    if (!places.isEmpty())
        parts.append(places.join(", "_L1));
    parts.append(rendering.style.label);
    m_reader->setText(parts.join(u" · "_s));
    m_page->setAccessibleName(tr("The post as %1 will read it").arg(name));
}

void PreviewCard::showNotes(const PostPage &page, const QString &newUpdate, const QString &trouble)
{
    QStringList notes;
    if (!trouble.isEmpty())
        notes.append(trouble);
    const QString wanted = languageName(m_rendering.language);
    //: %1 is the language that readers want, %2 the one they get, like "French" and "English"
    const auto said = [&](TranslationState state, const QString &shown) {
        switch (state) {
        case TranslationState::Missing:
            return tr("No %1 text yet: shown in %2.").arg(wanted, languageName(shown));
        case TranslationState::Draft:
            return tr("The %1 text is a draft: shown in %2.").arg(wanted, languageName(shown));
        case TranslationState::Outdated:
            return tr("The %1 text was made from an older one: shown in %2.").arg(wanted, languageName(shown));
        case TranslationState::Approved:
            break;
        }
        return QString();
    };
    int older = 0;
    for (const PostPage::Entry &entry : page.entries) {
        if (entry.translation == TranslationState::Approved)
            continue;
        if (entry.update == newUpdate)
            notes.append(said(entry.translation, entry.language));
        else
            ++older;
    }
    if (page.titleTranslation != TranslationState::Approved)
        notes.append(tr("No %1 title yet: shown in %2.").arg(wanted, languageName(page.titleLanguage)));
    if (older > 0)
        //: %1 is a language
        notes.append(tr("%n earlier update(s) without %1 text.", nullptr, older).arg(wanted));
    const QString text = notes.join(u'\n');
    if (m_notes->text() != text)
        m_notes->setText(text);
    m_notes->setVisible(!notes.isEmpty());
}

QString PreviewCard::htmlOf(const PostPage &page, const QString &newUpdate) const
{
    const Theme &theme = m_themes.theme();
    QString html;
    if (!page.day.isEmpty())
        html += u"<p class=\"dim\">%1</p>"_s.arg(page.day.toHtmlEscaped());
    if (!page.title.isEmpty())
        html += u"<h1>%1</h1>"_s.arg(page.title.toHtmlEscaped());
    // Around the new one, where there are too many.
    const auto found = std::ranges::find(page.entries, newUpdate, &PostPage::Entry::update);
    const qsizetype place = found == page.entries.end() ? 0 : found - page.entries.begin();
    const qsizetype first = std::clamp<qsizetype>(place - mostEntries / 2, 0, std::max<qsizetype>(0, page.entries.size() - mostEntries));
    const qsizetype end = std::min(page.entries.size(), first + mostEntries);
    const auto leftOut = [&html](qsizetype count) {
        if (count > 0)
            html += u"<p class=\"dim\">%1</p>"_s.arg(tr("… %n more update(s) …", nullptr, static_cast<int>(count)).toHtmlEscaped());
    };
    leftOut(first);
    for (qsizetype i = first; i < end; ++i) {
        const PostPage::Entry &entry = page.entries.at(i);
        // Without the line break behind <section>, which would be a space at the end of the block before.
        const QString text = entryText(page, entry, TextForm::Html).replace("<section>\n"_L1, "<section>"_L1);
        if (entry.update != newUpdate) {
            html += text;
            continue;
        }
        const ChipColours &colours = theme.of(Tone::Info);
        const QString word = entry.isEdited ? tr("Corrected") : tr("New");
        html += u"<table width=\"100%\" style=\"margin-top:6px; margin-bottom:8px\" cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"3\" bgcolor=\"%1\"></td><td bgcolor=\"%2\" style=\"padding:6px 10px 4px 10px\">"
                "<p class=\"new\"><a name=\"new\"></a>%3</p>%4</td></tr></table>"_s.arg(theme.accent.name(), colours.ground.name(), word.toHtmlEscaped(), text);
    }
    leftOut(page.entries.size() - end);
    if (page.entries.isEmpty() && page.title.isEmpty())
        html += u"<p class=\"dim\">%1</p>"_s.arg(tr("Nothing is written yet.").toHtmlEscaped());
    return html;
}

void PreviewCard::showPage()
{
    const QString html = htmlOf(m_rendered, m_newUpdate);
    if (html == m_html)
        return;
    m_html = html;
    ++m_layouts;
    const Theme &theme = m_themes.theme();
    const QString style =
        u"body, p, li { color: %1; } p { margin: 0 0 6px 0; } h1 { font-size: large; margin: 0 0 8px 0; color: %1; } h2 { font-size: medium; margin: 8px 0 3px 0; color: %1; }"
        "a { color: %2; } .dim { color: %3; } .new { color: %4; font-weight: bold; margin: 0 0 2px 0; } code, pre { color: %1; }"_s.arg(
            theme.text.name(), theme.accent.name(), theme.dimText.name(), theme.of(Tone::Info).text.name());
    if (m_page->document()->defaultStyleSheet() != style)
        m_page->document()->setDefaultStyleSheet(style);
    m_page->setHtml(html);
    static_cast<PageView *>(m_page)->fit();
}

int PreviewCard::placeOfNew() const
{
    for (QTextBlock block = m_page->document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (part.fragment().charFormat().anchorNames().contains(newAnchor)) {
                QTextCursor cursor(block);
                return m_page->mapTo(this, m_page->cursorRect(cursor).topLeft()).y();
            }
        }
    }
    return -1;
}

} // namespace tocsin
