// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checktext/checktextwindow.h"

#include "models/announcements/linter/lintmessages.h"
#include "models/itemmodels/findingsmodel.h"
#include "models/itemmodels/importchoices.h"
#include "models/settings/settings.h"
#include "models/time/walltime.h"
#include "ui/checktext/checktexteditor.h"
#include "ui/checktext/findingsdelegate.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contextfields.h"
#include "ui/widgets/windowsize.h"
#include "ui/widgets/words.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr QKeyCombination nextKey(Qt::Key_F8);
constexpr QKeyCombination previousKey = Qt::SHIFT | Qt::Key_F8;
constexpr QKeyCombination fixKey = Qt::CTRL | Qt::Key_Period;
constexpr QKeyCombination fixAllKey = Qt::CTRL | Qt::SHIFT | Qt::Key_Period;

QString keyText(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

} // namespace

CheckTextWindow::CheckTextWindow(const Clock &clock, Preferences &preferences, const ThemeSwitch &themes, QWidget *parent)
    : QWidget(parent, Qt::Window), m_clock(clock), m_preferences(preferences), m_themes(themes), m_findings(new FindingsModel(this))
{
    setObjectName(u"checkTextWindow"_s);
    setWindowTitle(tr("Check text"));
    setProperty("area", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    resizeToFit(this, {1100, 680});
    build();
    connectKeys();
    ImportContext kept;
    kept.zone = preferences.store().value(settings::checkTextZone);
    kept.language = preferences.store().value(settings::checkTextLanguage);
    m_fields->setContext(kept);
    connect(m_fields, &ContextFields::changed, this, [this] {
        const ImportContext context = m_fields->context();
        m_preferences.store().set(settings::checkTextZone, context.zone);
        m_preferences.store().set(settings::checkTextLanguage, context.language);
        ask();
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, &CheckTextWindow::ask);
    connect(m_editor, &CheckTextEditor::placeChanged, this, &CheckTextWindow::updatePlace);
    connect(m_editor, &CheckTextEditor::refused, this, [this](const Failure &failure) { m_state->setText(sentenceFor(failure.code) + u' ' + failure.detail); });
    connect(&m_checker, &TextChecker::checked, this, &CheckTextWindow::showAnswer);
    connect(&preferences, &Preferences::zonesChanged, this, &CheckTextWindow::showAgain);
    if (const QByteArray geometry = preferences.store().value(settings::checkTextGeometry); !geometry.isEmpty())
        restoreGeometry(geometry);
    if (const QByteArray splitter = preferences.store().value(settings::checkTextSplitter); !splitter.isEmpty())
        m_splitter->restoreState(splitter);
    updateState();
    m_editor->setFocus();
}

void CheckTextWindow::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 12);
    layout->setSpacing(10);
    m_fields = new ContextFields(this);
    m_fields->offerToday([this] { return today(); });
    m_fields->row()->addStretch(1);
    layout->addWidget(m_fields);

    m_splitter = new QSplitter(this);
    auto *left = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_editor = new CheckTextEditor(m_themes, left);
    m_editor->setObjectName(u"checkTextEditor"_s);
    m_editor->setAccessibleName(tr("Text to check"));
    m_editor->setPlaceholderText(tr("Write or paste a post here, or drop a file.\nWhat may mislead a reader is underlined while you write."));
    m_editor->setFixKey(keyText(fixKey));
    column->addWidget(m_editor, 1);
    m_place = newLabel({}, true, left);
    m_place->setObjectName(u"checkTextPlace"_s);
    // Two lines always, so that the text does not move while the cursor does.
    m_place->setMinimumHeight(2 * m_place->fontMetrics().lineSpacing() + 2);
    m_place->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_place);
    m_splitter->addWidget(left);
    m_splitter->addWidget(buildFindings());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({680, 400});
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter, 1);

    m_state = newLabel({}, true, this);
    m_state->setObjectName(u"checkTextState"_s);
    layout->addWidget(m_state);
}

QWidget *CheckTextWindow::buildFindings()
{
    auto *right = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    m_stack = new QStackedWidget(right);
    m_list = new QListView(m_stack);
    m_list->setObjectName(u"checkTextFindings"_s);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setModel(m_findings);
    m_list->setItemDelegate(new FindingsDelegate(m_themes, m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust); // heights follow the width
    m_stack->addWidget(m_list);
    m_empty = newLabel({}, true, m_stack);
    m_empty->setObjectName(u"checkTextEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(24);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);

    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    const auto button = [right, row](const QString &text, const QString &name, const QKeySequence &key) {
        auto *made = new QPushButton(text, right);
        made->setObjectName(name);
        made->setAutoDefault(false);
        made->setToolTip(keyText(key));
        row->addWidget(made);
        return made;
    };
    m_previous = button(tr("&Previous"), u"checkTextPrevious"_s, previousKey);
    m_next = button(tr("&Next"), u"checkTextNext"_s, nextKey);
    row->addStretch(1);
    m_fixAll = button(tr("Fix &all"), u"checkTextFixAll"_s, fixAllKey);
    m_fix = button(tr("&Fix"), u"checkTextFix"_s, fixKey);
    m_fix->setProperty("main", true);
    column->addLayout(row);
    return right;
}

void CheckTextWindow::connectKeys()
{
    const auto on = [this](const QKeySequence &key, QPushButton *button, auto slot) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, slot);
        connect(button, &QPushButton::clicked, this, slot);
    };
    on(nextKey, m_next, [this] { goTo(m_editor->findingFrom(true)); });
    on(previousKey, m_previous, [this] { goTo(m_editor->findingFrom(false)); });
    on(fixKey, m_fix, [this] { fixHere(); });
    on(fixAllKey, m_fixAll, [this] { fixAll(); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { m_editor->goToFinding(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        m_editor->goToFinding(index.row());
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CheckTextWindow::updateState);
}

void CheckTextWindow::setText(const QString &text)
{
    m_editor->setPlainText(text);
}

void CheckTextWindow::setContext(const ImportContext &context)
{
    m_fields->setContext(context);
    ask();
}

QDate CheckTextWindow::today() const
{
    const QString zone = m_fields->context().zone;
    return wallTimeOf(m_clock.now(), zone.isEmpty() ? m_preferences.homeZone() : zone).date;
}

/// Asks what is in the text now; the answer comes to showAnswer().
void CheckTextWindow::ask()
{
    ++m_revision;
    const QString text = m_editor->text();
    ImportContext context = m_fields->context();
    context.today = today();
    LintOptions options;
    // A text that is written today is about to be published; an old one is not late for anything.
    if (context.reference.isValid() && context.reference == context.today)
        options.now = m_clock.now();
    m_checker.check(m_revision, text, context, options);
    updateState();
}

void CheckTextWindow::showAnswer(const CheckedText &answer)
{
    if (answer.revision != m_revision)
        return; // the text went on; the next answer is on its way
    m_answer = answer;
    m_shown = answer.revision;
    showAgain();
    emit checked();
}

void CheckTextWindow::showAgain()
{
    if (!isUpToDate())
        return;
    m_editor->showChecked(m_answer, {m_preferences.zones(), m_preferences.language()});
    m_findings->setFindings(m_answer.findings, QLocale(m_preferences.language()));
    updatePlace();
    updateState();
}

void CheckTextWindow::goTo(int finding)
{
    if (finding < 0)
        return;
    m_list->setCurrentIndex(m_findings->index(finding));
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_editor->goToFinding(finding);
}

void CheckTextWindow::fixHere()
{
    if (isUpToDate() && m_editor->fix(m_list->currentIndex().row()))
        updateState();
}

void CheckTextWindow::fixAll()
{
    if (isUpToDate())
        m_editor->fixAll();
}

void CheckTextWindow::updatePlace()
{
    const int position = m_editor->textCursor().position();
    // In two lines what the tool tip says in several.
    QString hint = m_editor->hintAt(position);
    hint.replace(u":\n• "_s, u": "_s).replace(u"\n• "_s, u" / "_s).replace(u'\n', u" · "_s);
    m_place->setText(hint);
    // The list follows the text cursor; of several findings at one place the one that was gone to stays.
    if (!m_list->hasFocus() && !m_editor->isAt(m_list->currentIndex().row(), position)) {
        if (const int finding = m_editor->findingAt(position); finding >= 0 && finding < m_findings->rowCount())
            m_list->setCurrentIndex(m_findings->index(finding));
    }
    updateState();
}

void CheckTextWindow::updateState()
{
    const bool blank = m_editor->document()->isEmpty();
    const int count = blank ? 0 : m_findings->rowCount();
    int times = 0;
    int open = 0;
    for (const ImportedPost &post : std::as_const(m_answer.page.posts)) {
        times += static_cast<int>(post.times.size());
        open += static_cast<int>(std::ranges::count_if(post.times, isOpen));
    }
    if (blank) {
        m_empty->setText(tr("Findings appear here while you write."));
        m_state->setText(tr("Nothing to check yet."));
    } else if (m_shown < 0) {
        m_empty->setText(tr("Checking…"));
        m_state->setText(tr("Checking…"));
    } else {
        const QString found = count == 0 ? tr("No findings") : tr("%n finding(s)", nullptr, count);
        const QString understood = times == 0 ? tr("no times in the text")
            : open == 0                       ? tr("all %n time(s) understood", nullptr, times)
                                              : tr("%n time(s) not certain", nullptr, open);
        m_empty->setText(open == 0 ? tr("Nothing to remark.") : tr("Nothing is wrong with the text, but some times are not certain. They are underlined with dots."));
        m_state->setText(tr("%1, %2", "findings, and whether the times are understood").arg(found, understood));
    }
    m_stack->setCurrentIndex(count > 0 ? 0 : 1);
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
    const auto &findings = m_findings->findings();
    const auto fixable = std::ranges::count_if(findings, [](const Finding &finding) { return finding.fix.has_value(); });
    m_fixAll->setVisible(fixable > 1);
    m_fixAll->setEnabled(count > 0);
    m_fixAll->setText(tr("Fix &all %n", nullptr, static_cast<int>(fixable)));
    const int here = m_list->currentIndex().row();
    const bool canFix = count > 0 && here >= 0 && here < findings.size() && findings.at(here).fix.has_value();
    m_fix->setEnabled(canFix);
    m_fix->setText(canFix ? lintFixLabel(findings.at(here)).replace(u'&', u"&&"_s) : tr("&Fix"));
}

void CheckTextWindow::closeEvent(QCloseEvent *event)
{
    m_preferences.store().set(settings::checkTextGeometry, saveGeometry());
    m_preferences.store().set(settings::checkTextSplitter, m_splitter->saveState());
    QWidget::closeEvent(event);
}

void CheckTextWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close(); // the text stays for the next time
    else
        QWidget::keyPressEvent(event);
}

} // namespace tocsin
