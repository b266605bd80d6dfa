// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/announcements/importer.h"
#include "models/announcements/linter/linter.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <optional>

namespace tocsin {

/// A text as it was understood and checked. Positions are UTF-16 offsets into the text that was asked about.
struct CheckedText
{
    int revision = 0; ///< as given to TextChecker::check()
    ImportedPage page;
    QList<Finding> findings; ///< by place
};

/// Reads and lints a text on another thread while it is being written. The newest text wins: what was asked for meanwhile is never read.
class TextChecker : public QObject
{
    Q_OBJECT

public:
    explicit TextChecker(QObject *parent = nullptr);
    ~TextChecker() override;

    /// Checks @p text once no newer one came for the pause; @p revision comes back with the answer.
    void check(int revision, const QString &text, const ImportContext &context, const LintOptions &options);
    /// The answer at once, on the thread that asks: for the last look at a text, which cannot wait for a pause.
    [[nodiscard]] static CheckedText checkNow(int revision, const QString &text, const ImportContext &context, const LintOptions &options);
    /// How long to wait for the next key before a text is read; 0 reads at once.
    void setPause(int milliseconds) { m_pause.setInterval(milliseconds); }
    [[nodiscard]] bool isBusy() const { return m_asked.has_value() || m_running.isRunning(); }

signals:
    void checked(const tocsin::CheckedText &answer); ///< on the thread of this object

private:
    struct Question
    {
        int revision = 0;
        QString text;
        ImportContext context;
        LintOptions options;
    };
    void begin();
    void finish();

    QTimer m_pause;
    std::optional<Question> m_asked; ///< not begun yet
    QFutureWatcher<CheckedText> m_running;
};

} // namespace tocsin
