// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/convert.h"
#include "tests/fuzz/fuzz.h"

using namespace quayside;
using namespace Qt::StringLiterals;

// QUAYSIDE_FUZZED_KIND is the source that this program reads everything as.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    ConversionOptions options;
    options.name = u"fuzz"_s;
    options.answers = {{u"name"_s, u"web"_s}, {u"count"_s, u"2"_s}};
    options.readFile = [](const QString &path) { return path.size() % 2 ? std::optional(QByteArray(path.toUtf8() + "=1\n")) : std::nullopt; };
    const QString text = fuzz::textOf(bytes, size);
    const auto converted = convertToSpec(text, SourceKind::QUAYSIDE_FUZZED_KIND, options);
    if (!converted) {
        fuzz::require(converted.error().message.endsWith(u'.'), "a refusal is no sentence");
        return 0;
    }
    for (const TargetFormat format : {TargetFormat::Yaml, TargetFormat::ArmTemplate, TargetFormat::Bicep, TargetFormat::Compose, TargetFormat::AzLine})
        convertFromSpec(converted->spec, format);
    return 0;
}
