// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/filterquery.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

using Effect = LogFilter::Term::Effect;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-11-22T12:00:00Z"_s, Qt::ISODate);
const QStringList containers{u"web"_s, u"db"_s};

qint64 nanoseconds(const QString &time)
{
    return QDateTime::fromString(time, Qt::ISODate).toMSecsSinceEpoch() * 1'000'000;
}

LogFilter::Term plain(const QString &text, Effect effect = Effect::Keep)
{
    return {{text}, effect};
}

LogFilter::Term regex(const QString &text, Effect effect = Effect::Keep, TextQuery::Case letters = TextQuery::Case::Ignored)
{
    return {{text, TextQuery::Syntax::Regex, letters}, effect};
}

LogFilter of(const QList<LogFilter::Term> &terms)
{
    LogFilter filter;
    filter.terms = terms;
    return filter;
}

} // namespace

class TestFilterQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<LogFilter>("filter");
        LogFilter filter;
        QTest::newRow("nothing") << u"  "_s << filter;
        QTest::newRow("a word") << u"error"_s << of({plain(u"error"_s)});
        QTest::newRow("words") << u" a  b "_s << of({plain(u"a"_s), plain(u"b"_s)});
        QTest::newRow("hidden") << u"!health a"_s << of({plain(u"health"_s, Effect::Hide), plain(u"a"_s)});
        QTest::newRow("quoted") << u"\"two words\" !\"a \\\"b\\\"\""_s << of({plain(u"two words"_s), plain(u"a \"b\""_s, Effect::Hide)});
        QTest::newRow("expression") << u"/a b+/ !/x\\/y/c"_s << of({regex(u"a b+"_s), regex(u"x/y"_s, Effect::Hide, TextQuery::Case::Matters)});
        QTest::newRow("without its end") << u"/a b"_s << of({regex(u"a b"_s)});
        QTest::newRow("an expression's backslash") << u"/\\d+/"_s << of({regex(u"\\d+"_s)});
        QTest::newRow("a path") << u"api/v1"_s << of({plain(u"api/v1"_s)});
        QTest::newRow("what looks like a key") << u"key:value !level:error"_s << of({plain(u"key:value"_s), plain(u"level:error"_s, Effect::Hide)});
        filter.levels = LogLevel::Warning | LogLevel::Error | LogLevel::Fatal;
        QTest::newRow("as grave or graver") << u"level:WARN"_s << filter;
        filter.levels = LogLevel::Info | LogLevel::None;
        QTest::newRow("levels by name") << u"level:info,none"_s << filter;
        filter = {};
        filter.sources = {0, 1};
        QTest::newRow("containers") << u"container:db,web"_s << filter;
        filter = {};
        filter.channel = LogChannel::Error;
        QTest::newRow("stream") << u"stream:stderr"_s << filter;
        filter = {};
        filter.from = nanoseconds(u"2026-11-22T10:30:00Z"_s);
        filter.to = nanoseconds(u"2026-11-22T11:00:05Z"_s);
        QTest::newRow("times of today") << u"after:10:30 before:11:00:05"_s << filter;
        filter.from = nanoseconds(u"2026-11-22T11:45:00Z"_s);
        filter.to = nanoseconds(u"2026-11-20T00:00:00Z"_s);
        QTest::newRow("spans and dates") << u"after:15min before:2026-11-20T01:00:00+01:00"_s << filter;
        filter.to = nanoseconds(u"2026-11-20T01:00:00Z"_s);
        QTest::newRow("a date of the clock's zone") << u"after:15min before:2026-11-20T01:00:00"_s << filter;
    }

    void parses()
    {
        QFETCH(QString, text);
        const Result<LogFilter> filter = parseFilter(text, containers, now);
        QVERIFY2(filter, qPrintable(filter ? QString() : filter.error().summary));
        QTEST(*filter, "filter");
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("named");
        QTest::newRow("level:bad") << u"bad"_s;
        QTest::newRow("a level:error,") << u"none"_s;
        QTest::newRow("container:cache") << u"cache"_s;
        QTest::newRow("stream:both") << u"both"_s;
        QTest::newRow("after:noon") << u"noon"_s;
        QTest::newRow("before:") << u"time"_s;
        QTest::newRow("after:9999999999d") << u"9999999999d"_s;
    }

    void saysWhatIsWrong()
    {
        const Result<LogFilter> filter = parseFilter(QString::fromLatin1(QTest::currentDataTag()), containers, now);
        QVERIFY(!filter);
        QFETCH(QString, named);
        QVERIFY2(filter.error().summary.contains(named), qPrintable(filter.error().summary));
    }
};

QTEST_GUILESS_MAIN(TestFilterQuery)
#include "tst_filterquery.moc"
