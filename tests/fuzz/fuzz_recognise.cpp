// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/recognise.h"
#include "tests/fuzz/fuzz.h"

using namespace quayside;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const QString text = fuzz::textOf(bytes, size);
    recogniseSource(text);
    yamlDocuments(text);
    return 0;
}
