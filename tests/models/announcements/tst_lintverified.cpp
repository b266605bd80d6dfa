// SPDX-License-Identifier: GPL-3.0-or-later
// Findings in real posts that were read by hand: every one read as true is found, none read as false is. The posts are not part of the project.
#include "models/announcements/linter/linter.h"
#include "tests/support/qtestsetup.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

[[nodiscard]] QString corpus() { return QStringLiteral(TOCSIN_SOURCE_DIR "/../shared/corpus"); }

[[nodiscard]] QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The words of the list for our rules.
struct RuleWord
{
    QLatin1StringView word;
    QList<LintRule> rules;
};
[[nodiscard]] QList<LintRule> rulesFor(const QString &word)
{
    static const std::array words{
        RuleWord{"weekday"_L1, {LintRule::WeekdayMismatch}},
        RuleWord{"zone-not-in-force"_L1, {LintRule::ZoneNotInForce}},
        RuleWord{"clock"_L1, {LintRule::ClockMalformed}},
        RuleWord{"ordinal"_L1, {LintRule::DateMalformed}},
        RuleWord{"translation-mismatch"_L1, {LintRule::TranslationMismatch}},
        RuleWord{"after-publication"_L1, {LintRule::Order}},
        RuleWord{"start-contradiction"_L1, {LintRule::StartContradiction, LintRule::HeaderBodyDiffer}},
    };
    for (const RuleWord &row : words) {
        if (row.word == word)
            return row.rules;
    }
    return {};
}

/// Zone and day of writing, as the site's own data has them.
[[nodiscard]] ImportContext contextOf(const QString &post)
{
    static const QHash<QString, QString> homes{{u"copernica"_s, u"Europe/Amsterdam"_s}, {u"seeds/host-1.txt"_s, u"America/Toronto"_s}, {u"seeds/runbox-1.txt"_s, u"Europe/Oslo"_s}};
    ImportContext context;
    context.zone = homes.value(post, homes.value(post.section(u'/', 0, 0)));
    for (const QString &ending : {u".truth.json"_s, u".json"_s}) {
        const QString path = corpus() + u'/' + post.chopped(4) + ending;
        if (!QFile::exists(path))
            continue;
        const QJsonObject given = QJsonDocument::fromJson(textOf(path).toUtf8()).object().value("context"_L1).toObject();
        context.zone = given.value("default_zone"_L1).toString(context.zone);
        context.reference = QDate::fromString(given.value("reference"_L1).toString(given.value("published"_L1).toString()).left(10), Qt::ISODate);
        break;
    }
    return context;
}

/// Where the words of @p quotation stand in @p text, whatever white space is between them; its first and last may be cut.
[[nodiscard]] TextSpan placeOf(const QString &quotation, const QString &text)
{
    QString plain = quotation;
    plain.remove(u'…');
    QStringList words = plain.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
    for (int cut = 0; cut < 2; ++cut) {
        QStringList escaped;
        for (const QString &word : std::as_const(words))
            escaped += QRegularExpression::escape(word);
        const auto match = QRegularExpression(escaped.join(u"\\s+"_s), QRegularExpression::UseUnicodePropertiesOption).match(text);
        if (match.hasMatch())
            return {static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())};
        if (words.size() > 4) {
            words.removeFirst();
            words.removeLast();
        }
    }
    return {};
}

[[nodiscard]] bool isAt(const Finding &finding, const TextSpan &place)
{
    const auto touches = [&place](int begin, int end) { return begin < place.end && end > place.begin; };
    return touches(finding.begin, finding.end)
        || std::any_of(finding.repeats.cbegin(), finding.repeats.cend(), [&touches](const TextSpan &span) { return touches(span.begin, span.end); });
}

} // namespace

class LintVerifiedTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void agreesWithWhatWasReadByHand_data()
    {
        QTest::addColumn<QString>("post");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<bool>("isTrue");
        QTest::addColumn<QString>("quotation");
        const QStringList lines = textOf(corpus() + u"/lint_verified.tsv"_s).split(u'\n', Qt::SkipEmptyParts);
        for (int index = 1; index < lines.size(); ++index) {
            const QStringList cells = lines.at(index).split(u'\t');
            if (cells.size() >= 5)
                QTest::addRow("%d %s %s", index, qPrintable(cells.at(0)), qPrintable(cells.at(1))) << cells.at(0) << cells.at(1) << cells.at(2) << cells.at(3).startsWith("true"_L1) << cells.at(4);
        }
        if (lines.size() < 2)
            QTest::addRow("no list") << QString() << QString() << QString() << true << QString();
    }

    void agreesWithWhatWasReadByHand()
    {
        QFETCH(QString, post);
        QFETCH(QString, rule);
        QFETCH(QString, finding);
        QFETCH(bool, isTrue);
        QFETCH(QString, quotation);
        if (post.isEmpty())
            QSKIP("the posts read by hand are not here (../shared/corpus/lint_verified.tsv): nothing was compared");
        const QString text = textOf(corpus() + u'/' + post);
        QVERIFY2(!text.isEmpty(), qPrintable(post));
        const QList<LintRule> rules = rulesFor(rule);
        QVERIFY2(!rules.isEmpty(), qPrintable(rule));

        bool found = false;
        if (rules.contains(LintRule::TranslationMismatch)) {
            // "against nigsc-en/035.txt", "(English, copernica/022)": whichever of the two holds the slip.
            const auto other = QRegularExpression(u"([a-z-]+/\\d+)(?:\\.txt)?\\)?$"_s).match(finding);
            QVERIFY2(other.hasMatch(), qPrintable(finding));
            const QString otherPost = other.captured(1) + u".txt"_s;
            const ImportedPage one = importPage(text, contextOf(post));
            const ImportedPage two = importPage(textOf(corpus() + u'/' + otherPost), contextOf(otherPost));
            found = !lintTranslation(one, two).isEmpty() || !lintTranslation(two, one).isEmpty();
        } else {
            // What was found by reading has no quotation: anywhere in the post.
            TextSpan place = quotation.contains(u'…') ? placeOf(quotation, text) : TextSpan{0, static_cast<int>(text.size())};
            QVERIFY2(!place.isEmpty(), qPrintable(quotation));
            const QList<Finding> findings = lint(text, contextOf(post));
            found = std::any_of(findings.cbegin(), findings.cend(), [&](const Finding &one) { return rules.contains(one.rule) && isAt(one, place); });
        }
        QVERIFY2(found == isTrue, qPrintable(QString(post % u": "_s % rule % u' ' % finding)));
    }

    /// Eighteen conversions of one provider are right, but for two clocks that count 24 hours and say AM.
    void isSilentOnRightConversions()
    {
        const QStringList files = QDir(corpus() + u"/seeds"_s).entryList({u"runbox-*.txt"_s});
        if (files.isEmpty())
            QSKIP("the posts are not here (../shared/corpus/seeds): nothing was compared");
        for (const QString &file : files) {
            for (const Finding &finding : lint(textOf(corpus() + u"/seeds/"_s + file), contextOf(u"seeds/"_s + file)))
                QVERIFY2(finding.rule == LintRule::ClockMalformed && file == "runbox-1.txt"_L1, qPrintable(QString(file % u": "_s % nameOf(finding.rule))));
        }
    }
};

QTEST_GUILESS_MAIN(LintVerifiedTest)
#include "tst_lintverified.moc"
