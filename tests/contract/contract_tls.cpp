// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every runtime does, by a Docker Engine that is reached over TCP with mutual TLS.

#include "tests/contract/contractsuites.h"
#include "tests/contract/dockerbed.h"
#include "tests/contract/leasesuite.h"

#include <QCoreApplication>
#include <QTest>

namespace quayside {

using namespace Qt::StringLiterals;

// Whom a real engine lets in.
class TlsSuite final : public QObject
{
    Q_OBJECT

public:
    explicit TlsSuite(DockerBed &bed)
        : m_bed(bed)
    {
    }

private Q_SLOTS:
    void letsOnlyItsClientsIn_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("words");
        QTest::newRow("a client") << u"client"_s << QString();
        QTest::newRow("nobody") << QString() << u"wants a client certificate"_s;
        QTest::newRow("a stranger") << u"stranger"_s << u"does not accept the client certificate"_s;
    }

    void letsOnlyItsClientsIn()
    {
        if (!m_bed.obstacle().isEmpty())
            QSKIP(qPrintable(m_bed.obstacle()));
        QFETCH(QString, client);
        QFETCH(QString, words);
        const std::unique_ptr<ContainerRuntime> runtime = m_bed.newRuntimeAs(client);
        std::optional<Result<EngineDescription>> outcome;
        runtime->connectEngine()->onFinished(this, [&](const Result<EngineDescription> &engine) { outcome = engine; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome, 20'000);
        const QString said = *outcome ? QString() : outcome->error().summary;
        QVERIFY2(words.isEmpty() ? said.isEmpty() : said.contains(words), qPrintable(said));
    }

private:
    DockerBed &m_bed;
};

} // namespace quayside

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    quayside::DockerBed bed(quayside::DockerBed::Way::Tls);
    quayside::TlsSuite tls(bed);
    quayside::LeaseSuite lease(bed);
    return quayside::runContract(bed, {{QStringLiteral("tls"), &tls}, {QStringLiteral("lease"), &lease}}, argc, argv);
}

#include "contract_tls.moc"
