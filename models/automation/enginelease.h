// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/runtime/leaserecords.h"
#include "models/store/lease.h"

namespace quayside {

// Each side measures these on its own clock that never jumps. Between the end of one's hold and another's taking over lies what clocks may run apart.
struct LeaseTiming
{
    std::chrono::milliseconds beat = std::chrono::seconds(15); // from one record to the next, or from one look to the next
    std::chrono::milliseconds hold = std::chrono::seconds(40); // from when the newest record was sent
    std::chrono::milliseconds takeOver = std::chrono::seconds(50); // of silence
};

// The lease of an engine that other persons and machines reach too: the lease among a person's programs on this machine, and then the engine's
// own, as long as there is something to drive. Who has it makes record after record, each with the next number; who wants it watches until the
// records have stood still for a while, and makes the next one itself. A number can be made once, so one of two wins. After each record it is
// looked whether anybody else has made one meanwhile: a request that was long on its way wins nothing. Records of programs that had the local
// lease before us are nobody's, and no records at the first look mean that nobody drives; but records that vanish while one watches may have
// been removed by a stranger ("podman volume prune"), and who made them finds out at its next beat.
class EngineLease final : public Lease
{
    Q_OBJECT

public:
    // The machine is how others call this one. The records must live longer.
    EngineLease(std::unique_ptr<Lease> local, LeaseRecords &records, const Clock &clock, QString machine, LeaseTiming timing = {}, QObject *parent = nullptr);
    ~EngineLease() override;

    void begin() override { m_local->begin(); }
    void setNeeded(bool needed) override;
    Operation<> *end() override;
    bool isHeld() const override;
    bool isHeldHere() const override { return m_local->isHeld(); }
    QString holder() const override;
    std::optional<Error> problem() const override;
    void tell(const QByteArray &words) override { m_local->tell(words); }
    QByteArray told() const override { return m_local->told(); }

private:
    using Records = QList<LeaseRecord>;

    template <typename T, typename Next>
    void ask(Operation<T> *operation, Next next);
    void follow();
    void beat();
    void beatAfter(std::chrono::milliseconds delay);
    std::chrono::milliseconds pause() const;
    void consider(const Records &records);
    void make();
    void confirm(const Records &records, std::chrono::milliseconds sent);
    bool isBeaten(const Records &records) const;
    void hold(const Records &records, std::chrono::milliseconds sent);
    void giveWay();
    QList<Operation<> *> removeOurs();
    bool isFindingOut() const { return m_isTrying && !isOurs() && (!m_seen || m_seen->isEmpty()); }
    bool isOurs() const { return m_isOurs && m_clock.elapsed() < m_heldUntil; }
    bool isMine(const LeaseRecord &record) const { return record.nonce.startsWith(m_id); }
    Records othersOf(const Records &records) const;

    const std::unique_ptr<Lease> m_local;
    LeaseRecords &m_records;
    const Clock &m_clock;
    const QString m_machine;
    const LeaseTiming m_timing;
    QString m_id; // of this program, and those that have ended before it, among all
    bool m_hasEnded = false;
    bool m_isNeeded = false;
    bool m_isTrying = false;
    int m_round = 0; // which answer still matters
    QPointer<OperationBase> m_asked;
    qint64 m_number = 0; // the last one that we tried
    Records m_made; // by us, and not removed yet
    std::optional<LeaseRecord> m_tried; // is made, or will be, or not
    bool m_isOurs = false; // until m_heldUntil
    std::chrono::milliseconds m_heldUntil{0};
    std::optional<Records> m_seen; // of others, when we last looked
    std::chrono::milliseconds m_seenSince{0};
    std::optional<Error> m_problem;
};

} // namespace quayside
