// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QString>

namespace quayside {

// One change of what a document says, at the JSON pointer of a property or an element. Names are compared as ACI does, without
// case, except in maps whose names a person chooses (tags and the like).
struct SpecEdit
{
    enum class Kind {
        Set, // the value there; the property, and the maps and lists above it, are made where they are missing
        Insert, // an element before the one that the pointer names; at the end where there is none
        Remove, // the property or element with all that is in it
        Rename, // a property
        Move, // an element to another place in its list
    };

    Kind kind = Kind::Set;
    QString pointer;
    SpecNode value; // Set, Insert
    QString name; // Rename: the new one, unescaped
    qsizetype index = 0; // Move: where it is afterwards

    static SpecEdit set(const QString &pointer, const SpecNode &value) { return {Kind::Set, pointer, value, {}, 0}; }
    static SpecEdit insert(const QString &pointer, const SpecNode &value) { return {Kind::Insert, pointer, value, {}, 0}; }
    static SpecEdit remove(const QString &pointer) { return {Kind::Remove, pointer, {}, {}, 0}; }
    static SpecEdit rename(const QString &pointer, const QString &name) { return {Kind::Rename, pointer, {}, name, 0}; }
    static SpecEdit move(const QString &pointer, qsizetype index) { return {Kind::Move, pointer, {}, {}, index}; }

    // Values to set: text (quoted only where the file's language demands it), and numbers and flags.
    static SpecNode text(const QString &value);
    static SpecNode number(double value);
    static SpecNode flag(bool value);

    bool operator==(const SpecEdit &) const = default;
};

} // namespace quayside
