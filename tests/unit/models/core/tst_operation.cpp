// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/clock.h"
#include "models/core/operation.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// A step that ends when the test says so, and keeps a log of what happened to it.
class Step final : public Operation<int>
{
public:
    Step(QString name, QStringList &log)
        : m_name(std::move(name))
        , m_log(log)
    {
    }
    ~Step() override { m_log.append(m_name + u" gone"_s); }

    void succeed(int value) { finish(value); }
    void refuse() { beginFail({Error::Kind::Rejected, m_name + u" refused"_s, {}}); }

protected:
    void start() override { m_log.append(m_name + u" started"_s); }
    void abort() override { m_log.append(m_name + u" aborted"_s); }

private:
    const QString m_name;
    QStringList &m_log;
};

// Two steps one after the other; when the second fails, the first is undone by a third.
class Composite final : public Operation<QString>
{
public:
    explicit Composite(QStringList &log)
        : m_log(log)
    {
    }

    QPointer<Step> first;
    QPointer<Step> second;
    QPointer<Step> undo;

protected:
    void start() override
    {
        reportProgress({0, 2, u"first"_s});
        first = new Step(u"first"_s, m_log);
        await(first.data(), [this](int value) { continueWith(value); });
    }

    void fail(const Error &error) override
    {
        if (!m_firstDone)
            return finish(tl::unexpected(error));
        undo = new Step(u"undo"_s, m_log);
        undo->setParent(this);
        undo->onFinished(this, [this, error](const Result<int> &) { finish(tl::unexpected(error)); });
    }

private:
    void continueWith(int value)
    {
        m_firstDone = true;
        reportProgress({1, 2, u"second"_s});
        second = new Step(u"second"_s, m_log);
        await(second.data(), [this, value](int other) { finish(QString::number(value + other)); });
    }

    QStringList &m_log;
    bool m_firstDone = false;
};

struct Outcome
{
    QString text;

    template <typename T>
    void operator()(const Result<T> &result)
    {
        if (!result)
            text = result.error().isCancelled() ? u"cancelled"_s : result.error().summary;
        else if constexpr (std::is_same_v<T, QString>)
            text = *result;
        else
            text = u"done"_s;
    }
};

} // namespace

class TestOperation : public QObject
{
    Q_OBJECT

    QStringList log;

private Q_SLOTS:
    void cleanup()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        log.clear();
    }

    void startsOnTheNextTurn()
    {
        auto *step = new Step(u"step"_s, log);
        QCOMPARE(log, QStringList());
        QCoreApplication::processEvents();
        QCOMPARE(log, QStringList{u"step started"_s});
        delete step;
    }

    void endsOnceAndDeletesItself()
    {
        int calls = 0;
        QPointer<Step> step = new Step(u"step"_s, log);
        step->onFinished(this, [&](const Result<int> &result) {
            ++calls;
            QCOMPARE(*result, 7);
        });
        QCoreApplication::processEvents();
        step->succeed(7);
        step->succeed(8);
        step->cancel();
        QTRY_VERIFY(!step);
        QCOMPARE(calls, 1);
    }

    void compositeSucceeds()
    {
        QString text;
        QPointer<Composite> composite = new Composite(log);
        composite->onFinished(this, [&](const Result<QString> &result) { text = *result; });
        QTRY_VERIFY(composite->first);
        QCoreApplication::processEvents();
        composite->first->succeed(1);
        QCOMPARE(composite->progress().step, 1);
        QCoreApplication::processEvents();
        composite->second->succeed(2);
        QCOMPARE(text, u"3"_s);
        QTRY_VERIFY(!composite);
    }

    void compositeUndoesWhatItDid()
    {
        Outcome outcome;
        QPointer<Composite> composite = new Composite(log);
        composite->onFinished(this, std::ref(outcome));
        QTRY_VERIFY(composite->first);
        composite->first->succeed(1);
        composite->second->refuse();
        QVERIFY(outcome.text.isEmpty());
        QVERIFY(composite->undo);
        composite->cancel(); // too late: undoing is not interrupted
        QVERIFY(outcome.text.isEmpty());
        composite->undo->succeed(0);
        QCOMPARE(outcome.text, u"second refused"_s);
    }

    void cancelBeforeTheStartNeverStarts()
    {
        Outcome outcome;
        auto *composite = new Composite(log);
        composite->onFinished(this, std::ref(outcome));
        composite->cancel();
        QCOMPARE(outcome.text, u"cancelled"_s);
        QCoreApplication::processEvents();
        QVERIFY(!log.contains(u"first started"_s));
    }

    void cancelGoesDownToTheStep()
    {
        Outcome outcome;
        QPointer<Composite> composite = new Composite(log);
        composite->onFinished(this, std::ref(outcome));
        QTRY_VERIFY(log.contains(u"first started"_s));
        composite->cancel();
        QVERIFY(log.contains(u"first aborted"_s));
        QCOMPARE(outcome.text, u"cancelled"_s);
    }

    void cancelByAProgressReportStartsNoMore()
    {
        Outcome outcome;
        QPointer<Composite> composite = new Composite(log);
        composite->onFinished(this, std::ref(outcome));
        connect(composite, &OperationBase::progressChanged, this, [&] { composite->cancel(); });
        QTRY_COMPARE(outcome.text, u"cancelled"_s);
        QTRY_VERIFY(!composite);
        QVERIFY(!log.contains(u"first started"_s));
    }

    void cancelLateStillUndoes()
    {
        Outcome outcome;
        QPointer<Composite> composite = new Composite(log);
        composite->onFinished(this, std::ref(outcome));
        QTRY_VERIFY(composite->first);
        composite->first->succeed(1);
        composite->cancel();
        QVERIFY(composite->undo);
        composite->undo->succeed(0);
        QCOMPARE(outcome.text, u"cancelled"_s);
    }

    void handlerOfAGoneContextIsNotCalled()
    {
        bool called = false;
        auto *step = new Step(u"step"_s, log);
        {
            QObject context;
            step->onFinished(&context, [&](const Result<int> &) { called = true; });
        }
        step->succeed(1);
        QVERIFY(!called);
    }

    void destroyingAnswersNobody()
    {
        bool called = false;
        auto *composite = new Composite(log);
        composite->onFinished(this, [&](const Result<QString> &) { called = true; });
        QTRY_VERIFY(composite->first);
        delete composite;
        QVERIFY(log.contains(u"first gone"_s));
        QVERIFY(!called);
    }

    void mappedOperationHandsOnErrorAndValue()
    {
        QPointer<Step> step = new Step(u"step"_s, log);
        QString text;
        auto *mapped = new MappedOperation<int, QString>(step, [](int value) -> Result<QString> { return QString::number(value); });
        mapped->onFinished(this, [&](const Result<QString> &result) { text = *result; });
        step->succeed(5);
        QCOMPARE(text, u"5"_s);
    }

    void manualClockCallsInOrder()
    {
        ManualClock clock(QDateTime::fromString(u"2026-01-01T00:00:00Z"_s, Qt::ISODate));
        QStringList calls;
        clock.callAfter(std::chrono::seconds(5), this, [&] { calls.append(u"five"_s); });
        clock.callAfter(std::chrono::seconds(1), this, [&] { calls.append(u"one"_s); });
        clock.advance(std::chrono::seconds(2));
        QCOMPARE(calls, QStringList{u"one"_s});
        clock.advance(std::chrono::seconds(10));
        QCOMPARE(calls, (QStringList{u"one"_s, u"five"_s}));
        QCOMPARE(clock.elapsed(), std::chrono::milliseconds(12000));
    }
};

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
