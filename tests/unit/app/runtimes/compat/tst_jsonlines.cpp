// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/jsonlines.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QList<int> numbers(const QList<QJsonObject> &objects)
{
    QList<int> list;
    for (const QJsonObject &object : objects)
        list.append(object.value("n"_L1).toInt());
    return list;
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameHoweverItIsSplit()
    {
        const QByteArray bytes("{\"n\":1}\n\n{\"n\":2}\r\nnonsense\n[3]\n{\"n\":\n{\"n\":4}\n\xff\n{\"n\":5}\n{\"n\":6}");
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            JsonLines lines;
            QList<QJsonObject> objects = lines.feed(QByteArrayView(bytes).first(i));
            objects += lines.feed(QByteArrayView(bytes).sliced(i));
            QCOMPARE(numbers(objects), (QList<int>{1, 2, 4, 5})); // the last one has no end yet
            QCOMPARE(numbers(lines.feed("\n")), QList<int>{6});
        }
    }

    void dropsALineWithoutEnd()
    {
        JsonLines lines;
        for (int i = 0; i < 20; ++i)
            QVERIFY(lines.feed(QByteArray(1024 * 1024, 'x')).isEmpty());
        QVERIFY(lines.feed("\n").isEmpty());
        QCOMPARE(numbers(lines.feed("{\"n\":1}\n")), QList<int>{1});
    }

    void survivesDepth()
    {
        JsonLines lines;
        QVERIFY(lines.feed(QByteArray(QByteArray("{\"a\":").repeated(5000) + '\n')).isEmpty());
        QCOMPARE(numbers(lines.feed("{\"n\":1}\n")), QList<int>{1});
    }
};

QTEST_GUILESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
