// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themeswitch.h"

#include <QTextEdit>

namespace tocsin {

/// Text that cannot be edited, in which some ranges stand in rounded chips: times, targets, counts. The text stays selectable
/// and is copied as it reads. Grows to its content's height if @ref setGrowing was called, else scrolls.
class ChipText : public QTextEdit
{
    Q_OBJECT

public:
    /// A range of the plain text, in characters of QTextDocument (UTF-16).
    struct Chip
    {
        int begin = 0;
        int end = 0;
        Tone tone = Tone::Info;
        int key = -1; ///< told by chipActivated(); -1 is not clickable
        bool underlined = false; ///< drawn as a line below instead of a box
        QString hint; ///< tool tip
    };

    /// A range with a wave below it: something to look at again.
    struct Mark
    {
        int begin = 0;
        int end = 0;
        Tone tone = Tone::Warning;
        QString hint; ///< tool tip
    };

    explicit ChipText(const ThemeSwitch &themes, QWidget *parent = nullptr);

    void setGrowing();
    void setChips(QList<Chip> chips);
    [[nodiscard]] const QList<Chip> &chips() const { return m_chips; }
    void setMarks(QList<Mark> marks);
    [[nodiscard]] const QList<Mark> &marks() const { return m_marks; }
    /// Key of the chip that Tab or goToChip() came to last; -1: none.
    [[nodiscard]] int currentChip() const { return m_current; }
    /// Shows the text from @p begin on.
    void goToPlace(int begin);
    /// Moves to the chip with @p key and marks it as the current one.
    void goToChip(int key);
    /// Places of a chip's lines, in viewport coordinates; for tests and for popups.
    [[nodiscard]] QList<QRectF> placesOf(const Chip &chip) const { return placesOf(chip.begin, chip.end); }

signals:
    void chipActivated(int key);
    void linkActivated(const QString &url);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    /// Tab goes from chip to chip that can be activated, then on.
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QList<QRectF> placesOf(int begin, int end) const;
    bool stepToChip(bool next);
    void paintMarks(QPainter &painter, const QRectF &dirty) const;
    [[nodiscard]] const Chip *chipAt(const QPointF &point) const;
    void fitHeight();

    const ThemeSwitch &m_themes;
    QList<Chip> m_chips; // by begin
    QList<Mark> m_marks;
    int m_current = -1;
    bool m_growing = false;
};

} // namespace tocsin
