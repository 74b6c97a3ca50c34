// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cost/costestimator.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CostEstimator estimator()
{
    QFile file(QStringLiteral(QUAYSIDE_RATES));
    return CostEstimator(file.open(QIODevice::ReadOnly) ? *RateCard::fromJson(file.readAll()) : RateCard());
}

// "40500000 + 6675000 + 0 in eastus", in billionths of a dollar an hour; "instead" where other prices stand in.
QString printed(const std::optional<HourlyPrice> &price)
{
    if (!price)
        return u"no price"_s;
    return u"%1 + %2 + %3 %4 %5"_s.arg(QString::number(price->cpu.nano), QString::number(price->memory.nano), QString::number(price->windows.nano),
                                       price->isSubstitute ? u"instead"_s : u"in"_s, price->region);
}

PricedResources asked(double cpu, double gb, const QString &region = {})
{
    PricedResources resources;
    resources.requested = {{cpu}, gigabytes(gb)};
    resources.region = region;
    return resources;
}

PricedResources windows(PricedResources resources)
{
    resources.isWindows = true;
    return resources;
}

PricedResources spot(PricedResources resources)
{
    resources.isSpot = true;
    return resources;
}

PricedResources confidential(PricedResources resources)
{
    resources.isConfidential = true;
    return resources;
}

spec::Container containerAsking(std::optional<double> cpu, std::optional<double> gb)
{
    spec::Container container;
    container.resources.emplace();
    container.resources->requests.emplace();
    container.resources->requests->cpu = cpu;
    container.resources->requests->memoryInGB = gb;
    return container;
}

} // namespace

class TestCostEstimator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // REFERENCE 21.2: 1 vCPU, 1.5 GB, Linux, eastus, one month of 730 hours.
    void theExampleOfTheReference()
    {
        const auto price = estimator().hourlyPrice(asked(1, 1.5, u"eastus"_s));
        QCOMPARE(costOf(price->total(), 730h).nano, qint64(34'437'750'000));
        QCOMPARE(QString::number(costOf(price->total(), 730h).amount(), 'f', 2), u"34.44"_s);
    }

    void prices_data()
    {
        QTest::addColumn<PricedResources>("resources");
        QTest::addColumn<QString>("price");
        const auto row = [](const char *name, const PricedResources &resources, const QString &price) { QTest::newRow(name) << resources << price; };
        row("in its region", asked(1, 1.5, u"eastus"_s), u"40500000 + 6675000 + 0 in eastus"_s);
        row("by the name of the portal", asked(1, 1.5, u"East US"_s), u"40500000 + 6675000 + 0 in eastus"_s);
        row("in another", asked(2, 4, u"swedencentral"_s), u"93200000 + 20440000 + 0 in swedencentral"_s);
        row("in none: the reference", asked(1, 1), u"40500000 + 4450000 + 0 in eastus"_s);
        row("in one that nobody knows", asked(1, 1, u"atlantis"_s), u"40500000 + 4450000 + 0 instead eastus"_s);
        row("a hundredth of a core", asked(0.01, 0.1), u"405000 + 445000 + 0 in eastus"_s);
        row("only memory", asked(0, 1), u"0 + 4450000 + 0 in eastus"_s);
        row("only CPU", asked(1, 0), u"40500000 + 0 + 0 in eastus"_s);
        row("nothing", asked(0, 0), u"no price"_s);
        row("Windows", windows(asked(2, 4)), u"81000000 + 17800000 + 86400000 in eastus"_s);
        row("Windows where it has no price", windows(asked(2, 4, u"swedencentral"_s)), u"no price"_s);
        row("Windows where nobody knows any", windows(asked(1, 1, u"atlantis"_s)), u"40500000 + 4450000 + 43200000 instead eastus"_s);
        row("Spot", spot(asked(2, 4)), u"24300000 + 5340000 + 0 in eastus"_s);
        row("Spot where it has no price", spot(asked(2, 4, u"francesouth"_s)), u"no price"_s);
        row("Confidential", confidential(asked(1, 1)), u"no price"_s);
        row("less than nothing", asked(-1, 4), u"no price"_s);
        row("less memory than none", asked(1, -4), u"no price"_s);
        row("no number", asked(std::nan(""), 1), u"no price"_s);
        row("without end", asked(std::numeric_limits<double>::infinity(), 1), u"no price"_s);
        row("more than there is money", asked(1e300, 1), u"no price"_s);
    }

    void prices()
    {
        QFETCH(PricedResources, resources);
        QTEST(printed(estimator().hourlyPrice(resources)), "price");
    }

    void totalIsTheSumOfItsParts()
    {
        QCOMPARE(estimator().hourlyPrice(windows(asked(2, 4)))->total().nano, qint64(185'200'000));
    }

    // Requests count, not limits; init containers have what the others ask for (REFERENCE 16.3, 21.1).
    void whatASpecAsksFor()
    {
        ContainerGroupSpec spec;
        spec.location = u"East US"_s;
        spec.osType = u"windows"_s;
        spec.priority = u"SPOT"_s;
        spec.containers = {containerAsking(0.5, 1.5), containerAsking(0.25, std::nullopt), {}};
        spec.containers.first().resources->limits.emplace();
        spec.containers.first().resources->limits->cpu = 4;
        spec.initContainers = {containerAsking(8, 8)};
        QCOMPARE(pricedResources(spec), spot(windows(asked(0.75, 1.5, u"East US"_s))));
        spec.priority = u"Regular"_s;
        spec.osType = u"Linux"_s;
        spec.sku = u"confidential"_s;
        QCOMPARE(pricedResources(spec), confidential(asked(0.75, 1.5, u"East US"_s)));
        QCOMPARE(pricedResources(ContainerGroupSpec()), PricedResources());
    }

    void whatAGroupAsksFor()
    {
        ContainerGroup group;
        group.requested = {{0.75}, gigabytes(1.5)};
        group.location = u"eastus"_s;
        group.osType = u"Linux"_s;
        group.sku = u"Standard"_s;
        QCOMPARE(pricedResources(group), asked(0.75, 1.5, u"eastus"_s));
        group.osType = u"Windows"_s;
        group.priority = u"Spot"_s;
        group.sku = u"Confidential"_s;
        QCOMPARE(pricedResources(group), confidential(spot(windows(asked(0.75, 1.5, u"eastus"_s)))));
    }
};

QTEST_GUILESS_MAIN(TestCostEstimator)
#include "tst_costestimator.moc"
