// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/verb.h"

#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

// What may stand where a spec is expected: each is refused at once, in a sentence.
class TestReadTextFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFile()
    {
        QCOMPARE(readTextFile(written(u"a.yaml"_s, "name: a\n")).value_or(QString()), u"name: a\n"_s);
        QCOMPARE(readTextFile(written(u"utf16.yaml"_s, QByteArray("\xff\xfe" "a\0", 4))).value_or(QString()), u"a"_s);
        QCOMPARE(readTextFile(written(u"empty.yaml"_s, {})).value_or(u"?"_s), QString());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("a folder") << m_folder.path();
        QTest::newRow("a device without an end") << u"/dev/zero"_s;
        QTest::newRow("a file that is not there") << m_folder.filePath(u"absent.yaml"_s);
        QTest::newRow("a socket") << m_folder.filePath(u"socket"_s);
        QTest::newRow("a file of 100 GB") << m_folder.filePath(u"sparse"_s);
    }

    void refuses()
    {
        QFETCH(QString, path);
        QLocalServer server;
        QVERIFY(server.listen(m_folder.filePath(u"socket"_s)));
        QFile sparse(m_folder.filePath(u"sparse"_s));
        QVERIFY(sparse.open(QIODevice::WriteOnly));
        if (!sparse.resize(100'000'000'000))
            QSKIP("no sparse files here");
        const Result<QString> text = readTextFile(path);
        QVERIFY(!text);
        QVERIFY(text.error().summary.contains(path) && text.error().summary.endsWith(u'.'));
    }

private:
    QString written(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestReadTextFile)
#include "tst_readtextfile.moc"
