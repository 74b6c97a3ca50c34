// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/stocksuite.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

ContainerGroupSpec withFolder(ContainerGroupSpec spec)
{
    spec::Volume volume;
    volume.name = u"data"_s;
    volume.emptyDir = spec::EmptyDir{};
    spec.volumes.append(volume);
    spec.containers.first().volumeMounts = {{u"data"_s, u"/data"_s, {}, {}}};
    return spec;
}

QList<StockItem> usedBy(const QList<StockItem> &stock, StockKind kind, const QString &group)
{
    QList<StockItem> items;
    std::ranges::copy_if(stock, std::back_inserter(items), [&](const StockItem &item) { return item.kind == kind && item.users.contains(group); });
    return items;
}

} // namespace

void StockSuite::saysWhoUsesWhat()
{
    const QString name = nameFor(u"stock"_s);
    GET(id, runtime().createGroup(withFolder(groupOf(name, {{u"--http"_s, u"80"_s}}))));
    GET(before, stock().takeStock());
    const QList<StockItem> images = usedBy(before, StockKind::Image, name);
    QVERIFY(std::ranges::any_of(images, [](const StockItem &image) { return image.names.contains(u"localhost/quayside-sample:1.0"_s) && image.size.value_or(Bytes()).value > 0; }));
    const QList<StockItem> volumes = usedBy(before, StockKind::Volume, name);
    QVERIFY(!volumes.isEmpty());
    for (const StockItem &volume : volumes)
        QCOMPARE(volume.owner, name);
    QVERIFY(std::ranges::any_of(before, [](const StockItem &item) { return item.kind == StockKind::Network && item.isBuiltIn; }));
    GET(disk, stock().measureDisk());
    QVERIFY(disk.images.value > 0);
    SUCCEED(runtime().stopGroup(id));
    GET(stopped, stock().takeStock());
    QCOMPARE(usedBy(stopped, StockKind::Volume, name).size(), volumes.size()); // a stopped group keeps what is its
    QVERIFY(!usedBy(stopped, StockKind::Image, name).isEmpty());
    SUCCEED(runtime().deleteGroup(id));
    GET(after, stock().takeStock());
    QVERIFY(usedBy(after, StockKind::Image, name).isEmpty());
}

void StockSuite::removesNothingThatIsUsed()
{
    const QString name = nameFor(u"stockused"_s);
    GET(id, runtime().createGroup(withFolder(groupOf(name, {{u"--http"_s, u"80"_s}}))));
    GET(before, stock().takeStock());
    QVERIFY(!outcome(stock().remove(usedBy(before, StockKind::Volume, name).value(0))));
    QVERIFY(!outcome(stock().remove(usedBy(before, StockKind::Image, name).value(0))));
    GET(after, stock().takeStock());
    QCOMPARE(usedBy(after, StockKind::Volume, name).size(), usedBy(before, StockKind::Volume, name).size());
    QCOMPARE(usedBy(after, StockKind::Image, name).size(), usedBy(before, StockKind::Image, name).size());
    SUCCEED(runtime().deleteGroup(id));
}

void StockSuite::saysThatNobodyIsThere()
{
    const std::unique_ptr<ContainerRuntime> away = bed().newRuntime();
    REFUSED(away->housekeeping()->takeStock(), Error::Kind::Unreachable);
    REFUSED(away->housekeeping()->pullImage(u"localhost/quayside-sample:1.0"_s), Error::Kind::Unreachable);
}

} // namespace quayside
