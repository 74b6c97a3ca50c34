// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/certificates.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString stamp(int secondsFromNow)
{
    return QDateTime::currentDateTimeUtc().addSecs(secondsFromNow).toString(u"yyyyMMddHHmmss'Z'"_s);
}

} // namespace

Certificates::Certificates()
{
    make({.name = u"ca"_s, .authority = u"ca"_s, .subject = u"DNS:authority.test"_s, .isAuthority = true});
}

bool Certificates::make(const Wish &wish)
{
    QByteArray extensions = "[req]\ndistinguished_name=dn\n[dn]\n[e]\nsubjectAltName=" + wish.subject.toUtf8() + '\n'
        + (wish.isAuthority ? "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign\n" : "basicConstraints=CA:FALSE\n");
    if (!wish.use.isEmpty())
        extensions += "extendedKeyUsage=" + wish.use.toUtf8() + '\n';
    const QByteArray authority = "[ca]\ndefault_ca=d\n[d]\nnew_certs_dir=" + m_folder.path().toUtf8() + "\ndatabase=" + m_folder.filePath(wish.name + u".db"_s).toUtf8()
        + "\nrand_serial=yes\npolicy=p\ndefault_md=sha256\nunique_subject=no\n[p]\ncommonName=supplied\n";
    const QString config = m_folder.filePath(wish.name + u".cnf"_s);
    if (!write(wish.name + u".cnf"_s, authority + extensions) || !write(wish.name + u".db"_s, {}))
        return false;
    const QString request = m_folder.filePath(wish.name + u".csr"_s);
    return openssl({u"req"_s, u"-new"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-config"_s, config,
                    u"-keyout"_s, key(wish.name), u"-subj"_s, u"/CN="_s + wish.name, u"-out"_s, request})
        && openssl({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, config, u"-extensions"_s, u"e"_s, u"-in"_s, request, u"-keyfile"_s, key(wish.authority),
                    wish.authority == wish.name ? u"-selfsign"_s : u"-cert"_s, wish.authority == wish.name ? u"-notext"_s : certificate(wish.authority),
                    u"-startdate"_s, wish.from.isEmpty() ? stamp(-3600) : wish.from, u"-enddate"_s, wish.until.isEmpty() ? stamp(3600) : wish.until,
                    u"-out"_s, certificate(wish.name)});
}

TlsFiles Certificates::files(const QString &authority, const QString &client) const
{
    TlsFiles files{.authority = certificate(authority)};
    if (!client.isEmpty()) {
        files.certificate = certificate(client);
        files.key = key(client);
    }
    return files;
}

bool Certificates::openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    if (process.waitForFinished(20'000) && process.exitCode() == 0)
        return true;
    m_problem = u"openssl "_s + arguments.join(u' ') + u'\n' + QString::fromUtf8(process.readAllStandardError());
    return false;
}

bool Certificates::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace quayside
