// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-07, Q-01: fifty containers write 2,000 lines a second each, into files as an engine keeps them; all are read, merged, kept and
// shown, and filtered and searched meanwhile. Every line must be there once, in its order, and memory must not grow.
//   bench_manylogs [SECONDS [SECONDS BEFORE ANYBODY READS]]

#include "app/runtimes/compat/logfile.h"
#include "app/storage/logsegmentfiles.h"
#include "app/storage/settingsinmemory.h"
#include "models/core/clock.h"
#include "models/logs/keptlines.h"
#include "models/logs/logmerge.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/watchdog.h"
#include "ui/logs/logpanel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QThread>
#include <QToolButton>

#include <atomic>
#include <vector>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int containers = 50;
constexpr int linesInTick = 40;
constexpr int tick = 20; // milliseconds

QString fileOf(const QTemporaryDir &folder, int container)
{
    return folder.filePath(u"ctr-%1.log"_s.arg(container));
}

// Writes as conmon does.
class Writers
{
public:
    Writers(const QTemporaryDir &folder, int seconds)
        : m_ticks(seconds * 1000 / tick)
        , m_thread(QThread::create([this, &folder] { run(folder); }))
    {
        m_thread->start();
    }
    ~Writers() { m_thread->wait(); }

    double seconds() const { return m_seconds; } // that it took
    qint64 linesOfEach() const { return qint64(m_ticks) * linesInTick; }

private:
    void run(const QTemporaryDir &folder)
    {
        std::vector<std::unique_ptr<QFile>> files;
        for (int i = 0; i < containers; ++i) {
            files.push_back(std::make_unique<QFile>(fileOf(folder, i)));
            if (!files.back()->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
                qFatal("no room for a log");
        }
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < m_ticks; ++i) {
            for (const auto &file : files)
                write(*file, i);
            if (const qint64 early = qint64(i + 1) * tick - timer.elapsed(); early > 0)
                QThread::msleep(static_cast<unsigned long>(early));
        }
        m_seconds = static_cast<double>(timer.elapsed()) / 1000;
    }
    static void write(QFile &file, int number)
    {
        const QByteArray time = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toLatin1();
        QByteArray text;
        for (int i = 0; i < linesInTick; ++i)
            text += time + "000000+00:00 " + (i % 8 == 0 ? "stderr" : "stdout") + " F " + (i % 20 == 0 ? "ERROR" : "INFO") + " line " + QByteArray::number(number * linesInTick + i) + '\n';
        if (file.write(text) != text.size())
            qFatal("the disk is full");
    }

    const int m_ticks;
    std::atomic<double> m_seconds = 0;
    std::unique_ptr<QThread> m_thread; // the last: it uses the others
};

// One reader for each file, all on a thread of their own.
class Reading : public QObject
{
public:
    Reading(const QTemporaryDir &folder, KeptLines &lines)
        : m_merge(m_clock)
    {
        connect(&m_merge, &LogMerge::merged, &lines, qOverload<LogPage>(&KeptLines::append));
        for (int i = 0; i < containers; ++i)
            begin(fileOf(folder, i), lines.addSource(u"web-%1"_s.arg(i)));
        m_thread.start();
    }
    ~Reading() override
    {
        m_thread.quit();
        m_thread.wait();
    }

private:
    void begin(const QString &path, int source)
    {
        auto *reader = new compat::LogFileReader(path, {}, m_intake);
        m_merge.begin(source);
        connect(reader, &compat::LogFileReader::linesRead, this, [this, reader, source](const LogBatch &batch) {
            m_merge.add(source, pageOf(batch, source, 0));
            m_merge.settle(source);
            QTimer::singleShot(0, this, [reader, bytes = batch.bytes.size()] { QMetaObject::invokeMethod(reader, [reader, bytes] { reader->acknowledge(bytes); }, Qt::QueuedConnection); });
        }, Qt::QueuedConnection);
        reader->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, reader, &QObject::deleteLater);
        QMetaObject::invokeMethod(reader, &compat::LogFileReader::follow, Qt::QueuedConnection);
    }

    const SystemClock m_clock;
    LogMerge m_merge;
    const std::shared_ptr<Intake> m_intake = std::make_shared<Intake>();
    QThread m_thread;
};

// Somebody who looks for something all the time.
class Person
{
public:
    explicit Person(LogPanel &panel)
        : m_filter(*panel.findChild<QLineEdit *>(u"logFilter"_s))
        , m_find(*panel.findChild<QLineEdit *>(u"logFindText"_s))
    {
        panel.findChild<QToolButton *>(u"logFind"_s)->click();
        QObject::connect(&m_timer, &QTimer::timeout, [this] { act(); });
        m_timer.start(700);
    }

private:
    void act()
    {
        static const QStringList filters{u"level:error"_s, u"/line [0-9]*77 *$/"_s, QString(), u"container:web-7"_s, QString()};
        static const QStringList words{u"line 1234"_s, u"line 12345"_s, u"nowhere"_s};
        m_filter.setText(filters.at(m_count % filters.size()));
        m_find.setText(words.at(m_count % words.size()));
        ++m_count;
    }

    QLineEdit &m_filter;
    QLineEdit &m_find;
    QTimer m_timer;
    qsizetype m_count = 0;
};

double resident()
{
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("RssAnon:") + 8).trimmed().split(' ').value(0).toDouble() / 1024;
}

// Every line of every container once, in its order; how many are not.
qint64 wrongLines(const LogPages &pages, qint64 linesOfEach)
{
    std::vector<qint64> next(containers, 0);
    qint64 wrong = 0;
    for (qint64 line = pages.firstLine(); line < pages.endLine();) {
        const LogPage page = pages.page(line, LogPages::Want::TextAndStamps);
        qsizetype begin = 0;
        for (qsizetype i = 0; i < page.stamps.size(); ++i) {
            const qsizetype end = page.text.indexOf('\n', begin);
            const QByteArrayView text = QByteArrayView(page.text).sliced(begin, end - begin);
            begin = end + 1;
            if (page.firstLine + i < line) // what is on disk goes further than what memory has dropped
                continue;
            qint64 &wanted = next.at(page.stamps.at(i).source);
            const qint64 number = text.sliced(text.lastIndexOf(' ') + 1).toByteArray().toLongLong();
            wrong += number != wanted ? 1 : 0;
            wanted = number + 1;
        }
        line = std::max(line + 1, page.endLine());
    }
    for (const qint64 count : next)
        wrong += std::abs(linesOfEach - count);
    return wrong;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    applyTheme(program, ThemeChoice::Light);
    const int seconds = argc > 1 ? QByteArray(argv[1]).toInt() : 20;
    const QTemporaryDir folder;
    LogBounds bounds;
    bounds.group = bounds.total = 64LL * 1024 * 1024 * 1024;
    LogSegmentFiles segments(folder.filePath(u"kept"_s), bounds);
    KeptLines lines(&segments, {{u"here"_s}, u"web"_s});
    SettingsInMemory settings;
    LogPanel panel(settings);
    panel.setLog(&lines);
    panel.resize(1000, 700);
    panel.show();
    Writers writers(folder, seconds);
    QThread::msleep(argc > 2 ? QByteArray(argv[2]).toULong() * 1000 : 100); // until every file is there
    const Reading reading(folder, lines);
    const Person person(panel);
    QList<double> blocks;
    QList<double> memory;
    Watchdog watchdog;
    QElapsedTimer timer;
    timer.start();
    const qint64 all = writers.linesOfEach() * containers;
    for (qint64 second = 1; lines.endLine() < all && timer.elapsed() < (seconds * 3 + 60) * 1000LL;) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (timer.elapsed() < second * 1000)
            continue;
        ++second;
        blocks.append(watchdog.take());
        memory.append(resident());
    }
    const double took = static_cast<double>(timer.elapsed()) / 1000;
    segments.flush();
    const auto wrong = static_cast<double>(wrongLines(*lines.pages(), writers.linesOfEach()));
    report({.goal = u"Q-01"_s, .what = u"lines lost, doubled or out of order"_s, .unit = u"lines"_s, .ours = {wrong}, .atMost = 0.1});
    report({.goal = u"P-07"_s, .what = u"longest block in each second"_s, .unit = u"ms"_s, .ours = blocks, .atMost = 16.7, .percentile = 99});
    report({.goal = u"P-07"_s, .what = u"time until all is shown"_s, .unit = u"s"_s, .ours = {took}, .yardstickName = u"time of writing it"_s, .yardstick = {writers.seconds()}, .atMostTimes = 1.1});
    report({.goal = u"P-10"_s, .what = u"memory at the end"_s, .unit = u"MB"_s, .ours = {memory.last()}, .atMost = 200});
    if (seconds >= 120) // before, the roofs are not reached
        report({.goal = u"P-10"_s, .what = u"memory at the end"_s, .unit = u"MB"_s, .ours = {memory.last()}, .yardstickName = u"in the middle"_s, .yardstick = {memory.at(memory.size() / 2)}, .atMostTimes = 1.2});
    panel.setLog(nullptr);
}
