// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/reviewmodel.h"
#include "models/items/revisionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

ReviewedChange change(const QString &container, const QString &label, Impact impact, SpecChange::Kind kind = SpecChange::Kind::Changed)
{
    ReviewedChange one;
    one.change.kind = kind;
    one.change.container = container;
    one.change.label = container.isEmpty() ? label : container + u" › "_s + label;
    one.change.before = kind == SpecChange::Kind::Added ? QString() : u"a"_s;
    one.change.after = kind == SpecChange::Kind::Removed ? QString() : u"b"_s;
    one.impact = impact;
    return one;
}

QStringList cells(const QAbstractItemModel &model, int row, const QModelIndex &parent = {})
{
    QStringList texts;
    for (int column = 0; column < model.columnCount(parent); ++column)
        texts.append(model.index(row, column, parent).data().toString());
    return texts;
}

Revision revision(int number, const QString &image)
{
    Revision one;
    one.number = number;
    one.appliedAt = QDateTime(QDate(2026, 3, 6), QTime(9, number), Qt::UTC);
    one.wasUpdate = number > 1;
    one.spec.name = u"web"_s;
    spec::Container container;
    container.name = u"front"_s;
    container.image = image;
    one.spec.containers = {container};
    return one;
}

} // namespace

class ReviewModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsChangesByWhatTheyAreAbout();
    void saysNoSecret();
    void listsRevisionsNewestFirst();
};

void ReviewModelsTest::groupsChangesByWhatTheyAreAbout()
{
    Review review;
    review.changes = {change(u"front"_s, u"image"_s, Impact::ReplacesContainer), change(QString(), u"tags › env"_s, Impact::InPlace),
                      change(u"front"_s, u"environment › LEVEL"_s, Impact::ReplacesContainer, SpecChange::Kind::Added),
                      change(u"back"_s, u"command"_s, Impact::ReplacesContainer, SpecChange::Kind::Removed)};
    const ReviewModel model(review);
    QAbstractItemModelTester tester(const_cast<ReviewModel *>(&model), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cells(model, 0), (QStringList{u"The group"_s, {}, {}, {}}));
    QCOMPARE(cells(model, 0, model.index(0, 0)), (QStringList{u"~ tags › env"_s, u"a"_s, u"b"_s, u"without a restart"_s}));
    QCOMPARE(cells(model, 1), (QStringList{u"front"_s, {}, {}, {}}));
    QCOMPARE(cells(model, 1, model.index(1, 0)), (QStringList{u"+ environment › LEVEL"_s, {}, u"b"_s, u"restarts front"_s}));
    QCOMPARE(cells(model, 0, model.index(2, 0)), (QStringList{u"- command"_s, u"a"_s, {}, u"restarts back"_s}));
    QVERIFY(!model.change(model.index(1, 0)));
    QCOMPARE(model.change(model.index(0, 0, model.index(1, 0)))->change.label, u"front › image"_s);
    QCOMPARE(model.index(0, 3, model.index(0, 0)).data(role::Impact).toInt(), int(Impact::InPlace));
}

void ReviewModelsTest::saysNoSecret()
{
    Review review;
    for (const auto kind : {SpecChange::Kind::Added, SpecChange::Kind::Changed, SpecChange::Kind::Removed}) {
        review.changes.append(change(u"front"_s, u"environment › TOKEN"_s, Impact::ReplacesContainer, kind));
        review.changes.last().change.isSecret = true;
    }
    const ReviewModel model(review);
    const QModelIndex front = model.index(0, 0);
    QCOMPARE(cells(model, 0, front).mid(1, 2), (QStringList{QString(), u"secret added"_s}));
    QCOMPARE(cells(model, 1, front).mid(1, 2), (QStringList{u"secret"_s, u"secret changed"_s}));
    QCOMPARE(cells(model, 2, front).mid(1, 2), (QStringList{u"secret"_s, u"secret removed"_s}));
}

void ReviewModelsTest::listsRevisionsNewestFirst()
{
    const ManualClock clock(QDateTime(QDate(2026, 3, 6), QTime(9, 12), Qt::UTC));
    RevisionModel model(clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRevisions({revision(1, u"nginx:1"_s), revision(2, u"nginx:2"_s)});
    QCOMPARE(cells(model, 0), (QStringList{u"2"_s, u"10 min ago"_s, u"updated, front › image"_s}));
    QCOMPARE(cells(model, 1), (QStringList{u"1"_s, u"11 min ago"_s, u"created"_s}));
    model.setRevisions({revision(1, u"nginx:1"_s), revision(2, u"nginx:2"_s), revision(3, u"nginx:3"_s)});
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.row(0).isNewest && !model.row(1).isNewest);
}

QTEST_APPLESS_MAIN(ReviewModelsTest)
#include "tst_reviewmodels.moc"
