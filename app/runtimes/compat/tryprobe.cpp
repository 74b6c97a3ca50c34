// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/tryprobe.h"

#include "app/runtimes/compat/openport.h"

#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/groupoperations.h"
#include "app/runtimes/compat/tr.h"

#include <QTimer>
#include <QUrl>
#include <QtEndian>

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype keptBytes = 4 * ProbeAnswer::longestOutput; // of what a command writes; a probe may write for ever

QString firstWords(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).trimmed().left(ProbeAnswer::longestOutput);
}

// The engine could not be asked, or has asked the container and tells why that went wrong.
bool saysNothing(const Error &error)
{
    return error.kind == Error::Kind::Unreachable || error.kind == Error::Kind::Timeout || error.kind == Error::Kind::Unauthorized;
}

bool isToken(const QByteArray &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || QByteArrayView("!#$%&'*+-.^_`|~").contains(c); });
}

bool isOneLine(const QByteArray &value)
{
    return std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

// The address of what holds the network of a group, as its inspection tells it.
QString addressInside(const QJsonObject &infra)
{
    const QJsonObject settings = infra.value("NetworkSettings"_L1).toObject();
    for (const QJsonValue &network : settings.value("Networks"_L1).toObject())
        if (const QString address = network.toObject().value("IPAddress"_L1).toString(); !address.isEmpty())
            return address;
    return settings.value("IPAddress"_L1).toString();
}

} // namespace

QByteArray withoutFrames(const QByteArray &bytes)
{
    constexpr qsizetype head = 8;
    QByteArray text;
    qsizetype at = 0;
    while (at + head <= bytes.size()) {
        if (bytes[at] < 0 || bytes[at] > 2 || bytes[at + 1] != 0)
            return at == 0 ? bytes : text; // a terminal's, or damage
        const auto length = qsizetype(qFromBigEndian<quint32>(bytes.constData() + at + 4));
        text += bytes.mid(at + head, length);
        at += head + length;
    }
    return text;
}

Result<HttpRequest> probeRequest(const spec::HttpGet &get, const QString &host, quint16 port)
{
    HttpRequest request;
    const QString path = get.path.value_or(u"/"_s);
    request.target = QUrl::toPercentEncoding(path.startsWith(u'/') ? path : u'/' + path, "/?&=%:@!$'()*+,;~"); // what is encoded stays so
    for (const spec::HttpHeader &header : get.httpHeaders)
        request.headers.append({header.name.value_or(QString()).toUtf8(), header.value.value_or(QString()).toUtf8()});
    if (!std::ranges::all_of(request.headers, [](const HttpHeader &header) { return isToken(header.name) && isOneLine(header.value); }))
        return failure(Error::Kind::Rejected, CompatTr::tr("The probe has a header that cannot be sent. Its name may have letters, digits and hyphens, its value one line."));
    const bool hasHost = std::ranges::any_of(request.headers, [](const HttpHeader &header) { return header.name.compare("host", Qt::CaseInsensitive) == 0; });
    if (!hasHost)
        request.headers.append({"Host", host.toUtf8() + ':' + QByteArray::number(port)});
    return request;
}

TryCommand::TryCommand(Engine api, QString container, QStringList command)
    : m_api(std::move(api))
    , m_container(std::move(container))
    , m_command(std::move(command))
{
}

void TryCommand::start()
{
    const QJsonObject body{{u"Cmd"_s, QJsonArray::fromStringList(m_command)}, {u"AttachStdout"_s, true}, {u"AttachStderr"_s, true}};
    const QByteArray target = m_api->pathOf(u"/containers/%1/exec"_s.arg(pathStep(m_container)));
    await(m_api->client().send<QJsonObject>(postRequest(target, body), &expectObject), [this](const QJsonObject &made) { run(made.value("Id"_L1).toString()); });
}

// Its output comes until it ends, however long that takes: who tries decides when it is late.
void TryCommand::run(const QString &id)
{
    HttpRequest request = postRequest(m_api->pathOf(u"/exec/%1/start"_s.arg(pathStep(id))), {{u"Detach"_s, false}, {u"Tty"_s, false}});
    request.patience = forEver;
    request.bodyLimit = 0;
    request.headers = {{"Connection", "Upgrade"}, {"Upgrade", "tcp"}}; // as the engines' own clients do; they answer 101, older ones 200
    auto response = std::make_shared<HttpResponse>(); // touched on the I/O thread only
    Exchange::Receiver receiver;
    receiver.head = [response](Exchange &, const HttpHead &head) { response->head = head; };
    receiver.body = [response](Exchange &, QByteArrayView bytes) { response->body.append(bytes.first(std::min(bytes.size(), keptBytes - response->body.size()))); };
    receiver.end = [this, id, response](Exchange &exchange, const Result<> &end) {
        const Result<> outcome = end && response->head.status != 101 ? expectSuccess(*response) : end;
        exchange.post(0, [this, id, outcome, bytes = response->body] {
            if (outcome)
                return askExitCode(id, withoutFrames(bytes), 50ms);
            if (saysNothing(outcome.error()))
                return beginFail(outcome.error());
            finish(ProbeAnswer{false, outcome.error().detail.isEmpty() ? outcome.error().summary : outcome.error().detail}); // no such program
        });
    };
    m_exchange = m_api->client().begin(std::move(request), std::move(receiver), this);
}

// The engine may still be busy with its end, as long as it likes: who tries decides when it is late.
void TryCommand::askExitCode(const QString &id, const QByteArray &output, std::chrono::milliseconds pause)
{
    await(m_api->client().send<QJsonObject>(getRequest(m_api->pathOf(u"/exec/%1/json"_s.arg(pathStep(id)))), &expectObject), [this, id, output, pause](const QJsonObject &told) {
        if (told.value("Running"_L1).toBool())
            return QTimer::singleShot(pause, this, [this, id, output, pause] { askExitCode(id, output, std::min<std::chrono::milliseconds>(2 * pause, 1s)); });
        const int code = told.value("ExitCode"_L1).toInt(-1);
        const QString words = firstWords(output);
        finish(ProbeAnswer{code == 0, !words.isEmpty() || code == 0 ? words : CompatTr::tr("The command ended with exit code %1.").arg(code)});
    });
}

TryHttp::TryHttp(Engine api, Way way, spec::HttpGet get, std::chrono::milliseconds patience)
    : m_api(std::move(api))
    , m_way(std::move(way))
    , m_get(std::move(get))
    , m_patience(patience)
{
}

void TryHttp::start()
{
    const auto mapping = std::ranges::find_if(m_way.group.ports, [this](const PortMapping &port) {
        return port.containerPort == m_get.port.value_or(0) && port.protocol == Protocol::Tcp;
    });
    if (mapping != m_way.group.ports.end())
        return askPublished(*mapping);
    if (m_way.seesContainers)
        return askInside();
    beginFail({Error::Kind::Unsupported,
               CompatTr::tr("Port %1 is not among the ports of the group, and this engine lets nothing else through to it.").arg(m_get.port.value_or(0)), {}});
}

void TryHttp::askPublished(const PortMapping &mapping)
{
    if (!m_way.reach)
        return ask(connectableAddress(mapping.hostAddress), mapping.hostPort);
    await(new OpenPort(*m_way.reach, m_way.openedPorts, mapping), [this](const PortMapping &here) { ask(here.hostAddress, here.hostPort); });
}

void TryHttp::askInside()
{
    await(findGroup(m_api, m_way.group.id), [this](const GroupParts &parts) {
        await(m_api->inspectContainer(parts.infra.id), [this](const QJsonObject &infra) {
            ask(addressInside(infra), static_cast<quint16>(m_get.port.value_or(0)));
        });
    });
}

void TryHttp::ask(const QString &host, quint16 port)
{
    Result<HttpRequest> request = probeRequest(m_get, host, port);
    if (!request)
        return beginFail(request.error());
    request->patience = m_patience;
    const bool isTls = m_get.scheme.value_or(QString()).compare(u"https", Qt::CaseInsensitive) == 0;
    Endpoint endpoint;
    endpoint.host = host;
    endpoint.port = port;
    endpoint.kind = isTls ? Endpoint::Kind::TlsService : Endpoint::Kind::Service;
    auto status = std::make_shared<int>(0); // touched on the I/O thread only
    Exchange::Receiver receiver;
    receiver.head = [status](Exchange &exchange, const HttpHead &head) {
        *status = head.status;
        exchange.end({}); // what it says does not matter
    };
    receiver.body = [](Exchange &, QByteArrayView) { };
    receiver.end = [this, status](Exchange &exchange, const Result<> &end) { exchange.post(0, [this, code = *status, end] { judge(code, end); }); };
    m_exchange = HttpClient(m_api->client().io(), endpoint).begin(std::move(*request), std::move(receiver), this);
}

void TryHttp::judge(int status, const Result<> &end)
{
    if (status != 0)
        return finish(ProbeAnswer{status >= 200 && status < 400, CompatTr::tr("HTTP status %1.").arg(status)});
    if (end.error().kind == Error::Kind::Timeout)
        return finish(ProbeAnswer{false, CompatTr::tr("No answer within %n second(s).", nullptr, static_cast<int>(m_patience.count() / 1000))});
    finish(ProbeAnswer{false, end.error().detail.isEmpty() ? end.error().summary : end.error().detail});
}

} // namespace quayside::compat
