// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linerules.h"

#include <QTest>

using namespace quayside;

class TestLineRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levels_data()
    {
        QTest::addColumn<LogLevel>("level");
        const auto row = [](const char *line, LogLevel level) { QTest::newRow(line) << level; };
        row("2026-01-01T00:00:00.123Z ERROR web-1 req=1", LogLevel::Error);
        row("2026-01-01 00:00:00,123 WARN  [main] c.e.App", LogLevel::Warning);
        row("INFO: started", LogLevel::Info);
        row("\x1b[33mWARN\x1b[0m slow", LogLevel::Warning); // in colours
        row("\x1b[1;38;5;9mERROR\x1b[m", LogLevel::Error);
        row("\x1b", LogLevel::None);
        row("[error] 12#12: *1 open() failed", LogLevel::Error);
        row("2026/11/22 10:11:12 [warn] 7#7: conflicting server name", LogLevel::Warning);
        row("time=\"2026\" level=warning msg=\"an ERROR was seen\"", LogLevel::Warning);
        row("ts=2026 level=debug caller=main.go:12", LogLevel::Debug);
        row("{\"level\":\"error\",\"msg\":\"x\"}", LogLevel::Error);
        row("{\"time\":1,\"level\":50,\"msg\":\"pino\"}", LogLevel::Error);
        row("{\"level\": 30, \"msg\": \"bunyan\"}", LogLevel::Info);
        row("{\"severity\":\"CRITICAL\"}", LogLevel::Fatal);
        row("E1122 10:11:12.345678       1 reflector.go:138] failed", LogLevel::Error);
        row("I1122 10:11:12.345678       1 main.go:1] ok", LogLevel::Info);
        row("<3>systemd[1]: failed", LogLevel::Error);
        row("panic: runtime error: index out of range", LogLevel::Fatal);
        row("Traceback (most recent call last):", LogLevel::Error);
        row("Exception in thread \"main\" java.lang.NullPointerException", LogLevel::Error);
        row("TypeError: x is not a function", LogLevel::None); // a class, not a level
        row("Error: Cannot find module 'x'", LogLevel::Error);
        row("main.c:3:1: warning: unused variable", LogLevel::Warning);
        row("DEBUG [http] GET /", LogLevel::Debug);
        row("TRACE enter", LogLevel::Trace);
        row("no errors were found", LogLevel::None);
        row("information about ERRORS", LogLevel::None);
        row("terror INFORMATION", LogLevel::None);
        row("INFO and then ERROR", LogLevel::Info); // what comes first
        row("", LogLevel::None);
        row("\xff\xfe WARN \xc0", LogLevel::Warning);
    }

    void levels()
    {
        QFETCH(LogLevel, level);
        QCOMPARE(LineRules().level(QTest::currentDataTag()), level);
    }

    // The beginning of a line decides, however long it is.
    void longLines()
    {
        LineRules rules;
        QCOMPARE(rules.level(QByteArray(QByteArray("WARN ") + QByteArray(1'000'000, 'x'))), LogLevel::Warning);
        QCOMPARE(rules.level(QByteArray(QByteArray(1'000'000, 'x') + " WARN")), LogLevel::None);
    }

    void everyRuleIsOfUse()
    {
        QVERIFY(levelRules().size() > 20);
        QVERIFY(continuationRules().size() > 8);
    }

    void continuations_data()
    {
        QTest::addColumn<bool>("continues");
        const auto row = [](const char *line, bool continues) { QTest::newRow(line) << continues; };
        row("java.lang.IllegalStateException: no", false);
        row("\tat com.example.App.main(App.java:12)", true);
        row("Caused by: java.io.IOException: disk", true);
        row("\t... 12 more", true);
        row("    at Object.<anonymous> (/app/index.js:1:7)", true);
        row("Traceback (most recent call last):", false);
        row("  File \"/app/main.py\", line 12, in <module>", true);
        row("    main()", true);
        row("ValueError: no", false);
        row("goroutine 1 [running]:", true);
        row("\t/app/main.go:12 +0x1d", true);
        row("   3: core::panicking::panic_fmt", true);
        row("             at /rustc/abc/library/core/src/panicking.rs:72:14", true);
        row("\tfrom /app/a.rb:3:in `main'", true);
        row("#1  0x00007f in main () at a.c:3", true);
        row("  indented by two", false);
        row("at noon", false);
        row("", false);
    }

    void continuations()
    {
        QFETCH(bool, continues);
        QCOMPARE(LineRules().isContinuation(QTest::currentDataTag()), continues);
    }

    void json()
    {
        QVERIFY(looksLikeJson("{\"a\":1}"));
        QVERIFY(looksLikeJson("  {} \r"));
        QVERIFY(!looksLikeJson("{"));
        QVERIFY(!looksLikeJson("[1]"));
        QVERIFY(!looksLikeJson("x {}"));
        QVERIFY(!looksLikeJson(""));
    }
};

QTEST_GUILESS_MAIN(TestLineRules)
#include "tst_linerules.moc"
