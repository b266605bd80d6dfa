// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composerwindow.h"

#include "models/settings/settings.h"
#include "ui/composer/postpreview.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/windowsize.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Post and preview beside each other, or one above the other where there is no room for both.
class TurningSplitter : public QSplitter
{
public:
    using QSplitter::QSplitter;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        constexpr int roomForTwo = 900;
        setOrientation(width() < roomForTwo ? Qt::Vertical : Qt::Horizontal);
        QSplitter::resizeEvent(event);
    }
};

} // namespace

ComposerWindow::ComposerWindow(const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent, Qt::Window), m_preferences(preferences), m_composer(new Composer(Composer::Shape::Window, clock, preferences, themes, this)),
      m_preview(new PostPreview(themes, this)), m_splitter(new TurningSplitter(this))
{
    setObjectName(u"composerWindow"_s);
    setProperty("area", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    m_splitter->addWidget(m_composer);
    m_splitter->addWidget(m_preview);
    m_splitter->setCollapsible(0, false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({560, 560});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    resizeToFit(this, {1120, 760});
    if (const QByteArray geometry = preferences.store().value(settings::composerGeometry); !geometry.isEmpty())
        restoreGeometry(geometry);
    if (const QByteArray splitter = preferences.store().value(settings::composerSplitter); !splitter.isEmpty())
        m_splitter->restoreState(splitter);
    connect(m_composer, &Composer::edited, this, &ComposerWindow::showTitle);
    auto *close = new QShortcut(QKeySequence::Close, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
}

void ComposerWindow::setStoryTitle(const QString &title)
{
    m_storyTitle = title;
    showTitle();
}

void ComposerWindow::showTitle()
{
    const PostDraft draft = m_composer->draft();
    if (!draft.beginsStory) {
        //: Title of a window; %1 is the title of the incident that is written about
        const QString title = draft.postMortem ? tr("Post-mortem — %1") : draft.correctsUpdate.isEmpty() ? tr("Update — %1") : tr("Correction — %1");
        setWindowTitle(title.arg(m_storyTitle));
        return;
    }
    switch (draft.kind) {
    case IncidentKind::Incident:
        setWindowTitle(tr("New incident"));
        break;
    case IncidentKind::Maintenance:
        setWindowTitle(tr("New maintenance"));
        break;
    case IncidentKind::Announcement:
        setWindowTitle(tr("New announcement"));
        break;
    }
}

void ComposerWindow::closeEvent(QCloseEvent *event)
{
    m_preferences.store().set(settings::composerGeometry, saveGeometry());
    m_preferences.store().set(settings::composerSplitter, m_splitter->saveState());
    emit closed();
    QWidget::closeEvent(event);
}

} // namespace tocsin
