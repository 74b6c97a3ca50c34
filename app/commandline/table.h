// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonDocument>
#include <QStringList>

namespace quayside {

// Columns as wide as their widest cell; the first row is the heading. Text from outside must be one plain line already.
QStringList table(const QList<QStringList> &rows);

// As verbs print JSON.
QByteArray jsonText(const QJsonDocument &document);

} // namespace quayside
