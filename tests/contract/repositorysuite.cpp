// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/repositorysuite.h"

namespace quayside {

using namespace Qt::StringLiterals;

ContainerGroupSpec RepositorySuite::reading(const QString &name, const spec::GitRepo &repository, const QString &path)
{
    ContainerGroupSpec spec = groupOf(name, {{u"print-file"_s, path}});
    spec::Volume volume;
    volume.name = u"code"_s;
    volume.gitRepo = repository;
    spec.volumes = {volume};
    spec.containers.first().volumeMounts = {{u"code"_s, u"/code"_s, true, {}}};
    return spec;
}

QByteArray RepositorySuite::printed(const GroupId &id)
{
    waitForGroup(id, [](const ContainerGroup &group) { return group.state == GroupState::Succeeded || group.state == GroupState::Failed; });
    LogReader log(runtime(), id, u"one"_s, {false, -1, {}});
    waitFor([&] { return log.ends > 0 || log.failure; });
    return log.lines.join(' ');
}

void RepositorySuite::clonesIntoAVolume_data()
{
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("letter");
    QTest::newRow("newest, named after the repository") << QString() << QString() << u"/code/letters/letter"_s << QByteArray("second");
    QTest::newRow("the volume itself") << u"."_s << QString() << u"/code/letter"_s << QByteArray("second");
    QTest::newRow("a directory") << u"a/b"_s << QString() << u"/code/a/b/letter"_s << QByteArray("second");
    QTest::newRow("a tag") << u"."_s << u"v1"_s << u"/code/letter"_s << QByteArray("first");
    QTest::newRow("a branch") << u"."_s << u"side"_s << u"/code/letter"_s << QByteArray("aside");
    QTest::newRow("a commit") << u"."_s << m_repository.firstCommit() << u"/code/letter"_s << QByteArray("first");
}

void RepositorySuite::clonesIntoAVolume()
{
    QFETCH(QString, directory);
    QFETCH(QString, revision);
    QFETCH(QString, path);
    GET(id, runtime().createGroup(reading(nameFor(u"clone"_s), {m_repository.url(), directory, revision, {}}, path)));
    QTEST(printed(id), "letter");
    GET(groups, runtime().listGroups());
    QCOMPARE(groups.size(), 1); // the container that filled the volume is gone
    QCOMPARE(bed().everything().filter(u"upload"_s), QStringList());
}

void RepositorySuite::makesNothingWhereItCannotClone_data()
{
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("words");
    QTest::newRow("no such repository") << u"file:///none.git"_s << QString() << u"could not be cloned"_s;
    QTest::newRow("no such revision") << m_repository.url() << u"v9"_s << u"has no revision “v9”"_s;
    QTest::newRow("a program") << u"ext::sh -c true"_s << QString() << u"none that is cloned here"_s;
}

void RepositorySuite::makesNothingWhereItCannotClone()
{
    QFETCH(QString, repository);
    QFETCH(QString, revision);
    QFETCH(QString, words);
    const auto created = outcome(runtime().createGroup(reading(nameFor(u"clone"_s), {repository, {}, revision, {}}, u"/code/letters/letter"_s)));
    QVERIFY(!created);
    QVERIFY2(created.error().summary.contains(words) && created.error().summary.contains(u"“code”"_s), wordsOf(created).constData());
    QCOMPARE(bed().everything(), QStringList());
}

void RepositorySuite::anUpdateClonesAnew()
{
    const QString name = nameFor(u"clone"_s);
    const ContainerGroupSpec before = reading(name, {m_repository.url(), u"."_s, u"v1"_s, {}}, u"/code/letter"_s);
    GET(id, runtime().createGroup(before));
    QCOMPARE(printed(id), QByteArray("first"));
    const ContainerGroupSpec after = reading(name, {m_repository.url(), u"."_s, {}, {}}, u"/code/letter"_s);
    SUCCEED(runtime().updateGroup(id, {before, after}));
    QCOMPARE(printed(id), QByteArray("second"));
    QCOMPARE(bed().everything().filter(u"volume "_s).size(), 1);
}

void RepositorySuite::aFailedUpdateLeavesWhatRuns()
{
    const QString name = nameFor(u"clone"_s);
    const ContainerGroupSpec before = reading(name, {m_repository.url(), u"."_s, u"v1"_s, {}}, u"/code/letter"_s);
    GET(id, runtime().createGroup(before));
    QCOMPARE(printed(id), QByteArray("first"));
    const QDateTime started = describe(id).containers.first().startedAt;
    const auto updated = outcome(runtime().updateGroup(id, {before, reading(name, {m_repository.url(), u"."_s, u"v9"_s, {}}, u"/code/letter"_s)}));
    QVERIFY(!updated);
    QVERIFY2(updated.error().summary.contains(u"v9"_s), wordsOf(updated).constData());
    QCOMPARE(describe(id).containers.first().startedAt, started);
    QCOMPARE(bed().everything().filter(u"volume "_s).size(), 1);
}

void RepositorySuite::keepsNoPassword()
{
    // The address of a folder has no login, and git does not mind one.
    const QString url = u"ssh://git:canary-Zq@127.0.0.1:1/letters.git"_s;
    const auto created = outcome(runtime().createGroup(reading(nameFor(u"clone"_s), {url, {}, {}, {}}, u"/code/letters/letter"_s)));
    QVERIFY(!created);
    QVERIFY2(!wordsOf(created).contains("canary"), wordsOf(created).constData());
}

} // namespace quayside
