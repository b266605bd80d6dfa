// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes of any format may be dropped on the import: nothing crashes, what is refused says which file and why, and
// every position of what is read lies inside the text.
#include "models/announcements/formats/readimport.h"
#include "models/announcements/linter/linter.h"
#include "tests/fuzz/expect.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>

using namespace tocsin;

namespace {

void checkPost(const ImportedPost &post)
{
    const auto inside = [&post](int begin, int end) { return post.begin <= begin && begin <= end && end <= post.end; };
    const auto isTime = [&post](int index) { return index >= -1 && index < post.times.size(); };
    expect(inside(post.titleBegin, post.titleEnd), "a title lies inside its post");
    for (const ImportedTime &time : post.times) {
        expect(inside(time.begin, time.end), "a time lies inside its post");
        expect(!time.certain || (time.candidates.size() == 1 && time.utc == time.candidates.first().instant),
               "a certain time has one candidate, which it is");
    }
    for (const ImportedUpdate &update : post.updates) {
        expect(inside(update.begin, update.end) && inside(update.bodyBegin, update.bodyEnd),
               "an update lies inside its post");
        expect(isTime(update.time), "an update points to a time that is there");
    }
    for (const ImportedWindow &window : post.windows)
        expect(isTime(window.startTime) && isTime(window.endTime), "a window points to times that are there");
    for (const ImportedPromise &promise : post.promises)
        expect(isTime(promise.time) && promise.update < post.updates.size(), "a promise points to what is there");
    for (const ImportedTarget &target : post.targets)
        expect(inside(target.begin, target.end), "a target lies inside its post");
    for (const ImportedDuration &duration : post.durations)
        expect(inside(duration.begin, duration.end) && duration.longestMs >= duration.shortestMs,
               "a duration lies inside its post");
    expect(post.evidence.times.size() == post.times.size(), "every time has its evidence");
}

void read(const QByteArray &bytes, const ImportContext &context, const std::optional<TableMapping> &mapping)
{
    const auto page = readImport(bytes, context, mapping);
    if (!page) {
        expect(page.error().detail.startsWith(QStringLiteral("fuzz")), "a refusal names the file");
        expect(page.error().detail.size() < 2000, "a refusal is no wall of text");
        return;
    }
    int covered = 0;
    for (const ImportedPost &post : page->posts) {
        expect(post.begin >= covered && post.begin <= post.end && post.end <= page->text.size(),
               "posts stand in order");
        expect(QStringView(page->text).mid(covered, post.begin - covered).trimmed().isEmpty(),
               "no text is lost between posts");
        covered = post.end;
        checkPost(post);
    }
    expect(QStringView(page->text).mid(covered).trimmed().isEmpty(), "no text is lost at the end");
    for (const Finding &finding : lint(*page))
        expect(finding.begin >= 0 && finding.begin <= finding.end && finding.end <= page->text.size(),
               "a finding lies inside the text");
    expect(!QJsonDocument(toJson(*page)).toJson().isEmpty(), "a page can be written as JSON");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    ImportContext context;
    context.fileName = QStringLiteral("fuzz.bin");
    if (size % 2 == 0)
        context.zone = QStringLiteral("Europe/Oslo");
    // Plain text has a fuzzer of its own; here it would only be slow.
    if (detectFormat(QString::fromUtf8(bytes)) != ImportFormat::Text)
        read(bytes, context, std::nullopt);
    // A mapping and its table in one input, apart by a NUL.
    const qsizetype nul = bytes.indexOf('\0');
    if (nul >= 0) {
        const auto mapping = readMapping(bytes.left(nul), QStringLiteral("fuzz.map"));
        if (mapping)
            read(bytes.mid(nul + 1), context, *mapping);
        else
            expect(mapping.error().detail.startsWith(QStringLiteral("fuzz")), "a refused mapping is named");
    }
    return 0;
}
