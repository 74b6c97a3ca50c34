// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/edit/site.h"

// Changes of lists and maps without brackets: whole lines, mostly. All changes are to the text as it is; they do not touch.
namespace quayside::edit {

// Before that sibling, or at the end. `lines` begins with the name or dash.
QList<TextChange> insertIntoBlock(const Site &site, qsizetype at, const QString &lines);
QList<TextChange> removeFromBlock(const Site &site, const QList<qsizetype> &doomed);
// The value, with an anchor in front where there is one to be.
QList<TextChange> setInBlock(const Site &site, qsizetype at, const SpecNode &value, const QString &properties = {});
// With the comments above and beside it; nothing where the first element does not stand in a line of its own.
QList<TextChange> moveInBlock(const Site &site, qsizetype from, qsizetype to);

} // namespace quayside::edit
