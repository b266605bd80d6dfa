// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <unistd.h>

namespace tocsin::test {

/// Stands between SQLite and the disk while it lives, counts what is written, and lets the n-th write and all later ones fail as on a
/// full disk (which still syncs and deletes) or a broken one, or ends the process in the middle of the n-th. Files opened before it are not seen by it. One at a time.
class FaultyDisk
{
public:
    enum class Fault { None, Full, Broken, Death };

    FaultyDisk()
    {
        state() = {};
        s_real = sqlite3_vfs_find(nullptr);
        m_vfs = *s_real;
        m_vfs.zName = "faulty";
        m_vfs.pNext = nullptr;
        m_vfs.szOsFile = int(sizeof(File)) + s_real->szOsFile;
        m_vfs.xOpen = [](sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags) {
            auto *mine = new (file) File;
            mine->real = reinterpret_cast<sqlite3_file *>(mine + 1);
            const int result = s_real->xOpen(s_real, name, mine->real, flags, outFlags);
            mine->base.pMethods = mine->real->pMethods ? methods() : nullptr; // a file without methods is not closed
            return result;
        };
        m_vfs.xDelete = [](sqlite3_vfs *, const char *name, int sync) { return fails(false) ? SQLITE_IOERR_DELETE : s_real->xDelete(s_real, name, sync); };
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~FaultyDisk()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(s_real, 1);
    }
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    /// From the @p write -th write from now on (0: the next one).
    void failAt(int write, Fault fault) { state() = {0, write, fault, false}; }
    void heal() { state().fault = Fault::None; }
    /// Writes since failAt().
    [[nodiscard]] int writes() const { return state().count; }
    [[nodiscard]] bool wasReached() const { return state().count > state().first; }
    [[nodiscard]] bool hasFailed() const { return state().failed; }

private:
    struct File
    {
        sqlite3_file base{};
        sqlite3_file *real = nullptr;
    };
    struct State
    {
        int count = 0;
        int first = 0;
        Fault fault = Fault::None;
        bool failed = false;
    };
    static State &state()
    {
        static State one;
        return one;
    }
    static sqlite3_file *real(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real; }

    /// Counts one write; whether it has to fail. Death comes here.
    static bool fails(bool needsRoom)
    {
        State &now = state();
        const bool reached = now.count++ >= now.first && now.fault != Fault::None;
        if (reached && now.fault == Fault::Death)
            ::_exit(9);
        const bool failed = reached && (needsRoom || now.fault == Fault::Broken);
        now.failed = now.failed || failed;
        return failed;
    }

    static int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
    {
        const State now = state();
        if (now.fault == Fault::Death && now.count >= now.first) // as a process does that is killed: a part of it is there
            real(file)->pMethods->xWrite(real(file), bytes, std::max(1, size / 3), offset);
        if (fails(true))
            return state().fault == Fault::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
    }

    static const sqlite3_io_methods *methods()
    {
        static const sqlite3_io_methods ours{
            2, // with shared memory for the WAL, without memory mapping
            [](sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); },
            [](sqlite3_file *file, void *to, int size, sqlite3_int64 offset) { return real(file)->pMethods->xRead(real(file), to, size, offset); },
            &FaultyDisk::write,
            [](sqlite3_file *file, sqlite3_int64 size) { return fails(false) ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size); },
            [](sqlite3_file *file, int flags) { return fails(false) ? SQLITE_IOERR_FSYNC : real(file)->pMethods->xSync(real(file), flags); },
            [](sqlite3_file *file, sqlite3_int64 *size) { return real(file)->pMethods->xFileSize(real(file), size); },
            [](sqlite3_file *file, int lock) { return real(file)->pMethods->xLock(real(file), lock); },
            [](sqlite3_file *file, int lock) { return real(file)->pMethods->xUnlock(real(file), lock); },
            [](sqlite3_file *file, int *answer) { return real(file)->pMethods->xCheckReservedLock(real(file), answer); },
            [](sqlite3_file *file, int what, void *argument) { return real(file)->pMethods->xFileControl(real(file), what, argument); },
            [](sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); },
            [](sqlite3_file *file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); },
            [](sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
                return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
            },
            [](sqlite3_file *file, int offset, int count, int flags) { return real(file)->pMethods->xShmLock(real(file), offset, count, flags); },
            [](sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); },
            [](sqlite3_file *file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); },
            nullptr,
            nullptr,
        };
        return &ours;
    }

    sqlite3_vfs m_vfs{};
    static inline sqlite3_vfs *s_real = nullptr; // SQLite's own, which lives for ever
};

} // namespace tocsin::test
