// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/program.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace quayside::sample {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr double memoryRate = 500e6; // bytes a second, as the sample program takes them
constexpr Bytes ownMemory{4'000'000}; // of a program that does nothing

milliseconds fromSeconds(double seconds)
{
    return milliseconds(static_cast<qint64>(std::ceil(seconds * 1000)));
}

// Reads the options of resources/sample/sample.cpp, with its own words about mistakes.
class OptionReader
{
public:
    explicit OptionReader(Program &program)
        : m_program(program)
    {
    }

    void read(const QStringList &arguments)
    {
        static const QStringList commands{u"check-health"_s, u"print-file"_s, u"write-file"_s, u"print-variable"_s, u"sleep"_s};
        if (arguments.isEmpty())
            m_program.complaint = "quayside-sample [OPTION]...    does everything asked for at once, until it is stopped or done";
        else if (commands.contains(arguments.first()))
            m_program.oneShot = arguments;
        else
            readOptions(arguments);
    }

private:
    void readOptions(const QStringList &arguments)
    {
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            if (readSwitch(arguments.at(i)))
                continue;
            if (i + 1 == arguments.size() || !readValue(arguments.at(i), arguments.at(i + 1))) {
                m_program.complaint = "unknown or unfinished option: " + arguments.at(i).toUtf8();
                return;
            }
            ++i;
        }
    }

    bool readSwitch(const QString &key)
    {
        if (key == u"--ignore-term")
            m_program.ignoresTerminate = true;
        else if (key == u"--memory-in-child")
            m_program.memoryInChild = true;
        else
            return key == u"--odd-bytes";
        return true;
    }

    bool readValue(const QString &key, const QString &value)
    {
        const double number = value.toDouble();
        if (key == u"--http")
            m_program.serves = true;
        else if (key == u"--name")
            m_program.name = value;
        else if (key == u"--lines-per-second")
            m_program.linesPerSecond = number;
        else if (key == u"--lines")
            m_program.lineCount = value.toLongLong();
        else if (key == u"--line-bytes")
            m_program.lineBytes = static_cast<qsizetype>(number);
        else if (key == u"--stderr-every")
            m_program.stderrEvery = value.toInt();
        else if (key == u"--cpu")
            m_program.cpu = {number};
        else
            return readLoad(key, number) || key == u"--fail-probe-after";
        return true;
    }

    bool readLoad(const QString &key, double number)
    {
        if (key == u"--memory")
            m_program.memory = {static_cast<qint64>(number * 1024 * 1024)};
        else if (key == u"--memory-after")
            m_program.memoryAfter = number;
        else if (key == u"--exit")
            m_program.exitCode = static_cast<int>(number);
        else if (key == u"--after")
            m_program.exitAfter = number;
        else
            return false;
        return true;
    }

    Program &m_program;
};

struct Kind
{
    const char *imagePattern;
    Program::Voice voice;
    double linesPerSecond;
    double cpu;
    double megabytes;
};

constexpr std::array kinds{
    Kind{"nginx|httpd|caddy|traefik|front|web|hello|portal|blog|grafana", Program::Voice::Web, 2, 0.18, 90},
    Kind{"postgres|mysql|mariadb|mongo|redis|cache|db|prometheus", Program::Voice::Database, 0.4, 0.08, 260},
    Kind{"", Program::Voice::Worker, 1, 0.35, 180},
};

Program imagined(const QString &image, const QStringList &command, RestartPolicy policy)
{
    Program program;
    const auto kind = std::ranges::find_if(kinds, [&](const Kind &one) {
        return image.contains(QRegularExpression(QString::fromLatin1(one.imagePattern), QRegularExpression::CaseInsensitiveOption));
    });
    program.voice = kind->voice;
    program.linesPerSecond = kind->linesPerSecond;
    program.stderrEvery = 37;
    program.cpu = {kind->cpu};
    program.memory = {static_cast<qint64>(kind->megabytes * 1e6)};
    program.serves = program.voice == Program::Voice::Web;
    if (policy == RestartPolicy::Always)
        return program;
    static const QRegularExpression exitWord(u"\\bexit (\\d{1,3})\\b"_s);
    static const QRegularExpression sleepWord(u"\\bsleep (\\d{1,6})\\b"_s);
    const QString words = command.join(u' ');
    program.exitCode = exitWord.match(words).captured(1).toInt();
    program.exitAfter = std::max(sleepWord.match(words).captured(1).toInt(), 20);
    return program;
}

} // namespace

Program Program::of(const spec::Container &container, RestartPolicy policy)
{
    const QString image = container.image.value_or(QString());
    const QString name = container.name.value_or(QString());
    if (!image.contains(u"quayside-sample")) {
        Program program = imagined(image, container.command, policy);
        program.name = name;
        return program;
    }
    Program program;
    program.name = u"sample"_s;
    const QStringList line = container.command.isEmpty() ? QStringList{u"/sample"_s, u"--http"_s, u"80"_s} : container.command;
    program.exists = line.first() == u"/sample"; // nothing else is in the image
    OptionReader(program).read(line.sliced(1));
    return program;
}

std::optional<milliseconds> Program::endsAfter() const
{
    if (!complaint.isEmpty())
        return milliseconds(0);
    if (!oneShot.isEmpty())
        return oneShot.first() == u"sleep" && oneShot.size() == 2 ? fromSeconds(oneShot.at(1).toDouble()) : milliseconds(10);
    const bool linesEnd = lineCount == 0 || (lineCount > 0 && linesPerSecond > 0);
    const double written = lineCount > 0 && linesPerSecond > 0 ? static_cast<double>(lineCount - 1) / linesPerSecond : 0;
    if (exitAfter >= 0 && (lineCount < 0 || linesEnd))
        return fromSeconds(std::max(exitAfter, written));
    if (exitAfter < 0 && linesEnd && !serves)
        return fromSeconds(written);
    return std::nullopt;
}

Bytes Program::memoryAt(milliseconds sinceStart) const
{
    const double seconds = static_cast<double>(sinceStart.count()) / 1000 - memoryAfter;
    const double taken = std::clamp(seconds * memoryRate, 0.0, static_cast<double>(memory.value));
    return ownMemory + Bytes{static_cast<qint64>(taken)};
}

std::optional<milliseconds> Program::reaches(Bytes limit) const
{
    if (limit.value <= 0 || (ownMemory + memory).value <= limit.value)
        return std::nullopt;
    return fromSeconds(memoryAfter + static_cast<double>(std::max<qint64>(0, limit.value - ownMemory.value)) / memoryRate);
}

} // namespace quayside::sample
