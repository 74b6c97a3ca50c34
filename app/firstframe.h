// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace quayside {

// Says in the debug log when the first frame of a window was painted, in milliseconds since 1970: what the start-up benchmark reads
// (QT_LOGGING_RULES="quayside.ui.debug=true").
class FirstFrame final : public QObject
{
    Q_OBJECT

public:
    // Does nothing unless the log is on.
    static void watch(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
};

} // namespace quayside
