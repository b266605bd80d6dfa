// SPDX-License-Identifier: GPL-3.0-or-later
// How fast posts are read: the corpus of real posts beside the project, every file on its own.
#include "models/announcements/importer.h"
#include "models/announcements/linter/linter.h"
#include "tests/bench/benchreport.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <limits>

using namespace tocsin;
using namespace tocsin::bench;
using namespace Qt::StringLiterals;

namespace {

struct Post
{
    QString name;
    QByteArray bytes;
};

[[nodiscard]] QList<Post> readCorpus(const QString &path)
{
    QList<Post> posts;
    QDirIterator files(path, {u"*.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            posts += Post{QDir(path).relativeFilePath(file.fileName()), file.readAll()};
    }
    std::sort(posts.begin(), posts.end(), [](const Post &a, const Post &b) { return a.name < b.name; });
    return posts;
}

/// Whether the posts of @p page cover all of its text but white space.
[[nodiscard]] bool isWhole(const ImportedPage &page)
{
    int at = 0;
    for (const ImportedPost &post : page.posts) {
        if (post.begin < at || !QStringView(page.text).mid(at, post.begin - at).trimmed().isEmpty())
            return false;
        at = post.end;
    }
    return QStringView(page.text).mid(at).trimmed().isEmpty();
}

/// A story of @p length characters as an operator's window may hold it: every line with a time, some with something to find.
[[nodiscard]] QString longStory(int length)
{
    QString text = u"Maintenance in PAR\n\nOn 12 July 2024 from 22:00 to 23:30 CEST the store moves.\n\n"_s;
    for (int i = 0; text.size() < length; ++i) {
        const QString zone = i % 10 == 0 ? u"CET"_s : u"CEST"_s;
        text += u"* [2024-07-12 %1:%2 %3] Mailboxes on store %4 have moved between 9:54 and 10:02 PM; the next follow.\n"_s.arg(i / 60 % 24, 2, 10, QChar(u'0'))
                    .arg(i % 60, 2, 10, QChar(u'0'))
                    .arg(zone)
                    .arg(i);
    }
    return text.left(length);
}

/// Linting while somebody writes: reading the text anew and all rules over it.
void measureLinter(Report &report)
{
    ImportContext context;
    context.zone = u"Europe/Paris"_s;
    const QString text = longStory(10000);
    double whole = std::numeric_limits<double>::max();
    double rules = whole;
    qsizetype found = 0;
    for (int run = 0; run < 20; ++run) {
        const Timer timer;
        const ImportedPage page = importPage(text, context);
        const Timer ruleTimer;
        found = lint(page).size();
        rules = std::min(rules, ruleTimer.ms());
        whole = std::min(whole, timer.ms());
    }
    if (found == 0)
        report.fail(u"the linter finds nothing in a text with mistakes"_s);
    report.add(u"lint.10k_chars_ms"_s, whole, u"ms"_s, Goal::AtMost, 8, u"a text of 10,000 characters read and checked, best of 20"_s);
    report.add(u"lint.10k_chars_rules_ms"_s, rules, u"ms"_s, Goal::AtMost, 4, u"of it the rules"_s);
}

} // namespace

int main()
{
    Report report;
    measureLinter(report);
    const QString path = QStringLiteral(TOCSIN_SOURCE_DIR "/../shared/corpus");
    const QList<Post> posts = readCorpus(path);
    if (posts.isEmpty()) {
        std::printf("import.corpus: skipped, there is no corpus of real posts at %s\n", qPrintable(path));
        return 0;
    }
    ImportContext context;
    context.zone = u"Europe/Paris"_s;
    context.reference = QDate(2024, 3, 14);
    double worst = 0;
    QString slowest;
    double fastest = 0; ///< ms for all files, each at its best
    int found = 0;
    int lost = 0;
    for (const Post &post : posts) {
        context.fileName = post.name;
        double best = std::numeric_limits<double>::max();
        for (int run = 0; run < 3; ++run) {
            const Timer timer;
            const auto page = importBytes(post.bytes, context);
            best = std::min(best, timer.ms());
            if (!page) {
                report.fail(page.error().detail);
                break;
            }
            if (run > 0)
                continue;
            found += int(page->posts.size());
            if (!isWhole(*page)) {
                ++lost;
                report.fail(post.name + u": text is lost"_s);
            }
        }
        fastest += best;
        if (best > worst) {
            worst = best;
            slowest = post.name;
        }
    }
    const QString what = u"%1 files, best of 3 runs each, one core"_s.arg(posts.size());
    report.add(u"import.corpus.worst_ms"_s, worst, u"ms"_s, Goal::AtMost, 50, what + u", slowest is "_s + slowest);
    report.add(u"import.corpus.posts_per_s"_s, found / fastest * 1000.0, u"posts/s"_s, Goal::AtLeast, 500, what);
    report.add(u"import.corpus.text_lost"_s, lost, u"files"_s, Goal::AtMost, 0, what);
    return report.exitCode();
}
