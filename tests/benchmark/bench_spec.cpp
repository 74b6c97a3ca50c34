// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-29, P-30: reading, checking and writing back specs, against the events of libyaml alone on the same bytes; and the command
// "validate" on a thousand files.

#include "models/spec/specdocument.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/spectexts.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <ctime>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// Of work, so that a busy machine does not count.
double workOf(const std::function<void()> &function)
{
    const std::clock_t begin = std::clock();
    function();
    return double(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
}

struct Pairs
{
    QList<double> ours;
    QList<double> floor;
};

Pairs measured(int turns, const std::function<void()> &ours, const std::function<void()> &floor)
{
    Pairs pairs;
    ours();
    floor();
    for (int i = 0; i < turns; ++i) {
        pairs.ours.append(workOf(ours));
        pairs.floor.append(workOf(floor));
    }
    return pairs;
}

void reportChecking(const QString &what, int lines, int turns, double atMost, double times)
{
    const QString text = specOfLines(lines);
    const QByteArray utf8 = text.toUtf8();
    const Pairs pairs = measured(turns, [&] { (void)SpecDocument::fromText(text).issues(RuntimeLimits::azure()); }, [&] { (void)readEvents(utf8); });
    report({.goal = u"P-29"_s, .what = what, .unit = u"ms"_s, .ours = pairs.ours, .yardstickName = u"libyaml events"_s, .yardstick = pairs.floor,
            .atMostTimes = times, .atMost = atMost});
}

// The text comes back as it is when the spec that it says is written into it.
void reportRoundTrip()
{
    const QString text = specOfLines(10'000);
    const QByteArray utf8 = text.toUtf8();
    const auto roundTrip = [&] {
        const SpecDocument document = SpecDocument::fromText(text);
        if (document.withSpec(document.spec())->document.text() != text)
            qFatal("the text has changed");
    };
    const Pairs pairs = measured(15, roundTrip, [&] { (void)readEvents(utf8); });
    report({.goal = u"P-30"_s, .what = u"round trip of %1 KB (40 MB/s are %2 ms)"_s.arg(QString::number(utf8.size() / 1000), QString::number(double(utf8.size()) / 40'000, 'f', 1)),
            .unit = u"ms"_s, .ours = pairs.ours, .yardstickName = u"libyaml events"_s, .yardstick = pairs.floor, .atMost = double(utf8.size()) / 40'000});
}

void reportOneEdit()
{
    const QString text = specOfLines(10'000);
    const SpecDocument document = SpecDocument::fromText(text);
    const QByteArray utf8 = text.toUtf8();
    const Pairs pairs = measured(
        15, [&] { (void)document.withEdit(SpecEdit::set(u"/properties/containers/600/properties/image"_s, SpecEdit::text(u"nginx:1.27"_s))); },
        [&] { (void)readEvents(utf8); });
    report({.goal = u"-"_s, .what = u"one edit of the form in 10,000 lines"_s, .unit = u"ms"_s, .ours = pairs.ours, .yardstickName = u"libyaml events"_s, .yardstick = pairs.floor});
}

void reportValidate(const QString &program)
{
    QTemporaryDir folder;
    QStringList files;
    for (int i = 0; i < 1000; ++i) {
        QFile file(folder.filePath(u"%1.yaml"_s.arg(i)));
        if (!file.open(QIODevice::WriteOnly) || file.write(specOfLines(200).toUtf8()) < 0)
            skip("the files cannot be written");
        files.append(file.fileName());
    }
    const auto ours = [&] { QProcess::execute(program, QStringList{u"validate"_s, u"--format"_s, u"json"_s} + files); };
    const auto floor = [&] {
        for (const QString &path : std::as_const(files))
            if (QFile file(path); file.open(QIODevice::ReadOnly))
                (void)readEvents(file.readAll());
    };
    QList<double> times;
    QList<double> floors;
    for (int i = 0; i < 7; ++i) {
        times.append(millisecondsOf(ours));
        floors.append(millisecondsOf(floor));
    }
    report({.goal = u"-"_s, .what = u"quayside validate, 1,000 files of 200 lines"_s, .unit = u"ms"_s, .ours = times, .yardstickName = u"libyaml events"_s, .yardstick = floors});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    reportChecking(u"parse and check 10,000 lines"_s, 10'000, 25, 10, 4);
    reportChecking(u"parse and check 10 MB"_s, 440'000, 3, 300, 0);
    reportRoundTrip();
    reportOneEdit();
    if (argc > 1)
        reportValidate(QString::fromLocal8Bit(argv[1]));
    return 0;
}
