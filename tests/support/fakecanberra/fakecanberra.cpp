// SPDX-License-Identifier: GPL-3.0-or-later
// A libcanberra that makes no noise: what it is asked to play is counted, and its answer comes from another thread, as the real one's does.
// The variable FAKE_CANBERRA says what goes wrong: "open", "play" or "later".
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <thread>

extern "C" {

struct ca_context
{
    std::thread answer;
};
struct ca_proplist
{
    std::map<std::string, std::string> values;
};
using Callback = void (*)(ca_context *, std::uint32_t, int, void *);

static int played = 0;
static std::string *lastFile = nullptr;

static bool goesWrong(const char *where)
{
    const char *wish = std::getenv("FAKE_CANBERRA");
    return wish && std::strcmp(wish, where) == 0;
}

int fake_canberra_played()
{
    return played;
}
const char *fake_canberra_file()
{
    return lastFile ? lastFile->c_str() : "";
}

int ca_context_create(ca_context **made)
{
    *made = new ca_context;
    return 0;
}
int ca_context_open(ca_context *)
{
    return goesWrong("open") ? -5 : 0;
}
int ca_context_destroy(ca_context *context)
{
    if (context->answer.joinable())
        context->answer.join();
    delete context;
    delete lastFile;
    lastFile = nullptr;
    return 0;
}
int ca_context_cancel(ca_context *, std::uint32_t)
{
    return 0;
}
int ca_context_play_full(ca_context *context, std::uint32_t id, ca_proplist *props, Callback done, void *data)
{
    if (goesWrong("play"))
        return -18;
    ++played;
    delete lastFile;
    lastFile = new std::string(props->values["media.filename"]);
    if (context->answer.joinable())
        context->answer.join();
    const int code = goesWrong("later") ? -14 : 0;
    context->answer = std::thread([=] { done(context, id, code, data); });
    return 0;
}
int ca_proplist_create(ca_proplist **made)
{
    *made = new ca_proplist;
    return 0;
}
int ca_proplist_sets(ca_proplist *props, const char *key, const char *value)
{
    props->values[key] = value;
    return 0;
}
int ca_proplist_destroy(ca_proplist *props)
{
    delete props;
    return 0;
}
const char *ca_strerror(int code)
{
    return code == -5 ? "no driver" : code == -14 ? "I/O error" : "disconnected";
}

} // extern "C"
