// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/spec/edit/site.h"
#include "models/spec/specedit.h"

namespace quayside::edit {

// The changes of the text that an edit is, last place first, so that they may be made one after another. They are the smallest
// that keep comments, order, quotes and indentation; whether the text then says what it should is the caller's to check.
Result<QList<TextChange>> textChanges(const Source &source, const SpecEdit &edit);

} // namespace quayside::edit
