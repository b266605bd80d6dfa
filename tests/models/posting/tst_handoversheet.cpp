// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posting/handoversheet.h"
#include "tests/support/qtestsetup.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

constexpr Instant now = 1750000000000;

DeskItem line(const QString &id, IncidentKind kind, std::optional<Status> status, QList<DueItem> due = {})
{
    DeskItem item;
    item.incident = id;
    item.title = u"Story "_s + id;
    item.kind = kind;
    item.status = status;
    item.due = std::move(due);
    return item;
}

DueItem due(DueKind kind, Instant at)
{
    return {kind, at, u"ev:"_s + QString::number(at), at < now ? Urgency::Missed : Urgency::Calm, {}, {}, {}};
}

QString idsOf(const QList<DeskItem> &items)
{
    QStringList ids;
    for (const DeskItem &item : items)
        ids.append(item.incident);
    return ids.join(u' ');
}

} // namespace

class TestHandoverSheet : public QObject
{
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void isEmptyWhereNothingIsToBeHandedOn();
    void sortsTheDeskIntoItsParts();
    void listsNotesUntilTheyAreTicked();
    void waitsForTheComingOperator_data();
    void waitsForTheComingOperator();
};

void TestHandoverSheet::isEmptyWhereNothingIsToBeHandedOn()
{
    HandoverSheet empty;
    empty.at = now;
    QCOMPARE(handoverSheet({}, {}, now), empty);
}

void TestHandoverSheet::sortsTheDeskIntoItsParts()
{
    using enum IncidentKind;
    const QList<DeskItem> desk{
        line(u"missed"_s, Incident, Status::Identified, {due(DueKind::NextUpdate, now - minuteMs), due(DueKind::Eta, now + 9 * hourMs)}),
        line(u"quiet"_s, Incident, {}),
        line(u"owes"_s, Incident, Status::Resolved, {due(DueKind::RootCause, now + 7 * hourMs)}),
        line(u"runs"_s, Maintenance, Status::InProgress, {due(DueKind::WindowEnd, now + hourMs)}),
        line(u"late"_s, Maintenance, Status::Scheduled, {due(DueKind::WindowBegin, now - minuteMs), due(DueKind::WindowEnd, now + hourMs)}),
        line(u"tomorrow"_s, Maintenance, Status::Scheduled, {due(DueKind::WindowBegin, now + 20 * hourMs)}),
        line(u"tonight"_s, Maintenance, Status::Scheduled, {due(DueKind::WindowBegin, now + 3 * hourMs)}),
        line(u"next-week"_s, Maintenance, Status::Scheduled, {due(DueKind::NextUpdate, now + hourMs), due(DueKind::WindowBegin, now + 7 * dayMs)}),
    };
    const HandoverSheet sheet = handoverSheet(desk, {}, now);
    QCOMPARE(idsOf(sheet.open), u"missed quiet runs late"_s);
    QCOMPARE(idsOf(sheet.maintenance), u"tonight tomorrow"_s);
    QStringList promises;
    for (const HandoverSheet::Due &owed : sheet.promises)
        promises.append(owed.incident + u' ' + owed.title.section(u' ', 0, 0));
    // By time; the ETA in nine hours is left out, and so are the begins of windows, which have a part of their own.
    QCOMPARE(promises, (QStringList{u"missed Story"_s, u"late Story"_s, u"next-week Story"_s, u"runs Story"_s, u"owes Story"_s}));
}

void TestHandoverSheet::listsNotesUntilTheyAreTicked()
{
    const auto note = [](const QString &key, Instant at) { return HandoverNote{key, u"Call the carrier"_s, u"maria"_s, at, {}, {}}; };
    HandoverDay old{QDate(2025, 6, 1), u"maria"_s, {note(u"A"_s, now - 3 * dayMs), note(u"B"_s, now - 2 * dayMs), note(u"C"_s, now - 4 * dayMs)}, {}, {}};
    old.notes[1].tickedBy = u"maria"_s;
    old.notes[1].ticked = now - dayMs;
    const QString document = handoverDocumentId(old.date, old.user);
    const HandoverDay today{QDate(2025, 6, 15), u"jan"_s, {note(u"D"_s, now - hourMs)}, {document + u"#A"_s}, {}};
    const HandoverSheet sheet = handoverSheet({}, {today, old}, now);
    QCOMPARE(sheet.notes.size(), 2);
    QCOMPARE(sheet.notes.at(0).note.key, u"C"_s);
    QCOMPARE(sheet.notes.at(0).document, document);
    QCOMPARE(sheet.notes.at(1).note.key, u"D"_s);
}

void TestHandoverSheet::waitsForTheComingOperator_data()
{
    QTest::addColumn<QList<Handover>>("leaving"); ///< maria's
    QTest::addColumn<QList<Handover>>("coming"); ///< jan's; `of` is the key of one of maria's
    QTest::addColumn<QString>("waiting");
    const Handover first{u"A"_s, now - 9 * hourMs, {}, u"sheet"_s};
    const Handover second{u"B"_s, now - hourMs, {}, u"sheet"_s};
    const auto taken = [](const QString &key, Instant at) { return Handover{u"T"_s + key, at, key, {}}; };
    QTest::newRow("nobody signed") << QList<Handover>() << QList<Handover>() << QString();
    QTest::newRow("signed") << QList{first} << QList<Handover>() << u"A"_s;
    QTest::newRow("taken over") << QList{first} << QList{taken(u"A"_s, now - 8 * hourMs)} << QString();
    QTest::newRow("taken over by a clock that is slow") << QList{first} << QList{taken(u"A"_s, now - 10 * hourMs)} << QString();
    QTest::newRow("the next one") << QList{first, second} << QList{taken(u"A"_s, now - 8 * hourMs)} << u"B"_s;
    QTest::newRow("signed anew while the first was being read") << QList{first, second} << QList{taken(u"A"_s, now)} << u"B"_s;
    QTest::newRow("the newest of two") << QList{first, second} << QList<Handover>() << u"B"_s;
    QTest::newRow("an old one that was forgotten") << QList{first, second} << QList{taken(u"B"_s, now)} << QString();
}

void TestHandoverSheet::waitsForTheComingOperator()
{
    QFETCH(QList<Handover>, leaving);
    QFETCH(QList<Handover>, coming);
    QFETCH(QString, waiting);
    const QDate date(2025, 6, 15);
    const QString document = handoverDocumentId(date, u"maria"_s);
    for (Handover &handover : coming)
        handover.of = document + u'#' + handover.of;
    const HandoverSheet sheet = handoverSheet({}, {{date, u"maria"_s, {}, {}, leaving}, {date, u"jan"_s, {}, {}, coming}}, now);
    QCOMPARE(sheet.waiting ? sheet.waiting->key : QString(), waiting);
    QCOMPARE(sheet.waitingDocument, waiting.isEmpty() ? QString() : document);
    QCOMPARE(sheet.waitingBy, waiting.isEmpty() ? QString() : u"maria"_s);
}

QTEST_GUILESS_MAIN(TestHandoverSheet)
#include "tst_handoversheet.moc"
