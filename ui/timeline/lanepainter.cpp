// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanepainter.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace tocsin {
namespace {

constexpr std::size_t mostBoxes = 3000; // more impacts than this in view are drawn as columns
constexpr int mostRuns = 250; // a row of more changes than this is drawn line by line
constexpr int hatchPeriod = 9; // logical pixels
constexpr int hatchLine = 4;
constexpr int dashPeriod = 8;
constexpr int dashLine = 5;
constexpr int railHeight = 2;
constexpr int cornerRadius = 2;
constexpr int roundedFrom = 5; // a box narrower than this has square corners
constexpr int closeFrames = 6; // frames of one incident nearer than this become one
constexpr int shortestLabel = 36;
constexpr int labelledRow = 17; // rows lower than this bear no words

QRgb mixed(const QColor &one, const QColor &other, double part)
{
    const auto channel = [part](int a, int b) { return static_cast<int>(std::lround(a * part + b * (1 - part))); };
    return qRgb(channel(one.red(), other.red()), channel(one.green(), other.green()), channel(one.blue(), other.blue()));
}

bool isPlanned(int rank)
{
    return ImpactState::ofRank(rank).planned;
}

/// Of each mask what of it is in @p allowed, and of that the worst: 1 + its rank, 0 for nothing.
void findWorst(std::span<const StateMask> masks, StateMask allowed, quint8 *worst)
{
    for (std::size_t i = 0; i < masks.size(); ++i) {
        // The exponent of a number tells where its highest bit stands, and of numbers a compiler takes several at once.
        const auto number = static_cast<float>((masks[i] & allowed) * 2 + 1);
        worst[i] = static_cast<quint8>((std::bit_cast<quint32>(number) >> 23) - 127);
    }
}

/// How often something begins in @p worst that is another thing than before.
int countRuns(std::span<const quint8> worst)
{
    int runs = worst.front() != 0 ? 1 : 0;
    for (std::size_t i = 1; i < worst.size(); ++i)
        runs += worst[i] != 0 && worst[i] != worst[i - 1] ? 1 : 0;
    return runs;
}

/// Of each pixel @p ink where its mask is set, else @p other.
void mix(QRgb *pixels, int count, const QRgb *masks, const QRgb *ink, const QRgb *other)
{
    for (int i = 0; i < count; ++i)
        pixels[i] = (ink[i] & masks[i]) | (other[i] & ~masks[i]);
}

void mix(QRgb *pixels, int count, const QRgb *masks, QRgb ink, QRgb other)
{
    for (int i = 0; i < count; ++i)
        pixels[i] = (ink & masks[i]) | (other & ~masks[i]);
}

} // namespace

void LanePainter::preparePalette()
{
    const Theme &theme = m_state.theme();
    for (std::size_t rank = 0; rank < m_palette.size(); ++rank) {
        const ImpactState state = ImpactState::ofRank(static_cast<int>(rank));
        const LevelColours &level = theme.of(state.level);
        Colours &colours = m_palette[rank];
        const QColor fill = state.planned ? level.line : level.fill;
        colours.fill = state.certain ? fill.rgb() : mixed(fill, theme.background, 0.62);
        colours.other = state.planned ? level.tint.rgb() : state.certain ? colours.fill : mixed(fill, theme.background, 0.3);
        colours.border = state.certain ? fill.rgb() : colours.fill;
        // Summaries over open groups step back behind what they sum up.
        m_quiet[rank] = {mixed(QColor(colours.fill), theme.lane, 0.72), mixed(QColor(colours.other), theme.lane, 0.72),
                         mixed(QColor(colours.border), theme.lane, 0.72)};
    }
}

void LanePainter::Pattern::prepare(int repeats, int filled, int width)
{
    period = std::max(2, repeats);
    masks.resize(static_cast<std::size_t>(width) + static_cast<std::size_t>(period));
    for (std::size_t i = 0; i < masks.size(); ++i)
        masks[i] = static_cast<int>(i) % period < filled ? ~QRgb{0} : 0;
}

void LanePainter::preparePatterns()
{
    const auto pixels = [this](int logical) { return static_cast<int>(std::lround(logical * m_ratio)); };
    m_hatch.prepare(pixels(hatchPeriod), pixels(hatchLine), m_width);
    m_dash.prepare(pixels(dashPeriod), pixels(dashLine), m_width);
    // How far a quarter circle leaves the corner of a line free.
    const int radius = pixels(cornerRadius);
    m_insets.clear();
    for (int line = 0; line < radius; ++line) {
        const double rise = radius - line - 0.5;
        const int inset = static_cast<int>(std::lround(radius - std::sqrt(std::max(0.0, double(radius) * radius - rise * rise))));
        if (inset == 0)
            break;
        m_insets.push_back(inset);
    }
}

const LanePainter::Colours &LanePainter::coloursOf(int rank, bool quiet) const
{
    return (quiet ? m_quiet : m_palette)[static_cast<std::size_t>(rank)];
}

void LanePainter::paint(QPainter &painter, QPoint at, QSize size, double pixelRatio, const QFont &font, const std::vector<double> &gridLines)
{
    const QSize pixels(static_cast<int>(std::ceil(size.width() * pixelRatio)), static_cast<int>(std::ceil(size.height() * pixelRatio)));
    if (pixels.isEmpty())
        return;
    if (m_image.size() != pixels) {
        m_image = QImage(pixels, QImage::Format_RGB32);
        m_labels.clear();
    }
    m_image.setDevicePixelRatio(pixelRatio);
    m_ratio = pixelRatio;
    m_width = pixels.width();
    m_height = pixels.height();
    m_pixels = reinterpret_cast<QRgb *>(m_image.bits());
    m_stride = static_cast<int>(m_image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb)));
    m_words.clear();
    m_outlines.clear();
    ++m_frame;
    preparePalette();
    preparePatterns();
    paintGround(gridLines);

    const TimeScale &scale = m_state.scale();
    m_grid = ColumnGrid(scale.resized(size.width()), m_width);
    const int height = m_state.rowHeight();
    const auto &rows = m_state.rows();
    const int first = std::max(0, m_state.scroll() / height);
    const int last = std::min(static_cast<int>(rows.size()), (m_state.scroll() + size.height()) / height + 1);
    std::size_t count = 0;
    for (int i = first; i < last && count <= mostBoxes; ++i) {
        const TimelineRow &row = rows[static_cast<std::size_t>(i)];
        if (!row.isGroup)
            count += m_state.index().lane(row.target).countAround(m_grid.begin(), m_grid.end());
    }
    m_boxes = count <= mostBoxes;
    for (int i = first; i < last; ++i) {
        const TimelineRow &row = rows[static_cast<std::size_t>(i)];
        const bool quiet = row.isGroup && !row.isCollapsed;
        const int inset = quiet ? std::max(1, height / 3) : height >= 18 ? 6 : height >= 8 ? 2 : height >= 5 ? 1 : 0;
        const int top = static_cast<int>(std::lround((m_state.yOfRow(i) + inset) * m_ratio));
        const int bottom = static_cast<int>(std::lround((m_state.yOfRow(i) + height - inset) * m_ratio));
        if (m_boxes && !row.isGroup)
            paintBoxes(row, top, bottom - top);
        else
            paintColumns(row, top, bottom - top, quiet);
        if (!quiet || row.kind == TimelineRow::Kind::Zone)
            outlineSelection(row, top, bottom - top);
    }
    painter.drawImage(at, m_image);
    paintWords(painter, at, font);
}

void LanePainter::paintGround(const std::vector<double> &gridLines)
{
    const Theme &theme = m_state.theme();
    const auto template_ = [&](const QColor &ground) {
        std::vector<QRgb> pixels(static_cast<std::size_t>(m_width), ground.rgb());
        const QRgb grid = ground == theme.lane ? theme.line.rgb() : theme.grid.rgb();
        for (const double x : gridLines) {
            const int pixel = static_cast<int>(std::lround(x * m_ratio));
            if (pixel >= 0 && pixel < m_width)
                pixels[static_cast<std::size_t>(pixel)] = grid;
        }
        return pixels;
    };
    const auto plain = template_(theme.background);
    const auto group = template_(theme.lane);
    const std::vector<QRgb> rule(static_cast<std::size_t>(m_width), theme.grid.rgb());
    const auto bytes = static_cast<std::size_t>(m_width) * sizeof(QRgb);
    const auto &rows = m_state.rows();
    const int height = m_state.rowHeight();
    int y = 0;
    for (int i = std::max(0, m_state.scroll() / height); i < static_cast<int>(rows.size()) && y < m_height; ++i) {
        const int bottom = std::min(m_height, static_cast<int>(std::lround((m_state.yOfRow(i) + height) * m_ratio)));
        const auto &ground = rows[static_cast<std::size_t>(i)].isGroup ? group : plain;
        const bool ruled = height >= 12;
        for (; y < bottom; ++y)
            std::memcpy(line(y), (ruled && y == bottom - 1 ? rule : ground).data(), bytes);
    }
    for (; y < m_height; ++y)
        std::memcpy(line(y), plain.data(), bytes);
}

const std::vector<StateMask> &LanePainter::columnsOf(int target)
{
    LaneColumns &columns = m_laneColumns[target];
    if (columns.frame != m_frame) {
        columns.frame = m_frame;
        columns.masks.assign(static_cast<std::size_t>(m_width), 0);
        m_state.index().lane(target).addColumns(m_grid, m_state.now(), columns.masks);
    }
    return columns.masks;
}

std::span<const StateMask> LanePainter::columnsOf(const TimelineRow &row)
{
    if (row.targets.size() == 1)
        return columnsOf(*row.targets.begin());
    m_columns.assign(static_cast<std::size_t>(m_width), 0);
    for (const int target : row.targets) {
        const std::vector<StateMask> &masks = columnsOf(target);
        for (std::size_t i = 0; i < masks.size(); ++i)
            m_columns[i] |= masks[i];
    }
    return m_columns;
}

void LanePainter::paintColumns(const TimelineRow &row, int top, int height, bool quiet)
{
    m_worst.resize(static_cast<std::size_t>(m_width));
    m_inks.resize(m_worst.size());
    m_otherInks.resize(m_worst.size());
    m_runs.clear();
    findWorst(columnsOf(row), m_state.filter().states, m_worst.data());
    const int runs = countRuns(m_worst);
    if (runs > mostRuns || (runs > 0 && height < 4))
        fillLines(top, height, quiet);
    else if (runs > 0)
        fillRuns(top, height, quiet);
}

void LanePainter::addRun(int from, int until)
{
    if (!m_runs.empty() && m_runs.back().second == from)
        m_runs.back().second = until;
    else
        m_runs.emplace_back(from, until);
}

void LanePainter::fillRuns(int top, int height, bool quiet)
{
    const int edge = static_cast<int>(m_insets.size());
    for (auto from = m_worst.cbegin(); from != m_worst.cend();) {
        const auto until = std::find_if(from, m_worst.cend(), [state = *from](quint8 other) { return other != state; });
        if (*from != 0) {
            const Box box{static_cast<int>(from - m_worst.cbegin()), static_cast<int>(until - m_worst.cbegin()), *from - 1, from == m_worst.cbegin(),
                          until == m_worst.cend(), {}};
            const Colours &colours = coloursOf(box.rank, quiet);
            if (colours.fill == colours.other) {
                // One colour is the same on each line but those with the corners: all boxes like this are drawn once, and copied.
                std::fill(m_inks.begin() + box.left, m_inks.begin() + box.right, colours.fill);
                addRun(box.left, box.right);
                fillBox(box, top, height, colours, edge);
            } else {
                fillBox(box, top, height, colours, height);
            }
        }
        from = until;
    }
    for (int y = std::max(0, top + edge); y < std::min(m_height, top + height - edge); ++y) {
        for (const auto &[from, until] : m_runs)
            std::copy(m_inks.begin() + from, m_inks.begin() + until, line(y) + from);
    }
}

void LanePainter::fillLines(int top, int height, bool quiet)
{
    // Of each state, as in m_worst, what stands on a dash and what between two, and of both the ink and what is between the lines of
    // a hatch. Dashed columns stand still from line to line.
    struct Inks
    {
        QRgb ink = 0;
        QRgb other = 0;
    };
    std::array<std::array<Inks, 17>, 2> inks;
    for (int rank = 0; rank < 16; ++rank) {
        const Colours &colours = coloursOf(rank, quiet);
        const auto state = static_cast<std::size_t>(rank) + 1;
        inks[0][state] = {isPlanned(rank) ? colours.fill : colours.other, colours.other};
        inks[1][state] = {colours.fill, isPlanned(rank) ? colours.other : colours.fill};
    }
    // One line of colours and one of those between the lines of a hatch.
    const QRgb *dashes = m_hatch.line(0);
    QRgb differing = 0;
    for (std::size_t x = 0; x < m_worst.size(); ++x) {
        const Inks &here = inks[dashes[x] & 1][m_worst[x]];
        m_inks[x] = here.ink;
        m_otherInks[x] = here.other;
        differing |= here.ink ^ here.other;
    }
    for (auto from = m_worst.cbegin(); from != m_worst.cend();) {
        const auto until = std::find(from, m_worst.cend(), 0);
        if (until != from)
            addRun(static_cast<int>(from - m_worst.cbegin()), static_cast<int>(until - m_worst.cbegin()));
        from = std::find_if(until, m_worst.cend(), [](quint8 state) { return state != 0; });
    }
    for (int y = std::max(0, top); y < std::min(m_height, top + height); ++y) {
        for (const auto &[from, until] : m_runs) {
            if (differing != 0)
                mix(line(y) + from, until - from, m_hatch.line(y) + from, m_inks.data() + from, m_otherInks.data() + from);
            else
                std::copy(m_inks.begin() + from, m_inks.begin() + until, line(y) + from);
        }
    }
}

void LanePainter::paintBoxes(const TimelineRow &row, int top, int height)
{
    const StateMask allowed = m_state.filter().states;
    const Instant now = m_state.now();
    std::vector<Box> boxes;
    m_state.index().lane(row.target).eachOverlapping(m_grid.begin(), m_grid.end(), now, [&](const LaneInterval &interval) {
        if ((interval.bit() & allowed) == 0)
            return;
        Box box{0, m_width, interval.rank(), interval.begin() < m_grid.begin(), interval.shownEnd(now) > m_grid.end(), interval};
        if (!box.cutLeft)
            box.left = m_grid.columnOf(interval.begin());
        if (!box.cutRight)
            box.right = m_grid.columnOf(interval.shownEnd(now) - 1) + 1;
        boxes.push_back(box);
    });
    // The worst last, so that it lies on top; of the same, the shorter.
    std::ranges::sort(boxes, [](const Box &one, const Box &other) {
        return one.rank != other.rank ? one.rank < other.rank : one.right - one.left > other.right - other.left;
    });
    int covered = -1;
    // What has not ended points beyond now, below everything that is known of that time.
    for (const Box &box : boxes) {
        if (box.interval.isOpen() && !box.cutRight && box.interval.begin() < now)
            fillArrow(box, top, height, coloursOf(box.rank, false));
    }
    // What goes on at both sides leaves nothing to be seen of what lies below it.
    auto lowest = boxes.end();
    while (lowest != boxes.begin()) {
        --lowest;
        if (lowest->cutLeft && lowest->cutRight)
            break;
    }
    for (auto box = lowest; box != boxes.end(); ++box) {
        fillBox(*box, top, height, coloursOf(box->rank, false), height);
        if (box->interval.isOverrun())
            fillRails(*box, top, height);
    }
    if (m_state.rowHeight() < labelledRow)
        return;
    for (const Box &box : boxes)
        paintMarks(box, top);
    // Words of the box on top; where a box overlaps the words of a milder one, those give way.
    std::ranges::sort(boxes, {}, &Box::left);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        Box box = boxes[i];
        box.left = std::max(box.left, covered);
        for (std::size_t j = i + 1; j < boxes.size() && boxes[j].left < box.right; ++j) {
            if (boxes[j].rank >= box.rank)
                box.right = std::min(box.right, boxes[j].left);
        }
        if (box.right - box.left >= shortestLabel * m_ratio && !isPlanned(box.rank)) {
            m_words.push_back({box.interval.incident(), box, top, height});
            covered = box.right;
        } else if (boxes[i].rank >= 4) {
            covered = std::max(covered, boxes[i].right);
        }
    }
}

void LanePainter::outlineSelection(const TimelineRow &row, int top, int height)
{
    for (const TimelineImpact &impact : m_state.selectedImpacts()) {
        const bool isHere = row.isCollapsed ? std::ranges::find(row.targets, impact.target) != row.targets.end() : row.target == impact.target;
        const Instant end = impact.shownEnd(m_state.now());
        if (!isHere || impact.begin >= m_grid.end() || end <= m_grid.begin() || (impact.overrun && impact.begin >= m_state.now()))
            continue;
        Box box;
        box.left = impact.begin < m_grid.begin() ? -4 : m_grid.columnOf(impact.begin);
        box.right = end > m_grid.end() ? m_width + 4 : m_grid.columnOf(end - 1) + 1;
        // One frame around what lies side by side: a frame for each would hide what they frame.
        const auto near = std::ranges::find_if(m_outlines, [&](const Word &other) {
            return other.top == top && box.left <= other.box.right + closeFrames * m_ratio && other.box.left <= box.right + closeFrames * m_ratio;
        });
        if (near == m_outlines.end()) {
            m_outlines.push_back({impact.incident, box, top, height});
        } else {
            near->box.left = std::min(near->box.left, box.left);
            near->box.right = std::max(near->box.right, box.right);
        }
    }
}

void LanePainter::fillArrow(const Box &box, int top, int height, const Colours &colours)
{
    if (height < 6)
        return;
    const QRgb ink = mixed(QColor(colours.fill), m_state.theme().background, 0.6);
    const int gap = static_cast<int>(std::lround(2 * m_ratio));
    for (int y = std::max(0, top); y < std::min(m_height, top + height); ++y) {
        const int reach = std::min(y - top, top + height - 1 - y) + 1;
        QRgb *pixels = line(y);
        const int from = std::min(m_width, box.right + gap);
        std::fill(pixels + from, pixels + std::min(m_width, from + reach), ink);
    }
}

void LanePainter::fillBox(const Box &box, int top, int height, const Colours &colours, int lines)
{
    const bool planned = isPlanned(box.rank);
    const bool patterned = colours.fill != colours.other;
    const int rounded = box.right - box.left >= roundedFrom * m_ratio && height >= 6 ? static_cast<int>(m_insets.size()) : 0;
    const int border = patterned && box.right - box.left > 4 && height >= 6 ? std::max(1, static_cast<int>(std::lround(m_ratio))) : 0;
    for (int y = std::max(0, top); y < std::min(m_height, top + height); ++y) {
        const int fromEdge = std::min(y - top, top + height - 1 - y);
        if (fromEdge >= lines) {
            y = top + height - 1 - lines;
            continue;
        }
        const int inset = fromEdge < rounded ? m_insets[static_cast<std::size_t>(fromEdge)] : 0;
        const int from = box.left + (box.cutLeft ? 0 : inset);
        const int until = box.right - (box.cutRight ? 0 : inset);
        QRgb *pixels = line(y);
        if (!patterned) {
            std::fill(pixels + from, pixels + std::max(from, until), colours.fill);
            continue;
        }
        const QRgb *masks = (planned ? m_hatch : m_dash).line(y);
        const auto fill = [&](int left, int right, bool edge) {
            if (left < right)
                mix(pixels + left, right - left, masks + left, planned || !edge ? colours.fill : colours.border,
                    planned && edge ? colours.fill : colours.other);
        };
        if (fromEdge < border) {
            fill(from, until, true);
            continue;
        }
        fill(from, until, false);
        if (!box.cutLeft)
            fill(from, std::min(until, box.left + border), true);
        if (!box.cutRight)
            fill(std::max(from, box.right - border), until, true);
    }
}

void LanePainter::fillRails(const Box &box, int top, int height)
{
    if (height < 6)
        return;
    const QRgb ink = m_state.theme().now.rgb();
    const int rail = std::max(1, static_cast<int>(std::lround(railHeight * m_ratio)));
    for (int y = std::max(0, top); y < std::min(m_height, top + height); ++y) {
        if (std::min(y - top, top + height - 1 - y) < rail)
            std::fill(line(y) + box.left, line(y) + box.right, ink);
    }
}

void LanePainter::paintMarks(const Box &box, int top)
{
    if (!m_state.loader())
        return;
    const auto &ticks = m_state.loader()->ticks();
    const auto found = ticks.byIncident.constFind(box.interval.incident());
    if (found == ticks.byIncident.constEnd())
        return;
    const QRgb ink = m_state.theme().tick.rgb();
    const int half = static_cast<int>(std::lround(2.5 * m_ratio));
    int before = -4 * half;
    for (const Instant at : *found) {
        if (at < box.interval.begin() || at > box.interval.shownEnd(m_state.now()) || at < m_grid.begin() || at >= m_grid.end())
            continue;
        const int x = m_grid.columnOf(at);
        if (x - before < 2 * half)
            continue; // the mark before stands for this one too
        before = x;
        for (int row = 0; row <= half; ++row) {
            const int y = top - half - static_cast<int>(m_ratio) + row;
            if (y < 0 || y >= m_height)
                continue;
            for (int i = std::max(0, x - half + row); i <= std::min(m_width - 1, x + half - row); ++i)
                line(y)[i] = ink;
        }
    }
}

} // namespace tocsin
