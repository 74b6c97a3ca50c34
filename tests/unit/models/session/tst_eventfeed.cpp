// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/eventfeed.h"
#include "tests/support/sessionbed.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct FeedBed : SessionBed
{
    FeedBed()
    {
        QObject::connect(&feed, &EventFeed::eventsArrived, &feed, [this](const QList<Event> &more) {
            for (const Event &event : more)
                names.append(event.name);
        });
        QObject::connect(&feed, &EventFeed::cleared, &feed, [this] { names.clear(); });
        start();
    }
    bool hasEvent(const QString &name)
    {
        return waitFor([&] { return names.contains(name); });
    }

    EventFeed feed{session};
    QStringList names;
};

} // namespace

class TestEventFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAndWhatComes()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        bed.feed.show(id);
        QVERIFY(bed.hasEvent(u"Started"_s));
        QCOMPARE(bed.names, (QStringList{u"Created"_s, u"Started"_s}));
        bed.session.stopGroup(id);
        QVERIFY(bed.hasEvent(u"Completed"_s));
    }

    void anotherGroupTakesTheScreen()
    {
        FeedBed bed;
        const GroupId first = bed.deployed(idleGroup(u"first"_s));
        const GroupId second = bed.deployed(idleGroup(u"second"_s));
        QSignalSpy cleared(&bed.feed, &EventFeed::cleared);
        bed.feed.show(first);
        QVERIFY(bed.hasEvent(u"Started"_s));
        bed.feed.show(first);
        QCOMPARE(cleared.size(), 1);
        bed.feed.show(second);
        QCOMPARE(cleared.size(), 2);
        bed.session.stopGroup(first);
        bed.pass(2s);
        QCOMPARE(bed.names, (QStringList{u"Created"_s, u"Started"_s}));
        bed.feed.show(std::nullopt);
        bed.session.stopGroup(second);
        bed.pass(2s);
        QCOMPARE(bed.names, QStringList());
    }

    void aGroupThatComesLater()
    {
        FeedBed bed;
        bed.feed.show(bed.id(u"later"_s));
        bed.pass(1s);
        bed.deployed(idleGroup(u"later"_s));
        QVERIFY(bed.hasEvent(u"Started"_s));
    }

    void anEngineThatComesBack()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        bed.feed.show(id);
        QVERIFY(bed.hasEvent(u"Started"_s));
        QSignalSpy failures(&bed.feed, &EventFeed::failed);
        bed.engine.loseEngine();
        QCOMPARE(failures.size(), 1);
        bed.pass(2s);
        bed.engine.bringEngineBack();
        QVERIFY(bed.waitFor([&] { return !bed.watcher().isStale(); }));
        bed.session.stopGroup(id);
        QVERIFY(bed.hasEvent(u"Completed"_s));
    }
};

QTEST_GUILESS_MAIN(TestEventFeed)
#include "tst_eventfeed.moc"
