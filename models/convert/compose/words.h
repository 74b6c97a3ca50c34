// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside::compose {

// "always" of a service and "any" of its deployment are Always.
QString restartPolicy(const QString &word);

// Why Azure has nothing for this word of a service; empty where the word is known, or nobody has thought of it.
QString reasonForLoss(const QString &word);

} // namespace quayside::compose
