// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/importdialog.h"

#include "models/announcements/languages/language.h"
#include "models/itemmodels/importpostsmodel.h"
#include "models/settings/settings.h"
#include "ui/dialogs/importpostview.h"
#include "ui/dialogs/timechooser.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/words.h"
#include "ui/widgets/zonefield.h"

#include <QComboBox>
#include <QDate>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFile>
#include <QFormLayout>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolTip>
#include <QtConcurrentRun>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

/// Hands a worker's progress to a bar that may be gone by then.
ImportProgress progressTo(QProgressBar *bar, const std::shared_ptr<std::atomic_bool> &cancelled)
{
    return [bar = QPointer<QProgressBar>(bar), cancelled](int done, int total) {
        if (bar) {
            QMetaObject::invokeMethod(bar.data(), [bar, done, total] {
                if (bar) {
                    bar->setMaximum(total);
                    bar->setValue(done);
                }
            });
        }
        return !*cancelled;
    };
}

} // namespace

ImportDialog::ImportDialog(const QString &workspacePath, const QString &author, const Clock &clock, Preferences &preferences,
                           const ThemeSwitch &themes, QWidget *parent)
    : QDialog(parent), m_path(workspacePath), m_author(author), m_clock(clock), m_preferences(preferences), m_themes(themes),
      m_posts(new ImportPostsModel(this)), m_cancelled(std::make_shared<std::atomic_bool>(false))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import posts"));
    setAcceptDrops(true);
    resize(1180, 760);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 12);
    layout->setSpacing(10);
    buildFields(layout);
    buildPreview(layout);
    buildButtons(layout);
    connect(&m_reader, &QFutureWatcherBase::finished, this, &ImportDialog::showReading);
    connect(&m_storer, &QFutureWatcherBase::finished, this, &ImportDialog::stored);
    connect(m_posts, &ImportPostsModel::chosenChanged, this, &ImportDialog::updateButtons);
    updateButtons();
}

ImportDialog::~ImportDialog()
{
    *m_cancelled = true;
    m_reader.waitForFinished();
    m_storer.waitForFinished();
}

void ImportDialog::buildFields(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const auto field = [row, this](const QString &label, QWidget *widget, const QString &hint) {
        auto *caption = new QLabel(label, this);
        caption->setBuddy(widget);
        caption->setProperty("dim", true);
        widget->setToolTip(hint);
        widget->setAccessibleName(QString(label).remove(u'&'));
        row->addWidget(caption);
        row->addWidget(widget);
        row->addSpacing(10);
    };
    m_zone = new ZoneField(this);
    m_zone->setObjectName(u"importZone"_s);
    m_zone->setZone(m_preferences.store().value(settings::importZone));
    field(tr("Home &zone of the posts"), m_zone, tr("Settles what a zone word such as IST or CST means, and times that name no zone"));
    connect(m_zone, &ZoneField::zoneChosen, this, [this](const QString &zone) {
        m_preferences.store().set(settings::importZone, zone);
        readAgain();
    });
    m_reference = new QLineEdit(this);
    m_reference->setObjectName(u"importReference"_s);
    m_reference->setPlaceholderText(tr("YYYY-MM-DD"));
    m_reference->setMaximumWidth(120);
    field(tr("Written &on"), m_reference, tr("The day on which the posts were written, if you know it: settles missing years and “tomorrow”"));
    connect(m_reference, &QLineEdit::textEdited, this, [this](const QString &typed) {
        const bool fine = typed.isEmpty() || QDate::fromString(typed, Qt::ISODate).isValid();
        setStyleProperty(m_reference, "invalid", !fine);
        if (fine)
            readAgain();
    });
    m_language = new QComboBox(this);
    m_language->setObjectName(u"importLanguage"_s);
    m_language->addItem(tr("Recognise it"), QString());
    for (const QString &code : importLanguages())
        m_language->addItem(importLanguageName(code), code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences.store().value(settings::importLanguage))));
    field(tr("&Language"), m_language, tr("The language of the posts"));
    connect(m_language, &QComboBox::activated, this, [this] {
        m_preferences.store().set(settings::importLanguage, m_language->currentData().toString());
        readAgain();
    });
    row->addStretch(1);
    auto *files = new QPushButton(tr("Choose &files…"), this);
    files->setObjectName(u"importFiles"_s);
    files->setAutoDefault(false);
    connect(files, &QPushButton::clicked, this, &ImportDialog::filesWanted);
    row->addWidget(files);
    layout->addLayout(row);
}

void ImportDialog::buildPreview(QVBoxLayout *layout)
{
    m_problems = newLabel({}, false, this);
    m_problems->setObjectName(u"importProblems"_s);
    m_problems->setProperty("tone", u"bad"_s);
    m_problems->hide();
    layout->addWidget(m_problems);

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
    auto *right = new QSplitter(Qt::Vertical, splitter);
    m_list = new QListView(right);
    m_list->setObjectName(u"importPosts"_s);
    m_list->setAccessibleName(tr("Posts"));
    m_list->setModel(m_posts);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMaximumHeight(220);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) { showPost(current.row()); });
    m_post = new ImportPostView(m_themes, right);
    connect(m_post, &ImportPostView::timeActivated, this, &ImportDialog::chooseTime);
    right->setStretchFactor(1, 1);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({640, 500});
    m_stack->addWidget(splitter);
    layout->addWidget(m_stack, 1);
}

void ImportDialog::buildButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    m_state = newLabel({}, true, this);
    m_state->setObjectName(u"importState"_s);
    row->addWidget(m_state, 1);
    m_next = new QPushButton(tr("&Next unsettled time"), this);
    m_next->setObjectName(u"importNext"_s);
    m_next->setAutoDefault(false);
    m_next->setToolTip(tr("Go to the next time that the text does not settle, and choose what it means (F8)"));
    m_next->hide();
    connect(m_next, &QPushButton::clicked, this, &ImportDialog::goToNextUnsettled);
    auto *nextKey = new QShortcut(QKeySequence(Qt::Key_F8), this);
    connect(nextKey, &QShortcut::activated, this, &ImportDialog::goToNextUnsettled);
    row->addWidget(m_next);
    m_progress = new QProgressBar(this);
    m_progress->setMaximumWidth(220);
    m_progress->hide();
    row->addWidget(m_progress);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(u"importCancel"_s);
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (isBusy())
            *m_cancelled = true;
        else
            reject();
    });
    row->addWidget(m_cancel);
    m_import = new QPushButton(this);
    m_import->setObjectName(u"importStore"_s);
    m_import->setProperty("main", true);
    m_import->setDefault(true);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::store);
    row->addWidget(m_import);
    layout->addLayout(row);
}

ImportContext ImportDialog::context() const
{
    ImportContext context;
    context.zone = m_zone->zone();
    context.reference = QDate::fromString(m_reference->text(), Qt::ISODate);
    context.language = m_language->currentData().toString();
    context.today = QDateTime::fromMSecsSinceEpoch(m_clock.now(), Qt::UTC).date();
    return context;
}

bool ImportDialog::isBusy() const
{
    return m_reader.isRunning() || m_storer.isRunning();
}

void ImportDialog::setFiles(const QStringList &fileNames)
{
    QList<ImportSource> sources;
    m_unreadable.clear();
    m_notStored.reset();
    for (const QString &name : fileNames) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly) && file.size() <= largestImport)
            sources.append({name, file.readAll()});
        else if (file.isOpen())
            m_unreadable.append({Failure::Code::Rejected, tr("%1 is larger than %2.").arg(name, QLocale().formattedDataSize(largestImport))});
        else
            m_unreadable.append({Failure::Code::Storage, tr("%1: %2").arg(name, file.errorString())});
    }
    m_sources = sources;
    readAgain();
}

void ImportDialog::setSources(const QList<ImportSource> &sources)
{
    m_unreadable.clear();
    m_notStored.reset();
    m_sources = sources;
    readAgain();
}

void ImportDialog::usePasted()
{
    if (const QString text = m_paste->toPlainText(); !text.trimmed().isEmpty())
        setSources({{QString(), text.toUtf8()}});
}

void ImportDialog::readAgain()
{
    if (m_sources.isEmpty() && m_unreadable.isEmpty())
        return;
    if (isBusy()) {
        m_readAgain = true; // the newest fields win, after the run that is under way
        *m_cancelled = m_reader.isRunning();
        return;
    }
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    setBusy(tr("Reading…"));
    m_reader.setFuture(QtConcurrent::run([sources = m_sources, context = context(), path = m_path, progress = progressTo(m_progress, m_cancelled)] {
        return readImports(sources, context, path, progress);
    }));
}

void ImportDialog::setBusy(const QString &what)
{
    m_state->setText(what);
    m_progress->setRange(0, 0);
    m_progress->show();
    updateButtons();
}

void ImportDialog::showReading()
{
    m_progress->hide();
    if (std::exchange(m_readAgain, false)) {
        readAgain();
        return;
    }
    m_shownPage = -1;
    m_posts->setReading(m_reader.result());
    QStringList problems;
    QList<Failure> failures = m_unreadable + m_posts->reading().problems;
    if (m_notStored)
        failures.prepend(*m_notStored);
    for (const Failure &failure : std::as_const(failures))
        problems.append(sentenceFor(failure.code) + u' ' + failure.detail);
    for (const ImportedPage &page : m_posts->reading().pages)
        problems.append(page.warnings);
    m_problems->setText(problems.join(u'\n'));
    m_problems->setVisible(!problems.isEmpty());
    const int count = m_posts->rowCount();
    m_stack->setCurrentIndex(count > 0 ? 1 : 0);
    m_list->setVisible(count > 1);
    if (count > 0) {
        m_list->setCurrentIndex(m_posts->index(0));
        showPost(0);
    }
    updateButtons();
    emit readingShown();
}

int ImportDialog::currentRow() const
{
    return m_list->currentIndex().row();
}

void ImportDialog::showPost(int row)
{
    if (row < 0 || row >= m_posts->rowCount())
        return;
    if (row != m_shownRow)
        m_lastAsked = -1;
    m_shownRow = row;
    const PostPlace place = m_posts->placeOf(row);
    const ImportedPage &page = m_posts->reading().pages.at(place.page);
    const ImportedPost &post = page.posts.at(place.post);
    const TimeText times{m_preferences.zones(), m_preferences.language()};
    if (m_shownPage != place.page) {
        // A document keeps every character of the text at its place, but for line ends written as CR LF.
        m_text->setPlainText(QString(page.text).replace(u"\r\n"_s, u" \n"_s));
        m_shownPage = place.page;
    }
    QList<ChipText::Chip> chips;
    for (int i = 0; i < post.times.size(); ++i) {
        const ImportedTime &time = post.times[i];
        const bool open = !time.certain && !time.chosen;
        QString hint = time.utc ? times.full(*time.utc, time.precision) : tr("not settled");
        if (open)
            hint = tr("%1: uncertain, click to choose").arg(hint);
        else if (!time.candidates.isEmpty() && !time.candidates.first().evidence.isEmpty())
            hint += u'\n' + time.candidates.first().evidence;
        chips.append({time.begin, time.end, open ? Tone::Warning : Tone::Info, open || time.chosen ? i : -1, !open, hint});
    }
    m_text->setChips(chips);
    QTextCursor cursor(m_text->document());
    cursor.setPosition(std::min(post.begin, m_text->document()->characterCount() - 1));
    m_text->setTextCursor(cursor);
    const int top = static_cast<int>(m_text->cursorRect(cursor).top());
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->value() + top - 10);
    m_post->showPost(page, place.post, m_posts->reading().plans.at(place.page).at(place.post).outcome, times);
}

void ImportDialog::chooseTime(int index)
{
    const int row = currentRow();
    if (row < 0)
        return;
    const PostPlace place = m_posts->placeOf(row);
    const ImportedPost &post = m_posts->reading().pages.at(place.page).posts.at(place.post);
    if (index < 0 || index >= post.times.size())
        return;
    m_lastAsked = index;
    m_text->goToChip(index);
    auto *chooser = new TimeChooser(post.times[index], {m_preferences.zones(), m_preferences.language()}, this);
    connect(chooser, &TimeChooser::chosen, this, [this, row, index](Instant instant) {
        m_posts->choose(row, index, instant);
        showPost(row);
        updateButtons();
    });
    QPoint where = m_text->viewport()->rect().center();
    for (const ChipText::Chip &chip : m_text->chips()) {
        if (chip.key == index && !m_text->placesOf(chip).isEmpty())
            where = m_text->placesOf(chip).constFirst().bottomLeft().toPoint() + QPoint(0, 4);
    }
    chooser->adjustSize();
    chooser->move(m_text->viewport()->mapToGlobal(where));
    chooser->show();
}

/// The first unsettled time behind the one that was asked for last, in the chosen posts, from the one that is shown round to it again.
void ImportDialog::goToNextUnsettled()
{
    const int rows = m_posts->rowCount();
    if (rows == 0 || isBusy())
        return;
    const QList<PostPlace> chosen = m_posts->chosen();
    const int from = std::max(0, currentRow());
    for (int step = 0; step <= rows; ++step) {
        const int row = (from + step) % rows;
        const PostPlace place = m_posts->placeOf(row);
        if (!chosen.contains(place))
            continue;
        const ImportedPost &post = m_posts->reading().pages.at(place.page).posts.at(place.post);
        for (int index = step == 0 ? m_lastAsked + 1 : 0; index < post.times.size(); ++index) {
            const ImportedTime &time = post.times.at(index);
            if (time.certain || time.chosen || time.precision == Precision::Day)
                continue;
            if (row != currentRow())
                m_list->setCurrentIndex(m_posts->index(row));
            chooseTime(index);
            return;
        }
    }
}

void ImportDialog::updateButtons()
{
    const auto chosen = m_posts->chosen();
    const int count = static_cast<int>(chosen.size());
    const bool busy = isBusy();
    m_import->setText(count == 0 ? tr("Import") : tr("Import %n post(s)", nullptr, count));
    m_import->setEnabled(count > 0 && !busy);
    if (busy)
        return;
    if (m_posts->rowCount() == 0) {
        m_state->clear();
        m_next->hide();
        return;
    }
    int open = 0;
    for (const PostPlace &place : chosen)
        open += uncertainTimes(m_posts->reading().pages.at(place.page).posts.at(place.post));
    m_next->setVisible(open > 0);
    m_state->setText(open == 0 ? tr("Every time is settled.") : tr("%n time(s) not settled yet", nullptr, open));
}

void ImportDialog::store()
{
    const QList<PostPlace> places = m_posts->chosen();
    if (places.isEmpty() || isBusy())
        return;
    m_notStored.reset();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_storer.setFuture(QtConcurrent::run([pages = m_posts->reading().pages, places, path = m_path, author = m_author, clock = &m_clock,
                                          progress = progressTo(m_progress, m_cancelled)] {
        return storeImports(pages, places, path, author, *clock, progress);
    }));
    setBusy(tr("Storing…"));
}

void ImportDialog::stored()
{
    m_progress->hide();
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
