// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/instant.h"

#include <QRegularExpression>
#include <QtTest>

namespace tocsin::test {

/// Makes any unexpected qWarning fail the running test. Call it from init().
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

/// A clock that stands still until a test moves it.
class FakeClock : public Clock
{
public:
    explicit FakeClock(Instant start = 0) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(Instant by) { m_now += by; }

private:
    Instant m_now;
};

} // namespace tocsin::test
