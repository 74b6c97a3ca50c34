// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/runtime/missingsecrets.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isMissing(const spec::SecretText &secret)
{
    return !secret || secret->value.isEmpty();
}

void addMissingValues(QStringList &pointers, const QList<spec::Container> &containers, const QString &path)
{
    for (qsizetype c = 0; c < containers.size(); ++c)
        for (qsizetype v = 0; v < containers.at(c).environmentVariables.size(); ++v) {
            const spec::EnvironmentVariable &variable = containers.at(c).environmentVariables.at(v);
            if (!variable.value && !variable.secureValue && !variable.secureValueReference)
                pointers.append(u"%1/%2/properties/environmentVariables/%3/secureValue"_s.arg(path, QString::number(c), QString::number(v)));
        }
}

} // namespace

QStringList missingSecrets(const ContainerGroupSpec &spec)
{
    QStringList pointers;
    addMissingValues(pointers, spec.initContainers, u"/properties/initContainers"_s);
    addMissingValues(pointers, spec.containers, u"/properties/containers"_s);
    for (qsizetype v = 0; v < spec.volumes.size(); ++v)
        if (const auto &files = spec.volumes.at(v).secret)
            for (const auto &[file, content] : files->asKeyValueRange())
                if (content.value.isEmpty())
                    pointers.append(u"/properties/volumes/%1/secret/"_s.arg(v) + file);
    for (qsizetype c = 0; c < spec.imageRegistryCredentials.size(); ++c) {
        const spec::RegistryCredential &credential = spec.imageRegistryCredentials.at(c);
        if (credential.username && isMissing(credential.password) && !credential.passwordReference)
            pointers.append(u"/properties/imageRegistryCredentials/%1/password"_s.arg(QString::number(c)));
    }
    return pointers;
}

} // namespace quayside
