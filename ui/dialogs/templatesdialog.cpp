// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/templatesdialog.h"

#include "models/posting/templatelist.h"
#include "ui/composer/scopelineeditor.h"
#include "ui/composer/templatewords.h"
#include "ui/dialogs/unsaved.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/chiptext.h"
#include "ui/widgets/windowsize.h"
#include "ui/widgets/words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

QString problemWords(const PostTemplate &post, const Failure &failure)
{
    const auto problem = problemIn(post);
    return problem ? wordsFor(*problem, post) : failure.detail;
}

} // namespace

TemplatesDialog::TemplatesDialog(const QList<PostTemplate> &entries, const Scene &scene, const ThemeSwitch &themes, QWidget *parent)
    : QDialog(parent), m_entries(entries), m_scene(scene), m_search(new QLineEdit(this)), m_list(new QListWidget(this)), m_add(new QPushButton(tr("&Add…"), this)),
      m_edit(new QPushButton(tr("&Edit…"), this)), m_retire(new QPushButton(tr("&Retire"), this)), m_pages(new QStackedWidget(this)),
      m_heading(newLabel({}, false, this)), m_facts(newLabel({}, true, this)), m_preview(new ChipText(themes, this)), m_form(new QWidget(this)),
      m_name(new QLineEdit(m_form)), m_kind(new QComboBox(m_form)), m_status(new QComboBox(m_form)), m_level(new QComboBox(m_form)), m_next(new QLineEdit(m_form)),
      m_title(new QLineEdit(m_form)), m_body(new QPlainTextEdit(m_form)), m_problem(new QLabel(m_form)), m_save(new QPushButton(tr("&Save"), m_form)),
      m_use(new QPushButton(tr("&Use"), this))
{
    setObjectName(u"templatesDialog"_s);
    setWindowTitle(tr("Templates"));
    resizeToFit(this, {820, 520});
    buildList();
    buildForm();
    auto *shown = new QWidget(this);
    auto *shownColumn = new QVBoxLayout(shown);
    shownColumn->setContentsMargins(0, 0, 0, 0);
    QFont bold = m_heading->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_heading->setFont(bold);
    m_heading->setObjectName(u"templateTitle"_s);
    m_facts->setObjectName(u"templateFacts"_s);
    m_preview->setObjectName(u"templatePreview"_s);
    m_preview->setAccessibleName(tr("What it would write now"));
    shownColumn->addWidget(m_heading);
    shownColumn->addWidget(m_facts);
    shownColumn->addWidget(m_preview, 1);
    m_pages->addWidget(shown);
    m_pages->addWidget(m_form);

    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto *listButtons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_edit, m_retire}) {
        button->setAutoDefault(false);
        listButtons->addWidget(button);
    }
    left->addLayout(listButtons);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addLayout(left, 2);
    columns->addWidget(m_pages, 3);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    m_use->setObjectName(u"templateUse"_s);
    setStyleProperty(m_use, "main", true);
    m_use->setDefault(true);
    connect(m_use, &QPushButton::clicked, this, &TemplatesDialog::useCurrent);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(columns, 1);
    column->addWidget(buttons);
    fill();
    m_search->setFocus();
}

void TemplatesDialog::buildList()
{
    m_search->setObjectName(u"templateSearch"_s);
    m_search->setPlaceholderText(tr("Find a template…"));
    m_search->setAccessibleName(tr("Find a template"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"templateList"_s);
    m_list->setAccessibleName(tr("Templates"));
    m_add->setObjectName(u"templateAdd"_s);
    m_edit->setObjectName(u"templateEdit"_s);
    m_retire->setObjectName(u"templateRetire"_s);
    m_retire->setToolTip(tr("No longer offered; its versions stay in the workspace"));
    connect(m_search, &QLineEdit::textEdited, this, [this] { fill(); });
    connect(m_list, &QListWidget::currentRowChanged, this, &TemplatesDialog::preview);
    connect(m_list, &QListWidget::itemActivated, this, &TemplatesDialog::useCurrent);
    connect(m_add, &QPushButton::clicked, this, [this] {
        PostTemplate blank;
        blank.name = m_search->text().trimmed();
        blank.kind = m_scene.kind.value_or(IncidentKind::Incident);
        blank.language = m_scene.language;
        edit(blank);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const PostTemplate *post = current())
            edit(*post);
    });
    connect(m_retire, &QPushButton::clicked, this, &TemplatesDialog::retireCurrent);
}

void TemplatesDialog::buildForm()
{
    const auto name = [](QWidget *field, const char *object, const QString &words) {
        field->setObjectName(QString::fromLatin1(object));
        field->setAccessibleName(words);
    };
    name(m_name, "templateName", tr("Name"));
    name(m_kind, "templateKind", tr("Kind"));
    name(m_status, "templateStatus", tr("Status"));
    name(m_level, "templateLevel", tr("Level"));
    name(m_next, "templateNext", tr("Minutes until the next update"));
    name(m_title, "templateTitleEdit", tr("Title"));
    name(m_body, "templateBody", tr("Text"));
    m_problem->setObjectName(u"templateProblem"_s);
    m_save->setObjectName(u"templateSave"_s);
    for (const auto &row : enumNames<IncidentKind>)
        m_kind->addItem(wordFor(row.value), static_cast<int>(row.value));
    fillLevels(*m_level);
    m_level->setProperty("chip", false);
    m_level->setItemText(m_level->count() - 1, tr("as chosen when writing"));
    m_next->setPlaceholderText(tr("none"));
    m_next->setMaximumWidth(90);
    m_title->setPlaceholderText(tr("for a new story; may be empty"));
    m_body->setTabChangesFocus(true);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setProperty("tone", u"warning"_s);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("Status"), m_status);
    form->addRow(tr("&Level"), m_level);
    form->addRow(tr("Next update in &minutes"), m_next);
    form->addRow(tr("&Title"), m_title);
    form->addRow(tr("Te&xt"), m_body);
    auto *hint = newLabel(tr("Filled in when it is used: {now} {targets} {zone} {next} {eta} {window}. Write {{ and }} for braces that are to stay."), true, m_form);
    auto *cancel = new QPushButton(tr("&Cancel"), m_form);
    cancel->setObjectName(u"templateCancel"_s);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    m_save->setAutoDefault(false);
    cancel->setAutoDefault(false);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form, 1);
    column->addWidget(hint);
    column->addWidget(m_problem);
    column->addLayout(row);
    connect(m_kind, &QComboBox::activated, this, [this] {
        fillStatuses();
        check();
    });
    for (QLineEdit *field : {m_name, m_next, m_title})
        connect(field, &QLineEdit::textEdited, this, &TemplatesDialog::check);
    connect(m_body, &QPlainTextEdit::textChanged, this, &TemplatesDialog::check);
    connect(m_save, &QPushButton::clicked, this, &TemplatesDialog::save);
    connect(cancel, &QPushButton::clicked, this, [this] { leaveForm([this] { setEditing(false); }); });
}

void TemplatesDialog::setEntries(const QList<PostTemplate> &entries)
{
    const QString name = current() ? current()->name : QString();
    m_entries = entries;
    fill(name);
}

void TemplatesDialog::fill(const QString &wanted)
{
    const QString words = m_search->text().trimmed();
    m_offered = offeredTemplates(m_entries, m_scene.language);
    m_offered.removeIf([&](const PostTemplate &post) {
        const bool isFound = post.name.contains(words, Qt::CaseInsensitive) || post.title.contains(words, Qt::CaseInsensitive) || post.body.contains(words, Qt::CaseInsensitive);
        return !isFound || (m_scene.kind && post.kind != *m_scene.kind);
    });
    // What begins with the words is meant before what only speaks of them.
    std::ranges::stable_sort(m_offered, [&](const PostTemplate &one, const PostTemplate &other) {
        return one.name.startsWith(words, Qt::CaseInsensitive) && !other.name.startsWith(words, Qt::CaseInsensitive);
    });
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (const PostTemplate &post : std::as_const(m_offered)) {
        if (post.name == wanted)
            row = m_list->count();
        m_list->addItem(post.name);
    }
    m_list->setCurrentRow(m_offered.isEmpty() ? -1 : row);
    preview();
}

const PostTemplate *TemplatesDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_offered.size() ? &m_offered.at(row) : nullptr;
}

void TemplatesDialog::preview()
{
    const PostTemplate *post = current();
    m_use->setEnabled(post);
    m_edit->setEnabled(post);
    m_retire->setEnabled(post);
    if (!post) {
        m_heading->setText({});
        m_facts->setText(m_search->text().isEmpty() ? tr("There are no templates for this kind. Add one.") : tr("No template is called like that. Add one."));
        m_preview->clear();
        m_preview->setChips({});
        return;
    }
    PostDraft draft;
    draft.kind = post->kind;
    draft.language = m_scene.language;
    draft.beginsStory = !m_scene.kind;
    const auto taken = withTemplate(draft, *post, m_scene.values);
    m_heading->setText(taken && !taken->title.isEmpty() ? taken->title : post->name);
    QStringList facts{wordFor(post->kind)};
    if (post->status)
        facts.append(wordFor(*post->status));
    if (post->level)
        facts.append(wordFor(*post->level));
    if (post->nextUpdateMs > 0)
        facts.append(tr("next update in %1").arg(m_scene.times.duration(post->nextUpdateMs)));
    const bool isOwn = std::ranges::any_of(m_entries, [&](const PostTemplate &entry) { return entry.id == post->id; });
    if (!isOwn)
        facts.append(tr("comes with Tocsin"));
    m_facts->setText(taken ? facts.join(u" · "_s) : problemWords(*post, taken.error()));
    m_use->setEnabled(taken.has_value());
    if (taken) {
        showBody(*m_preview, taken->body, m_scene.times, {m_scene.language, m_scene.values.now});
    } else {
        m_preview->clear();
        m_preview->setChips({});
    }
}

void TemplatesDialog::setEditing(bool editing)
{
    m_pages->setCurrentIndex(editing ? 1 : 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_search, m_list, m_add, m_edit, m_retire, m_use})
        widget->setEnabled(!editing);
    if (editing) {
        m_name->setFocus();
    } else {
        preview();
        m_search->setFocus();
    }
}

void TemplatesDialog::edit(const PostTemplate &post)
{
    m_edited = post;
    m_name->setText(post.name);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(post.kind)));
    fillStatuses();
    m_status->setCurrentIndex(post.status ? std::max(0, m_status->findData(static_cast<int>(*post.status))) : 0);
    showLevel(*m_level, post.level);
    m_next->setText(post.nextUpdateMs > 0 ? QString::number(post.nextUpdateMs / minuteMs) : QString());
    m_title->setText(post.title);
    m_body->setPlainText(post.body);
    m_shown = fields();
    setEditing(true);
    check();
}

QStringList TemplatesDialog::fields() const
{
    return {m_name->text(), m_kind->currentText(), m_status->currentText(), m_level->currentText(), m_next->text(), m_title->text(), m_body->toPlainText()};
}

void TemplatesDialog::leaveForm(const std::function<void()> &leave)
{
    if (m_pages->currentIndex() != 1 || fields() == m_shown) {
        leave();
        return;
    }
    Unsaved unsaved{tr("The template is not saved"), tr("What you changed in “%1” is not saved.").arg(m_name->text().simplified()), {}, leave};
    if (m_name->text().simplified().isEmpty())
        unsaved.words = tr("The template that you wrote is not saved. It needs a name.");
    if (m_save->isEnabled()) {
        unsaved.save = [this, leave] {
            save();
            leave();
        };
    }
    askAboutUnsaved(*this, unsaved);
}

void TemplatesDialog::reject()
{
    leaveForm([this] { QDialog::reject(); });
}

void TemplatesDialog::fillStatuses()
{
    m_status->clear();
    m_status->addItem(tr("as chosen when writing"), QVariant());
    for (const Status status : statusesOf(static_cast<IncidentKind>(m_kind->currentData().toInt())))
        m_status->addItem(wordFor(status), static_cast<int>(status));
}

PostTemplate TemplatesDialog::typed() const
{
    PostTemplate post = m_edited;
    post.name = m_name->text().simplified();
    post.kind = static_cast<IncidentKind>(m_kind->currentData().toInt());
    post.status = m_status->currentData().isValid() ? std::optional(static_cast<Status>(m_status->currentData().toInt())) : std::nullopt;
    post.level = levelIn(*m_level);
    post.nextUpdateMs = m_next->text().toInt() * minuteMs;
    post.title = m_title->text().trimmed();
    post.body = m_body->toPlainText().trimmed();
    if (post.language.isEmpty())
        post.language = m_scene.language;
    post.id = templateIdOf(post);
    return post;
}

void TemplatesDialog::check()
{
    const PostTemplate post = typed();
    const auto fine = checkTemplate(post);
    bool isNumber = true;
    if (!m_next->text().trimmed().isEmpty())
        isNumber = m_next->text().trimmed().toInt(&isNumber) > 0 && isNumber;
    const auto sameName = [&](const PostTemplate &other) { return other.id != m_edited.id && other.name.compare(post.name, Qt::CaseInsensitive) == 0; };
    const bool isTaken = std::ranges::any_of(offeredTemplates(m_entries, m_scene.language), sameName);
    QString problem;
    if (post.name.isEmpty())
        problem = tr("Give it a name.");
    else if (isTaken)
        problem = tr("Another template is called like that.");
    else if (post.body.isEmpty())
        problem = tr("Write its text.");
    else if (!isNumber)
        problem = tr("The next update takes a number of minutes, or nothing.");
    else if (!fine)
        problem = problemWords(post, fine.error());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_save->setEnabled(problem.isEmpty());
}

void TemplatesDialog::save()
{
    const PostTemplate post = typed();
    m_entries.removeIf([&](const PostTemplate &entry) { return entry.id == post.id; });
    m_entries.append(post);
    m_search->clear();
    fill(post.name);
    setEditing(false);
    emit entryWanted(post);
}

void TemplatesDialog::retireCurrent()
{
    const PostTemplate *post = current();
    if (!post)
        return;
    const PostTemplate entry = retired(*post);
    m_entries.removeIf([&](const PostTemplate &one) { return one.id == entry.id; });
    m_entries.append(entry);
    fill();
    emit entryWanted(entry);
}

void TemplatesDialog::useCurrent()
{
    const PostTemplate *post = current();
    if (!post || problemIn(*post))
        return; // what is wrong stands beside it
    const PostTemplate taken = *post;
    accept();
    emit chosen(taken);
}

bool TemplatesDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Up and down choose while one types.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int by = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (by != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void TemplatesDialog::keyPressEvent(QKeyEvent *event)
{
    // Esc leaves the form before it closes the dialog; Enter in a field of the form uses nothing.
    const bool isEditing = m_pages->currentIndex() == 1;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEditing && event->key() == Qt::Key_Escape)
        leaveForm([this] { setEditing(false); });
    else if (isEditing && isEnter && !qobject_cast<QPushButton *>(focusWidget()))
        event->accept();
    else
        QDialog::keyPressEvent(event);
}

} // namespace tocsin
