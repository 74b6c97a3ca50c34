// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/ids.h"
#include "models/spec/containergroupspec.h"
#include "models/store/keychain.h"
#include "models/store/settings.h"

namespace quayside {

namespace settingskey {
inline const QString keepSecrets = QStringLiteral("secrets/keep"); // bool: in the keychain, unless a person says no
} // namespace settingskey

// The secret values of the groups that were deployed from here, in the keychain of the system where a person allows that. An engine
// does not give them back, and ACI wants them with every update (REFERENCE 7).
class KeptSecrets final : public QObject
{
    Q_OBJECT

public:
    // Without a keychain nothing is kept. Everything is forgotten when the person no longer allows it.
    KeptSecrets(Keychain *keychain, Settings *settings);

    bool isOn() const;
    // A spec with nothing but secret values, by their names; an empty one where none are kept or they cannot be read.
    [[nodiscard]] Operation<ContainerGroupSpec> *read(const GroupId &id) const;
    // Those of a spec, in the stead of what was kept. Done at once where it has none.
    [[nodiscard]] Operation<> *keep(const GroupId &id, const ContainerGroupSpec &spec);
    [[nodiscard]] Operation<> *forget(const GroupId &id);

private:
    void forgetAll();
    QStringList names() const;
    Operation<> *remove(const QString &name);

    Keychain *const m_keychain;
    Settings *const m_settings;
};

} // namespace quayside
