// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importplan.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// Letters and digits only, so that marks, spaces and line breaks that differ between two copies do not count.
[[nodiscard]] QString skeletonOf(const QString &text)
{
    QString skeleton;
    for (const QChar letter : text) {
        if (letter.isLetterOrNumber())
            skeleton += letter.toCaseFolded();
    }
    return skeleton;
}

/// The title without "(resolved)", "[Resolved]": the mark changes while the story goes on.
[[nodiscard]] QString titleWithoutMarks(const QString &title)
{
    QString kept;
    int depth = 0;
    for (const QChar letter : title) {
        if (letter == u'(' || letter == u'[' || letter == u'\u3010')
            ++depth;
        else if (letter == u')' || letter == u']' || letter == u'\u3011')
            depth = std::max(0, depth - 1);
        else if (depth == 0)
            kept += letter;
    }
    return kept.trimmed().isEmpty() ? title : kept;
}

/// The text of a post before its first update, or the oldest statement where there is none.
[[nodiscard]] QString firstStatementOf(const ImportedPage &page, const ImportedPost &post)
{
    const int from = std::max(post.titleEnd, post.begin);
    const int to = post.updates.isEmpty() ? post.end : post.updates.constFirst().begin;
    const QString body = page.text.mid(from, to - from);
    if (skeletonOf(body).size() >= 12 || post.updates.isEmpty())
        return body;
    return post.newestFirst.value_or(false) ? post.updates.constLast().text : post.updates.constFirst().text;
}

/// The words of a stored text without its tokens; a new copy of the same text gives the same.
[[nodiscard]] QString wordsOf(const TokenText &text)
{
    QString words;
    for (qsizetype at = 0; at < text.markdown.size(); ++at) {
        if (text.markdown.at(at) == u'{' && at + 1 < text.markdown.size() && text.markdown.at(at + 1) == u't') {
            const qsizetype close = text.markdown.indexOf(u'}', at);
            if (close > 0) {
                at = close;
                continue;
            }
        }
        words += text.markdown.at(at);
    }
    return skeletonOf(words);
}

/// How many of the letters of @p stored, in order, are in @p text: a stored text lacks what became tokens.
[[nodiscard]] bool isSameStatement(const QString &stored, const QString &text)
{
    if (stored.isEmpty())
        return text.isEmpty();
    qsizetype at = 0;
    qsizetype skipped = 0;
    for (const QChar letter : text) {
        if (at < stored.size() && letter == stored.at(at))
            ++at;
        else
            ++skipped;
    }
    return at == stored.size() && skipped <= std::max<qsizetype>(60, stored.size());
}

/// Whether a range of @p post ends an impact of @p existing that was open.
[[nodiscard]] bool hasNewEnd(const ImportedPost &post, const Story &existing)
{
    const auto ends = [&post](const ImportedWindow &window, const Impact &impact) {
        if (impact.range.end || !window.end || window.start != impact.range.begin || impact.planned != (window.role == ImportedWindow::Role::Planned))
            return false;
        return window.targets.isEmpty() || std::any_of(post.targets.cbegin(), post.targets.cend(), [&window, &impact](const ImportedTarget &target) {
                   return window.targets.contains(target.name) && targetId(target.kind, target.name) == impact.target;
               });
    };
    return !post.sourceId.isEmpty() && std::any_of(existing.impacts.cbegin(), existing.impacts.cend(), [&](const Impact &impact) {
        return std::any_of(post.windows.cbegin(), post.windows.cend(), [&](const ImportedWindow &window) { return ends(window, impact); });
    });
}

} // namespace

std::optional<Status> statusOf(const ImportedPost &post)
{
    const bool maintenance = post.kind == IncidentKind::Maintenance;
    // What a format states is finer than the words; an announcement only ever closes.
    if (post.status && statusesOf(post.kind).contains(*post.status))
        return post.status;
    if (post.state == "resolved"_L1 || post.state == "completed"_L1 || post.state == "retroactive"_L1)
        return maintenance ? Status::Completed : Status::Resolved;
    if (post.state == "cancelled"_L1)
        return Status::Cancelled;
    if (post.kind == IncidentKind::Announcement)
        return std::nullopt;
    if (post.state == "scheduled"_L1)
        return maintenance ? std::optional(Status::Scheduled) : std::nullopt;
    if (post.state == "monitoring"_L1)
        return maintenance ? Status::Verifying : Status::Monitoring;
    return maintenance ? Status::Scheduled : Status::Investigating;
}

QString fingerprintOf(const ImportedPage &page, const ImportedPost &post)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!post.sourceId.isEmpty()) {
        hash.addData("id\n");
        hash.addData(post.sourceId.toUtf8());
        return QString::fromLatin1(hash.result().toHex());
    }
    hash.addData(post.homeZone.toUtf8());
    hash.addData("\n");
    hash.addData(skeletonOf(titleWithoutMarks(post.title)).toUtf8());
    hash.addData("\n");
    hash.addData(skeletonOf(firstStatementOf(page, post)).toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

ImportPlan planImport(const ImportedPost &post, const std::optional<Story> &existing)
{
    ImportPlan plan;
    if (!existing) {
        for (int index = 0; index < post.updates.size(); ++index)
            plan.newUpdates += index;
        return plan;
    }
    QList<bool> used(existing->updates.size(), false);
    for (int index = 0; index < post.updates.size(); ++index) {
        const ImportedUpdate &update = post.updates.at(index);
        const QString text = skeletonOf(update.text);
        bool known = false;
        for (int stored = 0; !known && stored < existing->updates.size(); ++stored) {
            const Update &other = existing->updates.at(stored);
            // "Revision 2" of a source that knows its stories by id is the same, whenever it was sent out.
            const bool numbered = !post.sourceId.isEmpty() && update.label == other.label && std::any_of(update.label.cbegin(), update.label.cend(), [](QChar letter) { return letter.isDigit(); });
            const bool sameInstant = numbered || !other.at || !update.instant || *other.at == *update.instant || !update.certain || !other.certain;
            if (used.at(stored) || !sameInstant || !isSameStatement(wordsOf(other.body), text))
                continue;
            used[stored] = true;
            known = true;
        }
        if (!known)
            plan.newUpdates += index;
    }
    // A source may close a story without another word: its record has an end now.
    const auto status = post.sourceId.isEmpty() ? std::nullopt : statusOf(post);
    const bool closed = isClosed(status) && !isClosed(existing->status) && mayFollow(existing->kind, existing->status, *status);
    plan.outcome = plan.newUpdates.isEmpty() && !closed && !hasNewEnd(post, *existing) ? ImportPlan::Outcome::Same : ImportPlan::Outcome::Grown;
    return plan;
}

} // namespace tocsin
