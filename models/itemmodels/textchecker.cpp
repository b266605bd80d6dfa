// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/textchecker.h"

#include <QtConcurrentRun>

#include <utility>

namespace tocsin {
namespace {

constexpr int typingPauseMs = 120; // shorter than a person waits, longer than from key to key

} // namespace

TextChecker::TextChecker(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &TextChecker::begin);
    connect(&m_running, &QFutureWatcherBase::finished, this, &TextChecker::finish);
}

TextChecker::~TextChecker()
{
    m_running.waitForFinished();
}

void TextChecker::check(int revision, const QString &text, const ImportContext &context, const LintOptions &options)
{
    m_asked = Question{revision, text, context, options};
    m_pause.start();
}

void TextChecker::begin()
{
    if (!m_asked || m_running.isRunning())
        return; // finish() begins with the newest
    m_running.setFuture(QtConcurrent::run([question = *std::exchange(m_asked, std::nullopt)] {
        return checkNow(question.revision, question.text, question.context, question.options);
    }));
}

CheckedText TextChecker::checkNow(int revision, const QString &text, const ImportContext &context, const LintOptions &options)
{
    CheckedText answer;
    answer.revision = revision;
    answer.page = importPage(text, context);
    answer.findings = lint(answer.page, options);
    return answer;
}

void TextChecker::finish()
{
    emit checked(m_running.result());
    if (m_asked && !m_pause.isActive())
        begin();
}

} // namespace tocsin
