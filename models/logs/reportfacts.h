// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace quayside {

// What is known of the groups whose lines a bug report has.
struct ReportFacts
{
    QString text; // plain text in titled sections; what looks like a secret is taken out when it is written
    QStringList secrets = {}; // values that must not be in it, nor in the lines
};

} // namespace quayside
