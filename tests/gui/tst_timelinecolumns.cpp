// SPDX-License-Identifier: GPL-3.0-or-later
// Many impacts are drawn as columns, in ways that differ only in how quick they are. A painter that knows none of them says here
// what each single pixel has to be.
#include "tests/support/memorytimelinesource.h"
#include "tests/support/qtestsetup.h"
#include "ui/timeline/lanepainter.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant columnsNow = 1695982841000;
constexpr QSize plotSize(700, 330);

/// Two zones of lanes with every state: in some of them thousands of impacts, in some a few with nothing between, in one nothing.
std::shared_ptr<test::TimelineData> crowdedHistory()
{
    auto data = std::make_shared<test::TimelineData>();
    std::mt19937_64 random(7);
    const auto upTo = [&random](qint64 limit) { return static_cast<qint64>(random() % static_cast<quint64>(limit)); };
    constexpr std::array counts{9000, 40, 260, 0, 9000, 700, 7000, 120};
    for (int zone = 0; zone < 2; ++zone) {
        const QString name = u"Z%1"_s.arg(zone);
        data->targets.append({100 + zone, Target{targetId(TargetKind::Zone, name), TargetKind::Zone, name, {}, {}, {}}});
    }
    for (std::size_t lane = 0; lane < counts.size(); ++lane) {
        const QString name = u"host-%1"_s.arg(lane);
        const QString zone = targetId(TargetKind::Zone, u"Z%1"_s.arg(lane / 6));
        data->targets.append({static_cast<int>(lane), Target{targetId(TargetKind::Server, name), TargetKind::Server, name, {}, {zone}, {}}});
        for (int i = 0; i < counts.at(lane); ++i) {
            TimelineImpact impact;
            impact.incident = static_cast<qint64>(data->impacts.size());
            impact.target = static_cast<int>(lane);
            impact.begin = columnsNow - upTo(400 * dayMs);
            impact.end = i % 1500 == 1499 ? openEnd : impact.begin + (Instant(1) << (14 + upTo(14))) + upTo(minuteMs);
            // The mild is frequent and the worst rare, so that each is on top somewhere.
            impact.state = ImpactState::ofRank(static_cast<int>(std::min(upTo(16), std::min(upTo(16), upTo(16)))));
            data->impacts.push_back(impact);
        }
    }
    return data;
}

struct Inks
{
    QRgb ink = 0; // on the lines of a hatch or the dashes
    QRgb other = 0; // between them
};

QRgb mixed(QRgb one, const QColor &other, double part)
{
    const auto channel = [part](int a, int b) { return static_cast<int>(std::lround(a * part + b * (1 - part))); };
    return qRgb(channel(qRed(one), other.red()), channel(qGreen(one), other.green()), channel(qBlue(one), other.blue()));
}

Inks inksOf(const Theme &theme, int rank, bool quiet)
{
    const ImpactState state = ImpactState::ofRank(rank);
    const LevelColours &level = theme.of(state.level);
    const QRgb plain = (state.planned ? level.line : level.fill).rgb();
    Inks inks{state.certain ? plain : mixed(plain, theme.background, 0.62), 0};
    inks.other = state.planned ? level.tint.rgb() : state.certain ? inks.ink : mixed(plain, theme.background, 0.3);
    if (quiet)
        inks = {mixed(inks.ink, theme.lane, 0.72), mixed(inks.other, theme.lane, 0.72)};
    return inks;
}

/// A row of columns, one pixel at a time.
class PlainRow
{
public:
    PlainRow(const TimelineState &state, const TimelineRow &row, const std::vector<TimelineImpact> &impacts, const ColumnGrid &grid, double ratio) :
        m_ratio(ratio), m_worst(static_cast<std::size_t>(grid.count()), -1)
    {
        for (const TimelineImpact &impact : impacts) {
            if (std::ranges::find(row.targets, impact.target) == row.targets.end() || (impact.state.bit() & state.filter().states) == 0)
                continue;
            const auto edges = grid.edges();
            const auto first = std::max<std::ptrdiff_t>(0, std::ranges::upper_bound(edges, impact.begin) - edges.begin() - 1);
            const auto last = std::ranges::lower_bound(edges, impact.shownEnd(columnsNow)) - edges.begin();
            for (auto i = first; i < std::min<std::ptrdiff_t>(last, grid.count()) && impact.shownEnd(columnsNow) > grid.begin(); ++i) {
                int &worst = m_worst[static_cast<std::size_t>(i)];
                worst = std::max(worst, impact.state.rank());
            }
        }
        const bool quiet = row.isGroup && !row.isCollapsed;
        for (int rank = 0; rank < 16; ++rank)
            m_inks.at(static_cast<std::size_t>(rank)) = inksOf(state.theme(), rank, quiet);
        int before = -1;
        for (const int rank : m_worst) {
            m_changes += rank >= 0 && rank != before ? 1 : 0;
            before = rank;
        }
    }

    [[nodiscard]] bool isCrowded() const { return m_changes > 250; }
    [[nodiscard]] bool isEmpty() const { return m_changes == 0; }

    /// What line @p line of @p height, which is line @p y of the image, has at @p x; nothing where the ground is seen.
    [[nodiscard]] std::optional<QRgb> at(int x, int y, int line, int height) const
    {
        const int rank = worst(x);
        if (rank < 0)
            return std::nullopt;
        const Inks &inks = m_inks.at(static_cast<std::size_t>(rank));
        const bool planned = ImpactState::ofRank(rank).planned;
        if (isCrowded() || height < 4)
            return isOn(planned ? x + y % pixels(9) : x, 9, 4) ? inks.ink : inks.other;
        // One box for each stretch of a state.
        int left = x;
        int right = x + 1;
        while (left > 0 && worst(left - 1) == rank)
            --left;
        while (right < count() && worst(right) == rank)
            ++right;
        const int fromEdge = std::min(line, height - 1 - line);
        const bool cutLeft = left == 0;
        const bool cutRight = right == count();
        const int radius = right - left >= 5 * m_ratio && height >= 6 ? pixels(2) : 0;
        if (fromEdge < radius) {
            const double rise = radius - fromEdge - 0.5;
            const auto inset = static_cast<int>(std::lround(radius - std::sqrt(radius * radius - rise * rise)));
            if ((!cutLeft && x < left + inset) || (!cutRight && x >= right - inset))
                return std::nullopt;
        }
        const int border = inks.ink != inks.other && right - left > 4 && height >= 6 ? std::max(1, pixels(1)) : 0;
        const bool isBorder = fromEdge < border || (!cutLeft && x < left + border) || (!cutRight && x >= right - border);
        if (planned)
            return isBorder || isOn(x + y % pixels(9), 9, 4) ? inks.ink : inks.other;
        return isOn(x + y % pixels(8), 8, 5) ? inks.ink : inks.other;
    }

private:
    [[nodiscard]] int count() const { return static_cast<int>(m_worst.size()); }
    [[nodiscard]] int worst(int x) const { return m_worst[static_cast<std::size_t>(x)]; }
    [[nodiscard]] int pixels(int logical) const { return static_cast<int>(std::lround(logical * m_ratio)); }
    [[nodiscard]] bool isOn(int place, int period, int filled) const { return place % pixels(period) < pixels(filled); }

    double m_ratio;
    std::vector<int> m_worst; // of each column; -1: nothing
    std::array<Inks, 16> m_inks;
    int m_changes = 0;
};

} // namespace

class TimelineColumnsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void everyPixelIsWhatAPlainPainterPaints_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<bool>("filtered");
        QTest::newRow("dark") << true << 1.0 << false;
        QTest::newRow("light") << false << 1.0 << false;
        QTest::newRow("dark at 150 %") << true << 1.5 << false;
        QTest::newRow("dark at 200 %") << true << 2.0 << false;
        QTest::newRow("light at 200 %") << false << 2.0 << false;
        QTest::newRow("only some states") << true << 1.0 << true;
    }

    void everyPixelIsWhatAPlainPainterPaints()
    {
        QFETCH(bool, dark);
        QFETCH(double, ratio);
        QFETCH(bool, filtered);
        const auto source = crowdedHistory();
        test::FakeClock clock(columnsNow);
        TimelineLoader loader(test::MemoryTimelineSource::factory(source));
        TimelineState state(clock);
        state.setTheme(themeOf(dark));
        state.setLoader(&loader);
        QTRY_VERIFY(loader.snapshot().isComplete);
        state.setCollapsed({targetId(TargetKind::Zone, u"Z1"_s)});
        if (filtered) {
            TimelineFilter filter = state.filter();
            filter.states = static_cast<StateMask>(filter.states & ~(statesOf(Level::MajorOutage) | statesOf(Level::Degraded)));
            state.setFilter(filter);
        }
        LanePainter painter(state);
        int crowded = 0;
        int sparse = 0;
        for (const auto &[span, rowHeight, scroll] : {std::tuple(401 * dayMs, 26, 0), std::tuple(401 * dayMs, 4, 0), std::tuple(170 * dayMs, 17, 9),
                                                      std::tuple(170 * dayMs, 5, 0), std::tuple(90 * dayMs, 40, 30), std::tuple(90 * dayMs, 8, 3)}) {
            state.setPlotSize(plotSize.width(), rowHeight == 40 ? 200 : plotSize.height());
            state.setRowHeight(rowHeight);
            state.setScroll(scroll);
            const Instant until = columnsNow + 2 * dayMs;
            state.setScale(TimeScale(until - span, until, plotSize.width()));
            const QSize size(plotSize.width(), state.plotHeight());
            QImage image(size * ratio, QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            QPainter canvas(&image);
            painter.paint(canvas, {0, 0}, size, ratio, QFont(), {});
            canvas.end();
            QVERIFY(!painter.drewBoxes());
            const auto pixel = [ratio](double logical) { return static_cast<int>(std::lround(logical * ratio)); };
            for (std::size_t i = 0; i < state.rows().size(); ++i) {
                const TimelineRow &row = state.rows()[i];
                const PlainRow plain(state, row, source->impacts, ColumnGrid(state.scale(), image.width()), ratio);
                crowded += plain.isCrowded() ? 1 : 0;
                sparse += !plain.isCrowded() && !plain.isEmpty() ? 1 : 0;
                const bool quiet = row.isGroup && !row.isCollapsed;
                const int inset = quiet ? std::max(1, rowHeight / 3) : rowHeight >= 18 ? 6 : rowHeight >= 8 ? 2 : rowHeight >= 5 ? 1 : 0;
                const int y0 = state.yOfRow(static_cast<int>(i));
                const int top = pixel(y0 + inset);
                const int bottom = pixel(y0 + rowHeight - inset);
                const QRgb ground = (row.isGroup ? state.theme().lane : state.theme().background).rgb();
                const int end = std::min(image.height(), pixel(y0 + rowHeight));
                for (int y = std::max(0, pixel(y0)); y < end; ++y) {
                    const QRgb behind = rowHeight >= 12 && y == end - 1 ? state.theme().grid.rgb() : ground;
                    const QRgb *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
                    for (int x = 0; x < image.width(); ++x) {
                        const QRgb expected = y >= top && y < bottom ? plain.at(x, y, y - top, bottom - top).value_or(behind) : behind;
                        if (line[x] != expected)
                            QFAIL(qPrintable(u"%1 days, rows of %2: row %3, x %4, line %5 of %6 is %7, not %8"_s.arg(span / dayMs).arg(rowHeight).arg(i).arg(x)
                                                 .arg(y - top).arg(bottom - top).arg(line[x], 8, 16).arg(expected, 8, 16)));
                    }
                }
            }
        }
        QVERIFY2(crowded > 5 && sparse > 5, qPrintable(u"%1 crowded, %2 sparse"_s.arg(crowded).arg(sparse)));
        state.setLoader(nullptr);
    }
};

QTEST_MAIN(TimelineColumnsTest)
#include "tst_timelinecolumns.moc"
