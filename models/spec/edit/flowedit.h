// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/edit/site.h"

// Changes of lists and maps in brackets, YAML's and JSON's. All changes are to the text as it is; they do not touch.
namespace quayside::edit {

// Before that sibling, or at the end; without a name in a list.
QList<TextChange> insertIntoFlow(const Site &site, qsizetype at, const QString &name, const SpecNode &value);
QList<TextChange> removeFromFlow(const Site &site, const QList<qsizetype> &doomed);
QList<TextChange> setInFlow(const Site &site, qsizetype at, const SpecNode &value, const QString &properties = {});
// Every element takes the place of another; commas and blanks stay. For any list, with dashes too.
QList<TextChange> moveInPlaces(const Site &site, qsizetype from, qsizetype to);

} // namespace quayside::edit
