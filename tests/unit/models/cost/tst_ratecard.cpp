// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cost/ratecard.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QByteArray cardOfTheProgram()
{
    QFile file(QStringLiteral(QUAYSIDE_RATES));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// "40500000 4450000 win 43200000 spot 12150000 1335000", in billionths of a dollar
QString printed(const std::optional<RegionRates> &rates)
{
    if (!rates)
        return u"no prices"_s;
    const auto nano = [](const std::optional<Money> &money) { return money ? QString::number(money->nano) : u"-"_s; };
    return u"%1 %2 win %3 spot %4 %5"_s.arg(nano(rates->vcpuHour), nano(rates->memoryGBHour), nano(rates->windowsVcpuHour),
                                            nano(rates->spotVcpuHour), nano(rates->spotMemoryGBHour));
}

// A card with these members, beside a format, a date and a reference region where they are not given.
QByteArray cardWith(const QByteArray &members)
{
    QByteArray json = "{" + members;
    const auto add = [&](const QByteArray &key, const QByteArray &value) {
        if (!members.contains(key))
            json += (json == "{" ? "" : ",") + key + ':' + value;
    };
    add("\"format\"", "1");
    add("\"date\"", "\"2026-10-09\"");
    add("\"regions\"", R"({"eastus":{"vcpuHour":"0.0405","memoryGBHour":"0.00445"}})");
    return json + "}";
}

QByteArray regions(const QByteArray &eastus)
{
    return cardWith("\"regions\":{\"eastus\":" + eastus + "}");
}

} // namespace

class TestRateCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCardOfTheProgram()
    {
        const Result<RateCard> card = RateCard::fromJson(cardOfTheProgram());
        QVERIFY2(card, qPrintable(card ? QString() : card.error().summary));
        QCOMPARE(card->date(), QDate(2026, 10, 9));
        QVERIFY(card->source().contains(u"Retail Prices"_s));
        QCOMPARE(card->regions(), (QStringList{u"eastus"_s, u"francesouth"_s, u"swedencentral"_s}));
        // REFERENCE 21.2
        QCOMPARE(printed(card->rates(u"eastus"_s)), u"40500000 4450000 win 43200000 spot 12150000 1335000"_s);
        QCOMPARE(printed(card->rates(u"swedencentral"_s)), u"46600000 5110000 win - spot - -"_s);
    }

    // Every region and every price of the file: none is left out because its key is misspelt or its decimal is odd.
    void everyRateOfTheProgramIsRead()
    {
        const QByteArray json = cardOfTheProgram();
        const RateCard card = *RateCard::fromJson(json);
        const QJsonObject regions = QJsonDocument::fromJson(json).object().value("regions"_L1).toObject();
        QCOMPARE(card.regions().size(), regions.size());
        for (auto region = regions.begin(); region != regions.end(); ++region) {
            const auto rates = card.rates(region.key());
            QVERIFY2(rates, qPrintable(region.key()));
            QJsonObject prices = region.value().toObject();
            const auto check = [&](QLatin1StringView key, const std::optional<Money> &read) {
                const QJsonValue written = prices.take(key);
                QCOMPARE(read, written.isUndefined() ? std::nullopt : moneyFromDecimal(written.toString()));
                QVERIFY(!read || (read->nano > 0 && read->nano < Money::unit)); // a dollar an hour would be a slip of the comma
            };
            check("vcpuHour"_L1, rates->vcpuHour);
            check("memoryGBHour"_L1, rates->memoryGBHour);
            check("windowsVcpuHour"_L1, rates->windowsVcpuHour);
            check("spotVcpuHour"_L1, rates->spotVcpuHour);
            check("spotMemoryGBHour"_L1, rates->spotMemoryGBHour);
            QCOMPARE(prices.keys(), QStringList());
        }
    }

    void regionsByEitherName_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("short") << u"eastus"_s << true;
        QTest::newRow("of the portal") << u"East US"_s << true;
        QTest::newRow("shouted") << u"EASTUS"_s << true;
        QTest::newRow("of a neighbour") << u"eastus2"_s << false;
        QTest::newRow("none") << QString() << false;
    }

    void regionsByEitherName()
    {
        QFETCH(QString, region);
        QTEST(RateCard::fromJson(cardWith(R"("regions":{"East US":{"vcpuHour":"1","memoryGBHour":"2"}})"))->rates(region).has_value(), "isKnown");
    }

    void brokenCards_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const QString noCard = u"This is no rate card of a format that this program knows."_s;
        const QString noPrices = u"The rate card has no usable prices for “eastus”."_s;
        const QString incomplete = u"The rate card has no date, or no prices for eastus."_s;
        QTest::newRow("fine") << cardWith({}) << QString();
        QTest::newRow("nothing") << QByteArray() << noCard;
        QTest::newRow("no JSON") << QByteArray("vcpuHour: 1") << noCard;
        QTest::newRow("cut off") << cardWith({}).chopped(5) << noCard;
        QTest::newRow("a list") << QByteArray("[1]") << noCard;
        QTest::newRow("no format") << QByteArray(R"({"date":"2026-10-09"})") << noCard;
        QTest::newRow("newer format") << cardWith("\"format\":2") << noCard;
        QTest::newRow("format as text") << cardWith("\"format\":\"1\"") << noCard;
        QTest::newRow("no date") << cardWith("\"date\":\"soon\"") << incomplete;
        QTest::newRow("no regions") << cardWith("\"regions\":{}") << incomplete;
        QTest::newRow("no reference region") << cardWith(R"("regions":{"westus":{"vcpuHour":"1","memoryGBHour":"2"}})") << incomplete;
        QTest::newRow("no price of memory") << regions(R"({"vcpuHour":"1"})") << noPrices;
        QTest::newRow("a price as number, which is no decimal") << regions(R"({"vcpuHour":0.0405,"memoryGBHour":"2"})") << noPrices;
        QTest::newRow("a price with a comma") << regions(R"({"vcpuHour":"0,0405","memoryGBHour":"2"})") << noPrices;
        QTest::newRow("a price below nothing") << regions(R"({"vcpuHour":"-1","memoryGBHour":"2"})") << noPrices;
        QTest::newRow("a price for Windows that is none") << regions(R"({"vcpuHour":"1","memoryGBHour":"2","windowsVcpuHour":"NaN"})") << noPrices;
        QTest::newRow("a Spot price below nothing") << regions(R"({"vcpuHour":"1","memoryGBHour":"2","spotVcpuHour":"-1"})") << noPrices;
    }

    void brokenCards()
    {
        QFETCH(QByteArray, json);
        const Result<RateCard> card = RateCard::fromJson(json);
        QTEST(card ? QString() : card.error().summary, "says");
        if (!card)
            QCOMPARE(card.error().kind, Error::Kind::Malformed);
    }

    // R-59: exactly, or not at all.
    void decimals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("nano");
        const auto row = [](const char *text, const QString &nano) { QTest::newRow(text) << QString::fromLatin1(text) << nano; };
        row("0", u"0"_s);
        row("0.0405", u"40500000"_s);
        row("0.000001236", u"1236"_s);
        row("0.000000001", u"1"_s);
        row("12", u"12000000000"_s);
        row("-1.5", u"-1500000000"_s);
        row("-0.5", u"-500000000"_s);
        row("007.50", u"7500000000"_s);
        row("999999999.999999999", u"999999999999999999"_s);
        for (const char *text : {"", "1000000000", "0.0000000001", ".5", "1.", "1,5", "1e-3", "+1", " 1", "1 ", "1\n", "0x1", "NaN", "inf", "--1", "1.2.3", "١"})
            row(text, u"none"_s);
    }

    void decimals()
    {
        QFETCH(QString, text);
        const auto money = moneyFromDecimal(text);
        QTEST(money ? QString::number(money->nano) : u"none"_s, "nano");
    }
};

QTEST_GUILESS_MAIN(TestRateCard)
#include "tst_ratecard.moc"
