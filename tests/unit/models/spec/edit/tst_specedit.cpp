// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/textparser.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// A value as a person would write it in YAML, for the tables.
SpecNode node(const char *yaml)
{
    return parseYaml(QString::fromUtf8(yaml))->root;
}

SpecEdit set(const char *pointer, const char *yaml)
{
    SpecNode value = node(yaml);
    if (value.style != SpecNode::Style::Flow)
        value.style = SpecNode::Style::Any;
    return SpecEdit::set(QString::fromUtf8(pointer), value);
}

SpecEdit text(const char *pointer, const char *value)
{
    return SpecEdit::set(QString::fromUtf8(pointer), SpecEdit::text(QString::fromUtf8(value)));
}

SpecEdit insert(const char *pointer, const char *yaml)
{
    return SpecEdit::insert(QString::fromUtf8(pointer), node(yaml));
}

SpecEdit drop(const char *pointer)
{
    return SpecEdit::remove(QString::fromUtf8(pointer));
}

SpecEdit shift(const char *pointer, qsizetype index)
{
    return SpecEdit::move(QString::fromUtf8(pointer), index);
}

SpecEdit renameTo(const char *pointer, const char *name)
{
    return SpecEdit::rename(QString::fromUtf8(pointer), QString::fromUtf8(name));
}

void addColumns()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<SpecEdit>("edit");
    QTest::addColumn<QString>("after");
}

void row(const char *name, const char *before, const SpecEdit &edit, const char *after)
{
    QTest::newRow(name) << QString::fromUtf8(before) << edit << QString::fromUtf8(after);
}

void checkRow()
{
    QFETCH(QString, before);
    QFETCH(SpecEdit, edit);
    QFETCH(QString, after);
    const Result<EditedDocument> edited = SpecDocument::fromText(before).withEdit(edit);
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().summary));
    QCOMPARE(edited->document.text(), after);
    QCOMPARE(changedText(before, edited->changes), after);
}

} // namespace


// What a text looks like after one edit, written by hand.
class TestSpecEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        addColumns();
        row("plain", "name: a # why\nproperties: {}\n", text("/name", "b"), "name: b # why\nproperties: {}\n");
        row("single quotes stay", "name: 'a'\nproperties: {}\n", text("/name", "it's"), "name: 'it''s'\nproperties: {}\n");
        row("double quotes stay", "name: \"a\"\nproperties: {}\n", text("/name", "b"), "name: \"b\"\nproperties: {}\n");
        row("a word that needs quotes", "name: a\nproperties: {}\n", text("/name", "yes"), "name: 'yes'\nproperties: {}\n");
        row("a word typed on from one that needed quotes", "name: 'n'\nproperties: {}\n", text("/name", "nginx"), "name: nginx\nproperties: {}\n");
        row("a word typed back to one that needs quotes", "name: nginx\nproperties: {}\n", text("/name", "n"), "name: 'n'\nproperties: {}\n");
        row("a word that needs none any more", "name: 'n'\nproperties: {}\n", text("/name", "ng"), "name: ng\nproperties: {}\n");
        row("the first word", "name: ''\nproperties: {}\n", text("/name", "web"), "name: web\nproperties: {}\n");
        row("a word that still needs them", "name: \"n\"\nproperties: {}\n", text("/name", "no"), "name: \"no\"\nproperties: {}\n");
        row("in brackets", "{name: 'y', properties: {}}\n", text("/name", "ya, b"), "{name: 'ya, b', properties: {}}\n");
        row("a number as text", "name: a\nproperties: {}\n", text("/name", "0x1f"), "name: '0x1f'\nproperties: {}\n");
        row("an address", "name: a\nproperties: {}\n", text("/name", "10.0.0.4"), "name: 10.0.0.4\nproperties: {}\n");
        row("a colon", "name: a\nproperties: {}\n", text("/name", "a: b"), "name: 'a: b'\nproperties: {}\n");
        row("a hash", "name: a\nproperties: {}\n", text("/name", "a #b"), "name: 'a #b'\nproperties: {}\n");
        row("blanks around", "name: a\nproperties: {}\n", text("/name", " a "), "name: ' a '\nproperties: {}\n");
        row("empty", "name: a\nproperties: {}\n", text("/name", ""), "name: ''\nproperties: {}\n");
        row("control characters", "name: 'a'\nproperties: {}\n", text("/name", "a\001b"), "name: \"a\\u0001b\"\nproperties: {}\n");
        row("several lines", "name: a # why\nproperties: {}\n", text("/name", "a\nb"), "name: |- # why\n  a\n  b\nproperties: {}\n");
        row("a literal stays", "name: | # why\n  a\n\nproperties: {}\n", text("/name", "b\n"), "name: | # why\n  b\n\nproperties: {}\n");
        row("a literal that would take in empty lines", "name: |\n  a\n\nproperties: {}\n", text("/name", "b\n\n"), "name: \"b\\n\\n\"\n\nproperties: {}\n");
        row("folded", "name: >-\n  a\n  b\nproperties: {}\n", text("/name", "c"), "name: |-\n  c\nproperties: {}\n");
        row("nothing there", "name: # why\nproperties: {}\n", text("/name", "b"), "name: b # why\nproperties: {}\n");
        row("null", "name: ~\nproperties: {}\n", text("/name", "b"), "name: b\nproperties: {}\n");
        row("other case", "Name: a\nproperties: {}\n", text("/name", "b"), "Name: b\nproperties: {}\n");
        row("a number in quotes", "properties:\n  containers:\n  - properties: {ports: [{port: '80'}]}\n",
            set("/properties/containers/0/properties/ports/0/port", "81"),
            "properties:\n  containers:\n  - properties: {ports: [{port: 81}]}\n");
        row("no new line at the end", "properties: {}\nname: a", text("/name", "b"), "properties: {}\nname: b");
        row("a line end that the end does not have", "properties: {}\nname: |-\n  a", text("/name", "b\n"), "properties: {}\nname: \"b\\n\"");
        row("CRLF", "name: a\r\nproperties: {}\r\n", text("/name", "a\nb"), "name: |-\r\n  a\r\n  b\r\nproperties: {}\r\n");
        row("flow needs more quotes", "{name: a, properties: {}}\n", text("/name", "a,b"), "{name: 'a,b', properties: {}}\n");
        row("flow takes several lines", "{name: a, properties: {}}\n", text("/name", "a\nb"), "{name: \"a\\nb\", properties: {}}\n");
        row("JSON", "{ \"name\": \"a\", \"properties\": {} }", text("/name", "b\"\n"), "{ \"name\": \"b\\\"\\n\", \"properties\": {} }");
        row("JSON number", "{ \"properties\": { \"osType\": 1 } }", set("/properties/osType", "2.5"), "{ \"properties\": { \"osType\": 2.5 } }");
    }
    void values() { checkRow(); }

    void insertions_data()
    {
        addColumns();
        row("in the schema's order", "name: a # n\nproperties: {}\n", text("/location", "eastus"), "name: a # n\nlocation: eastus\nproperties: {}\n");
        row("before the first", "# head\nname: a\nproperties: {}\n", text("/apiVersion", "x"), "# head\napiVersion: x\nname: a\nproperties: {}\n");
        row("at the end without a line end", "name: a\nproperties:\n  osType: Linux", text("/properties/restartPolicy", "Never"),
            "name: a\nproperties:\n  osType: Linux\n  restartPolicy: Never");
        row("missing parents", "name: a\nproperties:\n    osType: Linux\n", text("/properties/ipAddress/type", "Public"),
            "name: a\nproperties:\n    osType: Linux\n    ipAddress:\n        type: Public\n");
        row("missing list", "properties:\n  ipAddress:\n    type: Public\n", set("/properties/ipAddress/ports/0/port", "80"),
            "properties:\n  ipAddress:\n    type: Public\n    ports:\n    - port: 80\n");
        row("empty braces", "properties: {} # why\nname: a\n", text("/properties/osType", "Linux"), "properties: # why\n  osType: Linux\nname: a\n");
        row("nothing there", "properties: # why\nname: a\n", text("/properties/osType", "Linux"), "properties: # why\n  osType: Linux\nname: a\n");
        row("an element", "properties:\n  containers:\n  - name: a # one\n    # inside\n  # two\n  - name: b\n", insert("/properties/containers/1", "name: x\n"),
            "properties:\n  containers:\n  - name: a # one\n    # inside\n  - name: x\n  # two\n  - name: b\n");
        row("the first element", "properties:\n  containers:\n  # one\n  - name: a\n", insert("/properties/containers/0", "name: x\n"),
            "properties:\n  containers:\n  - name: x\n  # one\n  - name: a\n");
        row("the last element", "properties:\n  containers:\n    -   name: a\n        properties: {}\nname: g\n", insert("/properties/containers/-", "name: x\nproperties: {}\n"),
            "properties:\n  containers:\n    -   name: a\n        properties: {}\n    -   name: x\n        properties: {}\nname: g\n");
        row("first behind a dash", "properties:\n  containers:\n  - properties: {}\n", text("/properties/containers/0/name", "x"),
            "properties:\n  containers:\n  - name: x\n    properties: {}\n");
        row("into empty brackets", "properties:\n  containers: []\n", insert("/properties/containers/0", "name: x\n"), "properties:\n  containers:\n  - name: x\n");
        row("into flow", "properties: {containers: [{name: a}], osType: Linux}\n", text("/properties/restartPolicy", "Never"),
            "properties: {containers: [{name: a}], osType: Linux, restartPolicy: Never}\n");
        row("an element into flow", "properties: {containers: [{name: a}]}\n", insert("/properties/containers/0", "{name: x}"),
            "properties: {containers: [{name: x}, {name: a}]}\n");
        row("into empty flow", "{properties: {}}\n", text("/properties/osType", "Linux"), "{properties: {osType: Linux}}\n");
        row("JSON", "{\n    \"name\": \"a\", // n\n    \"properties\": {}\n}\n", text("/location", "eastus"),
            "{\n    \"name\": \"a\", // n\n    \"location\": \"eastus\",\n    \"properties\": {}\n}\n");
        row("JSON at the end", "{\n  \"properties\": {\n    \"osType\": \"Linux\" // o\n  }\n}\n", text("/properties/restartPolicy", "Never"),
            "{\n  \"properties\": {\n    \"osType\": \"Linux\", // o\n    \"restartPolicy\": \"Never\"\n  }\n}\n");
        row("JSON with parents", "{\n    \"properties\": {}\n}\n", set("/properties/ipAddress/ports/0/port", "80"),
            "{\n    \"properties\": {\n        \"ipAddress\": {\n            \"ports\": [\n                {\n                    \"port\": 80\n                }\n            ]\n        }\n    }\n}\n");
        row("JSON in one line", "{\"properties\": {\"containers\": []}}", insert("/properties/containers/0", "{name: x}"),
            "{\"properties\": {\"containers\": [{\"name\": \"x\"}]}}");
        row("behind a kept literal", "properties:\n  osType: |+\n    Linux\n\nname: a\n", text("/properties/restartPolicy", "Never"),
            "properties:\n  osType: |+\n    Linux\n\n  restartPolicy: Never\nname: a\n");
        row("a map's names have a case", "tags: {A: b}\nproperties: {}\n", text("/tags/a", "c"), "tags: {A: b, a: c}\nproperties: {}\n");
        row("a tag that needs quotes", "tags:\n  a: b\nproperties: {}\n", text("/tags/on", "1"), "tags:\n  a: b\n  'on': '1'\nproperties: {}\n");
    }
    void insertions() { checkRow(); }

    void removals_data()
    {
        addColumns();
        row("a line and its comment", "name: a\n# above\nlocation: b # beside\n# below\nproperties: {}\n", drop("/location"),
            "name: a\n# above\n# below\nproperties: {}\n");
        row("several lines", "name: a\nproperties:\n  ipAddress:\n    # inside\n    type: Public # t\n  osType: Linux\n", drop("/properties/ipAddress"),
            "name: a\nproperties:\n  osType: Linux\n");
        row("the last of a block", "properties:\n  ipAddress: # i\n    type: Public # t\n  osType: Linux\n", drop("/properties/ipAddress/type"),
            "properties:\n  ipAddress: {} # i\n  osType: Linux\n");
        row("the last element", "properties:\n  zones:\n  - '1'\n  osType: Linux\n", drop("/properties/zones/0"), "properties:\n  zones: []\n  osType: Linux\n");
        row("at the end of the text", "properties: {}\nname: a", drop("/name"), "properties: {}\n");
        row("first behind a dash", "properties:\n  containers:\n  - name: a # n\n    properties: {}\n", drop("/properties/containers/0/name"),
            "properties:\n  containers:\n  - properties: {}\n");
        row("first behind a dash with a comment", "properties:\n  containers:\n  - name: a # n\n    # p\n    properties: {}\n", drop("/properties/containers/0/name"),
            "properties:\n  containers:\n  -\n    # p\n    properties: {}\n");
        row("only one behind a dash", "properties:\n  containers:\n  - name: a # n\n", drop("/properties/containers/0/name"), "properties:\n  containers:\n  - {} # n\n");
        row("doubled", "name: a\nlocation: x\nNAME: b\nproperties: {}\n", drop("/name"), "location: x\nproperties: {}\n");
        row("a literal", "properties:\n  osType: |\n    Linux\n\n  sku: x\n", drop("/properties/osType"), "properties:\n\n  sku: x\n");
        row("flow", "{name: a, location: b, properties: {}}", drop("/location"), "{name: a, properties: {}}");
        row("the last in flow", "{name: a, properties: {}, tags: {a: b}}", drop("/tags"), "{name: a, properties: {}}");
        row("the only one in flow", "{ properties: { osType: Linux } }", drop("/properties/osType"), "{ properties: {} }");
        row("JSON", "{\n  \"name\": \"a\", // n\n  \"location\": \"b\", // l\n  \"properties\": {}\n}\n", drop("/location"),
            "{\n  \"name\": \"a\", // n\n  \"properties\": {}\n}\n");
        row("the last in JSON", "{\n  \"properties\": {}, // p\n  \"location\": \"b\" // l\n}\n", drop("/location"), "{\n  \"properties\": {} // p\n}\n");
        row("CRLF", "name: a\r\nlocation: b\r\nproperties: {}\r\n", drop("/location"), "name: a\r\nproperties: {}\r\n");
    }
    void removals() { checkRow(); }

    void order_data()
    {
        addColumns();
        row("down", "properties:\n  containers:\n  # one\n  - name: a # a\n  - name: b\n    # b\n\n  - name: c\n", shift("/properties/containers/0", 1),
            "properties:\n  containers:\n  - name: b\n    # b\n  # one\n  - name: a # a\n\n  - name: c\n");
        row("up", "properties:\n  containers:\n  - name: a\n  - name: b\n  - name: c # c", shift("/properties/containers/2", 0),
            "properties:\n  containers:\n  - name: c # c\n  - name: a\n  - name: b\n");
        row("to an end without line end", "properties:\n  containers:\n  - name: a\n  - name: b", shift("/properties/containers/0", 1),
            "properties:\n  containers:\n  - name: b\n  - name: a\n");
        row("flow", "properties: {containers: [{name: a}, {name: b} , {name: c}]}\n", shift("/properties/containers/0", 2),
            "properties: {containers: [{name: b}, {name: c} , {name: a}]}\n");
        row("behind what it names", "properties:\n  containers:\n  - &a {name: a}\n  - *a\n", shift("/properties/containers/0", 1),
            "properties:\n  containers:\n  - &a {name: a}\n  - {name: a}\n");
        row("rename", "tags:\n  \"a\": b # c\nproperties: {}\n", renameTo("/tags/a", "x"), "tags:\n  \"x\": b # c\nproperties: {}\n");
        row("to the schema's case", "Name: b\nproperties: {}\n", renameTo("/name", "name"), "name: b\nproperties: {}\n");
    }
    void order() { checkRow(); }

    void anchors_data()
    {
        addColumns();
        row("through an alias", "x-r: &r\n  cpu: 1\nproperties:\n  a: *r # why\n  b: *r\n", set("/properties/a/cpu", "2"),
            "x-r: &r\n  cpu: 1\nproperties:\n  a: # why\n    cpu: 2\n  b: *r\n");
        row("instead of an alias", "x: &r 1\nproperties:\n  a: *r\n  b: *r\n", set("/properties/a", "2"), "x: &r 1\nproperties:\n  a: 2\n  b: *r\n");
        row("what others repeat", "x-r: &r\n  cpu: 1\nproperties:\n  a: *r\n  b: *r\n", set("/x-r/cpu", "2"),
            "x-r:\n  cpu: 2\nproperties:\n  a: &r\n    cpu: 1\n  b: *r\n");
        row("a value that others repeat", "properties:\n  a: &r 1\n  b: *r\n", set("/properties/a", "2"), "properties:\n  a: 2\n  b: &r 1\n");
        row("what others repeat goes", "x: &r 1\nproperties:\n  a: *r\n  b: *r\n", drop("/x"), "properties:\n  a: &r 1\n  b: *r\n");
        row("what << brought", "x: &r {cpu: 1, gpu: 2}\nproperties:\n  <<: *r\n  b: 1\n", set("/properties/cpu", "3"),
            "x: &r {cpu: 1, gpu: 2}\nproperties:\n  <<: *r\n  b: 1\n  cpu: 3\n");
        row("without what << brought", "x: &r {cpu: 1, gpu: 2}\nproperties:\n  <<: *r # m\n  b: 1\n", drop("/properties/cpu"),
            "x: &r {cpu: 1, gpu: 2}\nproperties:\n  gpu: 2 # m\n  b: 1\n");
        row("without what << would bring", "x: &r {cpu: 1, gpu: 2}\nproperties:\n  <<: *r # m\n  cpu: 3\n", drop("/properties/cpu"),
            "x: &r {cpu: 1, gpu: 2}\nproperties:\n  gpu: 2 # m\n");
        row("without anything << would bring", "x: &r {cpu: 1}\nproperties:\n  <<: *r\n  b: 2\n  cpu: 3\n", drop("/properties/cpu"),
            "x: &r {cpu: 1}\nproperties:\n  b: 2\n");
        row("what << brings elsewhere", "x: &r {cpu: 1}\nproperties:\n  <<: *r\n", set("/x/cpu", "2"), "x: {cpu: 2}\nproperties:\n  <<: &r {cpu: 1}\n");
    }
    void anchors() { checkRow(); }
};

QTEST_GUILESS_MAIN(TestSpecEdit)
#include "tst_specedit.moc"
