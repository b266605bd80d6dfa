// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/importchoices.h"
#include "models/itemmodels/importpostsmodel.h"
#include "models/time/isotime.h"
#include "models/time/walltime.h"
#include "tests/support/qtestsetup.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

/// Thursdays on 23 February: 2006, 2012, 2017, 2023.
QString noYear()
{
    return u"Filers restart in PAR\n\nOn Thursday 23 February, from 22:30 UTC, the filers restart.\n\n"
             u"Update Thursday 23 February 23:10 UTC: half of them are done.\n"_s;
}

QString noZone()
{
    return u"Web shop down\n\nOn 12 July 2024 at 10:30 IST the web shop did not answer. It was back at 10:52 IST.\n"_s;
}

ImportReading readingOf(const QString &text, const ImportContext &context = {})
{
    return readImports({{u"page.txt"_s, text.toUtf8()}}, context, {});
}

int firstOpen(const ImportedPost &post)
{
    for (int i = 0; i < post.times.size(); ++i) {
        if (isOpen(post.times.at(i)))
            return i;
    }
    return -1;
}

/// The candidate of @p time that @p wanted likes.
template<typename Wanted> Instant candidate(const ImportedTime &time, const Wanted &wanted)
{
    for (const TimeCandidate &one : time.candidates) {
        if (wanted(one))
            return one.instant;
    }
    return -1;
}

} // namespace

class TestImportChoices : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void takesTheYearForTheWholePost()
    {
        const ImportReading reading = readingOf(noYear());
        const ImportedPost &post = reading.pages.first().posts.first();
        const int time = firstOpen(post);
        QVERIFY(time >= 0);
        const auto is2017 = [](const TimeCandidate &one) { return wallTimeOf(one.instant, one.zone).date.year() == 2017; };
        const Instant answer = candidate(post.times.at(time), is2017);
        QVERIFY(answer >= 0);
        QCOMPARE(answerKind(post, time, answer).year, 2017);
        const QList<ImportAnswer> alike = answersAlike(post, time, answer);
        QCOMPARE(static_cast<int>(alike.size()), uncertainTimes(post) - 1);
        for (const ImportAnswer &one : alike)
            QCOMPARE(wallTimeOf(one.instant, u"UTC"_s).date, QDate(2017, 2, 23));
    }

    void takesTheZoneForTheWholePost()
    {
        const ImportReading reading = readingOf(noZone());
        const ImportedPost &post = reading.pages.first().posts.first();
        const int time = firstOpen(post);
        QVERIFY(time >= 0);
        const Instant answer = candidate(post.times.at(time), [](const TimeCandidate &one) { return one.zone == "Asia/Kolkata"_L1; });
        QVERIFY(answer >= 0);
        QCOMPARE(answerKind(post, time, answer).zone, u"Asia/Kolkata"_s);
        const QList<ImportAnswer> alike = answersAlike(post, time, answer);
        QCOMPARE(alike.size(), 1);
        QCOMPARE(isoUtc(alike.first().instant), u"2024-07-12T05:22:00Z"_s);
    }

    void takesTheOrderOfDayAndMonthForTheWholePost()
    {
        const auto time = [](const QString &span, const QString &dayFirst, const QString &monthFirst) {
            ImportedTime one;
            one.span = span;
            one.candidates = {{*fromIsoUtc(monthFirst), u"UTC"_s, {}}, {*fromIsoUtc(dayFirst), u"UTC"_s, {}}};
            return one;
        };
        ImportedPost post;
        post.times = {time(u"03/04/2024 at 10:30 UTC"_s, u"2024-04-03T10:30:00Z"_s, u"2024-03-04T10:30:00Z"_s),
                      time(u"05/04/2024 08:00 UTC"_s, u"2024-04-05T08:00:00Z"_s, u"2024-05-04T08:00:00Z"_s)};
        const Instant answer = *fromIsoUtc(u"2024-04-03T10:30:00Z"_s);
        QCOMPARE(answerKind(post, 0, answer).monthFirst, false);
        const QList<ImportAnswer> alike = answersAlike(post, 0, answer);
        QCOMPARE(alike.size(), 1);
        QCOMPARE(isoUtc(alike.first().instant), u"2024-04-05T08:00:00Z"_s);
    }

    void aFreeAnswerThatDecidesNothingIsForItsTimeOnly()
    {
        const ImportReading reading = readingOf(noYear());
        const ImportedPost &post = reading.pages.first().posts.first();
        QVERIFY(answersAlike(post, -1, 0).isEmpty());
        QVERIFY(answersAlike(post, 1000, 0).isEmpty());
        // A year that fits no other time: nothing follows.
        QVERIFY(answersAlike(post, firstOpen(post), 0, u"UTC"_s).isEmpty());
    }

    void isOneStepToUndo()
    {
        ImportPostsModel model;
        model.setReading(readingOf(noYear()));
        const int open = model.index(0).data(ImportPostsModel::UncertainRole).toInt();
        QVERIFY(open >= 2);
        QVERIFY(!model.canUndo());
        const int time = firstOpen(*model.postAt(0));
        const Instant answer = model.postAt(0)->times.at(time).candidates.first().instant;
        QSignalSpy changed(&model, &ImportPostsModel::answersChanged);
        model.chooseForPost(0, time, answer);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(0).data(ImportPostsModel::UncertainRole).toInt(), 0);
        model.undo();
        QCOMPARE(model.index(0).data(ImportPostsModel::UncertainRole).toInt(), open);
        QVERIFY(!model.canUndo() && model.canRedo());
        model.redo();
        QCOMPARE(model.index(0).data(ImportPostsModel::UncertainRole).toInt(), 0);
    }

    void correctsACertainTimeAndReadsItAsTheTextSaysAgain()
    {
        ImportPostsModel model;
        model.setReading(readingOf(u"Mail was slow\n\nOn 12 March 2024 at 09:48 UTC mail was slow.\n"_s));
        const ImportedPost read = *model.postAt(0);
        int time = 0;
        while (!read.times.at(time).time)
            ++time;
        QVERIFY(read.times.at(time).certain);
        model.choose(0, time, *fromIsoUtc(u"2024-03-12T08:48:00Z"_s), u"Europe/Oslo"_s);
        const ImportedTime &answered = model.postAt(0)->times.at(time);
        QVERIFY(answered.chosen);
        QCOMPARE(answered.utc, fromIsoUtc(u"2024-03-12T08:48:00Z"_s));
        QCOMPARE(answered.zone, u"Europe/Oslo"_s);
        QCOMPARE(answered.time, QTime(9, 48));
        model.takeBack(0, time);
        QCOMPARE(*model.postAt(0), read);
        model.undo();
        QVERIFY(model.postAt(0)->times.at(time).chosen);
    }

    void keepsAnswersWhenTheTextIsReadAgain()
    {
        ImportPostsModel model;
        model.setReading(readingOf(noYear()));
        const int time = firstOpen(*model.postAt(0));
        const Instant answer = model.postAt(0)->times.at(time).candidates.first().instant;
        model.choose(0, time, answer);
        QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
        ImportContext context;
        context.zone = u"Europe/Paris"_s;
        model.setReading(readingOf(noYear(), context));
        QCOMPARE(model.postAt(0)->times.at(time).utc, answer);
        QVERIFY(model.postAt(0)->times.at(time).chosen);
        QCOMPARE(model.lostChoices(), 0);
        QVERIFY(model.chosen().isEmpty()); // the check mark too
        model.undo();
        QVERIFY(!model.postAt(0)->times.at(time).chosen);
        model.forget();
        QVERIFY(!model.canUndo() && !model.canRedo() && model.choices().isEmpty());
    }

    void countsAnswersWhoseTimeIsGone()
    {
        ImportPostsModel model;
        model.setReading(readingOf(noYear()));
        const int time = firstOpen(*model.postAt(0));
        model.choose(0, time, model.postAt(0)->times.at(time).candidates.first().instant);
        model.setReading(readingOf(u"Nothing of the kind\n\nAll is well.\n"_s));
        QCOMPARE(model.lostChoices(), 1);
        model.setReading(readingOf(noYear()));
        QCOMPARE(model.lostChoices(), 0);
        QVERIFY(model.postAt(0)->times.at(time).chosen);
    }
};

QTEST_GUILESS_MAIN(TestImportChoices)
#include "tst_importchoices.moc"
