// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/names.h"

#include <QRegularExpression>

namespace quayside::rules {

using namespace Qt::StringLiterals;

bool isDnsName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A(?=.{1,63}\\z)[a-z0-9]+(-[a-z0-9]+)*\\z"_s);
    return pattern.match(name).hasMatch();
}

SpecIssue error(const QString &path, const QString &message)
{
    return {{}, SpecIssue::Severity::Error, path, message, std::nullopt};
}

SpecIssue warning(const QString &path, const QString &message)
{
    return {{}, SpecIssue::Severity::Warning, path, message, std::nullopt};
}

SpecIssue info(const QString &path, const QString &message)
{
    return {{}, SpecIssue::Severity::Info, path, message, std::nullopt};
}

} // namespace quayside::rules
