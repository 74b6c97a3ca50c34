// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace quayside {

// A port as Compose and run lines publish it.
struct PublishedPort
{
    int target = 0; // in the container
    int published = 0; // outside; 0: any
    QString protocol = QStringLiteral("TCP");
    bool isLocal = false; // only for the machine itself

    bool operator==(const PublishedPort &) const = default;
};

// "80", "8080:80", "127.0.0.1:8080:80/udp", "3000-3005:4000-4005"; nothing where it is none, or a range of more than 100.
QList<PublishedPort> publishedPorts(const QString &text);

} // namespace quayside
