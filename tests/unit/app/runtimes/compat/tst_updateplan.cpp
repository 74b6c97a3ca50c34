// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/updateplan.h"
#include "app/runtimes/podman/podmanapi.h"
#include "models/review/review.h"
#include "tests/unit/models/review/reviewedgroup.h"

#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace Qt::StringLiterals;

namespace {

EngineContainer containerNamed(const QString &name)
{
    EngineContainer container;
    container.id = u"id-"_s + name;
    container.name = u"shop."_s + name;
    container.state = ContainerState::Running;
    container.pod = u"p"_s;
    container.labels = {{labels::group, u"shop"_s}, {labels::container, name}};
    return container;
}

// The full group as an engine would list it.
Result<PresentGroup> present(const QList<EngineContainer> &more = {})
{
    EngineParts parts;
    parts.pods = {{u"p"_s, u"shop"_s, {}, {{labels::version, u"1"_s}, {labels::address, u"127.77.0.9"_s}, {labels::deployment, u"first"_s}}}};
    EngineContainer infra;
    infra.pod = u"p"_s;
    infra.isInfra = true;
    infra.state = ContainerState::Running;
    parts.containers = QList<EngineContainer>{infra, containerNamed(u"prepare"_s), containerNamed(u"web"_s), containerNamed(u"db"_s)} + more;
    return presentGroup({{u"podman"_s}, u"shop"_s}, parts);
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
    void knowsOthersGroups();

private:
    UpdatePlan plan(const GroupUpdate &update, const PresentGroup &group);

    IoThread m_io;
    const Engine m_api = std::make_shared<podman::PodmanApi>(HttpClient(m_io, Endpoint{u"/nowhere"_s}));
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
    EngineContainer left = containerNamed(u"web"_s);
    left.name = u"shop.web.old"_s;
    const GroupUpdate tags{specOf(fullGroup), edited(u"team: blue"_s, u"team: red"_s)};
    const qsizetype usual = plan(tags, *present()).steps.size();
    const UpdatePlan cleaned = plan(tags, *present({left}));
    QVERIFY(!cleaned.recreates);
    QCOMPARE(cleaned.steps.size(), usual + 1);
}

void UpdatePlanTest::knowsOthersGroups()
{
    EngineParts parts;
    parts.pods = {{u"t"_s, u"tools"_s, {}, {}}};
    EngineContainer loose;
    loose.id = u"l"_s;
    loose.name = u"loose"_s;
    parts.containers = {loose};
    QVERIFY(presentGroup({{u"podman"_s}, u"tools"_s}, parts)->isForeign);
    const Result<PresentGroup> one = presentGroup({{u"podman"_s}, u"container:loose"_s}, parts);
    QVERIFY(one->isForeign);
    QCOMPARE(one->containers, parts.containers);
    QCOMPARE(presentGroup({{u"podman"_s}, u"absent"_s}, parts).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(UpdatePlanTest)
#include "tst_updateplan.moc"
