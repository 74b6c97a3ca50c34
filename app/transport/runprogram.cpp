// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/runprogram.h"

#include "app/transport/tr.h"

#include <QTimer>

namespace quayside {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostText = 64 * 1024;

} // namespace

RunProgram::RunProgram(QString program, QStringList arguments, QByteArray input)
    : m_program(std::move(program))
    , m_arguments(std::move(arguments))
    , m_input(std::move(input))
    , m_process(this)
{
}

void RunProgram::start()
{
    connect(&m_process, &QProcess::finished, this, &RunProgram::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            beginFail({Error::Kind::Unreachable, TransportTr::tr("%1 could not be started.").arg(m_program), m_process.errorString()});
    });
    QTimer::singleShot(30s, this, [this] {
        beginFail({Error::Kind::Timeout, TransportTr::tr("%1 did not end within half a minute.").arg(m_program), {}});
    });
    if (m_input.isEmpty())
        m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(m_program, m_arguments);
    if (m_input.isEmpty())
        return;
    m_process.write(m_input);
    m_process.closeWriteChannel();
}

void RunProgram::abort()
{
    m_process.disconnect(this);
    m_process.kill();
}

void RunProgram::onFinished(int exitCode, QProcess::ExitStatus status)
{
    if (status == QProcess::CrashExit)
        return beginFail({Error::Kind::Unreachable, TransportTr::tr("%1 ended abruptly.").arg(m_program), {}});
    finish(ProgramEnd{exitCode, QString::fromUtf8(m_process.readAllStandardOutput().left(mostText)),
                      QString::fromUtf8(m_process.readAllStandardError().right(mostText)).trimmed()});
}

} // namespace quayside
