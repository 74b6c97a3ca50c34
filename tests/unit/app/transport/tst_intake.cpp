// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/intake.h"

#include <QTest>

#include <map>

using namespace quayside;

namespace {

// A stream with more to deliver than anybody takes, a block at a time.
struct Stream
{
    Stream(std::shared_ptr<Intake> intake, qint64 blockSize)
        : size(blockSize)
        , share(std::move(intake), [this] { readOn(); })
    {
    }
    void readOn()
    {
        while (share.mayRead()) {
            share.add(size);
            delivered += size;
            untaken += size;
        }
    }
    void take() { share.acknowledge(std::exchange(untaken, 0)); }

    const qint64 size;
    qint64 delivered = 0;
    qint64 untaken = 0;
    Intake::Share share;
};

struct Streams
{
    explicit Streams(int count, qint64 blockSize = 4096)
    {
        for (int i = 0; i < count; ++i)
            all.push_back(std::make_unique<Stream>(intake, blockSize));
        for (const auto &stream : all)
            stream->readOn();
    }
    qint64 untaken() const
    {
        qint64 sum = 0;
        for (const auto &stream : all)
            sum += stream->untaken;
        return sum;
    }
    // Everybody's turn is over: what was delivered until now is taken.
    void turn()
    {
        std::map<Stream *, qint64> here;
        for (const auto &stream : all)
            here[stream.get()] = std::exchange(stream->untaken, 0);
        for (const auto &[stream, bytes] : here)
            stream->share.acknowledge(bytes);
    }

    std::shared_ptr<Intake> intake = std::make_shared<Intake>();
    std::vector<std::unique_ptr<Stream>> all;
};

} // namespace

class TestIntake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneGetsAllThereIs()
    {
        Streams streams(1);
        QCOMPARE(streams.untaken(), Intake::most);
        streams.turn();
        QCOMPARE(streams.untaken(), Intake::most);
        QCOMPARE(streams.all[0]->delivered, 2 * Intake::most);
    }

    void manyDeliverNoMoreThanOne()
    {
        Streams streams(50);
        for (int turn = 0; turn < 40; ++turn) {
            QVERIFY2(streams.untaken() <= Intake::most + Intake::block, QByteArray::number(streams.untaken()).constData());
            streams.turn();
        }
    }

    void eachHasItsTurn()
    {
        Streams streams(50);
        for (int turn = 0; turn < 8; ++turn)
            streams.turn();
        for (const auto &stream : streams.all)
            QVERIFY(stream->delivered >= Intake::least);
    }

    // An HTTP answer that nobody waits to be handed, or records of which most are left out.
    void whatDeliversNothingStopsNobody()
    {
        const auto intake = std::make_shared<Intake>();
        Intake::Share silent(intake, [] { });
        for (int i = 0; i < 1000; ++i)
            QVERIFY(silent.mayRead());
        Stream other(intake, 4096);
        other.readOn();
        QCOMPARE(other.delivered, Intake::most);
        QVERIFY(!silent.mayRead());
    }

    void whatGoesLeavesItsRoom()
    {
        const auto intake = std::make_shared<Intake>();
        auto first = std::make_unique<Stream>(intake, 4096);
        first->readOn();
        Stream second(intake, 4096);
        second.readOn();
        QCOMPARE(second.delivered, 0);
        first.reset();
        QCOMPARE(second.delivered, Intake::most);
    }

    void whoWaitsMayGo()
    {
        const auto intake = std::make_shared<Intake>();
        Stream first(intake, 4096);
        first.readOn();
        auto second = std::make_unique<Stream>(intake, 4096);
        second->readOn();
        second.reset();
        first.take();
        QCOMPARE(first.delivered, 2 * Intake::most);
    }
};

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
