// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/secrets.h"
#include "models/review/secrettext.h"
#include "models/review/specchange.h"
#include "tests/unit/models/review/reviewedgroup.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString file = u"b2xkLWNhbmFyeQ=="_s; // base64 of the canary

} // namespace

class SecretTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsDots();
    void showsDotsInJson();
    void keepsCommentsButNoSecret();
    void keepsASpecThatKnowsWhatItLacks();
    void keepsOnlyTheSpecWhereASecretStandsElsewhereToo_data();
    void keepsOnlyTheSpecWhereASecretStandsElsewhereToo();
    void takesTypedSecrets();
    void knowsWhatIsOnlyMissing_data();
    void knowsWhatIsOnlyMissing();
};

void SecretTextTest::showsDots()
{
    const QString shown = textToShow(SpecDocument::fromText(fullGroup));
    QVERIFY(!shown.contains(u"canary"_s) && !shown.contains(file));
    QVERIFY2(shown.contains(u"- {name: TOKEN, secureValue: ••••••}"_s), qPrintable(shown));
    QCOMPARE(shown.count(u'\n'), fullGroup.count(u'\n'));
}

void SecretTextTest::showsDotsInJson()
{
    const QString shown = textToShow(SpecDocument::fromText(
        uR"({"name":"a","properties":{"containers":[{"name":"b","properties":{"environmentVariables":[{"name":"T","secureValue":"canary"}]}}]}})"_s));
    QVERIFY2(shown.contains(u"\"secureValue\":••••••}"_s), qPrintable(shown));
}

void SecretTextTest::keepsCommentsButNoSecret()
{
    const QString commented = u"# ours\n"_s + QString(fullGroup).replace(u"image: nginx:1\n"_s, u"image: nginx:1 # the best\n"_s);
    const QString kept = textToKeep(SpecDocument::fromText(commented));
    QVERIFY2(!kept.contains(u"canary"_s) && !kept.contains(file), qPrintable(kept));
    QVERIFY2(kept.contains(u"# ours\n"_s) && kept.contains(u"image: nginx:1 # the best\n"_s), qPrintable(kept));
    QVERIFY(compareSpecs(withoutSecretValues(specOf(fullGroup)), specOf(kept)).isEmpty());
}

// A secret that stood there empty would be applied as an empty one.
void SecretTextTest::keepsASpecThatKnowsWhatItLacks()
{
    const ContainerGroupSpec kept = specOf(textToKeep(SpecDocument::fromText(fullGroup)));
    QCOMPARE(secretsToType(kept), secretsToType(withoutSecretValues(specOf(fullGroup))));
    QCOMPARE(secretsToType(kept).size(), 4);
    QVERIFY(compareSpecs(specOf(fullGroup), withSecretsFrom(kept, specOf(fullGroup))).isEmpty());
}

void SecretTextTest::keepsOnlyTheSpecWhereASecretStandsElsewhereToo_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("in a comment") << u"# it was old-canary once\n"_s + fullGroup;
    QTest::newRow("in a tag's comment") << QString(fullGroup).replace(u"tags: {team: blue}"_s, u"tags: {team: blue} # old-canary"_s);
}

void SecretTextTest::keepsOnlyTheSpecWhereASecretStandsElsewhereToo()
{
    QFETCH(const QString, text);
    const QString kept = textToKeep(SpecDocument::fromText(text));
    QVERIFY2(!kept.contains(u"canary"_s), qPrintable(kept));
    QCOMPARE(specOf(kept).name, u"shop"_s);
    QCOMPARE(specOf(kept).containers.size(), 2);
}

void SecretTextTest::takesTypedSecrets()
{
    const ContainerGroupSpec bare = withoutSecretValues(specOf(fullGroup));
    QMap<QString, QString> values;
    for (const QString &pointer : secretsToType(bare))
        values.insert(pointer, pointer.contains("/secret/"_L1) ? file : u"old-canary"_s);
    QVERIFY(compareSpecs(specOf(fullGroup), withTypedSecrets(bare, values)).isEmpty());
    QCOMPARE(withTypedSecrets(bare, {{secretsToType(bare).first(), QString()}}), bare); // nothing was typed yet
}

void SecretTextTest::knowsWhatIsOnlyMissing_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isMissing");
    const QString variable = u"/properties/containers/0/properties/environmentVariables/2"_s;
    QTest::newRow("no value") << variable + u"/value"_s << true;
    QTest::newRow("the variable") << variable << true;
    QTest::newRow("its name") << variable + u"/name"_s << false;
    QTest::newRow("another one") << u"/properties/containers/0/properties/environmentVariables/1/value"_s << false;
    QTest::newRow("the password") << u"/properties/imageRegistryCredentials/0/password"_s << true;
    QTest::newRow("the server") << u"/properties/imageRegistryCredentials/0/server"_s << false;
}

void SecretTextTest::knowsWhatIsOnlyMissing()
{
    QFETCH(const QString, path);
    SpecIssue issue;
    issue.path = path;
    QTEST(isAboutMissing(issue, secretsToType(withoutSecretValues(specOf(fullGroup)))), "isMissing");
}

QTEST_APPLESS_MAIN(SecretTextTest)
#include "tst_secrettext.moc"
