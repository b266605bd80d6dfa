// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <type_traits>

namespace tocsin {

/// How the default of a setting is held at compile time.
template<typename T> struct SettingDefault
{
    using Type = T;
};
template<> struct SettingDefault<QString>
{
    using Type = const char16_t *;
};
/// Lists and byte arrays are empty until somebody changes them.
struct EmptyDefault
{
};
template<> struct SettingDefault<QStringList>
{
    using Type = EmptyDefault;
};
template<> struct SettingDefault<QByteArray>
{
    using Type = EmptyDefault;
};

/// A setting: its key in the file and what it is while nobody has set it.
template<typename T> struct Setting
{
    const char *key;
    typename SettingDefault<T>::Type fallback;

    [[nodiscard]] T defaultValue() const
    {
        if constexpr (std::is_same_v<T, QString>)
            return QString::fromUtf16(fallback);
        else if constexpr (std::is_same_v<typename SettingDefault<T>::Type, EmptyDefault>)
            return T();
        else
            return fallback;
    }
};

/// The settings of one user, in an INI file. Values of a wrong type in the file count as unset, so that a hand-edited file breaks nothing.
/// Not thread-safe: one store, used on the thread of the window.
class SettingsStore
{
public:
    /// The user's own file, settingsPath().
    SettingsStore();
    /// A file of the caller's choice (tests, `--settings FILE`).
    explicit SettingsStore(const QString &path);
    ~SettingsStore();
    SettingsStore(const SettingsStore &) = delete;
    SettingsStore &operator=(const SettingsStore &) = delete;

    template<typename T> [[nodiscard]] T value(const Setting<T> &setting) const
    {
        const QVariant stored = read(setting.key);
        if constexpr (std::is_same_v<T, QStringList>) {
            // A list of one is written like a single string.
            if (stored.typeId() == QMetaType::QString || stored.typeId() == QMetaType::QStringList)
                return stored.toStringList();
            return setting.defaultValue();
        } else if constexpr (std::is_same_v<T, bool>) {
            const QString text = stored.toString();
            if (text == QLatin1String("true"))
                return true;
            return text == QLatin1String("false") ? false : setting.defaultValue();
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            return stored.typeId() == QMetaType::QByteArray || stored.typeId() == QMetaType::QString ? stored.toByteArray()
                                                                                                    : setting.defaultValue();
        } else if constexpr (std::is_arithmetic_v<T>) {
            bool ok = false;
            const double number = stored.toDouble(&ok);
            return ok ? static_cast<T>(number) : setting.defaultValue();
        } else {
            return stored.typeId() == QMetaType::QString ? stored.toString() : setting.defaultValue();
        }
    }

    template<typename T> void set(const Setting<T> &setting, const std::type_identity_t<T> &value)
    {
        if (value == setting.defaultValue())
            remove(setting.key); // a changed default then reaches everybody who never chose
        else
            write(setting.key, QVariant::fromValue(value));
    }
    template<typename T> void reset(const Setting<T> &setting) { remove(setting.key); }

    /// Writes what is pending to the disk; false where that failed (read-only or full disk).
    [[nodiscard]] bool flush();
    [[nodiscard]] QString path() const;

private:
    [[nodiscard]] QVariant read(const char *key) const;
    void write(const char *key, const QVariant &value);
    void remove(const char *key);
    void renameOldKeys();

    std::unique_ptr<QSettings> m_settings;
};

/// Where the program keeps its files (XDG base directories); folders are made when something is written.
[[nodiscard]] QString defaultWorkspacePath(); ///< $XDG_DATA_HOME/tocsin/default.tocsin
[[nodiscard]] QString stylesFolder(); ///< $XDG_DATA_HOME/tocsin/styles: the user's own house styles, NAME.json
[[nodiscard]] QString settingsPath(); ///< $XDG_CONFIG_HOME/tocsin/tocsin.ini
[[nodiscard]] QString cacheFolder(); ///< $XDG_CACHE_HOME/tocsin

} // namespace tocsin
