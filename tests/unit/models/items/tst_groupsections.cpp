// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/groupsections.h"

#include "models/items/containergroupmodel.h"
#include "models/items/groupfiltermodel.h"
#include "tests/support/sessionbed.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

ContainerGroupSpec tagged(const QString &name, const QString &team)
{
    ContainerGroupSpec spec = idleGroup(name);
    if (!team.isEmpty())
        spec.tags.insert(u"team"_s, team);
    return spec;
}

struct Divided
{
    explicit Divided(const GroupDivision &division)
    {
        bed.start();
        bed.deployed(tagged(u"api"_s, u"shop"_s));
        bed.deployed(tagged(u"web"_s, u"shop"_s));
        bed.deployed(tagged(u"mail"_s, u"office"_s));
        bed.deployed(tagged(u"stray"_s, {}));
        sections.setDivision(division);
    }

    // "Running: api web"
    QStringList shown() const
    {
        QStringList lines;
        for (int row = 0; row < sections.rowCount(); ++row) {
            const QModelIndex section = sections.index(row, ContainerGroupModel::Group);
            QStringList names;
            const QModelIndex first = section.siblingAtColumn(0);
            for (int group = 0; group < sections.rowCount(first); ++group)
                names.append(sections.index(group, ContainerGroupModel::Group, first).data().toString());
            lines.append(section.data().toString() + u": "_s + names.join(u' '));
        }
        return lines;
    }

    QModelIndex find(const QString &name) const { return sections.mapFromSource(filtered.mapFromSource(groups.indexOf(bed.id(name)))); }

    SessionBed bed;
    ContainerGroupModel groups{bed.session};
    GroupFilterModel filtered{&groups};
    GroupSections sections{filtered};
    QAbstractItemModelTester tester{&sections, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class GroupSectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void divides_data()
    {
        QTest::addColumn<QString>("division");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("nothing") << u""_s << QStringList();
        QTest::newRow("no meaning") << u"colour"_s << QStringList();
        QTest::newRow("connection") << u"connection"_s << QStringList{u"sample · 4 group(s): api mail stray web"_s};
        QTest::newRow("state") << u"state"_s << QStringList{u"Running · 4 group(s): api mail stray web"_s};
        QTest::newRow("tag") << u"tag:team"_s
                             << QStringList{u"office · 1 group(s): mail"_s, u"shop · 2 group(s): api web"_s, u"Without team · 1 group(s): stray"_s};
        QTest::newRow("tag that none has") << u"tag:x"_s << QStringList{u"Without x · 4 group(s): api mail stray web"_s};
    }

    void divides()
    {
        QFETCH(const QString, division);
        Divided list(GroupDivision::fromText(division));
        list.filtered.sort(ContainerGroupModel::Group, Qt::AscendingOrder);
        QTEST(list.shown(), "shown");
        if (!list.sections.division().toText().isEmpty())
            QCOMPARE(list.sections.division().toText(), division);
    }

    void aGroupMovesWithItsState()
    {
        Divided list({GroupDivision::By::State, {}});
        const QPersistentModelIndex api = list.find(u"api"_s);
        const QPersistentModelIndex web = list.find(u"web"_s);
        const QPersistentModelIndex container = list.sections.index(0, 0, api);
        list.bed.session.stopGroup(list.bed.id(u"api"_s));
        QVERIFY(list.bed.waitFor([&] { return list.sections.rowCount() == 2; }));
        QVERIFY(list.bed.waitFor([&] { return list.bed.group(u"api"_s)->state == GroupState::Stopped; }));
        QCOMPARE(QModelIndex(api), list.find(u"api"_s));
        QCOMPARE(QModelIndex(web), list.find(u"web"_s));
        QVERIFY(api.parent() != web.parent());
        QCOMPARE(container.parent(), QModelIndex(api));
        QCOMPARE(container.data(role::ContainerName).toString(), u"one"_s);
    }

    void groupsComeAndGo()
    {
        Divided list({GroupDivision::By::Tag, u"team"_s});
        const QPersistentModelIndex shop = list.find(u"web"_s).parent();
        const QPersistentModelIndex mail = list.find(u"mail"_s);
        list.bed.deployed(tagged(u"billing"_s, u"accounts"_s));
        QCOMPARE(list.sections.rowCount(), 4);
        QCOMPARE(shop, QPersistentModelIndex(list.find(u"web"_s).parent())); // a section before it has appeared
        list.bed.session.deleteGroup(list.bed.id(u"mail"_s));
        QVERIFY(list.bed.waitFor([&] { return !mail.isValid(); }));
        QCOMPARE(list.sections.rowCount(), 3);
        list.filtered.setFilter(GroupFilter::parse(u"name:api"_s));
        QCOMPARE(list.shown(), QStringList{u"shop · 1 group(s): api"_s});
        QVERIFY(shop.isValid());
    }
};

} // namespace quayside

QTEST_GUILESS_MAIN(quayside::GroupSectionsTest)
#include "tst_groupsections.moc"
