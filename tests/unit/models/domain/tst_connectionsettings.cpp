// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/connectionsettings.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestConnectionSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("destination"); // user@host of ssh, host of TLS
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("socket");
        QTest::addColumn<QString>("written");
        const auto row = [](const QString &text, const QString &destination, int port, const QString &socket, const QString &written = {}) {
            QTest::newRow(qPrintable(text)) << text << destination << port << socket << (written.isEmpty() ? text : written);
        };
        row(u"unix:///run/podman/podman.sock"_s, {}, 0, u"/run/podman/podman.sock"_s);
        row(u"ssh://harbour"_s, u"harbour"_s, 0, {});
        row(u"ssh://me@harbour/"_s, u"me@harbour"_s, 0, {}, u"ssh://me@harbour"_s);
        row(u" ssh://me@harbour:2222/run/user/1000/podman/podman.sock "_s, u"me@harbour"_s, 2222, u"/run/user/1000/podman/podman.sock"_s,
            u"ssh://me@harbour:2222/run/user/1000/podman/podman.sock"_s);
        row(u"tcp://harbour.example"_s, u"harbour.example"_s, 2376, {}, u"tcp://harbour.example:2376"_s);
        row(u"https://10.0.0.7:8443"_s, u"10.0.0.7"_s, 8443, {}, u"tcp://10.0.0.7:8443"_s);
    }

    void readsAddresses()
    {
        QFETCH(QString, text);
        const Result<EngineAddress> address = EngineAddress::parse(text);
        QVERIFY2(address, qPrintable(address ? QString() : address.error().summary));
        QTEST(address->destination(), "destination");
        QTEST(static_cast<int>(address->port), "port");
        QTEST(address->socket, "socket");
        QTEST(address->text(), "written");
        QCOMPARE(EngineAddress::parse(address->text()).value_or(EngineAddress()), *address);
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QString() << u"must begin with"_s;
        QTest::newRow("a word") << u"harbour"_s << u"must begin with"_s;
        QTest::newRow("another scheme") << u"ftp://harbour"_s << u"must begin with"_s;
        QTest::newRow("no machine") << u"ssh:///run/podman.sock"_s << u"name of the machine"_s;
        QTest::newRow("a socket's half path") << u"unix://run/podman.sock"_s << u"whole path"_s;
        QTest::newRow("a password") << u"ssh://me:secret@harbour"_s << u"password"_s;
        QTest::newRow("an option as a user") << u"ssh://-oProxyCommand=x@harbour"_s << u"name of the machine"_s;
    }

    void refusesWhatIsNone()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        const Result<EngineAddress> address = EngineAddress::parse(text);
        QVERIFY(!address);
        QVERIFY2(address.error().summary.contains(words), qPrintable(address.error().summary));
    }
};

QTEST_GUILESS_MAIN(TestConnectionSettings)
#include "tst_connectionsettings.moc"
