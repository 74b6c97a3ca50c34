// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace quayside {

// What somebody asks of us.
struct ReceivedRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray authorization;
    QByteArray body;
};

// Takes the bytes of one HTTP/1.1 request as they come, within bounds. Boost.Beast does the parsing.
class RequestParser
{
public:
    static constexpr quint32 mostHead = 16 * 1024;
    static constexpr quint32 mostBody = 64 * 1024;

    enum class State { Unfinished, Complete, Malformed, TooLarge };

    RequestParser();
    ~RequestParser();
    Q_DISABLE_COPY_MOVE(RequestParser)

    State feed(QByteArrayView bytes);
    // Once it is complete.
    ReceivedRequest request() const;

private:
    State parse();

    class Parser;
    std::unique_ptr<Parser> m_parser;
    QByteArray m_rest; // bytes the parser did not take yet
};

} // namespace quayside
