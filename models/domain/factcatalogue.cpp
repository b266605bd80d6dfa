// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canonicaljson.h"
#include "models/domain/fact.h"
#include "models/domain/factfields.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tocsin {

namespace {

void write(QJsonObject &to, const Target &target)
{
    to["type"_L1] = u"target"_s;
    to["name"_L1] = target.name;
    if (!target.label.isEmpty())
        to["label"_L1] = target.label;
    if (!target.zones.isEmpty())
        to["zones"_L1] = QJsonArray::fromStringList(target.zones);
    if (!target.timeZone.isEmpty())
        to["time_zone"_L1] = target.timeZone;
}

void write(QJsonObject &to, const RedundancyGroup &group)
{
    to["type"_L1] = u"group"_s;
    to["name"_L1] = group.name;
    to["members"_L1] = QJsonArray::fromStringList(group.members);
    to["needed"_L1] = group.needed;
}

void write(QJsonObject &to, const Audience &audience)
{
    to["type"_L1] = u"audience"_s;
    to["name"_L1] = audience.name;
    to["language"_L1] = audience.language;
    to["zones"_L1] = QJsonArray::fromStringList(audience.zones);
    to["house_style"_L1] = audience.houseStyle;
    if (audience.retired)
        to["retired"_L1] = true;
}

void write(QJsonObject &to, const PostTemplate &entry)
{
    to["type"_L1] = u"template"_s;
    to["name"_L1] = entry.name;
    to["kind"_L1] = nameOf(entry.kind);
    to["language"_L1] = entry.language;
    if (!entry.title.isEmpty())
        to["title"_L1] = entry.title;
    to["body"_L1] = entry.body;
    if (entry.status)
        to["status"_L1] = nameOf(*entry.status);
    if (entry.level)
        to["level"_L1] = nameOf(*entry.level);
    if (entry.nextUpdateMs > 0)
        to["next_update"_L1] = entry.nextUpdateMs;
}

void write(QJsonObject &to, const UnknownEntry &entry)
{
    to = entry.body;
}

} // namespace

QByteArray catalogueJson(const CatalogueEntry &entry, const QString &by, Hlc hlc)
{
    QJsonObject to;
    std::visit([&to](const auto &value) { write(to, value); }, entry);
    to["by"_L1] = by;
    to["hlc"_L1] = hlc.toString();
    return canonicalJson(to);
}

QString idOf(const CatalogueEntry &entry)
{
    return std::visit([](const auto &value) { return value.id; }, entry);
}

Result<CatalogueEntry> catalogueFrom(const Document &document)
{
    const Result<DocumentId> id = parseDocumentId(document.id);
    if (!id)
        return tl::unexpected<Failure>(id.error());
    if (!id->isCatalogue())
        return failed(Failure::Code::Rejected, document.id + u" is no entry of the catalogue"_s);
    const QJsonDocument json = QJsonDocument::fromJson(document.json);
    if (!json.isObject())
        return failed(Failure::Code::Rejected, document.id + u": the body is no JSON object"_s);

    FactFields from(json.object(), document.id);
    CatalogueEntry entry;
    switch (id->kind) {
    case DocumentId::Kind::Zone:
    case DocumentId::Kind::Server:
    case DocumentId::Kind::Service: {
        const TargetKind kind = id->kind == DocumentId::Kind::Zone   ? TargetKind::Zone
                              : id->kind == DocumentId::Kind::Server ? TargetKind::Server
                                                                     : TargetKind::Service;
        Target target{document.id, kind, from.text("name"_L1), from.textOr("label"_L1), from.texts("zones"_L1), from.textOr("time_zone"_L1)};
        if (const QString broken = ruleBrokenBy(target); !from.failure() && !broken.isEmpty())
            from.fail(Failure{Failure::Code::Rejected, QString(document.id + u" breaks the rule "_s + broken)});
        entry = std::move(target);
        break;
    }
    case DocumentId::Kind::Group: {
        RedundancyGroup group{document.id, from.text("name"_L1), from.texts("members"_L1), 1};
        const qint64 most = std::max<qint64>(1, group.members.size());
        group.needed = static_cast<int>(from.integer("needed"_L1, 1, most));
        entry = std::move(group);
        break;
    }
    case DocumentId::Kind::Audience:
        entry = Audience{document.id, from.text("name"_L1), from.text("language"_L1), from.texts("zones"_L1), from.textOr("house_style"_L1), from.flag("retired"_L1, false)};
        break;
    case DocumentId::Kind::Template: {
        PostTemplate found{document.id, from.text("name"_L1), from.name<IncidentKind>("kind"_L1), from.textOr("language"_L1), from.textOr("title"_L1),
                           from.text("body"_L1), from.nameIfThere<Status>("status"_L1), from.nameIfThere<Level>("level"_L1), 0};
        found.nextUpdateMs = from.integerIfThere("next_update"_L1, 0, 366 * dayMs).value_or(0);
        entry = std::move(found);
        break;
    }
    default:
        entry = UnknownEntry{document.id, json.object()};
    }
    if (from.failure())
        return tl::unexpected<Failure>(*from.failure());
    return entry;
}

} // namespace tocsin
