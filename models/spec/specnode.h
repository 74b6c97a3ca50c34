// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace quayside {

// A place in a text: UTF-16 offset and length. Line and column are for people and count from 1.
struct TextRange
{
    qsizetype offset = 0;
    qsizetype length = 0;
    int line = 1;
    int column = 1;

    bool operator==(const TextRange &) const = default;
};

struct SpecEntry;

// What a YAML or JSON text says before anybody asks what it means: a tree of scalars, lists and maps that remembers
// where everything stood. Aliases are already replaced by what they stand for.
struct SpecNode
{
    enum class Kind { Null, Scalar, Sequence, Mapping };
    // How it stands in its text, or how it would like to be written; Any leaves that to the writer.
    enum class Style : quint8 { Any, Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Block, Flow };

    Kind kind = Kind::Null;
    Style style = Style::Any;
    bool isAlias = false; // stands elsewhere too; the range is that of the alias
    QString text; // of a scalar, unescaped
    bool isQuoted = false; // a quoted scalar is a string whatever it looks like
    QList<SpecNode> items;
    QList<SpecEntry> entries; // in the order of the text, doubles included; what "<<" brought comes last
    TextRange range; // with anchor and tag, without what follows its last character

    bool isNull() const { return kind == Kind::Null; }
    bool isScalar() const { return kind == Kind::Scalar; }
    bool isSequence() const { return kind == Kind::Sequence; }
    bool isMapping() const { return kind == Kind::Mapping; }

    // The entry with this name, compared as ACI does: without case. The last one wins where a name stands twice.
    const SpecEntry *find(QStringView key) const;
    const SpecNode *value(QStringView key) const;

    // The same content; places and style do not matter.
    bool operator==(const SpecNode &other) const;
};

struct SpecEntry
{
    QString key;
    TextRange keyRange;
    SpecNode value;
    bool isMerged = false; // stands in another map, of which "<<" brought it here

    bool operator==(const SpecEntry &other) const { return key == other.key && value == other.value; }
};

} // namespace quayside

// A list that grows moves them as bytes.
Q_DECLARE_TYPEINFO(quayside::SpecNode, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(quayside::SpecEntry, Q_RELOCATABLE_TYPE);
