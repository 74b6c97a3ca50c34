// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/textparser.h"
#include "tests/fuzz/fuzz.h"

using namespace quayside;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const QString text = fuzz::textOf(bytes, size);
    const TextParsing parsed = parseYaml(text);
    if (!parsed)
        fuzz::requireSound(parsed.error(), text);
    return 0;
}
