// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-01 to P-05: a log file of a gigabyte in the log view: its first screen, all of it looked through, a rare and a frequent expression
// from the key to the last line found, jumps to any place, and the memory of the whole program at the end; beside wc, grep and ripgrep.
//   bench_logfile [MEGABYTES]

#include "app/storage/diskfiles.h"
#include "models/logs/filelog.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/loggenerator.h"
#include "ui/logs/logview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int turns = 5;
constexpr auto rare = "needle-42";
constexpr auto frequent = "web-[0-3].*orders.*dur=[0-9]{3}";

double timeOf(const QString &program, const QStringList &arguments)
{
    return millisecondsOf([&] {
        QProcess process;
        // Into a pipe: with /dev/null grep stops at the first line.
        process.start(program, arguments);
        process.waitForFinished(-1);
    });
}

// Lines of a hundred bytes, made a part at a time, so that the program's own memory says something.
void generate(const QString &path, qint64 megabytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        skip("the disk has no room");
    LogGenerator generator(1);
    for (qint64 written = 0; written < megabytes; written += 10)
        if (const QByteArray part = generator.text(10'000'000); file.write(part) != part.size())
            skip("the disk has no room");
}

// Megabytes that are in memory: of the program itself, and the most of it since the beginning.
double resident(const QByteArray &kind)
{
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(kind))
            return line.mid(kind.size()).trimmed().split(' ').value(0).toDouble() / 1024;
    return 0;
}

class Window
{
public:
    Window()
    {
        m_view.resize(1000, 700);
        m_view.show();
        QCoreApplication::processEvents();
    }
    ~Window() { m_view.setLog(nullptr); }

    // Until its first lines are painted.
    double open(const QString &path)
    {
        return millisecondsOf([&] {
            m_log = std::move(*FileLog::open(m_files, path));
            m_view.setLog(m_log.get());
            while (m_view.rows().count() == 0)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            m_view.viewport()->repaint();
        });
    }
    // Until every line is there.
    double complete()
    {
        return millisecondsOf([&] {
            while (!m_log->isComplete())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            m_view.viewport()->repaint();
        });
    }
    void close()
    {
        m_view.setLog(nullptr);
        m_log.reset();
    }
    double filter(const char *expression)
    {
        LogFilter filter;
        filter.terms = {{{QString::fromLatin1(expression), TextQuery::Syntax::Regex, TextQuery::Case::Matters}}};
        return millisecondsOf([&] {
            if (!m_view.setFilter(filter))
                qFatal("no expression");
            while (m_view.rows().search().isRunning())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            m_view.viewport()->repaint();
        });
    }
    void unfilter() { (void)m_view.setFilter({}); }
    qint64 rows() const { return m_view.rows().count(); }
    double jump(double part)
    {
        return millisecondsOf([&] {
            QScrollBar &bar = *m_view.verticalScrollBar();
            bar.setValue(static_cast<int>(part * bar.maximum()));
            m_view.viewport()->repaint();
        });
    }

private:
    const DiskFiles m_files;
    std::unique_ptr<FileLog> m_log;
    LogView m_view;
};

void measureOpening(Window &window, const QString &path)
{
    QList<double> first;
    QList<double> whole;
    QList<double> wc;
    for (int turn = 0; turn < turns; ++turn) {
        window.close();
        first.append(window.open(path));
        whole.append(first.last() + window.complete());
        wc.append(timeOf("wc", {"-l", path}));
    }
    report({.goal = "P-02", .what = "the first screen of 1 GB", .unit = "ms", .ours = first, .atMost = 30});
    report({.goal = "P-01", .what = "1 GB opened, indexed and painted", .unit = "ms", .ours = whole, .yardstickName = "wc -l", .yardstick = wc, .atMostTimes = 1.3});
}

void measureSearch(Window &window, const QString &path, const char *expression, const QString &what)
{
    QList<double> ours;
    QList<double> grep;
    QList<double> ripgrep;
    const bool hasRipgrep = !QStandardPaths::findExecutable("rg").isEmpty();
    for (int turn = 0; turn < turns; ++turn) {
        window.unfilter();
        ours.append(window.filter(expression));
        grep.append(timeOf("grep", {"-cE", expression, path}));
        if (hasRipgrep)
            ripgrep.append(timeOf("rg", {"-c", expression, path}));
    }
    report({.goal = "P-04", .what = what, .unit = "ms", .ours = ours, .yardstickName = "grep -cE", .yardstick = grep, .atMostTimes = 1});
    if (hasRipgrep)
        report({.goal = "P-04", .what = what, .unit = "ms", .ours = ours, .yardstickName = "rg -c", .yardstick = ripgrep, .atMostTimes = 0.5});
    window.unfilter();
}

void measureJumps(Window &window)
{
    QList<double> jumps;
    for (int i = 0; i < 500; ++i)
        jumps.append(window.jump(i * 37 % 500 / 500.0));
    report({.goal = "P-05", .what = "a jump in 1 GB", .unit = "ms", .ours = jumps, .atMost = 4, .percentile = 99});
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    applyTheme(program, ThemeChoice::Light);
    const QTemporaryDir folder;
    const QString path = folder.filePath("big.log");
    generate(path, argc > 1 ? QByteArray(argv[1]).toLongLong() : 1000);
    Window window;
    const double before = resident("VmRSS:");
    measureOpening(window, path);
    measureJumps(window);
    const double opened = resident("RssAnon:");
    measureSearch(window, path, rare, "a word that is hardly there, in 1 GB");
    measureSearch(window, path, frequent, "a frequent expression, in 1 GB");
    measureJumps(window);
    report({.goal = "P-03", .what = "memory without a log", .unit = "MB", .ours = {before}});
    report({.goal = "P-03", .what = "memory with 1 GB open and read everywhere", .unit = "MB", .ours = {resident("VmRSS:")}, .atMost = 80});
    report({.goal = "P-03", .what = "of it our own, before it is searched", .unit = "MB", .ours = {opened}});
    if (QStandardPaths::findExecutable("rg").isEmpty())
        printf("ripgrep is not installed: not compared.\n");
}
