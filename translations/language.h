// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCoreApplication;

namespace quayside {

// Lets the program speak: English with its plural forms, and over it the person's language where there is a translation.
void speak(QCoreApplication &application);

} // namespace quayside
