// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("tocsin::words", text);
}

} // namespace

QString wordFor(IncidentKind kind)
{
    switch (kind) {
    case IncidentKind::Incident:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "incident"));
    case IncidentKind::Maintenance:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "maintenance"));
    case IncidentKind::Announcement:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "announcement"));
    }
    return {};
}

QString wordFor(Status status)
{
    switch (status) {
    case Status::Investigating:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "investigating"));
    case Status::Identified:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "identified"));
    case Status::Monitoring:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "monitoring"));
    case Status::Resolved:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "resolved"));
    case Status::Scheduled:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "scheduled"));
    case Status::InProgress:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "in progress"));
    case Status::Verifying:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "verifying"));
    case Status::Completed:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "completed"));
    case Status::Cancelled:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "cancelled"));
    }
    return {};
}

QString wordFor(Level level)
{
    switch (level) {
    case Level::Maintenance:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "maintenance"));
    case Level::Degraded:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "degraded"));
    case Level::PartialOutage:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "partial outage"));
    case Level::MajorOutage:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "major outage"));
    }
    return {};
}

QString wordFor(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Zone:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "zone"));
    case TargetKind::Server:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "server"));
    case TargetKind::Service:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "service"));
    }
    return {};
}

QString wordFor(PromiseKind kind)
{
    switch (kind) {
    case PromiseKind::NextUpdate:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Next update"));
    case PromiseKind::Eta:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "ETA"));
    case PromiseKind::RootCause:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Root cause"));
    case PromiseKind::GraceEnd:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "End of grace"));
    }
    return {};
}

QString wordFor(LinkKind kind)
{
    switch (kind) {
    case LinkKind::FollowUpOf:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Follow-up of"));
    case LinkKind::RecurrenceOf:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Recurrence of"));
    case LinkKind::CausedBy:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Caused by"));
    case LinkKind::ExplainedBy:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Explained by"));
    case LinkKind::MaintenanceTurnedIncident:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "From maintenance"));
    }
    return {};
}

QString wordFromOtherEnd(LinkKind kind)
{
    switch (kind) {
    case LinkKind::FollowUpOf:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Followed up by"));
    case LinkKind::RecurrenceOf:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Happened again"));
    case LinkKind::CausedBy:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Cause of"));
    case LinkKind::ExplainedBy:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Explains"));
    case LinkKind::MaintenanceTurnedIncident:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Turned into"));
    }
    return {};
}

QString wordFor(TimeRole role)
{
    switch (role) {
    case TimeRole::WindowStart:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "start of the window"));
    case TimeRole::WindowEnd:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "end of the window"));
    case TimeRole::Update:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "stamp of an update"));
    case TimeRole::Start:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "start"));
    case TimeRole::End:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "end"));
    case TimeRole::Eta:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "promised time"));
    case TimeRole::Published:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "date of the post"));
    case TimeRole::Mention:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "mentioned time"));
    }
    return {};
}

QString wordForImportedState(const QString &state)
{
    if (const auto status = enumFrom<Status>(state))
        return wordFor(*status);
    if (state == QLatin1String("retroactive"))
        return word(QT_TRANSLATE_NOOP("tocsin::words", "retroactive"));
    if (state == QLatin1String("update"))
        return word(QT_TRANSLATE_NOOP("tocsin::words", "update"));
    return state;
}

QString languageName(const QString &language)
{
    struct Name
    {
        QLatin1StringView code;
        const char *name;
    };
    static constexpr Name names[] = {
        {"en"_L1, QT_TRANSLATE_NOOP("tocsin::words", "English")},
        {"fr"_L1, QT_TRANSLATE_NOOP("tocsin::words", "French")},
        {"de"_L1, QT_TRANSLATE_NOOP("tocsin::words", "German")},
        {"es"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Spanish")},
        {"it"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Italian")},
        {"pt"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Portuguese")},
        {"nl"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Dutch")},
        {"nb"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Norwegian")},
        {"ja"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Japanese")},
        {"zh"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Chinese")},
        {"ko"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Korean")},
        {"da"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Danish")},
        {"sv"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Swedish")},
        {"fi"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Finnish")},
        {"pl"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Polish")},
        {"cs"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Czech")},
        {"ru"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Russian")},
        {"tr"_L1, QT_TRANSLATE_NOOP("tocsin::words", "Turkish")},
    };
    const QString code = language.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
    for (const Name &name : names) {
        if (code == name.code)
            return word(name.name);
    }
    const QLocale locale(code);
    return code.isEmpty() || locale.language() == QLocale::C ? language : locale.nativeLanguageName();
}

QString sentenceFor(Failure::Code code)
{
    switch (code) {
    case Failure::Code::Offline:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "There is no connection."));
    case Failure::Code::Timeout:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "It took too long."));
    case Failure::Code::Unauthorized:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Access was refused."));
    case Failure::Code::Conflict:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "Somebody else changed it first."));
    case Failure::Code::Rejected:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "This cannot be accepted."));
    case Failure::Code::Corrupt:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "The file is damaged, or is not what its name says."));
    case Failure::Code::Newer:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "The file was written by a newer Tocsin."));
    case Failure::Code::NotFound:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "It is not there."));
    case Failure::Code::Storage:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "The file could not be read or written."));
    case Failure::Code::Cancelled:
        return word(QT_TRANSLATE_NOOP("tocsin::words", "It was cancelled."));
    }
    return {};
}

} // namespace tocsin
