// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QString>

// What a person may have meant where a text says something that the schema does not have in that place.
namespace quayside {

// Where a property belongs that stands at this JSON pointer and is not known there: the pointer of the place in the nearest object
// above or below that has it. Nothing where there is none or more than one.
QString homeOf(const QString &pointer);

// The pointer of what the schema has here, or where it belongs, for a word of others (Kubernetes, Compose, older versions of the
// API): /…/environmentVariables for /…/env. Nothing where it has no such word.
QString ownWordFor(const QString &pointer);

// Names the property, says why it counts for nothing, and what to do (V-203).
QString unknownPropertySentence(const QString &pointer);

// What to add to “must be …, and this is …” (V-209): a space where one is missing, a dash, the number that is meant. It begins with
// a blank, or is empty.
QString typeHint(const SpecNode &node, SpecNode::Kind wanted);
QString numberHint(const SpecNode &node, bool wantsWhole);

// A text in “typographic” quotes, which mean nothing to YAML.
bool hasCurlyQuotes(const SpecNode &node);
QString withoutCurlyQuotes(const QString &text);

// Text without quotes that YAML 1.1 makes something else of: yes, 0022, 22:30, 1_000, 1.10.
bool changesWithoutQuotes(const SpecNode &node);

} // namespace quayside
