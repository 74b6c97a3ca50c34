// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/responseparser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace quayside {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

class ResponseParser::Parser final : public http::basic_parser<false>
{
public:
    explicit Parser(const Events &events)
        : m_events(events)
    {
        body_limit(std::numeric_limits<std::uint64_t>::max()); // our own caps are in Exchange; none is refused by Boost 1.74
        header_limit(HttpLimits::head);
        eager(true);
    }

    // What follows the head is another protocol's, until the connection ends. To Beast the message ends with its head.
    bool isTunnel() const { return m_head.status == 101; }

private:
    static QByteArray bytes(string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }
    static QByteArrayView view(string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

    void on_request_impl(http::verb, string_view, string_view, int, error_code &) override { }
    void on_response_impl(int status, string_view, int, error_code &) override { m_head.status = status; }
    void on_field_impl(http::field, string_view name, string_view value, error_code &) override
    {
        m_head.headers.append({bytes(name), bytes(value)});
    }
    void on_header_impl(error_code &) override { m_events.head(m_head); }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override { }
    std::size_t on_body_impl(string_view body, error_code &) override
    {
        m_events.body(view(body));
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code &) override
    {
        m_events.body(view(body));
        return body.size();
    }
    void on_finish_impl(error_code &) override { }

    const Events &m_events;
    HttpHead m_head;
};

ResponseParser::ResponseParser(Events events)
    : m_events(std::move(events))
    , m_parser(std::make_unique<Parser>(m_events))
{
}

ResponseParser::~ResponseParser() = default;

bool ResponseParser::feed(QByteArrayView bytes)
{
    m_rest.append(bytes);
    if (!hasHead() && !headMayBegin())
        return m_fault.isEmpty();
    return parse();
}

// Beast judges an unfinished head by where its pieces end, so it gets the head as a whole. False while that is not here yet,
// and when it never will be: the bytes are no HTTP, or there are too many of them.
bool ResponseParser::headMayBegin()
{
    constexpr QByteArrayView protocol("HTTP/1.");
    if (!m_rest.startsWith(protocol.first(std::min(protocol.size(), m_rest.size())))) {
        m_fault = QStringLiteral("not HTTP/1");
        return false;
    }
    for (qsizetype end = m_rest.indexOf('\n', m_scanned); end >= 0; end = m_rest.indexOf('\n', m_scanned)) {
        if (end == 0 || m_rest.at(end - 1) != '\r') {
            m_fault = QStringLiteral("bad line ending");
            return false;
        }
        if (end == m_scanned + 1)
            return true; // an empty line
        m_scanned = end + 1;
    }
    if (m_rest.size() > HttpLimits::head)
        m_fault = QStringLiteral("head too long");
    return false;
}

bool ResponseParser::parse()
{
    qsizetype taken = 0;
    error_code error;
    while (taken < m_rest.size() && !m_parser->is_done() && !error) {
        const auto rest = boost::asio::buffer(m_rest.constData() + taken, static_cast<size_t>(m_rest.size() - taken));
        taken += static_cast<qsizetype>(m_parser->put(rest, error));
    }
    m_rest.remove(0, taken);
    if (isTunnel() && !m_rest.isEmpty())
        m_events.body(std::exchange(m_rest, {})); // perhaps out of the same packet as the head
    // What Beast leaves behind is an unfinished chunk size, its extensions or a trailer: for these it knows no limit.
    if (m_rest.size() > HttpLimits::head && !m_parser->is_done())
        error = http::make_error_code(http::error::header_limit);
    if (!error || error == http::error::need_more)
        return true;
    m_fault = QString::fromStdString(error.message());
    return false;
}

bool ResponseParser::feedEnd()
{
    if (m_parser->is_done())
        return true;
    error_code error = http::make_error_code(http::error::end_of_stream);
    if (m_parser->got_some()) // Beast may not be told of the end of nothing
        m_parser->put_eof(error);
    if (!error)
        return true;
    m_fault = QString::fromStdString(error.message());
    return false;
}

bool ResponseParser::isComplete() const
{
    return m_parser->is_done() && !isTunnel();
}

bool ResponseParser::isTunnel() const
{
    return m_parser->is_header_done() && m_parser->isTunnel();
}

bool ResponseParser::hasHead() const
{
    return m_parser->is_header_done();
}

QString ResponseParser::fault() const
{
    return m_fault;
}

} // namespace quayside
