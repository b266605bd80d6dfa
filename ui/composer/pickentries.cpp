// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/pickentries.h"

#include "models/itemmodels/fuzzymatch.h"
#include "models/time/stamp.h"
#include "models/time/walltime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

constexpr int mostTargets = 6;
constexpr int mostTargetsUnasked = 4;
constexpr Instant nearby = 6 * hourMs;
constexpr Instant faraway = 12 * hourMs;

Instant wholeMinute(Instant instant)
{
    return instant - ((instant % minuteMs) + minuteMs) % minuteMs;
}

/// Milliseconds of "30", "90 min", "1h", "1h30"; @p plain takes a number without a unit for minutes.
std::optional<qint64> lengthOf(const QString &text, bool plain)
{
    static const QRegularExpression shape(u"^\\+?\\s*(\\d{1,4})\\s*(?:(m|min|mins|minutes?|minuten|minutter)|(h|hrs?|hours?|heures?|std|stunden?|timer?)\\s*(\\d{1,2})?\\s*(?:m|min)?|(d|days?|j|jours?|tage?|dager?))?$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 number = match.captured(1).toLongLong();
    if (match.hasCaptured(3) && !match.captured(3).isEmpty())
        return number * hourMs + match.captured(4).toLongLong() * minuteMs;
    if (!match.captured(5).isEmpty())
        return number * dayMs;
    if (match.captured(2).isEmpty() && !plain)
        return std::nullopt;
    return number * minuteMs;
}

std::optional<QTime> clockOf(const QString &text)
{
    static const QRegularExpression shape(u"^(\\d{1,2})(?:[:.hH](\\d{2})|[hH])$"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

class Picker
{
    Q_DECLARE_TR_FUNCTIONS(PickEntries)

public:
    Picker(const QString &query, const PickScene &scene) : m_query(query.simplified()), m_scene(scene), m_today(wallTimeOf(scene.now, scene.language.zone).date) {}

    QList<PickEntry> entries()
    {
        addPromises();
        addTimes();
        addWords();
        addTargets();
        return m_entries;
    }

private:
    [[nodiscard]] const QString &zone() const { return m_scene.language.zone; }

    void add(const QString &text, const QString &badge, const TokenValue &value, PickEntry::Promise promise = PickEntry::Promise::None)
    {
        const bool isKnown = std::ranges::any_of(m_entries, [&](const PickEntry &entry) { return entry.value == value && entry.promise == promise; });
        if (isKnown)
            return;
        const QString detail = std::holds_alternative<TargetToken>(value) ? QString() : editorWords({value, {}, {}}, m_scene.language, m_scene.now);
        m_entries.append({text, detail == text ? QString() : detail, badge, {}, value, promise});
    }

    [[nodiscard]] InstantToken after(qint64 length) const { return {wholeMinute(m_scene.now + length), zone(), Precision::Minute, false}; }
    [[nodiscard]] QString afterWords(qint64 length) const { return tr("in %1").arg(durationText(length, length, m_scene.language.times.language)); }

    /// A clock of the day on which it is likeliest, then of the day beside it.
    [[nodiscard]] QList<InstantToken> clocks(QTime time, bool ahead) const
    {
        QList<InstantToken> found;
        const auto addDay = [&](int days) {
            for (const Instant instant : readingsOf(zone(), m_today.addDays(days), time))
                found.append({instant, zone(), Precision::Minute, false});
        };
        addDay(0);
        if (found.isEmpty())
            return found;
        const Instant distance = found.first().instant - m_scene.now;
        const int beside = ahead || distance < -faraway ? 1 : distance > faraway ? -1 : distance < 0 ? 1 : -1;
        const QList<InstantToken> today = found;
        found.clear();
        addDay(beside);
        const bool isFirst = ahead ? distance < 0 : !found.isEmpty() && std::abs(distance) > faraway && std::abs(found.first().instant - m_scene.now) <= nearby;
        return isFirst ? found + today : today + found;
    }

    [[nodiscard]] QString clockWords(const InstantToken &token) const
    {
        const WallTime wall = wallTimeOf(token.instant, token.zone);
        const qint64 days = m_today.daysTo(wall.date);
        const QString clock = editorWords({token, {}, {}}, m_scene.language, token.instant);
        return days == 0 ? tr("%1 today").arg(clock) : days == 1 ? tr("%1 tomorrow").arg(clock) : days == -1 ? tr("%1 yesterday").arg(clock) : clock;
    }

    void addPromises()
    {
        static const QRegularExpression shape(u"^(eta|next(?:\\s*update)?|suivante?|prochaine?)\\b\\s*(.*)$"_s, QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = shape.match(m_query);
        if (!match.hasMatch())
            return;
        const bool isEta = match.captured(1).compare("eta"_L1, Qt::CaseInsensitive) == 0;
        const auto promise = isEta ? PickEntry::Promise::Eta : PickEntry::Promise::NextUpdate;
        const QString rest = match.captured(2);
        const auto offer = [&](const InstantToken &token, const QString &when) {
            add(isEta ? tr("ETA %1").arg(when) : tr("Next update %1").arg(when), isEta ? tr("ETA") : tr("promise"), token, promise);
        };
        if (rest.isEmpty()) {
            for (const qint64 length : {30 * minuteMs, hourMs, 2 * hourMs})
                offer(after(length), afterWords(length));
        } else if (const auto length = lengthOf(rest, true)) {
            offer(after(*length), afterWords(*length));
        } else if (const auto clock = clockOf(rest)) {
            for (const InstantToken &token : clocks(*clock, true))
                offer(token, clockWords(token));
        } else {
            for (const TokenValue &value : read(rest)) {
                if (const auto *instant = std::get_if<InstantToken>(&value))
                    offer(*instant, clockWords(*instant));
            }
        }
    }

    /// What the recogniser reads in all of @p text.
    [[nodiscard]] QList<TokenValue> read(const QString &text) const
    {
        const auto token = typedTokenAt(text, static_cast<int>(text.size()), {zone(), m_scene.language.language, m_scene.now});
        if (!token || token->begin != 0)
            return {};
        return token->value ? QList{*token->value} : token->candidates;
    }

    void addTimes()
    {
        if (m_query.isEmpty())
            return;
        // "20 min" is how long, "30" and "1h" are from now; the other one is second.
        const bool isSpaced = m_query.contains(u' ') && !m_query.startsWith(u'+');
        if (const auto length = lengthOf(m_query, true)) {
            const QString words = durationText(*length, *length, m_scene.language.times.language);
            const DurationToken duration{*length, *length, false};
            if (isSpaced)
                add(words, tr("duration"), duration);
            add(afterWords(*length), tr("time"), after(*length));
            if (!isSpaced)
                add(words, tr("duration"), duration);
        }
        addRange();
        if (const auto clock = clockOf(m_query)) {
            for (const InstantToken &token : clocks(*clock, false))
                add(clockWords(token), tr("time"), token);
        }
        for (const TokenValue &value : read(m_query)) {
            if (const auto *instant = std::get_if<InstantToken>(&value))
                add(clockWords(*instant), tr("time"), value);
            else if (std::holds_alternative<IntervalToken>(value))
                add(editorWords({value, {}, {}}, m_scene.language, m_scene.now), tr("range"), value);
            else if (std::holds_alternative<DateToken>(value))
                add(dateWords(std::get<DateToken>(value).date), tr("date"), value);
            else
                add(editorWords({value, {}, {}}, m_scene.language, m_scene.now), tr("duration"), value);
        }
    }

    [[nodiscard]] QString dateWords(QDate date) const
    {
        StampStyle style;
        style.date = DateSpelling::Long;
        return dateText(date, style, m_scene.language.times.language);
    }

    void addRange()
    {
        static const QRegularExpression shape(u"^([^-–]+?)\\s*[-–]\\s*([^-–]+)$"_s);
        const QRegularExpressionMatch match = shape.match(m_query);
        if (!match.hasMatch())
            return;
        const auto begin = clockOf(match.captured(1));
        const auto end = clockOf(match.captured(2));
        if (begin && end) {
            for (const InstantToken &from : clocks(*begin, false)) {
                const QDate day = wallTimeOf(from.instant, zone()).date;
                for (const QDate &on : {day, day.addDays(1)}) {
                    bool found = false;
                    for (const Instant to : readingsOf(zone(), on, *end)) {
                        if (to <= from.instant)
                            continue;
                        const IntervalToken value{from.instant, to, zone(), false};
                        add(editorWords({value, {}, {}}, m_scene.language, m_scene.now), tr("range"), value);
                        found = true;
                    }
                    if (found)
                        break;
                }
            }
        }
        // "15-20 min": the unit is that of both.
        static const QRegularExpression unit(u"[^\\d].*$"_s);
        const auto longest = lengthOf(match.captured(2), true);
        const auto shortest = unit.match(match.captured(1)).hasMatch() ? lengthOf(match.captured(1), true) : lengthOf(match.captured(1) + unit.match(match.captured(2)).captured(), true);
        if (shortest && longest && *longest >= *shortest)
            add(durationText(*shortest, *longest, m_scene.language.times.language), tr("duration"), DurationToken{*shortest, *longest, false});
    }

    /// What has a name.
    void addWords()
    {
        QList<PickEntry> named;
        std::swap(named, m_entries);
        add(tr("now"), tr("time"), after(0));
        for (const IntervalToken &window : m_scene.windows)
            //: What "@" offers in a post about a maintenance: when its work is planned
            add(tr("planned window"), tr("range"), window);
        for (const qint64 length : {30 * minuteMs, hourMs})
            add(afterWords(length), tr("time"), after(length));
        add(tr("ETA %1").arg(afterWords(hourMs)), tr("ETA"), after(hourMs), PickEntry::Promise::Eta);
        add(tr("Next update %1").arg(afterWords(30 * minuteMs)), tr("promise"), after(30 * minuteMs), PickEntry::Promise::NextUpdate);
        add(tr("today"), tr("date"), DateToken{m_today, zone()});
        add(tr("tomorrow"), tr("date"), DateToken{m_today.addDays(1), zone()});
        add(tr("yesterday"), tr("date"), DateToken{m_today.addDays(-1), zone()});
        // What a chip's editor then changes, for who types nothing.
        add(durationText(30 * minuteMs, 30 * minuteMs, m_scene.language.times.language), tr("duration"), DurationToken{30 * minuteMs, 30 * minuteMs, false});
        add(tr("an hour from now on"), tr("range"), IntervalToken{after(0).instant, after(hourMs).instant, zone(), false});
        std::swap(named, m_entries);
        for (const PickEntry &entry : matching(named))
            m_entries.append(entry);
    }

    void addTargets()
    {
        QList<PickEntry> all;
        for (const Target &target : m_scene.targets) {
            const QString badge = target.kind == TargetKind::Zone ? tr("zone") : target.kind == TargetKind::Server ? tr("server") : tr("service");
            all.append({target.name, target.label, badge, {}, TargetToken{target.id, target.name}, PickEntry::Promise::None});
        }
        const QList<PickEntry> found = matching(all);
        m_entries += found.first(std::min<qsizetype>(found.size(), m_query.isEmpty() ? mostTargetsUnasked : mostTargets));
    }

    /// Those of @p entries that the query matches, best first.
    [[nodiscard]] QList<PickEntry> matching(const QList<PickEntry> &entries) const
    {
        QList<std::pair<int, PickEntry>> scored;
        for (PickEntry entry : entries) {
            const bool isKnown = std::ranges::any_of(m_entries, [&](const PickEntry &known) { return known.value == entry.value && known.promise == entry.promise; });
            const auto match = fuzzyMatch(m_query, entry.text);
            if (isKnown || !match)
                continue;
            entry.places = match->places;
            scored.append({match->score, entry});
        }
        std::ranges::stable_sort(scored, std::greater(), [](const auto &pair) { return pair.first; });
        QList<PickEntry> found;
        for (const auto &pair : std::as_const(scored))
            found.append(pair.second);
        return found;
    }

    const QString m_query;
    const PickScene &m_scene;
    const QDate m_today;
    QList<PickEntry> m_entries;
};

} // namespace

QList<PickEntry> pickEntries(const QString &query, const PickScene &scene)
{
    return Picker(query, scene).entries();
}

} // namespace tocsin
