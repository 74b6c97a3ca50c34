// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/ids.h"

#include <QList>
#include <QObject>

namespace quayside {

// What a template is run for: every file that appears in a folder, or every call over HTTP on this machine.
struct Trigger
{
    enum class Kind { Folder, Call };

    static constexpr quint16 usualPort = 8417;
    static constexpr int mostAtOnce = 16;

    QString name; // unique; the groups of its runs begin with it
    Kind kind = Kind::Folder;
    ConnectionId connection; // where its runs run
    QString templateFile; // absolute; read anew for every run, so that its secrets stay where the person keeps them
    QString folder; // absolute; of Folder
    QString pattern = QStringLiteral("*"); // of Folder: a wildcard for the names of files
    quint16 port = usualPort; // of Call
    QByteArray tokenHash; // of Call: SHA-256 of its token, which is random, shown once and kept nowhere
    int atOnce = 1; // runs; further events wait

    bool operator==(const Trigger &) const = default;
};

// The triggers of a person. Several programs may read and write them.
class Triggers : public QObject
{
    Q_OBJECT

public:
    // In the order of their names. An error when what was saved cannot be understood (it is left as it is).
    virtual Result<QList<Trigger>> load() = 0;
    // Adds one, or puts it in the place of the one of its name.
    virtual Result<> put(const Trigger &trigger) = 0;
    virtual Result<> remove(const QString &name) = 0;

Q_SIGNALS:
    // By this program or by another one.
    void changed();

protected:
    using QObject::QObject;
};

} // namespace quayside
