// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/postdraft.h"
#include "models/domain/story.h"
#include "ui/widgets/timetext.h"

#include <QWidget>

#include <array>

class QCheckBox;

namespace tocsin {

class FlowLayout;
class TimeField;

/// What a post promises (next update, ETA, root cause, end of grace), and which open promises it keeps.
class PromiseFields : public QWidget
{
    Q_OBJECT

public:
    /// @p clock outlives this.
    explicit PromiseFields(const Clock &clock, QWidget *parent = nullptr);

    /// @p offeredMs is how long after the post the next update is promised where nobody says otherwise.
    void setScene(const std::optional<Story> &story, const TimeText &times, const QString &zone, qint64 offeredMs);
    void setTimes(const TimeText &times, const QString &zone);
    /// Whether the post leaves an incident open: then a next update is offered. What somebody typed is not touched.
    void setOffers(bool offers);
    void setDraft(const PostDraft &draft);
    /// Fills in what is offered; for a new draft.
    void offer();
    void writeTo(PostDraft &draft) const;
    [[nodiscard]] std::optional<Instant> eta() const;
    [[nodiscard]] QWidget *field(PromiseKind kind) const;
    [[nodiscard]] QStringList unsettled() const;
    /// Puts the cursor into the field of @p kind, a rare one too.
    void focusOn(PromiseKind kind);
    /// Shows the rare ones too; those that hold something are always shown.
    void setAllShown(bool shown);
    void refreshPresent();

signals:
    void changed(); ///< by a person

private:
    /// Whether it says something that no promise can be made of.
    [[nodiscard]] static bool isOpen(const TimeField &field);
    struct Field
    {
        PromiseKind kind;
        QWidget *box; // caption and field
        TimeField *field;
    };
    void showBoxes();
    void rebuildKept(const QStringList &kept);

    const Clock &m_clock;
    std::optional<Story> m_story;
    TimeText m_times;
    std::array<Field, enumNames<PromiseKind>.size()> m_fields{};
    QWidget *m_kept; // checks of open promises
    QList<std::pair<QString, QCheckBox *>> m_checks; // id of the promise
    qint64 m_offeredMs = 0;
    bool m_offers = false;
    bool m_isTyped = false; // in the next update's field
    bool m_allShown = false;
};

} // namespace tocsin
