// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QStringList>

#include <optional>

namespace quayside {

// A value somewhere in a tree, with its JSON pointer. It may be absent: then everything below it is absent too.
struct SourceField
{
    const SpecNode *node = nullptr;
    QString pointer;

    explicit operator bool() const { return node && !node->isNull(); }

    // A property, by its name without regard to case.
    SourceField operator[](QStringView key) const;
    // The items of a list; the values of a map.
    QList<SourceField> items() const;
    QList<SourceField> members() const;
    // The last step of the pointer.
    QString name() const;

    bool isScalar() const { return node && node->isScalar(); }
    bool isList() const { return node && node->isSequence(); }
    bool isMap() const { return node && node->isMapping(); }

    // Empty where this is no scalar.
    QString text() const { return isScalar() ? node->text : QString(); }
    std::optional<QString> textIfAny() const { return isScalar() ? std::optional(node->text) : std::nullopt; }
    // Of a list, or of one scalar as a list of one.
    QStringList texts() const;
    std::optional<int> integer() const;
    std::optional<double> number() const;
    std::optional<bool> flag() const;
    bool isTrue() const { return flag().value_or(false); }
};

} // namespace quayside
