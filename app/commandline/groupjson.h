// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cost/costestimator.h"
#include "models/domain/containergroup.h"
#include "models/spec/specissue.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace quayside {

// The stable JSON of "list" and "show". Times are ISO 8601 in UTC, memory in GB, money in US dollars.
QJsonObject groupToJson(const ContainerGroup &group, const CostEstimator &estimator);

// {"rule","severity","path","line","column","message"} (PRODUCT.md, section 3)
QJsonObject issueToJson(const SpecIssue &issue);

// As verbs print it.
QByteArray indentedJson(const QJsonDocument &document);

} // namespace quayside
