// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/keptsecrets.h"
#include "ui/widgets/plainlabel.h"

namespace quayside {

// What a person may choose.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(Settings &settings, QWidget *parent = nullptr);

private:
    QWidget *makeThemeChoice();
    QWidget *makeDetailsChoice();
    QWidget *makeSize(const QString &key, int usual, const QString &name);
    QWidget *makeSecretsChoice();
    QWidget *makeCloseChoice();

    Settings &m_settings;
};

// The theme that was chosen.
ThemeChoice chosenTheme(const Settings &settings);

} // namespace quayside
