// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace quayside {

// Splits a stream of JSON objects, one a line, as engines send events, stats and pull progress. A line that is no object is
// passed over; one of more than 16 MiB is damage and dropped.
class JsonLines
{
public:
    QList<QJsonObject> feed(QByteArrayView bytes);

private:
    QByteArray m_rest;
};

} // namespace quayside
