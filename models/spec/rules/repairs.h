// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/runtimelimits.h"
#include "models/spec/specissue.h"
#include "models/spec/containergroupspec.h"

// Ways out of an issue, by the number of its rule. A repair makes its issue go and brings no new one; where that needs a decision
// that is the person's, there is none.
namespace quayside::rules {

struct RepairInput
{
    const SpecIssue &issue;
    const ContainerGroupSpec &spec;
    const SpecNode &root; // the text's own tree
};

QList<SpecRepair> repairsOf(const RepairInput &input);
// Whether there may be a repair of what a rule finds.
bool hasRepairs(const QString &rule);

// repairs.cpp: what a rule of REFERENCE 10 finds
QList<SpecRepair> removePlace(const RepairInput &input);
QList<SpecRepair> removeElement(const RepairInput &input);

// namerepairs.cpp: names and words
QList<SpecRepair> writeValidName(const RepairInput &input);
QList<SpecRepair> writeOtherName(const RepairInput &input);
QList<SpecRepair> writeKnownWord(const RepairInput &input);
QList<SpecRepair> writeImageName(const RepairInput &input);
QList<SpecRepair> repairScope(const RepairInput &input);

// sizerepairs.cpp: CPU and memory
QList<SpecRepair> addRequests(const RepairInput &input);
QList<SpecRepair> roundRequest(const RepairInput &input);
QList<SpecRepair> askForEnough(const RepairInput &input);
QList<SpecRepair> raiseLimit(const RepairInput &input);
QList<SpecRepair> lowerLimit(const RepairInput &input);

// textrepairs.cpp: what the text calls by another name or writes as another type (V-203 to V-205, V-209)
QList<SpecRepair> renameUnknown(const RepairInput &input);
QList<SpecRepair> writeAsSchema(const RepairInput &input);
QList<SpecRepair> writeInQuotes(const RepairInput &input);
QList<SpecRepair> writeOtherType(const RepairInput &input);

// How many letters must change to make one word of the other, without case.
int distance(const QString &one, const QString &other);
// The word that is meant, if one is near enough.
QString nearest(const QString &text, const QStringList &words);

// The last step of the issue's place, and the place above it.
QString nameOf(const QString &path);
QString parentOf(const QString &path);
SpecRepair writing(const QString &path, const QString &text);

} // namespace quayside::rules
