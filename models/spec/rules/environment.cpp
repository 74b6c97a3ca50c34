// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/rules/traits.h"
#include "models/spec/tr.h"

#include <QRegularExpression>
#include <QSet>

#include <numeric>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

// What any system can keep in an environment.
bool isPossibleName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'=') && !name.contains(QChar(u'\0'));
}

bool isEnvironmentName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z_][A-Za-z0-9_]{0,62}\\z"_s);
    return pattern.match(name).hasMatch();
}

int countValues(const spec::EnvironmentVariable &variable)
{
    return int(variable.value.has_value()) + int(variable.secureValue.has_value()) + int(variable.secureValueReference.has_value());
}

// A password by its name, and not the place of one, a number or a flag.
bool looksSecret(const QString &name, const QString &value)
{
    static const QRegularExpression secret(u"PASSWORD|PASSWD|KEY|SECRET|TOKEN"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression place(u"(FILE|PATH|DIR|URL|URI|NAME)\\z"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression plain(u"\\A([0-9]{0,6}|true|false)\\z"_s, QRegularExpression::CaseInsensitiveOption);
    return name.contains(secret) && !name.contains(place) && !value.contains(plain);
}

qsizetype sizeOf(const spec::EnvironmentVariable &variable)
{
    const qsizetype plain = variable.value.value_or(QString()).size();
    const qsizetype secure = variable.secureValue ? variable.secureValue->value.size() : 0;
    return variable.name.value_or(QString()).size() + plain + secure + 2; // "=" and the end
}

// What a container is started with: its command and its environment.
qsizetype startSize(const spec::Container &container)
{
    const auto &variables = container.environmentVariables;
    const auto &command = container.command;
    const qsizetype words = std::accumulate(command.begin(), command.end(), qsizetype(0),
                                            [](qsizetype sum, const QString &word) { return sum + word.size() + 1; });
    return std::accumulate(variables.begin(), variables.end(), words,
                           [](qsizetype sum, const spec::EnvironmentVariable &variable) { return sum + sizeOf(variable); });
}

bool isFileName(const QString &key)
{
    return !key.isEmpty() && !key.contains(u'/') && key != u"." && key != u"..";
}

} // namespace

QList<SpecIssue> environmentNamesAreGiven(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[variable, path] : environmentVariables(input.spec))
        if (!isPossibleName(variable.name.value_or(QString())))
            issues.append(error(path + u"/name"_s, SpecTr::tr("An environment variable needs a name without “=”; give it one.")));
    return issues;
}

QList<SpecIssue> environmentNamesAreValid(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[variable, place] : environmentVariables(input.spec)) {
        const QString name = variable.name.value_or(QString());
        const QString path = place + u"/name"_s;
        if (!isPossibleName(name))
            continue;
        if (!isEnvironmentName(name))
            issues.append(error(path,
                                SpecTr::tr("“%1” cannot be an environment variable: a name has 1 to 63 letters, digits or _ "
                                           "and does not begin with a digit; rename it.")
                                    .arg(quoted(name))));
        else if (name.endsWith(u'_'))
            issues.append(warning(path,
                                  SpecTr::tr("Azure's documents forbid a _ at the end of “%1”; rename it if the group is refused.")
                                      .arg(quoted(name))));
    }
    return issues;
}

QList<SpecIssue> environmentNamesAreUnique(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : allContainers(input.spec)) {
        QSet<QString> names;
        for (const auto &[variable, place] : placed(container.environmentVariables, path + u"/properties/environmentVariables"_s)) {
            const QString name = variable.name.value_or(QString());
            if (names.contains(name) && !name.isEmpty())
                issues.append(warning(place + u"/name"_s,
                                      SpecTr::tr("“%1” is set twice in this container, and only one value can win; "
                                                 "remove the other.")
                                          .arg(quoted(name))));
            names.insert(name);
        }
    }
    return issues;
}

QList<SpecIssue> environmentVariablesHaveOneValue(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[variable, path] : environmentVariables(input.spec)) {
        const int values = countValues(variable);
        if (values == 0)
            issues.append(error(path + u"/value"_s,
                                SpecTr::tr("An environment variable needs a value; write “value”, “secureValue” or "
                                           "“secureValueReference”, even if it is empty.")));
        else if (values > 1)
            issues.append(error(path,
                                SpecTr::tr("An environment variable has one value and this has %1; keep one of “value”, "
                                           "“secureValue” and “secureValueReference”.")
                                    .arg(values)));
    }
    return issues;
}

QList<SpecIssue> environmentReferencesExist(const RuleInput &input)
{
    QList<SpecIssue> issues;
    QSet<QString> references;
    for (const spec::SecretReference &reference : input.spec.secretReferences)
        references.insert(reference.name.value_or(QString()));
    for (const auto &[variable, path] : environmentVariables(input.spec))
        if (const auto &wanted = variable.secureValueReference; wanted && !references.contains(*wanted))
            issues.append(
                error(path + u"/secureValueReference"_s,
                      SpecTr::tr("No secret reference is named “%1”; add it under “secretReferences” or correct the name.")
                          .arg(quoted(*wanted))));
    return issues;
}

QList<SpecIssue> configMapKeysAreFileNames(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : regularContainers(input.spec)) {
        const spec::TextMap pairs = container.configMap ? container.configMap->keyValuePairs : spec::TextMap();
        for (auto pair = pairs.keyBegin(); pair != pairs.keyEnd(); ++pair)
            if (!isFileName(*pair))
                issues.append(
                    warning(path + u"/properties/configMap/keyValuePairs"_s + pointerStep(*pair),
                            SpecTr::tr("A key becomes the name of a file and “%1” cannot be one; rename it, without a slash.")
                                .arg(quoted(*pair))));
    }
    return issues;
}

QList<SpecIssue> configMapsAreNotTrusted(const RuleInput &input)
{
    QList<SpecIssue> issues;
    if (!isConfidential(input.spec))
        return issues;
    for (const auto &[container, path] : regularContainers(input.spec))
        if (container.configMap && !container.configMap->keyValuePairs.isEmpty())
            issues.append(
                warning(path + u"/properties/configMap"_s,
                        SpecTr::tr("The policy of a confidential group does not cover a config map; keep in it nothing that "
                                   "security depends on.")));
    return issues;
}

QList<SpecIssue> startSizesAreModest(const RuleInput &input)
{
    // The longest environment of Windows; the longest single string of Linux. ACI names no bound of its own.
    const qsizetype most = isWindows(input.spec) ? 32'767 : 131'072;
    QList<SpecIssue> issues;
    for (const auto &[container, path] : allContainers(input.spec))
        if (const qsizetype size = startSize(container); size > most)
            issues.append(
                warning(path + u"/properties/environmentVariables"_s,
                        SpecTr::tr("Command and environment have %1 characters together, and above %2 a container may not "
                                   "start; put long values into a volume.")
                            .arg(QString::number(size), QString::number(most))));
    return issues;
}

QList<SpecIssue> secretsAreNotPlain(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[variable, path] : environmentVariables(input.spec))
        if (variable.value && looksSecret(variable.name.value_or(QString()), *variable.value))
            issues.append(warning(path + u"/value"_s,
                                  SpecTr::tr("“%1” looks like a secret and anybody who sees the group can read it; "
                                             "write “secureValue” instead of “value”.")
                                      .arg(quoted(*variable.name))));
    return issues;
}

} // namespace quayside::rules
