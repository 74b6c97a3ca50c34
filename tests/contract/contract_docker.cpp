// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of ContainerRuntime, on a real Docker Engine, and what only a real engine can show.

#include "tests/contract/contractsuites.h"
#include "tests/contract/dockerbed.h"
#include "tests/contract/enginesuite.h"
#include "tests/contract/networksuite.h"
#include "tests/contract/probesuite.h"
#include "tests/contract/registrysuite.h"
#include "tests/contract/repositorysuite.h"

#include <QCoreApplication>

namespace quayside {

using namespace Qt::StringLiterals;

// What is Docker's alone.
class DockerSuite final : public ContractSuite
{
    Q_OBJECT

public:
    explicit DockerSuite(DockerBed &bed)
        : ContractSuite(bed)
        , m_docker(bed)
    {
    }

private Q_SLOTS:
    void staysStoppedAfterARebootAsItSays()
    {
        ContainerGroupSpec spec = groupOf(nameFor(u"reboot"_s), {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}}, u"Always"_s);
        publish(spec, 80);
        GET(id, runtime().createGroup(spec));
        QVERIFY(describe(id).afterReboot.contains(u"stays stopped"_s));
        QVERIFY(m_docker.rebootMachine());
        SUCCEED(runtime().connectEngine());
        QCOMPARE(describe(id).containers.first().state, ContainerState::Terminated);
        QVERIFY(describe(id).state != GroupState::Running);
        SUCCEED(runtime().startGroup(id));
        QCOMPARE(waitForState(id, GroupState::Running).state, GroupState::Running);
        QVERIFY(!describe(id).address.isEmpty());
    }

private:
    DockerBed &m_docker;
};

} // namespace quayside

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    const quayside::PrivateRegistry registry;
    if (!registry.introduce())
        return 1;
    quayside::DockerBed bed;
    quayside::EngineSuite engine(bed);
    quayside::DockerSuite docker(bed);
    quayside::ProbeSuite probes(bed);
    quayside::RegistrySuite registries(bed, registry);
    quayside::NetworkSuite networks(bed);
    quayside::RepositorySuite repositories(bed);
    return quayside::runContract(bed, {{QStringLiteral("engine"), &engine}, {QStringLiteral("docker"), &docker}, {QStringLiteral("probes"), &probes}, {QStringLiteral("registry"), &registries}, {QStringLiteral("networks"), &networks}, {QStringLiteral("repositories"), &repositories}}, argc, argv);
}

#include "contract_docker.moc"
