// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "models/spec/readtimetable.h"
#include "models/spec/schematree.h"
#include "models/spec/specdocument.h"
#include "translations/language.h"
#include "ui/specform/formfields.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

using Kind = FormField::Kind;

QString below(const QString &object, const QString &name)
{
    return name.isEmpty() ? object : object.isEmpty() ? name : object + u'/' + name;
}

// Where the fields of the form stand in a document; an element of a list is "*".
void addFields(std::span<const FormField> fields, const QString &object, QSet<QString> &places)
{
    for (const FormField &field : fields) {
        const QString place = below(object, QString::fromLatin1(field.path));
        if (field.kind == Kind::Rows || field.kind == Kind::Cards)
            addFields(field.fields, place + u"/*"_s, places);
        else if (field.kind == Kind::Environment)
            places += {below(place, u"value"_s), below(place, u"secureValue"_s)};
        else if (field.fields.empty())
            places += place;
        else
            addFields(field.fields, place, places);
    }
}

// What the schema has for containers of both kinds and init containers must not have (V-051).
const QStringList notOfInitContainers{u"configMap"_s, u"ports"_s, u"resources"_s, u"livenessProbe"_s, u"readinessProbe"_s};

// The same of what a person may write by the schema.
void addProperties(const SchemaProperty &object, const QString &path, QSet<QString> &places)
{
    for (const SchemaProperty &property : object.properties) {
        const QString place = below(path, property.name);
        if (property.isReadOnly || (path == "properties/initContainers/*/properties"_L1 && notOfInitContainers.contains(property.name)))
            continue;
        if (property.properties.isEmpty())
            places += place;
        else
            addProperties(property, property.kind == SchemaProperty::Kind::Objects ? place + u"/*"_s : place, places);
    }
}

const QString start = u"name: web # ours\nlocation: westeurope\nproperties:\n  osType: Linux\n  containers:\n  - name: front\n    properties:\n"
                      "      image: nginx:1\n      resources:\n        requests: {cpu: 0.5, memoryInGB: 1}\n        limits: {memoryInGB: 2}\n"
                      "  extensions:\n  - name: agent\n    properties:\n      extensionType: realtime-metrics\n      version: '1.0'\n"
                      "      settings:\n        level: low # why\n        ports: [80, 443]\n"
                      "      protectedSettings:\n        token: canary\n"_s;
constexpr auto settings = "/properties/extensions/0/properties/settings";
constexpr auto protectedSettings = "/properties/extensions/0/properties/protectedSettings";

QString textOf(const Stage &stage)
{
    return stage.find<QPlainTextEdit>("specText")->toPlainText();
}

void edit(Stage &stage, const QString &text)
{
    stage.begin();
    Q_EMIT stage.window.groupsPage().newGroupRequested(GroupsPage::Source::Blank);
    Stage::settle();
    stage.find<QPlainTextEdit>("specText")->setPlainText(text);
    QTest::qWait(600); // the check runs beside, in real time
    Stage::settle();
}

} // namespace

// What a person does in the form, and what it makes of the text.
class TestSpecForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    void everyPropertyHasAField()
    {
        QSet<QString> fields;
        for (const FormSection &section : formSections()) {
            addFields(section.group, {}, fields);
            addFields(section.container, u"properties/containers/*"_s, fields);
            addFields(section.initContainer, u"properties/initContainers/*"_s, fields);
        }
        QSet<QString> properties;
        addProperties(schemaRoot(), {}, properties);
        QVERIFY(properties.size() > 90);
        const QSet<QString> missing = properties - fields;
        QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.cbegin(), missing.cend()).join(u'\n')));
        QSet<QString> invented = fields - properties;
        invented.removeIf([](const QString &field) { return field.contains("x-quayside"_L1); }); // ours, and in no schema
        QVERIFY2(invented.isEmpty(), qPrintable(QStringList(invented.cbegin(), invented.cend()).join(u'\n')));
    }

    void makesATimetable()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage, start);
        stage.find<QWidget>("/x-quayside/timetable")->findChild<QAbstractButton *>()->click();
        Stage::settle();
        QVERIFY2(textOf(stage).contains("x-quayside:\n  timetable: {deleteAfter: \"2h\"}\n"_L1), qPrintable(textOf(stage)));
        QTest::keyClicks(stage.find<QLineEdit>("/x-quayside/timetable/start"), u"08:00"_s);
        Stage::settle();
        const Timetable timetable = readTimetable(SpecDocument::fromText(textOf(stage)).spec());
        QCOMPARE(timetable.start, QTime(8, 0));
        QCOMPARE(timetable.deleteAfter, std::chrono::hours(2));
    }

    void typedLetterByLetter_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("written");
        for (const QString &word : {u"nginx"_s, u"node"_s, u"yes-man"_s, u"yarn"_s, u"offline"_s, u"on-call"_s, u"true-north"_s, u"null-value"_s, u"~tilde"_s, u"1st"_s})
            QTest::newRow(qPrintable(word)) << word << word;
        QTest::newRow("n alone") << u"n"_s << u"'n'"_s;
        QTest::newRow("no alone") << u"no"_s << u"'no'"_s;
        QTest::newRow("a number") << u"80"_s << u"'80'"_s;
    }

    // Every letter is an edit of its own, so that "n" and "no" come by, which need quotes.
    void typedLetterByLetter()
    {
        QFETCH(QString, word);
        QFETCH(QString, written);
        Stage stage(Stage::Scenario::Empty);
        edit(stage, start);
        auto *name = stage.find<QLineEdit>("/name");
        name->selectAll();
        for (const QChar letter : word) {
            QTest::keyClicks(name, QString(letter));
            Stage::settle();
        }
        QCOMPARE(textOf(stage), QString(start).replace(u"name: web"_s, u"name: "_s + written));
    }

    void freeMaps_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const QString all = u"        level: low # why\n        ports: [80, 443]\n"_s;
        QTest::newRow("a value; the comment stays") << u"level: high\nports: [80, 443]"_s << u"low # why"_s << u"high # why"_s;
        QTest::newRow("a name more") << u"level: low\nports: [80, 443]\nmore: {deep: true}"_s << u"443]\n"_s << u"443]\n        more: {deep: true}\n"_s;
        QTest::newRow("a name less") << u"level: low"_s << u"        ports: [80, 443]\n"_s << QString();
        QTest::newRow("an element") << u"level: low\nports: [80, 8443]"_s << u"443"_s << u"8443"_s;
        QTest::newRow("JSON") << u"{\"level\": \"low\", \"ports\": [80, 443], \"n\": \"x\"}"_s << QString() << QString();
        QTest::newRow("nothing") << QString() << u"      settings:\n"_s + all << QString();
        QTest::newRow("the same in other words") << u"ports: [80, 443]\nlevel: low"_s << QString() << QString();
        QTest::newRow("no map changes nothing") << u"- a"_s << QString() << QString();
        QTest::newRow("unreadable changes nothing") << u"level: [low"_s << QString() << QString();
        QTest::newRow("a name twice changes nothing") << u"level: high\nlevel: higher"_s << QString() << QString();
    }

    void freeMaps()
    {
        QFETCH(QString, typed);
        QFETCH(QString, before);
        QFETCH(QString, after);
        Stage stage(Stage::Scenario::Empty);
        edit(stage, start);
        auto *field = stage.find<QPlainTextEdit>(settings);
        QVERIFY2(field->toPlainText().contains(u"level: low"_s), qPrintable(field->toPlainText()));
        field->setPlainText(typed);
        Stage::settle();
        if (QLatin1StringView(QTest::currentDataTag()) == "JSON"_L1)
            QVERIFY2(textOf(stage).contains(u"level: low # why\n"_s) && textOf(stage).contains(u"        'n': x\n"_s), qPrintable(textOf(stage)));
        else
            QVERIFY2(textOf(stage) == (before.isEmpty() ? start : QString(start).replace(before, after)), qPrintable(textOf(stage)));
        QCOMPARE(field->toPlainText(), typed);
    }

    void anUnreadableMapSaysWhy()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage, start);
        auto *field = stage.find<QPlainTextEdit>(settings);
        auto *fault = field->parentWidget()->findChild<PlainLabel *>();
        QVERIFY(fault->isHidden());
        field->setPlainText(u"level: high\nmore: [1"_s);
        QVERIFY(!fault->isHidden());
        QVERIFY2(fault->text().startsWith(u"Line 2: "_s), qPrintable(fault->text()));
        field->setPlainText(u"level: high"_s);
        QVERIFY(fault->isHidden());
    }

    // What is secret is seen only while it is typed.
    void aSecretMapIsNotShown()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage, start);
        auto *field = stage.find<QPlainTextEdit>(protectedSettings);
        QVERIFY(field->toPlainText().isEmpty());
        QVERIFY(field->placeholderText().contains(u"kept"_s));
        field->setFocus();
        field->setPlainText(u"token: other"_s);
        Stage::settle();
        QCOMPARE(textOf(stage), QString(start).replace(u"canary"_s, u"other"_s));
        QCOMPARE(field->toPlainText(), u"token: other"_s);
        QFocusEvent out(QEvent::FocusOut);
        QApplication::sendEvent(field, &out);
        QVERIFY(field->toPlainText().isEmpty());
        QCOMPARE(textOf(stage), QString(start).replace(u"canary"_s, u"other"_s));
    }

    void anInheritedValueIsNamed()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage, start);
        const auto placeholder = [&stage] { return stage.find<QLineEdit>("/properties/containers/0/properties/resources/limits/cpu")->placeholderText(); };
        QCOMPARE(placeholder(), u"default: what is asked for, 0.5"_s);
        stage.find<QPlainTextEdit>("specText")->setPlainText(QString(start).replace(u"cpu: 0.5"_s, u"cpu: 2"_s));
        QTRY_COMPARE(placeholder(), u"default: what is asked for, 2"_s);
    }
};

QTEST_MAIN(TestSpecForm)
#include "tst_specform.moc"
