// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/enginelease.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What an engine keeps, for several machines.
struct FakeEngine
{
    QList<LeaseRecord> records; // by number
    int calls = 0;
    bool hasForeignVolume = false;
};

class FakeRecords final : public LeaseRecords
{
public:
    explicit FakeRecords(FakeEngine &engine)
        : m_engine(engine)
    {
    }
    Operation<QList<LeaseRecord>> *list() override
    {
        ++m_engine.calls;
        if (isCutOff)
            return cutOff<QList<LeaseRecord>>();
        if (m_engine.hasForeignVolume)
            return new ReadyOperation<QList<LeaseRecord>>(failure(Error::Kind::Conflict, u"Somebody else's volume."_s));
        return new ReadyOperation<QList<LeaseRecord>>(m_engine.records);
    }
    Operation<bool> *make(const LeaseRecord &record) override
    {
        ++m_engine.calls;
        if (isCutOff)
            return cutOff<bool>();
        const auto place = std::ranges::lower_bound(m_engine.records, record.number, {}, &LeaseRecord::number);
        if (place != m_engine.records.end() && place->number == record.number)
            return new ReadyOperation<bool>(false);
        m_engine.records.insert(place, record);
        return new ReadyOperation<bool>(true);
    }
    Operation<> *remove(const LeaseRecord &record) override
    {
        if (isCutOff)
            return cutOff<void>();
        m_engine.records.removeAll(record);
        return new ReadyOperation<>(Result<>());
    }

    bool isCutOff = false;

private:
    template <typename T>
    Operation<T> *cutOff() const
    {
        return new ReadyOperation<T>(failure(Error::Kind::Unreachable, u"Away."_s));
    }

    FakeEngine &m_engine;
};

// A way to the engine on which requests and answers take their time, overtake each other and get lost, and a cancel comes too late.
class BadWay final : public LeaseRecords
{
public:
    BadWay(FakeEngine &engine, const Clock &clock, QRandomGenerator &random)
        : m_clock(clock)
        , m_random(random)
        , m_direct(engine)
    {
    }
    Operation<QList<LeaseRecord>> *list() override { return later<QList<LeaseRecord>>([this] { return m_direct.list(); }); }
    Operation<bool> *make(const LeaseRecord &record) override { return later<bool>([this, record] { return m_direct.make(record); }); }
    Operation<> *remove(const LeaseRecord &record) override { return later<void>([this, record] { return m_direct.remove(record); }); }

private:
    template <typename T>
    struct Slow final : Operation<T>
    {
        explicit Slow(std::function<void(Slow *)> begin)
            : m_begin(std::move(begin))
        {
        }
        void start() override { m_begin(this); }
        using Operation<T>::finish;

        std::function<void(Slow *)> m_begin;
    };

    std::chrono::milliseconds delay() { return std::chrono::milliseconds(m_random.bounded(6) ? m_random.bounded(2000) : m_random.bounded(60'000)); }

    template <typename T>
    Operation<T> *later(std::function<Operation<T> *()> apply)
    {
        return new Slow<T>([this, apply, here = QPointer(&m_way)](Slow<T> *asked) {
            if (!here)
                return; // after the test
            const QPointer<Slow<T>> waiting(asked);
            m_clock.callAfter(delay(), &m_way, [this, apply, waiting] {
                if (m_random.bounded(8) == 0)
                    return;
                apply()->onFinished(&m_way, [this, waiting](const Result<T> &result) {
                    m_clock.callAfter(delay(), &m_way, [waiting, result] {
                        if (waiting)
                            waiting->finish(result);
                    });
                });
            });
        });
    }

    const Clock &m_clock;
    QRandomGenerator &m_random;
    FakeRecords m_direct;
    QObject m_way;
};

class LocalLease final : public Lease
{
public:
    void begin() override { Q_EMIT changed(); }
    bool isHeld() const override { return held; }
    QString holder() const override { return held ? QString() : u"this machine's other program"_s; }
    std::optional<Error> problem() const override { return {}; }
    QString id() const override { return name; }
    void give(bool ours)
    {
        held = ours;
        Q_EMIT changed();
    }

    bool held = true;
    QString name;
};

struct Machine
{
    Machine(FakeEngine &engine, const Clock &clock, const QString &name, const QString &id = {})
        : records(engine)
    {
        auto made = std::make_unique<LocalLease>();
        local = made.get();
        local->name = id;
        lease = std::make_unique<EngineLease>(std::move(made), records, clock, name);
        lease->setNeeded(true);
        lease->begin();
    }

    FakeRecords records;
    LocalLease *local = nullptr;
    std::unique_ptr<EngineLease> lease;
};

std::unique_ptr<EngineLease> begun(LeaseRecords &records, const Clock &clock)
{
    auto lease = std::make_unique<EngineLease>(std::make_unique<LocalLease>(), records, clock, u"machine"_s);
    lease->setNeeded(true);
    lease->begin();
    return lease;
}

struct Bed
{
    void pass(std::chrono::milliseconds time)
    {
        settle();
        for (; time > 0ms; time -= 500ms) {
            clock.advance(500ms);
            settle();
        }
    }
    static void settle()
    {
        for (int turn = 0; turn < 12; ++turn)
            QCoreApplication::processEvents();
    }

    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    FakeEngine engine;
};

} // namespace

class TestEngineLease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneOfTwoDrivesAndTheOtherSaysWho()
    {
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        Machine two(bed.engine, bed.clock, u"quay"_s);
        bed.pass(60s); // they began at the same moment
        for (int minute = 0; minute < 30; ++minute) {
            bed.pass(10s);
            QVERIFY(one.lease->isHeld() != two.lease->isHeld());
            QVERIFY(bed.engine.records.size() == 1);
        }
        const Machine &other = one.lease->isHeld() ? two : one;
        QCOMPARE(other.lease->holder(), one.lease->isHeld() ? u"Quayside on harbour"_s : u"Quayside on quay"_s);
        QVERIFY(!other.lease->problem());
    }

    void takesOverAfterSilenceAndNotBefore()
    {
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.pass(20s);
        Machine two(bed.engine, bed.clock, u"quay"_s);
        bed.pass(5s);
        QVERIFY(one.lease->isHeld() && !two.lease->isHeld());
        one.records.isCutOff = true;
        bed.pass(39s);
        QVERIFY(!two.lease->isHeld());
        bed.pass(30s);
        QVERIFY(!one.lease->isHeld() && two.lease->isHeld());
        one.records.isCutOff = false;
        bed.pass(120s);
        QVERIFY(!one.lease->isHeld() && two.lease->isHeld());
        QCOMPARE(one.lease->holder(), u"Quayside on quay"_s);
    }

    // Whatever the moment at which the holder is cut off: never do two drive.
    void whoIsCutOffStopsBeforeAnotherBegins_data()
    {
        QTest::addColumn<int>("seconds");
        for (int seconds = 0; seconds < 16; ++seconds)
            QTest::addRow("%d s after the start", seconds) << seconds;
    }
    void whoIsCutOffStopsBeforeAnotherBegins()
    {
        QFETCH(int, seconds);
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.settle();
        Machine two(bed.engine, bed.clock, u"quay"_s);
        bed.pass(std::chrono::seconds(seconds));
        QVERIFY(one.lease->isHeld());
        one.records.isCutOff = true;
        int idle = 0;
        for (int step = 0; step < 240; ++step) {
            bed.pass(500ms);
            QVERIFY(!(one.lease->isHeld() && two.lease->isHeld()));
            idle += !one.lease->isHeld() && !two.lease->isHeld();
        }
        QVERIFY(two.lease->isHeld());
        QVERIFY(idle >= 20 && idle <= 75); // half seconds; a record may be seen first one look late, and the last look be one late
    }

    void overABadWayNeverTwoDrive_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 24; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void overABadWayNeverTwoDrive()
    {
        QFETCH(int, seed);
        Bed bed;
        QRandomGenerator random(static_cast<quint32>(seed));
        std::array<std::unique_ptr<BadWay>, 3> ways;
        std::array<std::unique_ptr<EngineLease>, 3> leases;
        int held = 0;
        for (int second = 0; second < 3 * 3600; ++second) {
            if (second % 600 == 0 && second < 7200) { // one ends, or begins, without a word
                const size_t which = random.bounded(3);
                if (!ways[which])
                    ways[which] = std::make_unique<BadWay>(bed.engine, bed.clock, random);
                if (std::exchange(leases[which], nullptr) == nullptr)
                    leases[which] = begun(*ways[which], bed.clock);
            }
            bed.clock.advance(1s);
            for (int turn = 0; turn < 4; ++turn)
                QCoreApplication::processEvents();
            const auto holders = std::ranges::count_if(leases, [](const auto &lease) { return lease && lease->isHeld(); });
            QVERIFY(holders <= 1);
            held += static_cast<int>(holders);
        }
        QVERIFY2(held > 900, qPrintable(QString::number(held))); // and mostly one does
    }

    void nothingIsAskedWhenNothingIsToBeDriven()
    {
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.pass(20s);
        one.lease->setNeeded(false);
        bed.pass(1s);
        QVERIFY(bed.engine.records.isEmpty());
        QVERIFY(one.lease->isHeld()); // the one of this machine
        const int calls = bed.engine.calls;
        bed.pass(120s);
        QCOMPARE(bed.engine.calls, calls);
    }

    void whoEndsInOrderLeavesNothing_data()
    {
        QTest::addColumn<bool>("isWatched");
        QTest::newRow("nobody watched") << false;
        QTest::newRow("another machine watched") << true; // it cannot tell this from records that a stranger removed
    }
    void whoEndsInOrderLeavesNothing()
    {
        QFETCH(bool, isWatched);
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.settle();
        std::optional<Machine> two;
        if (isWatched)
            two.emplace(bed.engine, bed.clock, u"quay"_s);
        bed.pass(20s);
        bool hasEnded = false;
        one.lease->end()->onFinished(one.lease.get(), [&hasEnded](const Result<> &) { hasEnded = true; });
        QVERIFY(!one.lease->isHeld());
        bed.settle();
        QVERIFY(hasEnded && bed.engine.records.isEmpty());
        if (!isWatched)
            two.emplace(bed.engine, bed.clock, u"quay"_s);
        bed.pass(isWatched ? 70s : 1s);
        QVERIFY(two->lease->isHeld() && !two->lease->problem());
        QCOMPARE(bed.engine.records.size(), 1);
    }

    void endsWithoutTheEngine()
    {
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.pass(20s);
        one.records.isCutOff = true;
        bool hasEnded = false;
        one.lease->end()->onFinished(one.lease.get(), [&hasEnded](const Result<> &) { hasEnded = true; });
        bed.settle();
        QVERIFY(hasEnded);
        const int calls = bed.engine.calls;
        bed.pass(120s);
        QVERIFY(!one.lease->isHeld());
        QCOMPARE(bed.engine.calls, calls);
    }

    // Killed: the kernel gives the local lease to the next program, which need not wait for one that has ended.
    void goesOnAtOnceAfterAProgramOfTheSameMachine_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("isAtOnce");
        QTest::newRow("of this machine") << u"lock-of-harbour"_s << true;
        QTest::newRow("of another one") << u"lock-of-quay"_s << false;
    }
    void goesOnAtOnceAfterAProgramOfTheSameMachine()
    {
        QFETCH(QString, id);
        QFETCH(bool, isAtOnce);
        Bed bed;
        bed.engine.records.append({41, u"harbour"_s, u"lock-of-harbour-41"_s});
        Machine one(bed.engine, bed.clock, u"harbour"_s, id);
        bed.settle();
        QCOMPARE(one.lease->isHeld(), isAtOnce);
        QCOMPARE(one.lease->holder(), isAtOnce ? QString() : u"Quayside on harbour"_s);
        bed.pass(66s);
        QVERIFY(one.lease->isHeld());
        QCOMPARE(bed.engine.records.size(), 1);
    }

    void asksTheEngineOnlyForOneProgramOfAMachine()
    {
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.settle();
        one.local->give(false);
        bed.pass(1s);
        QVERIFY(!one.lease->isHeld() && bed.engine.records.isEmpty());
        QCOMPARE(one.lease->holder(), u"this machine's other program"_s);
    }

    void whoseRecordIsReplacedGivesWay_data()
    {
        QTest::addColumn<int>("by"); // how many numbers later
        QTest::newRow("an older number") << -7;
        QTest::newRow("the next number") << 1;
        QTest::newRow("a later number") << 9;
    }
    void whoseRecordIsReplacedGivesWay()
    {
        QFETCH(int, by);
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.pass(2s);
        QVERIFY(one.lease->isHeld());
        const qint64 number = bed.engine.records.first().number;
        bed.engine.records = {{number + by, u"quay"_s, u"another"_s}};
        bed.pass(18s);
        QVERIFY(!one.lease->isHeld());
        bed.pass(80s);
        QVERIFY(one.lease->isHeld()); // nobody else goes on
    }

    // "podman volume prune" takes what no container uses.
    void goesOnWhenAStrangerRemovesTheRecords_data()
    {
        QTest::addColumn<int>("seconds");
        for (int seconds = 0; seconds < 20; ++seconds)
            QTest::addRow("%d s after a while", seconds) << seconds;
    }
    void goesOnWhenAStrangerRemovesTheRecords()
    {
        QFETCH(int, seconds);
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.settle();
        Machine two(bed.engine, bed.clock, u"quay"_s);
        bed.pass(20s + std::chrono::seconds(seconds));
        bed.engine.records.clear();
        for (int second = 0; second < 100; ++second) {
            bed.pass(1s);
            QVERIFY(one.lease->isHeld() && !two.lease->isHeld());
        }
    }

    // It stood still, or its machine slept: what it does next is asked before any timer of its own has told it.
    void whoSleptHoldsNothing()
    {
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.settle();
        QVERIFY(one.lease->isHeld());
        bool heldWhenWoken = true;
        QObject woken;
        bed.clock.callAfter(41s, &woken, [&] { heldWhenWoken = one.lease->isHeld(); });
        one.records.isCutOff = true;
        bed.clock.advance(1h);
        QVERIFY(!heldWhenWoken);
    }

    void aClockThatIsSetChangesNothing()
    {
        Bed bed;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.settle();
        Machine two(bed.engine, bed.clock, u"quay"_s);
        for (const qint64 jump : {-3600, 7200, 86400, -86400}) {
            bed.clock.setWallClock(bed.clock.now().addSecs(jump));
            bed.pass(30s);
            QVERIFY(one.lease->isHeld() && !two.lease->isHeld());
        }
    }

    void aForeignVolumeIsAProblemAsLongAsItIsThere()
    {
        Bed bed;
        bed.engine.hasForeignVolume = true;
        Machine one(bed.engine, bed.clock, u"harbour"_s);
        bed.pass(1s);
        QVERIFY(!one.lease->isHeld());
        QCOMPARE(one.lease->problem()->kind, Error::Kind::Conflict);
        bed.engine.hasForeignVolume = false;
        bed.pass(20s);
        QVERIFY(one.lease->isHeld() && !one.lease->problem());
    }
};

QTEST_GUILESS_MAIN(TestEngineLease)
#include "tst_enginelease.moc"
