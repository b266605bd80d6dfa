// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/factwriter.h"
#include "models/storage/workspace.h"
#include "models/storage/workspacereader.h"
#include "tests/support/qtestsetup.h"

#include <QFile>
#include <QTemporaryDir>

namespace tocsin::test {

/// A folder for one test, and stories to store in it.
class StorageFixture
{
public:
    static constexpr Instant noon = 1700049600000; // 2023-11-15T12:00:00Z

    [[nodiscard]] QString path(const QString &name = QStringLiteral("a.tocsin")) const { return m_folder.filePath(name); }
    [[nodiscard]] const QTemporaryDir &folder() const { return m_folder; }

    /// A story with a title, two targets, an impact, a promise and two updates.
    [[nodiscard]] QList<Document> story(int number, const QString &text = QStringLiteral("We are looking at it."))
    {
        m_clock.advance(minuteMs);
        const QString name = QStringLiteral("box%1").arg(number % 7);
        m_writer.put(Target{QStringLiteral("srv:") + name, TargetKind::Server, name, {}, {QStringLiteral("zone:par")}, {}});
        m_writer.beginStory({IncidentKind::Incident, m_clock.now(), true, QStringLiteral("Europe/Paris"), QStringLiteral("en"), false, {},
                             QStringLiteral("print-%1").arg(number)});
        m_writer.add(TitleFact{QStringLiteral("Story %1").arg(number)});
        m_writer.add(TargetsFact{{QStringLiteral("srv:") + name, QStringLiteral("zone:par")}});
        m_writer.add(Impact{{}, QStringLiteral("srv:") + name, Level::MajorOutage, {m_clock.now() - hourMs, m_clock.now()}, false, true});
        m_writer.add(Promise{{}, PromiseKind::NextUpdate, m_clock.now() + hourMs, {}});
        for (const Status status : {Status::Investigating, Status::Resolved}) {
            Update update;
            update.at = m_clock.now();
            update.posted = m_clock.now();
            update.statusAfter = status;
            update.language = QStringLiteral("en");
            update.body = TokenText{text, {}};
            m_writer.add(update);
        }
        QList<Document> documents = m_writer.take().documents;
        if (m_known.contains(name)) // a catalogue entry is put once
            documents.removeIf([&name](const Document &document) { return document.id == QStringLiteral("srv:") + name; });
        m_known.insert(name);
        return documents;
    }

    /// What the file says, without ids: two files with the same stories give the same bytes.
    [[nodiscard]] static QByteArray digestOf(const QString &path)
    {
        const auto reader = WorkspaceReader::open(path);
        return reader ? (*reader)->contentDigest().value_or(QByteArray()) : QByteArray();
    }
    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    /// Runs @p script on the file behind the program's back.
    static void meddle(const QString &path, const QByteArray &script)
    {
        sqlite::Connection db;
        Result<void> done = db.open(path, 2 /* SQLITE_OPEN_READWRITE */);
        if (done)
            done = db.run(script);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock{noon};
    FactWriter m_writer{QStringLiteral("maria"), m_clock, 1, Hlc{}};
    QSet<QString> m_known;
};

#define STORAGE_VERIFY(result) \
    do { \
        const auto &theResult = (result); \
        QVERIFY2(theResult, theResult ? "" : qPrintable(theResult.error().detail)); \
    } while (false)

} // namespace tocsin::test
