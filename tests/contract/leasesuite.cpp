// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/leasesuite.h"

#include "models/automation/enginelease.h"
#include "models/runtime/housekeeping.h"

#include <QSignalSpy>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class AloneHere final : public Lease
{
public:
    void begin() override { Q_EMIT changed(); }
    bool isHeld() const override { return true; }
    QString holder() const override { return {}; }
    std::optional<Error> problem() const override { return {}; }
};

// The way to the records, which a test can cut.
class Cable final : public LeaseRecords
{
public:
    explicit Cable(LeaseRecords &records)
        : m_records(records)
    {
    }
    Operation<QList<LeaseRecord>> *list() override { return isCut ? cut<QList<LeaseRecord>>() : m_records.list(); }
    Operation<bool> *make(const LeaseRecord &record) override { return isCut ? cut<bool>() : m_records.make(record); }
    Operation<> *remove(const LeaseRecord &record) override { return isCut ? cut<void>() : m_records.remove(record); }

    bool isCut = false;

private:
    template <typename T>
    Operation<T> *cut() const
    {
        return new ReadyOperation<T>(failure(Error::Kind::Unreachable, u"Cut."_s));
    }

    LeaseRecords &m_records;
};

} // namespace

void LeaseSuite::aNumberIsMadeOnce()
{
    LeaseRecords *records = runtime().leaseRecords();
    QVERIFY(records);
    const LeaseRecord first{7, u"harbour"_s, u"nonce-of-harbour"_s};
    const LeaseRecord second{7, u"quay"_s, u"nonce-of-quay"_s};
    GET(isMade, records->make(first));
    QVERIFY(isMade);
    GET(isMadeAgain, records->make(second));
    QVERIFY(!isMadeAgain);
    SUCCEED(records->remove(second)); // is not there
    GET(kept, records->list());
    QCOMPARE(kept, QList<LeaseRecord>{first});
    GET(stock, runtime().housekeeping()->takeStock());
    QVERIFY(std::ranges::none_of(stock, [](const StockItem &item) { return item.id.contains(u"lease"_s); }));
    SUCCEED(records->remove(first));
    SUCCEED(records->remove(first)); // is gone already
    GET(left, records->list());
    QVERIFY(left.isEmpty());
}

void LeaseSuite::wakesNobody()
{
    bed().pass(2s);
    QSignalSpy hints(&runtime(), &ContainerRuntime::groupsMayHaveChanged);
    const LeaseRecord record{12, u"harbour"_s, u"nonce"_s};
    GET(isMade, runtime().leaseRecords()->make(record));
    QVERIFY(isMade);
    SUCCEED(runtime().leaseRecords()->remove(record));
    bed().pass(3s);
    QCOMPARE(hints.size(), 0);
}

void LeaseSuite::oneDrivesAndTheOtherTakesOver()
{
    const LeaseTiming timing{500ms, 2500ms, 4000ms};
    const SystemClock clock;
    const std::unique_ptr<ContainerRuntime> other = bed().newRuntime();
    SUCCEED(other->connectEngine());
    Cable cable(*runtime().leaseRecords());
    EngineLease one(std::make_unique<AloneHere>(), cable, clock, u"harbour"_s, timing);
    one.setNeeded(true);
    one.begin();
    QVERIFY(waitFor([&] { return one.isHeld(); }));
    auto two = std::make_unique<EngineLease>(std::make_unique<AloneHere>(), *other->leaseRecords(), clock, u"quay"_s, timing);
    two->setNeeded(true);
    two->begin();
    QVERIFY(waitFor([&] { return two->holder() == u"Quayside on harbour"_s; }));
    bed().pass(5s); // longer than any silence
    QVERIFY(one.isHeld() && !two->isHeld());
    cable.isCut = true;
    bool haveBoth = false;
    QVERIFY(waitFor([&] {
        haveBoth |= one.isHeld() && two->isHeld();
        return two->isHeld();
    }));
    QVERIFY(!haveBoth && !one.isHeld());
    two->setNeeded(false); // ends in order
    cable.isCut = false;
    QVERIFY(waitFor([&] { return one.isHeld(); }));
    one.setNeeded(false);
    QVERIFY(waitFor([&] {
        const auto left = outcome(other->leaseRecords()->list());
        return left && left->isEmpty();
    }));
}

} // namespace quayside
