// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace quayside {

// A bare repository "letters.git" with a file "letter" in three commits: "first", tagged v1, "second" on the main branch, and "aside"
// on the branch "side". Nothing of this person's settings counts for it.
class GitRepository
{
public:
    GitRepository()
    {
        run({QStringLiteral("init"), QStringLiteral("--quiet"), QStringLiteral("--initial-branch=main"), work()});
        commit("first");
        inWork({QStringLiteral("tag"), QStringLiteral("v1")});
        m_first = inWork({QStringLiteral("rev-parse"), QStringLiteral("HEAD")});
        inWork({QStringLiteral("checkout"), QStringLiteral("--quiet"), QStringLiteral("-b"), QStringLiteral("side")});
        commit("aside");
        inWork({QStringLiteral("checkout"), QStringLiteral("--quiet"), QStringLiteral("main")});
        commit("second");
        run({QStringLiteral("clone"), QStringLiteral("--quiet"), QStringLiteral("--bare"), work(), bare()});
        run({QStringLiteral("-C"), bare(), QStringLiteral("update-server-info")}); // for who serves it as files
    }

    QString folder() const { return m_folder.path(); }
    QString bare() const { return m_folder.filePath(QStringLiteral("letters.git")); }
    QString url() const { return QStringLiteral("file://") + bare(); }
    QString firstCommit() const { return m_first; }

private:
    QString work() const { return m_folder.filePath(QStringLiteral("work")); }

    void commit(const QByteArray &text)
    {
        QFile letter(work() + QStringLiteral("/letter"));
        if (!letter.open(QIODevice::WriteOnly) || letter.write(text) < 0)
            qFatal("The test's repository cannot be written.");
        letter.close();
        inWork({QStringLiteral("add"), QStringLiteral("letter")});
        inWork({QStringLiteral("commit"), QStringLiteral("--quiet"), QStringLiteral("--message"), QString::fromLatin1(text)});
    }

    QString inWork(const QStringList &arguments) const { return run(QStringList{QStringLiteral("-C"), work()} + arguments); }

    static QString run(const QStringList &arguments)
    {
        QProcess git;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
        environment.insert(QStringLiteral("GIT_CONFIG_SYSTEM"), QStringLiteral("/dev/null"));
        for (const QString &who : {QStringLiteral("AUTHOR"), QStringLiteral("COMMITTER")}) {
            environment.insert(QStringLiteral("GIT_%1_NAME").arg(who), QStringLiteral("A test"));
            environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(who), QStringLiteral("test@localhost"));
        }
        git.setProcessEnvironment(environment);
        git.start(QStringLiteral("git"), arguments);
        if (!git.waitForFinished() || git.exitCode() != 0)
            qFatal("git failed: %s", git.readAllStandardError().constData());
        return QString::fromUtf8(git.readAllStandardOutput()).trimmed();
    }

    QTemporaryDir m_folder;
    QString m_first;
};

} // namespace quayside
