// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/logframes.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <malloc.h>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *noon = "2026-11-22T12:00:00Z ";

QByteArray frameOf(quint8 channel, const QByteArray &text, std::optional<quint32> length = {})
{
    QByteArray frame(8, '\0');
    frame[0] = static_cast<char>(channel);
    qToBigEndian(length.value_or(static_cast<quint32>(text.size())), frame.data() + 4);
    return frame + text;
}

// Every line as "o 12:00:00 text" or "e …"; what went wrong at the end.
class Reading
{
public:
    explicit Reading(LogFrameDecoder::Framing framing = LogFrameDecoder::Framing::Framed)
        : m_decoder(framing)
    {
    }

    void feed(QByteArrayView bytes)
    {
        const Result<LogBatch> batch = m_decoder.feed(bytes);
        if (batch)
            note(*batch);
    }

    QStringList finish()
    {
        note(m_decoder.finish());
        if (m_decoder.isBroken())
            m_lines.append(u"broken"_s);
        return m_lines;
    }

private:
    void note(const LogBatch &batch)
    {
        for (const LogLine &line : batch.lines) {
            const QString time = line.time == 0 ? u"-"_s : QString::number(line.time / 1'000'000'000 % 86'400);
            m_lines.append(u"%1 %2 %3%4"_s.arg(line.channel == LogChannel::Error ? u"e"_s : u"o"_s, time,
                                               QString::fromLatin1(batch.text(line)), line.isPartial ? u" …"_s : QString()));
        }
    }

    LogFrameDecoder m_decoder;
    QStringList m_lines;
};

QStringList readWhole(const QByteArray &bytes, LogFrameDecoder::Framing framing = LogFrameDecoder::Framing::Framed)
{
    Reading reading(framing);
    reading.feed(bytes);
    return reading.finish();
}

QByteArray recording()
{
    return frameOf(1, noon + QByteArray("one\n")) + frameOf(2, noon + QByteArray("two\n")) + frameOf(1, noon + QByteArray("\n"))
        + frameOf(1, {}) + frameOf(1, "2026-11-22T12:00:01Z half ") + frameOf(2, noon + QByteArray("err\n")) + frameOf(1, "2026-11-22T12:00:02Z line\n")
        + frameOf(1, "2026-11-22T12:00:03.5+00:00 \xff\xfe\x01 odd\r\n") + frameOf(0, "no time\n") + frameOf(1, "2026-11-22T12:00:04Z no end");
}

const QStringList recordedLines{u"o 43200 one"_s, u"e 43200 two"_s, u"o 43200 "_s, u"e 43200 err"_s, u"o 43202 half line"_s,
                                u"o 43203 \u00ff\u00fe\u0001 odd\r"_s, u"o - no time"_s, u"o 43204 no end"_s};

} // namespace

class TestLogFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARecording() { QCOMPARE(readWhole(recording()), recordedLines); }

    void readsTheSameHoweverItIsSplit()
    {
        const QByteArray bytes = recording();
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            Reading reading;
            reading.feed(QByteArrayView(bytes).first(i));
            reading.feed(QByteArrayView(bytes).sliced(i));
            QCOMPARE(reading.finish(), recordedLines);
        }
    }

    void readsTheSameByteByByteAndAtRandom()
    {
        const QByteArray bytes = recording();
        QRandomGenerator random(20261122);
        for (int round = 0; round < 300; ++round) {
            Reading reading;
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype size = std::min<qsizetype>(bytes.size() - at, round == 0 ? 1 : random.bounded(1, 40));
                reading.feed(QByteArrayView(bytes).sliced(at, size));
                at += size;
            }
            QCOMPARE(reading.finish(), recordedLines);
        }
    }

    // what a cut leaves is a prefix of the lines, and at most a shortened last one.
    void aCutAnywhereLosesOnlyTheEnd()
    {
        const QByteArray bytes = recording();
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            const QStringList lines = readWhole(bytes.first(i));
            QVERIFY(lines.size() <= recordedLines.size());
            for (qsizetype n = 0; n + 1 < lines.size(); ++n)
                QVERIFY(recordedLines.contains(lines.at(n)));
            QVERIFY(!lines.contains(u"broken"_s));
        }
    }

    void refusesFramesThatLie_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QStringList>("lines");
        const QStringList broken{u"o 43200 good"_s, u"broken"_s};
        QTest::newRow("length 0x7fffffff") << frameOf(1, "x", 0x7fffffff) << broken;
        QTest::newRow("length 0xffffffff") << frameOf(1, "x", 0xffffffff) << broken;
        QTest::newRow("just too long") << frameOf(1, "x", LogFrameDecoder::largestFrame + 1) << broken;
        QTest::newRow("stream 3") << frameOf(3, "x\n") << broken;
        QTest::newRow("stream 255") << frameOf(255, "x\n") << broken;
        QTest::newRow("padding") << QByteArray("\1\0\1\0\0\0\0\2x\n", 10) << broken;
        QTest::newRow("plain text") << QByteArray("Error: something went wrong\n") << broken;
        QTest::newRow("longer than what comes") << frameOf(1, "x", 100) << QStringList{u"o 43200 good"_s};
        QTest::newRow("length 0") << frameOf(1, {}) << QStringList{u"o 43200 good"_s};
    }

    //
    void refusesFramesThatLie()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QStringList, lines);
        const QByteArray bytes = frameOf(1, noon + QByteArray("good\n")) + frame;
        QCOMPARE(readWhole(bytes), lines);
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            Reading reading;
            reading.feed(QByteArrayView(bytes).first(i));
            reading.feed(QByteArrayView(bytes).sliced(i));
            QCOMPARE(reading.finish(), lines);
        }
    }

    // room is made for what comes, not for what is said to come.
    void aLengthIsNoReasonToMakeRoom()
    {
        const auto held = [] {
            const struct mallinfo2 memory = mallinfo2();
            return memory.uordblks + memory.hblkhd;
        };
        const size_t before = held();
        LogFrameDecoder decoder;
        QVERIFY(decoder.feed(frameOf(1, noon + QByteArray("x"), LogFrameDecoder::largestFrame)));
        QVERIFY2(held() < before + 1024 * 1024, QByteArray::number(static_cast<qint64>(held() - before)).constData());
    }

    void joinsWhatFramesCut_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
        row("a character", "gr\xc3\xbc\xc3\x9f \xf0\x9f\x9a\xa2");
        row("a colour", "\x1b[38;5;196mred\x1b[0m");
        row("a title", "\x1b]0;evil\x07");
        row("no UTF-8", "a\xff\xed\xa0\x80z\xc3");
        row("form feed, NUL, carriage returns", QByteArray("a\fb\0c\r\rd\r", 9));
        row("a progress bar", "\r 10 %\r 20 %\r100 %");
    }

    // a line has the bytes that were written, wherever frames begin and whatever the other stream says meanwhile.
    void joinsWhatFramesCut()
    {
        QFETCH(QByteArray, line);
        const QByteArray other = "\xe2\x82\xac\x1b[0m";
        const QStringList expected{u"e 43200 "_s + QString::fromLatin1(other), u"o 43200 "_s + QString::fromLatin1(line)};
        for (qsizetype i = 1; i < line.size(); ++i) {
            const qsizetype cut = std::min(i, other.size() - 1);
            QCOMPARE(readWhole(frameOf(1, noon + line.first(i)) + frameOf(2, noon + other.first(cut)) + frameOf(2, noon + other.sliced(cut) + '\n') + frameOf(1, noon + line.sliced(i) + '\n')), expected);
        }
    }

    // ten thousand updates of a bar in a second are one line, and cost no more than others.
    void aProgressBar()
    {
        QByteArray bar;
        LogFrameDecoder decoder;
        qsizetype lines = 0;
        for (int i = 0; i < 10'000; ++i) {
            const QByteArray update = "\r" + QByteArray::number(i).rightJustified(5) + " of 10000";
            bar += update;
            const Result<LogBatch> batch = decoder.feed(frameOf(1, noon + update));
            QVERIFY(batch);
            lines += batch->lines.size();
        }
        QCOMPARE(lines, 0);
        const Result<LogBatch> batch = decoder.feed(frameOf(1, noon + QByteArray("\n")));
        QVERIFY(batch);
        QCOMPARE(batch->lines.size(), 1);
        QCOMPARE(batch->text(batch->lines.first()), QByteArrayView(bar));
    }

    void staysBrokenAndKeepsNothing()
    {
        LogFrameDecoder decoder;
        QVERIFY(!decoder.feed(frameOf(9, "x\n")));
        const Result<LogBatch> later = decoder.feed(frameOf(1, noon + QByteArray("good\n")));
        QVERIFY(!later);
        QCOMPARE(later.error().kind, Error::Kind::Malformed);
        QVERIFY(decoder.finish().isEmpty());
    }

    // with a terminal there are no frames, and bytes that look like one are text.
    void readsRawText()
    {
        const QByteArray bytes = noon + QByteArray("one\r\n") + noon + frameOf(1, "two\n") + "no time\n" + noon + "no end";
        const QStringList lines{u"o 43200 one\r"_s, u"o 43200 \u0001"_s + QString(6, QChar(0)) + u"\u0004two"_s, u"o - no time"_s, u"o 43200 no end"_s};
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            Reading reading(LogFrameDecoder::Framing::Raw);
            reading.feed(QByteArrayView(bytes).first(i));
            reading.feed(QByteArrayView(bytes).sliced(i));
            QCOMPARE(reading.finish(), lines);
        }
    }

    //
    void cutsALineThatNeverEnds()
    {
        constexpr qsizetype piece = 1024 * 1024;
        for (const auto framing : {LogFrameDecoder::Framing::Framed, LogFrameDecoder::Framing::Raw}) {
            LogFrameDecoder decoder(framing);
            qsizetype got = 0;
            bool allPartial = true;
            const auto count = [&](const LogBatch &batch, bool partial) {
                for (const LogLine &line : batch.lines) {
                    got += line.length;
                    allPartial = allPartial && line.isPartial == partial;
                }
            };
            for (int i = 0; i < 40; ++i) {
                const QByteArray text(piece, 'x');
                const auto batch = decoder.feed(framing == LogFrameDecoder::Framing::Framed ? frameOf(1, text) : text);
                QVERIFY(batch);
                count(*batch, true);
            }
            count(decoder.finish(), false);
            QCOMPARE(got, 40 * piece);
            QVERIFY(allPartial);
        }
    }

    void knowsSinceWhenALineIsUnfinished()
    {
        LogFrameDecoder decoder;
        QCOMPARE(decoder.unfinishedSince(), 0);
        QVERIFY(decoder.feed(frameOf(1, "2026-11-22T12:00:05Z half")));
        QVERIFY(decoder.feed(frameOf(2, "2026-11-22T12:00:03Z half")));
        QCOMPARE(decoder.unfinishedSince() / 1'000'000'000 % 86'400, 43203);
        QVERIFY(decoder.feed(frameOf(2, "2026-11-22T12:00:09Z done\n")));
        QCOMPARE(decoder.unfinishedSince() / 1'000'000'000 % 86'400, 43205);
        QVERIFY(decoder.feed(frameOf(1, "2026-11-22T12:00:09Z done\n")));
        QCOMPARE(decoder.unfinishedSince(), 0);
    }

    void parsesTimes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qsizetype>("length");
        const auto row = [](const char *name, const QByteArray &line, qint64 time, qsizetype length) { QTest::newRow(name) << line << time << length; };
        row("seconds", "2026-11-22T12:00:00Z x", 1795348800'000000000, 21);
        row("nanoseconds", "2026-11-22T12:00:00.123456789Z x", 1795348800'123456789, 31);
        row("one decimal", "2026-11-22T12:00:00.5Z x", 1795348800'500000000, 23);
        row("twelve decimals", "2026-11-22T12:00:00.123456789999Z x", 1795348800'123456789, 34);
        row("east", "2026-11-22T13:00:00+01:00 x", 1795348800'000000000, 26);
        row("west", "2026-11-22T06:30:00-05:30 x", 1795348800'000000000, 26);
        row("1970", "1970-01-01T00:00:01Z x", 1'000000000, 21);
        row("nothing after it", "2026-11-22T12:00:00Z ", 1795348800'000000000, 21);
        row("leap day", "2024-02-29T00:00:00Z x", 1709164800'000000000, 21);
        row("leap second", "2026-12-31T23:59:60Z x", 1798761600'000000000, 21);
        row("2261", "2261-12-31T23:59:59Z x", 9214646399'000000000, 21);
        row("no blank", "2026-11-22T12:00:00Zx", 0, 0);
        row("cut off", "2026-11-22T12:00:00Z", 0, 0);
        row("no zone", "2026-11-22T12:00:00 x", 0, 0);
        row("no such day", "2026-02-30T12:00:00Z x", 0, 0);
        row("month 13", "2026-13-01T12:00:00Z x", 0, 0);
        row("hour 24", "2026-11-22T24:00:00Z x", 0, 0);
        row("minute 60", "2026-11-22T12:60:00Z x", 0, 0);
        row("before 1970", "1969-12-31T23:59:59Z x", 0, 0);
        row("year 9999", "9999-12-31T23:59:59Z x", 0, 0);
        row("letters", "2026-11-22T1x:00:00Z x", 0, 0);
        row("other text", "Starting the server, please wait", 0, 0);
        row("empty", "", 0, 0);
        row("bad zone", "2026-11-22T12:00:00+1:00 x", 0, 0);
    }

    void parsesTimes()
    {
        QFETCH(QByteArray, line);
        QFETCH(qint64, time);
        QFETCH(qsizetype, length);
        qsizetype found = -1;
        QCOMPARE(parseLogTime(line, found), time);
        QCOMPARE(found, length);
    }
};

QTEST_GUILESS_MAIN(TestLogFrames)
#include "tst_logframes.moc"
