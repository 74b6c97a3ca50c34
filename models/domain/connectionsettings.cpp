// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/connectionsettings.h"

#include "models/domain/tr.h"

#include <QUrl>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 dockerTlsPort = 2376;

tl::unexpected<Error> refuse(const QString &text, const QString &why)
{
    //: %1 is an address, %2 a sentence
    return failure(Error::Kind::Rejected, DomainTr::tr("“%1” is no address of an engine: %2").arg(text, why));
}

// A name that a shell or ssh could take for something else is none.
bool isPlain(const QString &word)
{
    return !word.startsWith(u'-') && std::ranges::none_of(word, [](QChar c) { return c.isSpace() || !c.isPrint() || u"'\"`$;&|<>\\"_s.contains(c); });
}

} // namespace

Result<EngineAddress> EngineAddress::parse(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || scheme.isEmpty())
        return refuse(text, DomainTr::tr("it must begin with unix://, ssh:// or tcp://."));
    if (scheme == u"unix"_s) {
        if (!url.path().startsWith(u'/') || !url.host().isEmpty())
            return refuse(text, DomainTr::tr("a socket is written with its whole path, as in unix:///run/podman/podman.sock."));
        return EngineAddress{.way = Way::Socket, .user = {}, .host = {}, .port = 0, .socket = url.path()};
    }
    if (!QStringList{u"ssh"_s, u"tcp"_s, u"https"_s}.contains(scheme))
        return refuse(text, DomainTr::tr("it must begin with unix://, ssh:// or tcp://."));
    if (url.host().isEmpty() || !isPlain(url.host()) || !isPlain(url.userName()))
        return refuse(text, DomainTr::tr("the name of the machine is missing or has signs in it that no name has."));
    if (!url.password().isEmpty())
        return refuse(text, DomainTr::tr("a password does not belong in it; ssh asks for one when it needs it."));
    const auto port = static_cast<quint16>(std::max(url.port(), 0));
    if (scheme == u"ssh"_s)
        return EngineAddress{.way = Way::Ssh, .user = url.userName(), .host = url.host(), .port = port, .socket = url.path() == u"/"_s ? QString() : url.path()};
    return EngineAddress{.way = Way::Tls, .user = {}, .host = url.host(), .port = port == 0 ? dockerTlsPort : port, .socket = {}};
}

QString EngineAddress::text() const
{
    const QString place = destination() + (port > 0 ? u':' + QString::number(port) : QString());
    switch (way) {
    case Way::Socket: return u"unix://"_s + socket;
    case Way::Ssh: return u"ssh://"_s + place + socket;
    case Way::Tls: break;
    }
    return u"tcp://"_s + place;
}

} // namespace quayside
