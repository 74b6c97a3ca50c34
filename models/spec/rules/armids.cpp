// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/armids.h"

#include "models/spec/rules/places.h"

#include <algorithm>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

bool hasWords(const QStringList &parts)
{
    const auto word = [&](qsizetype index, QLatin1StringView expected) {
        return expected.compare(parts.at(index), Qt::CaseInsensitive) == 0;
    };
    return word(1, "subscriptions"_L1) && word(3, "resourceGroups"_L1) && word(5, "providers"_L1);
}

// "", subscriptions, {}, resourceGroups, {}, providers, {namespace}, then pairs of type and name.
bool hasShape(const QStringList &parts)
{
    const bool isFilled = std::none_of(parts.begin() + 1, parts.end(), [](const QString &part) { return part.isEmpty(); });
    return parts.size() >= 9 && parts.size() % 2 == 1 && parts.first().isEmpty() && isFilled && hasWords(parts);
}

class IdCollector
{
public:
    void add(const spec::Text &text, const QString &path)
    {
        if (!text)
            return;
        if (const std::optional<ArmId> id = parseArmId(*text))
            m_found.push_back({*id, path});
    }

    template <typename T>

    void addEach(const QList<T> &items, spec::Text T::*member, const QString &path, const QString &name)
    {
        for (const auto &[item, place] : placed(items, path))
            add(item.*member, place + QString(u'/' + name));
    }

    std::vector<PlacedId> found() const { return m_found; }

private:
    std::vector<PlacedId> m_found;
};

} // namespace

std::optional<ArmId> parseArmId(const QString &text)
{
    const QStringList parts = text.split(u'/');
    if (!hasShape(parts))
        return std::nullopt;
    ArmId id{parts.at(2), parts.at(4), parts.at(6), {}};
    for (qsizetype i = 7; i + 1 < parts.size(); i += 2) {
        id.type += u'/' + parts.at(i);
        id.names.append(parts.at(i + 1));
    }
    return id;
}

std::vector<PlacedId> armIds(const ContainerGroupSpec &spec)
{
    IdCollector ids;
    if (spec.identity)
        for (const QString &key : spec.identity->userAssignedIdentities)
            ids.add(key, u"/identity/userAssignedIdentities"_s + pointerStep(key));
    ids.addEach(spec.subnetIds, &spec::SubnetId::id, u"/properties/subnetIds"_s, u"id"_s);
    ids.addEach(spec.imageRegistryCredentials, &spec::RegistryCredential::identity, u"/properties/imageRegistryCredentials"_s,
                u"identity"_s);
    ids.addEach(spec.secretReferences, &spec::SecretReference::identity, u"/properties/secretReferences"_s, u"identity"_s);
    if (spec.identityAcls)
        ids.addEach(spec.identityAcls->acls, &spec::IdentityAcl::identity, u"/properties/identityAcls/acls"_s, u"identity"_s);
    if (spec.encryptionProperties)
        ids.add(spec.encryptionProperties->identity, u"/properties/encryptionProperties/identity"_s);
    if (spec.containerGroupProfile)
        ids.add(spec.containerGroupProfile->id, u"/properties/containerGroupProfile/id"_s);
    if (spec.standbyPoolProfile)
        ids.add(spec.standbyPoolProfile->id, u"/properties/standbyPoolProfile/id"_s);
    return ids.found();
}

} // namespace quayside::rules
