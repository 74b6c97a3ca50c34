// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/plainlabel.h"

#include <QFrame>

namespace quayside {

class GroupCommands;

// What can be done to several groups at once, while several are chosen.
class BulkBar final : public QFrame
{
    Q_OBJECT

public:
    explicit BulkBar(GroupCommands &commands, QWidget *parent = nullptr);

    // Hidden for fewer than two.
    void setCount(qsizetype count);

private:
    PlainLabel *const m_count;
};

} // namespace quayside
