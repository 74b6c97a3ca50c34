// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/requestparser.h"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace quayside {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

class RequestParser::Parser final : public http::request_parser<http::string_body>
{
};

namespace {

QByteArray bytes(string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

RequestParser::RequestParser()
    : m_parser(std::make_unique<Parser>())
{
    m_parser->header_limit(mostHead);
    m_parser->body_limit(mostBody);
    m_parser->eager(true);
}

RequestParser::~RequestParser() = default;

// Beast judges an unfinished head by where its pieces end, so it gets the head as a whole.
RequestParser::State RequestParser::feed(QByteArrayView bytes)
{
    m_rest.append(bytes);
    if (m_parser->is_header_done() || m_rest.contains("\r\n\r\n"))
        return parse();
    return m_rest.size() > mostHead ? State::TooLarge : State::Unfinished;
}

RequestParser::State RequestParser::parse()
{
    qsizetype taken = 0;
    error_code error;
    while (taken < m_rest.size() && !m_parser->is_done() && !error) {
        const auto rest = boost::asio::buffer(m_rest.constData() + taken, static_cast<size_t>(m_rest.size() - taken));
        taken += static_cast<qsizetype>(m_parser->put(rest, error));
    }
    m_rest.remove(0, taken);
    if (m_parser->is_done() && !error)
        return State::Complete;
    const bool goesOn = !error || error == http::error::need_more;
    if (error == http::error::body_limit || error == http::error::header_limit || (goesOn && m_rest.size() > mostHead))
        return State::TooLarge; // what is left is an unfinished chunk size or a trailer: for these Beast knows no limit
    return goesOn ? State::Unfinished : State::Malformed;
}

ReceivedRequest RequestParser::request() const
{
    const auto &message = m_parser->get();
    return {bytes(message.method_string()), bytes(message.target()), bytes(message[http::field::authorization]),
            QByteArray::fromStdString(message.body())};
}

} // namespace quayside
