// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/madegroup.h"
#include "app/runtimes/sample/samplestock.h"
#include "models/runtime/containerruntime.h"

#include <QSet>

#include <map>

namespace quayside::sample {

// An engine in memory, for --demo and for tests. It keeps the contract of ContainerRuntime, needs no network, no files and no
// other program, and does the same thing every time: all time comes from the clock.
class SampleRuntime final : public ContainerRuntime
{
    Q_OBJECT

public:
    enum class Scenario {
        Empty,
        Tour, // groups in every state there is, and some with difficult names
    };

    SampleRuntime(ConnectionId connection, const Clock &clock, Scenario scenario = Scenario::Tour);
    ~SampleRuntime() override;

    ConnectionId connection() const override { return m_connection; }
    quayside::Capabilities capabilities() const override;
    RuntimeLimits limits() const override;

    Operation<EngineDescription> *connectEngine() override;
    Operation<EngineDescription> *describeEngine() override;
    Operation<QList<ContainerGroup>> *listGroups() override;
    Operation<ContainerGroup> *describeGroup(const GroupId &id) override;
    Operation<GroupSpec> *specOf(const GroupId &id) override;
    Operation<GroupId> *createGroup(const ContainerGroupSpec &spec) override;
    Operation<> *updateGroup(const GroupId &id, const GroupUpdate &update) override;
    Operation<> *startGroup(const GroupId &id) override;
    Operation<> *stopGroup(const GroupId &id) override;
    Operation<> *restartGroup(const GroupId &id) override;
    Operation<> *deleteGroup(const GroupId &id) override;

    Housekeeping *housekeeping() override { return &m_stock; }
    std::unique_ptr<LogStream> openLogs(const GroupId &id, const QString &container, const LogOptions &options) override;
    std::unique_ptr<MetricsStream> openMetrics() override;
    std::unique_ptr<EventStream> openEvents(const GroupId &id, const QDateTime &since) override;

    // For tests: trouble to order.
    void loseEngine(); // everything under way fails, as when a service is killed; the groups live on
    void bringEngineBack(); // connectEngine() succeeds again
    void refuseNextCall(const Error &error);
    void delayAnswers(std::chrono::milliseconds delay);

    // For the operations and streams of this runtime.
    const Clock &clock() const { return m_clock; }
    std::chrono::milliseconds answerDelay() const { return m_answerDelay; }
    // Why the call that begins now fails, if it does.
    std::optional<Error> takeRefusal();
    static Error engineGone();
    MadeGroup *find(const GroupId &id) const;
    Result<MadeGroup *> existing(const GroupId &id) const;
    const std::map<QString, std::unique_ptr<MadeGroup>> &groups() const { return m_groups; }
    MadeGroup &add(const ContainerGroupSpec &spec, ContainerGroup::Origin origin, const QDateTime &createdAt,
                   const QString &address = {});
    void remove(const GroupId &id);
    bool hasImage(const QString &image) const { return m_images.contains(image); }
    void addImage(const QString &image) { m_images.insert(image); }
    void removeImage(const QString &image) { m_images.remove(image); }
    QStringList images() const { return m_images.values(); }

Q_SIGNALS:
    void groupRemoved(const quayside::GroupId &id);
    void eventHappened(const quayside::GroupId &id, const quayside::Event &event);

private:
    Operation<> *change(const GroupId &id, void (MadeGroup::*what)(MadeGroup::Answer));
    EngineDescription description() const;
    QString freeAddress() const;
    void hint();

    const ConnectionId m_connection;
    const Clock &m_clock;
    std::map<QString, std::unique_ptr<MadeGroup>> m_groups; // by key
    QSet<QString> m_images;
    SampleStock m_stock{*this};
    std::chrono::milliseconds m_answerDelay{0};
    std::optional<Error> m_refusal;
    bool m_isConnected = false;
    bool m_isLost = false;
    bool m_hinting = false; // a hint is on its way
};

// As an engine gives a spec back: what is secret is left out.
ContainerGroupSpec withoutSecrets(const ContainerGroupSpec &spec);

} // namespace quayside::sample
