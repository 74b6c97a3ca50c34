// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/runline/shellwords.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestShellWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void split_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words"); // "|" between words, a new line between commands
        const auto row = [](const char *name, const char *text, const char *words) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
        };
        row("nothing", "", "");
        row("words", "a  b\tc", "a|b|c");
        row("single quotes", "a 'b c' d'e'f", "a|b c|def");
        row("empty quotes", "a '' \"\"", "a||");
        row("double quotes", "a \"b 'c' \\\"d\\\" \\x \\\\\"", "a|b 'c' \"d\" \\x \\");
        row("backslash", "a\\ b c\\'d", "a b|c'd");
        row("continued", "a \\\n  b \\\n  c", "a|b|c");
        row("continued on Windows", "a \\\r\n b", "a|b");
        row("continued in a word", "a\\\nb", "ab");
        row("continued as in PowerShell", "a `\n b", "a|b");
        row("continued as in cmd", "a ^\n b", "a|b");
        row("comment", "a # b 'c\nd", "a\nd");
        row("no comment", "a#b", "a#b");
        row("two commands", "a b\nc; d && e", "a|b\nc\nd\ne");
        row("redirected", "a > /dev/null 2>&1 b", "a|b");
        row("known variable", "a $X ${X}y \"$X\" '$X'", "a|v w|v wy|v w|$X");
        row("unknown variable", "a $NO", "a|$NO");
        row("substitution", "a $(pwd):/b `x`", "a|$(pwd):/b|`x`");
        row("open quote", "a 'b", "a|b");
        row("last backslash", "a \\", "a");
        row("unicode", "a 'ü €'", "a|ü €");
    }

    void split()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QStringList lines;
        for (const ShellCommand &command : splitShellText(text, {{u"X"_s, u"v w"_s}}).commands)
            lines.append(command.words.join(u'|'));
        QCOMPARE(lines.join(u'\n'), words);
    }

    void unknownVariablesAreNamed()
    {
        QCOMPARE(splitShellText(u"a $B ${C} \"$B\" '$D'"_s).unknownVariables, QStringList({u"B"_s, u"C"_s}));
    }

    void linesAreCounted()
    {
        const QList<ShellCommand> commands = splitShellText(u"\na \\\n b\n\nc"_s).commands;
        QCOMPARE(commands.size(), 2);
        QCOMPARE(commands.first().line, 2);
        QCOMPARE(commands.last().line, 5);
    }

    void joinedWordsSplitAgain_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << QStringList{u"nginx"_s, u"-g"_s, u"daemon off;"_s};
        QTest::newRow("signs") << QStringList{u"a'b"_s, u"$HOME"_s, u"`x`"_s, u"\\"_s, u""_s, u"\""_s, u"#"_s, u"a\nb"_s, u"^"_s};
    }

    void joinedWordsSplitAgain()
    {
        QFETCH(QStringList, words);
        QCOMPARE(splitShellText(joinShellWords(words)).commands.value(0).words, words);
    }
};

QTEST_GUILESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
