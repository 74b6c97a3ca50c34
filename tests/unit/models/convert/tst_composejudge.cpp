// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/convert.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(QUAYSIDE_TEST_DATA "/convert/");

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

SpecConversion groupOf(const QString &text)
{
    return convertToSpec(text, recogniseSource(text), {}).value();
}

// Every variable that a file of ours wants, so that the judge can go on.
QProcessEnvironment environmentFor(const QString &text)
{
    static const QRegularExpression wanted(u"\\$\\{([A-Z0-9_]+)\\?"_s);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto matches = wanted.globalMatch(text); matches.hasNext();)
        environment.insert(matches.next().captured(1), u"answer"_s);
    return environment;
}

} // namespace

// What we write for Compose is accepted by docker-compose, and says what we meant.
class TestComposeJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"docker-compose"_s).isEmpty())
            QSKIP("docker-compose is not installed; nobody else judges Compose files here");
    }

    void accepted_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : QDir(folder).entryList(QDir::Files))
            if (!name.endsWith(u".golden"))
                QTest::newRow(qPrintable(name)) << name;
    }

    void accepted()
    {
        QFETCH(QString, name);
        SpecConversion group = groupOf(textOf(folder + name));
        for (spec::Container &container : group.spec.containers)
            container.image = container.image.value_or(u"example.org/asked:1"_s);
        const QString written = convertFromSpec(group.spec, TargetFormat::Compose).text;
        const QString judged = judge(written);
        QVERIFY2(judged.startsWith(u"services:"), qPrintable(judged + written));
        const SpecConversion back = groupOf(judged);
        QCOMPARE(back.spec.containers.size(), group.spec.containers.size());
        QCOMPARE(back.spec.initContainers.size(), group.spec.initContainers.size());
        for (const spec::Container &container : group.spec.containers)
            compare(container, back.spec.containers);
    }

private:
    QString judge(const QString &text)
    {
        const QTemporaryDir place;
        QFile file(place.filePath(u"docker-compose.yml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            return file.errorString();
        file.close();
        QProcess process;
        process.setWorkingDirectory(place.path());
        process.setProcessEnvironment(environmentFor(text));
        process.start(u"docker-compose"_s, {u"config"_s});
        if (!process.waitForFinished(60'000))
            return u"docker-compose does not end"_s;
        const QString output = QString::fromUtf8(process.readAllStandardOutput());
        return process.exitCode() == 0 ? output : QString::fromUtf8(process.readAllStandardError());
    }

    // The judge sorts services by name.
    static void compare(const spec::Container &container, const QList<spec::Container> &others)
    {
        const auto other = std::ranges::find(others, container.name, &spec::Container::name);
        QVERIFY(other != others.end());
        QCOMPARE(other->image, container.image);
        QCOMPARE(other->command, container.command);
        QCOMPARE(other->environmentVariables.size(), container.environmentVariables.size());
        for (const spec::EnvironmentVariable &variable : container.environmentVariables)
            if (variable.value)
                QVERIFY2(std::ranges::any_of(other->environmentVariables, [&](const auto &one) { return one.name == variable.name && one.value == variable.value; }),
                         qPrintable(*variable.name));
    }
};

QTEST_GUILESS_MAIN(TestComposeJudge)
#include "tst_composejudge.moc"
