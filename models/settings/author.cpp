// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/author.h"

#include "models/settings/settings.h"

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tocsin {

QString authorName(const SettingsStore &store)
{
    QString name = store.value(settings::author);
    if (name.isEmpty())
        name = qEnvironmentVariable("USER");
    if (!name.isEmpty())
        return name;
    const passwd *account = getpwuid(getuid());
    return account ? QString::fromLocal8Bit(account->pw_name) : u"operator"_s;
}

} // namespace tocsin
