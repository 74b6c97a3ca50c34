// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/specissue.h"

#include <QByteArray>

#include <initializer_list>

// The words of a spec and how rules judge and quote them.
namespace quayside::rules {

// 1 to 63 lower-case letters, digits and hyphens; no hyphen first, last or doubled: groups and containers (V-001, V-020).
bool isDnsName(const QString &name);
bool isUuid(const QString &text);

// Absent, empty or nothing but spaces.
bool isBlank(const spec::Text &text);
// ACI compares the words of its enumerations without case; so do we.
bool says(const spec::Text &text, QStringView word);
bool isOneOf(const QString &text, std::initializer_list<QStringView> words);

// "East US" and "eastus" are the same region (REFERENCE 3.1).
QString regionName(const QString &text);

// The bytes, or nothing where the text is not base64.
std::optional<QByteArray> decodedBase64(const QString &text);

// A value and a number as a message shows them: one line, not too long.
QString quoted(const QString &value);
QString plainNumber(double value);

// Issues as a rule writes them; the validator adds the rule's number.
SpecIssue error(const QString &path, const QString &message);
SpecIssue warning(const QString &path, const QString &message);
SpecIssue info(const QString &path, const QString &message);

} // namespace quayside::rules
