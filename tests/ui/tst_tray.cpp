// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/settingsinmemory.h"
#include "ui/mainwindow/tray.h"
#include "ui/settings/keys.h"

#include <QApplication>
#include <QTest>
#include <QTimer>

using namespace quayside;

class TestTray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings.setValue(settingskey::closeToTray, true);
        m_window.show();
    }

    void aClosedWindowGoesOn()
    {
        Tray tray(m_window, m_settings, true);
        QVERIFY(!m_window.close());
        QVERIFY(!m_window.isVisible() && tray.isInTray());
        tray.bringBack();
        QVERIFY(m_window.isVisible() && !tray.isInTray());
    }

    void onlyWhereAPersonWantsIt()
    {
        m_settings.setValue(settingskey::closeToTray, false);
        const Tray tray(m_window, m_settings, true);
        QVERIFY(m_window.close());
        QVERIFY(!tray.isInTray());
    }

    void onlyWhereThereIsATray()
    {
        const Tray tray(m_window, m_settings, false);
        QVERIFY(m_window.close());
    }

    // A signal, or Quit in the menu.
    void quittingEnds()
    {
        const Tray tray(m_window, m_settings, true);
        bool hasEnded = false;
        connect(qApp, &QCoreApplication::aboutToQuit, this, [&hasEnded] { hasEnded = true; });
        QTimer::singleShot(0, qApp, [] { QApplication::quit(); });
        QTimer::singleShot(5000, qApp, [] { QCoreApplication::exit(1); });
        QCOMPARE(QApplication::exec(), 0);
        QVERIFY(hasEnded);
    }

private:
    SettingsInMemory m_settings;
    QWidget m_window;
};

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
