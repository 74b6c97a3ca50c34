// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/updateplan.h"
#include "models/review/review.h"
#include "tests/unit/models/review/reviewedgroup.h"

#include <QTest>

using namespace quayside;
using namespace quayside::podman;
using namespace Qt::StringLiterals;

namespace {

QJsonObject containerNamed(const QString &name)
{
    return {{u"Id"_s, QString(u"id-"_s + name)}, {u"Names"_s, QJsonArray{QString(u"shop."_s + name)}}, {u"State"_s, u"running"_s}, {u"Pod"_s, u"p"_s},
            {u"Labels"_s, QJsonObject{{labels::group, u"shop"_s}, {labels::container, name}}}};
}

// The full group as Podman would list it.
Result<PresentGroup> present(const QJsonArray &more = {})
{
    const QJsonObject pod{{u"Name"_s, u"shop"_s}, {u"Id"_s, u"p"_s},
                          {u"Labels"_s, QJsonObject{{labels::version, u"1"_s}, {labels::address, u"127.77.0.9"_s}, {labels::deployment, u"first"_s}}}};
    QJsonArray containers{QJsonObject{{u"Pod"_s, u"p"_s}, {u"IsInfra"_s, true}, {u"State"_s, u"running"_s}},
                          containerNamed(u"prepare"_s), containerNamed(u"web"_s), containerNamed(u"db"_s)};
    for (const QJsonValue &one : more)
        containers.append(one);
    return presentGroup({{u"podman"_s}, u"shop"_s}, {pod}, containers, {});
}

} // namespace

class UpdatePlanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesWhatTheReviewSays_data();
    void doesWhatTheReviewSays();
    void doesNothingForTheSameSpec();
    void recreatesWhatIsNotWhole();
    void removesWhatAnUpdateHasLeft();
    void leavesOthersGroupsAlone();

private:
    UpdatePlan plan(const GroupUpdate &update, const PresentGroup &group);

    IoThread m_io;
    const PodmanApi m_api{HttpClient(m_io, Endpoint{u"/nowhere"_s})};
};

UpdatePlan UpdatePlanTest::plan(const GroupUpdate &update, const PresentGroup &group)
{
    const Result<UpdatePlan> plan = planUpdate(m_api, group, update, {{}, {}, u"mark"_s, QDateTime::currentDateTimeUtc()});
    if (!plan)
        qFatal("No plan: %s", qPrintable(plan.error().summary));
    return *plan;
}

void UpdatePlanTest::doesWhatTheReviewSays_data()
{
    QTest::addColumn<QString>("passage");
    QTest::addColumn<QString>("instead");
    for (const Edit &edit : edits())
        QTest::newRow(edit.name) << edit.passage << edit.instead;
}

void UpdatePlanTest::doesWhatTheReviewSays()
{
    QFETCH(QString, passage);
    QFETCH(QString, instead);
    const GroupUpdate update{specOf(fullGroup), edited(passage, instead)};
    const Review review = reviewUpdate(update.before, update.after, EngineAbilities::local(), CostEstimator(RateCard()));
    const UpdatePlan done = plan(update, *present());
    QVERIFY(!done.isNothing);
    QCOMPARE(done.recreates, review.impact == Impact::Recreates);
    if (!done.recreates)
        QCOMPARE(done.replaced, review.restarting);
}

void UpdatePlanTest::doesNothingForTheSameSpec()
{
    const UpdatePlan same = plan({specOf(fullGroup), specOf(fullGroup)}, *present());
    QVERIFY(same.isNothing);
    QCOMPARE(same.steps.size(), 0);
}

void UpdatePlanTest::recreatesWhatIsNotWhole()
{
    PresentGroup half = *present();
    half.containers.removeLast();
    QVERIFY(plan({specOf(fullGroup), edited(u"team: blue"_s, u"team: red"_s)}, half).recreates);
}

void UpdatePlanTest::removesWhatAnUpdateHasLeft()
{
    QJsonObject left = containerNamed(u"web"_s);
    left["Names"_L1] = QJsonArray{u"shop.web.old"_s};
    const GroupUpdate tags{specOf(fullGroup), edited(u"team: blue"_s, u"team: red"_s)};
    const qsizetype usual = plan(tags, *present()).steps.size();
    const UpdatePlan cleaned = plan(tags, *present({left}));
    QVERIFY(!cleaned.recreates);
    QCOMPARE(cleaned.steps.size(), usual + 1);
}

void UpdatePlanTest::leavesOthersGroupsAlone()
{
    const QJsonObject theirs{{u"Name"_s, u"tools"_s}, {u"Id"_s, u"t"_s}};
    QCOMPARE(presentGroup({{u"podman"_s}, u"tools"_s}, {theirs}, {}, {}).error().kind, Error::Kind::Unsupported);
    QCOMPARE(presentGroup({{u"podman"_s}, u"compose:shop"_s}, {theirs}, {}, {}).error().kind, Error::Kind::Unsupported);
    QCOMPARE(presentGroup({{u"podman"_s}, u"absent"_s}, {theirs}, {}, {}).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(UpdatePlanTest)
#include "tst_updateplan.moc"
