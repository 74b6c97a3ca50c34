// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/secrets.h"

#include "models/runtime/missingsecrets.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isMissing(const spec::SecretText &secret)
{
    return !secret || secret->value.isEmpty();
}

template <typename T, typename Member>
const T *named(const QList<T> &list, const T &like, Member member)
{
    const auto found = std::ranges::find_if(list, [&](const T &one) { return one.*member == like.*member; });
    return found == list.end() ? nullptr : &*found;
}

void fillEnvironment(QList<spec::Container> &containers, const QList<spec::Container> &known)
{
    for (spec::Container &container : containers) {
        const spec::Container *source = named(known, container, &spec::Container::name);
        if (!source)
            continue;
        for (spec::EnvironmentVariable &variable : container.environmentVariables) {
            const spec::EnvironmentVariable *value = named(source->environmentVariables, variable, &spec::EnvironmentVariable::name);
            if (value && !variable.value && !variable.secureValueReference && isMissing(variable.secureValue))
                variable.secureValue = value->secureValue;
        }
    }
}

void fillVolume(spec::Volume &volume, const spec::Volume &known)
{
    if (volume.secret && known.secret)
        for (auto file = volume.secret->begin(); file != volume.secret->end(); ++file)
            if (file->value.isEmpty())
                *file = known.secret->value(file.key());
    if (volume.azureFile && known.azureFile && isMissing(volume.azureFile->storageAccountKey))
        volume.azureFile->storageAccountKey = known.azureFile->storageAccountKey;
}

bool isKnown(const spec::SecretText &secret)
{
    return !isMissing(secret);
}

QList<spec::Container> secretsOf(const QList<spec::Container> &containers)
{
    QList<spec::Container> found;
    for (const spec::Container &container : containers) {
        spec::Container secrets;
        secrets.name = container.name;
        for (const spec::EnvironmentVariable &variable : container.environmentVariables)
            if (isKnown(variable.secureValue))
                secrets.environmentVariables.append({variable.name, {}, variable.secureValue, {}, {}});
        if (!secrets.environmentVariables.isEmpty())
            found.append(secrets);
    }
    return found;
}

QList<spec::Volume> secretsOf(const QList<spec::Volume> &volumes)
{
    QList<spec::Volume> found;
    for (const spec::Volume &volume : volumes) {
        spec::Volume secrets;
        secrets.name = volume.name;
        secrets.secret = volume.secret;
        if (secrets.secret)
            secrets.secret->removeIf([](const auto &file) { return file.value().value.isEmpty(); });
        if (volume.azureFile && isKnown(volume.azureFile->storageAccountKey)) {
            secrets.azureFile.emplace();
            secrets.azureFile->storageAccountKey = volume.azureFile->storageAccountKey;
        }
        if (secrets.secret || secrets.azureFile)
            found.append(secrets);
    }
    return found;
}

} // namespace

QStringList secretsToType(const ContainerGroupSpec &spec)
{
    QStringList pointers = missingSecrets(spec);
    for (qsizetype v = 0; v < spec.volumes.size(); ++v) {
        const auto &share = spec.volumes.at(v).azureFile;
        if (share && isMissing(share->storageAccountKey) && !share->storageAccountKeyReference && !share->userAssignedIdentityClientId)
            pointers.append(u"/properties/volumes/%1/azureFile/storageAccountKey"_s.arg(v));
    }
    if (spec.diagnostics && spec.diagnostics->logAnalytics && isMissing(spec.diagnostics->logAnalytics->workspaceKey))
        pointers.append(u"/properties/diagnostics/logAnalytics/workspaceKey"_s);
    return pointers;
}

bool isAboutMissing(const SpecIssue &issue, const QStringList &missingSecrets)
{
    return std::ranges::any_of(missingSecrets, [&](const QString &secret) {
        const QString owner = secret.section(u'/', 0, -2);
        return issue.path == secret || issue.path == owner || issue.path == owner + u"/value";
    });
}

ContainerGroupSpec withSecretsFrom(ContainerGroupSpec spec, const ContainerGroupSpec &known)
{
    fillEnvironment(spec.initContainers, known.initContainers);
    fillEnvironment(spec.containers, known.containers);
    for (spec::Volume &volume : spec.volumes)
        if (const spec::Volume *source = named(known.volumes, volume, &spec::Volume::name))
            fillVolume(volume, *source);
    for (spec::RegistryCredential &credential : spec.imageRegistryCredentials) {
        const spec::RegistryCredential *source = named(known.imageRegistryCredentials, credential, &spec::RegistryCredential::server);
        if (source && source->username == credential.username && isMissing(credential.password) && !credential.passwordReference)
            credential.password = source->password;
    }
    const bool hasLogs = spec.diagnostics && spec.diagnostics->logAnalytics && known.diagnostics && known.diagnostics->logAnalytics;
    if (hasLogs && isMissing(spec.diagnostics->logAnalytics->workspaceKey))
        spec.diagnostics->logAnalytics->workspaceKey = known.diagnostics->logAnalytics->workspaceKey;
    return spec;
}

ContainerGroupSpec secretsOf(const ContainerGroupSpec &spec)
{
    ContainerGroupSpec secrets;
    secrets.initContainers = secretsOf(spec.initContainers);
    secrets.containers = secretsOf(spec.containers);
    secrets.volumes = secretsOf(spec.volumes);
    for (const spec::RegistryCredential &credential : spec.imageRegistryCredentials)
        if (isKnown(credential.password))
            secrets.imageRegistryCredentials.append({credential.server, credential.username, credential.password, {}, {}, {}, {}});
    if (spec.diagnostics && spec.diagnostics->logAnalytics && isKnown(spec.diagnostics->logAnalytics->workspaceKey)) {
        secrets.diagnostics.emplace().logAnalytics.emplace();
        secrets.diagnostics->logAnalytics->workspaceKey = spec.diagnostics->logAnalytics->workspaceKey;
    }
    return secrets;
}

} // namespace quayside
