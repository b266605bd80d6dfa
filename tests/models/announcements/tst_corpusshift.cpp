// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importer.h"
#include "models/time/walltime.h"
#include "tests/support/dateshift.h"
#include "tests/support/qtestsetup.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

[[nodiscard]] QString shown(const std::optional<Instant> &instant)
{
    return instant ? QDateTime::fromMSecsSinceEpoch(*instant, Qt::UTC).toString(Qt::ISODate) : u"open"_s;
}

/// What differs between @p now and @p before moved by @p shift.
[[nodiscard]] QStringList differences(const ImportedPage &before, const ImportedPage &now, Instant shift)
{
    QStringList found;
    const auto same = [&found, shift](const QString &what, const std::optional<Instant> &old, const std::optional<Instant> &current) {
        const std::optional<Instant> wanted = old ? std::optional(*old + shift) : std::nullopt;
        if (wanted != current)
            found += QString(what % u" is "_s % shown(current) % u" instead of "_s % shown(wanted));
    };
    if (before.posts.size() != now.posts.size())
        return {u"%1 posts instead of %2"_s.arg(now.posts.size()).arg(before.posts.size())};
    for (qsizetype index = 0; index < before.posts.size(); ++index) {
        const ImportedPost &a = before.posts.at(index);
        const ImportedPost &b = now.posts.at(index);
        if (a.kind != b.kind || a.state != b.state || a.newestFirst != b.newestFirst || a.year != b.year)
            found += u"kind, state, order or year differ"_s;
        if (a.times.size() != b.times.size() || a.windows.size() != b.windows.size() || a.updates.size() != b.updates.size() || a.promises.size() != b.promises.size()) {
            found += u"%1 times, %2 windows, %3 updates instead of %4, %5, %6"_s.arg(b.times.size()).arg(b.windows.size()).arg(b.updates.size()).arg(a.times.size()).arg(a.windows.size()).arg(a.updates.size());
            continue;
        }
        for (qsizetype time = 0; time < a.times.size(); ++time) {
            const ImportedTime &old = a.times.at(time);
            const ImportedTime &current = b.times.at(time);
            const QString what = QString(u"\""_s % old.span % u"\" → \""_s % current.span % u'"');
            same(what, old.utc, current.utc);
            if (old.certain != current.certain || old.role != current.role || old.about != current.about || old.candidates.size() != current.candidates.size())
                found += QString(what % (old.certain == current.certain ? u" has another part or other readings"_s : current.certain ? u" is now certain"_s : u" is no longer certain"_s));
        }
        for (qsizetype window = 0; window < a.windows.size(); ++window) {
            same(u"start of window %1"_s.arg(window), a.windows.at(window).start, b.windows.at(window).start);
            same(u"end of window %1"_s.arg(window), a.windows.at(window).end, b.windows.at(window).end);
        }
        for (qsizetype update = 0; update < a.updates.size(); ++update)
            same(u"update %1"_s.arg(update), a.updates.at(update).instant, b.updates.at(update).instant);
        for (qsizetype promise = 0; promise < a.promises.size(); ++promise)
            same(u"promise %1"_s.arg(promise), a.promises.at(promise).due, b.promises.at(promise).due);
    }
    return found;
}

/// Whether the clocks of every place that @p page names go alike around each of its times and @p shift later, so that all instants move by just that much.
[[nodiscard]] bool clocksGoAlike(const ImportedPage &page, const QString &home, Instant shift)
{
    QSet<QString> zones{home.isEmpty() ? u"UTC"_s : home};
    QList<Instant> instants;
    for (const ImportedPost &post : page.posts) {
        for (const ImportedTime &time : post.times) {
            if (!time.zone.isEmpty())
                zones += time.zone;
            // Also where the clock does not exist on its day, so that there is no reading.
            if (time.date && time.time)
                instants += QDateTime(*time.date, *time.time, Qt::UTC).toMSecsSinceEpoch();
            for (const TimeCandidate &candidate : time.candidates) {
                zones += candidate.zone;
                instants += candidate.instant;
            }
        }
    }
    for (const QString &zone : std::as_const(zones)) {
        if (!isZoneKnown(zone))
            continue;
        for (const Instant instant : std::as_const(instants)) {
            for (const Instant beside : {-3 * dayMs, -dayMs, -dayMs / 2, Instant(0), dayMs / 2, dayMs, 3 * dayMs}) {
                if (offsetSecondsAt(zone, instant + beside) != offsetSecondsAt(zone, instant + beside + shift) || abbreviationAt(zone, instant + beside) != abbreviationAt(zone, instant + beside + shift))
                    return false;
            }
        }
    }
    return true;
}

} // namespace

/// Real and invented posts whose dates are moved by random days: the answer must move alike.
class TestCorpusShift : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void inventedPostsMoveWithTheirDates() { movesWithDates(QStringLiteral(TOCSIN_SOURCE_DIR "/tests/corpus"), {}); }

    void labelledPostsMoveWithTheirDates()
    {
        const QDir corpus(QStringLiteral(TOCSIN_SOURCE_DIR "/../shared/corpus"));
        if (!corpus.exists())
            QSKIP("there is no corpus of real posts beside the project");
        movesWithDates(corpus.path(), u".truth.json"_s);
    }

    void inventedPostsMoveWithTheirZone() { movesWithZone(QStringLiteral(TOCSIN_SOURCE_DIR "/tests/corpus"), {}); }

    void labelledPostsMoveWithTheirZone()
    {
        const QDir corpus(QStringLiteral(TOCSIN_SOURCE_DIR "/../shared/corpus"));
        if (!corpus.exists())
            QSKIP("there is no corpus of real posts beside the project");
        movesWithZone(corpus.path(), u".truth.json"_s);
    }

private:
    struct Post
    {
        QString name;
        QString text;
        ImportContext context;
    };

    [[nodiscard]] static QList<Post> postsIn(const QString &path, const QString &suffix)
    {
        QList<Post> posts;
        const QString ending = suffix.isEmpty() ? u".json"_s : suffix;
        QStringList folders{path};
        if (!suffix.isEmpty()) {
            const QStringList sources = QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
            for (const QString &source : sources)
                folders += QString(path % u'/' % source);
        }
        for (const QString &folder : std::as_const(folders)) {
            const QStringList names = QDir(folder).entryList({QString(u'*' % ending)}, QDir::Files, QDir::Name);
            for (const QString &name : names) {
                QFile truth(QString(folder % u'/' % name));
                QFile text(QString(folder % u'/' % name.chopped(ending.size()) % u".txt"_s));
                if (!truth.open(QIODevice::ReadOnly) || !text.open(QIODevice::ReadOnly))
                    continue;
                const QJsonObject told = QJsonDocument::fromJson(truth.readAll()).object().value("context"_L1).toObject();
                Post post{name.chopped(ending.size()), {}, {}};
                post.context.zone = told.value(suffix.isEmpty() ? "zone"_L1 : "default_zone"_L1).toString();
                post.context.reference = QDate::fromString(told.value("reference"_L1).toString(), Qt::ISODate);
                if (const auto decoded = decodeText(text.readAll(), name))
                    post.text = *decoded;
                posts += post;
            }
        }
        return posts;
    }

    /// Posts that go by UTC throughout, told in another zone: the same clocks are other instants.
    static void movesWithZone(const QString &path, const QString &suffix)
    {
        static const QRegularExpression word(u"\\bUTC\\b(?![+-]\\d)"_s);
        struct Other
        {
            QString word;
            QString home;
            Instant shift;
        };
        const Other others[] = {{u"UTC+05:30"_s, u"Asia/Kolkata"_s, -(5 * hourMs + 30 * minuteMs)}, {u"JST"_s, u"Asia/Tokyo"_s, -9 * hourMs}, {u"UTC-3"_s, u"UTC-03:00"_s, 3 * hourMs}};
        QStringList failures;
        int moved = 0;
        for (const Post &post : postsIn(path, suffix)) {
            ImportContext context = post.context;
            context.zone = u"UTC"_s;
            const ImportedPage before = importPage(post.text, context);
            bool only = post.text.contains(word) && !post.text.contains(u"+0000"_s) && !post.text.contains(u"GMT"_s);
            for (const ImportedPost &told : before.posts) {
                for (const ImportedTime &time : told.times)
                    only &= time.zone == u"UTC"_s || (!time.time && time.zone.isEmpty());
            }
            if (!only)
                continue;
            ++moved;
            for (const Other &other : others) {
                QString text = post.text;
                text.replace(word, other.word);
                context.zone = other.home;
                const QStringList problems = differences(before, importPage(text, context), other.shift);
                if (!problems.isEmpty())
                    failures += QString(post.name % u" in "_s % other.word % u": "_s % problems.join(u"; "_s));
            }
        }
        qInfo("%d posts go by UTC throughout", moved);
        QVERIFY2(failures.isEmpty(), qPrintable(u"%1 answers did not move alike:\n%2"_s.arg(failures.size()).arg(failures.join(u'\n'))));
    }

    static void movesWithDates(const QString &path, const QString &suffix)
    {
        const QList<Post> posts = postsIn(path, suffix);
        QVERIFY(!posts.isEmpty());
        QStringList failures;
        int moved = 0;
        int tried = 0;
        quint32 seed = 0;
        for (const Post &post : posts) {
            const ImportedPage before = importPage(post.text, post.context);
            if (before.posts.isEmpty())
                continue;
            QRandomGenerator random(++seed);
            const QString language = before.posts.constFirst().language.left(2);
            bool once = false;
            for (int round = 0; round < 12; ++round) {
                const bool anyDay = language == u"en" && random.bounded(2) == 0;
                const int days = anyDay ? random.bounded(-400, 400) : 7 * random.bounded(-60, 60);
                const bool told = post.context.reference.isValid() && before.posts.size() == 1;
                const auto text = test::shiftedDates(post.text, language, days, told ? std::optional(post.context.reference) : std::nullopt);
                if (!text.complete || text.dates == 0 || days == 0 || !clocksGoAlike(before, post.context.zone, days * dayMs))
                    continue;
                ++tried;
                once = true;
                ImportContext context = post.context;
                if (context.reference.isValid())
                    context.reference = context.reference.addDays(days);
                const QStringList problems = differences(before, importPage(text.text, context), days * dayMs);
                if (!problems.isEmpty())
                    failures += QString(u"%1, seed %2, moved by %3 days: "_s.arg(post.name).arg(seed).arg(days) % problems.join(u"; "_s));
            }
            moved += once ? 1 : 0;
        }
        qInfo("%d of %lld posts could be moved, %d times in all", moved, static_cast<long long>(posts.size()), tried);
        QVERIFY2(moved >= posts.size() / 3, "most posts should be movable");
        QVERIFY2(failures.isEmpty(), qPrintable(u"%1 of %2 answers did not move alike:\n%3"_s.arg(failures.size()).arg(tried).arg(failures.join(u'\n'))));
    }
};

QTEST_GUILESS_MAIN(TestCorpusShift)
#include "tst_corpusshift.moc"
