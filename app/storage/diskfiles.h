// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/bytesource.h"

namespace quayside {

// The files of this machine.
class DiskFiles final : public FileOpener
{
public:
    Result<std::shared_ptr<const ByteSource>> open(const QString &path) const override;
};

} // namespace quayside
