// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/tables.h"
#include "tests/support/sessionbed.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
const QString hostile = u"<b>%1</b>\u202e\x1b[31m\n"_s;

QString textOf(const QAbstractItemModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.index(row, column).data().toString());
    return cells.join(u'|');
}

QString headersOf(const QAbstractItemModel &model)
{
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column)
        titles.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return titles.join(u'|');
}

bool isPlain(const QString &text)
{
    return !text.contains(QChar(u'\u202e')) && !text.contains(QChar(u'\x1b')) && !text.contains(u'\n');
}

Event eventAt(const QDateTime &time, const QString &name, Event::Type type = Event::Type::Normal)
{
    return {time, type, name, u"one"_s, u"It happened."_s};
}

JournalEntry entryOf(const SessionBed &bed, ActionOutcome outcome)
{
    JournalEntry entry;
    entry.id = QString::number(int(outcome));
    entry.group = bed.id(u"web"_s);
    entry.groupName = u"web"_s;
    entry.startedAt = bed.clock.now().addSecs(-60);
    entry.endedAt = bed.clock.now().addSecs(-30);
    entry.outcome = outcome;
    entry.summary = u"It did not work."_s;
    return entry;
}

} // namespace

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void activities()
    {
        SessionBed bed;
        ActivityModel model(bed.session);
        const QAbstractItemModelTester tester(&model, fatal);
        QCOMPARE(headersOf(model), u"What|Group|Where|When|Took|Outcome"_s);
        QVERIFY(bed.start());
        bed.session.deploy(bed.engine.connection(), idleGroup(u"web"_s));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ActivityModel::Took).data().toString(), QString());
        QVERIFY(model.index(0, 0).data(role::Fraction).toDouble() >= 0);
        QVERIFY(bed.waitFor([&] { return model.index(0, ActivityModel::Result).data().toString() == u"Creating the group"_s; }));
        QVERIFY(bed.waitFor([&] { return model.index(0, ActivityModel::Result).data().toString() == u"Done"_s; }));
        QCOMPARE(model.index(0, 0).data(role::Fraction).toDouble(), -1.0);
        QCOMPARE(model.index(0, 0).data(role::Outcome).toInt(), int(ActionOutcome::Done));
        QCOMPARE(model.index(0, 0).data(role::Id).value<GroupId>(), bed.id(u"web"_s));
        const QString first = model.index(0, 0).data(role::Key).toString();
        bed.session.stopGroup(bed.id(u"web"_s));
        QCOMPARE(model.index(1, 0).data(role::Key), first); // newest first
    }

    void outcomes_data()
    {
        QTest::addColumn<ActionOutcome>("outcome");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("hasDuration");
        QTest::newRow("done") << ActionOutcome::Done << u"Done"_s << true;
        QTest::newRow("failed") << ActionOutcome::Failed << u"It did not work."_s << true;
        QTest::newRow("cancelled") << ActionOutcome::Cancelled << u"Cancelled"_s << true;
        QTest::newRow("interrupted") << ActionOutcome::Interrupted << u"Interrupted: Quayside ended before it was done"_s << false;
    }

    void outcomes()
    {
        QFETCH(ActionOutcome, outcome);
        QFETCH(bool, hasDuration);
        SessionBed bed;
        ActivityModel model(bed.session);
        bed.journal.kept = {entryOf(bed, outcome)};
        QVERIFY(bed.start());
        QTEST(model.index(0, ActivityModel::Result).data().toString(), "words");
        QCOMPARE(model.index(0, ActivityModel::Took).data().toString().isEmpty(), !hasDuration);
    }

    void hostileActivities()
    {
        SessionBed bed;
        ActivityModel model(bed.session);
        JournalEntry entry = entryOf(bed, ActionOutcome::Failed);
        entry.groupName = entry.summary = entry.detail = hostile;
        bed.journal.kept = {entry};
        QVERIFY(bed.start());
        for (int column = 0; column < model.columnCount(); ++column)
            for (const int asked : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                QVERIFY2(isPlain(model.index(0, column).data(asked).toString()), QByteArray::number(column).constData());
    }

    void events()
    {
        ManualClock clock(QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC));
        EventModel model(clock);
        const QAbstractItemModelTester tester(&model, fatal);
        QCOMPARE(headersOf(model), u"Time|Event|Container|Message"_s);
        const auto at = [&](int second) { return clock.now().addSecs(second); };
        model.add({eventAt(at(1), u"Created"_s), eventAt(at(2), u"Started"_s)});
        model.add({eventAt(at(1), u"Created"_s), eventAt(at(2), u"Started"_s), eventAt(at(3), u"Failed"_s, Event::Type::Warning)}); // told again
        QStringList names;
        for (const Event &event : model.rows())
            names.append(event.name);
        QCOMPARE(names, (QStringList{u"Failed"_s, u"Started"_s, u"Created"_s}));
        QCOMPARE(model.index(0, 1).data(role::Severity).toInt(), int(Event::Type::Warning));
        model.add({eventAt(at(0), u"Pulled"_s)}); // one that comes late
        QCOMPARE(model.rows().last().name, u"Pulled"_s);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void onlySoManyEvents()
    {
        ManualClock clock(QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC));
        EventModel model(clock);
        QList<Event> events;
        for (int i = 0; i < 3000; ++i)
            events.append(eventAt(clock.now().addSecs(i), QString::number(i)));
        model.add(events);
        QCOMPARE(model.rowCount(), 2000);
        QCOMPARE(model.rows().first().name, u"2999"_s);
        model.add({eventAt(clock.now().addSecs(5000), u"new"_s)});
        QCOMPARE(model.rowCount(), 2000);
        QCOMPARE(model.rows().first().name, u"new"_s);
    }

    void hostileEvents()
    {
        ManualClock clock(QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC));
        EventModel model(clock);
        model.add({{clock.now(), Event::Type::Normal, hostile, hostile, hostile}});
        for (int column = 0; column < model.columnCount(); ++column)
            for (const int asked : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                QVERIFY(isPlain(model.index(0, column).data(asked).toString()));
    }

    void issues()
    {
        SpecIssueModel model;
        const QAbstractItemModelTester tester(&model, fatal);
        SpecIssue issue;
        issue.severity = SpecIssue::Severity::Warning;
        issue.rule = u"V-007"_s;
        issue.path = u"/name"_s;
        issue.message = u"Use another name."_s;
        TextRange range;
        range.line = 7;
        issue.range = range;
        SpecIssue nowhere = issue;
        nowhere.severity = SpecIssue::Severity::Error;
        nowhere.range.reset();
        model.setRows({issue, nowhere, nowhere});
        QCOMPARE(textOf(model, 0), u"Warning|7|V-007|Use another name."_s);
        QCOMPARE(textOf(model, 1), u"Error||V-007|Use another name."_s);
        model.setRows({nowhere});
        QCOMPARE(model.rowCount(), 1);
        issue.message = hostile;
        issue.path = hostile;
        model.setRows({issue});
        QVERIFY(isPlain(model.index(0, SpecIssueModel::Message).data().toString()));
        QVERIFY(isPlain(model.index(0, SpecIssueModel::Message).data(Qt::ToolTipRole).toString().remove(u'\n')));
    }

    void costs()
    {
        SessionBed bed;
        CostModel model(bed.session);
        const QAbstractItemModelTester tester(&model, fatal);
        QCOMPARE(headersOf(model), u"Group|Where|Prices of|Runs|Ran for|Rate now|So far"_s);
        QVERIFY(bed.start());
        const GroupId cheap = bed.deployed(idleGroup(u"cheap"_s));
        const GroupId dear = bed.deployed(sampleGroup(u"dear"_s, {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}}));
        bed.pass(100s);
        model.refresh();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.row(0).group, dear);
        QCOMPARE(model.row(0).rate.nano, 2 * model.row(1).rate.nano);
        QVERIFY(model.row(0).sum > model.row(1).sum);
        QCOMPARE(model.row(0).sum.nano, bed.session.costs().soFar(dear).nano);
        bed.session.stopGroup(cheap);
        QVERIFY(bed.waitFor([&] { return bed.session.find(cheap)->state == GroupState::Stopped; }));
        bed.session.startGroup(cheap);
        QVERIFY(bed.waitFor([&] { return bed.session.find(cheap)->state == GroupState::Running; }));
        bed.session.deleteGroup(dear);
        QVERIFY(bed.waitFor([&] { return !bed.session.find(dear); }));
        bed.pass(1s);
        model.refresh();
        QCOMPARE(model.row(0).group, dear);
        QCOMPARE(model.index(0, CostModel::Group).data().toString(), u"dear (deleted)"_s);
        QCOMPARE(model.index(0, CostModel::Rate).data().toString(), u"–"_s);
        QCOMPARE(model.row(1).runs, 2);
        QCOMPARE(model.index(1, CostModel::Group).data().toString(), u"cheap"_s);
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
