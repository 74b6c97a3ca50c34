// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString azureFile(const QString &properties)
{
    return groupWith(u"volumes: [{name: share, azureFile: {"_s + properties + u"}}]"_s);
}

QString share(const QString &name)
{
    return azureFile(u"storageAccountName: contoso, shareName: '%1'"_s.arg(name));
}

QString account(const QString &name)
{
    return azureFile(u"shareName: data, storageAccountName: '%1'"_s.arg(name));
}

const char *const shareName = "error /properties/volumes/0/azureFile/shareName";
const char *const accountName = "error /properties/volumes/0/azureFile/storageAccountName";

} // namespace

class TestVolumes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void azureFilesAreComplete_data()
    {
        RuleTable table("V-084");
        table.fine("complete", share(u"data"_s));
        table.fine("absent: another kind of volume", groupWith(u"volumes: [{name: scratch, emptyDir: {}}]"_s));
        table.azureOnly("both absent", azureFile({}), "error /properties/volumes/0/azureFile/shareName\nerror /properties/volumes/0/azureFile/storageAccountName");
        table.azureOnly("no share", azureFile(u"storageAccountName: contoso"_s), shareName);
        table.azureOnly("blank share", share(u" "_s), shareName);
        table.azureOnly("no account", azureFile(u"shareName: data"_s), accountName);
        table.fine("wrong kind is V-209", groupWith(u"volumes: [{name: share, azureFile: data}]"_s));
    }
    void azureFilesAreComplete() { checkRule(); }

    void shareNamesAreValid_data()
    {
        RuleTable table("V-086");
        table.fine("3 characters", share(u"abc"_s));
        table.fine("63 characters", share(QString(63, u'a')));
        table.fine("absent is V-084", azureFile(u"storageAccountName: contoso"_s));
        table.azureOnly("2 characters", share(u"ab"_s), shareName);
        table.azureOnly("64 characters", share(QString(64, u'a')), shareName);
        table.azureOnly("upper case", share(u"Data"_s), shareName);
        table.azureOnly("hyphen first", share(u"-data"_s), shareName);
        table.azureOnly("hyphen last", share(u"data-"_s), shareName);
        table.azureOnly("hyphen doubled", share(u"da--ta"_s), shareName);
        table.azureOnly("underscore", share(u"my_data"_s), shareName);
        table.fine("wrong kind is V-209", azureFile(u"storageAccountName: contoso, shareName: [data]"_s));
    }
    void shareNamesAreValid() { checkRule(); }

    void storageAccountNamesAreValid_data()
    {
        RuleTable table("V-087");
        table.fine("3 characters", account(u"abc"_s));
        table.fine("24 characters", account(QString(24, u'9')));
        table.fine("absent is V-084", azureFile(u"shareName: data"_s));
        table.azureOnly("2 characters", account(u"ab"_s), accountName);
        table.azureOnly("25 characters", account(QString(25, u'a')), accountName);
        table.azureOnly("upper case", account(u"Contoso"_s), accountName);
        table.azureOnly("hyphen", account(u"con-toso"_s), accountName);
        table.azureOnly("line break at the end", azureFile(u"shareName: data, storageAccountName: \"contoso\\n\""_s), accountName);
        table.fine("wrong kind is V-209", azureFile(u"shareName: data, storageAccountName: {a: b}"_s));
    }
    void storageAccountNamesAreValid() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestVolumes)
#include "tst_volumes.moc"
