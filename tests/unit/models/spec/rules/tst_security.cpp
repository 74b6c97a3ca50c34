// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString context(const QString &properties, const QString &more = {})
{
    return containerWith(u"securityContext: {"_s + properties + u'}', more);
}

QString seccomp(const QByteArray &profile)
{
    return context(u"seccompProfile: '%1'"_s.arg(QString::fromLatin1(profile.toBase64())));
}

} // namespace

class TestSecurity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void containersAreUnprivileged_data()
    {
        RuleTable table("V-034");
        const QString all = u"privileged: true, allowPrivilegeEscalation: true, capabilities: {add: [NET_ADMIN]}"_s;
        table.fine("absent", containerWith({}));
        table.fine("refused",
                   context(u"privileged: false, allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: []}"_s));
        table.fine("confidential", context(all, u"sku: Confidential"_s));
        table.azureOnly("everything", context(all),
                        "error @/securityContext/privileged\nerror @/securityContext/allowPrivilegeEscalation\n"
                        "error @/securityContext/capabilities/add");
        table.azureOnly("init container", initContainerWith(u"securityContext: {privileged: true}"_s),
                        "error /properties/initContainers/0/properties/securityContext/privileged");
        table.fine("wrong kind is V-209", context(u"privileged: perhaps"_s));
    }
    void containersAreUnprivileged() { checkRule(); }

    void usersAreNotNegative_data()
    {
        RuleTable table("V-035");
        table.fine("absent", context({}));
        table.fine("root", context(u"runAsUser: 0, runAsGroup: 0"_s));
        table.fine("largest", context(u"runAsUser: 2147483647"_s));
        table.everywhere("negative", context(u"runAsUser: -1, runAsGroup: -5"_s),
                         "error @/securityContext/runAsUser\nerror @/securityContext/runAsGroup");
        table.fine("more than 32 bits is V-209", context(u"runAsUser: 2147483648"_s));
        table.fine("a name is V-209", context(u"runAsUser: nobody"_s));
    }
    void usersAreNotNegative() { checkRule(); }

    void seccompProfilesAreJson_data()
    {
        RuleTable table("V-036");
        const char *const wrong = "error @/securityContext/seccompProfile";
        table.fine("absent", context({}));
        table.fine("object", seccomp("{\"defaultAction\": \"SCMP_ACT_ALLOW\"}"));
        table.everywhere("plain JSON", context(u"seccompProfile: '{}'"_s), wrong);
        table.everywhere("base64 of something else", seccomp("SCMP_ACT_ALLOW"), wrong);
        table.everywhere("cut off", context(u"seccompProfile: e30"_s), "");
        table.everywhere("JSON cut off", seccomp("{\"defaultAction\": "), wrong);
        table.everywhere("empty", context(u"seccompProfile: ''"_s), wrong);
        table.everywhere("letters of another script", context(u"seccompProfile: größe"_s), wrong);
        table.fine("wrong kind is V-209", containerWith(u"securityContext: {seccompProfile: [a]}"_s));
    }
    void seccompProfilesAreJson() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestSecurity)
#include "tst_security.moc"
