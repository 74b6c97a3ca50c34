// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/groupplan.h"
#include "models/core/operation.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>

namespace quayside::compat {

// Clones a repository with this person's own git, and gives it as a tar archive for the volume. Nobody is ever asked for a password: git
// finds one by itself (a credential helper, a key in an agent), or has it from the address, and no process shows that in its
// arguments. Ends with a sentence when it takes too long, or too much room.
class CloneRepository final : public Operation<QByteArray>
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::seconds time = std::chrono::minutes(15);
        qint64 bytes = 512'000'000; // the archive is held in memory
    };

    explicit CloneRepository(RepositoryPlan plan);
    CloneRepository(RepositoryPlan plan, Limits limits);
    ~CloneRepository() override;

protected:
    void start() override;
    void abort() override;

private:
    using Then = std::function<void(int exitCode)>;

    void run(const QString &program, const QStringList &arguments, Then then);
    void clone();
    void findRevision(QStringList places);
    void checkOut(const QString &commit);
    void pack();
    void read();
    void readWords();
    void measure();
    Error tooMuch() const;
    void refuse(const QString &sentence);
    QString path(const QString &name) const;
    QString treePath() const;
    QString lastWords() const;

    const RepositoryPlan m_plan;
    const Limits m_limits;
    const std::shared_ptr<QTemporaryDir> m_folder; // of this person alone
    QProcess m_process;
    QString m_output;
    QString m_words; // on standard error, the last of them
    Then m_then;
    QTimer m_measuring;
};

} // namespace quayside::compat
