// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format/format.h"

#include <QLocale>
#include <QTest>

#include <cmath>
#include <ctime>
#include <limits>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

// A number as a machine writes it and as a German reads it.
void row(const char *name, double value, const QString &c, const QString &german = {})
{
    QTest::newRow(name) << value << c << (german.isEmpty() ? c : german);
}

void addColumns()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("c");
    QTest::addColumn<QString>("german");
}

void compareInBothLocales(const std::function<QString(double)> &format)
{
    QFETCH(double, value);
    QLocale::setDefault(QLocale::c());
    QTEST(format(value), "c");
    QLocale::setDefault(QLocale(u"de_DE"_s));
    QTEST(format(value), "german");
}

Money cents(double value)
{
    return {std::llround(value * 1e9)};
}

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate);
}

template <typename Enum>
QString names(std::initializer_list<Enum> values, QString (*name)(Enum))
{
    QStringList list;
    for (const Enum value : values)
        list.append(name(value));
    return list.join(u", "_s);
}

constexpr auto groupStates = {GroupState::Running,   GroupState::Starting, GroupState::Waiting, GroupState::Degraded, GroupState::Succeeded,
                              GroupState::Failed,    GroupState::Stopped,  GroupState::Stopping, GroupState::Unknown, static_cast<GroupState>(77)};

} // namespace

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void cores_data()
    {
        addColumns();
        row("none", 0, u"0.00"_s, u"0,00"_s);
        row("half of one", 0.5, u"0.50"_s, u"0,50"_s);
        row("less than is shown", 0.004, u"0.00"_s, u"0,00"_s);
        row("rounded up", 0.005001, u"0.01"_s, u"0,01"_s);
        row("a big machine", 1024, u"1024.00"_s, u"1.024,00"_s);
    }

    void cores()
    {
        compareInBothLocales([](double value) { return format::cores({value}); });
    }

    void bytes_data()
    {
        addColumns();
        row("none", 0, u"0 B"_s);
        row("the most bytes", 999, u"999 B"_s);
        row("the least kilobytes", 1000, u"1 kB"_s);
        row("rounded down", 1499, u"1 kB"_s);
        row("rounded up", 1500, u"2 kB"_s);
        row("the most kilobytes", 999'499, u"999 kB"_s);
        row("no 1000 kB", 999'500, u"1 MB"_s);
        row("the most megabytes", 999'499'999, u"999 MB"_s);
        row("no 1000 MB", 999'500'000, u"1.00 GB"_s, u"1,00 GB"_s);
        row("a gigabyte and a half", 1'500'000'000, u"1.50 GB"_s, u"1,50 GB"_s);
        row("grouped", 1'234'000'000'000, u"1234.00 GB"_s, u"1.234,00 GB"_s);
        row("less than none", -2'000'000, u"-2 MB"_s);
    }

    void bytes()
    {
        compareInBothLocales([](double value) { return format::bytes({static_cast<qint64>(value)}); });
    }

    void theMostBytes() { QCOMPARE(format::bytes({most}), u"9223372036.85 GB"_s); }

    void resources()
    {
        QCOMPARE(format::resources({{0.5}, gigabytes(1.5)}), u"0.50 CPU, 1.50 GB"_s);
        QCOMPARE(format::resources({}), u"0.00 CPU, 0 B"_s);
        QLocale::setDefault(QLocale(u"de_DE"_s));
        QCOMPARE(format::resources({{2}, gigabytes(16)}), u"2,00 CPU, 16,00 GB"_s);
    }

    void percent_data()
    {
        QTest::addColumn<double>("part");
        QTest::addColumn<double>("whole");
        QTest::addColumn<QString>("text");
        QTest::newRow("a part") << 0.38 << 1.0 << u"38 %"_s;
        QTest::newRow("nothing") << 0.0 << 2.0 << u"0 %"_s;
        QTest::newRow("more than all") << 3.0 << 2.0 << u"150 %"_s;
        QTest::newRow("of nothing") << 1.0 << 0.0 << u"–"_s;
        QTest::newRow("of less than nothing") << 1.0 << -1.0 << u"–"_s;
        QTest::newRow("no number") << std::nan("") << 1.0 << u"–"_s;
        QTest::newRow("of no number") << 1.0 << std::nan("") << u"–"_s;
        QTest::newRow("without end") << std::numeric_limits<double>::infinity() << 1.0 << u"–"_s;
    }

    void percent()
    {
        QFETCH(double, part);
        QFETCH(double, whole);
        QTEST(format::percent(part, whole), "text");
    }

    void money_data()
    {
        addColumns();
        row("nothing", 0, u"$0.00"_s, u"$0,00"_s);
        row("a billionth", 1e-9, u"<$0.0001"_s, u"<$0,0001"_s);
        row("just too little to be shown", 0.000099, u"<$0.0001"_s, u"<$0,0001"_s);
        row("the least that is shown", 0.0001, u"$0.0001"_s, u"$0,0001"_s);
        row("below ten cents", 0.0999, u"$0.0999"_s, u"$0,0999"_s);
        row("ten cents", 0.1, u"$0.10"_s, u"$0,10"_s);
        row("a month of the reference", 34.437750, u"$34.44"_s, u"$34,44"_s);
        row("grouped", 1234.5, u"$1234.50"_s, u"$1.234,50"_s);
        row("a debt", -0.31, u"-$0.31"_s, u"-$0,31"_s);
        row("a small debt", -0.031, u"-$0.0310"_s, u"-$0,0310"_s);
        row("a debt too small to be shown", -0.00001, u"-<$0.0001"_s, u"-<$0,0001"_s);
    }

    void money()
    {
        compareInBothLocales([](double value) { return format::money(cents(value)); });
    }

    void theMostMoney() { QCOMPARE(format::money({most}), u"$9223372036.85"_s); }

    void ratePerHour_data()
    {
        addColumns();
        row("nothing", 0, u"$0.0000/h"_s, u"$0,0000/h"_s);
        row("the reference's group", 0.047175, u"$0.0472/h"_s, u"$0,0472/h"_s);
        row("a billionth", 1e-9, u"<$0.0001/h"_s, u"<$0,0001/h"_s);
        row("a big group", 12.5, u"$12.5000/h"_s, u"$12,5000/h"_s);
    }

    void ratePerHour()
    {
        compareInBothLocales([](double value) { return format::ratePerHour(cents(value)); });
    }

    void duration_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, std::chrono::milliseconds span, const QString &text) { QTest::newRow(name) << qint64(span.count()) << text; };
        add("nothing", 0ms, u"0 s"_s);
        add("less than a second", 999ms, u"0 s"_s);
        add("a second", 1s, u"1 s"_s);
        add("the most seconds", 59'999ms, u"59 s"_s);
        add("a minute", 60s, u"1 min 0 s"_s);
        add("minutes", 3min + 5s, u"3 min 5 s"_s);
        add("the most minutes", 59min + 59s, u"59 min 59 s"_s);
        add("an hour", 1h, u"1 h 0 min"_s);
        add("the most hours", 23h + 59min + 59s, u"23 h 59 min"_s);
        add("a day", 24h, u"1 d 0 h"_s);
        add("days", 76h, u"3 d 4 h"_s);
        add("back in time", -1h, u"0 s"_s);
    }

    void duration()
    {
        QFETCH(qint64, milliseconds);
        QTEST(format::duration(std::chrono::milliseconds(milliseconds)), "text");
    }

    void relativeTime_data()
    {
        QTest::addColumn<qint64>("secondsAgo");
        QTest::addColumn<QString>("text");
        const auto add = [](qint64 secondsAgo, const QString &text) { QTest::addRow("%lld s", static_cast<long long>(secondsAgo)) << secondsAgo << text; };
        add(0, u"just now"_s);
        add(4, u"just now"_s);
        add(5, u"5 s ago"_s);
        add(59, u"59 s ago"_s);
        add(60, u"1 min ago"_s);
        add(3599, u"59 min ago"_s);
        add(3600, u"1 h ago"_s);
        add(86'399, u"23 h ago"_s);
        add(86'400, u"1 d ago"_s);
        add(3650 * 86'400LL, u"3650 d ago"_s);
        add(-1, u"just now"_s);
        add(-2, u"in 2 s"_s);
        add(-90, u"in 1 min 30 s"_s);
    }

    void relativeTime()
    {
        QFETCH(qint64, secondsAgo);
        const QDateTime now = utc(u"2026-11-22T10:00:00Z"_s);
        QTEST(format::relativeTime(now.addSecs(-secondsAgo), now), "text");
    }

    void timesThatNobodyKnows()
    {
        QCOMPARE(format::relativeTime({}, utc(u"2026-11-22T10:00:00Z"_s)), u"–"_s);
        QCOMPARE(format::exactTime({}), u"–"_s);
    }

    // Local, with the name of its zone.
    void exactTime_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("text");
        const QByteArray berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
        QTest::newRow("UTC") << QByteArray("UTC0") << u"2026-11-22T10:04:59Z"_s << u"2026-11-22 10:04:59 UTC"_s;
        QTest::newRow("winter") << berlin << u"2026-11-22T10:04:59Z"_s << u"2026-11-22 11:04:59 CET"_s;
        QTest::newRow("summer") << berlin << u"2026-07-01T23:30:00Z"_s << u"2026-07-02 01:30:00 CEST"_s;
        QTest::newRow("the hour that comes twice, first") << berlin << u"2026-10-25T00:30:00Z"_s << u"2026-10-25 02:30:00 CEST"_s;
        QTest::newRow("the hour that comes twice, again") << berlin << u"2026-10-25T01:30:00Z"_s << u"2026-10-25 02:30:00 CET"_s;
        QTest::newRow("west") << QByteArray("EST5EDT,M3.2.0,M11.1.0") << u"2026-11-22T02:00:00Z"_s << u"2026-11-21 21:00:00 EST"_s;
    }

    void exactTime()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, time);
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", zone);
        tzset();
        const QString text = format::exactTime(utc(time));
        qputenv("TZ", before);
        tzset();
        QTEST(text, "text");
    }

    void namesOfStates()
    {
        QCOMPARE(names(groupStates, &format::stateName),
                 u"Running, Starting, Waiting, Degraded, Succeeded, Failed, Stopped, Stopping, Unknown, Unknown"_s);
        QCOMPARE(names(groupStates, &format::stateGlyph), u"●, ◔, ◌, ◐, ✓, ✕, ■, ◑, ?, ?"_s);
        QCOMPARE(names({ContainerState::Waiting, ContainerState::Running, ContainerState::Terminated, ContainerState::Unknown}, &format::stateName),
                 u"Waiting, Running, Terminated, Unknown"_s);
    }

    void namesOfTheRest()
    {
        using Origin = ContainerGroup::Origin;
        QCOMPARE(names({Origin::Quayside, Origin::Pod, Origin::Compose, Origin::Container}, &format::originName),
                 u"Quayside, Pod made elsewhere, Compose project, Single container"_s);
        QCOMPARE(names({RestartPolicy::Always, RestartPolicy::OnFailure, RestartPolicy::Never}, &format::restartPolicyName),
                 u"Always, OnFailure, Never"_s);
    }

    void hostsLine_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("line");
        QTest::newRow("both") << u"my-shop"_s << u"127.77.0.3"_s << u"127.77.0.3 my-shop.quayside.internal"_s;
        QTest::newRow("no label") << QString() << u"127.77.0.3"_s << QString();
        QTest::newRow("no address") << u"shop"_s << QString() << QString();
        QTest::newRow("another line") << u"a\n127.0.0.1 bank"_s << u"127.77.0.3"_s << QString();
        QTest::newRow("another name") << u"a bank.example"_s << u"127.77.0.3"_s << QString();
        QTest::newRow("another machine") << u"shop"_s << u"10.0.0.1"_s << QString();
        QTest::newRow("no address at all") << u"shop"_s << u"127.77.0.3 bank.example #"_s << QString();
    }

    void hostsLine()
    {
        QFETCH(QString, label);
        QFETCH(QString, address);
        ContainerGroup group;
        group.dnsNameLabel = label;
        group.address = address;
        QTEST(format::hostsLine(group), "line");
    }

    void address_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("text");
        QTest::newRow("an address") << u"127.77.0.3"_s << 80 << u"127.77.0.3:80"_s;
        QTest::newRow("the last port") << u"10.0.0.1"_s << 65535 << u"10.0.0.1:65535"_s;
        QTest::newRow("of version 6") << u"fd00::3"_s << 80 << u"[fd00::3]:80"_s;
        QTest::newRow("every address") << QString() << 8080 << u"*:8080"_s;
    }

    void address()
    {
        QFETCH(QString, host);
        QFETCH(int, port);
        QTEST(format::address({host, static_cast<quint16>(port), 80, Protocol::Tcp}), "text");
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
