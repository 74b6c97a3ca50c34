// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cost/costestimator.h"
#include "models/review/impact.h"
#include "models/spec/specdocument.h"

#include <QFile>

namespace quayside {

// A group with something of everything that can be changed.
inline const QString fullGroup = QStringLiteral(R"(
name: shop
location: westeurope
tags: {team: blue}
zones: ['1']
identity: {type: SystemAssigned}
properties:
  osType: Linux
  restartPolicy: Always
  sku: Standard
  priority: Regular
  initContainers:
  - name: prepare
    properties: {image: 'busybox:1', command: [sleep, '1']}
  containers:
  - name: web
    properties:
      image: nginx:1
      command: [nginx]
      ports: [{port: 80}]
      environmentVariables:
      - {name: LOG_LEVEL, value: info}
      - {name: COLOUR, value: red}
      - {name: TOKEN, secureValue: old-canary}
      resources: {requests: {cpu: 1, memoryInGB: 1.5}}
      volumeMounts: [{name: data, mountPath: /data}]
      livenessProbe: {httpGet: {path: /live, port: 80}}
      readinessProbe: {httpGet: {path: /ready, port: 80}}
      securityContext: {runAsUser: 1000}
      configMap: {keyValuePairs: {mode: slow}}
  - name: db
    properties:
      image: postgres:16
      resources: {requests: {cpu: 0.5, memoryInGB: 1}}
  ipAddress:
    type: Public
    dnsNameLabel: shop
    ports: [{port: 80, protocol: TCP}]
  subnetIds: [{id: /subscriptions/s/subnets/one}]
  dnsConfig: {nameServers: [10.0.0.1]}
  volumes:
  - {name: data, emptyDir: {}}
  - {name: keys, secret: {key: b2xkLWNhbmFyeQ==}}
  imageRegistryCredentials: [{server: r.example, username: u, password: old-canary}]
  diagnostics: {logAnalytics: {workspaceId: w, workspaceKey: old-canary}}
  encryptionProperties: {keyName: k}
)");

inline ContainerGroupSpec specOf(const QString &text)
{
    const SpecDocument document = SpecDocument::fromText(text);
    if (!document.isReadable())
        qFatal("The spec of a test cannot be read.");
    return document.spec();
}

// The group with one passage of its text replaced.
inline ContainerGroupSpec edited(const QString &passage, const QString &instead)
{
    if (fullGroup.count(passage) != 1)
        qFatal("The passage “%s” stands %lld times in the group.", qPrintable(passage), static_cast<long long>(fullGroup.count(passage)));
    return specOf(QString(fullGroup).replace(passage, instead));
}

// One passage of the group edited, and what that does: in Azure (REFERENCE 7) and on an engine where we replace containers.
struct Edit
{
    const char *name;
    QString passage;
    QString instead;
    Impact azure;
    Impact local;
};

inline QList<Edit> edits()
{
    using namespace Qt::StringLiterals;
    using enum Impact;
    return {
        {"image", u"nginx:1"_s, u"nginx:2"_s, RestartsAll, ReplacesContainer},
        {"command", u"command: [nginx]"_s, u"command: [nginx, -g]"_s, RestartsAll, ReplacesContainer},
        {"variable changed", u"value: info"_s, u"value: debug"_s, RestartsAll, ReplacesContainer},
        {"variable added", u"- {name: COLOUR, value: red}"_s, u"- {name: COLOUR, value: red}\n      - {name: SIZE, value: big}"_s, RestartsAll, ReplacesContainer},
        {"variable removed", u"      - {name: COLOUR, value: red}\n"_s, QString(), RestartsAll, ReplacesContainer},
        {"secure variable", u"secureValue: old-canary"_s, u"secureValue: new-canary"_s, RestartsAll, ReplacesContainer},
        {"DNS label", u"dnsNameLabel: shop"_s, u"dnsNameLabel: store"_s, RestartsAll, InPlace},
        {"identity", u"type: SystemAssigned"_s, u"type: None"_s, RestartsAll, InPlace},
        {"tags", u"team: blue"_s, u"team: green"_s, InPlace, InPlace},
        {"config map", u"mode: slow"_s, u"mode: fast"_s, InPlace, InPlace},
        {"diagnostics", u"workspaceId: w"_s, u"workspaceId: v"_s, Recreates, InPlace},
        {"ports of the address", u"[{port: 80, protocol: TCP}]"_s, u"[{port: 81, protocol: TCP}]"_s, Uncertain, Recreates},
        {"type of the address", u"type: Public"_s, u"type: Private"_s, Recreates, InPlace},
        {"operating system", u"osType: Linux"_s, u"osType: Windows"_s, Recreates, InPlace},
        {"CPU", u"cpu: 1,"_s, u"cpu: 2,"_s, Recreates, ReplacesContainer},
        {"memory", u"memoryInGB: 1.5"_s, u"memoryInGB: 2"_s, Recreates, ReplacesContainer},
        {"GPU", u"memoryInGB: 1.5"_s, u"memoryInGB: 1.5, gpu: {count: 1, sku: V100}"_s, Recreates, InPlace},
        {"restart policy", u"restartPolicy: Always"_s, u"restartPolicy: Never"_s, Recreates, RestartsAll},
        {"subnet", u"subnets/one"_s, u"subnets/two"_s, Recreates, InPlace},
        {"zones", u"['1']"_s, u"['2']"_s, Recreates, InPlace},
        {"location", u"westeurope"_s, u"eastus"_s, Recreates, InPlace},
        {"timetable", u"location: westeurope"_s, u"location: westeurope\nx-quayside: {timetable: {stop: '19:00'}}"_s, Uncertain, InPlace},
        {"name", u"name: shop\n"_s, u"name: store\n"_s, Recreates, Recreates},
        {"SKU", u"sku: Standard"_s, u"sku: Confidential"_s, Recreates, InPlace},
        {"priority", u"priority: Regular"_s, u"priority: Spot"_s, Recreates, InPlace},
        {"confidential", u"  encryptionProperties"_s, u"  confidentialComputeProperties: {ccePolicy: x}\n  encryptionProperties"_s, Recreates, InPlace},
        {"encryption", u"keyName: k"_s, u"keyName: l"_s, Recreates, InPlace},
        {"container renamed", u"- name: db"_s, u"- name: database"_s, Uncertain, Recreates},
        {"init container", u"busybox:1"_s, u"busybox:2"_s, Uncertain, Recreates},
        {"volume", u"- {name: data, emptyDir: {}}"_s, u"- {name: data, emptyDir: {}}\n  - {name: more, emptyDir: {}}"_s, Uncertain, Recreates},
        {"secret file", u"b2xkLWNhbmFyeQ=="_s, u"bmV3LWNhbmFyeQ=="_s, Uncertain, Recreates},
        {"mount", u"mountPath: /data"_s, u"mountPath: /store"_s, Uncertain, ReplacesContainer},
        {"liveness probe", u"path: /live"_s, u"path: /alive"_s, Uncertain, InPlace},
        {"readiness probe", u"path: /ready"_s, u"path: /set"_s, Uncertain, InPlace},
        {"security context", u"runAsUser: 1000"_s, u"runAsUser: 1001"_s, Uncertain, ReplacesContainer},
        {"container port", u"ports: [{port: 80}]"_s, u"ports: [{port: 80}, {port: 81}]"_s, Uncertain, InPlace},
        {"name servers", u"10.0.0.1"_s, u"10.0.0.2"_s, Uncertain, Recreates},
        {"registry", u"username: u"_s, u"username: v"_s, Uncertain, InPlace},
    };
}

#ifdef QUAYSIDE_RATES
inline CostEstimator listPrices()
{
    QFile file(QStringLiteral(QUAYSIDE_RATES));
    return CostEstimator(file.open(QIODevice::ReadOnly) ? *RateCard::fromJson(file.readAll()) : RateCard());
}
#endif

} // namespace quayside
