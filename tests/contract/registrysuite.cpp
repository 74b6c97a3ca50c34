// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/registrysuite.h"

#include "models/runtime/removestock.h"

#include <QFile>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QString sampleImage = u"localhost/quayside-sample:1.0"_s;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

RegistrySuite::RegistrySuite(RuntimeBed &bed, const PrivateRegistry &registry)
    : ContractSuite(bed)
    , m_registry(registry)
{
}

void RegistrySuite::initTestCase()
{
    if (!m_registry.obstacle().isEmpty())
        QSKIP(qPrintable(m_registry.obstacle()));
    if (!bed().obstacle().isEmpty())
        QSKIP(qPrintable(bed().obstacle()));
}

StockItem RegistrySuite::find(StockKind kind, const QString &name)
{
    const auto taken = outcome(stock().takeStock());
    const QList<StockItem> items = taken.value_or(QList<StockItem>());
    const auto found = std::ranges::find_if(items, [&](const StockItem &item) { return item.kind == kind && (item.names.contains(name) || item.id == name); });
    return found == items.end() ? StockItem() : *found;
}

void RegistrySuite::removesWhatNobodyUses()
{
    const QString name = nameFor(u"loose"_s);
    bed().command({u"volume"_s, u"create"_s, name});
    bed().command({u"network"_s, u"create"_s, name});
    for (const StockKind kind : {StockKind::Volume, StockKind::Network}) {
        const StockItem item = find(kind, name);
        QCOMPARE(item.id, name);
        QVERIFY(!item.isInUse());
        QVERIFY(item.createdAt.isValid());
        SUCCEED(stock().remove(item));
        QVERIFY(find(kind, name).id.isEmpty());
        SUCCEED(stock().remove(item)); // gone already
    }
}

// With a volume that belongs to a group, one that a person has named and one that got its name by itself.
void RegistrySuite::prunesExactlyWhatItSaid()
{
    const QString group = nameFor(u"owner"_s);
    const QString named = nameFor(u"named"_s);
    const QString generated = QString(64, u'a');
    bed().command({u"volume"_s, u"create"_s, u"--label"_s, u"io.github.quayside.group="_s + group, group + u".data"_s});
    bed().command({u"volume"_s, u"create"_s, named});
    bed().command({u"volume"_s, u"create"_s, generated});
    GET(items, stock().takeStock());
    const auto names = [](const QList<StockItem> &list) {
        QStringList ids;
        for (const StockItem &item : list)
            ids.append(item.id);
        return ids;
    };
    const QList<StockItem> leftovers = prunable(items, StockKind::Volume, PruneScope::Leftovers, {});
    QVERIFY(names(leftovers).contains(generated));
    QVERIFY(!names(leftovers).contains(named));
    QVERIFY(names(prunable(items, StockKind::Volume, PruneScope::AllUnused, {})).contains(group + u".data"));
    QVERIFY(!names(prunable(items, StockKind::Volume, PruneScope::AllUnused, {group})).contains(group + u".data"));
    // Somebody makes the group after the list was shown: its volume is kept all the same.
    GET(id, runtime().createGroup(groupOf(group, {{u"--http"_s, u"80"_s}})));
    const auto pruned = outcome(static_cast<Operation<> *>(new RemoveStock(stock(), {find(StockKind::Volume, generated), find(StockKind::Volume, group + u".data"_s)}, {})));
    QVERIFY(!pruned);
    QVERIFY2(pruned.error().summary.contains(group), qPrintable(pruned.error().summary));
    QVERIFY(find(StockKind::Volume, generated).id.isEmpty());
    QVERIFY(!find(StockKind::Volume, group + u".data").id.isEmpty());
    QVERIFY(!find(StockKind::Volume, named).id.isEmpty());
    SUCCEED(runtime().deleteGroup(id));
    bed().command({u"volume"_s, u"rm"_s, named, group + u".data"_s});
}

void RegistrySuite::refusesAWrongPassword()
{
    const auto end = outcome(stock().logIn(m_registry.server(), PrivateRegistry::user(), u"Wr0ng-one"_s));
    QVERIFY(!end);
    QCOMPARE(end.error().kind, Error::Kind::Unauthorized);
    QCOMPARE(end.error().summary, m_registry.server() + u" does not accept this user name and password.");
    QVERIFY(!end.error().detail.contains(u"Wr0ng-one"_s));
    GET(logins, stock().registryLogins());
    QVERIFY(logins.isEmpty());
}

void RegistrySuite::explainsACertificateOfNobody()
{
    const PrivateRegistry stranger(bed().ownAddress(), PrivateRegistry::Trust::ByNobody);
    QVERIFY2(stranger.obstacle().isEmpty(), qPrintable(stranger.obstacle()));
    for (const Result<> &end : {outcome(stock().logIn(stranger.server(), PrivateRegistry::user(), PrivateRegistry::password())), outcome(stock().pullImage(stranger.server() + u"/sample:1"_s))}) {
        QVERIFY(!end);
        QVERIFY2(end.error().summary.startsWith(u"The certificate of the registry "_s + stranger.server()), qPrintable(end.error().summary));
    }
}

Result<QString> RegistrySuite::push(const QString &tag)
{
    const QString name = m_registry.server() + u"/things/sample:"_s + tag;
    if (const Result<> end = outcome(stock().logIn(m_registry.server(), PrivateRegistry::user(), PrivateRegistry::password())); !end)
        return tl::unexpected(end.error());
    if (const Result<> end = outcome(stock().pullImage(sampleImage)); !end)
        return tl::unexpected(end.error());
    bed().command({u"tag"_s, sampleImage, name});
    const QString words = bed().command({u"push"_s, name}); // by the login that was just written
    bed().command({u"rmi"_s, name});
    if (!words.contains(u"sha256:"_s))
        return failure(Error::Kind::Rejected, words);
    return name;
}

void RegistrySuite::pullsWithALogin()
{
    const Result<QString> name = push(u"1"_s);
    QVERIFY2(name, wordsOf(name).constData());
    GET(logins, stock().registryLogins());
    QCOMPARE(logins.size(), 1);
    QCOMPARE(logins.first().server, m_registry.server());
    QCOMPARE(logins.first().user, PrivateRegistry::user());
    QCOMPARE(QFile::permissions(logins.first().place) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    SUCCEED(stock().pullImage(*name));
    QVERIFY(!find(StockKind::Image, *name).id.isEmpty());
    SUCCEED(stock().pullImage(*name)); // again: there may be a newer one
    SUCCEED(stock().remove(find(StockKind::Image, *name)));
    QVERIFY(find(StockKind::Image, *name).id.isEmpty());
    SUCCEED(stock().logOut(logins.first()));
    QVERIFY(!contentOf(logins.first().place).contains(m_registry.server().toUtf8()));
    const auto refused = outcome(stock().pullImage(*name));
    QVERIFY(!refused);
    QVERIFY2(refused.error().summary.startsWith(u"The registry refuses access"_s), qPrintable(refused.error().summary));
}

// imageRegistryCredentials of the spec, without any login of this person's.
void RegistrySuite::deploysWithCredentials()
{
    const Result<QString> image = push(u"2"_s);
    QVERIFY2(image, wordsOf(image).constData());
    GET(logins, stock().registryLogins());
    SUCCEED(stock().logOut(logins.value(0)));
    ContainerGroupSpec spec = groupOf(nameFor(u"private"_s), {{u"--http"_s, u"80"_s}});
    spec.containers.first().image = *image;
    spec::RegistryCredential credential;
    credential.server = m_registry.server();
    credential.username = PrivateRegistry::user();
    credential.password = spec::Secret{u"Wr0ng-one"_s};
    spec.imageRegistryCredentials = {credential};
    const auto refused = outcome(runtime().createGroup(spec));
    QVERIFY(!refused);
    QVERIFY2(refused.error().summary.contains(u"imageRegistryCredentials"_s), qPrintable(refused.error().summary));
    QVERIFY(!QString(refused.error().summary + refused.error().detail).contains(u"Wr0ng-one"_s));
    spec.imageRegistryCredentials.first().password = spec::Secret{PrivateRegistry::password()};
    GET(id, runtime().createGroup(spec));
    QCOMPARE(waitForState(id, GroupState::Running).state, GroupState::Running);
    QVERIFY(!bed().everythingShown().contains(PrivateRegistry::password()));
    SUCCEED(runtime().deleteGroup(id));
    SUCCEED(stock().remove(find(StockKind::Image, *image)));
}

void RegistrySuite::stopsAPull()
{
    QPointer<Operation<>> pull = stock().pullImage(m_registry.server() + u"/things/none:1"_s);
    std::optional<Result<>> end;
    pull->onFinished(this, [&](const Result<> &result) { end = result; });
    QTest::qWait(20);
    if (pull)
        pull->cancel();
    QVERIFY(waitFor([&] { return end.has_value(); }));
    QVERIFY(!*end);
}

} // namespace quayside
