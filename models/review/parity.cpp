// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/parity.h"

#include "models/review/spectree.h"
#include "models/review/tr.h"
#include "models/review/words.h"
#include "models/spec/schematree.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

using Grade = ParityRow::Grade;

struct Fact
{
    QLatin1StringView property;
    Grade grade;
    const char *sentence;
    QLatin1StringView value = {}; // of which alone it is true
};

constexpr const char *onlyInAzure = QT_TRANSLATE_NOOP("QuaysideReview", "Kept in the spec; it has a meaning in Azure only.");
constexpr const char *ofEngine = QT_TRANSLATE_NOOP("QuaysideReview", "The engine takes what it has a setting for as it stands; Azure is not told of it.");

// What a local engine makes of each property (groupplan.cpp); what is true of one value stands before what is true of all others.
constexpr Fact localFacts[] = {
    {"location"_L1, Grade::Approximated, QT_TRANSLATE_NOOP("QuaysideReview", "Runs on this machine; the region decides the estimated price only.")},
    {"tags"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Kept with the group and shown.")},
    {"osType"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "Windows containers cannot run here."), "Windows"_L1},
    {"osType"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Linux containers run as they are.")},
    {"restartPolicy"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "What has ended stays so until somebody starts it."), "Never"_L1},
    {"restartPolicy"_L1, Grade::Approximated, QT_TRANSLATE_NOOP("QuaysideReview", "The engine restarts in its own time, not after Azure's growing pause.")},
    {"containers/image"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "The same image, pulled from the same registry.")},
    {"containers/command"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Replaces entry point and arguments of the image, as in Azure.")},
    {"containers/environmentVariables"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Set in the container; secure values are kept by the engine and by nobody else.")},
    {"containers/environmentVariables/secureValueReference"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "The vault is not asked; give the value itself.")},
    {"containers/configMap"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "Kept in the spec; nobody makes these files here.")},
    {"containers/resources"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "Control groups, where the engine has them, hold each container to its limit, or else to its request.")},
    {"containers/resources/requests/gpu"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "No graphics processor is handed on here.")},
    {"containers/resources/limits/gpu"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "No graphics processor is handed on here.")},
    {"containers/ports"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Containers of a group share one network and reach each other at localhost; here each also by its name.")},
    {"containers/volumeMounts"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Mounted at the same path.")},
    {"containers/livenessProbe"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "Quayside runs it and restarts the container, while its window or “quayside background” is there.")},
    {"containers/readinessProbe"_L1, Grade::Approximated, QT_TRANSLATE_NOOP("QuaysideReview", "Quayside runs it, while its window or “quayside background” is there; traffic is not held back.")},
    {"containers/securityContext"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "The engine sets user, privileges and capabilities as asked.")},
    {"containers/securityContext/runAsGroup"_L1, Grade::Approximated, QT_TRANSLATE_NOOP("QuaysideReview", "Counts together with a user only.")},
    {"containers/securityContext/seccompProfile"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "The engine's own profile is used instead.")},
    {"initContainers"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Run to their ends, one after the other, before the containers start; tried again as the restart policy says.")},
    {"containers/x-quayside"_L1, Grade::Approximated, ofEngine},
    {"initContainers/environmentVariables/secureValueReference"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "The vault is not asked; give the value itself.")},
    {"initContainers/securityContext/seccompProfile"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "The engine's own profile is used instead.")},
    {"initContainers/x-quayside"_L1, Grade::Approximated, ofEngine},
    {"ipAddress"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "An address of the group's own on this machine, not reachable from others.")},
    {"ipAddress/ports"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "Open at the group's own address; without root rights low ports move up by 8000.")},
    {"ipAddress/dnsNameLabel"_L1, Grade::Approximated, QT_TRANSLATE_NOOP("QuaysideReview", "Known to this machine alone, as LABEL.quayside.internal, once the line for /etc/hosts that the group's overview shows is there.")},
    {"subnetIds"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "Groups of one virtual network share a network of the engine and find each other by their names; what else is in the virtual network is not reached.")},
    {"dnsConfig"_L1, Grade::Approximated, QT_TRANSLATE_NOOP("QuaysideReview", "Written into the group's resolver settings; Podman 4.3 then asks these servers for the names of other groups, too, and does not find them.")},
    {"imageRegistryCredentials"_L1, Grade::Exact, QT_TRANSLATE_NOOP("QuaysideReview", "Used for the pull and kept by no engine.")},
    {"imageRegistryCredentials/identity"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "A managed identity works in Azure only; give user name and password.")},
    {"imageRegistryCredentials/passwordReference"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "The vault is not asked; give the password itself.")},
    {"volumes"_L1, Grade::Exact, ""}, // by its kind, below
    {"volumes/emptyDir"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "A volume of the engine that goes with the group.")},
    {"volumes/secret"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "Files that the engine keeps for the group.")},
    {"volumes/secretReference"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "The vault is not asked; the group cannot be created here with it.")},
    {"volumes/azureFile"_L1, Grade::AzureOnly, QT_TRANSLATE_NOOP("QuaysideReview", "The share is not mounted here; a folder that stands for it can be named in the volume as x-quayside: {bind: /path}.")},
    {"volumes/x-quayside"_L1, Grade::Approximated, ofEngine},
    {"x-quayside"_L1, Grade::Approximated, ofEngine},
    {"volumes/gitRepo"_L1, Grade::Emulated, QT_TRANSLATE_NOOP("QuaysideReview", "Your own git clones it when the group is created; a restart does not clone it again.")},
};

const char *const azureSentence = QT_TRANSLATE_NOOP("QuaysideReview", "Azure does what the spec says.");
const char *const notInAzure = QT_TRANSLATE_NOOP("QuaysideReview", "Settings of a local engine, which Azure is not sent.");

// The fact about exactly this property, with this value.
const Fact *factOf(const SpecItem &item)
{
    const auto found = std::ranges::find_if(localFacts, [&](const Fact &fact) {
        return item.property == fact.property && (fact.value.isEmpty() || item.text.compare(fact.value, Qt::CaseInsensitive) == 0);
    });
    return found == std::end(localFacts) ? nullptr : found;
}

// What only says what a thing is called, or what kind of document this is.
bool isName(const QString &property)
{
    return property == "name"_L1 || property == "type"_L1 || property == "apiVersion"_L1;
}

// At the top of the spec, which is in two places of the document.
bool isInSchema(const QString &name)
{
    const SchemaProperty *properties = schemaRoot().find(u"properties");
    return schemaRoot().find(name) || (properties && properties->find(name));
}

class Report
{
public:
    explicit Report(bool isAzure)
        : m_isAzure(isAzure)
    {
    }

    // What has a fact of its own has a row; at the top also the rest of the schema.
    void walk(const SpecItem &item, const QString &pointer, const QStringList &label, bool isTop)
    {
        for (const SpecItem &part : item.parts) {
            if (part.isDefault || (isTop && isName(part.property)))
                continue;
            QStringList deeper = label;
            if (const QString words = labelOf(part); !words.isEmpty())
                deeper.append(words);
            visit(part, pointer + part.step, deeper, isTop);
        }
    }

    QList<ParityRow> take() { return std::move(m_rows); }

private:
    void visit(const SpecItem &item, const QString &pointer, const QStringList &label, bool isTop)
    {
        // An element of a list has its list's property: what is to be said of it, the list has said.
        const bool isElement = item.property.section(u'/', -1) != item.name;
        const bool isDivided = std::ranges::any_of(localFacts, [&](const Fact &one) { return QString(one.property).startsWith(item.property + u'/'); });
        const Fact *fact = factOf(item);
        if (!isElement && (fact || (isTop && !isDivided && isInSchema(item.name))))
            add(fact, pointer, label.isEmpty() ? QStringList{item.name} : label);
        if (isDivided)
            walk(item, pointer, label, false);
    }

    void add(const Fact *fact, const QString &pointer, const QStringList &label)
    {
        const QString words = label.join(u" › "_s);
        if (m_isAzure && fact && fact->sentence == ofEngine)
            m_rows.append({pointer, words, Grade::Approximated, ReviewTr::tr(notInAzure)});
        else if (m_isAzure)
            m_rows.append({pointer, words, Grade::Exact, ReviewTr::tr(azureSentence)});
        else if (!fact)
            m_rows.append({pointer, words, Grade::AzureOnly, ReviewTr::tr(onlyInAzure)});
        else if (*fact->sentence)
            m_rows.append({pointer, words, fact->grade, ReviewTr::tr(fact->sentence)});
    }

    const bool m_isAzure;
    QList<ParityRow> m_rows;
};

} // namespace

QList<ParityRow> parity(const ContainerGroupSpec &spec, const EngineAbilities &abilities)
{
    Report report(abilities.update == EngineAbilities::Update::WholeGroup);
    report.walk(treeOf(spec), {}, {}, true);
    return report.take();
}

} // namespace quayside
