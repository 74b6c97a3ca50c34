// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>

// The labels in which a group describes itself inside its engine, so that another Quayside, another user or a fresh install
// sees the same groups. Labels never carry a secret value.
namespace quayside::labels {

inline constexpr QLatin1StringView version("io.github.quayside.version"); // of this format
inline constexpr QLatin1StringView currentVersion("1");
inline constexpr QLatin1StringView spec("io.github.quayside.spec"); // JSON, secret values left out
inline constexpr QLatin1StringView address("io.github.quayside.address"); // the group's own loopback address
inline constexpr QLatin1StringView network("io.github.quayside.network"); // the engine's, that stands for a virtual network; on that itself its id
inline constexpr QLatin1StringView billedFrom("io.github.quayside.billed-from"); // when pulling the first image began, ISO 8601
// What changes in place cannot be said in a label of a pod: it stands on an empty volume of the group, and the highest number holds.
inline constexpr QLatin1StringView revision("io.github.quayside.revision"); // a number
inline constexpr QLatin1StringView secrets("io.github.quayside.secrets"); // on a container: which set of the group's secrets it uses
inline constexpr QLatin1StringView deployment("io.github.quayside.deployment"); // which attempt made it

// On the volumes that say who drives an engine.
inline constexpr QLatin1StringView leaseVolume("io.github.quayside.lease-"); // begins their names; a number follows
inline constexpr QLatin1StringView leaseNonce("io.github.quayside.lease-nonce");
inline constexpr QLatin1StringView leaseMachine("io.github.quayside.lease-machine"); // for people

// On containers, volumes and secrets of a group.
inline constexpr QLatin1StringView group("io.github.quayside.group"); // name of the group
inline constexpr QLatin1StringView container("io.github.quayside.container"); // name in the spec
inline constexpr QLatin1StringView role("io.github.quayside.role");
inline constexpr QLatin1StringView initRole("init");
inline constexpr QLatin1StringView regularRole("regular");
inline constexpr QLatin1StringView holderRole("holder"); // stands for the pod where an engine has none
inline constexpr QLatin1StringView uploadRole("upload"); // for a moment: takes files into a volume

// Others' labels.
inline constexpr QLatin1StringView composeProject("com.docker.compose.project");
inline constexpr QLatin1StringView composeService("com.docker.compose.service");
inline constexpr QLatin1StringView podmanComposeProject("io.podman.compose.project");

} // namespace quayside::labels
