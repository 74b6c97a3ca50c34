// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/startedprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;

// A demonstration reads and writes nothing of a person's.
class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void touchesNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("seconds"); // after which it is asked to end
        QTest::newRow("list") << QStringList{u"list"_s} << 0;
        QTest::newRow("protect") << QStringList{u"protect"_s, u"mail-relay"_s} << 0;
        QTest::newRow("delete") << QStringList{u"delete"_s, u"mail-relay"_s, u"--yes"_s} << 0;
        QTest::newRow("runs") << QStringList{u"runs"_s} << 0;
        QTest::newRow("background") << QStringList{u"background"_s} << 3;
        QTest::newRow("window") << QStringList{} << 4;
    }

    void touchesNothing()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, seconds);
        QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"quayside"_s));
        for (const QString &name : {u"quayside.ini"_s, u"connections.json"_s, u"triggers.json"_s}) {
            QFile file(home.filePath(u"quayside/"_s + name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("[General]\ntheme=dark\n"); // that nobody can read as connections either
        }
        const QByteArray before = contentOf(home.filePath(u"quayside"_s));
        StartedProgram program(QStringLiteral(QUAYSIDE_PROGRAM), home.path(), arguments + QStringList{u"--demo"_s});
        if (seconds > 0) {
            QTest::qWait(seconds * 1000);
            program.send(SIGTERM);
        }
        QVERIFY(program.hasEnded());
        QCOMPARE(contentOf(home.filePath(u"quayside"_s)), before);
        const QByteArray said = program.process().readAll();
        QVERIFY2(!said.contains("connections.json") && !said.contains("triggers.json"), said.constData());
    }

private:
    // Names and bytes of everything below a folder.
    static QByteArray contentOf(const QString &folder)
    {
        QByteArrayList all;
        for (QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); files.hasNext();) {
            QFile file(files.next());
            const bool isFile = QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly);
            all.append(file.fileName().toUtf8() + ' ' + (isFile ? file.readAll() : QByteArray()));
        }
        std::ranges::sort(all);
        return all.join('\n');
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
