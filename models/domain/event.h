// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

namespace quayside {

// Something that happened to a group or to one of its containers, in ACI's words (REFERENCE 4.2).
struct Event
{
    enum class Type { Normal, Warning };

    QDateTime time;
    Type type = Type::Normal;
    QString name; // Pulling, Started, Killing ...; one that nobody listed is shown as it came
    QString container; // empty for the group as a whole
    QString message; // plain text from outside

    bool operator==(const Event &) const = default;
};

} // namespace quayside
