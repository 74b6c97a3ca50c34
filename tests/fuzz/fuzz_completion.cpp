// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specassistant.h"
#include "tests/fuzz/fuzz.h"

using namespace quayside;
using namespace Qt::StringLiterals;

// The first two bytes say where the caret is.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const SpecAssistant assistant("{}");
    if (size < 2)
        return 0;
    const QString text = fuzz::textOf(bytes + 2, size - 2);
    const qsizetype caret = (bytes[0] + 256 * bytes[1]) % (text.size() + 1);
    for (const Completion &completion : assistant.completionsAt(text, caret, {u"eastus"_s})) {
        fuzz::require(completion.from >= 0 && completion.from <= completion.to && completion.to <= text.size(), "a completion has no place");
        fuzz::require(!completion.insertText.isEmpty(), "a completion writes nothing");
    }
    assistant.documentationAt(text, caret);
    return 0;
}
