// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/systemkeychain.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // milliseconds

template <typename T>
std::optional<Result<T>> outcome(Operation<T> *operation)
{
    std::optional<Result<T>> result;
    QObject context;
    operation->onFinished(&context, [&](const Result<T> &ended) { result = ended; });
    const bool ended = QTest::qWaitFor([&] { return result.has_value(); }, patience);
    return ended ? result : std::nullopt;
}

bool hasKeychain()
{
    return qEnvironmentVariableIsSet("QUAYSIDE_PRIVATE_KEYCHAIN");
}

} // namespace

// Run twice: beside a real keychain, and where there is none.
class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsBytesByName()
    {
        if (!hasKeychain())
            QSKIP("There is no keychain in this run; the other run has one.");
        SystemKeychain keychain;
        const QByteArray secret("line\n\0\xff end", 12);
        QVERIFY(outcome(keychain.write(u"group podman/web"_s, secret)).value());
        QCOMPARE(outcome(keychain.read(u"group podman/web"_s)).value().value(), secret);
        QCOMPARE(outcome(SystemKeychain().read(u"group podman/web2"_s)).value().error().kind, Error::Kind::NotFound);
    }

    void writesOver()
    {
        if (!hasKeychain())
            QSKIP("There is no keychain in this run; the other run has one.");
        SystemKeychain keychain;
        QVERIFY(outcome(keychain.write(u"twice"_s, "first")).value());
        QVERIFY(outcome(keychain.write(u"twice"_s, "second")).value());
        QCOMPARE(outcome(keychain.read(u"twice"_s)).value().value(), QByteArray("second"));
    }

    void removesAndSaysNothingOfWhatIsNotThere()
    {
        if (!hasKeychain())
            QSKIP("There is no keychain in this run; the other run has one.");
        SystemKeychain keychain;
        QVERIFY(outcome(keychain.write(u"gone"_s, "soon")).value());
        QVERIFY(outcome(keychain.remove(u"gone"_s)).value());
        QVERIFY(outcome(keychain.remove(u"gone"_s)).value());
        QCOMPARE(outcome(keychain.read(u"gone"_s)).value().error().kind, Error::Kind::NotFound);
    }

    // The library works on after nobody waits any more, and must find its memory where it was.
    void mayBeGivenUp()
    {
        SystemKeychain keychain;
        for (int i = 0; i < 20; ++i) {
            Operation<QByteArray> *reading = keychain.read(u"given up"_s);
            if (i % 2)
                QCoreApplication::processEvents();
            delete reading;
        }
        QTest::qWait(300);
    }

    void saysWhereThereIsNone()
    {
        if (hasKeychain())
            QSKIP("There is a keychain in this run; the other run is without.");
        SystemKeychain keychain;
        const auto written = outcome(keychain.write(u"nowhere"_s, "canary-7141"));
        QVERIFY(written.has_value());
        QCOMPARE(written->error().kind, Error::Kind::Unsupported);
        QVERIFY(written->error().summary.contains("in memory"_L1));
        QVERIFY(!QString(written->error().summary + written->error().detail).contains("canary"_L1));
        QCOMPARE(outcome(keychain.read(u"nowhere"_s)).value().error().kind, Error::Kind::Unsupported);
    }
};

} // namespace quayside

QTEST_GUILESS_MAIN(quayside::KeychainTest)
#include "tst_keychain.moc"
