// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specassistant.h"

#include "models/assist/completer.h"

#include <algorithm>

namespace quayside {

namespace {

// Far beyond honest specs; a larger text gets no help, so that typing stays quick.
constexpr qsizetype largestText = 4 * 1024 * 1024; // characters

bool isTooLarge(QStringView text)
{
    return text.size() > largestText;
}

} // namespace

SpecAssistant::SpecAssistant(const QByteArray &help)
    : m_helps(PropertyHelps::fromJson(help))
{
}

QList<Completion> SpecAssistant::completionsAt(QStringView text, qsizetype caret, const QStringList &regions) const
{
    if (isTooLarge(text))
        return {};
    const Outline outline(text, std::clamp<qsizetype>(caret, 0, text.size()));
    return Completer(text, outline, m_helps, regions).completions();
}

Documentation SpecAssistant::documentationAt(QStringView text, qsizetype caret) const
{
    if (isTooLarge(text))
        return {};
    const Outline outline(text, std::clamp<qsizetype>(caret, 0, text.size()));
    const OutlineSpot &spot = outline.spot();
    const int entry = spot.entry >= 0 ? spot.entry : spot.container;
    if (spot.place == OutlineSpot::Place::Nowhere || entry < 0)
        return {};
    const SchemaPlace place = OutlinePlaces(outline).of(entry);
    const QString name = place.node && !place.node->name.isEmpty() ? place.node->name : place.pointer.section(u'/', -1);
    return {place.pointer, name, place.node != nullptr, place.node && place.node->isReadOnly, m_helps.find(place.pattern)};
}

} // namespace quayside
