// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/audiencestore.h"
#include "tests/support/qtestsetup.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tocsin;
using namespace tocsin::test;

class TestAudienceStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceWriter> m_writer;
    FakeClock m_clock{1700049600000};

    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.tocsin"_s); }
    [[nodiscard]] QList<Audience> stored() const
    {
        const auto reader = WorkspaceReader::open(path());
        return reader ? (*reader)->audiences().value_or(QList<Audience>()) : QList<Audience>();
    }
    Result<CommitReport> write(const QList<Audience> &before, const QList<Audience> &after)
    {
        std::optional<Result<CommitReport>> told;
        m_writer->write([=](WritingDesk &desk) { return writeAudiences(desk, before, after); }, this, [&told](const auto &report) { told = report; });
        if (!m_writer->flush() || !told)
            return failed(Failure::Code::Storage, u"nothing was told"_s);
        return *told;
    }

private slots:
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_writer = std::make_unique<WorkspaceWriter>(path(), u"maria"_s, m_clock);
        QVERIFY(write({}, {{{}, u"Oslo"_s, u"nb"_s, {u"Europe/Oslo"_s}, u"runbox"_s}, {{}, u"Lyon"_s, u"fr"_s, {u"Europe/Paris"_s}, u"gandi"_s}}));
    }
    void cleanup() { m_writer.reset(); }

    void keepsNewOnes()
    {
        const QList<Audience> now = stored();
        QCOMPARE(now.size(), 2);
        QCOMPARE(now.at(0).name, u"Lyon"_s); // by name
        QCOMPARE(now.at(1).houseStyle, u"runbox"_s);
        QVERIFY(now.at(0).id.startsWith("aud:"_L1) && now.at(0).id != now.at(1).id);
    }

    void changesWhatWasChanged()
    {
        const QList<Audience> before = stored();
        QList<Audience> after = before;
        after[0].zones.append(u"UTC"_s);
        const auto report = write(before, after);
        QVERIFY(report);
        QCOMPARE(report->stored, 1); // the other one was not touched
        QCOMPARE(stored(), after);
    }

    void writesNothingWhereNothingChanged()
    {
        const auto report = write(stored(), stored());
        QVERIFY(report);
        QCOMPARE(report->stored, 0);
    }

    void keepsWhatSomebodyElseChangedMeanwhile()
    {
        const QList<Audience> before = stored();
        QList<Audience> theirs = before;
        theirs[0].language = u"it"_s;
        QVERIFY(write(before, theirs));
        QList<Audience> mine = before;
        mine[0].name = u"Lyon and Turin"_s;
        QVERIFY(write(before, mine));
        QCOMPARE(stored().at(0).name, u"Lyon and Turin"_s);
        QCOMPARE(stored().at(0).language, u"it"_s);
    }

    void retiresWhatIsRemovedAndDeletesNothing()
    {
        const QList<Audience> before = stored();
        QVERIFY(write(before, {before.at(1)}));
        QCOMPARE(stored(), QList<Audience>{before.at(1)});
        const auto reader = WorkspaceReader::open(path());
        const auto document = (*reader)->document(before.at(0).id);
        QVERIFY(document);
        const auto entry = catalogueFrom(*document);
        QVERIFY(entry);
        Audience retired = before.at(0);
        retired.retired = true;
        QCOMPARE(std::get<Audience>(*entry), retired);
    }

    void refusesAnIdThatItDoesNotKnow()
    {
        const auto report = write({}, {{u"aud:nobody"_s, u"Nobody"_s, u"en"_s, {}, {}}});
        QVERIFY(!report);
        QCOMPARE(report.error().code, Failure::Code::NotFound);
        const Audience invented{u"aud:nobody"_s, u"Nobody"_s, u"en"_s, {}, {}};
        QVERIFY(!write({invented}, {})); // never stored
        QCOMPARE(stored().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestAudienceStore)
#include "tst_audiencestore.moc"
