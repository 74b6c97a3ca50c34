// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/parity.h"
#include "tests/unit/models/review/reviewedgroup.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

ParityRow rowIn(const ContainerGroupSpec &spec, const QString &pointer, const EngineAbilities &abilities)
{
    for (const ParityRow &row : parity(spec, abilities))
        if (row.pointer == pointer)
            return row;
    return {};
}

} // namespace

class ParityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gradesEachProperty_data();
    void gradesEachProperty();
    void isExactInAzure();
    void saysNothingOfWhatIsNotThere();
    void tellsValuesApart();
    void tellsSettingsOfAnEngineApart();
    void passesOverWhatNobodyKnows();
};

void ParityTest::gradesEachProperty_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("grade");
    const auto row = [](const QString &pointer, const QString &label, ParityRow::Grade grade) {
        QTest::newRow(qPrintable(label)) << pointer << label << static_cast<int>(grade);
    };
    using enum ParityRow::Grade;
    const QString web = u"/properties/containers/0/properties/"_s;
    row(web + u"image"_s, u"web › image"_s, Exact);
    row(web + u"environmentVariables"_s, u"web › environment"_s, Exact);
    row(web + u"resources"_s, u"web › resources"_s, Emulated);
    row(web + u"livenessProbe"_s, u"web › liveness probe"_s, Emulated);
    row(web + u"configMap"_s, u"web › config map"_s, AzureOnly);
    row(u"/properties/restartPolicy"_s, u"restart policy"_s, Approximated);
    row(u"/location"_s, u"location"_s, Approximated);
    row(u"/tags"_s, u"tags"_s, Exact);
    row(u"/zones"_s, u"zones"_s, AzureOnly);
    row(u"/identity"_s, u"identity"_s, AzureOnly);
    row(u"/properties/subnetIds"_s, u"subnetIds"_s, Emulated);
    row(u"/properties/initContainers"_s, u"initContainers"_s, Exact);
    row(u"/properties/ipAddress/dnsNameLabel"_s, u"address › DNS name label"_s, Approximated);
    row(u"/properties/volumes/0/emptyDir"_s, u"volumes › data › emptyDir"_s, Emulated);
    row(u"/properties/volumes/1/secret"_s, u"volumes › keys › secret"_s, Emulated);
}

void ParityTest::gradesEachProperty()
{
    QFETCH(QString, pointer);
    const ParityRow row = rowIn(specOf(fullGroup), pointer, EngineAbilities::local());
    QVERIFY(!row.sentence.isEmpty());
    QTEST(row.label, "label");
    QTEST(static_cast<int>(row.grade), "grade");
}

void ParityTest::isExactInAzure()
{
    const QList<ParityRow> rows = parity(specOf(fullGroup), EngineAbilities::azure());
    QVERIFY(rows.size() > 10);
    QVERIFY(std::ranges::all_of(rows, [](const ParityRow &row) { return row.grade == ParityRow::Grade::Exact; }));
}

void ParityTest::saysNothingOfWhatIsNotThere()
{
    QCOMPARE(parity(ContainerGroupSpec{}, EngineAbilities::local()).size(), 0);
}

void ParityTest::tellsValuesApart()
{
    const auto gradeOf = [](const QString &passage, const QString &instead, const QString &pointer) {
        return rowIn(edited(passage, instead), pointer, EngineAbilities::local()).grade;
    };
    QCOMPARE(gradeOf(u"osType: Linux"_s, u"osType: windows"_s, u"/properties/osType"_s), ParityRow::Grade::AzureOnly);
    QCOMPARE(gradeOf(u"restartPolicy: Always"_s, u"restartPolicy: never"_s, u"/properties/restartPolicy"_s), ParityRow::Grade::Exact);
    const QString secret = u"/properties/initContainers/0/properties/environmentVariables/0/secureValueReference"_s;
    QCOMPARE(gradeOf(u"command: [sleep, '1']"_s, u"environmentVariables: [{name: T, secureValueReference: t}]"_s, secret), ParityRow::Grade::AzureOnly);
}

void ParityTest::tellsSettingsOfAnEngineApart()
{
    const ContainerGroupSpec spec = edited(u"location: westeurope"_s, u"x-quayside: {hostname: h}"_s);
    QVERIFY(rowIn(spec, u"/x-quayside"_s, EngineAbilities::local()).sentence.contains(u"Azure is not told"_s));
    QVERIFY(rowIn(spec, u"/x-quayside"_s, EngineAbilities::azure()).sentence.contains(u"not sent"_s));
}

void ParityTest::passesOverWhatNobodyKnows()
{
    const ContainerGroupSpec spec = edited(u"location: westeurope"_s, u"lokation: westeurope"_s);
    for (const EngineAbilities &abilities : {EngineAbilities::local(), EngineAbilities::azure()})
        QVERIFY(rowIn(spec, u"/lokation"_s, abilities).sentence.isEmpty());
}

QTEST_GUILESS_MAIN(ParityTest)
#include "tst_parity.moc"
