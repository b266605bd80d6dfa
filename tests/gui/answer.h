// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QMessageBox>
#include <QtTest>

#include <algorithm>

namespace tocsin::test {

/// Clicks the first button of @p question that has @p role. Null: nothing was asked, which fails the test.
inline void answer(const QMessageBox *question, QMessageBox::ButtonRole role)
{
    QVERIFY(question);
    const QList<QAbstractButton *> buttons = question->buttons();
    const auto button = std::ranges::find(buttons, role, [question](QAbstractButton *one) { return question->buttonRole(one); });
    QVERIFY(button != buttons.cend());
    QTest::mouseClick(*button, Qt::LeftButton);
}

} // namespace tocsin::test
