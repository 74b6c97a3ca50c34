// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/madecontainer.h"

#include <QHash>

namespace quayside::sample {

// The volumes of a made-up group: files by volume and name, as far as the sample program reads and writes them.
class Files
{
public:
    explicit Files(const QList<spec::Volume> &volumes);

    // What a path inside a container means; nothing when no volume is mounted there.
    QByteArray *at(const spec::Container &container, const QString &path, bool make);

private:
    QHash<QString, QHash<QString, QByteArray>> m_volumes;
};

// Does what a one-shot command of the sample program does, into the output and exit code of a run.
void runOneShot(Run &run, const MadeContainer &container, Files &files);

} // namespace quayside::sample
