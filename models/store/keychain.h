// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

#include <QByteArray>

namespace quayside {

// Where the system keeps secrets for this person. Names are no secrets; values leave memory for nowhere else. An operation may wait
// for the person: a locked keychain is unlocked first.
class Keychain
{
public:
    virtual ~Keychain() = default;

    // NotFound when there is nothing by that name; Unsupported when no keychain answers on this system.
    [[nodiscard]] virtual Operation<QByteArray> *read(const QString &name) = 0;
    [[nodiscard]] virtual Operation<> *write(const QString &name, const QByteArray &secret) = 0;
    // Done too when there was nothing.
    [[nodiscard]] virtual Operation<> *remove(const QString &name) = 0;

protected:
    Keychain() = default;
    Q_DISABLE_COPY_MOVE(Keychain)
};

} // namespace quayside
