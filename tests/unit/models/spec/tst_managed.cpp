// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/managed.h"
#include "models/spec/schematree.h"
#include "models/spec/textparser.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QList<ManagedProperty> managed(const QString &text)
{
    return managedProperties(parseText(text)->root);
}

} // namespace

// S-86: what the service sets is seen, and why.
class TestManaged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheServiceSets()
    {
        const auto found = managed(u"ID: /subscriptions/x\nname: web\nidentity: {type: SystemAssigned, principalId: p}\nproperties:\n  provisioningState: Succeeded\n"
                                   "  containers:\n  - name: front\n    properties:\n      image: x\n      instanceView: {restartCount: 3}\n"
                                   "  ipAddress: {ip: 1.2.3.4, fqdn: web.eastus.azurecontainer.io}\n  instanceView:\n"_s);
        QStringList places;
        QStringList pointers;
        for (const ManagedProperty &property : found) {
            places.append(property.place);
            pointers.append(property.pointer);
            QVERIFY(property.reason.endsWith(u'.'));
        }
        QCOMPARE(places, (QStringList{u"id"_s, u"identity › principalId"_s, u"provisioningState"_s, u"front › instanceView"_s, u"ipAddress › fqdn"_s, u"instanceView"_s}));
        QCOMPARE(pointers.at(3), u"/properties/containers/0/properties/instanceView"_s);
        QCOMPARE(found.at(0).value, u"/subscriptions/x"_s);
        QVERIFY(found.at(3).value.contains(u"restartCount"_s));
        QVERIFY(found.at(5).value.isEmpty());
    }

    void thereIsNothingInASpecOfAPerson()
    {
        QVERIFY(managed(u"name: a\nid2: x\ntags: {id: x, fqdn: y}\nproperties: {containers: [{name: b, properties: {image: x}}]}\n"_s).isEmpty());
        QVERIFY(managed(u"- id\n"_s).isEmpty());
    }

    void longValuesAreCut()
    {
        const auto found = managed(u"id: %1\nname: a\n"_s.arg(QString(10'000, u'x')));
        QVERIFY(found.first().value.size() < 300);
    }

    // Whatever the schema calls read-only has a reason of its own.
    void everyReadOnlyPropertyHasAReason()
    {
        checkReasons(schemaRoot());
    }

private:
    static void checkReasons(const SchemaProperty &object)
    {
        for (const SchemaProperty &property : object.properties) {
            if (property.isReadOnly) {
                SpecNode value;
                value.kind = SpecNode::Kind::Scalar;
                SpecNode group;
                group.kind = SpecNode::Kind::Mapping;
                group.entries.append({property.name, {}, value});
                for (const QString &around : {QString(), u"properties"_s}) {
                    SpecNode whole = group;
                    if (!around.isEmpty()) {
                        whole.entries.clear();
                        whole.entries.append({around, {}, group});
                    }
                    for (const ManagedProperty &found : managedProperties(whole))
                        QVERIFY2(found.reason != u"Only the service sets it."_s, qPrintable(property.name));
                }
            }
            checkReasons(property);
        }
    }
};

QTEST_APPLESS_MAIN(TestManaged)
#include "tst_managed.moc"
