// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanservice.h"

#include <QDir>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace quayside;
using namespace Qt::StringLiterals;

// Where Podman is looked for, by environment. Starting one is tested in tests/contract.
class TestPodmanService : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder;

    QString path(const QString &name) const { return folder->filePath(name); }

    // Those below our folder: the machine may have a Podman of its own.
    QStringList candidates() const
    {
        QStringList found;
        const auto list = PodmanService().candidates();
        if (!list)
            return {list.error().summary};
        for (const PodmanService::Candidate &candidate : *list)
            if (candidate.isDemanded || candidate.endpoint.socketPath.startsWith(folder->path()))
                found.append(QString(candidate.isDemanded ? u"demanded "_s : candidate.isOurs ? u"ours "_s : u"usual "_s) + candidate.endpoint.socketPath);
        return found;
    }

private Q_SLOTS:
    void init()
    {
        folder = std::make_unique<QTemporaryDir>();
        qunsetenv("CONTAINER_HOST");
        qputenv("XDG_RUNTIME_DIR", folder->path().toUtf8());
        QVERIFY(QDir(folder->path()).mkpath(u"podman"_s));
        QVERIFY(QDir(folder->path()).mkpath(u"quayside"_s));
    }

    void findsNothingWhereNothingListens() { QCOMPARE(candidates(), QStringList()); }

    void findsTheUsualSocketBeforeOurs()
    {
        QLocalServer usual;
        QLocalServer ours;
        QVERIFY(ours.listen(path(u"quayside/podman.sock"_s)));
        QCOMPARE(candidates(), QStringList{u"ours "_s + path(u"quayside/podman.sock"_s)});
        QVERIFY(usual.listen(path(u"podman/podman.sock"_s)));
        QCOMPARE(candidates(), (QStringList{u"usual "_s + path(u"podman/podman.sock"_s), u"ours "_s + path(u"quayside/podman.sock"_s)}));
    }

    void takesNoFileForASocket()
    {
        QFile file(path(u"podman/podman.sock"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QDir(folder->path()).mkpath(u"quayside/podman.sock"_s));
        QCOMPARE(candidates(), QStringList());
    }

    //
    void trustsNobodyElsesSocket()
    {
        if (geteuid() != 0)
            QSKIP("Only root can make a socket that belongs to somebody else.");
        QLocalServer usual;
        QVERIFY(usual.listen(path(u"podman/podman.sock"_s)));
        QCOMPARE(chown(QFile::encodeName(path(u"podman/podman.sock"_s)).constData(), 65534, 65534), 0);
        QCOMPARE(candidates(), QStringList());
    }

    void obeysContainerHost()
    {
        QLocalServer usual;
        QVERIFY(usual.listen(path(u"podman/podman.sock"_s)));
        qputenv("CONTAINER_HOST", "unix:///somewhere/else.sock");
        QCOMPARE(candidates(), QStringList{u"demanded /somewhere/else.sock"_s});
    }

    void saysWhichContainerHostItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *host : {"tcp://127.0.0.1:8080", "ssh://me@host/run/podman.sock", "/run/podman.sock", "%1"})
            QTest::newRow(host) << QByteArray(host);
    }

    void saysWhichContainerHostItCannotUse()
    {
        QFETCH(QByteArray, host);
        qputenv("CONTAINER_HOST", host);
        const auto list = PodmanService().candidates();
        QVERIFY(!list);
        QCOMPARE(list.error().kind, Error::Kind::Unsupported);
        QVERIFY(list.error().summary.contains(QString::fromUtf8(host)));
    }

    void keepsItsOwnSocketInTheRuntimeFolder()
    {
        QCOMPARE(PodmanService().ownEndpoint().socketPath, path(u"quayside/podman.sock"_s));
        qunsetenv("XDG_RUNTIME_DIR");
        const QString fallback = PodmanService().ownEndpoint().socketPath;
        QVERIFY(fallback == u"/run/quayside/podman.sock" || fallback == QDir::tempPath() + u"/quayside-%1/podman.sock"_s.arg(geteuid()));
    }

    void refusesToStartInAFolderItCannotKeepPrivate()
    {
        QVERIFY(QDir(path(u"quayside"_s)).removeRecursively());
        QVERIFY(QFile::link(u"/tmp"_s, path(u"quayside"_s)));
        const auto started = PodmanService().start();
        QVERIFY(!started);
        QVERIFY(started.error().kind == Error::Kind::Storage || started.error().kind == Error::Kind::Unreachable); // or there is no podman
    }

    void refusesAPathThatIsTooLong()
    {
        const QString deep = path(QString(120, u'x'));
        QVERIFY(QDir().mkpath(deep));
        qputenv("XDG_RUNTIME_DIR", deep.toUtf8());
        const auto started = PodmanService().start();
        QVERIFY(!started);
        QCOMPARE(started.error().kind, Error::Kind::Unreachable);
    }
};

QTEST_GUILESS_MAIN(TestPodmanService)
#include "tst_podmanservice.moc"
