// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/connections/findconnections.h"
#include "app/storage/connectionfile.h"
#include "models/items/containergroupmodel.h"
#include "models/runtime/readonlyruntime.h"
#include "models/session/connectionbook.h"
#include "tests/support/sessionbed.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

ConnectionSettings settings(const QString &name, const QString &address, bool readOnly = false)
{
    ConnectionSettings one;
    one.id.value = name;
    one.address = EngineAddress::parse(address).value_or(EngineAddress());
    one.isReadOnly = readOnly;
    return one;
}

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT

    QTemporaryDir folder;
    SessionBed bed;

    ConnectionBook::MakeRuntime maker()
    {
        return [this](const ConnectionSettings &one) -> std::unique_ptr<ContainerRuntime> {
            auto made = std::make_unique<sample::SampleRuntime>(one.id, bed.clock, sample::SampleRuntime::Scenario::Tour);
            if (one.isReadOnly)
                return std::make_unique<ReadOnlyRuntime>(std::move(made));
            return made;
        };
    }

    static ConnectionBook::Find finder()
    {
        return [] { return new ReadyOperation<QList<ConnectionSettings>>(QList{settings(u"known"_s, u"ssh://known"_s), settings(u"again"_s, u"ssh://harbour"_s)}); };
    }

    void write(const QString &name, const QByteArray &text) const
    {
        QDir(folder.path()).mkpath(QFileInfo(name).path());
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(bed.start()); }

    void keepsThem()
    {
        const QString path = folder.filePath(u"kept.json"_s);
        QCOMPARE(ConnectionFile(path).load().value_or(QList{settings(u"x"_s, {})}), QList<ConnectionSettings>());
        QList<ConnectionSettings> all{settings(u"Harbour & co"_s, u"ssh://me@harbour:22/run/p.sock"_s, true), settings(u"tls"_s, u"tcp://harbour:2376"_s)};
        all[1].engine = EngineKind::Docker;
        all[1].authority = u"/a/ca.pem"_s;
        all[1].key = u"/a/key.pem"_s;
        all[1].colour = 6;
        QVERIFY(ConnectionFile(path).save(all));
        QCOMPARE(ConnectionFile(path).load().value_or(QList<ConnectionSettings>()), all);
        QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void leavesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no JSON") << QByteArray("{\"format\": 1, \"conn");
        QTest::newRow("newer") << QByteArray("{\"format\": 2, \"connections\": []}");
        QTest::newRow("a wrong address") << QByteArray("{\"format\": 1, \"connections\": [{\"name\": \"x\", \"address\": \"ssh://-oProxyCommand=x@y\"}]}");
    }

    void leavesWhatItDoesNotUnderstand()
    {
        QFETCH(QByteArray, content);
        write(u"odd.json"_s, content);
        const auto loaded = ConnectionFile(folder.filePath(u"odd.json"_s)).load();
        QVERIFY(!loaded);
        QFile file(folder.filePath(u"odd.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void findsThoseOfPodman()
    {
        const auto found = connectionsFromPodman("[{\"Name\":\"box\",\"URI\":\"ssh://core@localhost:2222/run/user/1000/podman/podman.sock\",\"Identity\":\"/k\",\"Default\":true}," "{\"Name\":\"here\",\"URI\":\"unix:///run/podman/podman.sock\",\"Identity\":\"\"}, {\"Name\":\"odd\",\"URI\":\"ssh://-oX=y@z/a\"}, 7]");
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().address.text(), u"ssh://core@localhost:2222/run/user/1000/podman/podman.sock"_s);
        QCOMPARE(found.first().identity, u"/k"_s);
        QCOMPARE(connectionsFromPodman("null"), QList<ConnectionSettings>());
    }

    void findsThoseOfDocker()
    {
        write(u"contexts/meta/aa/meta.json"_s, "{\"Name\":\"fleet\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://fleet:2376\",\"SkipTLSVerify\":true}}}");
        write(u"contexts/tls/aa/docker/ca.pem"_s, "x");
        write(u"contexts/meta/bb/meta.json"_s, "{\"Name\":\"broken\"");
        const auto found = connectionsFromDocker(QDir(folder.path()));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().engine, EngineKind::Docker);
        QCOMPARE(found.first().authority, folder.filePath(u"contexts/tls/aa/docker/ca.pem"_s));
        QCOMPARE(found.first().certificate, QString());
    }

    // The form and the theme have six colours, whatever a file says.
    void boundsTheColour()
    {
        write(u"colour.json"_s, "{\"format\": 1, \"connections\": [{\"name\": \"x\", \"address\": \"ssh://x\", \"colour\": 4096}]}");
        QCOMPARE(ConnectionFile(folder.filePath(u"colour.json"_s)).load().value_or(QList{settings(u"none"_s, {})}).first().colour, 6);
    }

    void aGroupWearsTheColourOfItsConnection()
    {
        NoConnections none;
        ConnectionBook book(bed.session, none, maker(), finder());
        ConnectionSettings harbour = settings(u"coloured"_s, u"ssh://coloured"_s);
        harbour.colour = 3;
        QVERIFY(book.put(harbour));
        QVERIFY(bed.waitFor([&] { return !bed.session.connection({u"coloured"_s})->watcher.groups().isEmpty(); }));
        const ContainerGroupModel groups(bed.session);
        const GroupId first = bed.session.connection({u"coloured"_s})->watcher.groups().first().id;
        QCOMPARE(groups.indexOf(first).data(role::Badge).toInt(), 3);
        QVERIFY(book.remove({u"coloured"_s}));
    }

    void connectsChangesAndForgets()
    {
        ConnectionFile file(folder.filePath(u"book.json"_s));
        ConnectionBook book(bed.session, file, maker(), finder());
        QVERIFY(book.load());
        const QSignalSpy changed(&book, &ConnectionBook::changed);
        QVERIFY(book.put(settings(u"harbour"_s, u"ssh://harbour"_s)));
        QVERIFY(bed.waitFor([&] { return bed.session.connection({u"harbour"_s})->watcher.state() == GroupWatcher::State::Live; }));
        QVERIFY(!bed.session.connection({u"harbour"_s})->watcher.groups().isEmpty());
        QVERIFY(!book.put(settings(u"harbour"_s, u"ssh://other"_s))); // the name is taken
        QVERIFY(!book.put(settings(u" "_s, u"ssh://other"_s)));
        QVERIFY(book.put(settings(u"port"_s, u"ssh://harbour"_s, true), {u"harbour"_s}));
        QCOMPARE(bed.session.connection({u"harbour"_s}), nullptr);
        QCOMPARE(file.load().value_or(QList<ConnectionSettings>()), QList{settings(u"port"_s, u"ssh://harbour"_s, true)});
        QVERIFY(book.remove({u"port"_s}));
        QCOMPARE(bed.session.connections().size(), size_t(1));
        QCOMPARE(changed.size(), 3);
    }

    void changesNothingOverAReadOnlyOne()
    {
        NoConnections none;
        ConnectionBook book(bed.session, none, maker(), finder());
        QVERIFY(book.put(settings(u"look"_s, u"ssh://look"_s, true)));
        QVERIFY(bed.waitFor([&] { return !bed.session.connection({u"look"_s})->watcher.groups().isEmpty(); }));
        ContainerRuntime &runtime = bed.session.connection({u"look"_s})->watcher.runtime();
        const GroupId id = bed.session.connection({u"look"_s})->watcher.groups().first().id;
        QVERIFY(runtime.capabilities().isReadOnly);
        QStringList refusals;
        for (Operation<> *change : {runtime.startGroup(id), runtime.stopGroup(id), runtime.restartGroup(id), runtime.deleteGroup(id), runtime.updateGroup(id, {})})
            change->onFinished(this, [&](const Result<> &result) { refusals += result ? u"done"_s : result.error().summary; });
        QTRY_COMPARE(refusals.size(), 5);
        for (const QString &refusal : std::as_const(refusals))
            QVERIFY2(refusal.contains(u"read-only"), qPrintable(refusal));
    }

    void offersWhatOthersKnow()
    {
        NoConnections none;
        ConnectionBook book(bed.session, none, maker(), finder());
        QVERIFY(book.put(settings(u"harbour"_s, u"ssh://harbour"_s)));
        QList<ConnectionSettings> others;
        book.findOthers()->onFinished(this, [&](const Result<QList<ConnectionSettings>> &found) { others = found.value_or(others); });
        QTRY_COMPARE(others, QList{settings(u"known"_s, u"ssh://known"_s)}); // the other one is in the book by its address
    }
};

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
