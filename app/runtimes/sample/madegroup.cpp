// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/madegroup.h"

#include "app/runtimes/sample/tr.h"

#include <QCryptographicHash>

#include <algorithm>

namespace quayside::sample {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds politeEnd = 200ms; // of a process that was asked to end
constexpr std::chrono::milliseconds patience = 10s; // before it is killed
constexpr std::chrono::milliseconds firstPause = 500ms; // before a container is started again
constexpr std::chrono::milliseconds longestPause = 300s;

QString engineIdFor(const QString &group, const QString &container, const QDateTime &createdAt)
{
    const QString text = group + u'\n' + container + u'\n' + createdAt.toString(Qt::ISODateWithMs);
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Event::Type typeOf(int exitCode)
{
    return exitCode == 0 ? Event::Type::Normal : Event::Type::Warning;
}

} // namespace

MadeGroup::MadeGroup(Identity identity, ContainerGroupSpec spec, const Clock &clock)
    : m_identity(std::move(identity))
    , m_spec(std::move(spec))
    , m_clock(clock)
    , m_files(m_spec.volumes)
    , m_life(std::make_unique<QObject>())
{
    for (const spec::Container &container : m_spec.initContainers)
        addContainer(container, true);
    for (const spec::Container &container : m_spec.containers)
        addContainer(container, false);
}

void MadeGroup::addContainer(const spec::Container &spec, bool isInit)
{
    MadeContainer container;
    container.spec = spec;
    container.program = Program::of(spec, isInit ? RestartPolicy::Never : policy());
    container.isInit = isInit;
    container.engineId = engineIdFor(m_identity.id.key, spec.name.value_or(QString()), m_identity.createdAt);
    m_containers.push_back(container);
}

const MadeContainer *MadeGroup::container(const QString &name) const
{
    const auto found = std::ranges::find_if(m_containers, [&](const MadeContainer &one) { return one.exists && one.spec.name == name; });
    return found == m_containers.end() ? nullptr : &*found;
}

MadeContainer &MadeGroup::find(const QString &name)
{
    return *std::ranges::find_if(m_containers, [&](const MadeContainer &one) { return one.spec.name == name; });
}

RestartPolicy MadeGroup::policy() const
{
    const QString word = m_spec.restartPolicy.value_or(QString());
    if (word.compare(u"OnFailure", Qt::CaseInsensitive) == 0)
        return RestartPolicy::OnFailure;
    return word.compare(u"Never", Qt::CaseInsensitive) == 0 ? RestartPolicy::Never : RestartPolicy::Always;
}

void MadeGroup::addEvent(const QString &name, const QString &container, const QString &message, Event::Type type)
{
    m_events.append({m_clock.now(), type, name, container, message});
    Q_EMIT eventHappened(m_events.last());
}

void MadeGroup::start(Answer answer)
{
    if (m_isStopping)
        return answer(failure(Error::Kind::Conflict, SampleTr::tr("%1 is being stopped.").arg(m_identity.id.key)));
    m_answers.append(std::move(answer));
    if (m_answers.size() > 1)
        return; // it is being started already
    m_isStopped = false;
    if (std::ranges::any_of(m_containers, &MadeContainer::isRunning) && std::ranges::none_of(m_containers, &MadeContainer::hasEnded))
        return this->answer({}); // everything runs already
    startNextInit(0);
}

void MadeGroup::startNextInit(size_t index)
{
    if (index == static_cast<size_t>(m_spec.initContainers.size()))
        return startRegular();
    MadeContainer &container = m_containers[index];
    if (!container.program.exists)
        return answer(tl::unexpected(commandMissing(container)));
    beginRun(container);
    Q_EMIT changed();
}

void MadeGroup::startRegular()
{
    const auto missing = std::ranges::find_if(m_containers, [](const MadeContainer &one) { return !one.isInit && !one.program.exists; });
    if (missing != m_containers.end())
        return answer(tl::unexpected(commandMissing(*missing)));
    for (MadeContainer &container : m_containers)
        if (!container.isInit && !container.isRunning())
            beginRun(container);
    answer({});
}

Error MadeGroup::commandMissing(const MadeContainer &container) const
{
    return {Error::Kind::Rejected,
            SampleTr::tr("The command “%1” does not exist in the image. Check “command”, or leave it out to run what the image runs.").arg(container.spec.command.value(0)),
            u"exec: \"%1\": no such file or directory"_s.arg(container.spec.command.value(0))};
}

void MadeGroup::beginRun(MadeContainer &container)
{
    container.waitingReason.clear();
    Run run;
    run.start = m_clock.now();
    if (!container.program.complaint.isEmpty()) {
        run.output = {container.program.complaint};
        run.outputChannel = LogChannel::Error;
        run.exitCode = 2;
    } else if (!container.program.oneShot.isEmpty()) {
        runOneShot(run, container, m_files);
    } else {
        run.exitCode = container.program.exitCode;
    }
    container.runs.append(run);
    addEvent(u"Started"_s, container.spec.name.value_or(QString()), SampleTr::tr("Container started."));
    planEnd(container);
}

// Its end, or the kill at its memory limit, whichever comes first.
void MadeGroup::planEnd(MadeContainer &container)
{
    const auto passed = std::chrono::milliseconds(container.runs.last().start.msecsTo(m_clock.now()));
    const auto end = container.program.endsAfter();
    const auto kill = container.program.reaches(container.limits().memory);
    const auto left = [&](std::chrono::milliseconds moment) { return std::max(moment - passed, 0ms); };
    if (kill && container.program.memoryInChild)
        m_clock.callAfter(left(*kill), m_life.get(), [this, &container] {
            container.runs.last().memoryEvidence = MemoryEvidence::CgroupCounter;
            Q_EMIT changed();
        });
    else if (kill && (!end || *kill < *end))
        return m_clock.callAfter(left(*kill), m_life.get(), [this, &container] { endRun(container, 137, MemoryEvidence::KernelLog); });
    if (end)
        m_clock.callAfter(left(*end), m_life.get(), [this, &container] { endRun(container, container.runs.last().exitCode, container.runs.last().memoryEvidence); });
}

void MadeGroup::endRun(MadeContainer &container, int exitCode, MemoryEvidence evidence)
{
    Run &run = container.runs.last();
    run.end = m_clock.now();
    run.exitCode = exitCode;
    run.memoryEvidence = evidence;
    const QString name = container.spec.name.value_or(QString());
    if (evidence == MemoryEvidence::KernelLog)
        addEvent(u"OutOfMemory"_s, name, SampleTr::tr("Container ran out of memory."), Event::Type::Warning);
    addEvent(exitCode == 0 ? u"Completed"_s : u"Failed"_s, name, SampleTr::tr("Container ended with exit code %1.").arg(exitCode), typeOf(exitCode));
    if (container.isInit)
        afterInit(container, exitCode);
    else
        applyPolicy(container, exitCode);
    Q_EMIT changed();
}

void MadeGroup::afterInit(const MadeContainer &container, int exitCode)
{
    if (exitCode == 0)
        return startNextInit(static_cast<size_t>(&container - m_containers.data()) + 1);
    answer(failure(Error::Kind::Rejected,
                   SampleTr::tr("An init container ended with exit code %1, so the group did not start. It is kept; its log says more.").arg(exitCode)));
}

void MadeGroup::applyPolicy(MadeContainer &container, int exitCode)
{
    const bool again = policy() == RestartPolicy::Always || (policy() == RestartPolicy::OnFailure && exitCode != 0);
    if (!again)
        return;
    const auto pause = std::min(firstPause * (1 << std::min(container.restartCount, 10)), longestPause);
    container.waitingReason = SampleTr::tr("CrashLoopBackOff: waits %1 s before it is started again.").arg(static_cast<double>(pause.count()) / 1000);
    addEvent(u"BackOff"_s, container.spec.name.value_or(QString()), SampleTr::tr("Container is being started again."), Event::Type::Warning);
    restartAfter(container, pause);
}

void MadeGroup::restartAfter(MadeContainer &container, std::chrono::milliseconds pause)
{
    m_clock.callAfter(pause, m_life.get(), [this, &container] {
        ++container.restartCount;
        beginRun(container);
        Q_EMIT changed();
    });
}

void MadeGroup::stop(Answer answer)
{
    const bool anythingToStop = std::ranges::any_of(m_containers, [](const MadeContainer &one) { return one.isRunning() || !one.waitingReason.isEmpty(); });
    const bool neverRan = std::ranges::none_of(m_containers, [](const MadeContainer &one) { return !one.isInit && !one.runs.isEmpty(); });
    if (m_isStopped || (!anythingToStop && !neverRan))
        return answer({});
    stopRunning(std::move(answer), [this] {
        m_isStopped = true;
        this->answer({});
    });
}

void MadeGroup::restart(Answer answer)
{
    stopRunning(std::move(answer), [this] {
        m_isStopped = false;
        const bool initsAreThrough = std::ranges::all_of(m_containers, [](const MadeContainer &one) { return !one.isInit || (one.hasEnded() && one.runs.last().exitCode == 0); });
        if (initsAreThrough)
            startRegular();
        else
            startNextInit(0);
    });
}

// Ends what runs and forgets what was planned.
void MadeGroup::stopRunning(Answer answer, std::function<void()> then)
{
    this->answer(failure(Error::Kind::Conflict, SampleTr::tr("%1 was stopped meanwhile.").arg(m_identity.id.key)));
    m_answers.append(std::move(answer));
    m_life = std::make_unique<QObject>();
    m_isStopping = true;
    Q_EMIT changed();
    std::chrono::milliseconds longest = 0ms;
    for (MadeContainer &container : m_containers) {
        container.waitingReason.clear();
        if (!container.isRunning())
            continue;
        const auto pause = container.program.ignoresTerminate ? patience : politeEnd;
        longest = std::max(longest, pause);
        stopContainer(container, pause);
    }
    m_clock.callAfter(longest, m_life.get(), [this, then = std::move(then)] {
        m_isStopping = false;
        then();
        Q_EMIT changed();
    });
}

void MadeGroup::stopContainer(MadeContainer &container, std::chrono::milliseconds pause)
{
    addEvent(u"Killing"_s, container.spec.name.value_or(QString()), SampleTr::tr("Container got a signal to end."));
    m_clock.callAfter(pause, m_life.get(), [this, &container] {
        Run &run = container.runs.last();
        const bool polite = !container.program.ignoresTerminate;
        run.wasStopped = polite && container.program.voice == Program::Voice::Sample;
        run.end = m_clock.now();
        run.exitCode = polite ? 0 : 137;
        addEvent(polite ? u"Completed"_s : u"Failed"_s, container.spec.name.value_or(QString()),
                 SampleTr::tr("Container ended with exit code %1.").arg(run.exitCode), typeOf(run.exitCode));
    });
}

Result<> MadeGroup::update(const ContainerGroupSpec &spec, const QStringList &replaced)
{
    for (const spec::Container &container : spec.containers) {
        MadeContainer made;
        made.spec = container;
        if (replaced.contains(container.name.value_or(QString())) && !Program::of(container, policy()).exists)
            return tl::unexpected(commandMissing(made));
    }
    m_spec = spec;
    m_life = std::make_unique<QObject>();
    for (const spec::Container &container : spec.containers)
        if (replaced.contains(container.name.value_or(QString())))
            replace(find(container.name.value_or(QString())), container);
    planAgain();
    Q_EMIT changed();
    return {};
}

void MadeGroup::replace(MadeContainer &container, const spec::Container &spec)
{
    const QString name = spec.name.value_or(QString());
    if (container.isRunning())
        addEvent(u"Killing"_s, name, SampleTr::tr("Container got a signal to end."));
    container.spec = spec;
    container.program = Program::of(spec, policy());
    container.engineId = engineIdFor(m_identity.id.key, name, m_clock.now());
    container.runs.clear();
    container.restartCount = 0;
    container.waitingReason.clear();
    if (!m_isStopped)
        beginRun(container);
}

// What was planned for the containers that stay.
void MadeGroup::planAgain()
{
    for (MadeContainer &container : m_containers) {
        const bool isNew = !container.runs.isEmpty() && container.runs.last().start == m_clock.now();
        if (container.isRunning() && !isNew)
            planEnd(container);
        else if (!container.waitingReason.isEmpty())
            restartAfter(container, firstPause);
    }
}

void MadeGroup::answer(const Result<> &result)
{
    // Who asked may ask for something else at once.
    for (const Answer &waiting : std::exchange(m_answers, {}))
        waiting(result);
    Q_EMIT changed();
}

} // namespace quayside::sample
