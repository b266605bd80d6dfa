// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/canberrasounder.h"

#include "ui/desk/alarmtone.h"

#include <QApplication>
#include <QLibrary>
#include <QMutex>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

// What <canberra.h> declares; the library is no part of the build.
struct ca_context;
struct ca_proplist;
using Callback = void (*)(ca_context *, quint32, int, void *);
constexpr int caSuccess = 0;
constexpr int caDestroyed = -10;
constexpr int caCanceled = -11;
constexpr quint32 soundId = 1;
constexpr int closingPatience = 2000; // milliseconds

} // namespace

/// Shared with the calls that are under way, which may outlive the sounder.
struct CanberraSounder::State
{
    QString folder;
    QString library;
    ca_context *context = nullptr; // used on the pool's thread only
    int (*create)(ca_context **) = nullptr;
    int (*destroy)(ca_context *) = nullptr;
    int (*open)(ca_context *) = nullptr;
    int (*playFull)(ca_context *, quint32, ca_proplist *, Callback, void *) = nullptr;
    int (*cancel)(ca_context *, quint32) = nullptr;
    int (*propsCreate)(ca_proplist **) = nullptr;
    int (*propsSet)(ca_proplist *, const char *, const char *) = nullptr;
    int (*propsDestroy)(ca_proplist *) = nullptr;
    const char *(*errorText)(int) = nullptr;
    QString file;

    QMutex mutex;
    CanberraSounder *owner = nullptr; // guarded by mutex; null once it is gone

    /// Tells the owner how it went; empty: well.
    void tell(const QString &problem)
    {
        const QMutexLocker lock(&mutex);
        if (owner)
            QMetaObject::invokeMethod(owner, [to = owner, problem] { to->say(problem); }, Qt::QueuedConnection);
    }
    /// Empty: it is ready to play.
    QString prepare();
    QString start();
    static void finished(ca_context *, quint32, int code, void *state);
};

QString CanberraSounder::State::prepare()
{
    if (context)
        return {};
    QLibrary found(library, 0);
    if (!found.load())
        return CanberraSounder::tr("The sound library is missing (package libcanberra0): an alarm is a beep now, which may not be heard.");
    const auto take = [&found](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(found.resolve(name)); // NOLINT: the only way to call a library found at run time
        return function != nullptr;
    };
    const bool complete = take(create, "ca_context_create") && take(destroy, "ca_context_destroy") && take(open, "ca_context_open")
        && take(playFull, "ca_context_play_full") && take(cancel, "ca_context_cancel") && take(propsCreate, "ca_proplist_create")
        && take(propsSet, "ca_proplist_sets") && take(propsDestroy, "ca_proplist_destroy") && take(errorText, "ca_strerror");
    if (!complete)
        return CanberraSounder::tr("The sound library %1 is of a kind that Tocsin does not know: an alarm is a beep now, which may not be heard.").arg(found.fileName());
    const auto written = alarmToneFile(folder);
    if (!written)
        return CanberraSounder::tr("The alarm’s sound could not be written (%1): an alarm is a beep now, which may not be heard.").arg(written.error().detail);
    file = *written;
    ca_context *made = nullptr;
    int code = create(&made);
    if (code == caSuccess)
        code = open(made);
    if (code != caSuccess) {
        const QString why = QString::fromUtf8(errorText(code));
        if (made)
            destroy(made);
        return CanberraSounder::tr("No sound device answers (%1): an alarm is a beep now, which may not be heard.").arg(why);
    }
    context = made;
    return {};
}

QString CanberraSounder::State::start()
{
    if (const QString problem = prepare(); !problem.isEmpty())
        return problem;
    ca_proplist *props = nullptr;
    int code = propsCreate(&props);
    if (code == caSuccess) {
        propsSet(props, "media.filename", file.toUtf8().constData());
        propsSet(props, "media.name", "Tocsin");
        propsSet(props, "media.role", "event");
        propsSet(props, "application.name", "Tocsin");
        // Desktops let people switch event sounds off; this is none of those.
        propsSet(props, "canberra.enable", "1");
        code = playFull(context, soundId, props, &State::finished, this);
        propsDestroy(props);
    }
    if (code == caSuccess)
        return {};
    // A sound server that went away: the next try asks for it anew.
    const QString why = QString::fromUtf8(errorText(code));
    destroy(std::exchange(context, nullptr));
    return CanberraSounder::tr("The alarm could not be played (%1).").arg(why);
}

void CanberraSounder::State::finished(ca_context *, quint32, int code, void *state)
{
    if (code == caDestroyed || code == caCanceled)
        return;
    auto *self = static_cast<State *>(state);
    self->tell(code == caSuccess ? QString() : CanberraSounder::tr("The alarm could not be played (%1).").arg(QString::fromUtf8(self->errorText(code))));
}

CanberraSounder::CanberraSounder(QString folder, QString library, QObject *parent) : AlarmSounder(parent), m_state(std::make_shared<State>()), m_pool(std::make_unique<QThreadPool>())
{
    m_state->folder = std::move(folder);
    m_state->library = std::move(library);
    m_state->owner = this;
    m_pool->setMaxThreadCount(1);
}

CanberraSounder::~CanberraSounder()
{
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->owner = nullptr;
    }
    m_pool->start([state = m_state] {
        if (state->context)
            state->destroy(std::exchange(state->context, nullptr)); // ends the callbacks, which know the state by its address
    });
    // A call that never comes back keeps its thread; the window closes nevertheless.
    if (!m_pool->waitForDone(closingPatience))
        static_cast<void>(m_pool.release());
}

void CanberraSounder::say(const QString &problem)
{
    if (problem.isEmpty()) {
        emit delivered();
        return;
    }
    emit failed(problem);
}

void CanberraSounder::play()
{
    m_pool->start([state = m_state] {
        if (const QString problem = state->start(); !problem.isEmpty()) {
            state->tell(problem);
            const QMutexLocker lock(&state->mutex);
            if (state->owner)
                QMetaObject::invokeMethod(state->owner, [] { QApplication::beep(); }, Qt::QueuedConnection);
        }
    });
}

void CanberraSounder::silence()
{
    m_pool->start([state = m_state] {
        if (state->context)
            state->cancel(state->context, soundId);
    });
}

void CanberraSounder::probe()
{
    m_pool->start([state = m_state] { state->tell(state->prepare()); });
}

} // namespace tocsin
