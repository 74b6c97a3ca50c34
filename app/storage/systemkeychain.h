// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/keychain.h"

namespace quayside {

// The keychain of this desktop: the Secret Service or KWallet here, Keychain on macOS, the Credential Manager on Windows. There is no
// second way in plain text.
class SystemKeychain final : public Keychain
{
public:
    [[nodiscard]] Operation<QByteArray> *read(const QString &name) override;
    [[nodiscard]] Operation<> *write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] Operation<> *remove(const QString &name) override;
};

} // namespace quayside
