// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/operation.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// A step that ends when the test says so. One that undoes is slow to give up: it takes its time after a cancel.
class Step final : public Operation<int>
{
public:
    enum class Cancel { AtOnce, WhenUndone };

    Step(QString name, QStringList &log, Cancel cancel)
        : m_name(std::move(name))
        , m_log(log)
        , m_cancel(cancel)
    {
    }

    void succeed(int value) { finish(value); }
    void refuse() { beginFail({Error::Kind::Rejected, m_name + u" refused"_s, {}}); }
    void beUndone() { finish(tl::unexpected(m_error)); }

protected:
    void start() override { m_log.append(m_name + u" started"_s); }
    void abort() override { m_log.append(m_name + u" aborted"_s); }
    void fail(const Error &error) override
    {
        m_error = error;
        if (m_cancel == Cancel::AtOnce)
            finish(tl::unexpected(error));
    }

private:
    const QString m_name;
    QStringList &m_log;
    const Cancel m_cancel;
    Error m_error;
};

enum class Way { Await, Attempt };

// Three steps at the same time; done when all are, with the sum. Its own undo runs one more step.
class Parallel final : public Operation<int>
{
public:
    Parallel(QStringList &log, Way way, Step::Cancel cancel = Step::Cancel::AtOnce)
        : m_log(log)
        , m_way(way)
        , m_cancel(cancel)
    {
    }

    QList<QPointer<Step>> steps;
    QPointer<Step> undoing;
    bool undoes = false;

protected:
    void start() override
    {
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
            auto *step = new Step(name, m_log, m_cancel);
            steps.append(step);
            if (m_way == Way::Await)
                await(step, [this](int value) { add(value); });
            else
                attempt(step, [this](const Result<int> &result) { add(result.value_or(100)); });
        }
    }

    void fail(const Error &error) override
    {
        if (!undoes)
            return finish(tl::unexpected(error));
        undoing = new Step(u"undo"_s, m_log, Step::Cancel::AtOnce);
        undo(undoing.data(), [this, error](const Result<int> &) { finish(tl::unexpected(error)); });
    }

private:
    void add(int value)
    {
        m_sum += value;
        if (++m_done == steps.size())
            finish(m_sum);
    }

    QStringList &m_log;
    const Way m_way;
    const Step::Cancel m_cancel;
    int m_sum = 0;
    qsizetype m_done = 0;
};

} // namespace

class TestParallel : public QObject
{
    Q_OBJECT

    QStringList log; // of the steps, and the outcome

    QPointer<Parallel> begin(Way way, Step::Cancel cancel = Step::Cancel::AtOnce)
    {
        QPointer<Parallel> parallel = new Parallel(log, way, cancel);
        parallel->onFinished(this, [this](const Result<int> &result) {
            log.append(u"= "_s + (result ? QString::number(*result) : result.error().isCancelled() ? u"cancelled"_s : result.error().summary));
        });
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        log.clear(); // "a started", "b started", "c started"
        return parallel;
    }

    QString told() { return std::exchange(log, {}).join(u", "_s); }

private Q_SLOTS:
    void cleanup()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        log.clear();
    }

    void allSucceedInAnyOrder()
    {
        const auto parallel = begin(Way::Await);
        parallel->steps.at(2)->succeed(4);
        parallel->steps.at(0)->succeed(1);
        QCOMPARE(told(), QString());
        parallel->steps.at(1)->succeed(2);
        QCOMPARE(told(), u"= 7"_s);
    }

    void firstErrorCancelsTheOthers()
    {
        const auto parallel = begin(Way::Await);
        parallel->steps.at(0)->succeed(1);
        parallel->steps.at(1)->refuse();
        QCOMPARE(told(), u"c aborted, = b refused"_s);
    }

    void aLateErrorChangesNothing()
    {
        const auto parallel = begin(Way::Await, Step::Cancel::WhenUndone);
        parallel->steps.at(0)->refuse();
        parallel->steps.at(1)->refuse();
        parallel->steps.at(0)->beUndone();
        parallel->steps.at(1)->beUndone();
        QCOMPARE(told(), u"c aborted, = a refused"_s);
    }

    void cancelReachesEveryStep()
    {
        const auto parallel = begin(Way::Await);
        parallel->cancel();
        QCOMPARE(told(), u"a aborted, b aborted, c aborted, = cancelled"_s);
    }

    // A step that undoes first keeps the whole waiting for it.
    void cancelWaitsForTheFirstThatGaveUp()
    {
        const auto parallel = begin(Way::Await, Step::Cancel::WhenUndone);
        parallel->cancel();
        QCOMPARE(told(), u"a aborted, b aborted, c aborted"_s);
        parallel->steps.at(1)->beUndone();
        QCOMPARE(told(), u"= cancelled"_s);
    }

    void attemptTakesAnErrorForAnAnswer()
    {
        const auto parallel = begin(Way::Attempt);
        parallel->steps.at(0)->refuse();
        parallel->steps.at(1)->succeed(2);
        QCOMPARE(told(), QString());
        parallel->steps.at(2)->succeed(4);
        QCOMPARE(told(), u"= 106"_s);
    }

    void attemptIsStillCancelled()
    {
        const auto parallel = begin(Way::Attempt);
        parallel->steps.at(0)->refuse();
        parallel->cancel();
        QCOMPARE(told(), u"b aborted, c aborted, = cancelled"_s);
    }

    void undoIsNotCancelled()
    {
        const auto parallel = begin(Way::Await);
        parallel->undoes = true;
        parallel->cancel();
        QCoreApplication::processEvents();
        QCOMPARE(told(), u"a aborted, b aborted, c aborted, undo started"_s);
        parallel->cancel();
        QCOMPARE(told(), QString());
        parallel->undoing->succeed(0);
        QCOMPARE(told(), u"= cancelled"_s);
    }

    void undoOfAnErrorKeepsTheError()
    {
        const auto parallel = begin(Way::Await);
        parallel->undoes = true;
        parallel->steps.at(2)->refuse();
        QCOMPARE(told(), u"a aborted, b aborted"_s);
        parallel->undoing->refuse();
        QCOMPARE(told(), u"= c refused"_s);
    }

    void destroyingTakesTheStepsAlong()
    {
        const auto parallel = begin(Way::Await);
        const auto steps = parallel->steps;
        delete parallel;
        for (const auto &step : steps)
            QVERIFY(!step);
        QCOMPARE(told(), QString());
    }

    void mappedOperation_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("value") << u"5"_s << u"five"_s;
        QTest::newRow("value that cannot be mapped") << u"6"_s << u"not five"_s;
        QTest::newRow("error") << u"refuse"_s << u"source refused"_s;
        QTest::newRow("cancel of the mapped one") << u"cancel"_s << u"Cancelled."_s;
        QTest::newRow("cancel of the source") << u"cancel source"_s << u"Cancelled."_s;
    }

    void mappedOperation()
    {
        QFETCH(QString, event);
        QString outcome;
        QPointer<Step> source = new Step(u"source"_s, log, Step::Cancel::AtOnce);
        auto *mapped = new MappedOperation<int, QString>(source.data(), [](int value) -> Result<QString> {
            return value == 5 ? Result<QString>(u"five"_s) : failure(Error::Kind::Malformed, u"not five"_s);
        });
        mapped->onFinished(this, [&](const Result<QString> &result) { outcome += result ? *result : result.error().summary; });
        QCoreApplication::processEvents();
        if (event == u"refuse")
            source->refuse();
        else if (event == u"cancel")
            mapped->cancel();
        else if (event == u"cancel source")
            source->cancel();
        else
            source->succeed(event.toInt());
        QTEST(outcome, "outcome");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!source);
    }

    void readyOperationIsDoneOnTheNextTurn()
    {
        QString outcome;
        auto *ready = new ReadyOperation<int>(7);
        ready->onFinished(this, [&](const Result<int> &result) { outcome = QString::number(*result); });
        QCOMPARE(outcome, QString());
        QCoreApplication::processEvents();
        QCOMPARE(outcome, u"7"_s);
    }
};

QTEST_GUILESS_MAIN(TestParallel)
#include "tst_parallel.moc"
