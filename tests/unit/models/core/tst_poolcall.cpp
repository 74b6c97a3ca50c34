// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/poolcall.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString printed(const Result<int> &result)
{
    if (result)
        return QString::number(*result);
    return result.error().isCancelled() ? u"cancelled"_s : result.error().summary;
}

} // namespace

class TestPoolCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY(QThreadPool::globalInstance()->waitForDone(5000)); }

    void bringsTheResultBack()
    {
        QString outcome;
        QThread *worker = nullptr;
        QThread *listener = nullptr;
        QPointer<OperationBase> call = (new PoolCall<int>([&worker]() -> Result<int> {
            worker = QThread::currentThread();
            return 7;
        }))->onFinished(this, [&](const Result<int> &result) {
            outcome = printed(result);
            listener = QThread::currentThread();
        });
        QTRY_COMPARE(outcome, u"7"_s);
        QVERIFY(worker != QThread::currentThread());
        QCOMPARE(listener, QThread::currentThread());
        QTRY_VERIFY(!call);
    }

    void bringsTheErrorBack()
    {
        QString outcome;
        auto *call = new PoolCall<int>([]() -> Result<int> { return failure(Error::Kind::Storage, u"no such file"_s); });
        call->onFinished(this, [&](const Result<int> &result) { outcome = printed(result); });
        QTRY_COMPARE(outcome, u"no such file"_s);
    }

    void aCancelDoesNotWait()
    {
        QSemaphore mayEnd;
        QSemaphore hasBegun;
        QString outcome;
        QPointer<OperationBase> call = (new PoolCall<int>([&]() -> Result<int> {
            hasBegun.release();
            mayEnd.acquire();
            return 7;
        }))->onFinished(this, [&](const Result<int> &result) { outcome += printed(result); });
        QTRY_VERIFY(hasBegun.available() > 0);
        call->cancel();
        QCOMPARE(outcome, u"cancelled"_s);
        QTRY_VERIFY(!call);
        mayEnd.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
        QCoreApplication::processEvents();
        QCOMPARE(outcome, u"cancelled"_s);
    }

    void aCancelBeforeTheStartNeverStarts()
    {
        bool ran = false;
        QString outcome;
        auto *call = new PoolCall<int>([&ran]() -> Result<int> {
            ran = true;
            return 7;
        });
        call->onFinished(this, [&](const Result<int> &result) { outcome = printed(result); });
        call->cancel();
        QCOMPARE(outcome, u"cancelled"_s);
        QCoreApplication::processEvents();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
        QVERIFY(!ran);
    }

    void theOwnerMayGoFirst()
    {
        QSemaphore mayEnd;
        QSemaphore hasBegun;
        bool called = false;
        {
            QObject owner;
            auto *call = new PoolCall<int>(
                [&]() -> Result<int> {
                    hasBegun.release();
                    mayEnd.acquire();
                    return 7;
                },
                &owner);
            call->onFinished(this, [&](const Result<int> &) { called = true; });
            QTRY_VERIFY(hasBegun.available() > 0);
        }
        mayEnd.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestPoolCall)
#include "tst_poolcall.moc"
