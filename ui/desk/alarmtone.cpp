// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/alarmtone.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QtEndian>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int rate = 44100;
constexpr double length = 2.2; // seconds
constexpr std::array strikes{0.0, 0.42, 0.84}; // seconds

/// A partial of the bell: its pitch in times of the strike note, how loud it begins and how fast it dies away.
struct Partial
{
    double ratio;
    double loudness;
    double decay;
};
/// Hum, prime, tierce, quint, nominal and two above it, which make a bell heard through a closed door.
constexpr std::array bell{Partial{0.5, 0.35, 1.6}, Partial{1.0, 0.55, 2.4}, Partial{1.19, 0.45, 3.0}, Partial{1.5, 0.25, 3.6},
                          Partial{2.0, 0.6, 3.2},  Partial{2.67, 0.3, 5.5}, Partial{4.0, 0.15, 8.0}};
constexpr double strikeNote = 698.46; // F5
constexpr double attack = 0.004; // seconds, against a click

template<typename Number> void append(QByteArray &to, Number value)
{
    const Number little = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&little), sizeof little); // NOLINT: bytes of a number
}

} // namespace

QByteArray alarmTone()
{
    const auto samples = static_cast<std::size_t>(rate * length);
    std::vector<double> sound(samples, 0.0);
    for (const double strike : strikes) {
        for (auto at = static_cast<std::size_t>(strike * rate); at < samples; ++at) {
            const double t = static_cast<double>(at) / rate - strike;
            double value = 0;
            for (const Partial &partial : bell)
                value += partial.loudness * std::exp(-partial.decay * t) * std::sin(2 * std::numbers::pi * strikeNote * partial.ratio * t);
            sound[at] += value * std::min(1.0, t / attack);
        }
    }
    double loudest = 0;
    for (const double value : sound)
        loudest = std::max(loudest, std::abs(value));
    QByteArray wave;
    const auto bytes = static_cast<quint32>(samples * 2);
    wave.reserve(static_cast<qsizetype>(bytes) + 44);
    wave.append("RIFF");
    append<quint32>(wave, bytes + 36);
    wave.append("WAVEfmt ");
    append<quint32>(wave, 16);
    append<quint16>(wave, 1); // PCM
    append<quint16>(wave, 1); // channels
    append<quint32>(wave, rate);
    append<quint32>(wave, rate * 2);
    append<quint16>(wave, 2);
    append<quint16>(wave, 16);
    wave.append("data");
    append<quint32>(wave, bytes);
    constexpr double fade = 0.15; // seconds, at the end
    for (std::size_t at = 0; at < samples; ++at) {
        const double left = static_cast<double>(samples - at) / rate;
        append<qint16>(wave, static_cast<qint16>(sound[at] / loudest * 32000 * std::min(1.0, left / fade)));
    }
    return wave;
}

Result<QString> alarmToneFile(const QString &folder)
{
    const QString path = QDir(folder).filePath(u"alarm-1.wav"_s);
    const QByteArray tone = alarmTone();
    QFile known(path);
    if (known.open(QIODevice::ReadOnly) && known.readAll() == tone)
        return path;
    known.close();
    QSaveFile file(path);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(tone) != tone.size() || !file.commit())
        return failed(Failure::Code::Storage, QDir::toNativeSeparators(path) + u": "_s + file.errorString());
    return path;
}

} // namespace tocsin
