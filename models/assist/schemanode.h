// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace quayside {

// The schema as a tree, for those who ask what may stand somewhere: made of the descriptions in models/spec/schema.h.
struct SchemaNode
{
    enum class Kind { Text, Number, Flag, Object, List, Map, Any };

    QString name; // of the property; empty for items
    Kind kind = Kind::Any;
    bool isReadOnly = false; // only the service sets it
    QList<SchemaNode> parts; // properties of an object in the schema's order; the one kind of item of a list or a map

    bool hasItems() const { return (kind == Kind::List || kind == Kind::Map) && !parts.isEmpty(); }
    // What stands below under this name (without case), or any item; null when the schema knows nothing there.
    const SchemaNode *part(QStringView key) const;
};

// Of a container group. Init containers lack what ACI does not let them have (V-051).
const SchemaNode &groupSchema();

} // namespace quayside
