// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/probetable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentFormat = 1;

QJsonObject toJson(const ProbeStanding &standing)
{
    return {{u"kind"_s, static_cast<int>(standing.kind)}, {u"verdict"_s, static_cast<int>(standing.verdict)}, {u"failures"_s, standing.failuresInRow},
            {u"answeredAt"_s, standing.answeredAt.isValid() ? QJsonValue(standing.answeredAt.toMSecsSinceEpoch()) : QJsonValue()}};
}

ProbeStanding standingFrom(const QJsonObject &json)
{
    ProbeStanding standing;
    standing.kind = json["kind"_L1].toInt() == 0 ? ProbeKind::Liveness : ProbeKind::Readiness;
    standing.verdict = static_cast<ProbeState::Verdict>(std::clamp(json["verdict"_L1].toInt(), 0, static_cast<int>(ProbeState::Verdict::Failed)));
    standing.failuresInRow = json["failures"_L1].toInt();
    if (json["answeredAt"_L1].isDouble())
        standing.answeredAt = QDateTime::fromMSecsSinceEpoch(json["answeredAt"_L1].toInteger(), Qt::UTC);
    return standing;
}

} // namespace

QByteArray toJson(const ProbeTable &table)
{
    QJsonArray rows;
    for (const auto &[key, probes] : table.asKeyValueRange()) {
        QJsonArray standings;
        for (const ProbeStanding &standing : probes.standings)
            standings.append(toJson(standing));
        rows.append(QJsonObject{{u"group"_s, key.first}, {u"container"_s, key.second}, {u"restarts"_s, probes.restarts}, {u"probes"_s, standings}});
    }
    return QJsonDocument(QJsonObject{{u"format"_s, currentFormat}, {u"containers"_s, rows}}).toJson(QJsonDocument::Compact);
}

ProbeTable probeTableFrom(const QByteArray &json)
{
    ProbeTable table;
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root["format"_L1].toInt() != currentFormat)
        return table;
    for (const QJsonValue &row : root["containers"_L1].toArray()) {
        ContainerProbes &probes = table[{row["group"_L1].toString(), row["container"_L1].toString()}];
        probes.restarts = row["restarts"_L1].toInt();
        for (const QJsonValue &standing : row["probes"_L1].toArray())
            probes.standings.append(standingFrom(standing.toObject()));
    }
    return table;
}

} // namespace quayside
