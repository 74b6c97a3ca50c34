// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside {

// One thing that may be written where the caret is.
struct Completion
{
    enum class Kind { Property, Value, Name };

    QString label;
    Kind kind = Kind::Property;
    QString insertText; // with the lines and the indentation that it needs
    qsizetype caret = 0; // in insertText, where writing goes on
    qsizetype from = 0; // what it replaces
    qsizetype to = 0;
    bool isRequired = false;
    QString help; // one or two sentences; may be empty

    bool operator==(const Completion &) const = default;
};

} // namespace quayside
