// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An edit of a group on a real Podman, from the form of the window to the container that is made anew.

#include "app/runtimes/podman/podmanruntime.h"
#include "app/storage/diskfiles.h"
#include "app/storage/connectionfile.h"
#include "app/storage/records.h"
#include "app/storage/settingsinmemory.h"
#include "app/storage/snapshotfiles.h"
#include "models/spec/specdocument.h"
#include "tests/support/privatepodman.h"
#include "translations/language.h"
#include "ui/groups/groupcommands.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds; pulling is not part of it

const QString shop = u"# our shop\nname: shop\nlocation: eastus\nproperties:\n  osType: Linux\n  containers:\n"
                     u"  - name: front\n    properties:\n      image: localhost/quayside-sample:1.0\n"
                     u"      command: [/sample, --name, shop, --http, '80']\n      ports: [{port: 80}]\n"
                     u"      environmentVariables:\n      - name: GREETING\n        value: hello\n      - name: COLOUR\n        value: blue\n"
                     u"      - name: TOKEN\n        secureValue: canary-7f3a\n"
                     u"      resources: {requests: {cpu: 0.1, memoryInGB: 0.1}}\n"
                     u"  - name: back\n    properties:\n      image: localhost/quayside-sample:1.0\n      command: [/sample, --name, back]\n"
                     u"      resources: {requests: {cpu: 0.1, memoryInGB: 0.1}}\n"
                     u"  ipAddress: {type: Public, ports: [{port: 80, protocol: TCP}]}\n"_s;

// What differs between two runs of a container that differ in nothing: which one it is, and when.
struct Facts
{
    QString id;
    QStringList environment;
    QString ports;

    bool operator==(const Facts &) const = default;
};

} // namespace

class TestReviewOnPodman : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_podman.obstacle().isEmpty())
            QSKIP(qPrintable(m_podman.obstacle()));
        speak(*qApp);
        qputenv("CONTAINER_HOST", QByteArray("unix://" + m_podman.socketPath().toUtf8()));
    }

    void changesAVariableAndNothingElse()
    {
        const CostEstimator estimator{RateCard()};
        podman::PodmanRuntime runtime(m_id.connection, m_io, m_clock, PodmanService(), compat::LogSource::Files);
        NoSnapshots snapshots;
        NoLedger ledger;
        NoJournal journal;
        SettingsInMemory settings;
        Session session(m_clock, estimator, {snapshots, ledger, journal});
        session.addConnection(runtime);
        NoConnections connections;
        ConnectionBook book(session, connections, {}, {});
        DiskFiles files;
        MainWindow window(session, book, settings, files);
        window.show();
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(!session.defaultConnection()->watcher.isStale(), patience);
        session.deploy(m_id.connection, SpecDocument::fromText(shop).spec(), shop);
        QTRY_VERIFY_WITH_TIMEOUT(session.find(m_id) && session.find(m_id)->state == GroupState::Running, patience);
        const ContainerGroup before = *session.find(m_id);
        const Facts front = factsOf(u"front"_s);
        const Facts back = factsOf(u"back"_s);
        QVERIFY(front.environment.contains(u"GREETING=hello"_s));

        editGreeting(window);
        QCOMPARE(window.findChild<QPushButton *>(u"apply"_s)->text(), u"Restart front"_s);
        const auto *changes = window.findChild<QTreeView *>(u"changes"_s);
        QCOMPARE(changes->model()->rowCount(changes->model()->index(0, 0)), 1);
        QTest::mouseClick(window.findChild<QPushButton *>(u"apply"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!session.operations().anyRunning(), patience);
        QCOMPARE(session.operations().activities().first().entry.summary, QString());
        QTRY_VERIFY_WITH_TIMEOUT(session.find(m_id)->state == GroupState::Running && factsOf(u"front"_s).id != front.id, patience);

        const ContainerGroup after = *session.find(m_id);
        QCOMPARE(after.engineId, before.engineId);
        QCOMPARE(after.address, before.address);
        QCOMPARE(after.ports, before.ports);
        QCOMPARE(factsOf(u"back"_s), back);
        Facts expected = front;
        expected.id = factsOf(u"front"_s).id;
        expected.environment.replaceInStrings(u"GREETING=hello"_s, u"GREETING=servus"_s);
        QCOMPARE(factsOf(u"front"_s), expected);
        // The secret was in no text that was edited, and is there still.
        QCOMPARE(m_podman.run({u"exec"_s, expected.id, u"/sample"_s, u"print-variable"_s, u"TOKEN"_s}).trimmed(), u"canary-7f3a"_s);
        QCOMPARE(m_podman.run({u"exec"_s, expected.id, u"/sample"_s, u"print-variable"_s, u"GREETING"_s}).trimmed(), u"servus"_s);
    }

private:
    void editGreeting(MainWindow &window)
    {
        window.groupsPage().select(m_id);
        window.groupsPage().commands().edit->trigger();
        const QString pointer = u"/properties/containers/0/properties/environmentVariables/0/value"_s;
        QLineEdit *value = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((value = window.findChild<QWidget *>(u"editPage"_s)->findChild<QLineEdit *>(pointer)), patience);
        value->selectAll();
        QTest::keyClicks(value, u"servus"_s);
        auto *review = window.findChild<QPushButton *>(u"review"_s);
        QTRY_VERIFY2(review->isEnabled(), qPrintable(review->toolTip()));
        QTest::mouseClick(review, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QPushButton *>(u"apply"_s)->isEnabled(), patience);
    }

    // Of the container of the group with this name, as Podman says it.
    Facts factsOf(const QString &name) const
    {
        for (const QString &line : m_podman.run({u"ps"_s, u"--format"_s, u"{{.ID}} {{.Names}}"_s}).split(u'\n')) {
            if (!line.contains(name))
                continue;
            const QByteArray json = m_podman.run({u"container"_s, u"inspect"_s, line.section(u' ', 0, 0)}).toUtf8();
            const QJsonObject container = QJsonDocument::fromJson(json.sliced(std::max<qsizetype>(json.indexOf('['), 0))).array().first().toObject();
            Facts facts;
            facts.id = container.value("Id"_L1).toString();
            for (const QJsonValue &variable : container.value("Config"_L1).toObject().value("Env"_L1).toArray())
                facts.environment.append(variable.toString());
            facts.environment.sort();
            facts.ports = QString::fromUtf8(QJsonDocument(container.value("NetworkSettings"_L1).toObject().value("Ports"_L1).toObject()).toJson());
            return facts;
        }
        return {};
    }

    const GroupId m_id{ConnectionId{u"podman"_s}, u"shop"_s};
    PrivatePodman m_podman;
    SystemClock m_clock;
    IoThread m_io;
};

QTEST_MAIN(TestReviewOnPodman)
#include "tst_reviewonpodman.moc"
