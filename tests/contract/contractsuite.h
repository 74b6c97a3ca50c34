// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "tests/contract/runtimebed.h"

#include <QTest>

namespace quayside {

// What every part of the contract works with: operations become results, time passes until something is so, and no test leaves
// anything behind.
class ContractSuite : public QObject
{
    Q_OBJECT

public:
    explicit ContractSuite(RuntimeBed &bed)
        : m_bed(bed)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    static constexpr std::chrono::milliseconds patience = std::chrono::seconds(30);

    RuntimeBed &bed() const { return m_bed; }
    ContainerRuntime &runtime() const { return m_bed.runtime(); }

    bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds longest = patience) const;

    // How an operation ends; one that does not is an error too.
    template <typename T>
    Result<T> outcome(Operation<T> *operation)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        operation->onFinished(this, [result](const Result<T> &end) { *result = end; });
        if (!waitFor([result] { return result->has_value(); }))
            return failure(Error::Kind::Timeout, QStringLiteral("The operation did not end."));
        return **result;
    }

    // A name that no other test and no other run uses: addresses are picked by name.
    static QString nameFor(const QString &purpose);
    // A group of the sample image, one container a command, called one, two, three.
    static ContainerGroupSpec groupOf(const QString &name, const QList<QStringList> &commands, const QString &restartPolicy = QStringLiteral("Never"));
    static spec::Container containerOf(const QString &name, const QStringList &command);
    static void publish(ContainerGroupSpec &spec, int port);

    ContainerGroup describe(const GroupId &id);
    // The group once it is in a state, or as it is when patience ends.
    ContainerGroup waitForState(const GroupId &id, GroupState state);
    ContainerGroup waitForGroup(const GroupId &id, const std::function<bool(const ContainerGroup &)> &condition);

private:
    RuntimeBed &m_bed;
};

// A stream and all that it has said.
struct LogReader
{
    std::unique_ptr<LogStream> stream;
    QList<QByteArray> lines;
    QList<LogLine> marks;
    int ends = 0;
    QStringList gaps;
    std::optional<Error> failure;

    LogReader(ContainerRuntime &runtime, const GroupId &id, const QString &container, const LogOptions &options = {});
    int count(QByteArrayView line) const;
};

// For messages: what went wrong, or nothing.
template <typename T>
QByteArray wordsOf(const Result<T> &result)
{
    return result ? QByteArray("done") : QString(result.error().summary + u" | " + result.error().detail).toUtf8();
}

} // namespace quayside

// Takes the value of an operation, or ends the test with its error.
#define GET(variable, operation) \
    const auto variable##Outcome = outcome(operation); \
    QVERIFY2(variable##Outcome, wordsOf(variable##Outcome).constData()); \
    const auto variable = *variable##Outcome

#define SUCCEED(operation) \
    do { \
        const auto end = outcome(operation); \
        QVERIFY2(end, wordsOf(end).constData()); \
    } while (false)

#define REFUSED(operation, expected) \
    do { \
        const auto end = outcome(operation); \
        QVERIFY(!end); \
        QVERIFY2(end.error().kind == (expected), wordsOf(end).constData()); \
    } while (false)
