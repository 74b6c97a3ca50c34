// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/overviewtab.h"

#include "models/format/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/tabledelegate.h"

#include <QClipboard>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, StateOf, Restarts, Image, Why };

// Ends that went wrong in their colour; what is long comes dim.
class ContainerDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    QColor textColor(const QModelIndex &index, const Theme &theme) const override
    {
        if (index.column() == StateOf)
            return index.data(Qt::UserRole).toBool() ? theme.bad : theme.text;
        return index.column() == Image ? theme.dim : theme.text;
    }
};

QString stateText(const Container &container)
{
    if (container.state == ContainerState::Terminated && container.exitCode)
        return OverviewTab::tr("Ended (%1)").arg(*container.exitCode);
    return format::stateName(container.state);
}

QString whyText(const Container &container)
{
    if (container.state == ContainerState::Terminated && container.exitCode)
        return format::explainEnd(container);
    return container.reason;
}

bool hasRunning(const ContainerGroup &group)
{
    return std::ranges::any_of(group.containers, [](const Container &container) { return container.state == ContainerState::Running; });
}

QString tagsText(const ContainerGroup &group)
{
    QStringList tags;
    for (const auto &[key, value] : group.tags.asKeyValueRange())
        tags.append(format::plainLine(key + u'=' + value));
    return tags.join(u", "_s);
}

QString verdictText(const ProbeStanding &probe)
{
    const bool isLiveness = probe.kind == ProbeKind::Liveness;
    switch (probe.verdict) {
    case ProbeState::Verdict::Well: return isLiveness ? OverviewTab::tr("alive") : OverviewTab::tr("ready");
    case ProbeState::Verdict::Failed: return isLiveness ? OverviewTab::tr("not alive") : OverviewTab::tr("not ready");
    case ProbeState::Verdict::Undecided: break;
    }
    return isLiveness ? OverviewTab::tr("not known to be alive yet") : OverviewTab::tr("not ready yet");
}

// "web: alive, not ready (HTTP status 503.)", or nothing while none of its probes runs.
QString probesText(const QString &container, const ContainerProbes &probes)
{
    QStringList verdicts;
    for (const ProbeStanding &probe : probes.standings) {
        const bool isWell = probe.verdict == ProbeState::Verdict::Well && probe.failuresInRow == 0;
        const QString words = format::plainLine(probe.output);
        verdicts.append(isWell || words.isEmpty() ? verdictText(probe) : OverviewTab::tr("%1 (%2)").arg(verdictText(probe), words));
    }
    if (probes.restarts > 0)
        verdicts.append(OverviewTab::tr("restarted %n time(s) by its probe", nullptr, probes.restarts));
    return verdicts.isEmpty() ? QString() : OverviewTab::tr("%1: %2").arg(format::plainLine(container), verdicts.join(u", "_s));
}

QString driverText(const EngineDriver &driver)
{
    switch (driver.driver()) {
    case EngineDriver::Driver::Engine: return OverviewTab::tr("By the engine.");
    case EngineDriver::Driver::Ours: return OverviewTab::tr("By this window, as long as it is open.");
    case EngineDriver::Driver::Other: return OverviewTab::tr("By %1.").arg(driver.otherName().isEmpty() ? OverviewTab::tr("another Quayside") : format::plainLine(driver.otherName()));
    case EngineDriver::Driver::Nobody: break;
    }
    return u"%1 %2"_s.arg(OverviewTab::tr("By nobody."), driver.problem()).trimmed();
}

QString actionName(TimedAction action)
{
    switch (action) {
    case TimedAction::Start: return OverviewTab::tr("started");
    case TimedAction::Stop: return OverviewTab::tr("stopped");
    case TimedAction::Delete: break;
    }
    return OverviewTab::tr("deleted");
}

QString timetableText(const ContainerGroup &group, const EngineDriver &driver, const QDateTime &now)
{
    if (!group.timetable.problem.isEmpty())
        return group.timetable.problem;
    const std::optional<TimedStep> next = nextStep(group.timetable, group.createdAt, now.toLocalTime());
    if (!next)
        return {};
    //: %1 is started, stopped or deleted, %2 a time
    return OverviewTab::tr("Next it is %1: %2.").arg(actionName(next->action), format::exactTime(next->time)) + u'\n' + driverText(driver);
}

QString probesText(const ContainerGroup &group, const EngineDriver &driver)
{
    QStringList lines;
    for (const Container &container : group.containers)
        lines.append(probesText(container.name, driver.probesOf(group.id, container.name)));
    lines.removeAll(QString());
    lines.append(driverText(driver));
    return lines.join(u'\n');
}

} // namespace

OverviewTab::OverviewTab(Session &session)
    : m_session(session)
    , m_copyHosts(new QToolButton)
    , m_containers(new QTreeWidget)
{
    auto *figures = new QHBoxLayout;
    figures->setSpacing(space::small);
    figures->addWidget(makeFigure(tr("CPU"), m_cpu));
    figures->addWidget(makeFigure(tr("Memory"), m_memory));
    figures->addWidget(makeFigure(tr("Cost"), m_cost));
    figures->addWidget(makeFigure(tr("Restarts"), m_restarts));
    QGridLayout *grid = makeFacts();
    m_containers->setObjectName(u"containers"_s);
    m_containers->setAccessibleName(tr("Containers"));
    m_containers->setRootIsDecorated(false);
    m_containers->setUniformRowHeights(true);
    m_containers->setItemDelegate(new ContainerDelegate(m_containers));
    m_containers->setHeaderLabels({tr("Container"), tr("State"), tr("Restarts"), tr("Image"), tr("Why")});
    m_containers->header()->setStretchLastSection(true);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::medium);
    layout->addLayout(figures);
    layout->addWidget(m_containers);
    layout->addLayout(grid);
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(&m_session, &Session::groupsChanged, this, &OverviewTab::refresh);
    connect(&m_session, &Session::connectionsChanged, this, &OverviewTab::refreshFigures);
    connect(&m_session, &Session::drivingChanged, this, &OverviewTab::refreshDriven);
    connect(&m_session.costs(), &CostMeter::changed, this, &OverviewTab::refreshFigures);
}

QGridLayout *OverviewTab::makeFacts()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(space::tiny);
    addFact(grid, tr("Made by"), m_origin);
    addFact(grid, tr("Restart policy"), m_policy);
    addFact(grid, tr("After a reboot"), m_reboot);
    addFact(grid, tr("Created"), m_created);
    addFact(grid, tr("Running since"), m_started);
    addFact(grid, tr("Asks for"), m_asked);
    addFact(grid, tr("Addresses"), m_addresses);
    addHosts(grid);
    addFact(grid, tr("Tags"), m_tags);
    addFact(grid, tr("Probes"), m_probes);
    addFact(grid, tr("Timetable"), m_timetable);
    grid->setColumnStretch(1, 1);
    return grid;
}

void OverviewTab::addHosts(QGridLayout *grid)
{
    addFact(grid, tr("Host name"), m_hosts);
    m_copyHosts->setObjectName(u"copyHostsLine"_s);
    m_copyHosts->setIcon(icon(u"copy"_s));
    m_copyHosts->setText(tr("Copy line"));
    m_copyHosts->setToolTip(tr("Copies the line for /etc/hosts"));
    m_copyHosts->setAccessibleName(m_copyHosts->toolTip());
    m_copyHosts->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    grid->setAlignment(m_hosts.name, Qt::AlignVCenter); // as high as the button
    grid->addWidget(m_copyHosts, grid->rowCount() - 1, 2, Qt::AlignVCenter);
    connect(m_copyHosts, &QToolButton::clicked, this, &OverviewTab::copyHosts);
}

void OverviewTab::copyHosts()
{
    if (const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr)
        QGuiApplication::clipboard()->setText(format::hostsLine(*group));
}

QWidget *OverviewTab::makeFigure(const QString &title, Figure &figure)
{
    auto *card = new QFrame;
    card->setProperty("card", true);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(0);
    auto *heading = new PlainLabel(title);
    heading->setTone(PlainLabel::Tone::Dim);
    heading->setTextSize(TextSize::Small);
    figure.value = new PlainLabel;
    figure.value->setTextSize(TextSize::Section);
    figure.value->setElided(true);
    figure.note = new PlainLabel;
    figure.note->setTone(PlainLabel::Tone::Dim);
    figure.note->setTextSize(TextSize::Small);
    figure.note->setElided(true);
    layout->addWidget(heading);
    layout->addWidget(figure.value);
    layout->addWidget(figure.note);
    return card;
}

void OverviewTab::addFact(QGridLayout *grid, const QString &title, Fact &fact)
{
    const int row = grid->rowCount();
    fact.name = new PlainLabel(title);
    fact.name->setTone(PlainLabel::Tone::Dim);
    fact.value = new PlainLabel;
    fact.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fact.value->setWordWrap(true);
    grid->addWidget(fact.name, row, 0, Qt::AlignTop);
    grid->addWidget(fact.value, row, 1);
}

void OverviewTab::setFact(const Fact &fact, const QString &text)
{
    fact.value->setText(text);
    fact.name->setVisible(!text.isEmpty());
    fact.value->setVisible(!text.isEmpty());
}

void OverviewTab::show(const std::optional<GroupId> &group)
{
    if (m_group != group)
        m_described.reset();
    m_group = group;
    refresh();
}

void OverviewTab::setWatched(bool watched)
{
    m_watched = watched;
    Connection *connection = m_group ? m_session.connection(m_group->connection) : nullptr;
    m_looking = watched && connection ? connection->metrics.look() : nullptr;
    if (watched && connection) {
        connect(&connection->metrics.history(), &MetricsHistory::samplesAppended, this, &OverviewTab::refreshFigures, Qt::UniqueConnection);
        describe();
    }
}

void OverviewTab::refresh()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group)
        return;
    refreshFacts(*group);
    refreshContainers(m_described && m_described->containers.size() == group->containers.size() ? *m_described : *group);
    refreshFigures();
    if (m_watched)
        describe();
}

// The list leaves out what takes a call for every container; it is asked for while somebody looks.
void OverviewTab::describe()
{
    const Connection *connection = m_group ? m_session.connection(m_group->connection) : nullptr;
    if (!connection || connection->watcher.isStale() || m_describing)
        return;
    m_describing = m_session.describeGroup(*m_group)->onFinished(this, [this](const Result<ContainerGroup> &group) {
        m_describing.clear();
        if (!group || group->id != m_group)
            return;
        m_described = *group;
        refreshContainers(*group);
        refreshFigures();
    });
}

void OverviewTab::refreshFigures()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group || !m_watched)
        return;
    Connection *connection = m_session.connection(group->id.connection);
    const bool stale = connection->watcher.isStale();
    const auto usage = stale ? std::nullopt : connection->metrics.history().usage(*group, m_session.clock().now().toMSecsSinceEpoch());
    const QString why = stale ? tr("not known while away") : !hasRunning(*group) ? tr("not running") : connection->metrics.problem();
    m_cpu.value->setText(usage && usage->cpu ? format::cores(*usage->cpu) : u"–"_s);
    m_cpu.note->setText(usage ? (usage->cpuLimit.value > 0 ? tr("of %1 cores").arg(format::cores(usage->cpuLimit)) : tr("cores, no limit")) : why);
    m_memory.value->setText(usage ? format::bytes(usage->memory) : u"–"_s);
    m_memory.note->setText(usage ? (usage->memoryLimit.value > 0 ? tr("of %1").arg(format::bytes(usage->memoryLimit)) : tr("no limit")) : why);
    const auto price = m_session.costs().price(*group);
    m_cost.value->setText(format::money(m_session.costs().soFar(group->id)));
    m_cost.note->setText(price ? tr("%1 while it runs, as in Azure").arg(format::ratePerHour(price->total())) : tr("no price known"));
    int restarts = 0;
    const QList<Container> &containers = m_described ? m_described->containers : group->containers;
    for (const Container &container : containers)
        restarts += container.restartCount;
    m_restarts.value->setText(QString::number(restarts));
    m_restarts.note->setText(tr("in %n container(s)", nullptr, static_cast<int>(containers.size())));
}

void OverviewTab::refreshFacts(const ContainerGroup &group)
{
    const QDateTime now = m_session.clock().now();
    setFact(m_origin, format::originName(group.origin));
    setFact(m_policy, format::restartPolicyName(group.restartPolicy));
    setFact(m_created, u"%1 · %2"_s.arg(format::exactTime(group.createdAt), format::relativeTime(group.createdAt, now)));
    const bool runs = isBilled(group.state) && group.startedAt.isValid();
    setFact(m_started, runs ? u"%1 · %2"_s.arg(format::exactTime(group.startedAt), format::relativeTime(group.startedAt, now)) : QString());
    setFact(m_asked, group.requested == ResourceAmount{} ? QString() : format::resources(group.requested));
    QStringList addresses;
    for (const PortMapping &port : group.ports)
        addresses.append(port.hostPort == port.containerPort ? format::address(port)
                                                             : tr("%1 (port %2 inside)").arg(format::address(port), QString::number(port.containerPort)));
    setFact(m_addresses, addresses.join(u'\n'));
    setFact(m_reboot, group.afterReboot);
    const QString line = format::hostsLine(group);
    //: %1 is a host name, %2 a line of a file
    setFact(m_hosts, line.isEmpty() ? QString() : tr("%1, once this line stands in /etc/hosts: %2").arg(format::hostName(group), line));
    m_copyHosts->setVisible(!line.isEmpty());
    setFact(m_tags, tagsText(group));
    refreshDriven();
}

void OverviewTab::refreshDriven()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    const Connection *connection = group ? m_session.connection(group->id.connection) : nullptr;
    setFact(m_probes, connection && group->hasProbes ? probesText(*group, connection->driver) : QString());
    setFact(m_timetable, connection ? timetableText(*group, connection->driver, m_session.clock().now()) : QString());
}

// As wide as their contents, but no name or image pushes the others out of sight.
void OverviewTab::fitColumns()
{
    const QList<std::pair<int, int>> widest{{Name, 240}, {StateOf, 160}, {Restarts, 90}, {Image, 340}};
    for (const auto &[column, most] : widest) {
        m_containers->resizeColumnToContents(column);
        m_containers->setColumnWidth(column, std::min(m_containers->columnWidth(column), most));
    }
}

void OverviewTab::refreshContainers(const ContainerGroup &group)
{
    const auto count = static_cast<int>(group.containers.size());
    while (m_containers->topLevelItemCount() > count)
        delete m_containers->takeTopLevelItem(count);
    while (m_containers->topLevelItemCount() < count)
        m_containers->addTopLevelItem(new QTreeWidgetItem);
    for (int row = 0; row < count; ++row) {
        const Container &container = group.containers.at(row);
        QTreeWidgetItem *item = m_containers->topLevelItem(row);
        item->setText(Name, container.isInit ? tr("%1 (init)").arg(format::plainLine(container.name)) : format::plainLine(container.name));
        item->setText(StateOf, stateText(container));
        item->setText(Restarts, QString::number(container.restartCount));
        item->setText(Image, format::plainLine(container.image));
        item->setText(Why, format::plainLine(whyText(container)));
        for (const int column : {Name, Image, Why})
            item->setToolTip(column, item->text(column));
        item->setData(StateOf, Qt::UserRole, container.state == ContainerState::Terminated && container.exitCode.value_or(0) != 0);
    }
    fitColumns();
    m_containers->setFixedHeight(m_containers->header()->sizeHint().height() + std::clamp(count, 1, 8) * rowHeight + space::tiny);
}

} // namespace quayside
