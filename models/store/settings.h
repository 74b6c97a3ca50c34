// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QVariant>

namespace quayside {

// What a person has chosen, and how the window was left. Keys are constants beside who uses them.
class Settings : public QObject
{
    Q_OBJECT

public:
    virtual QVariant value(const QString &key, const QVariant &fallback = {}) const = 0;
    virtual void setValue(const QString &key, const QVariant &value) = 0;

Q_SIGNALS:
    void changed(const QString &key);

protected:
    using QObject::QObject;
};

} // namespace quayside
