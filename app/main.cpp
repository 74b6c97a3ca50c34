// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/surroundings.h"
#include "app/transport/askpass.h"

#include "translations/language.h"

#include <QApplication>
#include <QIcon>

int main(int argc, char **argv)
{
    if (const auto code = quayside::askInsteadOfRunning(argc, argv))
        return *code; // ssh had a question
    quayside::leaveWhatIsNotTheSystems();
    QCoreApplication::setOrganizationName(QStringLiteral("quayside"));
    QCoreApplication::setApplicationName(QStringLiteral("quayside"));
    QCoreApplication::setApplicationVersion(QStringLiteral(QUAYSIDE_VERSION));
    const auto invocation = quayside::parseArguments(argc, argv);
    if (!invocation)
        return invocation.error();
    if (invocation->verb != quayside::Invocation::Verb::Window) {
        QCoreApplication program(argc, argv);
        quayside::speak(program);
        quayside::Application application(*invocation);
        return invocation->verb == quayside::Invocation::Verb::Background ? application.runBackground() : application.runVerb();
    }
    QApplication program(argc, argv);
    quayside::speak(program);
    QApplication::setDesktopFileName(QStringLiteral("io.github.quayside.Quayside"));
    QApplication::setApplicationDisplayName(QStringLiteral("Quayside"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/quayside.svg")));
    return quayside::Application(*invocation).runWindow();
}
