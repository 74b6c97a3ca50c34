// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTest>

#include <csignal>

namespace quayside {

// The program, with folders of the test's own. It is killed at the end.
class StartedProgram
{
public:
    StartedProgram(const QString &program, const QString &home, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            environment.insert(QString::fromLatin1(name), home);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, arguments);
        m_process.waitForStarted();
    }
    ~StartedProgram()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool says(const QString &text, int times = 1, int patience = 60'000)
    {
        return QTest::qWaitFor([&] {
            m_said += QString::fromUtf8(m_process.readAll());
            return m_said.count(text) >= times;
        }, patience);
    }
    void send(int signal) { ::kill(static_cast<pid_t>(m_process.processId()), signal); }
    bool hasEnded(int patience = 30'000) { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patience); }
    QProcess &process() { return m_process; }
    // For messages.
    const char *said()
    {
        m_words = m_said.toUtf8();
        return m_words.constData();
    }

private:
    QProcess m_process;
    QString m_said;
    QByteArray m_words;
};

} // namespace quayside
