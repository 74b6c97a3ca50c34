// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/madecontainer.h"

#include <algorithm>
#include <array>
#include <limits>

namespace quayside::sample {

using namespace Qt::StringLiterals;

namespace {

ResourceAmount amountFrom(const std::optional<spec::Resources> &resources)
{
    if (!resources)
        return {};
    return {{resources->cpu.value_or(0)}, gigabytes(resources->memoryInGB.value_or(0))};
}

// A number that looks random and is the same every time.
quint32 mixed(const QString &text, qint64 number)
{
    quint32 hash = 2'166'136'261U;
    for (const QChar letter : text)
        hash = (hash ^ letter.unicode()) * 16'777'619U;
    hash = (hash ^ static_cast<quint32>(number)) * 2'654'435'761U;
    return (hash ^ (hash >> 15)) & 0x7fffffff;
}

template <size_t size>
const char *oneOf(const std::array<const char *, size> &words, quint32 number)
{
    return words.at(number % size);
}

QByteArray webLine(const QString &name, qint64 number)
{
    static constexpr std::array pages{"/", "/products", "/products/42", "/cart", "/login", "/static/site.css", "/api/orders", "/search?q=rope"};
    const quint32 dice = mixed(name, number);
    const QByteArray answer = number % 37 == 0 ? QByteArray("500 312 ") : QByteArray("200 " + QByteArray::number(dice % 9000 + 200) + ' ');
    return "10.0." + QByteArray::number(dice % 4) + '.' + QByteArray::number(dice / 7 % 250 + 2) + " - - \"GET " + oneOf(pages, dice / 11)
        + " HTTP/1.1\" " + answer + QByteArray::number(dice % 140 + 1) + "ms #" + QByteArray::number(number);
}

QByteArray databaseLine(const QString &name, qint64 number)
{
    static constexpr std::array words{"checkpoint complete: wrote %1 buffers", "connection authorized: user=shop, %1 open", "automatic vacuum of table \"orders\": %1 pages",
                                      "duration: %1 ms  statement: SELECT * FROM orders", "snapshot saved, %1 keys"};
    const quint32 dice = mixed(name, number);
    const QByteArray level = number % 37 == 0 ? "WARNING: slow query, " : "LOG: ";
    return level + QByteArray(oneOf(words, dice)).replace("%1", QByteArray::number(dice % 900 + 1)) + " #" + QByteArray::number(number);
}

QByteArray workerLine(const QString &name, qint64 number)
{
    const quint32 dice = mixed(name, number);
    if (number % 37 == 0)
        return "\x1b[31mERROR\x1b[0m job " + QByteArray::number(number) + " timed out after 30 s, trying again";
    if (number % 5 == 0)
        return "\x1b[32mINFO\x1b[0m  queue holds " + QByteArray::number(dice % 60) + " jobs #" + QByteArray::number(number);
    return R"({"level":"info","job":)" + QByteArray::number(number) + R"(,"message":"done","milliseconds":)" + QByteArray::number(dice % 900 + 20) + '}';
}

QByteArray textOf(const Program &program, qint64 number)
{
    QByteArray text;
    switch (program.voice) {
    case Program::Voice::Sample: text = "line " + QByteArray::number(number) + " of " + program.name.toUtf8(); break;
    case Program::Voice::Web: text = webLine(program.name, number); break;
    case Program::Voice::Database: text = databaseLine(program.name, number); break;
    case Program::Voice::Worker: text = workerLine(program.name, number); break;
    }
    return text.leftJustified(program.lineBytes, '.');
}

bool speaksByItself(const Program &program)
{
    return program.oneShot.isEmpty() && program.complaint.isEmpty();
}

} // namespace

ResourceAmount MadeContainer::requests() const
{
    return spec.resources ? amountFrom(spec.resources->requests) : ResourceAmount{};
}

ResourceAmount MadeContainer::limits() const
{
    return spec.resources && spec.resources->limits ? amountFrom(spec.resources->limits) : requests();
}

Container MadeContainer::snapshot() const
{
    Container container;
    container.name = spec.name.value_or(QString());
    container.engineId = engineId;
    container.image = spec.image.value_or(QString());
    container.isInit = isInit;
    container.state = isRunning() ? ContainerState::Running : hasEnded() && waitingReason.isEmpty() ? ContainerState::Terminated : ContainerState::Waiting;
    container.reason = waitingReason;
    container.restartCount = restartCount;
    container.requests = requests();
    container.limits = limits();
    if (runs.isEmpty())
        return container;
    container.startedAt = runs.last().start;
    container.memoryEvidence = runs.last().memoryEvidence;
    const auto ended = std::find_if(runs.rbegin(), runs.rend(), [](const Run &run) { return run.end.isValid(); });
    if (ended != runs.rend())
        container.exitCode = ended->exitCode;
    if (hasEnded())
        container.finishedAt = runs.last().end;
    return container;
}

qint64 lineCount(const MadeContainer &container, const Run &run, const QDateTime &now)
{
    if (!speaksByItself(container.program))
        return run.output.size();
    const Program &program = container.program;
    const qint64 span = run.start.msecsTo(run.end.isValid() ? std::min(run.end, now) : now);
    if (span < 0)
        return 0;
    qint64 written = program.linesPerSecond > 0 ? static_cast<qint64>(static_cast<double>(span) / 1000 * program.linesPerSecond + 1e-6) + 1 : 0;
    if (program.lineCount >= 0)
        written = std::min(written, program.lineCount);
    return 1 + written + (run.wasStopped ? 1 : 0);
}

qint64 lineTime(const MadeContainer &container, const Run &run, qint64 number)
{
    const qint64 start = run.start.toMSecsSinceEpoch() * 1'000'000;
    // The last word comes before the end, at which the next run may begin.
    const qint64 end = run.end.isValid() ? std::max(start, run.end.toMSecsSinceEpoch() * 1'000'000 - 1) : std::numeric_limits<qint64>::max();
    if (!speaksByItself(container.program) || number == 0)
        return start;
    const double rate = container.program.linesPerSecond;
    const bool isLastWord = run.wasStopped && number + 1 == lineCount(container, run, run.end);
    if (isLastWord || rate <= 0)
        return end;
    return std::min(end, start + static_cast<qint64>(static_cast<double>(number - 1) / rate * 1e9));
}

void appendLine(LogBatch &batch, const MadeContainer &container, const Run &run, qint64 number)
{
    const Program &program = container.program;
    const qint64 time = lineTime(container, run, number);
    const bool isLastWord = run.wasStopped && number + 1 == lineCount(container, run, run.end);
    if (!speaksByItself(program))
        batch.append(run.output.at(number), time, run.outputChannel);
    else if (number == 0)
        batch.append(QByteArray(program.name.toUtf8() + " is up"), time, LogChannel::Output);
    else if (isLastWord)
        batch.append(QByteArray(program.name.toUtf8() + " was asked to stop"), time, LogChannel::Output);
    else
        batch.append(textOf(program, number), time,
                     program.stderrEvery > 0 && number % program.stderrEvery == 0 ? LogChannel::Error : LogChannel::Output);
}

} // namespace quayside::sample
