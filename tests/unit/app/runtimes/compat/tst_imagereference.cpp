// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/imagereference.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestImageReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesOutWhatIsImplied_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("full");
        const auto row = [](const QString &image, const QString &full) { QTest::newRow(qPrintable(image)) << image << full; };
        row(u"nginx"_s, u"docker.io/library/nginx:latest"_s);
        row(u"nginx:1.27"_s, u"docker.io/library/nginx:1.27"_s);
        row(u" nginx "_s, u"docker.io/library/nginx:latest"_s);
        row(u"library/nginx"_s, u"docker.io/library/nginx:latest"_s);
        row(u"docker.io/nginx"_s, u"docker.io/library/nginx:latest"_s);
        row(u"index.docker.io/nginx"_s, u"docker.io/library/nginx:latest"_s);
        row(u"docker.io/me/app:2"_s, u"docker.io/me/app:2"_s);
        row(u"me/app"_s, u"docker.io/me/app:latest"_s);
        row(u"me/deep/app"_s, u"docker.io/me/deep/app:latest"_s);
        row(u"localhost/app"_s, u"localhost/app:latest"_s);
        row(u"localhost:5000/app"_s, u"localhost:5000/app:latest"_s);
        row(u"registry:5000/app"_s, u"registry:5000/app:latest"_s);
        row(u"registry:5000/app:1"_s, u"registry:5000/app:1"_s);
        row(u"mcr.microsoft.com/azuredocs/aci-helloworld"_s, u"mcr.microsoft.com/azuredocs/aci-helloworld:latest"_s);
        row(u"ghcr.io/a/b@sha256:0123"_s, u"ghcr.io/a/b@sha256:0123"_s);
        row(u"nginx@sha256:0123"_s, u"docker.io/library/nginx@sha256:0123"_s);
        row(u"ghcr.io/a/b:1@sha256:0123"_s, u"ghcr.io/a/b:1@sha256:0123"_s);
    }

    void writesOutWhatIsImplied()
    {
        QFETCH(QString, image);
        QFETCH(QString, full);
        QCOMPARE(fullImageName(image), full);
        QCOMPARE(fullImageName(full), full); // and only once
    }

    void namesTheRegistry()
    {
        QCOMPARE(imageRegistry(u"docker.io/library/nginx:latest"_s), u"docker.io"_s);
        QCOMPARE(imageRegistry(u"registry.example:5000/a/b:1"_s), u"registry.example:5000"_s);
    }

    void knowsTheNamesOfDockerHub()
    {
        for (const QString &name : {u"docker.io"_s, u"index.docker.io"_s, u"registry-1.docker.io"_s, u"Docker.IO"_s})
            QVERIFY(isSameRegistry(name, u"docker.io"_s));
        QVERIFY(isSameRegistry(u"Mine.azurecr.io"_s, u"mine.azurecr.io"_s));
        QVERIFY(!isSameRegistry(u"mine.azurecr.io"_s, u"docker.io"_s));
        QVERIFY(!isSameRegistry(QString(), u"docker.io"_s));
    }
};

QTEST_GUILESS_MAIN(TestImageReference)
#include "tst_imagereference.moc"
