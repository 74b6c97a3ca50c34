// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/secretwords.h"

#include <QTest>

using namespace quayside;

class TestSecretWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Every secret here is called CANARY or longer; nothing of it may be left, and everything else must be.
    void takesOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const QByteArray &line, const QByteArray &text) { QTest::newRow(line.constData()) << line << text; };
        row("password=CANARY next", "password=••• next");
        row("DB_PASSWORD: 'CANARY', x", "DB_PASSWORD: '•••', x");
        row("{\"client_secret\":\"CANARY\",\"user\":\"me\"}", "{\"client_secret\":\"•••\",\"user\":\"me\"}");
        row("--token CANARY --verbose", "--token ••• --verbose");
        row("Authorization: Bearer CANARY.CANARY", "Authorization: Bearer •••");
        row("authorization: Basic Q0FOQVJZ", "authorization: Basic •••");
        row("got bearer CANARYCANARY here", "got bearer ••• here");
        row("postgres://me:CANARY@db:5432/shop", "postgres://me:•••@db:5432/shop");
        row("AccountKey=CANARY==;EndpointSuffix=x", "AccountKey=•••;EndpointSuffix=x");
        row("GET https://x/y?sv=1&sig=CANARY%3D&se=2", "GET https://x/y?sv=1&sig=•••&se=2");
        row("Set-Cookie: id=CANARY; Path=/", "Set-Cookie: •••");
        row("jwt eyJhbGciOiJIUzI1.eyJDQU5BUlki.sIgN_aTuRe ok", "jwt ••• ok");
        row("AKIAIOSFODNN7CANARYX", "•••");
        row("token ghp_CANARYCANARYCANARYCANARY", "token •••");
        row("a=1 password=CANARY b=2 secret=CANARY", "a=1 password=••• b=2 secret=•••");
        // What is none.
        row("GET /products/42 HTTP/1.1 200", "GET /products/42 HTTP/1.1 200");
        row("http://host:8080/path", "http://host:8080/path");
        row("tokens per second", "tokens per second");
    }

    void takesOut()
    {
        QFETCH(QByteArray, line);
        SecretWords words;
        QTEST(words.without(line), "text");
    }

    // A private key of many lines, and nothing else is lost with it.
    void aKeyOfManyLines()
    {
        SecretWords words;
        QCOMPARE(words.withoutInLines("before\n-----BEGIN PRIVATE KEY-----\nCANARY\nCANARY\n-----END PRIVATE KEY-----\nafter"),
                 QByteArray("before\n-----BEGIN PRIVATE KEY-----\n•••\n•••\n•••\nafter"));
        QCOMPARE(words.withoutInLines("-----BEGIN PRIVATE KEY-----CANARY-----END PRIVATE KEY-----\nafter"), QByteArray("-----BEGIN PRIVATE KEY-----•••\nafter"));
        QCOMPARE(words.withoutInLines("-----BEGIN CERTIFICATE-----\nMII"), QByteArray("-----BEGIN CERTIFICATE-----\nMII"));
        words.without("-----BEGIN PRIVATE KEY-----"); // which never ends
        QByteArray last;
        for (int i = 0; i < 1000; ++i)
            last = words.without("a line");
        QCOMPARE(last, QByteArray("a line"));
    }

    void valuesThatAreKnown_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const QByteArray &line, const QByteArray &text) { QTest::newRow(line.constData()) << line << text; };
        row("it is s3cret word!", "it is •••!");
        row("in base64: czNjcmV0IHdvcmQ=", "in base64: •••");
        row("in an address: s3cret%20word", "in an address: •••");
        row("of a file: first line", "of a file: •••");
        row("of a file: second", "of a file: •••");
        row("its bytes Zmlyc3QgbGluZQpzZWNvbmQ=", "its bytes •••");
        row("abc is too short", "abc is too short");
    }

    void valuesThatAreKnown()
    {
        QFETCH(QByteArray, line);
        SecretWords words({QStringLiteral("s3cret word"), QString::fromLatin1(QByteArray("first line\nsecond").toBase64()), QStringLiteral("abc"), QString()});
        QTEST(words.without(line), "text");
    }
};

QTEST_GUILESS_MAIN(TestSecretWords)
#include "tst_secretwords.moc"
