// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/propertyhelp.h"
#include "models/assist/schemanode.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString swagger = u"/openapi/specification/containerinstance/resource-manager/Microsoft.ContainerInstance/ContainerInstance/"
                        "stable/2025-09-01/containerInstance.json"_s;

// Every property below a node with its pattern.
void walk(const SchemaNode &node, const QString &pattern, QStringList &found)
{
    for (const SchemaNode &part : node.parts) {
        const QString below = pattern + u'/' + (part.name.isEmpty() ? u"*"_s : part.name);
        const bool isPlainItem = part.name.isEmpty() && part.kind != SchemaNode::Kind::Object;
        if (!isPlainItem)
            found.append(below);
        walk(part, below, found);
    }
}

struct OfficialProperty
{
    QString pattern;
    bool isRequired;
    QStringList values;
};

// Microsoft's description of the same, read on its own.
class OfficialSchema
{
public:
    explicit OfficialSchema(const QJsonObject &definitions)
        : m_definitions(definitions)
    {
    }

    QList<OfficialProperty> properties(const QString &definition, const QString &start)
    {
        m_found.clear();
        walkObject(m_definitions.value(definition).toObject(), start);
        return m_found;
    }

private:
    QJsonObject resolve(const QJsonObject &schema) const
    {
        const QString reference = schema.value("$ref"_L1).toString();
        return reference.startsWith(u"#/definitions/") ? m_definitions.value(reference.section(u'/', -1)).toObject() : schema;
    }

    void walkObject(const QJsonObject &schema, const QString &pattern)
    {
        const QJsonObject properties = schema.value("properties"_L1).toObject();
        const QJsonArray required = schema.value("required"_L1).toArray();
        for (auto entry = properties.begin(); entry != properties.end(); ++entry) {
            const QString below = pattern + u'/' + entry.key();
            const QJsonObject type = resolve(entry.value().toObject());
            m_found.append({below, required.contains(entry.key()), type.value("enum"_L1).toVariant().toStringList()});
            walkObject(type, below);
            for (const QLatin1StringView items : {"items"_L1, "additionalProperties"_L1})
                walkObject(resolve(type.value(items).toObject()), below + u"/*"_s);
        }
    }

    QJsonObject m_definitions;
    QList<OfficialProperty> m_found;
};

} // namespace

// Every property is explained, and what the explanation says of values and duties is what Microsoft says.
class TestPropertyHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(u":/help/properties.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_helps = PropertyHelps::fromJson(file.readAll());
        QVERIFY(m_helps.patterns().size() > 150);
    }

    void everyPropertyOfOurSchemaHasText()
    {
        QStringList patterns;
        walk(groupSchema(), {}, patterns);
        QVERIFY(patterns.size() > 150);
        QStringList missing;
        for (const QString &pattern : std::as_const(patterns))
            if (m_helps.find(pattern).text.isEmpty())
                missing.append(pattern);
        QCOMPARE(missing.join(u'\n'), QString());
    }

    void officialSchema_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<QString>("start");
        QTest::newRow("group") << u"ContainerGroup"_s << QString();
        QTest::newRow("profile") << u"ContainerGroupProfile"_s << u"profile:"_s;
    }

    void officialSchema()
    {
        QFETCH(QString, definition);
        QFETCH(QString, start);
        const QString data = qEnvironmentVariable("QUAYSIDE_ACI_DATA");
        if (data.isEmpty())
            QSKIP("QUAYSIDE_ACI_DATA does not name a folder with openapi/specification/containerinstance");
        QFile file(data + swagger);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        OfficialSchema official(QJsonDocument::fromJson(file.readAll()).object().value("definitions"_L1).toObject());
        QStringList faults;
        const QList<OfficialProperty> properties = official.properties(definition, start);
        QVERIFY(properties.size() > 100);
        for (const OfficialProperty &property : properties)
            faults.append(compare(property));
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void textsReadWell()
    {
        QStringList faults;
        for (const QString &pattern : m_helps.patterns()) {
            const PropertyHelp help = m_helps.find(pattern);
            for (const QString &text : {help.text, help.local})
                if (!text.isEmpty() && (!text.endsWith(u'.') || text.contains(u"  "_s) || text.size() > 320))
                    faults.append(pattern + u": "_s + text);
            if (!help.values.isEmpty() && !help.defaultValue.isEmpty() && !help.values.contains(help.defaultValue))
                faults.append(pattern + u": the default is none of the values"_s);
            if (help.from.startsWith(u'/') && m_helps.find(help.from).text.isEmpty())
                faults.append(pattern + u": takes names from nowhere"_s);
        }
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void sharedTextsAreFound()
    {
        QCOMPARE(m_helps.find(u"/properties/initContainers/*/properties/image"_s).text, m_helps.find(u"/properties/containers/*/properties/image"_s).text);
        QVERIFY(m_helps.find(u"/properties/initContainers/*"_s).text != m_helps.find(u"/properties/containers/*"_s).text);
        QVERIFY(m_helps.find(u"/properties/nothing"_s).text.isEmpty());
    }

    void hostileFiles()
    {
        QVERIFY(PropertyHelps::fromJson("[").patterns().isEmpty());
        const PropertyHelps circle = PropertyHelps::fromJson(R"({"sameAs":{"/a":"/b","/b":"/a"}})");
        QVERIFY(circle.find(u"/a"_s).text.isEmpty());
    }

private:
    QStringList compare(const OfficialProperty &property) const
    {
        const PropertyHelp help = m_helps.find(property.pattern);
        if (help.text.isEmpty())
            return {property.pattern + u": no text"_s};
        QStringList faults;
        // A profile may supply what a group must otherwise say, and a file always names its group.
        const QStringList stricter{u"/name"_s, u"profile:/properties/osType"_s};
        if (help.isRequired != property.isRequired && !stricter.contains(property.pattern) && !property.pattern.endsWith(u":/properties"_s))
            faults.append(property.pattern + (property.isRequired ? u": is required"_s : u": is not required"_s));
        const auto sorted = [](QStringList list) { list.sort(); return list; };
        if (!property.values.isEmpty() && sorted(help.values) != sorted(property.values))
            faults.append(property.pattern + u": allows "_s + property.values.join(u", "_s));
        return faults;
    }

    PropertyHelps m_helps;
};

QTEST_GUILESS_MAIN(TestPropertyHelp)
#include "tst_propertyhelp.moc"
