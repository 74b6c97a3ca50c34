// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cost/costestimator.h"
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

#ifdef QUAYSIDE_RATES
inline CostEstimator listPrices()
{
    QFile file(QStringLiteral(QUAYSIDE_RATES));
    return CostEstimator(file.open(QIODevice::ReadOnly) ? *RateCard::fromJson(file.readAll()) : RateCard());
}
#endif

} // namespace quayside
