// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/engineerrors.h"

#include "app/runtimes/compat/tr.h"

#include <QRegularExpression>

#include <array>

namespace quayside {

namespace {

struct Case
{
    const char *pattern; // its first group, if any, becomes %1
    const char *sentence;
};

constexpr std::array cases{
    Case{"listen (?:tcp|udp)[46]? (\\S+): bind: address already in use",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The address %1 is taken by another program. Stop that program, or change the port.")},
    Case{"listen (?:tcp|udp)[46]? (\\S+): bind: permission denied",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The engine may not open %1. Ports below 1024 need root rights; use a higher one.")},
    Case{"exec: \\\\?\"([^\"\\\\]+)\\\\?\": .*(?:no such file or directory|executable file not found|not found in \\$PATH)",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The command “%1” does not exist in the image. Check “command”, or leave it out to run what the image runs.")},
    Case{"pinging container registry ([^:]+:?\\d*):.*(?:connection refused|no such host|i/o timeout|no route to host)",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The registry %1 does not answer. Check its name and the network.")},
    Case{"Get \\\\?\"https?://([^/\"]+)/v2/[^ ]*: .*(?:connection refused|no such host|i/o timeout|no route to host|network is unreachable|Client\\.Timeout)",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The registry %1 does not answer. Check its name and the network.")},
    Case{"(?:manifest unknown|name unknown|repository .* not found|manifest for .* not found)",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The registry has no such image. Check its name and tag.")},
    Case{"(?:unauthorized|authentication required|access to the resource is denied|invalid username/password|no basic auth credentials|Client sent an HTTP request to an HTTPS server)",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The registry refuses access to the image. Check “imageRegistryCredentials” of the group, or log in to the registry on the page Housekeeping.")},
    Case{"toomanyrequests", QT_TRANSLATE_NOOP("QuaysideEngines", "The registry has had enough requests from here for now. Sign in to it, or try later.")},
    Case{"https?://([^/\"\\\\]+)/[^ ]*: (?:tls: [^:]*: )?x509: ",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The certificate of the registry %1 is not trusted on the engine's machine. If you trust who signed it, put their certificate there: "
                                              "/etc/containers/certs.d/%1/ca.crt for Podman, /etc/docker/certs.d/%1/ca.crt for Docker.")},
    Case{"x509: ", QT_TRANSLATE_NOOP("QuaysideEngines", "The registry's certificate is not trusted on the engine's machine.")},
    Case{"https?://([^/\"\\\\]+)/[^ ]*: http: server gave HTTP response to HTTPS client",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The registry %1 does not speak TLS, so passwords and images would go over the network in the clear. Give it a certificate, or tell the engine to "
                                              "allow it (insecure registries).")},
    Case{"no space left on device", QT_TRANSLATE_NOOP("QuaysideEngines", "The engine's disk is full. Remove images or volumes that nobody uses.")},
    Case{"(?:name \\\\?\"/?|volume with name )([^\"\\\\ ]+)(?:\\\\?\" is (?:already )?in use| already exists)",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The name “%1” is in use already. Choose another one, or delete what has it.")},
    Case{"(\\S+): secret name in use",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The name “%1” is in use already. Choose another one, or delete what has it.")},
    Case{"rlimits? .*operation not permitted",
         QT_TRANSLATE_NOOP("QuaysideEngines", "The engine asks for higher limits than this machine gives. Let Quayside start Podman itself, or set default_ulimits in containers.conf.")},
};

} // namespace

Error explainEngineError(const Error &error)
{
    if (error.isCancelled())
        return error;
    const QString words = error.summary + u'\n' + error.detail;
    for (const Case &one : cases) {
        const QRegularExpression pattern(QString::fromLatin1(one.pattern), QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch match = pattern.match(words);
        if (!match.hasMatch())
            continue;
        QString sentence = CompatTr::tr(one.sentence);
        if (sentence.contains(QStringLiteral("%1")))
            sentence = sentence.arg(match.captured(1));
        return {error.kind, sentence, error.summary};
    }
    return error;
}

} // namespace quayside
