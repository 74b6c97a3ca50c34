// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/spec/containergroupspec.h"

namespace quayside::compat {

// A repository that a spec wants in a volume, checked: nothing of it can be taken for an option of git, and git is led to no program
// by it, as "ext::" leads.
struct RepositoryAddress
{
    QString url; // without user name and password where it is of the web
    QByteArray authorization; // value of the HTTP header, or empty
    QString directory; // below the volume; "." is the volume itself
    QString revision; // empty is the newest commit of the main branch

    bool operator==(const RepositoryAddress &) const = default;
};

// What of it must not be given to git, as a sentence about the volume. Without a directory it is the one that git would make (REFERENCE 13).
Result<RepositoryAddress> repositoryAddress(const QString &volume, const spec::GitRepo &repository);

// The address without user name and password where it is of the web, and without a password anywhere.
QString withoutPassword(const QString &address);

// The spec with no password in addresses of repositories, for what everybody may read.
ContainerGroupSpec withoutPasswords(ContainerGroupSpec spec);

} // namespace quayside::compat
