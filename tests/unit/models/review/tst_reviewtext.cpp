// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/reviewtext.h"
#include "tests/unit/models/review/reviewedgroup.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class ReviewTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsAReview();
    void printsNothingToChange();
    void printsNoControlCharacters();
    void saysWhatWillHappen_data();
    void saysWhatWillHappen();
    void saysBothPrices();
};

void ReviewTextTest::printsAReview()
{
    QString text = fullGroup;
    text.replace(u"value: info"_s, u"value: debug"_s).replace(u"      - {name: COLOUR, value: red}\n"_s, QString()).replace(u"cpu: 1,"_s, u"cpu: 2,"_s);
    text.replace(u"secureValue: old-canary"_s, u"secureValue: new-canary"_s);
    const Review review = reviewUpdate(specOf(fullGroup), specOf(text), EngineAbilities::local(), listPrices());
    QStringList lines = reviewLines(review);
    QVERIFY(lines.at(lines.size() - 2).startsWith(u"Price: $"_s));
    lines.removeAt(lines.size() - 2);
    QCOMPARE(lines, (QStringList{u"~ web › environment › LOG_LEVEL: info → debug (restarts web)"_s,
                                 u"~ web › environment › TOKEN: changed secret (restarts web)"_s,
                                 u"- web › environment › COLOUR: red (restarts web)"_s,
                                 u"~ web › resources › requests › CPU: 1 → 2 (restarts web)"_s,
                                 u"Lost:"_s, u"  Files and logs inside web, except on volumes."_s,
                                 u"Effect: Restart web"_s}));
}

void ReviewTextTest::printsNothingToChange()
{
    QCOMPARE(reviewLines(reviewUpdate(specOf(fullGroup), specOf(fullGroup), EngineAbilities::local(), listPrices())), QStringList{u"Effect: Nothing to change"_s});
}

void ReviewTextTest::printsNoControlCharacters()
{
    const Review review = reviewUpdate(specOf(fullGroup), edited(u"value: info"_s, u"value: \"a\\nb\\e[31m\""_s), EngineAbilities::local(), listPrices());
    for (const QString &line : reviewLines(review))
        QVERIFY2(std::ranges::none_of(line, [](QChar c) { return c.unicode() < 0x20; }), qPrintable(line));
}

void ReviewTextTest::saysWhatWillHappen_data()
{
    QTest::addColumn<QString>("passage");
    QTest::addColumn<QString>("instead");
    QTest::addColumn<bool>("azure");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << u"nginx:1"_s << u"nginx:1"_s << false << u"There is nothing to apply."_s;
    QTest::newRow("in place") << u"team: blue"_s << u"team: green"_s << false << u"Nothing restarts"_s;
    QTest::newRow("one container") << u"nginx:1"_s << u"nginx:2"_s << false << u"Made anew: web. Untouched: db. The address and the volumes stay."_s;
    QTest::newRow("all of them") << u"restartPolicy: Always"_s << u"restartPolicy: Never"_s << false << u"All containers restart."_s;
    QTest::newRow("anew") << u"busybox:1"_s << u"busybox:2"_s << false << u"Its address stays."_s;
    QTest::newRow("anew in Azure") << u"cpu: 1,"_s << u"cpu: 2,"_s << true << u"If that fails, the old one is brought back."_s;
    QTest::newRow("nobody knows") << u"mountPath: /data"_s << u"mountPath: /store"_s << true << u"Nobody documents whether Azure accepts it"_s;
}

void ReviewTextTest::saysWhatWillHappen()
{
    QFETCH(const QString, passage);
    QFETCH(const QString, instead);
    QFETCH(const bool, azure);
    QFETCH(const QString, words);
    const EngineAbilities abilities = azure ? EngineAbilities::azure() : EngineAbilities::local();
    const ContainerGroupSpec after = edited(passage, instead);
    const QString said = outlook(reviewUpdate(specOf(fullGroup), after, abilities, listPrices()), after, abilities);
    QVERIFY2(said.contains(words), qPrintable(said));
    QCOMPARE(said.contains(u"address stays"_s), words.contains(u"address stays"_s)); // in Azure another one may come
}

void ReviewTextTest::saysBothPrices()
{
    const auto line = [](const QString &passage, const QString &instead) {
        return priceLine(reviewUpdate(specOf(fullGroup), edited(passage, instead), EngineAbilities::local(), listPrices()));
    };
    QVERIFY2(line(u"cpu: 1,"_s, u"cpu: 2,"_s).count(u" → "_s) == 2, qPrintable(line(u"cpu: 1,"_s, u"cpu: 2,"_s)));
    const QString same = line(u"nginx:1"_s, u"nginx:2"_s);
    QVERIFY2(!same.contains(u" → "_s) && same.contains(u"/h · $"_s) && same.endsWith(u" a month"_s), qPrintable(same));
    QVERIFY(line(u"sku: Standard"_s, u"sku: Confidential"_s).contains(u" → "_s));
    QCOMPARE(priceLine({}), QString());
}

QTEST_GUILESS_MAIN(ReviewTextTest)
#include "tst_reviewtext.moc"
