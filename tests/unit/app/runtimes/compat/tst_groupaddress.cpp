// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/groupaddress.h"

#include <QTcpServer>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestGroupAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isStableAndInItsNetwork()
    {
        QCOMPARE(pickGroupAddress(u"hello-quayside"_s, {}).value(), u"127.77.46.110"_s); // as it was at first, for ever
        for (int i = 0; i < 2000; ++i) {
            const QString name = u"group-%1"_s.arg(i);
            const QStringList parts = pickGroupAddress(name, {}).value().split(u'.');
            QCOMPARE(parts.mid(0, 2), (QStringList{u"127"_s, u"77"_s}));
            const int host = parts.at(2).toInt() * 256 + parts.at(3).toInt();
            QVERIFY(host >= 1 && host <= 65'534);
            QCOMPARE(pickGroupAddress(name, {}).value(), parts.join(u'.'));
        }
    }

    void givesNoneTwice()
    {
        QSet<QString> taken;
        for (int i = 0; i < 500; ++i) {
            const QString address = pickGroupAddress(u"same"_s, taken).value();
            QVERIFY(!taken.contains(address));
            taken.insert(address);
        }
    }

    void leavesWhatIsBoundAndWhatIsListenedTo()
    {
        const QString usual = pickGroupAddress(u"busy"_s, {}, {}).value();
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(usual)));
        const QString other = pickGroupAddress(u"busy"_s, {}, {server.serverPort()}).value();
        QVERIFY2(other != usual && !other.isEmpty(), qPrintable(other));
        const int port = server.serverPort();
        server.close();
        QCOMPARE(pickGroupAddress(u"busy"_s, {}, {port}).value(), usual);
    }

    void tellsWhenAllAreTaken()
    {
        QSet<QString> taken;
        for (int host = 0; host < 65'536; ++host)
            taken.insert(u"127.77.%1.%2"_s.arg(QString::number(host / 256), QString::number(host % 256)));
        const auto none = pickGroupAddress(u"late"_s, taken);
        QVERIFY(!none);
        QVERIFY(none.error().summary.contains("are taken"_L1));
        taken.remove(u"127.77.200.9"_s);
        QCOMPARE(pickGroupAddress(u"late"_s, taken).value(), u"127.77.200.9"_s);
    }
};

QTEST_GUILESS_MAIN(TestGroupAddress)
#include "tst_groupaddress.moc"
