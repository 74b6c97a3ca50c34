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

QTEST_GUILESS_MAIN(ReviewTextTest)
#include "tst_reviewtext.moc"
