// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/edit/site.h"

namespace quayside::edit {

// A value that has a name (&name) is about to change or to go, and other places repeat it (*name). They are to say what they say
// now: the first of them that stays gets the name and the value, and the rest go on repeating it. `way` leads to the list or map
// that changes; `gone` are the values below it that go or are replaced.
QList<TextChange> keepAliases(const Source &source, const QList<const SpecNode *> &way, const QList<TextRange> &gone);

} // namespace quayside::edit
