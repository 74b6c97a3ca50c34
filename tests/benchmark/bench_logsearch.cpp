// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-01 to P-04: a large log file is opened and searched, beside "wc -l" and PCRE2 over the whole text on all cores; the same for kept
// segments, plain and compressed, beside "zstd -d" on all cores; and how fast lines are kept.

#include "app/storage/coldsegment.h"
#include "app/storage/diskfiles.h"
#include "app/storage/logsegmentfiles.h"
#include "models/logs/filelog.h"
#include "models/logs/logsearch.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/loggenerator.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <thread>
#include <vector>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <sys/mman.h>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype megabytes = 400;
constexpr int turns = 5;

struct Pattern
{
    const char *what;
    const char *text;
};
constexpr Pattern patterns[] = {
    {"a word", "ERROR"},
    {"a rare expression", "status=(404|500) bytes=[0-9]+ dur=9[0-9][0-9]"},
    {"a frequent expression", "web-[0-3].*orders.*dur=[0-9]{3}"},
    {"a word that is hardly there", "needle-42"},
};

double timeOf(const QString &program, const QStringList &arguments)
{
    return millisecondsOf([&] {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(program, arguments);
        process.waitForFinished(-1);
        if (process.exitCode() > 1)
            skip(program + " does not run");
    });
}

// The whole text in one piece, one part for each core, and nothing but the number of lines.
qint64 linesByWholeBuffer(const QByteArray &pattern, const char *text, size_t size)
{
    int error = 0;
    size_t place = 0;
    pcre2_code *code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.constData()), static_cast<size_t>(pattern.size()), PCRE2_MULTILINE, &error, &place, nullptr);
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    const size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<qint64> counts(cores);
    std::vector<std::thread> threads;
    const auto border = [&](size_t part) { return part == 0 ? 0 : part == cores ? size : QByteArrayView(text, size).indexOf('\n', static_cast<qsizetype>(size * part / cores)) + 1UL; };
    for (size_t part = 0; part < cores; ++part)
        threads.emplace_back([&, part] {
            pcre2_match_data *match = pcre2_match_data_create(4, nullptr);
            const size_t end = border(part + 1);
            for (size_t at = border(part); at < end;) {
                if (pcre2_jit_match(code, reinterpret_cast<PCRE2_SPTR>(text), end, at, 0, match, nullptr) < 1)
                    break;
                ++counts[part];
                const void *next = memchr(text + pcre2_get_ovector_pointer(match)[1], '\n', end - pcre2_get_ovector_pointer(match)[1]);
                at = next ? static_cast<size_t>(static_cast<const char *>(next) - text) + 1 : end;
            }
            pcre2_match_data_free(match);
        });
    qint64 sum = 0;
    for (size_t part = 0; part < cores; ++part) {
        threads[part].join();
        sum += counts[part];
    }
    pcre2_code_free(code);
    return sum;
}

qint64 linesByMap(const QByteArray &pattern, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const auto *text = reinterpret_cast<const char *>(file.map(0, file.size()));
    return linesByWholeBuffer(pattern, text, static_cast<size_t>(file.size()));
}

class Searcher
{
public:
    explicit Searcher(LogLines &log) { m_search.setLog(&log); }

    qint64 count(const QByteArray &pattern)
    {
        LogFilter filter;
        filter.terms = {{{QString::fromLatin1(pattern), TextQuery::Syntax::Regex, TextQuery::Case::Matters}}};
        QEventLoop loop;
        QObject::connect(&m_search, &LogSearch::finished, &loop, &QEventLoop::quit);
        if (m_search.setFilter(filter) && m_search.isRunning())
            loop.exec();
        return m_search.found().count();
    }

private:
    LogSearch m_search;
};

// What is kept, as a log.
class KeptLines final : public LogLines
{
public:
    explicit KeptLines(std::shared_ptr<const LogPages> pages)
        : m_pages(std::move(pages))
    {
    }
    qint64 firstLine() const override { return m_pages->firstLine(); }
    qint64 endLine() const override { return m_pages->endLine(); }
    LogRecord at(qint64) const override { return {}; }
    qsizetype longestLine() const override { return 0; }
    std::shared_ptr<const LogPages> pages() const override { return m_pages; }

private:
    const std::shared_ptr<const LogPages> m_pages;
};

std::unique_ptr<FileLog> openWhole(const DiskFiles &files, const QString &path)
{
    auto log = FileLog::open(files, path);
    QEventLoop loop;
    QObject::connect(log->get(), &FileLog::completed, &loop, &QEventLoop::quit);
    if (!(*log)->isComplete())
        loop.exec();
    return std::move(*log);
}

void measureOpening(const QString &path)
{
    const DiskFiles files;
    QList<double> first;
    QList<double> whole;
    QList<double> wc;
    for (int turn = 0; turn < turns; ++turn) {
        first.append(millisecondsOf([&] { (void)(*FileLog::open(files, path))->at(0); }));
        whole.append(millisecondsOf([&] { openWhole(files, path); }));
        wc.append(timeOf("wc", {"-l", path}));
    }
    report({.goal = "P-01", .what = "a log file looked through", .unit = "ms", .ours = whole, .yardstickName = "wc -l", .yardstick = wc, .atMostTimes = 1.3});
    report({.goal = "P-02", .what = "its first lines", .unit = "ms", .ours = first, .atMost = 30});
}

void measureSearches(LogLines &log, const QString &path, const QString &where, double atMostTimes)
{
    Searcher searcher(log);
    for (const Pattern &pattern : patterns) {
        QList<double> ours;
        QList<double> theirs;
        for (int turn = 0; turn < turns; ++turn) {
            qint64 our = 0;
            qint64 their = 0;
            ours.append(millisecondsOf([&] { our = searcher.count(pattern.text); }));
            theirs.append(millisecondsOf([&] { their = linesByMap(pattern.text, path); }));
            if (our != their)
                qFatal("%s: %lld lines, not %lld", pattern.text, static_cast<long long>(our), static_cast<long long>(their));
        }
        report({.goal = "P-04", .what = where + u": "_s + QLatin1String(pattern.what), .unit = "ms", .ours = ours, .yardstickName = "PCRE2 over all of it", .yardstick = theirs, .atMostTimes = atMostTimes});
    }
}

// Keeps the file's lines as a recorder does, in batches; the time that it took.
double keep(LogSegments &store, const GroupId &group, const QByteArray &text)
{
    QList<LogPage> pages;
    for (qsizetype begin = 0; begin < text.size();) {
        LogPage page;
        page.firstLine = pages.isEmpty() ? 0 : pages.last().endLine();
        for (int i = 0; i < 500 && begin < text.size(); ++i) {
            const qsizetype end = text.indexOf('\n', begin);
            page.append(QByteArrayView(text).sliced(begin, end - begin), {1'767'225'600'000'000'000 + page.firstLine + i, 0, LogChannel::Output, LineStamp::Kind::Line, false});
            begin = end + 1;
        }
        pages.append(page);
    }
    return millisecondsOf([&] {
        for (const LogPage &page : pages)
            store.append(group, page);
        store.flush();
    });
}

void measureKept(const QString &folder, const QString &path, const QByteArray &text)
{
    const GroupId group{{"here"}, "web"};
    LogBounds bounds;
    bounds.hot = 4096LL * 1024 * 1024;
    LogSegmentFiles store(folder + "/kept", bounds, 4096LL * 1024 * 1024);
    QFile plain(folder + "/plain");
    const double keeping = keep(store, group, text);
    const double writing = millisecondsOf([&] {
        if (plain.open(QIODevice::WriteOnly))
            plain.write(text);
    });
    report({.goal = "P-07", .what = "all of it kept", .unit = "ms", .ours = {keeping}, .yardstickName = "the text written alone", .yardstick = {writing}, .atMostTimes = 4});
    KeptLines hot(store.open(group)->pages);
    measureSearches(hot, path, u"kept, plain"_s, 1.3);
}

void measureCold(const QString &folder)
{
    const QString kept = folder + "/kept/" + QDir(folder + "/kept").entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    for (const QString &name : QDir(kept).entryList({"*.log"}, QDir::Files)) {
        const SegmentPath path{kept, name.section('.', 0, 0).toLongLong()};
        if (!ColdSegment::compress(path))
            qFatal("a segment does not compress");
        QFile::remove(path.text());
        QFile::remove(path.lines());
    }
    KeptLines cold(SegmentPages::read(kept));
    Searcher searcher(cold);
    QList<double> ours;
    QList<double> theirs;
    for (int turn = 0; turn < turns; ++turn) {
        ours.append(millisecondsOf([&] { searcher.count("ERROR"); }));
        // "zstd -d" has one core for each file.
        theirs.append(timeOf("sh", {"-c", "ls \"$0\"/*.zst | xargs -P $(nproc) -n 1 zstd -dcq", kept}));
    }
    report({.goal = "P-04", .what = "kept, compressed: a word", .unit = "ms", .ours = ours, .yardstickName = "zstd -d on all cores", .yardstick = theirs, .atMostTimes = 1.5});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication program(argc, argv);
    const QTemporaryDir folder;
    const QString path = folder.filePath("big.log");
    const QByteArray text = LogGenerator(1).text(megabytes * 1'000'000);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        skip("the disk has no room");
    file.close();
    measureOpening(path);
    {
        const DiskFiles files;
        const auto log = openWhole(files, path);
        measureSearches(*log, path, u"a file"_s, 1.2);
    }
    measureKept(folder.path(), path, text);
    measureCold(folder.path());
}
