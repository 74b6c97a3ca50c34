// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/secretparameters.h"

#include "models/convert/arm/secretplaces.h"
#include "models/convert/tr.h"
#include "models/convert/tree.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/scalars.h"
#include "models/spec/specwriter.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace quayside::arm {

using namespace Qt::StringLiterals;

namespace {

class Parametriser
{
public:
    Parametriser(const QString &root, std::function<SpecNode(const QString &)> reference, std::function<QString(const QString &)> literal)
        : m_root(root)
        , m_reference(std::move(reference))
        , m_literal(std::move(literal))
    {
    }

    ParametrisedGroup run(const SpecNode &group)
    {
        m_result.resource = convert({&group, {}}, {});
        return std::move(m_result);
    }

private:
    // `owner` is the name of the nearest thing around that has one.
    SpecNode convert(const SourceField &field, const QString &owner)
    {
        const bool isWhole = field.isScalar() || field.name() == u"protectedSettings";
        if (isWhole && isSecretPlace(field.pointer))
            return secret(field, owner);
        if (!field || field.isScalar())
            return scalar(field);
        const bool hasName = field[u"name"].isScalar() && !isVariable(field.pointer);
        return below(field, hasName ? field[u"name"].text() : owner);
    }

    SpecNode below(const SourceField &field, const QString &owner)
    {
        SpecNode result = *field.node;
        result.items.clear();
        result.entries.clear();
        for (const SourceField &item : field.items())
            result.items.append(convert(item, wordsOf(item, owner)));
        for (const SourceField &member : field.members())
            tree::add(result, m_literal(member.name()), convert(member, owner));
        if (isVariable(field.pointer) && result.entries.size() == 1)
            tree::add(result, u"secureValue"_s, secret({nullptr, field.pointer + u"/secureValue"_s}, owner));
        return result;
    }

    static bool isVariable(const QString &pointer) { return pointer.section(u'/', -2, -2) == u"environmentVariables"; }

    // "web", then "web DB_PASSWORD" for its variable.
    static QString wordsOf(const SourceField &item, const QString &owner)
    {
        if (item.pointer.section(u'/', -2, -2) == u"imageRegistryCredentials")
            return u"registry "_s + item[u"server"].text();
        return isVariable(item.pointer) ? QString(owner + u' ' + item[u"name"].text()) : owner;
    }

    SpecNode scalar(const SourceField &field)
    {
        m_result.report.exact(field, m_root + field.pointer);
        SpecNode node = field.node ? *field.node : SpecNode{};
        node.isQuoted = node.isScalar() && (node.isQuoted || (!scalarToNumber(node) && !scalarToFlag(node)));
        if (node.isQuoted)
            node.text = m_literal(node.text);
        return node;
    }

    SpecNode secret(const SourceField &field, const QString &owner)
    {
        const bool isName = field.name() == u"secureValue";
        const QString name = freeName(isName ? owner : QString(owner + u' ' + field.name()));
        const bool isObject = field.isMap();
        m_result.parameters.append({name, describe(field), isObject});
        m_result.report.asked(field, m_root + field.pointer, ConvertTr::tr("It becomes the secure parameter “%1”; its value is not written.").arg(name));
        return m_reference(name);
    }

    static QString describe(const SourceField &field)
    {
        return isSecretFile(field.pointer) ? ConvertTr::tr("The content of the file “%1”, in base64").arg(field.name()) : QString();
    }

    QString freeName(const QString &words)
    {
        static const QRegularExpression others(u"[^A-Za-z0-9]+"_s);
        QString name = QString(words).replace(others, u"_"_s).left(80);
        if (name.isEmpty() || !name.front().isLetter())
            name.prepend(u"secret_"_s);
        QString free = name;
        while (free.toLower() == u"location" || m_taken.contains(free.toLower()))
            free = name + u'_' + QString::number(++m_numbers[name.toLower()]);
        m_taken.insert(free.toLower());
        return free;
    }

    const QString m_root;
    const std::function<SpecNode(const QString &)> m_reference;
    const std::function<QString(const QString &)> m_literal;
    QSet<QString> m_taken; // in lower case, as Azure compares them
    QHash<QString, int> m_numbers; // the last one that was given to a name
    ParametrisedGroup m_result;
};

bool usesContainers2025(const QList<spec::Container> &containers)
{
    return std::ranges::any_of(containers, [](const spec::Container &container) {
        return container.configMap
            || std::ranges::any_of(container.environmentVariables, [](const auto &variable) { return variable.secureValueReference.has_value(); });
    });
}

bool uses2025(const ContainerGroupSpec &spec)
{
    return !spec.secretReferences.isEmpty() || spec.identityAcls || spec.containerGroupProfile || spec.standbyPoolProfile
        || usesContainers2025(spec.containers) || usesContainers2025(spec.initContainers)
        || std::ranges::any_of(spec.imageRegistryCredentials, [](const auto &one) { return one.passwordReference.has_value(); })
        || std::ranges::any_of(spec.volumes, [](const auto &one) {
               return one.secretReference || (one.azureFile && one.azureFile->storageAccountKeyReference);
           });
}

} // namespace

ParametrisedGroup parametrise(const ContainerGroupSpec &spec, const QString &root, std::function<SpecNode(const QString &)> reference,
                              std::function<QString(const QString &)> literal)
{
    return Parametriser(root, std::move(reference), std::move(literal)).run(writeSpec(spec, Secrets::Include));
}

QString neededApiVersion(const ContainerGroupSpec &spec)
{
    if (spec.apiVersion && !spec.apiVersion->isEmpty())
        return *spec.apiVersion;
    const auto hasIdentity = [](const spec::Volume &one) { return one.azureFile && one.azureFile->userAssignedIdentityClientId; };
    if (std::ranges::any_of(spec.volumes, hasIdentity))
        return u"2026-07-01"_s;
    return uses2025(spec) ? u"2025-09-01"_s : u"2023-05-01"_s;
}

} // namespace quayside::arm
