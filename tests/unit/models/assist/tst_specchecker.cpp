// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specchecker.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString textWithContainers(int count, const QString &name)
{
    QString text = u"name: "_s + name + u"\nproperties:\n  osType: Linux\n  containers:\n"_s;
    for (int i = 0; i < count; ++i)
        text += u"  - name: c%1\n    properties:\n      image: a/b:1\n"_s.arg(i);
    return text;
}

} // namespace

class TestSpecChecker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_names.clear();
        m_checker = std::make_unique<SpecChecker>();
        connect(m_checker.get(), &SpecChecker::checked, this, [this](const SpecDocument &document, const QList<SpecIssue> &issues) {
            m_names.append(document.spec().name.value_or(QString()));
            m_issues = issues;
        });
    }

    void findsWhatTheDocumentFinds()
    {
        const QString text = u"name: Wrong\nproperties:\n  containers: []\n"_s;
        m_checker->check(text, RuntimeLimits::azure());
        QVERIFY(m_checker->isChecking());
        QVERIFY(m_names.isEmpty()); // later, not within the call
        QTRY_COMPARE(m_names, QStringList{u"Wrong"_s});
        QCOMPARE(m_issues, SpecDocument::fromText(text).issues(RuntimeLimits::azure()));
        QVERIFY(!m_checker->isChecking());
    }

    void onlyTheNewestTextCounts()
    {
        for (int i = 0; i < 50; ++i)
            m_checker->check(textWithContainers(200, u"g%1"_s.arg(i)), RuntimeLimits::azure());
        QTRY_COMPARE(m_names, QStringList{u"g49"_s});
        QTest::qWait(50);
        QCOMPARE(m_names.size(), 1);
    }

    void aTextThatComesWhileOneIsReadReplacesIt()
    {
        m_checker->check(textWithContainers(3000, u"old"_s), RuntimeLimits::azure());
        QTest::qWait(1); // the pool has it
        m_checker->check(textWithContainers(1, u"new"_s), RuntimeLimits::azure());
        QTRY_VERIFY(!m_checker->isChecking());
        QCOMPARE(m_names.last(), u"new"_s);
    }

    void otherLimitsAreAnotherQuestion()
    {
        const QString text = u"name: a\nproperties:\n  osType: Linux\n  priority: Spot\n  ipAddress: {type: Public, ports: [{port: 80}]}\n  containers: []\n"_s;
        m_checker->check(text, RuntimeLimits::azure());
        m_checker->check(text, RuntimeLimits::local(u"Podman"_s));
        QTRY_COMPARE(m_names.size(), 1);
        QCOMPARE(m_issues, SpecDocument::fromText(text).issues(RuntimeLimits::local(u"Podman"_s)));
    }

    void cancelledIsSilent()
    {
        m_checker->check(textWithContainers(500, u"a"_s), RuntimeLimits::azure());
        m_checker->cancel();
        QVERIFY(!m_checker->isChecking());
        QTest::qWait(100);
        QVERIFY(m_names.isEmpty());
        m_checker->check(textWithContainers(1, u"b"_s), RuntimeLimits::azure());
        QTRY_COMPARE(m_names, QStringList{u"b"_s});
    }

    void destroyedWhileReading()
    {
        m_checker->check(textWithContainers(2000, u"a"_s), RuntimeLimits::azure());
        QTest::qWait(1);
        m_checker.reset();
        QTest::qWait(300); // the pool comes back to nobody
        QVERIFY(m_names.isEmpty());
    }

    void hostileTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("brackets") << QString(200'000, u'[');
        QTest::newRow("aliases") << u"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"_s;
        QTest::newRow("half a character") << QString(QChar(0xd800));
    }

    void hostileTexts()
    {
        QFETCH(QString, text);
        m_checker->check(text, RuntimeLimits::azure());
        QTRY_COMPARE(m_names.size(), 1);
        QVERIFY(!m_issues.isEmpty());
    }

private:
    std::unique_ptr<SpecChecker> m_checker;
    QStringList m_names;
    QList<SpecIssue> m_issues;
};

QTEST_GUILESS_MAIN(TestSpecChecker)
#include "tst_specchecker.moc"
