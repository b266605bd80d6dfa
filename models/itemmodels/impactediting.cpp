// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/impactediting.h"

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

ImpactMove reversed(const ImpactMove &move)
{
    ImpactMove back = move;
    std::swap(back.from, back.to);
    return back;
}

} // namespace

Result<void> writeImpactMove(WritingDesk &desk, const ImpactMove &move, bool *closed)
{
    if (move.to.isEmpty())
        return failed(Failure::Code::Rejected, u"the impact on "_s + move.target + u" would end no later than it begins"_s);
    const auto story = desk.reader.story(move.incident);
    if (!story)
        return tl::unexpected(story.error());
    const auto impact = std::ranges::find_if(story->impacts, [&](const Impact &one) {
        return one.target == move.target && one.level == move.level && one.range == move.from;
    });
    if (impact == story->impacts.cend())
        return failed(Failure::Code::Conflict, u"the impact on "_s + move.target + u" was changed meanwhile"_s);
    const auto frontier = desk.reader.frontier(move.incident);
    if (!frontier)
        return tl::unexpected(frontier.error());
    desk.facts.continueStory(move.incident, *frontier);
    Impact moved = *impact;
    moved.range = move.to;
    desk.facts.add(moved, impact->id);
    if (closed)
        *closed = isClosed(story->status);
    return {};
}

ImpactEditing::ImpactEditing(WorkspaceWriter &writer, QObject *parent) : QObject(parent), m_writer(writer) {}

void ImpactEditing::move(const ImpactMove &move)
{
    if (move.from == move.to)
        return;
    const auto closed = std::make_shared<bool>(false); // written on the writer's thread before it is read here
    m_writer.write([move, closed](WritingDesk &desk) { return writeImpactMove(desk, move, closed.get()); }, this,
                   [this, move, closed](const Result<CommitReport> &report) {
                       if (!report) {
                           emit failed(move, report.error());
                           return;
                       }
                       m_done.append(move);
                       if (m_done.size() > longestHistory)
                           m_done.removeFirst();
                       emit moved(move, *closed);
                       emit undoChanged();
                   });
}

void ImpactEditing::undo()
{
    if (m_done.isEmpty())
        return;
    const ImpactMove move = m_done.takeLast();
    emit undoChanged();
    m_writer.write([back = reversed(move)](WritingDesk &desk) { return writeImpactMove(desk, back); }, this,
                   [this, move](const Result<CommitReport> &report) {
                       if (report)
                           emit undone(move);
                       else
                           emit failed(move, report.error()); // somebody changed it since: there is no way back from here
                   });
}

} // namespace tocsin
