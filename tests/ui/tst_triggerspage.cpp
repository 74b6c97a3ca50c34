// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"
#include "ui/logspage/logspage.h"
#include "models/items/runmodel.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestTriggersPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stage.emplace(Stage::Scenario::Tour);
        m_stage->begin();
        m_stage->window.openPage(MainWindow::Page::Triggers);
        m_stage->settle();
    }
    void cleanup() { m_stage.reset(); }

    void addsAFolder()
    {
        begin(u"invoices"_s, 0);
        m_stage->find<QLineEdit>("triggerFolder")->setText(u"/srv/in"_s);
        m_stage->find<QLineEdit>("triggerPattern")->setText(u"*.pdf"_s);
        save();
        QCOMPARE(m_stage->triggers.kept.size(), 1);
        QCOMPARE(m_stage->triggers.kept.first().folder, u"/srv/in"_s);
        QCOMPARE(m_stage->triggers.kept.first().pattern, u"*.pdf"_s);
        QCOMPARE(m_stage->triggers.kept.first().connection.value, u"demo"_s);
        QVERIFY(m_stage->find("trigger-invoices")->isVisible()); // back on the list
    }

    void saysWhatIsMissing()
    {
        begin(u"Bad Name"_s, 0);
        save();
        QVERIFY(m_stage->find<QLabel>("triggerProblem")->text().contains(u"name"_s));
        QCOMPARE(m_stage->triggers.kept.size(), 0);
    }

    void aTokenIsShownOnce()
    {
        begin(u"hook"_s, 1);
        save();
        auto *token = m_stage->find<QLineEdit>("triggerToken");
        QVERIFY(token->isVisible());
        QCOMPARE(token->text().size(), 43);
        QVERIFY(!m_stage->triggers.kept.first().tokenHash.isEmpty());
        m_stage->find<QPushButton>("leaveTrigger")->click();
        m_stage->settle();
        QVERIFY(token->text().isEmpty());
        m_stage->find<QPushButton>("addTrigger")->click();
        QVERIFY(!token->isVisible());
    }

    void aRunLeadsToItsLog()
    {
        JobRun run;
        run.id = u"1"_s;
        run.trigger = u"invoices"_s;
        run.event.file = u"/srv/in/a\nb.pdf"_s;
        run.event.time = m_stage->clock.now();
        run.group = m_stage->session.connections().front()->watcher.groups().first().id;
        run.state = RunState::Failed;
        run.startedAt = run.event.time;
        run.exitCode = 7;
        run.isSettled = true;
        m_stage->runs.kept.append(run);
        m_stage->jobs.lookAgain();
        m_stage->settle();
        auto *list = m_stage->find<QTreeView>("runs");
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, RunModel::Outcome).data().toString(), u"exit code 7"_s);
        QVERIFY(!list->model()->index(0, RunModel::Cause).data().toString().contains(u'\n'));
        list->setCurrentIndex(list->model()->index(0, 0));
        QVERIFY(!m_stage->find<QPushButton>("cancelRun")->isVisible());
        m_stage->find<QPushButton>("runLog")->click();
        m_stage->settle();
        QVERIFY(m_stage->window.findChild<LogsPage *>()->isVisible());
    }

private:
    void begin(const QString &name, int kind)
    {
        m_stage->find<QPushButton>("addTrigger")->click();
        m_stage->find<QLineEdit>("triggerName")->setText(name);
        m_stage->find<QComboBox>("triggerKind")->setCurrentIndex(kind);
        m_stage->find<QLineEdit>("triggerTemplate")->setText(u"/job.yaml"_s);
    }
    // The keys of what is in the folder are read by another thread.
    void save()
    {
        m_stage->find<QPushButton>("saveTrigger")->click();
        for (int i = 0; i < 20; ++i) {
            QTest::qWait(5);
            m_stage->settle();
        }
    }

    std::optional<Stage> m_stage;
};

QTEST_MAIN(TestTriggersPage)
#include "tst_triggerspage.moc"
