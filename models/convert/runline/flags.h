// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace quayside::runline {

// What an option of "docker run" and "podman run" means, in the words of a Compose service.
struct Flag
{
    enum class Value { None, One }; // whether a word follows

    QString name; // as it is reported: "--publish"
    Value value = Value::None;
    QString word; // of the service: "ports"; empty: nothing is to be said about it
    bool isList = false;
};

// By its long name without dashes, or its one letter. Nothing where nobody knows it.
std::optional<Flag> findFlag(const QString &name);

} // namespace quayside::runline
