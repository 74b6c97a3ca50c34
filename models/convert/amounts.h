// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

// Amounts as other formats write them. What is no amount, negative or absurdly large is nothing.
namespace quayside {

// Bytes as Docker and Compose write them: "512m", "1.5 GB", "1073741824"; all units are powers of 1024.
std::optional<double> dockerBytes(const QString &text);

// A quantity of Kubernetes: "500m" is 0.5, "1Gi" 1073741824, "2e3" 2000.
std::optional<double> kubernetesQuantity(const QString &text);

// Seconds of a duration as Go and Compose write it: "1m30s", "500ms"; a bare number is nothing.
std::optional<double> durationSeconds(const QString &text);

// Azure counts memory in steps of 0.1 GB and CPU in steps of 0.01 (REFERENCE 9); both go up, so that nothing gets less than it asked for.
// 1 GB is 10^9 bytes, as everywhere in this program.
double memoryInSteps(double bytes);
double cpuInSteps(double cores);

} // namespace quayside
