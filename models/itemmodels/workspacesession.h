// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/palettemodel.h"
#include "models/itemmodels/searcher.h"
#include "models/storage/workspacefile.h"
#include "models/storage/workspacereader.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace tocsin {

/// An open workspace as a window reads it: its own connection for what is shown at once, a search thread, and a look every now and then whether
/// anybody committed. Writing is done elsewhere, by workers that open the file for as long as they need it.
class WorkspaceSession : public QObject
{
    Q_OBJECT

public:
    /// Opens @p path for reading; a file of an older version is brought up to date first (its backup stays beside it).
    [[nodiscard]] static Result<std::unique_ptr<WorkspaceSession>> open(const QString &path);
    ~WorkspaceSession() override;

    [[nodiscard]] QString path() const { return m_reader->path(); }
    [[nodiscard]] QString name() const; ///< the file's name without its ending
    [[nodiscard]] Result<Story> story(const QString &id) const { return m_reader->story(id); }
    /// What these documents said as updates, in their order; those that are no updates are left out.
    [[nodiscard]] QList<Update> revisions(const QStringList &ids) const;
    [[nodiscard]] QString titleOf(const QString &incident) const; ///< empty where it cannot be read
    [[nodiscard]] QList<LinkHere> linksTo(const QString &incident) const; ///< empty where they cannot be read
    /// The newest story that names @p target; empty where there is none.
    [[nodiscard]] QString newestAbout(const QString &target) const;
    [[nodiscard]] Result<Extent> extent() const { return m_reader->extent(); }
    /// Names by document id. Read at the first call and after every commit that is noticed.
    [[nodiscard]] const QList<TargetRow> &targets() const;
    [[nodiscard]] const QHash<QString, QString> &targetNames() const;
    /// IANA ids of the catalogue's zones, each once, in their order.
    [[nodiscard]] QStringList zonesOfCatalogue() const;
    [[nodiscard]] Searcher &searcher();

    // What is being written, and the desk; see WorkspaceReader.
    [[nodiscard]] Result<QStringList> frontier(const QString &incident) const { return m_reader->frontier(incident); }
    [[nodiscard]] Result<QList<WorkspaceReader::StoredDraft>> drafts(const QString &user = {}) const { return m_reader->drafts(user); }
    [[nodiscard]] Result<QList<SendBack>> sendBacks(const QString &incident, const QString &author, const QString &key) const
    {
        return m_reader->sendBacks(incident, author, key);
    }
    [[nodiscard]] Result<QString> postOf(const QString &incident, const QString &key) const { return m_reader->postOf(incident, key); }
    [[nodiscard]] Result<QList<Translation>> translations(const QString &incident) const { return m_reader->translations(incident); }
    [[nodiscard]] Result<QList<PostTemplate>> templates() const { return m_reader->templates(); }
    [[nodiscard]] Result<QList<Audience>> audiences() const { return m_reader->audiences(); }
    [[nodiscard]] Result<QList<PromiseAck>> acks() const { return m_reader->acks(); }
    [[nodiscard]] Result<QList<HandoverDay>> handovers(QDate from) const { return m_reader->handovers(from); }
    [[nodiscard]] Result<QList<Story>> deskStories(Instant now, Instant ahead) const { return m_reader->deskStories(now, ahead); }
    /// Any document by its id, for changing it (its revision is FactWriter's previousRev).
    [[nodiscard]] Result<Document> document(const QString &id) const { return m_reader->document(id); }

    /// Says what any connection, in this program or another, has committed since the last look, and fileLost() once when the path no longer
    /// leads to the file that was opened. Costs microseconds.
    void look();

signals:
    void changed(); ///< stories or the catalogue
    void deskChanged(); ///< anything: what changed() says, or drafts, acks and handovers, which are saved while somebody types. Follows changed().
    void fileLost(bool replaced); ///< deleted or moved away; @p replaced: another file stands in its place

private:
    explicit WorkspaceSession(std::unique_ptr<WorkspaceReader> reader);
    void readTargets() const;

    std::unique_ptr<WorkspaceReader> m_reader;
    std::unique_ptr<Searcher> m_searcher; // made at the first search
    qint64 m_version = 0;
    FileIdentity m_file; // that was opened
    qint64 m_cursor = -1;
    bool m_fileLost = false;
    mutable bool m_targetsRead = false;
    mutable QList<TargetRow> m_targets;
    mutable QHash<QString, QString> m_names;
};

} // namespace tocsin
