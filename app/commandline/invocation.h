// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>

namespace quayside {

// What the person asked for on the command line.
struct Invocation
{
    enum class Verb { Window, Validate, Deploy, Rollback, Protect, Run, List, Show, Logs, Start, Stop, Restart, Delete, Price, Convert, Connections, Rules, Background,
                      TriggerList, TriggerAdd, TriggerRemove, Runs, Images, Volumes, Networks, Prune, Remove, Pull, Disk, Logins, Login, Logout };

    Verb verb = Verb::Window;
    QStringList files; // of validate; the one spec of deploy, run, price and the window
    QString group; // name of an existing one
    QString connection; // empty is the first
    QString name; // instead of the one in the spec; of an image, a registry …
    QString target = QStringLiteral("azure"); // of validate
    QString region; // of price
    QString span; // of price: "2h"
    QString container; // of logs; empty is all
    QStringList groups; // of logs
    QString rule; // of rules: a number; empty is all
    QString since; // of logs: a time or a span
    QString until; // the same
    QString image; // of deploy: CONTAINER=IMAGE
    QString from; // of convert: the kind of the source; empty is recognised
    QString to; // of convert
    QString output; // of convert: a file; empty is standard output
    QStringList settings; // of convert: NAME=VALUE
    QStringList profiles; // of convert: of a Compose file
    QString trigger; // of trigger add and remove: a name; of runs: a name or the id of a run; empty is all
    QString folder; // of trigger add
    QString pattern; // of logs: a regular expression; of trigger add: a wildcard for files
    bool isCalled = false; // of trigger add: by HTTP
    int port = 0; // of trigger add; 0 is the usual one
    int atOnce = 1; // of trigger add
    QStringList kinds; // of prune: images …; of remove: image …
    QString user; // of login
    QString picture; // file for a picture of the window, which then closes
    qint64 tail = -1;
    int revision = 0; // of rollback; 0 is the one before
    bool json = false;
    bool demo = false;
    bool wait = false;
    bool yes = false;
    bool all = false; // prune: what has a name too
    bool off = false; // protect: take the protection away
    bool list = false; // of rollback
    bool reviewOnly = false; // of deploy and rollback
    bool keep = false;
    bool withLog = false; // of runs
    bool follow = false;
    bool timestamps = false;
    bool ignoreCase = false;
    bool check = false;
    bool parity = false; // of validate: what the target makes of each property too
};

// Reads the arguments. The error is the exit code when there is nothing more to do: 0 after --help and --version, 2 after a
// mistake that was explained on standard error.
tl::expected<Invocation, int> parseArguments(int count, char **arguments);

} // namespace quayside
