// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString variables(const QString &list, const QString &more = {})
{
    return containerWith(u"environmentVariables: ["_s + list + u']', more);
}

QString named(const QString &name)
{
    return variables(u"{name: '%1', value: v}"_s.arg(name));
}

QString plain(const QString &name, const QString &value)
{
    return variables(u"{name: %1, value: '%2'}"_s.arg(name, value));
}

// A container whose command and environment have so many characters together.
QString started(qsizetype size, const QString &more = {})
{
    return variables(u"{name: A, value: '%1'}"_s.arg(QString(size - 3, u'v')), more);
}

QString configMap(const QString &pairs, const QString &more = {})
{
    return containerWith(u"configMap: {keyValuePairs: {"_s + pairs + u"}}"_s, more);
}

} // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environmentNamesAreValid_data()
    {
        RuleTable table("V-026");
        const char *const wrong = "error @/environmentVariables/0/name";
        table.fine("one letter", named(u"a"_s));
        table.fine("underscore first", named(u"_A"_s));
        table.fine("digit inside", named(u"A1"_s));
        table.fine("63 characters", named(QString(63, u'A')));
        table.azureOnly("64 characters", named(QString(64, u'A')), wrong);
        table.azureOnly("digit first", named(u"1A"_s), wrong);
        table.azureOnly("dot, as Elasticsearch likes it", named(u"discovery.type"_s), wrong);
        table.azureOnly("hyphen", named(u"MY-VAR"_s), wrong);
        table.azureOnly("underscore last", named(u"A_"_s), "warning @/environmentVariables/0/name");
        table.everywhere("absent", variables(u"{value: v}"_s), wrong);
        table.everywhere("empty", named({}), wrong);
        table.everywhere("assignment", named(u"A=b"_s), wrong);
        table.everywhere("init container", initContainerWith(u"environmentVariables: [{value: v}]"_s),
                         "error /properties/initContainers/0/properties/environmentVariables/0/name");
        table.fine("wrong kind is V-209", variables(u"A=b"_s));
        table.fine("a map as in Compose is V-209", containerWith(u"environmentVariables: {A: b}"_s));
    }
    void environmentNamesAreValid() { checkRule(); }

    void environmentNamesAreUnique_data()
    {
        RuleTable table("V-027");
        table.fine("different", variables(u"{name: A}, {name: a}"_s));
        table.fine("absent", variables(u"{value: a}, {value: b}"_s));
        table.fine("in another container",
                   groupWith(u"containers: [{name: a, properties: {environmentVariables: [{name: A}]}}, "
                             "{name: b, properties: {environmentVariables: [{name: A}]}}]"_s));
        table.everywhere("twice", variables(u"{name: A}, {name: B}, {name: A}"_s), "warning @/environmentVariables/2/name");
        table.fine("wrong kind is V-209", containerWith(u"environmentVariables: [{name: [A]}, {name: [A]}]"_s));
    }
    void environmentNamesAreUnique() { checkRule(); }

    void environmentVariablesHaveOneValue_data()
    {
        RuleTable table("V-028");
        table.fine("value", variables(u"{name: A, value: v}"_s));
        table.fine("empty value", variables(u"{name: A, value: ''}"_s));
        table.fine("secure value", variables(u"{name: A, secureValue: v}"_s));
        table.fine("reference", variables(u"{name: A, secureValueReference: r}"_s));
        table.everywhere("none", variables(u"{name: A}"_s), "error @/environmentVariables/0/value");
        table.everywhere("null", variables(u"{name: A, value: null}"_s), "error @/environmentVariables/0/value");
        table.fine("wrong kind is V-209", variables(u"{name: A, value: [v]}"_s));
        table.everywhere("two", variables(u"{name: A, value: '', secureValue: v}"_s), "error @/environmentVariables/0");
        table.everywhere("three", variables(u"{name: A, value: a, secureValue: b, secureValueReference: c}"_s),
                         "error @/environmentVariables/0");
        table.fine("absent", containerWith({}));
    }
    void environmentVariablesHaveOneValue() { checkRule(); }

    void environmentReferencesExist_data()
    {
        RuleTable table("V-029");
        const QString references = u"secretReferences: [{name: r}]"_s;
        table.fine("none", variables(u"{name: A, value: v}"_s));
        table.fine("declared", variables(u"{name: A, secureValueReference: r}"_s, references));
        table.everywhere("not declared", variables(u"{name: A, secureValueReference: q}"_s, references),
                         "error @/environmentVariables/0/secureValueReference");
        table.everywhere("none declared", variables(u"{name: A, secureValueReference: r}"_s),
                         "error @/environmentVariables/0/secureValueReference");
        table.everywhere("empty", variables(u"{name: A, secureValueReference: ''}"_s, references),
                         "error @/environmentVariables/0/secureValueReference");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"environmentVariables: [{name: A, secureValueReference: [s]}]"_s));
    }
    void environmentReferencesExist() { checkRule(); }

    void configMapKeysAreFileNames_data()
    {
        RuleTable table("V-037");
        const QString confidential = u"sku: Confidential"_s;
        table.fine("file name", configMap(u"app.conf: x"_s));
        table.fine("absent", containerWith({}, confidential));
        table.fine("no pairs", configMap({}, confidential));
        table.everywhere("slash", configMap(u"etc/app: x"_s), "warning @/configMap/keyValuePairs/etc~1app");
        table.everywhere("empty", configMap(u"'': x"_s), "warning @/configMap/keyValuePairs/");
        table.everywhere("folder above", configMap(u"..: x"_s), "warning @/configMap/keyValuePairs/..");
        table.azureOnly("confidential", configMap(u"app.conf: x"_s, confidential), "warning @/configMap");
        table.fine("wrong kind is V-209", containerWith(u"configMap: a"_s));
    }
    void configMapKeysAreFileNames() { checkRule(); }

    void startSizesAreModest_data()
    {
        RuleTable table("V-038");
        const char *const wrong = "warning @/environmentVariables";
        table.fine("128 KiB", started(131'072));
        table.everywhere("one more", started(131'073), wrong);
        table.fine("32,767 for Windows", started(32'767).replace(u"Linux"_s, u"Windows"_s));
        table.everywhere("one more for Windows", started(32'768).replace(u"Linux"_s, u"Windows"_s), wrong);
        table.everywhere("secure value", variables(u"{name: A, secureValue: '%1'}"_s.arg(QString(131'072, u's'))), wrong);
        table.everywhere("command", containerWith(u"command: ['%1']"_s.arg(QString(131'072, u'c'))), wrong);
        table.everywhere("sum", variables(QString(u"{name: AB, value: '%1'}, "_s.arg(QString(1020, u'v'))).repeated(129)), wrong);
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"command: {a: b}"_s));
    }
    void startSizesAreModest() { checkRule(); }

    void secretsAreNotPlain_data()
    {
        RuleTable table("V-039");
        const char *const wrong = "warning @/environmentVariables/0/value";
        table.fine("harmless", plain(u"LOG_LEVEL"_s, u"debug"_s));
        table.fine("secure", variables(u"{name: DB_PASSWORD, secureValue: hunter2}"_s));
        table.fine("reference", variables(u"{name: DB_PASSWORD, secureValueReference: r}"_s));
        table.fine("empty", plain(u"DB_PASSWORD"_s, {}));
        table.fine("a place", plain(u"DB_PASSWORD_FILE"_s, u"/run/secrets/db"_s));
        table.fine("an address", plain(u"KEY_VAULT_URL"_s, u"https://x"_s));
        table.fine("a number", plain(u"MAX_TOKENS"_s, u"4096"_s));
        table.fine("a flag", plain(u"SECRETS_ENABLED"_s, u"true"_s));
        table.everywhere("password", plain(u"DB_PASSWORD"_s, u"hunter2"_s), wrong);
        table.everywhere("key", plain(u"ApiKey"_s, u"abc"_s), wrong);
        table.everywhere("secret", plain(u"client_secret"_s, u"abc"_s), wrong);
        table.everywhere("token", plain(u"GITHUB_TOKEN"_s, u"abc"_s), wrong);
        table.everywhere("long number", plain(u"PASSWORD"_s, u"12345678"_s), wrong);
        table.everywhere("init container", initContainerWith(u"environmentVariables: [{name: TOKEN, value: abc}]"_s),
                         "warning /properties/initContainers/0/properties/environmentVariables/0/value");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"environmentVariables: [{name: PASSWORD, value: [a]}]"_s));
    }
    void secretsAreNotPlain() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
