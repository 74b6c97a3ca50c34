// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/settings.h"

#include <QHash>

namespace quayside {

// Settings that last as long as the program.
class SettingsInMemory final : public Settings
{
    Q_OBJECT

public:
    QVariant value(const QString &key, const QVariant &fallback = {}) const override { return m_values.value(key, fallback); }
    void setValue(const QString &key, const QVariant &value) override
    {
        m_values.insert(key, value);
        Q_EMIT changed(key);
    }

private:
    QVariantHash m_values;
};

} // namespace quayside
