// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/finalpreview.h"

#include "ui/composer/issuewords.h"
#include "ui/composer/postpreview.h"
#include "ui/composer/recordview.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/contentscroll.h"
#include "ui/widgets/windowsize.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int highestRecord = 190; // pixels
constexpr int indexRole = Qt::UserRole + 1; ///< of the issue; none on headings

} // namespace

FinalPreview::FinalPreview(const ThemeSwitch &themes, QWidget *parent)
    : QDialog(parent), m_themes(themes), m_preview(new PostPreview(themes, this)), m_record(new RecordView(this)), m_list(new QListWidget(this)), m_scopeBox(new QFrame(this)),
      m_scopeLabel(newLabel({}, false, m_scopeBox)), m_scope(new QLineEdit(m_scopeBox)), m_approvalBox(new QFrame(this)), m_reason(new QLineEdit(m_approvalBox)),
      m_state(newLabel({}, true, this)), m_fix(new QPushButton(tr("&Put it right"), this)), m_back(new QPushButton(tr("&Back to editing"), this)), m_sendBack(new QPushButton(tr("Send &back…"), this)),
      m_ask(new QPushButton(tr("&Ask for approval"), this)), m_send(new QPushButton(tr("&Send"), this))
{
    setObjectName(u"finalPreview"_s);
    setWindowTitle(tr("Last look"));
    resizeToFit(this, {1080, 720});
    m_list->setObjectName(u"finalIssues"_s);
    m_list->setAccessibleName(tr("What is missing or worth a look"));
    m_list->setWordWrap(true);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state->setObjectName(u"finalState"_s);
    m_fix->setObjectName(u"finalFix"_s);
    m_back->setObjectName(u"finalBack"_s);
    m_back->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_sendBack->setObjectName(u"finalSendBack"_s);
    m_sendBack->hide();
    m_ask->setObjectName(u"finalAsk"_s);
    m_send->setObjectName(u"finalSend"_s);
    m_send->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    for (QPushButton *button : {m_fix, m_back, m_sendBack, m_ask, m_send})
        button->setAutoDefault(false);
    buildQuestions();

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addWidget(m_fix);
    buttons->addWidget(m_state, 1);
    buttons->addWidget(m_sendBack);
    buttons->addWidget(m_ask);
    buttons->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    // As high as it is, but the post itself is what is looked at most.
    auto *record = new ContentScroll(m_record, this);
    record->setObjectName(u"finalRecord"_s);
    record->setAccessibleName(tr("What will be recorded"));
    record->setProperty("card", true);
    record->setFrameShape(QFrame::StyledPanel);
    record->setFocusPolicy(Qt::TabFocus);
    record->setMaximumHeight(highestRecord);
    layout->addWidget(m_preview, 1);
    layout->addWidget(record);
    layout->addWidget(m_list);
    layout->addWidget(m_approvalBox);
    layout->addWidget(m_scopeBox);
    layout->addLayout(buttons);

    connect(m_list, &QListWidget::itemClicked, this, &FinalPreview::activate);
    connect(m_list, &QListWidget::currentItemChanged, this, &FinalPreview::showFix);
    connect(m_fix, &QPushButton::clicked, this, &FinalPreview::fix);
    connect(m_back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_sendBack, &QPushButton::clicked, this, &FinalPreview::sendBackWanted);
    connect(m_ask, &QPushButton::clicked, this, &FinalPreview::ask);
    connect(m_send, &QPushButton::clicked, this, &FinalPreview::send);
    connect(m_scope, &QLineEdit::textChanged, this, &FinalPreview::updateState);
    connect(m_reason, &QLineEdit::textChanged, this, &FinalPreview::updateState);
    connect(&themes, &ThemeSwitch::changed, this, &FinalPreview::showIssues);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setAutoRepeat(false); // the key that opened the look, held down, is no look
        connect(shortcut, &QShortcut::activated, this, &FinalPreview::send);
    }
    updateState();
}

void FinalPreview::buildQuestions()
{
    m_scopeBox->setObjectName(u"finalScopeBox"_s);
    m_scopeBox->setProperty("card", u"warning"_s);
    m_scope->setObjectName(u"finalScope"_s);
    m_scope->setMaximumWidth(m_scope->fontMetrics().averageCharWidth() * 34);
    //: %1 is the phrase "all customers"
    m_scopeLabel->setText(tr("This concerns all customers. Type “%1” to confirm it:").arg(allCustomersPhrase()));
    m_scopeLabel->setBuddy(m_scope);
    m_scope->setAccessibleName(m_scopeLabel->text());
    auto *scope = new QHBoxLayout(m_scopeBox);
    scope->addWidget(m_scopeLabel, 1);
    scope->addWidget(m_scope, 1);

    m_approvalBox->setObjectName(u"finalApprovalBox"_s);
    m_approvalBox->setProperty("card", u"warning"_s);
    m_reason->setObjectName(u"finalReason"_s);
    m_reason->setPlaceholderText(tr("Why it cannot wait; this is recorded"));
    QLabel *label = newLabel(tr("Another user has to approve this post. In an emergency, send it with a reason instead:"), false, m_approvalBox);
    label->setBuddy(m_reason);
    m_reason->setAccessibleName(label->text());
    auto *approval = new QHBoxLayout(m_approvalBox);
    approval->addWidget(label, 1);
    approval->addWidget(m_reason, 1);
}

void FinalPreview::setTargetNames(const std::function<QString(const QString &)> &names)
{
    m_words.targetName = names;
    m_preview->setTargetNames(names);
}

void FinalPreview::setWords(const TimeText &times, const QHash<QString, QString> &linkTitles)
{
    m_words.times = times;
    m_words.linkTitles = linkTitles;
}

void FinalPreview::setAuthor(const QString &author)
{
    //: Title of a window; %1 is the user who wrote the post
    setWindowTitle(tr("Approve what %1 wrote").arg(author));
    m_back->setText(tr("&Not yet"));
    m_send->setText(tr("&Approve and send"));
    m_sendBack->show();
    m_isAnothers = true;
}

void FinalPreview::showPost(const PostDraft &draft, const PostScene &scene, const QList<Audience> &audiences, const QList<PostIssue> &issues,
                            const QList<Translation> &translations)
{
    m_preview->showStory(storyWith(draft, scene), audiences, draft.key, translations);
    m_words.now = scene.now;
    m_record->showRecord(recordOf(draft, scene), m_words);
    m_issues = issues;
    m_needsScope = draft.wholeCustomerBase;
    m_needsApproval = std::ranges::any_of(issues, [](const PostIssue &issue) { return issue.problem == PostProblem::ApprovalMissing; });
    // Those two are answered here.
    m_issues.removeIf([](const PostIssue &issue) { return issue.problem == PostProblem::ApprovalMissing || issue.problem == PostProblem::ScopeUnconfirmed; });
    std::stable_partition(m_issues.begin(), m_issues.end(), [](const PostIssue &issue) { return stopsPosting(issue.problem); });
    m_stopping = static_cast<int>(std::ranges::count_if(m_issues, [](const PostIssue &issue) { return stopsPosting(issue.problem); }));
    m_scopeBox->setVisible(m_needsScope);
    m_approvalBox->setVisible(m_needsApproval);
    m_ask->setVisible(m_needsApproval);
    showIssues();
    updateState();
}

void FinalPreview::showIssues()
{
    const int row = m_list->currentRow();
    m_list->clear();
    const auto heading = [this](const QString &text, Tone tone) {
        auto *item = new QListWidgetItem(text, m_list);
        item->setFlags(Qt::ItemIsEnabled);
        QFont bold = item->font();
        bold.setBold(true);
        item->setFont(bold);
        item->setForeground(m_themes.theme().of(tone).text);
    };
    for (qsizetype i = 0; i < m_issues.size(); ++i) {
        if (i == 0 && m_stopping > 0)
            heading(tr("Has to be settled first"), Tone::Bad);
        if (i == m_stopping)
            heading(tr("Worth a look"), Tone::Warning);
        auto *item = new QListWidgetItem(u"    "_s + wordsFor(m_issues.at(i), m_words.targetName), m_list);
        item->setData(indexRole, i);
        item->setData(Qt::AccessibleTextRole, i < m_stopping ? tr("Has to be settled first: %1").arg(wordsFor(m_issues.at(i), m_words.targetName))
                                                              : tr("Worth a look: %1").arg(wordsFor(m_issues.at(i), m_words.targetName)));
        if (!m_isAnothers)
            item->setToolTip(tr("Enter goes there"));
    }
    m_list->setVisible(!m_issues.isEmpty());
    constexpr int mostRows = 7;
    int height = 2 * m_list->frameWidth();
    for (int i = 0; i < std::min(m_list->count(), mostRows); ++i)
        height += m_list->sizeHintForRow(i);
    m_list->setFixedHeight(height + 2);
    if (row > 0 && row < m_list->count())
        m_list->setCurrentRow(row);
    else if (m_list->count() > 1)
        m_list->setCurrentRow(1);
    showFix();
}

const PostIssue *FinalPreview::issueOf(const QListWidgetItem *item) const
{
    const QVariant index = item ? item->data(indexRole) : QVariant();
    return index.isValid() && index.toLongLong() < m_issues.size() ? &m_issues.at(index.toLongLong()) : nullptr;
}

void FinalPreview::showFix()
{
    const bool offers = !m_isAnothers && std::ranges::any_of(m_issues, [](const PostIssue &issue) { return issue.fix.has_value(); });
    m_fix->setVisible(offers);
    const PostIssue *issue = issueOf(m_list->currentItem());
    m_fix->setEnabled(issue && issue->fix);
    m_fix->setToolTip(issue && issue->fix ? fixWordsFor(*issue, m_words.times, m_words.now) : QString());
}

void FinalPreview::fix()
{
    const PostIssue *issue = issueOf(m_list->currentItem());
    if (!issue || !issue->fix || m_isAnothers)
        return;
    const PostFix fix = *issue->fix;
    reject();
    emit fixWanted(fix);
}

bool FinalPreview::mayLeave() const
{
    return m_stopping == 0 && (!m_needsScope || isAllCustomersPhrase(m_scope->text()));
}

bool FinalPreview::canSend() const
{
    return mayLeave() && (!m_needsApproval || !m_reason->text().trimmed().isEmpty());
}

void FinalPreview::updateState()
{
    m_send->setEnabled(canSend());
    m_ask->setEnabled(mayLeave());
    const bool asks = m_needsApproval && m_reason->text().trimmed().isEmpty();
    setStyleProperty(m_ask, "main", asks);
    setStyleProperty(m_send, "main", !asks);
    if (m_stopping > 0)
        m_state->setText(tr("%n thing(s) to settle before it can go out.", nullptr, m_stopping));
    else if (!mayLeave())
        m_state->setText(tr("Confirm whom it concerns."));
    else if (asks)
        m_state->setText(tr("It can wait for approval now."));
    else if (!m_issues.isEmpty())
        m_state->setText(tr("It can go out; look at what is listed."));
    else
        m_state->setText(tr("Nothing is missing."));
}

void FinalPreview::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_preview->renderNow();
    if (m_stopping > 0)
        m_list->setFocus();
    else if (m_needsScope)
        m_scope->setFocus();
    else if (m_needsApproval)
        m_ask->setFocus();
    else
        setFocus(Qt::OtherFocusReason); // no button has it: the blanks of somebody who types on must not send
}

void FinalPreview::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter) {
        QDialog::keyPressEvent(event);
        return;
    }
    event->accept();
    if (event->isAutoRepeat())
        return;
    // Enter in the list goes where the issue is; it must not send as well.
    if (m_list->hasFocus())
        activate(m_list->currentItem());
    else if (auto *button = qobject_cast<QPushButton *>(focusWidget()))
        button->click();
    else if (m_needsApproval && m_reason->text().trimmed().isEmpty())
        ask();
    else
        send();
}

void FinalPreview::activate(const QListWidgetItem *item)
{
    const PostIssue *chosen = issueOf(item);
    if (!chosen || m_isAnothers)
        return;
    const PostIssue issue = *chosen;
    reject();
    emit issueActivated(issue);
}

void FinalPreview::send()
{
    if (!canSend())
        return;
    const QString reason = m_needsApproval ? m_reason->text().trimmed() : QString();
    accept();
    emit sendWanted(reason);
}

void FinalPreview::ask()
{
    if (!mayLeave())
        return;
    accept();
    emit approvalWanted();
}

} // namespace tocsin
