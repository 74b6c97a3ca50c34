// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <deque>
#include <functional>
#include <memory>

namespace quayside {

// Bounds what all streams of an I/O thread have delivered and nobody has taken yet, because all of it may be taken in one turn of the
// thread that paints. Streams that must wait go on in turn. Used on the I/O thread only.
class Intake final
{
public:
    static constexpr qint64 most = 256 * 1024; // bytes
    static constexpr qint64 block = 64 * 1024; // to be read at once; it may deliver less
    static constexpr qint64 least = 16 * 1024; // that a stream may deliver when it is its turn, however many there are

    class Share;

private:
    bool isFull() const { return m_untaken >= most; }
    qint64 portion() const;
    void goOn();

    qint64 m_untaken = 0;
    std::deque<Share *> m_waiting;
};

// Of one stream. What it has delivered counts as taken when it goes.
class Intake::Share final
{
public:
    Share(std::shared_ptr<Intake> intake, std::function<void()> goOn);
    ~Share();
    Q_DISABLE_COPY_MOVE(Share)

    // Whether a block may be read now. If not, the function is called as soon as it is this stream's turn.
    bool mayRead();
    void add(qint64 bytes);
    void acknowledge(qint64 bytes);

private:
    friend class Intake;
    bool isWaiting() const;

    const std::shared_ptr<Intake> m_intake;
    const std::function<void()> m_goOn;
    qint64 m_portion = 0; // what is left of it
    qint64 m_untaken = 0;
};

} // namespace quayside
