// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/tlschannel.h"

#include "app/transport/tr.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QSslConfiguration>
#include <QSslKey>

#include <future>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, TransportTr::tr("The file %1 cannot be read; it is needed to prove who is who.").arg(path), file.errorString());
    return file.read(1024 * 1024);
}

Result<QList<QSslCertificate>> certificatesIn(const QString &path)
{
    return contentOf(path).and_then([&path](const QByteArray &bytes) -> Result<QList<QSslCertificate>> {
        const QList<QSslCertificate> certificates = QSslCertificate::fromData(bytes);
        if (certificates.isEmpty())
            return failure(Error::Kind::Malformed, TransportTr::tr("There is no certificate in %1; a file in PEM form is needed.").arg(path));
        return certificates;
    });
}

// Said here, because a server tells an expired certificate only by hanging up.
Result<> checkTime(const QSslCertificate &certificate, const QString &path)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto day = [](const QDateTime &time) { return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat); };
    if (certificate.expiryDate() < now)
        return failure(Error::Kind::Unauthorized, TransportTr::tr("The client certificate %1 expired on %2. Have a new one issued.").arg(path, day(certificate.expiryDate())));
    if (certificate.effectiveDate() > now)
        return failure(Error::Kind::Unauthorized, TransportTr::tr("The client certificate %1 is valid only from %2.").arg(path, day(certificate.effectiveDate())));
    return {};
}

Result<QSslKey> keyIn(const QString &path)
{
    return contentOf(path).and_then([&path](const QByteArray &bytes) -> Result<QSslKey> {
        for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa})
            if (QSslKey key(bytes, algorithm); !key.isNull())
                return key;
        if (bytes.contains("ENCRYPTED"))
            return failure(Error::Kind::Unsupported, TransportTr::tr("The key %1 has a password; engines need one without.").arg(path));
        return failure(Error::Kind::Malformed, TransportTr::tr("There is no RSA or EC key in %1; a file in PEM form is needed.").arg(path));
    });
}

Result<> addIdentity(QSslConfiguration &configuration, const TlsFiles &files)
{
    const Result<QList<QSslCertificate>> chain = certificatesIn(files.certificate);
    if (!chain)
        return tl::unexpected(chain.error());
    if (Result<> valid = checkTime(chain->first(), files.certificate); !valid)
        return valid;
    const Result<QSslKey> key = keyIn(files.key);
    if (!key)
        return tl::unexpected(key.error());
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

QString stepOf(QAbstractSocket::SocketError error, const Endpoint &endpoint)
{
    const QString place = endpoint.text();
    switch (error) {
    case QAbstractSocket::HostNotFoundError: return TransportTr::tr("Name: no machine is called %1. Check the address and the network.").arg(endpoint.host);
    case QAbstractSocket::ConnectionRefusedError: return TransportTr::tr("Route: %1 refuses connections. Does the engine listen there?").arg(place);
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::NetworkError: return TransportTr::tr("Route: %1 cannot be reached. Check the network and firewalls on the way.").arg(place);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError: return TransportTr::tr("Handshake: %1 and Quayside do not agree on TLS.").arg(place);
    default: return TransportTr::tr("The connection to %1 broke.").arg(place);
    }
}

// After the handshake of TLS 1.3 a server says by an alert that it does not take our certificate.
bool refusesOurCertificate(const QString &words)
{
    return words.contains(u"alert"_s) && (words.contains(u"certificate"_s) || words.contains(u"unknown ca"_s));
}

Result<QSslConfiguration> readConfiguration(const TlsFiles &files)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setAllowedNextProtocols({}); // HTTP/2 is not spoken
    if (!files.authority.isEmpty()) {
        const Result<QList<QSslCertificate>> authority = certificatesIn(files.authority);
        if (!authority)
            return tl::unexpected(authority.error());
        configuration.setCaCertificates(*authority);
    }
    if (!files.certificate.isEmpty())
        if (const Result<> added = addIdentity(configuration, files); !added)
            return tl::unexpected(added.error());
    return configuration;
}

} // namespace

// OpenSSL keeps what went wrong in a queue for each thread, and trying a key as RSA that is none leaves an entry there. On the thread that
// carries the connections the next reader of another one would take it for its own and break, so the files are read on a thread that ends.
Result<QSslConfiguration> tlsConfiguration(const TlsFiles &files)
{
    return std::async(std::launch::async, readConfiguration, files).get();
}

QStringList warningsAbout(const TlsFiles &files)
{
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (files.key.isEmpty() || !(QFile::permissions(files.key) & others))
        return {};
    return {TransportTr::tr("Others on this machine can use the key %1, and with it the engine; take it from them: chmod 600.").arg(files.key)};
}

Error certificateError(const QSslError &error, const QString &host)
{
    const auto say = [&error](const QString &summary) { return Error{Error::Kind::Unauthorized, summary, error.errorString()}; };
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return say(TransportTr::tr("Handshake: who answers at %1 shows a certificate for another name. Nothing was sent.").arg(host));
    case QSslError::CertificateExpired:
        return say(TransportTr::tr("Handshake: the certificate of %1 has expired. Nothing was sent; have a new one issued there.").arg(host));
    case QSslError::CertificateNotYetValid:
        return say(TransportTr::tr("Handshake: the certificate of %1 is not valid yet. Check the clocks of both machines.").arg(host));
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return say(TransportTr::tr("Handshake: nobody you trust vouches for the certificate of %1. Name the file of its authority (ca.pem) in the connection.").arg(host));
    default:
        return say(TransportTr::tr("Handshake: the certificate of %1 is not good: %2.").arg(host, error.errorString()));
    }
}

TlsChannel::TlsChannel(Endpoint endpoint)
    : m_endpoint(std::move(endpoint))
    , m_socket(this)
{
    m_socket.setReadBufferSize(readBufferSize);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        m_isOpen = true;
        Q_EMIT opened();
    });
    connect(&m_socket, &QSslSocket::readyRead, this, [this] {
        m_answers = true;
        Q_EMIT readyRead();
    });
    connect(&m_socket, &QSslSocket::disconnected, this, &TlsChannel::onDisconnected);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &TlsChannel::onError);
}

void TlsChannel::open()
{
    const Result<QSslConfiguration> configuration = tlsConfiguration(m_endpoint.tls);
    if (!configuration) {
        Q_EMIT failed(configuration.error());
        return;
    }
    m_socket.setSslConfiguration(*configuration); // of this socket only: the default one would let other authorities in
    m_socket.connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
}

// With TLS 1.3 a server judges our certificate when we think that the handshake is over, and some only hang up.
void TlsChannel::onDisconnected()
{
    if (m_answers || !m_isOpen)
        Q_EMIT closed();
    else
        Q_EMIT failed(refusedCertificate({}));
}

Error TlsChannel::refusedCertificate(const QString &words) const
{
    const QString summary = m_endpoint.tls.certificate.isEmpty()
        ? TransportTr::tr("Key: %1 wants a client certificate, and the connection names none.").arg(m_endpoint.text())
        : TransportTr::tr("Key: %1 does not accept the client certificate %2.").arg(m_endpoint.text(), m_endpoint.tls.certificate);
    return {Error::Kind::Unauthorized, summary, words};
}

void TlsChannel::onError(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::RemoteHostClosedError && m_isOpen)
        return; // disconnected() follows
    const QString words = m_socket.errorString();
    if (refusesOurCertificate(words)) {
        Q_EMIT failed(refusedCertificate(words));
    } else if (const QList<QSslError> errors = m_socket.sslHandshakeErrors(); !errors.isEmpty()) {
        Q_EMIT failed(certificateError(errors.first(), m_endpoint.host));
    } else {
        Q_EMIT failed({Error::Kind::Unreachable, stepOf(error, m_endpoint), words});
    }
}

} // namespace quayside
