// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linetime.h"

#include <QDateTime>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestLineTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QString>("utc"); // empty: the line says none
        QTest::addColumn<int>("below"); // nanoseconds below the millisecond
        const auto row = [](const char *line, const QString &utc, int below = 0) { QTest::newRow(line) << utc << below; };
        row("2026-11-22T10:11:12.345Z INFO x", u"2026-11-22T10:11:12.345Z"_s);
        row("2026-11-22T10:11:12.345678901+01:00 x", u"2026-11-22T09:11:12.345Z"_s, 678'901);
        row("2026-11-22 10:11:12,345 WARN", u"2026-11-22T10:11:12.345Z"_s);
        row("2026-11-22 10:11:12 +0130 x", u"2026-11-22T08:41:12.000Z"_s);
        row("[2026-11-22T10:11:12-05:00] x", u"2026-11-22T15:11:12.000Z"_s);
        row("2026-11-22 10:11:12", u"2026-11-22T10:11:12.000Z"_s);
        row("127.0.0.1 - - [22/Nov/2026:10:11:12 +0100] \"GET / HTTP/1.1\" 200", u"2026-11-22T09:11:12.000Z"_s);
        row("2024-02-29T00:00:00Z", u"2024-02-29T00:00:00.000Z"_s);
        row("2023-02-29T00:00:00Z", QString());
        row("2026-13-01T00:00:00Z", QString());
        row("2026-11-22T24:00:00Z", QString());
        row("9999-01-01T00:00:00Z", QString());
        row("1969-12-31T23:59:59Z", QString());
        row("2026-11-22", QString());
        row("x 2026-11-22T10:11:12Z", QString());
        row("[22/Nox/2026:10:11:12 +0100]", QString());
        row("2026-11-22T10:11:1", QString());
        row("2026-11-22T10:11:12.99999999999999999999999Z", u"2026-11-22T10:11:12.999Z"_s, 999'999);
        row("2026-11-22T10:11:12 -", u"2026-11-22T10:11:12.000Z"_s);
        row("", QString());
    }

    void times()
    {
        QFETCH(QString, utc);
        QFETCH(int, below);
        const qint64 milliseconds = QDateTime::fromString(utc, Qt::ISODateWithMs).toMSecsSinceEpoch();
        QCOMPARE(timeOfLine(QTest::currentDataTag()), utc.isEmpty() ? 0 : milliseconds * 1'000'000 + below);
    }

    void stampsOfAText()
    {
        const auto stamps = stampsByText("2026-11-22T10:11:12Z a\n\nb\n1970-01-01T00:00:01Z\n");
        QCOMPARE(stamps.size(), 4);
        QCOMPARE(stamps.at(1).time, 0);
        QCOMPARE(stamps.at(3).time, 1'000'000'000);
    }
};

QTEST_GUILESS_MAIN(TestLineTime)
#include "tst_linetime.moc"
