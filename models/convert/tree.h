// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QStringList>

// Trees for writers, piece by piece.
namespace quayside::tree {

SpecNode text(const QString &text);
// A scalar without quotes: a number, a flag.
SpecNode plain(const QString &text);
SpecNode number(double value);
SpecNode flag(bool value);
SpecNode list(const QStringList &texts = {});
SpecNode map();
SpecNode map(std::initializer_list<SpecEntry> entries);

// Adds an entry and returns its value in the map.
SpecNode &add(SpecNode &map, const QString &key, SpecNode value);
// The map under this key, made where there is none.
SpecNode &section(SpecNode &map, const QString &key);

} // namespace quayside::tree
