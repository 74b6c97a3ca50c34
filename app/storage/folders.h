// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QString>

namespace quayside {

// Where this program keeps what is its own: folders of mode 0700, files of mode 0600.
struct Folders
{
    QString state; // ledger, journal, last lists
    QString configuration; // settings

    // The person's own, by the platform's rules (XDG_STATE_HOME, XDG_CONFIG_HOME), made if need be.
    static Result<Folders> ofThisPerson();
};

// Makes a folder and everything above it; the last one is private.
Result<> makePrivate(const QString &folder);

// Replaces a file whole or not at all: a new file, synced, renamed over the old one, and the folder synced.
Result<> replaceFile(const QString &path, const QByteArray &content);

// A program that was killed while it replaced a file leaves the new one behind under a name of its own: removes those that are too old
// to be another program's at work.
void clearLeftovers(const QString &folder);

// Gives a damaged file another name, by the time, and returns that.
QString setAside(const QString &path);

} // namespace quayside
