// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/contractsuites.h"

#include "tests/contract/creatingsuite.h"
#include "tests/contract/lifecyclesuite.h"
#include "tests/contract/logsuite.h"
#include "tests/contract/stocksuite.h"
#include "tests/contract/updatingsuite.h"
#include "tests/contract/watchingsuite.h"

namespace quayside {

int runContract(RuntimeBed &bed, const QMap<QString, QObject *> &more, int argc, char **argv)
{
    LifecycleSuite lifecycle(bed);
    CreatingSuite creating(bed);
    LogSuite logs(bed);
    UpdatingSuite updating(bed);
    WatchingSuite watching(bed);
    StockSuite stock(bed);
    QMap<QString, QObject *> suites = more;
    suites.insert({{QStringLiteral("lifecycle"), &lifecycle}, {QStringLiteral("creating"), &creating}, {QStringLiteral("logs"), &logs}, {QStringLiteral("updating"), &updating}, {QStringLiteral("watching"), &watching},
                   {QStringLiteral("stock"), &stock}});
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const bool isNamed = argc > 1 && suites.contains(arguments.at(1));
    const QStringList wanted = isNamed ? QStringList{arguments.takeAt(1)} : suites.keys();
    int failures = 0;
    for (const QString &name : wanted)
        failures += QTest::qExec(suites.value(name), arguments);
    return failures;
}

} // namespace quayside
