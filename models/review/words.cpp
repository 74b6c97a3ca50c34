// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/words.h"

#include "models/review/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 80; // characters of a summary

struct Name
{
    QLatin1StringView property;
    const char *words;
};

// What the spec calls otherwise than a person; every other property goes by its own name.
constexpr Name names[] = {
    {"containers"_L1, ""},
    {"initContainers"_L1, ""},
    {"value"_L1, ""},
    {"secureValue"_L1, ""},
    {"environmentVariables"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "environment")},
    {"volumeMounts"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "mounts")},
    {"livenessProbe"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "liveness probe")},
    {"readinessProbe"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "readiness probe")},
    {"securityContext"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "security")},
    {"restartPolicy"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "restart policy")},
    {"osType"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "operating system")},
    {"ipAddress"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "address")},
    {"dnsNameLabel"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "DNS name label")},
    {"dnsConfig"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "name servers")},
    {"imageRegistryCredentials"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "registries")},
    {"memoryInGB"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "memory in GB")},
    {"cpu"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "CPU")},
    {"configMap"_L1, QT_TRANSLATE_NOOP("QuaysideReview", "config map")},
};

QString shortened(const QString &text)
{
    if (text.size() <= longest)
        return text;
    qsizetype head = longest * 2 / 3;
    qsizetype tail = text.size() - longest / 4;
    head -= text.at(head - 1).isHighSurrogate() ? 1 : 0;
    tail += text.at(tail).isLowSurrogate() ? 1 : 0;
    return text.first(head) + u'…' + text.sliced(tail);
}

// The first few parts of an object that say something, no deeper than people look.
void collect(const SpecItem &item, QStringList &parts, int depth)
{
    for (const SpecItem &part : item.parts) {
        if (parts.size() > 8 || depth > 4)
            return;
        if (part.kind != SpecItem::Kind::Value)
            collect(part, parts, depth + 1);
        else if (part.isSecret)
            parts.append(ReviewTr::tr("a secret"));
        else if (!part.isDefault && part.text != item.name)
            parts.append(part.text);
    }
}

} // namespace

QString labelOf(const SpecItem &item)
{
    // An element of a list carries its list's property; its name is its own.
    if (item.property.section(u'/', -1) != item.name)
        return item.property == "initContainers"_L1 ? ReviewTr::tr("%1 (init)").arg(item.name) : item.name;
    const auto found = std::ranges::find(names, item.name, &Name::property);
    if (found == std::end(names))
        return item.name;
    return *found->words ? ReviewTr::tr(found->words) : QString();
}

QString summaryOf(const SpecItem &item)
{
    if (item.kind == SpecItem::Kind::Value)
        return shortened(item.text);
    QStringList parts;
    collect(item, parts, 0);
    return shortened(parts.join(u", "_s));
}

} // namespace quayside
