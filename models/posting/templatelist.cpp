// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/templatelist.h"

#include "models/domain/target.h"
#include "models/posting/templates.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {

bool isRetired(const PostTemplate &entry)
{
    return entry.body.trimmed().isEmpty();
}

PostTemplate retired(PostTemplate post)
{
    post.id = templateIdOf(post);
    post.body.clear();
    return post;
}

QString templateIdOf(const PostTemplate &post)
{
    // Names are folded and encoded as those of targets are.
    return post.id.startsWith("tpl:"_L1) ? post.id : QString(u"tpl:"_s + targetId(TargetKind::Server, post.name).section(u':', 1));
}

QList<PostTemplate> offeredTemplates(const QList<PostTemplate> &workspace, const QString &language)
{
    QList<PostTemplate> offered;
    std::ranges::copy_if(workspace, std::back_inserter(offered), [](const PostTemplate &post) { return !isRetired(post); });
    for (const PostTemplate &post : builtInTemplates(language)) {
        const bool isReplaced = std::ranges::any_of(workspace, [&](const PostTemplate &own) {
            return own.id == post.id || own.name.compare(post.name, Qt::CaseInsensitive) == 0;
        });
        if (!isReplaced)
            offered.append(post);
    }
    std::ranges::stable_sort(offered, [](const PostTemplate &one, const PostTemplate &other) { return one.name.compare(other.name, Qt::CaseInsensitive) < 0; });
    return offered;
}

} // namespace tocsin
