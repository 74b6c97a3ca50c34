// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/runtimelimits.h"
#include "models/spec/specissue.h"

#include <QStringList>

namespace quayside::test {

// What a text's issues should be, kept in a file: a line for each, and comments first, of which "# for: podman" selects a target.
// With QUAYSIDE_RENEW_GOLDEN=1 in the environment a comparison rewrites the file and succeeds; look at what git says then.
class GoldenIssues
{
public:
    explicit GoldenIssues(const QString &path);

    // Azure where the file names nothing else.
    RuntimeLimits target() const;

    // Nothing where the lines are the same, or else what is missing (-) and what is too much (+).
    QString compare(const QStringList &lines) const;

private:
    QString renew(const QStringList &lines) const;

    QString m_path;
    QStringList m_comments;
    QStringList m_lines;
};

// "V-030 error /properties/… 12:15"
QString placedLine(const SpecIssue &issue);

} // namespace quayside::test
