// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/lockfilelease.h"

#include "app/storage/tr.h"
#include "models/core/logging.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QUuid>

#include <cerrno>
#include <cstring>
#include <tuple>

#include <fcntl.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestText = 400; // bytes
constexpr qsizetype longestName = 200;
constexpr qint64 mostTold = 4 * 1024 * 1024;

QString pathFor(const QString &folder, const QString &engine)
{
    const QByteArray hash = QCryptographicHash::hash(engine.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return folder + u"/lease-%1.lock"_s.arg(QString::fromLatin1(hash));
}

} // namespace

LockFileLease::LockFileLease(const QString &folder, const QString &engine, QString name, QObject *parent)
    : Lease(parent)
    , m_path(pathFor(folder, engine))
    , m_name(std::move(name))
{
    m_timer.setInterval(period);
    connect(&m_timer, &QTimer::timeout, this, &LockFileLease::tryOnce);
}

LockFileLease::~LockFileLease()
{
    if (m_isHeld)
        QFile::remove(toldPath());
    if (m_file >= 0)
        close(m_file); // and with it the lock
}

void LockFileLease::begin()
{
    m_timer.start();
    tryOnce();
}

// A lock of the open file, not of the process: another file of this program that is closed cannot release it.
bool LockFileLease::lock()
{
    if (m_file < 0)
        m_file = open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct flock whole{};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    const bool isLocked = m_file >= 0 && fcntl(m_file, F_OFD_SETLK, &whole) == 0;
    if (isLocked || errno == EAGAIN || errno == EACCES)
        m_problem.reset();
    else
        m_problem = Error{Error::Kind::Storage, StorageTr::tr("The file %1 cannot be locked, so nobody here runs probes.").arg(m_path), QString::fromLocal8Bit(strerror(errno))};
    return isLocked;
}

void LockFileLease::tryOnce()
{
    const auto before = std::tuple(m_holder, m_problem, m_told);
    m_isHeld = lock();
    m_holder = m_isHeld ? QString() : readLine(0).left(longestName);
    m_told = m_isHeld ? QByteArray() : readTold();
    if (m_isHeld) {
        m_timer.stop(); // it stays ours
        m_id = idLeft();
        writeName();
    }
    if (m_isHeld || before != std::tuple(m_holder, m_problem, m_told))
        Q_EMIT changed();
}

QString LockFileLease::toldPath() const
{
    return m_path.chopped(5) + u".told"_s; // without .lock
}

// Whole, but not safe from a power cut: it is worth nothing afterwards.
void LockFileLease::tell(const QByteArray &words)
{
    const QByteArray path = QFile::encodeName(toldPath());
    const QByteArray fresh = path + ".new";
    const int file = open(fresh.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    const bool isWritten = file >= 0 && write(file, words.constData(), static_cast<size_t>(words.size())) == words.size();
    if (file >= 0)
        close(file);
    if (!isWritten || rename(fresh.constData(), path.constData()) != 0)
        qCWarning(logStorage) << "what this program drives could not be told to others";
}

QByteArray LockFileLease::readTold() const
{
    QFile file(toldPath());
    return file.open(QIODevice::ReadOnly) ? file.read(mostTold) : QByteArray();
}

void LockFileLease::writeName() const
{
    const QByteArray text = StorageTr::tr("%1 (process %2)").arg(m_name, QString::number(QCoreApplication::applicationPid())).toUtf8() + '\n' + m_id.toLatin1();
    if (ftruncate(m_file, 0) != 0 || pwrite(m_file, text.constData(), static_cast<size_t>(text.size()), 0) < 0)
        qWarning("The name of who has a lease could not be written."); // the lock is what counts
}

QString LockFileLease::readLine(int number) const
{
    char text[longestText];
    const ssize_t length = m_file < 0 ? 0 : pread(m_file, text, sizeof text, 0);
    return QString::fromUtf8(text, std::max<ssize_t>(length, 0)).section(u'\n', number, number).simplified();
}

// Whoever wrote it has ended, since the lock is ours; but a file of another start of a machine may be the copy of one that is in use.
QString LockFileLease::idLeft() const
{
    const QString start = QString::fromLatin1(QCryptographicHash::hash(QSysInfo::bootUniqueId(), QCryptographicHash::Sha256).toHex().left(8));
    const QString left = readLine(1);
    static const QRegularExpression form(u"\\A[0-9a-f]{8}-[0-9a-f]{32}\\z"_s);
    return left.startsWith(start) && form.match(left).hasMatch() ? left : start + u'-' + QUuid::createUuid().toString(QUuid::Id128);
}

} // namespace quayside
