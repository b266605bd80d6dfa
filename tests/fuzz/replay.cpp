// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for libFuzzer in ordinary builds: feeds the entry point every file of the folders given, and damages of each that
// real life makes too (cut short, a byte changed, a part said twice). The damages are the same in every run.

#include <QByteArray>
#include <QDirIterator>
#include <QFile>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

constexpr int damagesPerFile = 40;

void feed(const QByteArray &input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()), std::size_t(input.size()));
}

QByteArray damaged(QByteArray input, std::mt19937 &random)
{
    if (input.isEmpty())
        return input;
    const auto below = [&random](qsizetype limit) { return qsizetype(random() % std::uint32_t(limit)); };
    switch (random() % 3) {
    case 0:
        input.truncate(below(input.size()));
        break;
    case 1:
        input[below(input.size())] = char(random() % 256);
        break;
    default: {
        const qsizetype from = below(input.size());
        const QByteArray part = input.mid(from, 1 + below(200));
        input.insert(below(input.size()), part);
        break;
    }
    }
    return input;
}

} // namespace

int main(int argc, char **argv)
{
    int files = 0;
    feed({});
    for (int i = 1; i < argc; ++i) {
        QDirIterator folder(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (folder.hasNext()) {
            QFile file(folder.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qPrintable(file.fileName()));
                return 1;
            }
            const QByteArray whole = file.readAll();
            // Named first, so that a crash tells which file it was.
            std::printf("%s\n", qPrintable(file.fileName()));
            std::fflush(stdout);
            feed(whole);
            std::mt19937 random(std::uint32_t(whole.size()));
            for (int damage = 0; damage < damagesPerFile; ++damage)
                feed(damaged(whole, random));
            ++files;
        }
    }
    if (files == 0) {
        std::fprintf(stderr, "no files to feed\n");
        return 1;
    }
    std::printf("%d files and %d damages of each\n", files, damagesPerFile);
    return 0;
}
