// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"
#include "models/spec/specnode.h"

namespace quayside::arm {

// A loop runs at most this often, as in Azure.
inline constexpr int mostLoops = 800;

// What has to be asked for a parameter, by its definition in the template.
ConversionQuestion parameterQuestion(const QString &name, const SpecNode &definition);

// The answer to it in its type; nothing where there is none, or where it is not allowed.
std::optional<SpecNode> parameterAnswer(const ConversionQuestion &question, const QMap<QString, QString> &answers);

} // namespace quayside::arm
