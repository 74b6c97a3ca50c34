// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/jsonline.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

using Kind = JsonToken::Kind;

class TestJsonLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QList<JsonToken>>("tokens");
        const auto row = [](const char *name, const QString &line, const QList<JsonToken> &tokens) { QTest::newRow(name) << line << tokens; };
        row("nothing", u""_s, {});
        row("every kind", u"{\"a\": \"b\", \"c\":-1.5e3,\"d\" : null}"_s,
            {{Kind::Key, 1, 3}, {Kind::String, 6, 3}, {Kind::Key, 11, 3}, {Kind::Number, 15, 6}, {Kind::Key, 22, 3}, {Kind::Word, 28, 4}});
        row("an escaped quote", u"\"a\\\"b\"x"_s, {{Kind::String, 0, 6}, {Kind::Word, 6, 1}});
        row("without its end", u"{\"a"_s, {{Kind::String, 1, 2}});
        row("a backslash at the end", u"\"a\\"_s, {{Kind::String, 0, 3}});
    }

    void tokens()
    {
        QFETCH(QString, line);
        QTEST(jsonTokens(line), "tokens");
    }

    void fields_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QList<JsonField>>("fields");
        const auto row = [](const char *name, const QByteArray &line, const QList<JsonField> &fields) { QTest::newRow(name) << line << fields; };
        row("none", "GET / 200", {});
        row("an empty object", "{ }", {});
        row("values", "{\"level\":\"warn\", \"n\": 12345678901234567890 ,\"ok\":true}", {{u"level"_s, u"warn"_s}, {u"n"_s, u"12345678901234567890"_s}, {u"ok"_s, u"true"_s}});
        row("what is inside", "{\"a\":{\"b\":[1,{\"c\":2}]},\"d\":\"e,}\"}", {{u"a"_s, u"{\"b\":[1,{\"c\":2}]}"_s}, {u"d"_s, u"e,}"_s}});
        row("escapes", "{\"a\\u0062\":\"x\\n\\\"y\"}", {{u"ab"_s, u"x\n\"y"_s}});
        row("damage", "{\"a\":,\"b:1}", {{u"a"_s, u""_s}});
        row("brackets that are not opened", "{}}]\"a\":1}", {});
    }

    void fields()
    {
        QFETCH(QByteArray, line);
        QTEST(jsonFields(line), "fields");
    }

    void muchIsBounded()
    {
        QCOMPARE(jsonFields(QByteArray("{" + QByteArray("\"a\":1,").repeated(5000) + "}")).size(), 200);
        QCOMPARE(jsonFields(QByteArray("{" + QByteArray("\"a\":1,").repeated(50'000) + "}")).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestJsonLine)
#include "tst_jsonline.moc"
