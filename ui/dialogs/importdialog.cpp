// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importdialog.h"

#include "models/announcements/formats/readimport.h"
#include "models/itemmodels/importpostsmodel.h"
#include "models/settings/settings.h"
#include "ui/dialogs/importpostsdelegate.h"
#include "ui/dialogs/importpostview.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contextfields.h"
#include "ui/widgets/chiptext.h"
#include "ui/widgets/windowsize.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QtConcurrentRun>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Keeps @p run up to date and hears from it whether to stop.
ImportProgress progressOf(const std::shared_ptr<ImportRun> &run)
{
    return [run](int done, int total) {
        run->total = total;
        run->done = done;
        return !run->cancelled;
    };
}

} // namespace

ImportDialog::ImportDialog(const QString &workspacePath, const QString &author, const Clock &clock, Preferences &preferences,
                           const ThemeSwitch &themes, QWidget *parent)
    : QDialog(parent), m_path(workspacePath), m_author(author), m_clock(clock), m_preferences(preferences), m_themes(themes),
      m_posts(new ImportPostsModel(this)), m_run(std::make_shared<ImportRun>())
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import posts"));
    setAcceptDrops(true);
    resizeToFit(this, {1180, 760});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 12);
    layout->setSpacing(10);
    buildFields(layout);
    buildProblems(layout);
    buildPreview(layout);
    buildButtons(layout);
    connectKeys();
    connect(&m_reader, &QFutureWatcherBase::finished, this, &ImportDialog::showReading);
    connect(&m_storer, &QFutureWatcherBase::finished, this, &ImportDialog::stored);
    connect(m_posts, &ImportPostsModel::chosenChanged, this, &ImportDialog::updateButtons);
    connect(m_posts, &ImportPostsModel::answersChanged, this, &ImportDialog::refreshPost);
    updateButtons();
}

ImportDialog::~ImportDialog()
{
    m_run->cancelled = true; // a reading works on its own copies and is not waited for
    m_storer.waitForFinished();
}

void ImportDialog::buildFields(QVBoxLayout *layout)
{
    m_fields = new ContextFields(this);
    ImportContext kept;
    kept.zone = m_preferences.store().value(settings::importZone);
    kept.language = m_preferences.store().value(settings::importLanguage);
    m_fields->setContext(kept);
    connect(m_fields, &ContextFields::changed, this, &ImportDialog::useContext);
    m_scope = new QComboBox(this);
    m_scope->setObjectName(u"importScope"_s);
    m_scope->setAccessibleName(tr("What zone, date and language are for"));
    m_scope->setToolTip(m_scope->accessibleName());
    m_scope->hide();
    m_fields->row()->addWidget(m_scope);
    m_fields->row()->addStretch(1);
    auto *files = new QPushButton(tr("Choose &files…"), this);
    files->setObjectName(u"importFiles"_s);
    files->setAutoDefault(false);
    connect(files, &QPushButton::clicked, this, &ImportDialog::filesWanted);
    m_fields->row()->addWidget(files);
    layout->addWidget(m_fields);
}

void ImportDialog::buildProblems(QVBoxLayout *layout)
{
    m_problemCard = new QFrame(this);
    m_problemCard->setProperty("card", u"bad"_s);
    auto *row = new QHBoxLayout(m_problemCard);
    row->setContentsMargins(10, 8, 10, 8);
    m_problems = newLabel({}, false, m_problemCard);
    m_problems->setObjectName(u"importProblems"_s);
    row->addWidget(m_problems, 1);
    const auto button = [this, row](const QString &text, const QString &name) {
        auto *made = new QPushButton(text, m_problemCard);
        made->setObjectName(name);
        made->setAutoDefault(false);
        row->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    m_mappingButton = button(tr("Choose a column mapping…"), u"importMapping"_s);
    connect(m_mappingButton, &QPushButton::clicked, this, &ImportDialog::mappingWanted);
    m_retry = button(tr("Try again"), u"importRetry"_s);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_fileNames.isEmpty())
            readAgain();
        else
            setFiles(QStringList(m_fileNames));
    });
    m_problemCard->hide();
    layout->addWidget(m_problemCard);
    m_warnings = newLabel({}, false, this);
    m_warnings->setObjectName(u"importWarnings"_s);
    m_warnings->setProperty("tone", u"warning"_s);
    m_warnings->hide();
    layout->addWidget(m_warnings);
}

void ImportDialog::buildPreview(QVBoxLayout *layout)
{
    m_stack = new QStackedWidget(this);
    m_paste = new QPlainTextEdit(m_stack);
    m_paste->setObjectName(u"importPaste"_s);
    m_paste->setPlaceholderText(tr("Paste a page of posts here, drop files, or choose files above.\nNothing is stored before you press the button."));
    m_paste->setAccessibleName(tr("Text to import"));
    m_pasteTimer = new QTimer(this);
    m_pasteTimer->setSingleShot(true);
    m_pasteTimer->setInterval(400); // while somebody types, each key would read all again
    connect(m_paste, &QPlainTextEdit::textChanged, m_pasteTimer, qOverload<>(&QTimer::start));
    connect(m_pasteTimer, &QTimer::timeout, this, &ImportDialog::usePasted);
    m_stack->addWidget(m_paste);

    auto *splitter = new QSplitter(m_stack);
    m_text = new ChipText(m_themes, splitter);
    m_text->setObjectName(u"importText"_s);
    m_text->setAccessibleName(tr("Text of the page"));
    m_text->document()->setDocumentMargin(10);
    connect(m_text, &ChipText::chipActivated, this, &ImportDialog::chooseTime);
    auto *posts = new QWidget(splitter);
    auto *column = new QVBoxLayout(posts);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(6);
    m_all = new QCheckBox(posts);
    m_all->setObjectName(u"importAll"_s);
    m_all->setToolTip(tr("Import all posts that are not here already, or none"));
    connect(m_all, &QCheckBox::clicked, this, [this] { m_posts->checkAll(m_all->checkState() != Qt::Unchecked); });
    column->addWidget(m_all);
    auto *right = m_lists = new QSplitter(Qt::Vertical, posts);
    m_list = new QListView(right);
    m_list->setObjectName(u"importPosts"_s);
    m_list->setAccessibleName(tr("Posts"));
    m_list->setModel(m_posts);
    m_list->setItemDelegate(new ImportPostsDelegate(m_themes, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) { showPost(current.row()); });
    m_post = new ImportPostView(m_themes, right);
    connect(m_post, &ImportPostView::timeActivated, this, &ImportDialog::chooseTime);
    connect(m_post, &ImportPostView::placeActivated, m_text, &ChipText::goToPlace);
    right->setSizes({220, 460});
    right->setStretchFactor(1, 1);
    column->addWidget(right, 1);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({620, 520});
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(splitter);
    layout->addWidget(m_stack, 1);
}

void ImportDialog::buildButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_state = newLabel({}, true, this);
    m_state->setObjectName(u"importState"_s);
    row->addWidget(m_state, 1);
    const auto button = [this, row](const QString &text, const QString &name, const QString &hint) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setToolTip(hint);
        made->setAutoDefault(false);
        row->addWidget(made);
        return made;
    };
    m_undo = button(tr("&Undo"), u"importUndo"_s, tr("Take the last answer back (%1)").arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
    m_redo = button(tr("&Redo"), u"importRedo"_s, tr("Give the answer again (%1)").arg(QKeySequence(QKeySequence::Redo).toString(QKeySequence::NativeText)));
    m_next = button(tr("&Next unsettled time"), u"importNext"_s,
                    tr("Go to the next time that the text does not settle, and choose what it means (F8)"));
    for (QPushButton *hidden : {m_undo, m_redo, m_next})
        hidden->hide();
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"importProgress"_s);
    m_progress->setMaximumWidth(220);
    m_progress->hide();
    row->addWidget(m_progress);
    m_progressTimer = new QTimer(this);
    m_progressTimer->setInterval(100);
    connect(m_progressTimer, &QTimer::timeout, this, [this] {
        m_progress->setMaximum(m_run->total);
        m_progress->setValue(m_run->done);
    });
    m_cancel = button(tr("Cancel"), u"importCancel"_s, {});
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::cancel);
    m_import = new QPushButton(this);
    m_import->setObjectName(u"importStore"_s);
    m_import->setProperty("main", true);
    m_import->setDefault(true);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::store);
    row->addWidget(m_import);
    layout->addLayout(row);
}

void ImportDialog::connectKeys()
{
    const auto key = [this](const QKeySequence &keys, auto slot) { connect(new QShortcut(keys, this), &QShortcut::activated, this, slot); };
    key(Qt::Key_F8, [this] { goToUnsettled(true); });
    key(Qt::SHIFT | Qt::Key_F8, [this] { goToUnsettled(false); });
    key(Qt::Key_F7, [this] { goToTime(true); });
    key(Qt::SHIFT | Qt::Key_F7, [this] { goToTime(false); });
    key(QKeySequence::Undo, [this] { m_posts->undo(); });
    key(QKeySequence::Redo, [this] { m_posts->redo(); });
    connect(m_next, &QPushButton::clicked, this, [this] { goToUnsettled(true); });
    connect(m_undo, &QPushButton::clicked, m_posts, &ImportPostsModel::undo);
    connect(m_redo, &QPushButton::clicked, m_posts, &ImportPostsModel::redo);
}

/// The fields are for every page or for the one on show.
void ImportDialog::useContext()
{
    const ImportContext context = m_fields->context();
    m_preferences.store().set(settings::importZone, context.zone);
    m_preferences.store().set(settings::importLanguage, context.language);
    const int shown = sourceOf(currentRow());
    const bool one = m_scope->isVisible() && m_scope->currentIndex() == 1 && shown >= 0;
    for (int i = 0; i < m_sources.size(); ++i) {
        if (!one || i == shown)
            m_sources[i].context = std::make_shared<const ImportContext>(context);
    }
    readAgain();
}

QDate ImportDialog::today() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.now(), Qt::UTC).date();
}

QList<ImportSource> ImportDialog::sourcesToRead() const
{
    QList<ImportSource> sources = m_sources;
    for (ImportSource &source : sources) {
        ImportContext own = source.context ? *source.context : ImportContext();
        own.today = today();
        source.context = std::make_shared<const ImportContext>(own);
    }
    return sources;
}

bool ImportDialog::isBusy() const
{
    return m_reader.isRunning() || m_storer.isRunning();
}

void ImportDialog::setFiles(const QStringList &fileNames)
{
    QList<ImportSource> sources;
    m_unreadable.clear();
    for (const QString &name : fileNames) {
        QFile file(name);
        if (QFileInfo(name).isDir())
            m_unreadable.append({Failure::Code::Rejected, tr("%1 is a folder.").arg(name)});
        else if (file.open(QIODevice::ReadOnly) && file.size() <= largestImport)
            sources.append({name, file.readAll()});
        else if (file.isOpen())
            m_unreadable.append({Failure::Code::Rejected, tr("%1 is larger than %2.").arg(name, QLocale().formattedDataSize(largestImport))});
        else
            m_unreadable.append({Failure::Code::Storage, tr("%1: %2").arg(name, file.errorString())});
    }
    const QList<Failure> unreadable = m_unreadable;
    setSources(sources);
    m_fileNames = fileNames;
    m_unreadable = unreadable;
    if (sources.isEmpty()) // nothing to read, but something to say
        QMetaObject::invokeMethod(this, &ImportDialog::showReading, Qt::QueuedConnection);
}

void ImportDialog::setSources(const QList<ImportSource> &sources)
{
    m_unreadable.clear();
    m_notStored.reset();
    m_fileNames.clear();
    m_sources = sources;
    for (ImportSource &source : m_sources) {
        if (!source.context)
            source.context = std::make_shared<const ImportContext>(m_fields->context());
    }
    m_posts->forget();
    m_shownPage = -1;
    m_fieldsSource = -1;
    readAgain();
}

void ImportDialog::setMapping(const QString &fileName)
{
    QFile file(fileName);
    m_unreadable.clear();
    if (!file.open(QIODevice::ReadOnly))
        m_unreadable.append({Failure::Code::Storage, tr("%1: %2").arg(fileName, file.errorString())});
    else if (auto mapping = readMapping(file.readAll(), fileName))
        m_mapping = std::move(*mapping);
    else
        m_unreadable.append(mapping.error());
    readAgain();
}

void ImportDialog::usePasted()
{
    if (const QString text = m_paste->toPlainText(); !text.trimmed().isEmpty())
        setSources({{QString(), text.toUtf8()}});
}

void ImportDialog::readAgain()
{
    if (m_sources.isEmpty())
        return;
    if (isBusy()) {
        m_readAgain = true; // the newest fields win, after the run that is under way
        m_run->cancelled = m_reader.isRunning();
        return;
    }
    m_stopped = false;
    m_run = std::make_shared<ImportRun>();
    setBusy(tr("Reading…"));
    m_reader.setFuture(QtConcurrent::run([sources = sourcesToRead(), path = m_path, mapping = m_mapping, progress = progressOf(m_run)] {
        return readImports(sources, {}, path, progress, mapping);
    }));
}

void ImportDialog::cancel()
{
    if (!isBusy()) {
        reject();
        return;
    }
    if (m_reader.isRunning() && m_run->cancelled) {
        reject(); // asked twice: nobody waits for the end of a long page
        return;
    }
    m_stopped = m_reader.isRunning();
    m_run->cancelled = true;
    m_state->setText(tr("Stopping…"));
}

void ImportDialog::setBusy(const QString &what)
{
    m_state->setText(what);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_progressTimer->start();
    updateButtons();
}

void ImportDialog::showReading()
{
    m_progress->hide();
    m_progressTimer->stop();
    if (std::exchange(m_readAgain, false)) {
        readAgain();
        return;
    }
    // The same post stays on show where its text was only read again.
    const int before = currentRow();
    const int source = sourceOf(before);
    const int begin = before >= 0 && m_posts->postAt(before) ? m_posts->postAt(before)->begin : -1;
    m_shownPage = -1;
    m_posts->setReading(m_reader.isFinished() && m_reader.future().resultCount() > 0 && !m_sources.isEmpty() ? m_reader.result() : ImportReading());
    showProblems();
    const int count = m_posts->rowCount();
    m_stack->setCurrentIndex(count > 0 ? 1 : 0);
    m_list->setVisible(count > 1);
    // No taller than its rows, so that a page of two posts leaves the room to what was understood of them.
    const int rows = m_list->sizeHintForRow(0) * std::min(count, 1000) + 2 * m_list->frameWidth() + 2;
    m_list->setMaximumHeight(count > 1 ? rows : QWIDGETSIZE_MAX);
    if (m_fieldsSource < 0) // another text; else the splitter stays where somebody moved it
        m_lists->setSizes({std::min(rows, 220), 600});
    m_scope->setVisible(m_posts->reading().pages.size() > 1);
    if (count > 0) {
        int row = 0;
        for (int i = 0; i < count && begin >= 0; ++i) {
            if (sourceOf(i) == source && m_posts->postAt(i)->begin == begin)
                row = i;
        }
        m_list->setCurrentIndex(m_posts->index(row));
        showPost(row);
    }
    updateButtons();
    emit readingShown();
}

void ImportDialog::store()
{
    const QList<PostPlace> places = m_posts->chosen();
    if (places.isEmpty() || isBusy())
        return;
    m_notStored.reset();
    m_run = std::make_shared<ImportRun>();
    m_storer.setFuture(QtConcurrent::run([pages = m_posts->reading().pages, places, path = m_path, author = m_author, clock = &m_clock,
                                          progress = progressOf(m_run)] {
        return storeImports(pages, places, path, author, *clock, progress);
    }));
    setBusy(tr("Storing…"));
}

void ImportDialog::stored()
{
    m_progress->hide();
    m_progressTimer->stop();
    const Result<ImportDone> done = m_storer.result();
    if (!done) {
        m_notStored = done.error();
        readAgain(); // what was stored before the failure is known now; the reason is shown with the answer
        return;
    }
    emit imported(*done);
    accept();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (!files.isEmpty())
        setFiles(files);
    else if (event->mimeData()->hasText())
        setSources({{QString(), event->mimeData()->text().toUtf8()}});
    event->acceptProposedAction();
}

} // namespace tocsin
