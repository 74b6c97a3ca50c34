// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/runtimefolder.h"
#include "app/transport/socketfolder.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/time.h>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestSocketFolder : public QObject
{
    Q_OBJECT

    const QTemporaryDir m_base;

    // As a program made it an hour ago.
    static void age(const QString &path)
    {
        const timeval hourAgo{::time(nullptr) - 3600, 0};
        const timeval times[] = {hourAgo, hourAgo};
        QCOMPARE(::utimes(QFile::encodeName(path).constData(), times), 0);
    }

    static QString abandoned(const QString &name)
    {
        const QString path = runtimeFolder() + u'/' + name;
        QDir().mkpath(path);
        QFile file(path + u"/engine"_s);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no room");
        file.close();
        age(path);
        return path;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_base.path())); }

    void isPrivateAndGoes()
    {
        QString path;
        {
            const SocketFolder folder(u"ssh"_s);
            QVERIFY(folder.isValid());
            path = folder.path();
            QVERIFY(path.startsWith(runtimeFolder() + u"/ssh-"_s));
            QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther), QFile::Permissions());
        }
        QVERIFY(!QFile::exists(path));
    }

    void removesWhatNobodyHolds()
    {
        const QString left = abandoned(u"ssh-abcdef"_s);
        const QString another = abandoned(u"podman"_s);
        const SocketFolder folder(u"ssh"_s);
        QVERIFY(!QFile::exists(left));
        QVERIFY(QFile::exists(another));
        QVERIFY(QFile::exists(folder.path()));
    }

    void leavesAloneWhatIsHeldOrNew()
    {
        const SocketFolder held(u"ssh"_s);
        age(held.path());
        const SocketFolder fresh(u"ssh"_s);
        const SocketFolder folder(u"ssh"_s);
        QVERIFY(QFile::exists(held.path()));
        QVERIFY(QFile::exists(fresh.path()));
    }

    // Somebody who could write there might point elsewhere.
    void followsNoLink()
    {
        const QTemporaryDir elsewhere;
        QVERIFY(QFile::link(elsewhere.path(), runtimeFolder() + u"/ssh-linked"_s));
        age(elsewhere.path());
        const SocketFolder folder(u"ssh"_s);
        QVERIFY(QFile::exists(elsewhere.path()));
    }
};

QTEST_GUILESS_MAIN(TestSocketFolder)
#include "tst_socketfolder.moc"
