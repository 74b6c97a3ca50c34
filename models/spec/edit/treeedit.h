// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/spec/schematree.h"
#include "models/spec/specedit.h"
#include "models/spec/specnode.h"

// An edit as a change of the tree: what the text must say after it.
namespace quayside::edit {

// One step down a tree, with what the schema says of the value there.
const SchemaProperty *schemaBelow(const SchemaProperty *schema, const SpecNode &node, const QString &step);
// Which entry or item a step of a JSON pointer means. One past the end of a list for "-" and the next number; -1 for nothing.
qsizetype childIndex(const SpecNode &node, const SchemaProperty *schema, const QString &step);
const SpecNode &childAt(const SpecNode &node, qsizetype index);
// All entries with that name; the last is the one that counts.
QList<qsizetype> entriesNamed(const SpecNode &node, const SchemaProperty *schema, const QString &name);
// Where among the entries of a map a new one goes: behind its nearest predecessor in the schema's order.
qsizetype indexForNew(const QStringList &keys, const SchemaProperty *schema, const QString &name);

// Whether a step leads into such a node as it is; else the node must be made anew.
bool takesStep(const SpecNode &node, const QString &step);
// The value with the maps and lists above it, outermost first.
SpecNode wrapped(const QStringList &steps, const SchemaProperty *schema, const SpecNode &value);
// The same content without any tie to where it stands.
SpecNode ownCopy(SpecNode node);

// The unescaped steps of a JSON pointer.
QStringList stepsOf(const QString &pointer);

// What stands at a pointer; Null where nothing does.
SpecNode valueAt(const SpecNode &root, const QString &pointer);

// The tree after the edit, or why it makes no sense: nothing is there, or the name is taken.
Result<SpecNode> applied(SpecNode root, const SchemaProperty *schema, const QStringList &steps, const SpecEdit &edit);

// Whether two trees say the same: quotes count only where they keep text from being taken for something else.
bool saysTheSame(const SpecNode &left, const SpecNode &right);

} // namespace quayside::edit
