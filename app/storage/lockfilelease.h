// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/lease.h"

#include <QTimer>

namespace quayside {

// A lease as a lock on a file, which the kernel keeps: it ends with the process that has it, after kill -9 too, and knows no time that a clock
// could tell wrongly. So it needs no heartbeat, and is never taken from a process that stands still and may go on in the next moment. In the
// folder of one person, so it holds between the programs of this person on this machine.
class LockFileLease final : public Lease
{
    Q_OBJECT

public:
    // We are called by the name in the file: "quayside background".
    LockFileLease(const QString &folder, const QString &engine, QString name, QObject *parent = nullptr);
    ~LockFileLease() override;

    void begin() override;
    bool isHeld() const override { return m_isHeld; }
    QString holder() const override { return m_holder; }
    QString id() const override { return m_isHeld ? m_id : QString(); }
    std::optional<Error> problem() const override { return m_problem; }
    // In a file beside the lock, which goes when we do.
    void tell(const QByteArray &words) override;
    QByteArray told() const override { return m_isHeld ? QByteArray() : m_told; }

    static constexpr int period = 3000; // milliseconds from one try to the next

private:
    bool lock();
    void tryOnce();
    void writeName() const;
    QString readLine(int number) const;
    QString idLeft() const;
    QString toldPath() const;
    QByteArray readTold() const;

    const QString m_path;
    const QString m_name;
    QTimer m_timer;
    int m_file = -1;
    bool m_isHeld = false;
    QString m_id; // goes from one holder to the next
    QString m_holder;
    QByteArray m_told; // by who has it
    std::optional<Error> m_problem;
};

} // namespace quayside
