// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-31: a group of two containers, from nothing to Running, by "quayside deploy --wait", by the bare REST calls with the very same
// bodies, and by the podman commands.
//   bench_deploy QUAYSIDE two.yaml

#include "app/runtimes/podman/podmanbodies.h"
#include "models/spec/specdocument.h"
#include "tests/benchmark/bareclient.h"
#include "tests/benchmark/figures.h"
#include "tests/support/privatepodman.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int repetitions = 7;

class Deployments
{
public:
    Deployments(const PrivatePodman &podman, QString quayside, QString specFile)
        : m_podman(podman)
        , m_client(podman.socketPath())
        , m_quayside(std::move(quayside))
        , m_specFile(std::move(specFile))
    {
        QFile file(m_specFile);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(m_specFile));
        m_spec = SpecDocument::fromText(QString::fromUtf8(file.readAll())).spec();
    }

    double byQuayside()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CONTAINER_HOST"_s, u"unix://"_s + m_podman.socketPath());
        environment.insert(u"HOME"_s, m_home.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        return removing(millisecondsOf([&] {
            process.start(m_quayside, {u"deploy"_s, u"--wait"_s, m_specFile});
            process.waitForFinished(60'000);
            const QByteArray output = process.readAll();
            if (process.exitCode() != 0 || !output.contains("two: Running"))
                qFatal("quayside deploy: %s", output.constData());
        }));
    }

    double byRest()
    {
        compat::PlanContext context;
        context.address = u"127.77.1.1"_s;
        const Result<compat::GroupPlan> plan = compat::planGroup(m_spec, context);
        return removing(millisecondsOf([&] {
            m_client.post("/pods/create", QJsonDocument(podman::bodyOf(plan->pod)).toJson());
            for (const compat::ContainerPlan &container : plan->containers)
                m_client.post("/containers/create", QJsonDocument(podman::bodyOf(container)).toJson());
            m_client.post("/pods/two/start");
            if (!m_client.get("/pods/two/json").contains("\"State\":\"Running\""))
                qFatal("the pod does not run");
        }));
    }

    double byCommands()
    {
        const QStringList image{u"localhost/quayside-sample:1.0"_s, u"/sample"_s, u"--name"_s};
        const QStringList create{u"create"_s, u"--pod"_s, u"two"_s, u"--memory"_s, u"512m"_s, u"--cpus"_s};
        return removing(millisecondsOf([&] {
            m_podman.run({u"pod"_s, u"create"_s, u"--name"_s, u"two"_s, u"--publish"_s, u"127.77.1.1:80:80"_s});
            m_podman.run(create + QStringList{u"1"_s} + image + QStringList{u"web"_s, u"--http"_s, u"80"_s});
            m_podman.run(create + QStringList{u"0.5"_s} + image + QStringList{u"side"_s});
            const QString started = m_podman.run({u"pod"_s, u"start"_s, u"two"_s});
            if (started.trimmed().size() != 64)
                qFatal("podman pod start: %s", qPrintable(started));
        }));
    }

private:
    double removing(double milliseconds)
    {
        m_client.remove("/pods/two?force=true");
        return milliseconds;
    }

    const PrivatePodman &m_podman;
    const BareClient m_client;
    const QString m_quayside;
    const QString m_specFile;
    const QTemporaryDir m_home;
    ContainerGroupSpec m_spec;
};

} // namespace

int main(int argc, char **argv)
{
    enterOwnNetwork();
    QCoreApplication program(argc, argv);
    const PrivatePodman podman;
    if (!podman.obstacle().isEmpty())
        skip(podman.obstacle());
    Deployments deployments(podman, QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    deployments.byQuayside(); // brings the image
    QList<double> ours;
    QList<double> rest;
    QList<double> commands;
    for (int i = 0; i < repetitions; ++i) {
        rest.append(deployments.byRest());
        ours.append(deployments.byQuayside());
        commands.append(deployments.byCommands());
    }
    const QString what = u"deploy --wait of two containers"_s;
    report({.goal = u"P-31"_s, .what = what, .unit = u"ms"_s, .ours = ours, .yardstickName = u"the bare REST calls"_s, .yardstick = rest, .atMostTimes = 1.1});
    report({.goal = u"P-31"_s, .what = what, .unit = u"ms"_s, .ours = ours, .yardstickName = u"the podman commands"_s, .yardstick = commands, .atMostTimes = 0.75});
}
