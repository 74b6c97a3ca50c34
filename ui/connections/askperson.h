// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/question.h"

class QWidget;

namespace quayside {

// Puts a question that came up while a connection was being made: a host key to compare, a passphrase. Does not block; the dialog goes when the
// question is taken back, and closing it is a refusal.
void askPerson(QWidget *window, const QString &connection, Question *question);

} // namespace quayside
