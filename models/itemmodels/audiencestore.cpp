// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/audiencestore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

/// @p theirs with what differs between @p base and @p mine.
Audience merged(const Audience &base, const Audience &mine, Audience theirs)
{
    const auto take = [&](auto field) {
        if (mine.*field != base.*field)
            theirs.*field = mine.*field;
    };
    take(&Audience::name);
    take(&Audience::language);
    take(&Audience::zones);
    take(&Audience::houseStyle);
    take(&Audience::retired);
    return theirs;
}

Result<void> writeOne(WritingDesk &desk, const Audience &base, const Audience &mine)
{
    const Result<Document> stored = desk.reader.document(mine.id);
    if (!stored)
        return tl::unexpected<Failure>(stored.error());
    const Result<CatalogueEntry> entry = catalogueFrom(*stored);
    if (!entry)
        return tl::unexpected<Failure>(entry.error());
    const auto *theirs = std::get_if<Audience>(&*entry);
    if (!theirs)
        return failed(Failure::Code::Corrupt, QString(mine.id + u" is no audience"_s));
    const Audience result = merged(base, mine, *theirs);
    if (result != *theirs)
        desk.facts.put(result, stored->rev);
    return {};
}

} // namespace

Result<void> writeAudiences(WritingDesk &desk, const QList<Audience> &before, const QList<Audience> &after)
{
    for (Audience audience : after) {
        if (audience.id.isEmpty()) {
            audience.id = u"aud:"_s + desk.facts.newKey();
            desk.facts.put(audience);
            continue;
        }
        const auto base = std::ranges::find(before, audience.id, &Audience::id);
        if (base == before.end())
            return failed(Failure::Code::NotFound, QString(audience.id + u" was not among the audiences that were read"_s));
        if (audience == *base)
            continue;
        if (const Result<void> done = writeOne(desk, *base, audience); !done)
            return done;
    }
    for (const Audience &audience : before) {
        if (std::ranges::find(after, audience.id, &Audience::id) != after.end())
            continue;
        Audience gone = audience;
        gone.retired = true;
        if (const Result<void> done = writeOne(desk, audience, gone); !done)
            return done;
    }
    return {};
}

} // namespace tocsin
