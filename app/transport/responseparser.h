// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace quayside {

// Takes the bytes of one HTTP/1.1 response as they come and says what they mean. Boost.Beast does the parsing, here
// and in RequestParser. What follows "101 Switching Protocols" is its body, and goes on until the connection ends.
class ResponseParser
{
public:
    struct Events
    {
        std::function<void(const HttpHead &)> head;
        std::function<void(QByteArrayView)> body;
    };

    explicit ResponseParser(Events events);
    ~ResponseParser();
    Q_DISABLE_COPY_MOVE(ResponseParser)

    // False when the bytes are no HTTP; see fault().
    bool feed(QByteArrayView bytes);
    // The other side has closed: false when the response is cut off.
    bool feedEnd();

    bool isComplete() const;
    bool hasHead() const;
    QString fault() const;

private:
    bool headMayBegin();
    bool parse();
    bool isTunnel() const;

    class Parser;
    const Events m_events;
    std::unique_ptr<Parser> m_parser;
    QByteArray m_rest; // bytes the parser did not take yet
    qsizetype m_scanned = 0; // of the head: where its first unfinished line begins
    QString m_fault;
};

} // namespace quayside
