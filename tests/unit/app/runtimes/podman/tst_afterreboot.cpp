// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/afterreboot.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace quayside::podman;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(quayside::podman::RebootFacts)

class TestAfterReboot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatComes_data()
    {
        QTest::addColumn<RebootFacts>("facts");
        QTest::addColumn<QString>("words");
        QTest::newRow("root, enabled") << RebootFacts{false, true, true, false} << u"starts by itself"_s;
        QTest::newRow("root, not enabled") << RebootFacts{false, true, false, true} << u"“systemctl enable podman-restart.service”"_s;
        QTest::newRow("a person, enabled and lingering") << RebootFacts{true, true, true, true} << u"starts by itself"_s;
        QTest::newRow("a person, enabled") << RebootFacts{true, true, true, false} << u"when you sign in"_s;
        QTest::newRow("a person, not enabled") << RebootFacts{true, true, false, true} << u"systemctl --user enable"_s;
        QTest::newRow("no systemd") << RebootFacts{false, false, true, true} << u"no systemd"_s;
    }

    void saysWhatComes()
    {
        QFETCH(RebootFacts, facts);
        QFETCH(QString, words);
        QVERIFY2(afterReboot(facts).contains(words), qPrintable(afterReboot(facts)));
    }

    void findsAUnitThatIsEnabled()
    {
        QTemporaryDir settings;
        qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
        if (QFile::exists(u"/etc/systemd/user/default.target.wants/podman-restart.service"_s))
            QSKIP("It is enabled for everybody here.");
        QVERIFY(!RebootFacts::ofThisMachine(true).isEnabled);
        const QString wanting = settings.filePath(u"systemd/user/default.target.wants"_s);
        QVERIFY(QDir().mkpath(wanting) && QFile::link(u"/usr/lib/systemd/user/podman-restart.service"_s, wanting + u"/podman-restart.service"_s));
        QVERIFY(RebootFacts::ofThisMachine(true).isEnabled);
    }
};

QTEST_GUILESS_MAIN(TestAfterReboot)
#include "tst_afterreboot.moc"
