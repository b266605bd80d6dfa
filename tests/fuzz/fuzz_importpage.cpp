// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may be dropped on the import: nothing crashes, no text is lost, and every position lies inside the text.
#include "models/announcements/importer.h"
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
        expect(!time.certain || time.chosen || (time.candidates.size() == 1 && time.utc == time.candidates.first().instant),
               "a certain time has one candidate, which it is");
    }
    for (const ImportedUpdate &update : post.updates) {
        expect(inside(update.begin, update.end), "an update lies inside its post");
        expect(inside(update.bodyBegin, update.bodyEnd), "an update's text lies inside its post");
        expect(isTime(update.time), "an update points to a time that is there");
    }
    for (const ImportedWindow &window : post.windows)
        expect(isTime(window.startTime) && isTime(window.endTime), "a window points to times that are there");
    for (const ImportedPromise &promise : post.promises)
        expect(isTime(promise.time), "a promise points to a time that is there");
    for (const ImportedTarget &target : post.targets)
        expect(inside(target.begin, target.end), "a target lies inside its post");
    for (const ImportedDuration &duration : post.durations)
        expect(duration.longestMs >= duration.shortestMs, "a duration's longest is not below its shortest");
}

bool isBlank(const QString &text, int begin, int end)
{
    return QStringView(text).mid(begin, end - begin).trimmed().isEmpty();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto text = decodeText(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)), QStringLiteral("fuzz.txt"));
    if (!text)
        return 0;
    ImportContext context;
    if (size % 2 == 0) {
        context.zone = QStringLiteral("Europe/Paris");
        context.reference = QDate(2024, 3, 14);
    }
    ImportedPage page = importPage(*text, context);
    expect(page.text == *text, "the text is kept as it is");
    int covered = 0;
    for (const ImportedPost &post : std::as_const(page.posts)) {
        expect(post.begin >= covered && post.begin <= post.end && post.end <= text->size(), "posts stand in order");
        expect(isBlank(*text, covered, post.begin), "no text is lost between posts");
        covered = post.end;
        checkPost(post);
    }
    expect(isBlank(*text, covered, int(text->size())), "no text is lost at the end");
    expect(!QJsonDocument(toJson(page)).toJson().isEmpty(), "a page can be written as JSON");

    // Choosing anything at all for a time keeps every promise.
    if (!page.posts.isEmpty() && !page.posts.first().times.isEmpty()) {
        applyChoice(page, 0, int(size % std::size_t(page.posts.first().times.size())), 1'710'406'800'000);
        checkPost(page.posts.first());
    }
    applyChoice(page, -1, 1'000'000, 0);
    return 0;
}
