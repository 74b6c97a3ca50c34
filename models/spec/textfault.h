// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

namespace quayside {

// Why a text cannot be read, for the person who wrote it: what is wrong, and what to do. The place is where the hand must go,
// which is often not where the parser gave up.
struct TextFault
{
    QString message;
    qsizetype offset = 0;
    qsizetype length = 1;
};

// What libyaml found; the offsets are those of the text, in UTF-16 units.
struct YamlProblem
{
    QString problem;
    qsizetype offset = 0;
    qsizetype contextOffset = 0; // where what it was reading began
};

TextFault explainYaml(QStringView text, const YamlProblem &problem);

// What RapidJSON found there, by its rapidjson::ParseErrorCode.
TextFault explainJson(QStringView text, int code, qsizetype offset);

} // namespace quayside
