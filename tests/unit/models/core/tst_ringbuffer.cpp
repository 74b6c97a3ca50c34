// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/ringbuffer.h"

#include <QStringList>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString printed(const RingBuffer<int> &buffer)
{
    QStringList values;
    for (qsizetype i = 0; i < buffer.size(); ++i)
        values.append(QString::number(buffer.at(i)));
    return values.join(u' ');
}

} // namespace

class TestRingBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewest_data()
    {
        QTest::addColumn<int>("capacity");
        QTest::addColumn<int>("appended");
        QTest::addColumn<QString>("kept");
        QTest::newRow("nothing") << 3 << 0 << QString();
        QTest::newRow("one") << 3 << 1 << u"1"_s;
        QTest::newRow("full") << 3 << 3 << u"1 2 3"_s;
        QTest::newRow("one too many") << 3 << 4 << u"2 3 4"_s;
        QTest::newRow("just before the second round") << 3 << 5 << u"3 4 5"_s;
        QTest::newRow("second round") << 3 << 6 << u"4 5 6"_s;
        QTest::newRow("second round begun again") << 3 << 7 << u"5 6 7"_s;
        QTest::newRow("room for one") << 1 << 3 << u"3"_s;
    }

    void keepsTheNewest()
    {
        QFETCH(int, capacity);
        QFETCH(int, appended);
        RingBuffer<int> buffer(capacity);
        for (int value = 1; value <= appended; ++value)
            buffer.append(value);
        QTEST(printed(buffer), "kept");
        QCOMPARE(buffer.isEmpty(), appended == 0);
        if (appended > 0)
            QCOMPARE(buffer.last(), appended);
    }

    void beginsAnewAfterClear()
    {
        RingBuffer<int> buffer(3);
        for (int value = 1; value <= 5; ++value)
            buffer.append(value);
        buffer.clear();
        QVERIFY(buffer.isEmpty());
        for (int value = 6; value <= 9; ++value)
            buffer.append(value);
        QCOMPARE(printed(buffer), u"7 8 9"_s);
    }
};

QTEST_GUILESS_MAIN(TestRingBuffer)
#include "tst_ringbuffer.moc"
