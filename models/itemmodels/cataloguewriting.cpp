// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/cataloguewriting.h"

namespace tocsin {
namespace {

/// The revision that is stored under @p id; empty where there is none.
Result<QString> revisionOf(WritingDesk &desk, const QString &id)
{
    const Result<Document> stored = desk.reader.document(id);
    if (stored)
        return stored->rev;
    if (stored.error().code == Failure::Code::NotFound)
        return QString();
    return tl::unexpected(stored.error());
}

} // namespace

Result<void> writeEntry(WritingDesk &desk, const CatalogueEntry &entry)
{
    const Result<QString> previous = revisionOf(desk, idOf(entry));
    if (!previous)
        return tl::unexpected(previous.error());
    desk.facts.put(entry, *previous);
    return {};
}

Result<void> writeNewTarget(WritingDesk &desk, const Target &target)
{
    const Result<QString> previous = revisionOf(desk, target.id);
    if (!previous)
        return tl::unexpected(previous.error());
    if (previous->isEmpty())
        desk.facts.put(target);
    return {};
}

} // namespace tocsin
