// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/containergroupmodel.h"
#include "models/items/groupfiltermodel.h"
#include "tests/support/sessionbed.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Column = ContainerGroupModel::Column;
using Scenario = sample::SampleRuntime::Scenario;

struct ModelBed : SessionBed
{
    explicit ModelBed(Scenario scenario = Scenario::Empty)
        : SessionBed(scenario)
        , model(session)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal)
        , resets(&model, &QAbstractItemModel::modelReset)
    {
        start();
    }
    ~ModelBed()
    {
        if (!resets.isEmpty())
            qFatal("The model was reset.");
    }
    sample::MadeGroup &add(const ContainerGroupSpec &spec)
    {
        sample::MadeGroup &group = engine.add(spec, ContainerGroup::Origin::Quayside, clock.now());
        group.setComplete();
        pass(0ms);
        return group;
    }
    QModelIndex row(const QString &name) { return model.indexOf(id(name)); }
    QVariant cell(const QString &name, int column, int role = Qt::DisplayRole) { return row(name).siblingAtColumn(column).data(role); }
    QStringList names(const QAbstractItemModel &of) const
    {
        QStringList list;
        for (int i = 0; i < of.rowCount(); ++i)
            list.append(of.index(i, Column::Group).data().toString());
        return list;
    }

    ContainerGroupModel model;
    QAbstractItemModelTester tester;
    QSignalSpy resets;
};

} // namespace

class TestContainerGroupModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsComeAndGoInTheOrderOfTheirIds()
    {
        ModelBed bed;
        QCOMPARE(bed.model.rowCount(), 0);
        for (const auto &name : {u"m"_s, u"z"_s, u"a"_s, u"n"_s})
            bed.add(idleGroup(name));
        QCOMPARE(bed.names(bed.model), (QStringList{u"a"_s, u"m"_s, u"n"_s, u"z"_s}));
        bed.engine.remove(bed.id(u"m"_s));
        bed.engine.remove(bed.id(u"z"_s));
        bed.pass(0ms);
        QCOMPARE(bed.names(bed.model), (QStringList{u"a"_s, u"n"_s}));
        QVERIFY(!bed.row(u"m"_s).isValid());
        QVERIFY(!bed.model.indexOf({{u"elsewhere"_s}, u"a"_s}).isValid());
        QCOMPARE(bed.model.group(bed.row(u"n"_s))->name, u"n"_s);
    }

    // Views and proxies work for every signal: what stands side by side comes in with one.
    void manyComeInAtOnce()
    {
        ModelBed bed;
        bed.add(idleGroup(u"m"_s));
        const QPersistentModelIndex middle = bed.row(u"m"_s);
        QSignalSpy inserted(&bed.model, &QAbstractItemModel::rowsInserted);
        for (const auto &name : {u"x"_s, u"b"_s, u"a"_s, u"y"_s, u"c"_s})
            bed.engine.add(idleGroup(name), ContainerGroup::Origin::Pod, bed.clock.now());
        bed.pass(0ms);
        QCOMPARE(bed.names(bed.model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"m"_s, u"x"_s, u"y"_s}));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(middle.row(), 3);
        for (int row = 0; row < bed.model.rowCount(); ++row)
            QCOMPARE(bed.row(bed.names(bed.model).at(row)).row(), row);
    }

    void containersAreBelowTheirGroup()
    {
        ModelBed bed;
        bed.add(idleGroup(u"a"_s));
        bed.add(sampleGroup(u"b"_s, {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}}));
        const QModelIndex group = bed.row(u"b"_s);
        QCOMPARE(bed.model.rowCount(group), 2);
        QCOMPARE(bed.model.rowCount(group.siblingAtColumn(1)), 0);
        const QModelIndex container = bed.model.index(1, Column::Group, group);
        QCOMPARE(container.data(), u"two"_s);
        QCOMPARE(container.data(role::ContainerName), u"two"_s);
        QCOMPARE(container.data(role::Id).value<GroupId>(), bed.id(u"b"_s));
        QCOMPARE(container.parent(), group);
        QCOMPARE(bed.model.rowCount(container), 0);
        QVERIFY(!bed.model.group(container));
        QCOMPARE(container.siblingAtColumn(Column::Address).data(), u"localhost/quayside-sample:1.0"_s);
    }

    // The same group made anew with other containers keeps its row, and what is the same of its containers theirs.
    void containersComeAndGo()
    {
        ModelBed bed;
        bed.add(sampleGroup(u"web"_s, {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}, {u"--http"_s, u"82"_s}}));
        const QPersistentModelIndex group = bed.row(u"web"_s);
        const QPersistentModelIndex first = bed.model.index(0, 0, group);
        bed.engine.remove(bed.id(u"web"_s));
        bed.add(idleGroup(u"web"_s)); // in the same turn: no list without it was seen
        QVERIFY(group.isValid() && first.isValid());
        QCOMPARE(bed.model.rowCount(group), 1);
        bed.engine.remove(bed.id(u"web"_s));
        bed.add(sampleGroup(u"web"_s, {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}}));
        QVERIFY(group.isValid() && first.isValid());
        QCOMPARE(bed.model.rowCount(group), 2);
    }

    void aSelectionStaysWithItsGroup()
    {
        ModelBed bed;
        for (const auto &name : {u"b"_s, u"d"_s})
            bed.add(idleGroup(name));
        const QPersistentModelIndex group = bed.row(u"d"_s);
        const QPersistentModelIndex container = bed.model.index(0, 2, group);
        for (const auto &name : {u"a"_s, u"c"_s, u"e"_s})
            bed.add(idleGroup(name));
        bed.engine.remove(bed.id(u"b"_s));
        bed.pass(0ms);
        QCOMPARE(group.data(role::Id).value<GroupId>(), bed.id(u"d"_s));
        QCOMPARE(container.parent(), QModelIndex(group));
        QCOMPARE(container.data(role::Id).value<GroupId>(), bed.id(u"d"_s));
    }

    void randomRefreshes()
    {
        ModelBed bed;
        QRandomGenerator random(11);
        for (int round = 0; round < 200; ++round) {
            const QString name = QString(QChar(u'a' + random.bounded(8)));
            if (bed.engine.find(bed.id(name)))
                bed.engine.remove(bed.id(name));
            if (random.bounded(3) > 0)
                bed.engine.add(sampleGroup(name, QList<QStringList>(1 + random.bounded(4), {u"--http"_s, u"80"_s})), ContainerGroup::Origin::Pod, bed.clock.now());
            if (random.bounded(4) > 0)
                continue;
            bed.pass(0ms);
            QStringList names;
            for (const auto &[key, group] : bed.engine.groups()) {
                names.append(key);
                QCOMPARE(bed.model.rowCount(bed.row(key)), static_cast<int>(group->containers().size()));
            }
            QCOMPARE(bed.names(bed.model), names);
        }
    }

    void anUnchangedListIsSilent()
    {
        ModelBed bed(Scenario::Tour);
        bed.pass(1s);
        QSignalSpy inserted(&bed.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&bed.model, &QAbstractItemModel::rowsRemoved);
        int changes = 0;
        connect(&bed.model, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex &first) { changes += first.column() < Column::Age; });
        bed.watcher().refresh();
        bed.pass(0ms);
        QCOMPARE(inserted.size() + removed.size() + changes, 0);
        disconnect(&bed.model, nullptr, this, nullptr);
    }

    void aLostEngineMakesEveryRowStale()
    {
        ModelBed bed;
        bed.add(idleGroup(u"web"_s));
        QCOMPARE(bed.cell(u"web"_s, 0, role::IsStale), false);
        QSignalSpy changed(&bed.model, &QAbstractItemModel::dataChanged);
        bed.engine.loseEngine();
        QCOMPARE(bed.cell(u"web"_s, 0, role::IsStale), true);
        QCOMPARE(bed.model.index(0, 0, bed.row(u"web"_s)).data(role::IsStale), true);
        QVERIFY(changed.size() >= 2); // the group, and what is below it
    }

    // A tour through every state and every cell: nothing a view may ask for fails, and nothing is rich text.
    void everyCellOfTheTour()
    {
        ModelBed bed(Scenario::Tour);
        const auto metrics = bed.session.connections().front()->metrics.look();
        bed.pass(5s);
        QVERIFY(bed.model.rowCount() > 10);
        QList<QModelIndex> parents{{}};
        for (int i = 0; i < bed.model.rowCount(); ++i)
            parents.append(bed.model.index(i, 0));
        for (const QModelIndex &parent : std::as_const(parents))
            for (int i = 0; i < bed.model.rowCount(parent); ++i)
                for (int column = 0; column < Column::ColumnCount; ++column) {
                    const QModelIndex index = bed.model.index(i, column, parent);
                    for (const int asked : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(role::Sort), int(Qt::AccessibleTextRole)}) {
                        const QString text = index.data(asked).toString();
                        for (const QChar sign : text)
                            QVERIFY2(sign.category() != QChar::Other_Control || sign == u'\n', qPrintable(text));
                        for (const char16_t sign : u"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
                            if (asked != role::Sort && sign != 0)
                                QVERIFY2(!text.contains(QChar(sign)), qPrintable(text.toHtmlEscaped()));
                    }
                }
    }

    void sortValues_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("order"); // ascending
        QTest::newRow("name") << int(Column::Group) << u"cheap dear old"_s;
        QTest::newRow("rate") << int(Column::Rate) << u"cheap old dear"_s;
        QTest::newRow("age") << int(Column::Age) << u"dear cheap old"_s;
        QTest::newRow("so far") << int(Column::SoFar) << u"cheap dear old"_s;
    }

    void sortValues()
    {
        QFETCH(int, column);
        ModelBed bed;
        const auto add = [&](const QString &name, int containers, int age) {
            ContainerGroupSpec spec = sampleGroup(name, QList<QStringList>(std::max(1, containers), {u"--http"_s, u"80"_s}));
            if (containers == 0)
                spec.containers.first().resources.reset();
            const QDateTime start = bed.clock.now().addSecs(-age);
            sample::MadeGroup &group = bed.engine.add(spec, ContainerGroup::Origin::Quayside, start);
            group.setComplete();
            for (const spec::Container &container : spec.containers)
                group.tellPast(*container.name, {{start, {}, 0, MemoryEvidence::None, false, {}, LogChannel::Output}});
        };
        add(u"old"_s, 1, 500);
        add(u"cheap"_s, 0, 100);
        add(u"dear"_s, 2, 20);
        bed.pass(100ms);
        GroupFilterModel filter;
        filter.setSourceModel(&bed.model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        filter.sort(column);
        const QStringList ascending = bed.names(filter);
        filter.sort(column, Qt::DescendingOrder);
        QStringList descending = bed.names(filter);
        std::ranges::reverse(descending);
        QCOMPARE(ascending, descending);
        QTEST(ascending.join(u' '), "order");
    }

    // What is not measured has a place in the order, below everything that is; otherwise there would be none.
    void sortsByWhatIsMeasured()
    {
        ModelBed bed(Scenario::Tour);
        const auto metrics = bed.session.connections().front()->metrics.look();
        bed.pass(3s);
        GroupFilterModel filter;
        filter.setSourceModel(&bed.model);
        for (const int column : {int(Column::Cpu), int(Column::Memory)}) {
            filter.sort(column);
            int unmeasured = 0;
            for (int i = 0; i < filter.rowCount(); ++i) {
                const QModelIndex index = filter.index(i, column);
                unmeasured += index.data().toString().isEmpty();
                QCOMPARE(index.data(role::Sort).toDouble() < 0, index.data().toString().isEmpty());
                if (i > 0)
                    QVERIFY(filter.index(i - 1, column).data(role::Sort).toDouble() <= index.data(role::Sort).toDouble());
            }
            QVERIFY(unmeasured > 0 && unmeasured < filter.rowCount());
        }
    }

    // The first sample of a container says nothing about its CPU: no false 0 in the cell or in the curve.
    void anUnknownCpuIsNoZero()
    {
        ModelBed bed;
        bed.add(idleGroup(u"web"_s)).start([](const Result<> &) { });
        bed.pass(1s);
        MetricsHistory &history = bed.session.connections().front()->metrics.history();
        Sample sample;
        sample.container = bed.group(u"web"_s)->containers.first().engineId;
        sample.memory = {5'000'000};
        sample.time = bed.clock.now().toMSecsSinceEpoch();
        history.append({sample});
        QCOMPARE(bed.cell(u"web"_s, Column::Cpu), QVariant());
        QCOMPARE(bed.cell(u"web"_s, Column::Cpu, role::Fraction), -1.0);
        QVERIFY(!bed.cell(u"web"_s, Column::Memory).toString().isEmpty());
        for (const double value : bed.cell(u"web"_s, Column::Cpu, role::History).value<QList<double>>())
            QCOMPARE(value, -1.0);
        bed.clock.advance(2s);
        sample.time += 2000;
        sample.cpu = CpuCores{0.25};
        history.append({sample});
        QVERIFY(bed.cell(u"web"_s, Column::Cpu).toString().contains(u"0.25"_s));
        QList<double> measured = bed.cell(u"web"_s, Column::Cpu, role::History).value<QList<double>>();
        measured.removeAll(-1.0);
        QCOMPARE(measured, QList<double>{0.25});
    }

    void filters_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("names");
        QTest::newRow("nothing") << QString() << u"api web worker"_s;
        QTest::newRow("blanks") << u"   "_s << u"api web worker"_s;
        QTest::newRow("a name") << u"we"_s << u"web"_s;
        QTest::newRow("in capitals") << u"WEB"_s << u"web"_s;
        QTest::newRow("a container") << u"two"_s << u"worker"_s;
        QTest::newRow("an image") << u"quayside-sample"_s << u"api web worker"_s;
        QTest::newRow("a tag") << u"team=blue"_s << u"api"_s;
        QTest::newRow("all of several words") << u"sample w two"_s << u"worker"_s;
        QTest::newRow("a connection") << u"sample"_s << u"api web worker"_s;
        QTest::newRow("no pattern") << u".*"_s << QString();
        QTest::newRow("nobody") << u"nobody"_s << QString();
        QTest::newRow("not") << u"!web"_s << u"api worker"_s;
        QTest::newRow("a state") << u"state:ING"_s << u"api web worker"_s;
        QTest::newRow("a connection by name") << u"on:sample !name:a"_s << u"web worker"_s;
        QTest::newRow("a pattern") << u"/^w.b/"_s << u"web"_s;
        QTest::newRow("a pattern of names") << u"name:/^w/ !/er$/"_s << u"web"_s;
        QTest::newRow("a pattern with a space") << u"\"sample two\""_s << QString();
        QTest::newRow("no such pattern") << u"/(/"_s << QString();
        QTest::newRow("a tag's key") << u"tag:team"_s << u"api"_s;
        QTest::newRow("a whole tag") << u"tag:team=blue"_s << u"api"_s;
        QTest::newRow("half a tag") << u"tag:team=bl"_s << QString();
        QTest::newRow("tags by pattern") << u"tag:/=bl/"_s << u"api"_s;
        QTest::newRow("unfinished") << u"state:"_s << u"api web worker"_s;
        QTest::newRow("an address is no field") << u"localhost:80"_s << QString();
        QTest::newRow("pinned") << u"is:pinned"_s << u"api"_s;
        QTest::newRow("protected") << u"is:protected"_s << u"worker"_s;
    }

    void filters()
    {
        QFETCH(QString, words);
        QFETCH(QString, names);
        ModelBed bed;
        ContainerGroupSpec api = idleGroup(u"api"_s);
        api.tags = {{u"team"_s, u"Blue"_s}};
        bed.add(api);
        bed.add(idleGroup(u"web"_s));
        bed.add(sampleGroup(u"worker"_s, {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}}));
        bed.session.marks().set(GroupMarks::Mark::Pinned, bed.id(u"api"_s), true);
        bed.session.marks().set(GroupMarks::Mark::Protected, bed.id(u"worker"_s), true);
        GroupFilterModel filter;
        QCOMPARE(filter.hiddenCount(), 0);
        filter.setSourceModel(&bed.model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        filter.sort(Column::Group);
        filter.setFilter(GroupFilter::parse(words));
        QCOMPARE(bed.names(filter).join(u' '), names);
        QCOMPARE(filter.hiddenCount(), 3 - filter.rowCount());
        for (int i = 0; i < filter.rowCount(); ++i) // containers follow their group
            QCOMPARE(filter.rowCount(filter.index(i, 0)), bed.model.rowCount(filter.mapToSource(filter.index(i, 0))));
        bed.add(idleGroup(u"web2"_s)); // a later one too
        QCOMPARE(bed.names(filter).contains(u"web2"_s), names.contains(u"web"_s));
    }

    void pinnedGroupsStandFirstInEitherOrder()
    {
        ModelBed bed;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            bed.add(idleGroup(name));
        GroupFilterModel filter;
        filter.setSourceModel(&bed.model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        filter.sort(Column::Group);
        bed.session.marks().set(GroupMarks::Mark::Pinned, bed.id(u"b"_s), true);
        QCOMPARE(bed.names(filter), QStringList({u"b"_s, u"a"_s, u"c"_s}));
        filter.sort(Column::Group, Qt::DescendingOrder);
        QCOMPARE(bed.names(filter), QStringList({u"b"_s, u"c"_s, u"a"_s}));
        bed.session.marks().set(GroupMarks::Mark::Pinned, bed.id(u"b"_s), false);
        QCOMPARE(bed.names(filter), QStringList({u"c"_s, u"b"_s, u"a"_s}));
    }

    void containersKeepTheOrderOfTheSpec()
    {
        ModelBed bed;
        bed.add(sampleGroup(u"web"_s, {{u"--http"_s, u"1"_s}, {u"--http"_s, u"2"_s}, {u"--http"_s, u"3"_s}}));
        GroupFilterModel filter;
        filter.setSourceModel(&bed.model);
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            filter.sort(Column::Group, order);
            QStringList names;
            for (int i = 0; i < 3; ++i)
                names.append(filter.index(i, Column::Group, filter.index(0, 0)).data().toString());
            QCOMPARE(names, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
        }
    }

    void moneyAndTime()
    {
        ModelBed bed;
        bed.add(idleGroup(u"web"_s)).start([](const Result<> &) { });
        bed.pass(100s);
        QVERIFY(bed.cell(u"web"_s, Column::Rate).toString().contains(u"0.36"_s));
        QVERIFY(bed.cell(u"web"_s, Column::SoFar).toString().contains(u"0.01"_s));
        QVERIFY(bed.cell(u"web"_s, Column::Rate, Qt::ToolTipRole).toString().contains(u"2026-10-09"_s));
        QSignalSpy changed(&bed.model, &QAbstractItemModel::dataChanged);
        bed.model.touchTimes();
        QVERIFY(!changed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestContainerGroupModel)
#include "tst_containergroupmodel.moc"
