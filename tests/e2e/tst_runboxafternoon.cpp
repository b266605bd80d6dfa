// SPDX-License-Identifier: GPL-3.0-or-later
// An afternoon of a founding provider, replayed: every update typed in the window at its time, and the page that comes of it compared with the one that
// was published. Where the founding pages are absent, an invented afternoon of the same shape is typed instead.
#include "models/announcements/tokens/postpage.h"
#include "models/time/housestyle.h"
#include "models/time/walltime.h"
#include "tests/e2e/operator.h"
#include "ui/composer/tokenedit.h"

#include <QComboBox>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace tocsin;

namespace {

struct Statement
{
    QString heading; ///< as published; empty: the announcement itself
    QString words;
    Instant at = 0;
};

struct Afternoon
{
    QString title;
    QList<Statement> statements; ///< oldest first
};

/// Our own, in the shape of the founding page: newest update first below the announcement, every stamp in three zones.
QString inventedPage()
{
    return u"[Resolved] New disks for a mail store\n"
           "\n"
           "To make room on one of our mail stores we will add disks to it on Friday 2023-09-29 at 09:00 CEST (03:00 AM EDT, 12:00 AM PDT).\n"
           "\n"
           "The store is restarted once; mail may be slow for a quarter of an hour.\n"
           "\n"
           "Update 2023-09-29 12:20 CEST (06:20 AM EDT, 03:20 AM PDT)\n"
           "\n"
           "Every mailbox answers again.\n"
           "\n"
           "Update 2023-09-29 10:15 CEST (04:15 AM EDT, 01:15 AM PDT)\n"
           "\n"
           "A controller does not know the new disks. We exchange it, which takes until about 12:00 CEST.\n"
           "\n"
           "Update 2023-09-29 09:30 CEST (03:30 AM EDT, 12:30 AM PDT)\n"
           "\n"
           "The store needs a second restart.\n"_s;
}

Afternoon read(const QString &page)
{
    static const QRegularExpression stamped(u"^Update (\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d) CEST .*$"_s);
    static const QRegularExpression conversion(u" \\([^)]*(?:EDT|PDT)\\)"_s);
    Afternoon afternoon;
    QList<Statement> statements{{}};
    const QStringList lines = page.split(u'\n');
    afternoon.title = lines.first().section(u"] "_s, 1);
    for (const QString &line : lines.sliced(1)) {
        if (const auto match = stamped.match(line); match.hasMatch()) {
            const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
            const QTime time = QTime::fromString(match.captured(2), u"hh:mm"_s);
            statements.append({line, {}, instantsOf(u"Europe/Oslo"_s, date, time).value(0)});
        } else {
            // Nobody types what the chip says by itself.
            statements.last().words += QString(line).remove(conversion) + u'\n';
        }
    }
    const Statement announcement = statements.takeFirst();
    std::ranges::sort(statements, {}, &Statement::at);
    afternoon.statements = QList<Statement>{{{}, announcement.words.trimmed(), statements.first().at - 20 * hourMs}} + statements;
    for (Statement &statement : afternoon.statements)
        statement.words = statement.words.trimmed();
    return afternoon;
}

/// The published stamps with their mistake put right: half past midnight is 12:30 AM.
QString corrected(QString heading)
{
    static const QRegularExpression midnight(u"\\b00:(\\d\\d) AM"_s);
    return heading.replace(midnight, u"12:\\1 AM"_s);
}

} // namespace

class TestRunboxAfternoon : public QObject
{
    Q_OBJECT

private:
    test::Operator m_operator;

    void post()
    {
        m_operator.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_operator.finalLook());
        QTRY_VERIFY(m_operator.finalLook()->isAncestorOf(QApplication::focusWidget()));
        m_operator.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_operator.window->posting()->poster().leaving().isEmpty());
        m_operator.letItLeave();
    }
    /// Line breaks are keys of their own.
    void type(const QString &words)
    {
        const QStringList lines = words.split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                m_operator.key(Qt::Key_Return);
            if (!lines[i].isEmpty())
                m_operator.words(lines[i]);
        }
    }
    void chooseStatus(QWidget &composer, const QString &word)
    {
        auto *status = composer.findChild<QComboBox *>(u"postStatus"_s);
        QVERIFY(status);
        status->setFocus();
        QTest::keyClicks(status, word);
    }

private slots:
    void init() { test::failOnWarnings(); }

    void isTypedUpdateByUpdate()
    {
        QFile seed(QStringLiteral(TOCSIN_SOURCE_DIR) + u"/../shared/corpus/seeds/runbox-1.txt"_s);
        const bool isFounding = seed.open(QIODevice::ReadOnly);
        if (!isFounding)
            qInfo("The founding pages are not here: an invented afternoon is typed.");
        const Afternoon afternoon = read(isFounding ? QString::fromUtf8(seed.readAll()) : inventedPage());
        QVERIFY(afternoon.statements.size() >= 4);

        m_operator.fixture.store.set(settings::zones, {u"Europe/Oslo"_s, u"America/New_York"_s, u"America/Los_Angeles"_s});
        m_operator.fixture.store.set(settings::homeZone, u"Europe/Oslo"_s);
        m_operator.fixture.preferences = std::make_unique<Preferences>(m_operator.fixture.store);
        m_operator.begin(afternoon.statements.first().at);

        m_operator.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_operator.composer() && m_operator.composer()->isAncestorOf(QApplication::focusWidget()));
        m_operator.words(afternoon.title);
        m_operator.key(Qt::Key_Tab);
        m_operator.words(u"flexo"_s);
        m_operator.key(Qt::Key_Return);
        m_operator.key(Qt::Key_Tab);
        type(afternoon.statements.first().words);
        QVERIFY(!m_operator.composer()->composer().draft().body.tokens.isEmpty()); // the window's begin became a chip
        post();
        QVERIFY(m_operator.story());

        for (const Statement &statement : afternoon.statements.sliced(1)) {
            m_operator.fixture.clock.set(statement.at);
            QApplication::setActiveWindow(m_operator.window.get());
            QVERIFY(QTest::qWaitForWindowActive(m_operator.window.get()));
            m_operator.key(Qt::Key_U, Qt::ControlModifier);
            type(statement.words);
            if (statement.at == afternoon.statements.last().at)
                chooseStatus(m_operator.window->writing(), u"Resolved"_s);
            post();
        }

        const auto story = m_operator.story();
        QVERIFY(story);
        QCOMPARE(story->updates.size(), afternoon.statements.size());
        Rendering rendering;
        rendering.language = u"en"_s;
        rendering.zones = {u"Europe/Oslo"_s, u"America/New_York"_s, u"America/Los_Angeles"_s};
        rendering.style = *houseStyle(u"runbox"_s);
        const PostPage page = renderPage(*story, {}, rendering, TextForm::Plain);
        QCOMPARE(page.title, u"[Resolved] "_s + afternoon.title);
        QStringList written;
        for (const PostPage::Entry &entry : page.entries) {
            if (!entry.isFirst)
                written.append(entry.heading);
        }
        QStringList published;
        for (const Statement &statement : afternoon.statements) {
            if (!statement.heading.isEmpty())
                published.prepend(corrected(statement.heading));
        }
        QCOMPARE(written, published);
        // The announcement's own time stands in all three zones, each right.
        QVERIFY2(page.entries.first().body.contains("2023-09-29 09:00 CEST (03:00 AM EDT, 12:00 AM PDT)"_L1), qPrintable(page.entries.first().body));
    }
};

QTEST_MAIN(TestRunboxAfternoon)
#include "tst_runboxafternoon.moc"
