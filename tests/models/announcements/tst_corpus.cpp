// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/announcements/importer.h"
#include "tests/support/qtestsetup.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace tocsin;
using namespace Qt::StringLiterals;

namespace {

[[nodiscard]] QString show(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString() + (value.isNull() ? u"null"_s : QString());
}

/// Compares an answer with what a person expects of it. Only what is expected is compared:
/// - an object has at least the expected fields;
/// - a list has as many entries, each as expected, except "times" and "lint", between which others may stand;
/// - the "span" of a time or finding need only touch the expected words, which are found in the text in order;
/// - "begins" of an update are the first words of its text.
class Comparison
{
public:
    explicit Comparison(QString text) : m_text(std::move(text)) {}
    [[nodiscard]] QStringList differences() const { return m_differences; }

    void comparePosts(const QJsonArray &actual, const QJsonArray &expected)
    {
        if (actual.size() != expected.size()) {
            m_differences += u"%1 posts instead of %2"_s.arg(actual.size()).arg(expected.size());
            return;
        }
        for (qsizetype index = 0; index < expected.size(); ++index) {
            const QJsonObject wanted = expected.at(index).toObject();
            const QJsonObject post = actual.at(index).toObject();
            m_from = post.value("begin"_L1).toInt();
            m_until = post.value("end"_L1).toInt();
            const QString place = u"post %1"_s.arg(index + 1);
            for (const QString &key : wanted.keys()) {
                const QString where = QString(place % u' ' % key);
                if (key == "times"_L1 || key == "lint"_L1)
                    compareSpans(where, post.value(key).toArray(), wanted.value(key).toArray());
                else
                    compare(where, post.value(key), wanted.value(key));
            }
        }
    }

private:
    void differ(const QString &place, const QJsonValue &actual, const QJsonValue &expected)
    {
        m_differences += QString(place % u": "_s % show(actual) % u" instead of "_s % show(expected));
    }

    void compare(const QString &place, const QJsonValue &actual, const QJsonValue &expected)
    {
        if (expected.isObject()) {
            const QJsonObject wanted = expected.toObject();
            for (const QString &key : wanted.keys()) {
                if (key == "begins"_L1) {
                    if (!actual["text"_L1].toString().startsWith(wanted.value(key).toString()))
                        differ(QString(place % u" text"_s), actual["text"_L1], wanted.value(key));
                } else if (key != "span"_L1) {
                    compare(QString(place % u' ' % key), actual[key], wanted.value(key));
                }
            }
        } else if (expected.isArray()) {
            const QJsonArray wanted = expected.toArray();
            const QJsonArray found = actual.toArray();
            if (wanted.size() != found.size()) {
                differ(place, actual, expected);
                return;
            }
            for (qsizetype index = 0; index < wanted.size(); ++index)
                compare(u"%1[%2]"_s.arg(place).arg(index), found.at(index), wanted.at(index));
        } else if (actual != expected) {
            differ(place, actual, expected);
        }
    }

    void compareSpans(const QString &place, const QJsonArray &actual, const QJsonArray &expected)
    {
        if (expected.isEmpty() && !actual.isEmpty())
            differ(place, actual, expected);
        qsizetype searchFrom = m_from;
        for (const QJsonValue &wanted : expected) {
            const QString span = wanted["span"_L1].toString();
            const qsizetype begin = m_text.indexOf(span, searchFrom);
            if (begin < 0 || begin + span.size() > m_until) {
                m_differences += QString(place % u": the expected span \""_s % span % u"\" is not in the post"_s);
                continue;
            }
            searchFrom = begin + span.size();
            QStringList problems{QString(place % u": nothing found at \""_s % span % u'"')};
            for (const QJsonValue &found : actual) {
                if (found["end"_L1].toInt() <= begin || found["begin"_L1].toInt() >= begin + span.size())
                    continue;
                Comparison trial(m_text);
                trial.compare(QString(place % u" \""_s % span % u'"'), found, wanted);
                problems = trial.differences();
                if (problems.isEmpty())
                    break;
            }
            m_differences += problems;
        }
    }

    QString m_text;
    qsizetype m_from = 0;
    qsizetype m_until = 0;
    QStringList m_differences;
};

} // namespace

/// Every pair NAME.txt, NAME.json in tests/corpus: a post that we invented, and what a reader understands of it.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void isReadAsAPersonWould_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = folder().entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
        QVERIFY(!names.isEmpty());
        for (const QString &name : names)
            QTest::newRow(qPrintable(name.chopped(4))) << name.chopped(4);
    }
    void isReadAsAPersonWould()
    {
        QFETCH(QString, name);
        QFile text(folder().filePath(QString(name % u".txt"_s)));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QFile answer(folder().filePath(QString(name % u".json"_s)));
        QVERIFY2(answer.open(QIODevice::ReadOnly), "every post needs its expected answer");
        QJsonParseError error;
        const QJsonObject expected = QJsonDocument::fromJson(answer.readAll(), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));

        ImportContext context;
        context.zone = expected.value("context"_L1)["zone"_L1].toString();
        context.reference = QDate::fromString(expected.value("context"_L1)["reference"_L1].toString(), Qt::ISODate);
        const auto page = importBytes(text.readAll(), context);
        QVERIFY(page);
        Comparison comparison(page->text);
        const QJsonArray posts = toJson(*page).value("posts"_L1).toArray();
        comparison.comparePosts(posts, expected.value("posts"_L1).toArray());
        QVERIFY2(comparison.differences().isEmpty(), qPrintable(comparison.differences().join(u"\n    "_s)));
    }

    void postsCoverAllTextAndNothingTwice_data() { isReadAsAPersonWould_data(); }
    void postsCoverAllTextAndNothingTwice()
    {
        QFETCH(QString, name);
        QFile text(folder().filePath(QString(name % u".txt"_s)));
        QVERIFY(text.open(QIODevice::ReadOnly));
        const auto page = importBytes(text.readAll());
        QVERIFY(page);
        int at = 0;
        for (const ImportedPost &post : page->posts) {
            QVERIFY(post.begin >= at);
            QVERIFY(post.end >= post.begin && post.end <= page->text.size());
            QVERIFY2(QStringView(page->text).mid(at, post.begin - at).trimmed().isEmpty(), qPrintable(page->text.mid(at, post.begin - at)));
            at = post.end;
            for (const ImportedTime &time : post.times) {
                QVERIFY(time.begin >= post.begin && time.end <= post.end && time.begin < time.end);
                QCOMPARE(time.span, page->text.mid(time.begin, time.end - time.begin));
            }
        }
        QVERIFY(QStringView(page->text).mid(at).trimmed().isEmpty());
    }

private:
    [[nodiscard]] static QDir folder() { return QDir(QStringLiteral(TOCSIN_SOURCE_DIR "/tests/corpus")); }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
