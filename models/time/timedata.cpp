// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/timedata.h"

#include <QFile>

// Outside any namespace, as the macro wants it: a static library's resources are there only once this ran.
static void registerTimeData()
{
    Q_INIT_RESOURCE(time);
}

namespace tocsin {

QByteArray timeData(const QString &name)
{
    static const bool registered = (registerTimeData(), true);
    Q_UNUSED(registered)
    QFile file(QStringLiteral(":/time/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace tocsin
