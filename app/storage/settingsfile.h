// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/settings.h"

#include <QSettings>

namespace quayside {

// Settings in an INI file of mode 0600.
class SettingsFile final : public Settings
{
    Q_OBJECT

public:
    explicit SettingsFile(const QString &path, QObject *parent = nullptr);

    QVariant value(const QString &key, const QVariant &fallback = {}) const override;
    void setValue(const QString &key, const QVariant &value) override;

private:
    mutable QSettings m_settings;
};

} // namespace quayside
