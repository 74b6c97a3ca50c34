// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/tr.h"

#include <QRegularExpression>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

// The Azure file shares among the volumes.
PlacedList<spec::AzureFile> azureFiles(const ContainerGroupSpec &spec)
{
    PlacedList<spec::AzureFile> found;
    for (const auto &volume : placed(spec.volumes, u"/properties/volumes"_s))
        if (volume.value.azureFile)
            found.push_back({*volume.value.azureFile, volume.path + u"/azureFile"_s});
    return found;
}

bool isShareName(const QString &name)
{
    return name.size() >= 3 && isDnsName(name);
}

bool isStorageAccountName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[a-z0-9]{3,24}\\z"_s);
    return pattern.match(name).hasMatch();
}

} // namespace

QList<SpecIssue> azureFilesAreComplete(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &file : azureFiles(input.spec)) {
        if (isBlank(file.value.shareName))
            issues.append(error(file.path + u"/shareName"_s, SpecTr::tr("An Azure file share needs the name of the share; add “shareName”.")));
        if (isBlank(file.value.storageAccountName))
            issues.append(error(file.path + u"/storageAccountName"_s,
                                SpecTr::tr("An Azure file share needs the name of its storage account; add “storageAccountName”.")));
    }
    return issues;
}

QList<SpecIssue> shareNamesAreValid(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &file : azureFiles(input.spec))
        if (!isBlank(file.value.shareName) && !isShareName(*file.value.shareName))
            issues.append(error(file.path + u"/shareName"_s,
                                SpecTr::tr("“%1” is no name of a share; write 3 to 63 lower-case letters, digits or hyphens, with no hyphen "
                                           "first, last or doubled.")
                                    .arg(quoted(*file.value.shareName))));
    return issues;
}

QList<SpecIssue> storageAccountNamesAreValid(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &file : azureFiles(input.spec))
        if (!isBlank(file.value.storageAccountName) && !isStorageAccountName(*file.value.storageAccountName))
            issues.append(error(file.path + u"/storageAccountName"_s,
                                SpecTr::tr("“%1” is no name of a storage account; write 3 to 24 lower-case letters or digits.")
                                    .arg(quoted(*file.value.storageAccountName))));
    return issues;
}

} // namespace quayside::rules
