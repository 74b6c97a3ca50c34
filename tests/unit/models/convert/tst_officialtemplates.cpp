// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/convert.h"
#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// The bodies of requests among the official examples, with the names that stand in their addresses.
QMap<QString, QString> readExamples(const QString &folder)
{
    QMap<QString, QString> examples;
    QDirIterator entries(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (!file.fileName().contains(u"/examples/") || !file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject parameters = QJsonDocument::fromJson(file.readAll()).object().value("parameters"_L1).toObject();
        QJsonObject group = parameters.value("containerGroup"_L1).toObject();
        if (group.isEmpty())
            continue;
        group.insert("name"_L1, parameters.value("containerGroupName"_L1));
        examples.insert(file.fileName().mid(folder.size()), QString::fromUtf8(QJsonDocument(group).toJson()));
    }
    return examples;
}

QStringList secureParameters(const QString &text)
{
    QStringList names;
    const QJsonObject parameters = QJsonDocument::fromJson(text.toUtf8()).object().value("parameters"_L1).toObject();
    for (auto one = parameters.begin(); one != parameters.end(); ++one)
        if (one.value().toObject().value("type"_L1).toString().startsWith("secure"_L1))
            names.append(one.key());
    return names;
}

// What a template adds by itself.
QString meaning(ContainerGroupSpec spec, Secrets secrets)
{
    spec.type = spec.apiVersion = std::nullopt;
    return specToJson(spec, secrets);
}

} // namespace

// Microsoft's own examples, which are not part of this repository: each becomes a template and comes back.
class TestOfficialTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = qEnvironmentVariable("QUAYSIDE_ACI_DATA");
        if (folder.isEmpty())
            QSKIP("QUAYSIDE_ACI_DATA does not name a folder with openapi/specification/containerinstance");
        m_examples = readExamples(folder + u"/openapi/specification/containerinstance"_s);
        QVERIFY2(m_examples.size() >= 12, qPrintable(QString::number(m_examples.size())));
    }

    void backAndForth_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &[name, text] : m_examples.asKeyValueRange())
            QTest::newRow(qPrintable(name)) << text;
    }

    void backAndForth()
    {
        QFETCH(QString, text);
        const ContainerGroupSpec spec = SpecDocument::fromText(text).spec();
        const TextConversion there = convertFromSpec(spec, TargetFormat::ArmTemplate);
        QCOMPARE(recogniseSource(there.text), SourceKind::ArmTemplate);
        const auto back = convertToSpec(there.text, SourceKind::ArmTemplate, {});
        QVERIFY(back);
        QCOMPARE(meaning(back->spec, Secrets::Omit), meaning(spec, Secrets::Omit));
        QStringList asked;
        for (const ConversionQuestion &question : back->questions)
            if (question.isSecret)
                asked.append(question.name);
        asked.sort();
        QCOMPARE(asked, secureParameters(there.text));
    }

    void secretsComeBackWithTheirAnswers_data() { backAndForth_data(); }

    // The answers are the secrets in the order of the text, which is that of the parameters.
    void secretsComeBackWithTheirAnswers()
    {
        QFETCH(QString, text);
        const ContainerGroupSpec spec = SpecDocument::fromText(text).spec();
        const TextConversion there = convertFromSpec(spec, TargetFormat::ArmTemplate);
        ConversionOptions options;
        const QList<ConversionQuestion> questions = convertToSpec(there.text, SourceKind::ArmTemplate, {})->questions;
        for (const ConversionQuestion &question : questions)
            options.answers.insert(question.name, question.type == ConversionQuestion::Type::Object ? u"{\"answer\": \"a\"}"_s : u"answer-"_s + question.name);
        const auto back = convertToSpec(there.text, SourceKind::ArmTemplate, options);
        QCOMPARE(back->questions.size(), 0);
        const QString json = specToJson(back->spec, Secrets::Include);
        for (const QString &name : secureParameters(there.text))
            QVERIFY2(json.contains(u"answer-"_s + name) || json.contains(u"\"answer\""), qPrintable(name));
        QVERIFY(!specToJson(back->spec, Secrets::Omit).contains(u"answer-"));
        for (const ConversionNote &note : back->notes)
            QVERIFY(!note.message.contains(u"answer-"));
    }

private:
    QMap<QString, QString> m_examples;
};

QTEST_GUILESS_MAIN(TestOfficialTemplates)
#include "tst_officialtemplates.moc"
