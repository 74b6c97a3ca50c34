// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/amounts.h"
#include "models/convert/envfile.h"
#include "models/convert/names.h"
#include "models/convert/ports.h"

#include <QTest>

#include <optional>

using namespace quayside;
using namespace Qt::StringLiterals;

using Amount = std::optional<double>;

class TestAmounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dockerBytes_data()
    {
        table({{"512m", 536870912}, {"1g", 1073741824}, {"1.5G", 1610612736}, {"2kb", 2048}, {"1 GiB", 1073741824}, {"100", 100}, {"100b", 100},
               {"", {}}, {"-1m", {}}, {"m", {}}, {"1x", {}}, {"99999999999999999999g", {}}});
    }
    void dockerBytes() { check(&quayside::dockerBytes); }

    void kubernetesQuantities_data()
    {
        table({{"500m", 0.5}, {"1", 1}, {"0.1", 0.1}, {"1Gi", 1073741824}, {"1G", 1e9}, {"128Mi", 134217728}, {"2e3", 2000}, {"1E", 1e18}, {"10Ki", 10240},
               {"1k", 1000}, {"", {}}, {"Gi", {}}, {"-1", {}}, {"1gi", {}}, {"1 Gi", {}}, {"9E9", 9e9}, {"99E", {}}});
    }
    void kubernetesQuantities() { check(&kubernetesQuantity); }

    void durations_data()
    {
        table({{"90s", 90}, {"1m30s", 90}, {"1h", 3600}, {"500ms", 0.5}, {"1.5s", 1.5}, {"", {}}, {"5", {}}, {"5x", {}}, {"s", {}}, {"-1s", {}}});
    }
    void durations() { check(&durationSeconds); }

    void stepsGoUp()
    {
        QCOMPARE(memoryInSteps(536870912), 0.6);
        QCOMPARE(memoryInSteps(500e6), 0.5);
        QCOMPARE(memoryInSteps(1), 0.1);
        QCOMPARE(cpuInSteps(0.25), 0.25);
        QCOMPARE(cpuInSteps(0.251), 0.26);
        QCOMPARE(cpuInSteps(0.1 + 0.2), 0.3);
    }

    void ports_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("ports");
        const auto row = [](const char *text, const char *ports) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(ports); };
        row("80", "0:80TCP");
        row("8080:80", "8080:80TCP");
        row("53:53/udp", "53:53UDP");
        row("127.0.0.1:80:80", "80:80TCP!");
        row("[::1]:80:80", "80:80TCP!");
        row("0.0.0.0:80:80", "80:80TCP");
        row("0.0.0.0::80", "0:80TCP");
        row("1-2:11-12", "1:11TCP 2:12TCP");
        row("0", "");
        row("70000", "");
        row("65535", "0:65535TCP");
        row("2-1", "");
        row("1-200", "");
        row("a:b", "");
        row("80\n", "0:80TCP");
    }

    void ports()
    {
        QFETCH(QString, text);
        QStringList words;
        for (const PublishedPort &port : publishedPorts(text))
            words.append(u"%1:%2%3%4"_s.arg(QString::number(port.published), QString::number(port.target), port.protocol, port.isLocal ? u"!"_s : u""_s));
        QTEST(words.join(u' '), "ports");
    }

    void variables_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("compose");
        QTest::addColumn<QString>("docker");
        const auto row = [](const char *text, const char *compose, const char *docker) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(compose) << QString::fromUtf8(docker);
        };
        row("A=1", "A=1", "A=1");
        row("A = 1 # x", "A=1", "A= 1 # x");
        row("A='x $y' # z", "A=x $y", "A='x $y' # z");
        row("A=\"x\\ny\"", "A=x\ny", "A=\"x\\ny\"");
        row("export A=1", "A=1", "");
        row("# A=1\n\n B=2 ", "B=2", "B=2");
        row("A", "A", "A");
        row("A=", "A=", "A=");
        row("A=b=c", "A=b=c", "A=b=c");
        row("A=\"open", "A=\"open", "A=\"open");
    }

    void variables()
    {
        QFETCH(QString, text);
        const auto words = [&](EnvironmentFileStyle style) {
            QStringList found;
            for (const EnvironmentLine &line : readEnvironmentFile(text, style))
                found.append(line.value ? QString(line.name + u'=' + *line.value) : line.name);
            return found.join(u'|');
        };
        QTEST(words(EnvironmentFileStyle::Compose), "compose");
        QTEST(words(EnvironmentFileStyle::Docker), "docker");
    }

    void namesAreAllowed()
    {
        QCOMPARE(dnsName(u"My_App.1"_s, u"x"_s), u"my-app-1"_s);
        QCOMPARE(dnsName(u"--a--b--"_s, u"x"_s), u"a-b"_s);
        QCOMPARE(dnsName(u"äöü"_s, u"x"_s), u"x"_s);
        QCOMPARE(dnsName(u"db"_s, u"x"_s, 5), u"volume-db"_s);
        QCOMPARE(dnsName(QString(100, u'a'), u"x"_s).size(), 63);
        NameSupply supply;
        QCOMPARE(supply.take(u"a"_s, u"x"_s), u"a"_s);
        QCOMPARE(supply.take(u"A"_s, u"x"_s), u"a-2"_s);
        QCOMPARE(supply.take(QString(80, u'b'), u"x"_s).size(), 63);
        QVERIFY(supply.take(QString(80, u'b'), u"x"_s).size() <= 63);
    }

private:
    static void table(std::initializer_list<std::pair<const char *, Amount>> rows)
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Amount>("amount");
        for (const auto &[text, amount] : rows)
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text) << amount;
    }

    static void check(Amount (*read)(const QString &))
    {
        QFETCH(QString, text);
        QFETCH(Amount, amount);
        QCOMPARE(read(text).value_or(-1), amount.value_or(-1));
    }
};

QTEST_GUILESS_MAIN(TestAmounts)
#include "tst_amounts.moc"
