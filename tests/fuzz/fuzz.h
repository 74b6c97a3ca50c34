// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specissue.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>

// One input of one target: libFuzzer calls this with Clang, replay.cpp with another compiler.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

namespace quayside::fuzz {

// The bytes as a program reads a file.
QString textOf(const uint8_t *bytes, size_t size);

// Ends the program, with what is wrong: that is how a finding looks.
void require(bool isRight, const char *what);

// A sentence for people at a place that exists, and nothing that a parser says of itself.
void requireSound(const SpecIssue &issue, const QString &text);

} // namespace quayside::fuzz
