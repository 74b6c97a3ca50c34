// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/groupdraft.h"

namespace quayside::compose {

// What the parts of a Compose file need of the whole.
struct File
{
    SourceField root;
    QMap<QString, QString> variables;
};

// Image, command, variables, sizes, health and rights of a service.
void readService(GroupDraft &group, ContainerDraft &draft, const SourceField &service, const File &file);
// What it listens on.
void readPorts(GroupDraft &group, ContainerDraft &draft, const SourceField &service);
// Volumes, secrets, configs.
void readStorage(GroupDraft &group, ContainerDraft &draft, const SourceField &service, const File &file);

} // namespace quayside::compose
