// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/deskwords.h"

#include "models/announcements/tokens/tokentext.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace tocsin {
namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("tocsin::desk", text);
}

QString dot()
{
    return u" · "_s;
}

} // namespace

QString wordFor(DueKind kind)
{
    switch (kind) {
    case DueKind::NextUpdate:
        return wordFor(PromiseKind::NextUpdate);
    case DueKind::Eta:
        return wordFor(PromiseKind::Eta);
    case DueKind::RootCause:
        return wordFor(PromiseKind::RootCause);
    case DueKind::GraceEnd:
        return wordFor(PromiseKind::GraceEnd);
    case DueKind::WindowBegin:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "Window begins"));
    case DueKind::WindowEnd:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "Window ends"));
    case DueKind::Nothing:
        break;
    }
    return {};
}

QString wordFor(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Calm:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "on time"));
    case Urgency::Soon:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "due soon"));
    case Urgency::Missed:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "missed"));
    }
    return {};
}

Tone toneOf(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Calm:
        break;
    case Urgency::Soon:
        return Tone::Warning;
    case Urgency::Missed:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

QString countdownText(Instant length, const TimeText &times)
{
    const Instant seconds = std::abs(length) / secondMs;
    if (seconds < 600)
        return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
    return times.duration(std::abs(length));
}

QString dueSentence(const DueItem &due, Instant now, const TimeText &times)
{
    const bool isOver = now >= due.due;
    const char *text = nullptr;
    switch (due.kind) {
    case DueKind::NextUpdate:
        text = isOver ? QT_TRANSLATE_NOOP("tocsin::desk", "Next update is %1 late") : QT_TRANSLATE_NOOP("tocsin::desk", "Next update in %1");
        break;
    case DueKind::Eta:
        text = isOver ? QT_TRANSLATE_NOOP("tocsin::desk", "ETA passed %1 ago") : QT_TRANSLATE_NOOP("tocsin::desk", "ETA in %1");
        break;
    case DueKind::RootCause:
        text = isOver ? QT_TRANSLATE_NOOP("tocsin::desk", "Root cause is owed for %1") : QT_TRANSLATE_NOOP("tocsin::desk", "Root cause owed in %1");
        break;
    case DueKind::GraceEnd:
        text = isOver ? QT_TRANSLATE_NOOP("tocsin::desk", "Grace ended %1 ago") : QT_TRANSLATE_NOOP("tocsin::desk", "Grace ends in %1");
        break;
    case DueKind::WindowBegin:
        text = isOver ? QT_TRANSLATE_NOOP("tocsin::desk", "Work should have begun %1 ago") : QT_TRANSLATE_NOOP("tocsin::desk", "Window begins in %1");
        break;
    case DueKind::WindowEnd:
        text = isOver ? QT_TRANSLATE_NOOP("tocsin::desk", "Window is over by %1") : QT_TRANSLATE_NOOP("tocsin::desk", "Window ends in %1");
        break;
    case DueKind::Nothing:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "Nothing is due"));
    }
    return say(text).arg(countdownText(due.due - now, times));
}

QString dueChip(const DueItem &due, Instant now, const TimeText &times)
{
    if (due.shelvedUntil)
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "shelved until %1")).arg(times.brief(*due.shelvedUntil, now));
    const QString length = countdownText(due.due - now, times);
    return now >= due.due ? say(QT_TRANSLATE_NOOP("tocsin::desk", "%1 late")).arg(length) : say(QT_TRANSLATE_NOOP("tocsin::desk", "in %1")).arg(length);
}

QString shelfWords(const DueItem &due, Instant now, const TimeText &times)
{
    const QString words = say(QT_TRANSLATE_NOOP("tocsin::desk", "until %1, by %2")).arg(times.brief(due.shelvedUntil.value_or(due.due), now), due.shelvedBy);
    return due.shelfReason.isEmpty() ? words : say(QT_TRANSLATE_NOOP("tocsin::desk", "%1: %2")).arg(words, due.shelfReason);
}

QString storyLine(const DeskItem &item, const QStringList &targets, Instant now, const TimeText &times)
{
    QStringList parts;
    const DueItem *next = nextDue(item);
    if (next) {
        parts.append(say(QT_TRANSLATE_NOOP("tocsin::desk", "%1 %2")).arg(wordFor(next->kind), times.brief(next->due, now)));
        for (const DueItem &due : item.due) {
            if (due != *next && due.due >= next->due) {
                parts.append(say(QT_TRANSLATE_NOOP("tocsin::desk", "then %1 %2")).arg(wordFor(due.kind), times.brief(due.due, now)));
                break;
            }
        }
    } else {
        parts.append(say(QT_TRANSLATE_NOOP("tocsin::desk", "Nothing is due")));
    }
    parts.append(item.status ? wordFor(*item.status) : wordFor(item.kind));
    if (item.worst)
        parts.append(wordFor(*item.worst));
    if (!targets.isEmpty())
        parts.append(targets.join(u", "_s));
    parts.removeDuplicates(); // a maintenance at the level of maintenance
    return parts.join(dot());
}

QString draftTitle(const PostDraft &draft, const QString &title)
{
    if (!title.isEmpty())
        return title;
    switch (draft.kind) {
    case IncidentKind::Incident:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "New incident without a title"));
    case IncidentKind::Maintenance:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "New maintenance without a title"));
    case IncidentKind::Announcement:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "New announcement without a title"));
    }
    return {};
}

QString excerpt(const QString &words)
{
    constexpr qsizetype length = 140;
    const QString line = words.simplified();
    return line.size() > length ? QString(line.first(length) + u'…') : line;
}

QString plainLine(const TokenText &text, const TimeText &times, const ChipContext &context)
{
    const auto parts = splitTokenText(text.markdown, text.tokens.size());
    if (!parts)
        return text.markdown.simplified();
    QString plain;
    for (const TokenTextPart &part : *parts)
        plain += part.token ? chipWords(text.tokens.at(*part.token), times, context) : part.literal;
    return plain.simplified();
}

QString draftLine(const PostDraft &draft, const QString &author, bool mine, const std::optional<SendBack> &sentBack, Instant now, const TimeText &times)
{
    if (sentBack && mine)
        return sentBackLine(*sentBack, now, times);
    if (sentBack)
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "by %1 · sent back %2: %3")).arg(author, times.brief(sentBack->at, now), excerpt(sentBack->note));
    QString words = excerpt(plainLine(draft.body, times, {draft.language, now}));
    if (words.isEmpty())
        words = say(QT_TRANSLATE_NOOP("tocsin::desk", "no text yet"));
    QStringList parts;
    if (!mine)
        parts.append(say(QT_TRANSLATE_NOOP("tocsin::desk", "by %1")).arg(draft.writtenBy.isEmpty() ? author : draft.writtenBy));
    else if (draft.state == PostDraft::State::Waiting)
        parts.append(say(QT_TRANSLATE_NOOP("tocsin::desk", "waits for approval")));
    if (draft.changed != 0)
        parts.append(times.brief(draft.changed, now));
    parts.append(words);
    return parts.join(dot());
}

QString sentBackChip()
{
    return say(QT_TRANSLATE_NOOP("tocsin::desk", "sent back"));
}

QString sentBackLine(const SendBack &word, Instant now, const TimeText &times)
{
    return say(QT_TRANSLATE_NOOP("tocsin::desk", "sent back by %1, %2: %3")).arg(word.user, times.brief(word.at, now), excerpt(word.note));
}

QString headingWords(DeskSection section, int count)
{
    switch (section) {
    case DeskSection::Approval:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "Waiting for your approval (%1)")).arg(count);
    case DeskSection::Due:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "Open and owed (%1)")).arg(count);
    case DeskSection::Drafts:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "Your drafts (%1)")).arg(count);
    case DeskSection::SentBack:
        return say(QT_TRANSLATE_NOOP("tocsin::desk", "Sent back by you (%1)")).arg(count);
    }
    return {};
}

QString rowWords(const DeskRow &row, const QStringList &targets, Instant now, const TimeText &times)
{
    switch (row.kind) {
    case DeskRowKind::Heading:
        return headingWords(row.section, row.count);
    case DeskRowKind::Approval:
    case DeskRowKind::Draft:
    case DeskRowKind::SentBack:
        return draftTitle(row.draft.draft, row.title) + u". "_s
            + draftLine(row.draft.draft, row.draft.user, row.kind == DeskRowKind::Draft, row.draft.sentBack, now, times);
    case DeskRowKind::Story:
        break;
    }
    QString words = row.title + u". "_s;
    if (const DueItem *due = nextDue(row.item)) {
        words += wordFor(due->urgency) + u": "_s + dueSentence(*due, now, times) + u". "_s;
        if (due->shelvedUntil)
            words += say(QT_TRANSLATE_NOOP("tocsin::desk", "shelved %1")).arg(shelfWords(*due, now, times)) + u". "_s;
    }
    return words + storyLine(row.item, targets, now, times);
}

void paintUrgency(QPainter &painter, const QRectF &box, Urgency urgency, bool shelved, const Theme &theme)
{
    const QPointF middle = box.center();
    const double radius = std::min(box.width(), box.height()) / 2 - 1;
    const auto corner = [&](double turns) {
        return middle + QPointF(std::sin(turns * 2 * std::numbers::pi), -std::cos(turns * 2 * std::numbers::pi)) * radius;
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (shelved || urgency == Urgency::Calm) {
        painter.setPen(QPen(theme.dimText, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, radius * 0.8, radius * 0.8);
        if (shelved) {
            for (const double side : {-0.22, 0.22})
                painter.drawLine(middle + QPointF(side, -0.3) * radius, middle + QPointF(side, 0.3) * radius);
        }
        painter.restore();
        return;
    }
    const LevelColours &colours = theme.of(urgency == Urgency::Missed ? Level::MajorOutage : Level::Degraded);
    QPolygonF shape;
    if (urgency == Urgency::Missed) {
        for (int i = 0; i < 8; ++i)
            shape.append(corner((i + 0.5) / 8));
    } else {
        for (int i = 0; i < 3; ++i)
            shape.append(corner(i / 3.0) + QPointF(0, radius * 0.15));
    }
    painter.setPen(QPen(colours.fill, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colours.fill);
    painter.drawPolygon(shape);
    // The mark of exclamation is drawn, because a font's stands where it likes.
    const double below = urgency == Urgency::Soon ? radius * 0.22 : 0;
    painter.setPen(QPen(colours.ink, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(middle + QPointF(0, below - radius * 0.48), middle + QPointF(0, below + radius * 0.08));
    painter.drawPoint(middle + QPointF(0, below + radius * 0.45));
    painter.restore();
}

bool isKeptByHand(DueKind kind)
{
    return kind == DueKind::Eta || kind == DueKind::RootCause || kind == DueKind::GraceEnd;
}

bool isPromise(DueKind kind)
{
    return kind == DueKind::NextUpdate || isKeptByHand(kind);
}

} // namespace tocsin
