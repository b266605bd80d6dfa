// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinestate.h"

#include <QCache>
#include <QFont>
#include <QImage>
#include <QPainter>
#include <QPixmap>

#include <unordered_map>

namespace tocsin {

/// Paints the rows of impacts into an image, pixel by pixel where a painter would be too slow, then words and outlines over it.
/// Few impacts in view: a box for each, with its title and its update marks. Many: each column of pixels shows the worst state in it.
/// Planned is hatched, uncertain is dashed and paler, work beyond its plan runs between two rails, so that nothing rests on colour alone.
class LanePainter
{
public:
    explicit LanePainter(const TimelineState &state) : m_state(state) {}

    /// Paints the plot of @p size logical pixels at @p at. @p gridLines are the x of vertical lines.
    void paint(QPainter &painter, QPoint at, QSize size, double pixelRatio, const QFont &font, const std::vector<double> &gridLines);
    /// Forgets cached words, for example when the font or the theme changed.
    void clear() { m_labels.clear(); }
    /// Words as text instead of cached images: slower, but a PDF can be searched.
    void setDrawsText(bool text) { m_drawsText = text; }
    /// Whether the last paint() drew a box for each impact.
    [[nodiscard]] bool drewBoxes() const { return m_boxes; }
    /// Whether it drew titles, or would have had they been there.
    [[nodiscard]] bool drewWords() const { return !m_words.empty(); }

private:
    /// A box in pixels of the image.
    struct Box
    {
        int left = 0;
        int right = 0; // one past
        int rank = 0;
        bool cutLeft = false; // goes on outside of the image
        bool cutRight = false;
        LaneInterval interval; // only of boxes for single impacts
    };
    struct Colours
    {
        QRgb fill = 0;
        QRgb other = 0; // between the lines of a hatch or dash
        QRgb border = 0;
    };

    void preparePalette();
    void preparePatterns();
    void paintGround(const std::vector<double> &gridLines);
    void paintColumns(const TimelineRow &row, int top, int height, bool quiet);
    void paintBoxes(const TimelineRow &row, int top, int height);
    [[nodiscard]] const std::vector<StateMask> &columnsOf(int target);
    [[nodiscard]] std::span<const StateMask> columnsOf(const TimelineRow &row);
    void addRun(int from, int until);
    void fillRuns(int top, int height, bool quiet);
    void fillLines(int top, int height, bool quiet);
    void fillArrow(const Box &box, int top, int height, const Colours &colours);
    /// Fills as many @p lines at the upper and at the lower edge of @p box; all of it from half its height on.
    void fillBox(const Box &box, int top, int height, const Colours &colours, int lines);
    void fillRails(const Box &box, int top, int height);
    void paintMarks(const Box &box, int top);
    void outlineSelection(const TimelineRow &row, int top, int height);
    void paintWords(QPainter &painter, QPoint at, const QFont &font);
    [[nodiscard]] const QPixmap *label(const QString &text, QRgb ink, int width, const QFont &font);
    [[nodiscard]] const Colours &coloursOf(int rank, bool quiet) const;
    [[nodiscard]] QRgb *line(int y) { return m_pixels + y * m_stride; }

    const TimelineState &m_state; // not owned
    QImage m_image;
    QRgb *m_pixels = nullptr;
    int m_stride = 0;
    int m_width = 0;
    int m_height = 0;
    double m_ratio = 1;
    bool m_boxes = false;
    bool m_drawsText = false;
    ColumnGrid m_grid;
    std::vector<StateMask> m_columns;
    std::vector<quint8> m_worst; // of a row of columns: 1 + the rank of the worst state in each, 0 where there is none
    /// The columns of each lane, made once a frame: a zone's row and its servers' rows show the same.
    struct LaneColumns
    {
        quint64 frame = 0;
        std::vector<StateMask> masks;
    };
    std::unordered_map<int, LaneColumns> m_laneColumns;
    quint64 m_frame = 0;
    /// A pattern that repeats: all bits set where pixel i % period is one of the first few. Those of line y begin at y % period.
    struct Pattern
    {
        int period = 2;
        std::vector<QRgb> masks;
        void prepare(int repeats, int filled, int width);
        [[nodiscard]] const QRgb *line(int y) const { return masks.data() + y % period; }
    };
    Pattern m_hatch;
    Pattern m_dash; // of boxes
    std::vector<QRgb> m_inks; // of a row of columns
    std::vector<QRgb> m_otherInks;
    std::vector<std::pair<int, int>> m_runs; // of m_inks what is to be copied: [first, second)
    std::vector<int> m_insets; // how far the first lines of a rounded box, from the edge on, begin later than it
    std::array<Colours, 16> m_palette{};
    std::array<Colours, 16> m_quiet{};
    struct Word
    {
        qint64 incident;
        Box box;
        int top;
        int height;
    };
    std::vector<Word> m_words;
    std::vector<Word> m_outlines;
    QCache<QString, QPixmap> m_labels{3000};
};

} // namespace tocsin
