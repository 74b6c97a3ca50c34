// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace quayside {

// One property of ACI's schema as a tree of names, made of schema.h: for who asks by name and not by member.
struct SchemaProperty
{
    enum class Kind {
        Text,
        Integer,
        Number,
        Flag,
        Object, // its properties are known
        Objects, // a list of such
        Texts, // a list of text
        Map, // the person chooses the names
        Free, // anything
    };

    QString name;
    Kind kind = Kind::Object;
    bool isReadOnly = false; // only the service sets it (V-019)
    bool isSecret = false;
    bool isNested = false; // one level of the document, but not of the spec: "properties"
    QList<SchemaProperty> properties; // of an object, or of each object of a list, in the order of writing

    // Compared without case, as ACI does; -1 or nothing where the schema has no such name.
    qsizetype indexOf(QStringView property) const;
    const SchemaProperty *find(QStringView property) const;
};

// The container group itself.
const SchemaProperty &schemaRoot();

// What the schema says of a place, by the unescaped steps of its JSON pointer; of an object in a list it is the list's own
// description. Nothing where it says nothing: below a map, a free value, an unknown name.
const SchemaProperty *schemaAt(const QStringList &steps);

} // namespace quayside
