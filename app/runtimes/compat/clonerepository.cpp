// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/clonerepository.h"

#include "app/runtimes/compat/tr.h"
#include "models/core/poolcall.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QThreadPool>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

namespace quayside::compat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostWords = 64 * 1024;

// Git asks nobody, follows no address to a program, and is not led elsewhere by what this program was started with.
QProcessEnvironment quietEnvironment(const RepositoryAddress &address)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"GIT_DIR"_s, u"GIT_WORK_TREE"_s, u"GIT_INDEX_FILE"_s, u"GIT_OBJECT_DIRECTORY"_s, u"GIT_NAMESPACE"_s})
        environment.remove(name);
    for (const QString &name : {u"GIT_ASKPASS"_s, u"SSH_ASKPASS"_s})
        environment.insert(name, QString());
    environment.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    environment.insert(u"SSH_ASKPASS_REQUIRE"_s, u"never"_s);
    environment.insert(u"GCM_INTERACTIVE"_s, u"never"_s);
    environment.insert(u"GIT_ALLOW_PROTOCOL"_s, u"http:https:ssh:git:file"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s); // we read its words
    if (address.authorization.isEmpty())
        return environment;
    // The environment of a process is seen by its owner only, its arguments by everybody.
    int count = environment.value(u"GIT_CONFIG_COUNT"_s).toInt();
    const auto configure = [&](const QString &key, const QString &value) {
        environment.insert(u"GIT_CONFIG_KEY_%1"_s.arg(count), key);
        environment.insert(u"GIT_CONFIG_VALUE_%1"_s.arg(count), value);
        environment.insert(u"GIT_CONFIG_COUNT"_s, QString::number(++count));
    };
    configure(u"http.%1.extraHeader"_s.arg(address.url), u"Authorization: "_s + QString::fromLatin1(address.authorization));
    configure(u"http.followRedirects"_s, u"false"_s); // git would take the header along to wherever it is sent
    return environment;
}

// A session of its own has no terminal that ssh could ask at, and ends with all that git has started.
void standAlone()
{
    setsid();
    umask(022); // whoever the containers run as may read
}

Result<qint64> sizeOf(const QString &folder)
{
    qint64 size = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        size += files.fileInfo().size();
    }
    return size;
}

} // namespace

CloneRepository::CloneRepository(RepositoryPlan plan)
    : CloneRepository(std::move(plan), Limits())
{
}

CloneRepository::CloneRepository(RepositoryPlan plan, Limits limits)
    : m_plan(std::move(plan))
    , m_limits(limits)
    , m_folder(std::make_shared<QTemporaryDir>())
    , m_process(this)
{
    m_measuring.setInterval(1s);
    connect(&m_measuring, &QTimer::timeout, this, &CloneRepository::measure);
    connect(&m_process, &QProcess::readyReadStandardError, this, &CloneRepository::readWords);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            refuse(CompatTr::tr("%1 could not be started for the volume “%2”. Install it, or take the volume out of the spec.").arg(m_process.program(), m_plan.volume));
    });
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        readWords();
        m_output = QString::fromUtf8(m_process.readAllStandardOutput().left(mostWords)).trimmed();
        if (const Then then = std::exchange(m_then, {}))
            then(status == QProcess::NormalExit ? exitCode : -1);
    });
}

// Many files take their time to remove.
CloneRepository::~CloneRepository()
{
    abort();
    QThreadPool::globalInstance()->start([folder = m_folder] { folder->remove(); });
}

QString CloneRepository::path(const QString &name) const
{
    return m_folder->filePath(name);
}

QString CloneRepository::treePath() const
{
    return m_plan.address.directory == u"." ? path(u"tree"_s) : path(u"tree/"_s + m_plan.address.directory);
}

void CloneRepository::start()
{
    if (!m_folder->isValid())
        return beginFail({Error::Kind::Storage, CompatTr::tr("There is no room here to clone the repository of the volume “%1”: %2").arg(m_plan.volume, m_folder->errorString()), {}});
    QTimer::singleShot(m_limits.time, this, [this] {
        const auto minutes = static_cast<int>(std::chrono::ceil<std::chrono::minutes>(m_limits.time).count());
        beginFail({Error::Kind::Timeout, CompatTr::tr("The repository of the volume “%1” could not be cloned within %n minute(s).", nullptr, minutes).arg(m_plan.volume), {}});
    });
    m_process.setProcessEnvironment(quietEnvironment(m_plan.address));
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier(&standAlone);
    m_measuring.start();
    clone();
}

void CloneRepository::run(const QString &program, const QStringList &arguments, Then then)
{
    m_words.clear();
    m_then = std::move(then);
    m_process.start(program, arguments);
}

void CloneRepository::clone()
{
    reportProgress({0, 1, CompatTr::tr("Cloning %1").arg(m_plan.address.url), -1});
    QStringList arguments{u"clone"_s, u"--progress"_s, u"--no-recurse-submodules"_s, u"--no-hardlinks"_s};
    arguments.append(m_plan.address.revision.isEmpty() ? u"--single-branch"_s : u"--no-checkout"_s);
    run(u"git"_s, arguments + QStringList{u"--"_s, m_plan.address.url, treePath()}, [this](int exitCode) {
        if (exitCode != 0)
            return refuse(CompatTr::tr("The repository of the volume “%1” could not be cloned: %2").arg(m_plan.volume, lastWords()));
        if (m_plan.address.revision.isEmpty())
            return pack();
        findRevision({m_plan.address.revision, u"refs/remotes/origin/"_s + m_plan.address.revision});
    });
}

void CloneRepository::findRevision(QStringList places)
{
    if (places.isEmpty())
        return refuse(CompatTr::tr("The repository of the volume “%1” has no revision “%2”. Write the hash of a commit, a tag or a branch that it has.").arg(m_plan.volume, m_plan.address.revision));
    const QString place = places.takeFirst() + u"^{commit}"_s;
    run(u"git"_s, {u"-C"_s, treePath(), u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, place}, [this, places](int exitCode) {
        exitCode == 0 ? checkOut(m_output) : findRevision(places);
    });
}

void CloneRepository::checkOut(const QString &commit)
{
    run(u"git"_s, {u"-C"_s, treePath(), u"checkout"_s, u"--quiet"_s, u"--detach"_s, commit}, [this](int exitCode) {
        if (exitCode != 0)
            return refuse(CompatTr::tr("The revision “%2” of the repository of the volume “%1” could not be checked out: %3").arg(m_plan.volume, m_plan.address.revision, lastWords()));
        pack();
    });
}

// As root's, as if it had been cloned in the container.
void CloneRepository::pack()
{
    reportProgress({0, 1, CompatTr::tr("Packing %1").arg(m_plan.address.url), -1});
    const QStringList arguments{u"--create"_s, u"--file"_s, path(u"archive"_s), u"--owner=0"_s, u"--group=0"_s, u"--numeric-owner"_s, u"--directory"_s, path(u"tree"_s), u"."_s};
    run(u"tar"_s, arguments, [this](int exitCode) {
        if (exitCode != 0)
            return refuse(CompatTr::tr("The clone for the volume “%1” could not be packed: %2").arg(m_plan.volume, lastWords()));
        read();
    });
}

void CloneRepository::read()
{
    auto *reading = new PoolCall<QByteArray>([name = path(u"archive"_s), folder = m_folder, most = m_limits.bytes, tooMuch = tooMuch()]() -> Result<QByteArray> {
        QFile archive(name);
        if (archive.size() > most)
            return tl::unexpected(tooMuch);
        if (!archive.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Storage, archive.errorString());
        return archive.readAll();
    });
    await(static_cast<Operation<QByteArray> *>(reading), [this](const QByteArray &archive) { finish(archive); });
}

// Git rewrites its line of progress with carriage returns.
void CloneRepository::readWords()
{
    m_words += QString::fromUtf8(m_process.readAllStandardError());
    m_words = m_words.right(mostWords);
    static const QRegularExpression share(u"([\\w ]+): +(\\d+)% [^\\r\\n]*[\\r\\n]*\\z"_s);
    if (const QRegularExpressionMatch match = share.match(m_words); match.hasMatch() && m_then)
        reportProgress({0, 1, CompatTr::tr("Cloning %1: %2").arg(m_plan.address.url, match.captured(1).trimmed()), match.captured(2).toDouble() / 100});
}

void CloneRepository::measure()
{
    auto *measuring = new PoolCall<qint64>([folder = m_folder] { return sizeOf(folder->filePath(u"tree"_s)); });
    await(static_cast<Operation<qint64> *>(measuring), [this](qint64 size) {
        if (size > m_limits.bytes)
            beginFail(tooMuch());
    });
}

Error CloneRepository::tooMuch() const
{
    return {Error::Kind::Rejected,
            CompatTr::tr("The repository of the volume “%1” takes more than %2 MB. Put what the containers need into an image, or mount a folder of the engine's machine.")
                .arg(m_plan.volume, QString::number(m_limits.bytes / 1'000'000)), {}};
}

QString CloneRepository::lastWords() const
{
    static const QRegularExpression line(u"(?:fatal|error): ([^\\r\\n]+)"_s);
    QString words;
    for (auto match = line.globalMatch(m_words); match.hasNext();)
        words = match.next().captured(1);
    return (words.isEmpty() ? m_words.trimmed().section(QRegularExpression(u"[\\r\\n]"_s), -1) : words).left(300);
}

void CloneRepository::refuse(const QString &sentence)
{
    beginFail({Error::Kind::Rejected, sentence, m_words.right(1000)});
}

void CloneRepository::abort()
{
    m_measuring.stop();
    m_then = {};
    if (const qint64 id = m_process.processId(); id > 0)
        ::kill(static_cast<pid_t>(-id), SIGKILL); // and all that it has started
    m_process.kill();
}

} // namespace quayside::compat
