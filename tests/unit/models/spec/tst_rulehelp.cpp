// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rulehelp.h"
#include "models/spec/specdocument.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;

// Help says what the rules do.
class TestRuleHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryRuleOnce()
    {
        QStringList ids;
        for (const RuleHelp &help : ruleHelp()) {
            ids.append(help.id);
            QVERIFY2(help.what.endsWith(u'.') && !help.why.contains(u".."_s), qPrintable(help.id));
            QVERIFY2(help.reference.isEmpty() || help.reference.startsWith(u"https://learn.microsoft.com/azure/"_s), qPrintable(help.id));
        }
        QVERIFY(std::ranges::is_sorted(ids));
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
        for (const SpecRule &rule : specRules())
            QVERIFY2(ids.contains(QLatin1StringView(rule.id)), rule.id);
    }

    // Over all specs of the gallery: nothing is worse than help says, and where there is a repair help knows.
    void saysWhatIsFound()
    {
        QHash<QString, RuleHelp> byId;
        for (const RuleHelp &help : ruleHelp())
            byId.insert(help.id, help);
        int seen = 0;
        for (QDirIterator files(QStringLiteral(QUAYSIDE_TEST_DATA "/specs"), {u"*.yaml"_s, u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const SpecDocument document = SpecDocument::fromText(QString::fromUtf8(file.readAll()));
            for (const SpecIssue &issue : document.issues(RuntimeLimits::azure())) {
                QVERIFY2(byId.contains(issue.rule), qPrintable(issue.rule));
                const RuleHelp &help = byId[issue.rule];
                QVERIFY2(issue.severity >= help.severity, qPrintable(issue.rule + u' ' + file.fileName()));
                QVERIFY2(issue.repairs.isEmpty() || help.hasRepair, qPrintable(issue.rule));
                ++seen;
            }
        }
        QVERIFY(seen > 100);
    }
};

QTEST_APPLESS_MAIN(TestRuleHelp)
#include "tst_rulehelp.moc"
