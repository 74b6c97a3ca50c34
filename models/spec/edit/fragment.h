// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QString>

// New pieces of text, laid out like the text around them.
namespace quayside::edit {

// What the surrounding text does.
struct Layout
{
    QString lineEnd;
    qsizetype step = 2; // spaces by which a map stands further right than the name above it
    qsizetype listIndent = 0; // the same for the dash of a list
    qsizetype dashWidth = 2; // from a dash to what follows it
    bool endsWithLine = true; // without a line end at its end a text may not end with a block that needs one
    bool isJson = false;
};

// `way` leads from the root to the place; what is nearest counts.
Layout layoutOf(const QString &text, const QList<const SpecNode *> &way, bool isJson);

// A list or map that is written with brackets, or with nothing in it.
bool isInline(const SpecNode &node);

// A scalar that goes into a literal block.
bool isLiteral(const SpecNode &node, const Layout &layout);

// Entries and items of a block list or map; the first begins where the text is put, the others in this column.
QString blockLines(const SpecNode &node, qsizetype column, const Layout &layout);
// What follows "name:" or "-", with the space or line end before it. Anchor and tag, if there are, go in front of the value.
QString afterKey(const SpecNode &node, qsizetype column, const Layout &layout, const QString &properties = {});
QString afterDash(const SpecNode &node, qsizetype column, const Layout &layout, const QString &properties = {});

// In one line, with brackets.
QString flowText(const SpecNode &node, const Layout &layout);
// JSON over several lines; the closing bracket stands in this column.
QString prettyText(const SpecNode &node, qsizetype column, const Layout &layout);
QString flowKey(const QString &key, const Layout &layout);

} // namespace quayside::edit
