// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/keychain.h"

#include <QHash>

namespace quayside {

// Secrets that last as long as the program.
class KeychainInMemory final : public Keychain
{
public:
    [[nodiscard]] Operation<QByteArray> *read(const QString &name) override
    {
        if (!m_secrets.contains(name))
            return new ReadyOperation<QByteArray>(failure(Error::Kind::NotFound, QString()));
        return new ReadyOperation<QByteArray>(m_secrets.value(name));
    }
    [[nodiscard]] Operation<> *write(const QString &name, const QByteArray &secret) override
    {
        m_secrets.insert(name, secret);
        return new ReadyOperation<>(Result<>());
    }
    [[nodiscard]] Operation<> *remove(const QString &name) override
    {
        m_secrets.remove(name);
        return new ReadyOperation<>(Result<>());
    }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace quayside
