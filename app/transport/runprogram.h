// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

#include <QProcess>

namespace quayside {

// What a program did.
struct ProgramEnd
{
    int exitCode = 0;
    QString output; // the first part of it
    QString words; // on standard error, the last part

    bool operator==(const ProgramEnd &) const = default;
};

// Runs a program that ends by itself; whatever exit code it has is a value. An error when it cannot be started, crashes, or takes longer
// than half a minute. A cancel kills it.
class RunProgram final : public Operation<ProgramEnd>
{
    Q_OBJECT

public:
    // The input is what it reads; secrets go this way, since every process sees the arguments of all others.
    RunProgram(QString program, QStringList arguments, QByteArray input = {});

protected:
    void start() override;
    void abort() override;

private:
    void onFinished(int exitCode, QProcess::ExitStatus status);

    const QString m_program;
    const QStringList m_arguments;
    const QByteArray m_input;
    QProcess m_process;
};

} // namespace quayside
