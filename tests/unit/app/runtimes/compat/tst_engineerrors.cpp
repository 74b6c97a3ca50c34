// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/engineerrors.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestEngineErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explainsWhatPeopleMeet_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("part"); // of the sentence
        const auto row = [](const char *name, const QString &words, const QString &part) { QTest::newRow(name) << words << part; };
        row("address taken", u"starting container X: cannot listen on the TCP port: listen tcp4 127.77.0.1:80: bind: address already in use"_s,
            u"127.77.0.1:80 is taken"_s);
        row("UDP address taken", u"cannot listen on the UDP port: listen udp4 127.77.0.1:53: bind: address already in use"_s, u"127.77.0.1:53 is taken"_s);
        row("low port", u"rootlessport listen tcp 127.77.0.1:80: bind: permission denied"_s, u"may not open 127.77.0.1:80"_s);
        row("command", u"runc: runc create failed: unable to start container process: exec: \"/nosuch\": stat /nosuch: no such file or directory: OCI runtime attempted to invoke a command that was not found"_s,
            u"“/nosuch” does not exist in the image"_s);
        row("command by PATH", u"runc: runc create failed: unable to start container process: exec: \"nosuch\": executable file not found in $PATH: OCI runtime attempted to invoke a command that was not found"_s,
            u"“nosuch” does not exist in the image"_s);
        row("command, quotes escaped", u"crun: exec: \\\"/nosuch\\\": no such file or directory"_s, u"“/nosuch”"_s);
        row("registry", u"initializing source docker://127.0.0.1:5999/nothere:1: pinging container registry 127.0.0.1:5999: Get \"https://127.0.0.1:5999/v2/\": dial tcp 127.0.0.1:5999: connect: connection refused"_s,
            u"registry 127.0.0.1:5999 does not answer"_s);
        row("registry by name", u"pinging container registry missing.example: Get \"https://missing.example/v2/\": dial tcp: lookup missing.example: no such host"_s,
            u"registry missing.example does not answer"_s);
        row("unknown image", u"reading manifest nothere in docker.io/library/nginx: manifest unknown: manifest unknown"_s, u"no such image"_s);
        row("login", u"reading manifest latest in docker.io/library/nosuch: errors: denied: requested access to the resource is denied; unauthorized: authentication required"_s,
            u"imageRegistryCredentials"_s);
        row("too many", u"toomanyrequests: You have reached your pull rate limit."_s, u"enough requests"_s);
        row("certificate", u"Get \"https://mine/v2/\": x509: certificate signed by unknown authority"_s, u"not trusted"_s);
        row("certificate of docker", u"Get \"https://10.0.0.1:5443/v2/\": x509: certificate signed by unknown authority"_s, u"The certificate of the registry 10.0.0.1:5443 is not trusted"_s);
        row("certificate by a newer Go", u"Get \"https://mine/v2/\": tls: failed to verify certificate: x509: certificate has expired"_s, u"/etc/docker/certs.d/mine/ca.crt"_s);
        row("no TLS", u"Get \"https://mine:5000/v2/\": http: server gave HTTP response to HTTPS client"_s, u"mine:5000 does not speak TLS"_s);
        row("no login on loopback", u"error parsing HTTP 400 response body: invalid character 'C' looking for beginning of value: \"Client sent an HTTP request to an HTTPS server.\\n\""_s, u"refuses access"_s);
        row("disk", u"writing blob: write /var/tmp/x: no space left on device"_s, u"disk is full"_s);
        row("pod name", u"failed to make pod: adding pod to state: name \"web\" is in use: pod already exists"_s, u"“web” is in use"_s);
        row("container name", u"creating container storage: the container name \"web.app\" is already in use by d2a0. You have to remove that container to be able to reuse that name: that name is already in use"_s,
            u"“web.app” is in use"_s);
        row("volume name", u"volume with name web.files already exists: volume already exists"_s, u"“web.files” is in use"_s);
        row("secret name", u"web.env: secret name in use"_s, u"“web.env” is in use"_s);
        row("limits by crun", u"crun: setrlimit `RLIMIT_NOFILE`: Operation not permitted: OCI permission denied"_s, u"higher limits"_s);
        row("limits by runc", u"runc create failed: unable to start container process: error setting rlimits for ready process: error setting rlimit type 7: operation not permitted"_s,
            u"higher limits"_s);
    }

    void explainsWhatPeopleMeet()
    {
        QFETCH(QString, words);
        QFETCH(QString, part);
        const Error error = explainEngineError({Error::Kind::Rejected, words, {}});
        QVERIFY2(error.summary.contains(part), qPrintable(error.summary));
        QCOMPARE(error.detail, words);
        QCOMPARE(error.kind, Error::Kind::Rejected);
        QVERIFY(!error.summary.contains(u"%1"_s));
    }

    void leavesTheRestAlone()
    {
        const Error unknown{Error::Kind::Rejected, u"something else"_s, u"{}"_s};
        QCOMPARE(explainEngineError(unknown), unknown);
        const Error cancelled{Error::Kind::Cancelled, u"Cancelled."_s, {}};
        QCOMPARE(explainEngineError(cancelled), cancelled);
    }

    void takesPercentSignsFromOutsideAsTheyAre()
    {
        const Error error = explainEngineError({Error::Kind::Rejected, u"exec: \"/%1%2\": no such file or directory"_s, {}});
        QVERIFY2(error.summary.contains(u"“/%1%2”"_s), qPrintable(error.summary));
    }
};

QTEST_GUILESS_MAIN(TestEngineErrors)
#include "tst_engineerrors.moc"
