// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/revision.h"

#include <QCryptographicHash>

namespace tocsin {

QString Revision::toString() const
{
    return QString::number(generation) + u'-' + QString::fromLatin1(hash.toHex());
}

std::optional<Revision> Revision::fromString(QStringView text)
{
    const qsizetype dash = text.indexOf(u'-');
    if (dash < 1 || dash > 9 || text.front() < u'1' || text.size() - dash - 1 != 32)
        return std::nullopt;
    int generation = 0;
    for (const QChar digit : text.first(dash)) {
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
        generation = generation * 10 + (digit.unicode() - u'0');
    }
    for (const QChar digit : text.sliced(dash + 1)) {
        if (!((digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f')))
            return std::nullopt;
    }
    return Revision{generation, QByteArray::fromHex(text.sliced(dash + 1).toLatin1())};
}

Revision revisionOf(const QByteArray &canonicalBody, const std::optional<Revision> &parent)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (parent)
        hash.addData(parent->toString().toLatin1());
    hash.addData(QByteArrayView("\n", 1));
    hash.addData(canonicalBody);
    return {parent ? parent->generation + 1 : 1, hash.result().first(16)};
}

} // namespace tocsin
