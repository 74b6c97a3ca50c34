// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication::setOrganizationName(QStringLiteral("quayside"));
    QCoreApplication::setApplicationName(QStringLiteral("quayside"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QUAYSIDE_VERSION));
    const auto invocation = quayside::parseArguments(argc, argv);
    if (!invocation)
        return invocation.error();
    QCoreApplication program(argc, argv);
    quayside::Application application(*invocation);
    return application.runVerb();
}
