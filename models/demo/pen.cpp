// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/pen.h"

namespace tocsin::demo {

void Pen::handTo(const QString &user)
{
    if (m_writer && m_writer->user() == user)
        return;
    Hlc last;
    if (m_writer) {
        last = m_writer->hybridClock().last();
        const Written written = m_writer->take();
        m_written.documents += written.documents;
        m_written.facts += written.facts;
    }
    m_writer = std::make_unique<FactWriter>(user, m_clock, m_random.next(), last);
    if (!m_story.isEmpty())
        m_writer->continueStory(m_story, {m_lastFact});
}

QString Pen::beginStory(Instant when, const HeadFact &head)
{
    m_clock.set(when);
    handTo(m_hoster.onDutyAt(when));
    m_story = m_writer->beginStory(head);
    m_lastFact = m_story;
    return m_story;
}

QString Pen::writeAs(const QString &user, Instant when, FactBody body, const QString &supersedes)
{
    m_clock.set(std::max(when, m_clock.now()));
    handTo(user);
    m_lastFact = m_writer->add(std::move(body), supersedes);
    return m_lastFact;
}

QString Pen::write(Instant when, FactBody body, const QString &supersedes)
{
    return writeAs(m_hoster.onDutyAt(when), when, std::move(body), supersedes);
}

QString Pen::translate(Instant when, const Translation &translation)
{
    return writeAs(m_hoster.translator(), when, translation, {});
}

Written Pen::take()
{
    Written written = std::exchange(m_written, {});
    if (m_writer) {
        const Written last = m_writer->take();
        written.documents += last.documents;
        written.facts += last.facts;
    }
    return written;
}

} // namespace tocsin::demo
