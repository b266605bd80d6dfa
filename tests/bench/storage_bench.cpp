// SPDX-License-Identifier: GPL-3.0-or-later
// What the workspace does in a millionth of its size and in all of it: storing in bulk and by commits, what overlaps a day, search as
// you type, filling a timeline. `storage_bench [impacts]`, one million where nothing is said.
#include "models/domain/factwriter.h"
#include "models/domain/fold.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "tests/bench/benchreport.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using bench::Goal;
using bench::Timer;

namespace {

constexpr Instant endOfData = 1760000000000;
constexpr Instant span = 5 * 365 * dayMs;

class MovingClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now = 0;
};

/// Invented stories whose words are as unevenly used as those of a language.
class Stories
{
public:
    Stories() : m_writer(u"bench"_s, m_clock, 42, Hlc{})
    {
        static constexpr const char *syllables[]{"ba", "cor", "de", "fil", "gra", "hos", "in", "ja", "kel", "lo", "mer", "net", "or", "pa", "qui", "ser"};
        for (int i = 0; i < 20000; ++i) {
            QString word;
            for (int rest = i + 16; rest > 0; rest /= 16)
                word += QLatin1StringView(syllables[rest % 16]);
            m_words.append(word);
        }
    }

    QList<Document> catalogue()
    {
        for (int i = 0; i < 200; ++i)
            m_writer.put(Target{u"srv:s%1"_s.arg(i), TargetKind::Server, u"s%1"_s.arg(i), {}, {u"zone:z%1"_s.arg(i % 8)}, {}});
        return m_writer.take().documents;
    }

    /// One story with five impacts and five updates, opened at @p at.
    Written next(Instant at)
    {
        m_clock.set(at);
        m_writer.beginStory({IncidentKind::Incident, at, true, u"Europe/Paris"_s, u"en"_s, false, {}, {}});
        m_writer.add(TitleFact{sentence(6)});
        for (int i = 0; i < 5; ++i) {
            // From seconds to days; one in a thousand lasts years, one in two thousand is open.
            Impact impact{{}, u"srv:s%1"_s.arg(m_random.bounded(200)), static_cast<Level>(m_random.bounded(4)), {at, {}}, false, true};
            const int kind = m_random.bounded(2000);
            if (kind > 0)
                impact.range.end = at + (kind < 3 ? m_random.bounded(3 * 365 * dayMs) : m_random.bounded(qint64(1) << m_random.bounded(4, 18)) * secondMs);
            m_writer.add(impact);
        }
        for (int i = 0; i < 5; ++i) {
            Update update;
            update.at = at + i * 20 * minuteMs;
            update.posted = *update.at;
            update.statusAfter = i == 4 ? Status::Resolved : Status::Investigating;
            update.language = u"en"_s;
            update.position = i;
            update.body.markdown = sentence(14) + u" the server "_s + (m_random.bounded(50) == 0 ? u"過去の障害情報について"_s : u"of"_s) + u' ' + sentence(3);
            m_writer.add(update);
        }
        return m_writer.take();
    }

private:
    QString sentence(int words)
    {
        QString text;
        for (int i = 0; i < words; ++i) {
            const double even = m_random.generateDouble();
            text += m_words.at(static_cast<qsizetype>(even * even * even * static_cast<double>(m_words.size())));
            text += u' ';
        }
        text.chop(1);
        return text;
    }

    MovingClock m_clock;
    QRandomGenerator m_random{7};
    QStringList m_words;
    FactWriter m_writer;
};

/// The failure of @p result ends the program: figures of something that did not work are worth nothing.
template<typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

void storeInBulk(bench::Report &report, Workspace &workspace, Stories &stories, qint64 impacts)
{
    const Timer timer;
    {
        const auto bulk = must(workspace.bulk());
        must(bulk->addCatalogue(stories.catalogue()));
        const qint64 count = impacts / 5;
        for (qint64 i = 0; i < count; ++i) {
            const Written written = stories.next(endOfData - span + span / count * i);
            must(bulk->add(written.documents, *fold(written.facts)));
        }
        const Timer ending;
        must(bulk->finish());
        report.add(u"storage.bulk_finish_s"_s, ending.seconds(), u"s"_s);
    }
    report.add(u"storage.bulk_impacts_per_s"_s, static_cast<double>(impacts) / timer.seconds(), u"1/s"_s,
               u"with as many updates, all documents and the text index"_s);
    const double megabytes = static_cast<double>(QFileInfo(workspace.path()).size()) / 1e6;
    report.add(u"storage.file_bytes_per_impact"_s, megabytes * 1e6 / static_cast<double>(impacts), u"B"_s);
}

void storeByCommits(bench::Report &report, Workspace &workspace, Stories &stories)
{
    constexpr int posts = 2000;
    constexpr int batch = 100;
    const Timer timer;
    QList<Document> documents;
    for (int i = 0; i < posts; ++i) {
        documents += stories.next(endOfData + i * minuteMs).documents;
        if (i % batch == batch - 1)
            must(workspace.commit(std::exchange(documents, {})));
    }
    report.add(u"storage.commit_posts_per_s"_s, posts / timer.seconds(), u"1/s"_s, Goal::AtLeast, 500, u"13 documents each, 100 posts a commit, on the full workspace"_s);
    const std::vector<double> single = bench::measureMs(50, 5, [&] { must(workspace.commit(stories.next(endOfData).documents)); });
    report.add(u"storage.commit_one_ms"_s, bench::median(single), u"ms"_s);
}

void readTimeline(bench::Report &report, WorkspaceReader &reader)
{
    QRandomGenerator random(1);
    qint64 found = 0;
    const std::vector<double> days = bench::measureMs(1000, 20, [&] {
        const Instant day = endOfData - random.bounded(span);
        must(reader.eachImpact({day, day + dayMs}, [&found](const ImpactRow &) { return ++found > 0; }));
    });
    if (found == 0)
        report.fail(u"no impact overlaps any day"_s);
    report.add(u"query.day_overlap.p99_ms"_s, bench::percentile(days, 99), u"ms"_s, Goal::AtMost, 2, u"some impacts last years"_s);
    report.add(u"query.day_overlap.median_ms"_s, bench::median(days), u"ms"_s);

    qint64 read = 0;
    const Timer fill;
    must(reader.eachImpactAtAll([&read](const ImpactRow &) { return ++read > 0; }));
    report.add(u"query.fill_s"_s, fill.seconds(), u"s"_s, Goal::AtMost, 1, u"all impacts, for the timeline's index"_s);
    if (read != must(reader.extent()).impacts)
        report.fail(u"the fill does not read all impacts"_s);
    report.add(u"query.extent_ms"_s, bench::median(bench::measureMs(20, 2, [&] { (void)must(reader.extent()); })), u"ms"_s);

    const QList<qint64> keys = must(reader.incidentKeys());
    const std::vector<double> pages = bench::measureMs(200, 10, [&] {
        if (must(reader.incidentRows(keys.mid(random.bounded(keys.size() - 100), 100))).size() != 100)
            report.fail(u"a page is short"_s);
    });
    report.add(u"query.page_of_100.p99_ms"_s, bench::percentile(pages, 99), u"ms"_s, Goal::AtMost, 16, u"a frame"_s);
    const std::vector<double> stories = bench::measureMs(200, 10, [&] {
        const QString id = must(reader.idOfIncident(keys.at(random.bounded(keys.size()))));
        (void)must(reader.story(id));
    });
    report.add(u"query.story.p99_ms"_s, bench::percentile(stories, 99), u"ms"_s);
}

void searchWords(bench::Report &report, WorkspaceReader &reader, const QString &figure)
{
    double worst = 0;
    QString worstWords;
    for (const QString &words : {u"s"_s, u"b"_s, u"q"_s, u"se"_s, u"ser"_s, u"serv"_s, u"server"_s, u"the server"_s, u"the serv"_s, u"bade"_s, u"corfil"_s, u"corfilde"_s,
                                 u"過去"_s, u"障害情報"_s, u"障害 server"_s, u"the of server"_s, u"corba debade"_s, u"zzz"_s, u"s1"_s, u"s17 corba"_s}) {
        const std::vector<double> samples = bench::measureMs(20, 2, [&] { (void)must(reader.search(words)); });
        const double ms = bench::median(samples);
        std::printf("    %-20s %4d hits  %7.3f ms\n", qPrintable(words), int(must(reader.search(words)).size()), ms);
        if (ms > worst) {
            worst = ms;
            worstWords = words;
        }
    }
    report.add(figure, worst, u"ms"_s, Goal::AtMost, 5, u"worst of 20 questions: "_s + worstWords);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 impacts = argc > 1 ? QByteArray(argv[1]).toLongLong() : 1000000;
    bench::Report report;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"bench.tocsin"_s);
    Stories stories;
    {
        const auto workspace = must(Workspace::open(path));
        storeInBulk(report, *workspace, stories, impacts);
    }
    const auto reader = must(WorkspaceReader::open(path));
    readTimeline(report, *reader);
    searchWords(report, *reader, u"search.newest200_ms"_s);
    const auto workspace = must(Workspace::open(path));
    storeByCommits(report, *workspace, stories);
    searchWords(report, *reader, u"search.newest200_after_commits_ms"_s);
    return report.exitCode();
}
