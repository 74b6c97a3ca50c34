// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/review.h"
#include "models/review/secrets.h"
#include "tests/unit/models/review/reviewedgroup.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(quayside::Impact)

namespace {

Review review(const ContainerGroupSpec &after, const EngineAbilities &abilities, const ContainerGroupSpec &before = specOf(fullGroup))
{
    return reviewUpdate(before, after, abilities, listPrices());
}

QStringList labels(const Review &review)
{
    QStringList labels;
    for (const ReviewedChange &one : review.changes)
        labels.append(one.change.label);
    return labels;
}

ContainerGroupSpec hugeGroup(int variables)
{
    ContainerGroupSpec spec;
    spec.name = u"huge"_s;
    for (int c = 0; c < 60; ++c) {
        spec::Container container;
        container.name = u"c%1"_s.arg(c);
        for (int v = 0; v < variables; ++v) {
            spec::EnvironmentVariable variable;
            variable.name = u"V%1"_s.arg(v);
            variable.value = QString::number(v * c);
            container.environmentVariables.append(variable);
        }
        spec.containers.append(container);
    }
    return spec;
}

} // namespace

class ReviewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classifiesEachChange_data();
    void classifiesEachChange();
    void saysHowSomethingChanged_data();
    void saysHowSomethingChanged();
    void findsNothingInASpecAndItself();
    void findsNothingInTwoWaysToSayTheSame();
    void tellsOnlyWhatWasMoved();
    void neverShowsASecret();
    void asksForSecretsThatAreNotThere();
    void fillsInSecretsThatAreKnown();
    void namesWhatIsLost();
    void namesTheEffect();
    void pricesBothSides();
    void recreatesWhereAnEngineCannotUpdate();
    void matchesElementsByNameInAnyOrder();
    void isQuickWithHugeSpecs();
};

void ReviewTest::classifiesEachChange_data()
{
    QTest::addColumn<QString>("passage");
    QTest::addColumn<QString>("instead");
    QTest::addColumn<Impact>("azure");
    QTest::addColumn<Impact>("local");
    for (const Edit &edit : edits())
        QTest::newRow(edit.name) << edit.passage << edit.instead << edit.azure << edit.local;
}

void ReviewTest::classifiesEachChange()
{
    QFETCH(QString, passage);
    QFETCH(QString, instead);
    const ContainerGroupSpec after = edited(passage, instead);
    QTEST(review(after, EngineAbilities::azure()).impact, "azure");
    QTEST(review(after, EngineAbilities::local()).impact, "local");
}

void ReviewTest::saysHowSomethingChanged_data()
{
    QTest::addColumn<QString>("passage");
    QTest::addColumn<QString>("instead");
    QTest::addColumn<QStringList>("expected"); // kind, pointer, label, before, after
    const QString web = u"/properties/containers/0/properties/"_s;
    QTest::newRow("value") << u"value: info"_s << u"value: debug"_s
                           << QStringList{u"2"_s, web + u"environmentVariables/0/value"_s, u"web › environment › LOG_LEVEL"_s, u"info"_s, u"debug"_s};
    QTest::newRow("removed variable") << u"      - {name: COLOUR, value: red}\n"_s << QString()
                                      << QStringList{u"1"_s, web + u"environmentVariables/1"_s, u"web › environment › COLOUR"_s, u"red"_s, QString()};
    QTest::newRow("added port") << u"[{port: 80, protocol: TCP}]"_s << u"[{port: 80, protocol: TCP}, {port: 80, protocol: UDP}]"_s
                                << QStringList{u"0"_s, u"/properties/ipAddress/ports/1"_s, u"address › ports › 80/UDP"_s, QString(), u"80, UDP"_s};
    QTest::newRow("default in the open") << u"  restartPolicy: Always\n"_s << u"  restartPolicy: OnFailure\n"_s
                                         << QStringList{u"2"_s, u"/properties/restartPolicy"_s, u"restart policy"_s, u"Always"_s, u"OnFailure"_s};
    QTest::newRow("command") << u"command: [nginx]"_s << u"command: [nginx, 'a b', 'c\"d']"_s
                             << QStringList{u"2"_s, web + u"command"_s, u"web › command"_s, u"[nginx]"_s, u"[nginx, \"a b\", \"c\\\"d\"]"_s};
    QTest::newRow("secret") << u"secureValue: old-canary"_s << u"secureValue: new-canary"_s
                            << QStringList{u"2"_s, web + u"environmentVariables/2/secureValue"_s, u"web › environment › TOKEN"_s, QString(), QString()};
    QTest::newRow("tag") << u"{team: blue}"_s << u"{team: blue, cost: high}"_s
                         << QStringList{u"0"_s, u"/tags/cost"_s, u"tags › cost"_s, QString(), u"high"_s};
    QTest::newRow("unknown property") << u"  priority: Regular\n"_s << u"  priority: Regular\n  novelty: {deep: [1, 2]}\n"_s
                                      << QStringList{u"0"_s, u"/properties/novelty"_s, u"novelty"_s, QString(), u"1, 2"_s};
}

void ReviewTest::saysHowSomethingChanged()
{
    QFETCH(QString, passage);
    QFETCH(QString, instead);
    const QList<SpecChange> changes = compareSpecs(specOf(fullGroup), edited(passage, instead));
    QCOMPARE(changes.size(), 1);
    const SpecChange &change = changes.first();
    QTEST((QStringList{QString::number(static_cast<int>(change.kind)), change.pointer, change.label, change.before, change.after}), "expected");
}

void ReviewTest::findsNothingInASpecAndItself()
{
    const Review same = review(specOf(fullGroup), EngineAbilities::azure());
    QVERIFY(same.isEmpty());
    QCOMPARE(same.impact, Impact::None);
    QCOMPARE(same.effect, u"Nothing to change"_s);
    QCOMPARE(same.lost, QStringList());
    QCOMPARE(same.priceBefore, same.priceAfter);
}

void ReviewTest::findsNothingInTwoWaysToSayTheSame()
{
    for (const auto &[passage, instead] : {std::pair(u"  restartPolicy: Always\n"_s, QString()), std::pair(u"osType: Linux"_s, u"osType: linux"_s),
                                           std::pair(u"[{port: 80, protocol: TCP}]"_s, u"[{port: 80}]"_s), std::pair(u"memoryInGB: 1.5"_s, u"memoryInGB: '1.50'"_s),
                                           std::pair(u"name: shop\n"_s, u"apiVersion: '2023-05-01'\nname: shop\n"_s)})
        QCOMPARE(labels(review(edited(passage, instead), EngineAbilities::azure())), QStringList());
}

void ReviewTest::tellsOnlyWhatWasMoved()
{
    ContainerGroupSpec before = hugeGroup(0);
    ContainerGroupSpec after = before;
    after.containers.move(59, 3);
    const QList<SpecChange> changes = compareSpecs(before, after);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().kind, SpecChange::Kind::Moved);
    QCOMPARE(changes.first().label, u"c59"_s);
    QCOMPARE(changes.first().pointer, u"/properties/containers/3"_s);
}

void ReviewTest::neverShowsASecret()
{
    QString text = fullGroup;
    text.replace(u"old-canary"_s, u"new-canary"_s).replace(u"b2xkLWNhbmFyeQ=="_s, u"bmV3LWNhbmFyeQ=="_s);
    QString seen;
    for (const ContainerGroupSpec &before : {specOf(fullGroup), ContainerGroupSpec{}})
        for (const ReviewedChange &one : review(specOf(text), EngineAbilities::azure(), before).changes)
            seen += one.change.label + one.change.before + one.change.after + u'\n';
    QVERIFY(seen.contains(u"TOKEN"_s));
    QVERIFY2(!seen.contains(u"canary"_s) && !seen.contains(u"LWNhbmFyeQ"_s), qPrintable(seen));
}

void ReviewTest::asksForSecretsThatAreNotThere()
{
    ContainerGroupSpec after = specOf(fullGroup);
    after.containers.first().environmentVariables.last().secureValue.reset();
    after.volumes.last().secret->first().value.clear();
    after.imageRegistryCredentials.first().password.reset();
    after.diagnostics->logAnalytics->workspaceKey.reset();
    const Review asked = review(after, EngineAbilities::azure());
    QVERIFY(asked.isEmpty());
    QCOMPARE(asked.missingSecrets, (QStringList{u"/properties/containers/0/properties/environmentVariables/2/secureValue"_s, u"/properties/volumes/1/secret/key"_s,
                                                u"/properties/imageRegistryCredentials/0/password"_s, u"/properties/diagnostics/logAnalytics/workspaceKey"_s}));
    QCOMPARE(asked.missingSecretLabels, (QStringList{u"web › TOKEN"_s, u"keys › key"_s, u"password for r.example"_s, u"workspaceKey"_s}));
}

void ReviewTest::fillsInSecretsThatAreKnown()
{
    ContainerGroupSpec bare = specOf(fullGroup);
    bare.containers.first().environmentVariables.last().secureValue.reset();
    bare.volumes.last().secret->first().value.clear();
    bare.imageRegistryCredentials.first().password.reset();
    bare.diagnostics->logAnalytics->workspaceKey.reset();
    QCOMPARE(withSecretsFrom(bare, specOf(fullGroup)), specOf(fullGroup));
    // What is said stays, and another user's password is nobody's.
    const ContainerGroupSpec other = edited(u"username: u"_s, u"username: v"_s);
    QCOMPARE(withSecretsFrom(other, specOf(fullGroup)), other);
    bare.imageRegistryCredentials.first().username = u"v"_s;
    QVERIFY(!withSecretsFrom(bare, specOf(fullGroup)).imageRegistryCredentials.first().password);
}

void ReviewTest::namesWhatIsLost()
{
    ContainerGroupSpec recreated = edited(u"restartPolicy: Always"_s, u"restartPolicy: Never"_s);
    recreated.dnsConfig.reset();
    const QString inAzure = review(recreated, EngineAbilities::azure()).lost.join(u'\n');
    for (const QString &word : {u"IP address"_s, u"“shop”"_s, u"content of data"_s, u"identity"_s, u"inside all containers"_s})
        QVERIFY2(inAzure.contains(word), qPrintable(inAzure));
    const QString here = review(recreated, EngineAbilities::local()).lost.join(u'\n');
    QCOMPARE(here, u"Files and logs inside all containers."_s);
    QCOMPARE(review(edited(u"value: info"_s, u"value: debug"_s), EngineAbilities::local()).lost, QStringList{u"Files and logs inside web, except on volumes."_s});
    const Review uncertain = review(edited(u"path: /live"_s, u"path: /alive"_s), EngineAbilities::azure());
    QVERIFY(!uncertain.lostIfRecreated.isEmpty());
    QVERIFY(review(edited(u"team: blue"_s, u"team: red"_s), EngineAbilities::azure()).lost.isEmpty());
    // A volume that goes takes what is in it along, also where volumes are kept.
    ContainerGroupSpec without = specOf(fullGroup);
    without.volumes.removeFirst();
    QVERIFY(review(without, EngineAbilities::local()).lost.join(u'\n').contains(u"content of data"_s));
    const ContainerGroupSpec job = recreated;
    QVERIFY(review(edited(u"restartPolicy: Always"_s, u"restartPolicy: Always"_s), EngineAbilities::local(), job).lost.join(u'\n').contains(u"last run"_s));
}

void ReviewTest::namesTheEffect()
{
    const auto local = [](const ContainerGroupSpec &after) { return review(after, EngineAbilities::local()).effect; };
    QCOMPARE(local(edited(u"value: info"_s, u"value: debug"_s)), u"Restart web"_s);
    QCOMPARE(local(edited(u"team: blue"_s, u"team: red"_s)), u"Apply without a restart"_s);
    QCOMPARE(local(edited(u"restartPolicy: Always"_s, u"restartPolicy: Never"_s)), u"Restart all containers"_s);
    QCOMPARE(local(edited(u"10.0.0.1"_s, u"10.0.0.2"_s)), u"Recreate the group"_s);
    ContainerGroupSpec both = edited(u"nginx:1"_s, u"nginx:2"_s);
    both.containers.last().image = u"postgres:17"_s;
    QCOMPARE(local(both), u"Restart web and db"_s);
    QCOMPARE(review(both, EngineAbilities::local()).restarting, (QStringList{u"web"_s, u"db"_s}));
    QCOMPARE(review(edited(u"value: info"_s, u"value: debug"_s), EngineAbilities::azure()).effect, u"Restart all containers"_s);
    QCOMPARE(review(edited(u"path: /live"_s, u"path: /alive"_s), EngineAbilities::azure()).effect, u"Try in place, restarting all containers"_s);
}

void ReviewTest::pricesBothSides()
{
    const Review dearer = review(edited(u"cpu: 1,"_s, u"cpu: 2,"_s), EngineAbilities::local());
    QVERIFY(dearer.priceBefore && dearer.priceAfter);
    QVERIFY(dearer.priceAfter->total() > dearer.priceBefore->total());
    QCOMPARE(dearer.priceAfter->memory, dearer.priceBefore->memory);
    QVERIFY(!review(edited(u"sku: Standard"_s, u"sku: Confidential"_s), EngineAbilities::local()).priceAfter);
}

void ReviewTest::recreatesWhereAnEngineCannotUpdate()
{
    QCOMPARE(review(edited(u"value: info"_s, u"value: debug"_s), {}).impact, Impact::Recreates);
    QCOMPARE(review(edited(u"path: /live"_s, u"path: /alive"_s), {}).impact, Impact::InPlace);
}

// However lists are shuffled: nothing but moves is found, and a change is found as itself.
void ReviewTest::matchesElementsByNameInAnyOrder()
{
    QRandomGenerator random(7);
    const ContainerGroupSpec before = hugeGroup(12);
    for (int round = 0; round < 50; ++round) {
        ContainerGroupSpec after = before;
        std::shuffle(after.containers.begin(), after.containers.end(), random);
        for (spec::Container &container : after.containers)
            std::shuffle(container.environmentVariables.begin(), container.environmentVariables.end(), random);
        for (const SpecChange &change : compareSpecs(before, after))
            QCOMPARE(change.kind, SpecChange::Kind::Moved);
        after.containers[random.bounded(60)].environmentVariables[random.bounded(12)].value = u"other"_s;
        QCOMPARE(std::ranges::count(compareSpecs(before, after), SpecChange::Kind::Changed, &SpecChange::kind), 1);
    }
}

void ReviewTest::isQuickWithHugeSpecs()
{
    const ContainerGroupSpec before = hugeGroup(1000);
    ContainerGroupSpec after = before;
    for (spec::Container &container : after.containers)
        std::ranges::reverse(container.environmentVariables);
    after.containers[7].environmentVariables[7].value = QString(2'000'000, u'x');
    QElapsedTimer time;
    time.start();
    const QList<SpecChange> changes = compareSpecs(before, after);
    QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
    const auto changed = std::ranges::find(changes, SpecChange::Kind::Changed, &SpecChange::kind);
    QVERIFY(changed != changes.end());
    QVERIFY(changed->after.size() < 100);
}

QTEST_GUILESS_MAIN(ReviewTest)
#include "tst_review.moc"
