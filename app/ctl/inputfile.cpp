// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/inputfile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace tocsin::ctl {
namespace {

tl::unexpected<Failure> refused(const QString &why)
{
    return failed(Failure::Code::Rejected, why);
}

} // namespace

Result<QByteArray> readInput(const QString &path, qint64 longest, const QString &wayOut)
{
    const bool fromStdin = path == "-"_L1;
    const QString name = fromStdin ? u"standard input"_s : path;
    QFile file(path);
    if (fromStdin) {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return refused(u"%1: %2."_s.arg(name, file.errorString()));
    } else {
        const QFileInfo info(path);
        if (!info.exists())
            return refused(u"%1: there is no such file."_s.arg(name));
        if (info.isDir())
            return refused(u"%1: is a folder. Name the files in it, for example %1/*.txt."_s.arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return refused(u"%1: cannot be read (%2)."_s.arg(name, file.errorString()));
    }
    // One byte more than is allowed tells "too long" from "just fits", without reading the rest.
    QByteArray bytes;
    while (bytes.size() <= longest) {
        constexpr qint64 pieceSize = 1 << 20;
        const QByteArray piece = file.read(std::min(pieceSize, longest + 1 - bytes.size()));
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return refused(u"%1: cannot be read (%2)."_s.arg(name, file.errorString()));
    if (bytes.size() > longest) {
        return refused(u"%1: is longer than %2 MB, the most that is read at once. %3"_s.arg(name).arg(longest / 1024 / 1024).arg(wayOut));
    }
    return bytes;
}

} // namespace tocsin::ctl
