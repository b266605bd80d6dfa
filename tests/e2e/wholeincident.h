// SPDX-License-Identifier: GPL-3.0-or-later
// The incident that is run by keyboard, by mouse and by what a screen reader uses: its words, and what the workspace has to say after every step. The checks
// are those of Qt Test; whoever calls them looks at QTest::currentTestFailed().
#pragma once

#include "models/domain/story.h"

#include <QtTest>

namespace tocsin::test::wholeincident {

inline const QString title = QStringLiteral("Mail is slow");
inline const QString first = QStringLiteral("Mail waits on two servers; back by "); ///< then a chip: the ETA
inline const QString second = QStringLiteral("A disk failed, it is being replaced.");
inline const QString third = QStringLiteral("zapp is affected too.");
inline const QString last = QStringLiteral("All mail is delivered.");
inline const QString cause = QStringLiteral("Disks are watched more closely now."); ///< at the end of the post-mortem

/// When @p story owes something of @p kind that was not kept yet.
[[nodiscard]] inline std::optional<Instant> due(const Story &story, PromiseKind kind)
{
    for (const Promise &promise : story.promises) {
        if (promise.kind == kind && !promise.kept)
            return promise.due;
    }
    return std::nullopt;
}

/// Begun with flexo and leela; the last chip of the text is the ETA.
inline void checkFirst(const std::optional<Story> &story)
{
    QVERIFY(story);
    QCOMPARE(story->kind, IncidentKind::Incident);
    QCOMPARE(story->title, title);
    QCOMPARE(story->targets, (QStringList{QStringLiteral("srv:flexo"), QStringLiteral("srv:leela")}));
    QCOMPARE(story->status, Status::Investigating);
    QCOMPARE(story->impacts.size(), 2);
    QCOMPARE(story->updates.size(), 1);
    const TokenText &body = story->updates.first().body;
    QVERIFY2(body.markdown.startsWith(first), qPrintable(body.markdown));
    QVERIFY(!body.tokens.isEmpty());
    const auto *eta = std::get_if<InstantToken>(&body.tokens.last());
    QVERIFY(eta);
    QCOMPARE(due(*story, PromiseKind::Eta), eta->instant);
    QVERIFY(due(*story, PromiseKind::NextUpdate));
}

inline void checkSecond(const std::optional<Story> &story)
{
    QVERIFY(story);
    QCOMPARE(story->updates.size(), 2);
    QCOMPARE(story->updates.last().body.markdown, second);
    QCOMPARE(story->targets.size(), 2);
}

/// zapp joined, from this update on.
inline void checkThird(const std::optional<Story> &story)
{
    QVERIFY(story);
    QCOMPARE(story->updates.size(), 3);
    QCOMPARE(story->updates.last().body.markdown, third);
    QCOMPARE(story->targets, (QStringList{QStringLiteral("srv:flexo"), QStringLiteral("srv:leela"), QStringLiteral("srv:zapp")}));
    QCOMPARE(story->impacts.size(), 3);
    for (const Impact &impact : story->impacts) {
        QVERIFY(!impact.range.end);
        QCOMPARE(impact.range.begin >= story->updates.last().at, impact.target == QStringLiteral("srv:zapp"));
    }
}

inline void checkResolved(const std::optional<Story> &story)
{
    QVERIFY(story);
    QCOMPARE(story->updates.size(), 4);
    QCOMPARE(story->updates.last().body.markdown, last);
    QCOMPARE(story->updates.last().statusAfter, Status::Resolved);
    QCOMPARE(story->status, Status::Resolved);
    QCOMPARE(story->impacts.size(), 3);
    for (const Impact &impact : story->impacts)
        QVERIFY(impact.range.end);
    QVERIFY(!due(*story, PromiseKind::NextUpdate));
}

inline void checkExplained(const std::optional<Story> &story)
{
    QVERIFY(story);
    QCOMPARE(story->updates.size(), 5);
    QVERIFY(story->updates.last().postMortem);
    QVERIFY2(story->updates.last().body.markdown.endsWith(cause), qPrintable(story->updates.last().body.markdown));
    QCOMPARE(story->status, Status::Resolved);
}

} // namespace tocsin::test::wholeincident
