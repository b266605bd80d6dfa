// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/textchecker.h"
#include "ui/theme/themeswitch.h"
#include "ui/widgets/findingmarks.h"
#include "ui/widgets/timetext.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QTextCursor>

namespace tocsin {

/// A text that is written or pasted, in which recognised times stand on a ground and findings on a wave. What was marked moves with the text until
/// the next answer of the checker comes.
class CheckTextEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CheckTextEditor(const ThemeSwitch &themes, QWidget *parent = nullptr);

    /// The text as it is checked: one character for each of the document's, so that positions agree; no-break spaces stay.
    [[nodiscard]] QString text() const;
    /// Marks what was found; @p answer is about text() as it is now.
    void showChecked(const CheckedText &answer, const TimeText &times);
    /// Key of the fix, for the tool tip.
    void setFixKey(const QString &key) { m_fixKey = key; }

    [[nodiscard]] int findingCount() const { return m_findings.count(); }
    /// Index of the finding at @p position, -1: none. Of several the shortest.
    [[nodiscard]] int findingAt(int position) const { return m_findings.at(position); }
    /// Whether the finding covers @p position at one of its places.
    [[nodiscard]] bool isAt(int index, int position) const { return m_findings.isAt(index, position); }
    /// The next finding behind the text cursor, or before it; round at the ends. -1: there is none.
    [[nodiscard]] int findingFrom(bool next) const { return m_findings.from(textCursor(), next); }
    /// Selects the finding's text and shows it.
    void goToFinding(int index);
    [[nodiscard]] bool canFix(int index) const { return m_findings.canFix(index); }
    /// Applies the fix of the finding as one step to undo. False where it has none, or its text was changed since.
    bool fix(int index);
    /// Applies every fix as one step to undo; returns how many.
    int fixAll();
    /// What is known of @p position: the time that stands there in every zone, and the findings. Empty: nothing.
    [[nodiscard]] QString hintAt(int position) const;

signals:
    void refused(const tocsin::Failure &failure); ///< a file that was dropped holds no text
    void placeChanged(); ///< the text cursor moved, or what is known of its place changed

protected:
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    struct ShownTime
    {
        QTextCursor place;
        QString hint;
        bool certain = false;
    };
    [[nodiscard]] QTextCursor rangeOf(int begin, int end) const;
    void mark();
    void paintWave(QPainter &painter, const QTextBlock &block, double top, const QTextCursor &place) const;

    const ThemeSwitch &m_themes;
    FindingMarks m_findings;
    QList<ShownTime> m_times;
    QString m_fixKey;
};

} // namespace tocsin
