// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/time/isotime.h"
#include "tests/support/qtestsetup.h"

#include <QDateTime>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace tocsin;

class TestIsoTime : public QObject
{
    Q_OBJECT

private slots:
    void init() { tocsin::test::failOnWarnings(); }
    void readsExactlyOneForm_data();
    void readsExactlyOneForm();
    void agreesWithQt();
    void clampsToFourDigitYears();
};

void TestIsoTime::readsExactlyOneForm_data()
{
    QTest::addColumn<QString>("written"); // empty: refused
    const auto row = [](const char *text, const char *written) { QTest::newRow(text) << QString::fromUtf8(written); };
    row("2023-09-29T10:20Z", "2023-09-29T10:20:00Z");
    row("2023-09-29T10:20:30Z", "2023-09-29T10:20:30Z");
    row("2023-09-29T10:20:30.5Z", "2023-09-29T10:20:30.500Z");
    row("2023-09-29T10:20:30.25Z", "2023-09-29T10:20:30.250Z");
    row("2023-09-29T10:20:30.001Z", "2023-09-29T10:20:30.001Z");
    row("2023-09-29T10:20:30.000Z", "2023-09-29T10:20:30Z");
    row("1970-01-01T00:00Z", "1970-01-01T00:00:00Z");
    row("0000-01-01T00:00Z", "0000-01-01T00:00:00Z");
    row("0000-02-29T00:00Z", "0000-02-29T00:00:00Z");
    row("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
    row("2024-02-29T00:00Z", "2024-02-29T00:00:00Z");
    for (const char *bad : {"", "Z", "2023-02-29T00:00Z", "1900-02-29T00:00Z", "2023-13-01T00:00Z", "2023-00-01T00:00Z", "2023-01-00T00:00Z", "2023-01-32T00:00Z",
                            "2023-01-01T24:00Z", "2023-01-01T23:60Z", "2023-01-01T23:59:60Z", "2023-01-01t00:00Z", "2023-01-01T00:00z", "2023-01-01 00:00Z",
                            "2023-01-01T00:00", "2023-01-01T00:00+00:00", "2023-1-1T00:00Z", "2023-01-01T00:00:00.Z", "2023-01-01T00:00:00.1234Z",
                            "2023-01-01T00:00:0Z", "2023-01-01T00:00:Z", " 2023-01-01T00:00Z", "2023-01-01T00:00ZZ", "+2023-01-01T00:00Z", "2023-01-01T-1:00Z",
                            "２０２３-01-01T00:00Z", "2023-01-01T00:00:00,5Z"})
        row(bad, "");
}

void TestIsoTime::readsExactlyOneForm()
{
    QFETCH(QString, written);
    const std::optional<Instant> instant = fromIsoUtc(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(instant.has_value(), !written.isEmpty());
    if (instant)
        QCOMPARE(isoUtc(*instant), written);
}

void TestIsoTime::agreesWithQt()
{
    QRandomGenerator dice(7);
    for (int i = 0; i < 50'000; ++i) {
        // Years 1 to 9999: QDate has no year 0.
        const Instant instant = dice.bounded(qint64(-62'135'596'800'000), qint64(253'402'300'799'999));
        const QString text = isoUtc(instant);
        const QDateTime qt = QDateTime::fromMSecsSinceEpoch(instant, Qt::UTC);
        QCOMPARE(text, qt.toString(instant % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs));
        QCOMPARE(fromIsoUtc(text), std::optional(instant));
    }
}

void TestIsoTime::clampsToFourDigitYears()
{
    QCOMPARE(isoUtc(std::numeric_limits<Instant>::max()), u"9999-12-31T23:59:59.999Z"_s);
    QCOMPARE(isoUtc(std::numeric_limits<Instant>::min()), u"0000-01-01T00:00:00Z"_s);
}

QTEST_GUILESS_MAIN(TestIsoTime)
#include "tst_isotime.moc"
