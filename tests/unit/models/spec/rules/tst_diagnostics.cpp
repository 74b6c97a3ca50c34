// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString logging(const QString &properties)
{
    return groupWith(u"diagnostics: {logAnalytics: {"_s + properties + u"}}"_s);
}

const QString uuid = u"6c0f4b1e-95a3-4d0c-8d53-55e5b4c0c9aa"_s;
const char *const workspaceId = "error /properties/diagnostics/logAnalytics/workspaceId";
const char *const workspaceKey = "error /properties/diagnostics/logAnalytics/workspaceKey";
const char *const logType = "error /properties/diagnostics/logAnalytics/logType";

} // namespace

class TestDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workspaceIsComplete_data()
    {
        RuleTable table("V-141");
        table.fine("complete", logging(u"workspaceKey: k, workspaceId: "_s + uuid));
        table.fine("upper case", logging(u"workspaceKey: k, workspaceId: "_s + uuid.toUpper()));
        table.fine("absent", groupWith(u"diagnostics: {}"_s));
        table.azureOnly("id absent", logging(u"workspaceKey: k"_s), workspaceId);
        table.azureOnly("id is no UUID", logging(u"workspaceKey: k, workspaceId: workspace"_s), workspaceId);
        table.azureOnly("id one digit short", logging(u"workspaceKey: k, workspaceId: "_s + uuid.chopped(1)), workspaceId);
        table.azureOnly("id one digit long", logging(u"workspaceKey: k, workspaceId: "_s + uuid + u'0'), workspaceId);
        table.azureOnly("key absent", logging(u"workspaceId: "_s + uuid), workspaceKey);
        table.azureOnly("key blank", logging(u"workspaceKey: ' ', workspaceId: "_s + uuid), workspaceKey);
        table.fine("wrong kind is V-209", logging(u"workspaceKey: [k], workspaceId: {a: b}"_s));
    }
    void workspaceIsComplete() { checkRule(); }

    void logTypeIsKnown_data()
    {
        RuleTable table("V-142");
        table.fine("absent", logging({}));
        table.fine("insights", logging(u"logType: ContainerInsights"_s));
        table.fine("logs in another case", logging(u"logType: containerinstancelogs"_s));
        table.azureOnly("another word", logging(u"logType: ContainerInstanceLog"_s), logType);
        table.azureOnly("empty", logging(u"logType: ''"_s), logType);
        table.fine("wrong kind is V-209", logging(u"logType: [ContainerInsights]"_s));
    }
    void logTypeIsKnown() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
