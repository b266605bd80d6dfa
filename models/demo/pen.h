// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demo/hoster.h"
#include "models/domain/factwriter.h"

#include <memory>

namespace tocsin::demo {

/// A clock that a story sets to when each of its facts was written.
class StoryClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now = 0;
};

/// Writes the facts of one story in the names of those who were on duty when they were written.
class Pen
{
public:
    /// @p seed must differ between the stories of a workspace: their ids come from it.
    Pen(const Hoster &hoster, quint64 seed) : m_hoster(hoster), m_random(seed) {}

    QString beginStory(Instant when, const HeadFact &head);
    /// Writes @p body at @p when, or just after the fact before where that is later; returns its document id.
    QString write(Instant when, FactBody body, const QString &supersedes = {});
    /// The same in the translator's name.
    QString translate(Instant when, const Translation &translation);

    [[nodiscard]] Written take();
    [[nodiscard]] const QString &story() const { return m_story; }

private:
    void handTo(const QString &user);
    QString writeAs(const QString &user, Instant when, FactBody body, const QString &supersedes);

    const Hoster &m_hoster; // not owned
    Random m_random;
    StoryClock m_clock;
    std::unique_ptr<FactWriter> m_writer;
    QString m_story;
    QString m_lastFact;
    Written m_written;
};

} // namespace tocsin::demo
