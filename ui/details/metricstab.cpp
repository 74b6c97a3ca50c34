// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/metricstab.h"

#include "models/format/format.h"
#include "ui/charts/timechart.h"
#include "ui/theme/icons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr double megabyte = 1e6;

QString coresInWords(double value)
{
    return format::cores({value});
}

QString bytesInWords(double value)
{
    return format::bytes({static_cast<qint64>(value)});
}

} // namespace

MetricsTab::MetricsTab(Session &session)
    : m_session(session)
    , m_cpu(new TimeChart(tr("CPU"), {1, u"%.2f"_s, &coresInWords}))
    , m_memory(new TimeChart(tr("Memory"), {megabyte, u"%.0f MB"_s, &bytesInWords}))
{
    auto *charts = new QHBoxLayout;
    charts->setSpacing(1);
    charts->addWidget(m_cpu, 1);
    charts->addWidget(m_memory, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addLayout(charts, 1);
    m_cpu->setObjectName(u"cpuChart"_s);
    m_memory->setObjectName(u"memoryChart"_s);
}

QWidget *MetricsTab::makeToolBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::medium, space::tiny, space::medium, space::tiny);
    layout->setSpacing(space::tiny);
    auto *spans = new QButtonGroup(this);
    for (const int minutes : {1, 5, 15}) {
        auto *button = new QToolButton;
        button->setText(tr("%n min", nullptr, minutes));
        button->setCheckable(true);
        button->setChecked(minutes == 1);
        spans->addButton(button, minutes);
        layout->addWidget(button);
    }
    connect(spans, &QButtonGroup::idClicked, this, [this](int minutes) {
        m_span = minutes * 60'000;
        refresh();
    });
    layout->addStretch();
    auto *pause = new QToolButton;
    pause->setText(tr("Pause"));
    pause->setToolTip(tr("Freeze the picture; measuring goes on"));
    pause->setCheckable(true);
    connect(pause, &QToolButton::toggled, this, [this](bool paused) {
        m_paused = paused;
        refresh();
    });
    layout->addWidget(pause);
    return bar;
}

void MetricsTab::show(const std::optional<GroupId> &group)
{
    m_group = group;
}

void MetricsTab::setWatched(bool watched)
{
    Connection *connection = m_group ? m_session.connection(m_group->connection) : nullptr;
    disconnect(m_samples);
    m_looking = watched && connection ? connection->metrics.look() : nullptr;
    if (!m_looking)
        return;
    m_samples = connect(&connection->metrics.history(), &MetricsHistory::samplesAppended, this, &MetricsTab::refresh);
    refresh();
}

void MetricsTab::refresh()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group || m_paused || !m_looking)
        return;
    Connection *connection = m_session.connection(group->id.connection);
    const QString problem = connection->metrics.problem();
    const qint64 now = m_session.clock().now().toMSecsSinceEpoch();
    QList<ChartSeries> cpu;
    QList<ChartSeries> memory;
    ResourceAmount limit;
    for (const Container &container : group->containers) {
        const QList<Sample> samples = connection->metrics.history().samples(container.engineId, now - m_span);
        if (samples.isEmpty())
            continue;
        ChartSeries cpuLine{format::plainLine(container.name), {}};
        ChartSeries memoryLine = cpuLine;
        for (const Sample &sample : samples) {
            if (sample.cpu)
                cpuLine.points.append({static_cast<double>(sample.time), sample.cpu->value});
            memoryLine.points.append({static_cast<double>(sample.time), static_cast<double>(sample.memory.value)});
        }
        cpu.append(cpuLine);
        memory.append(memoryLine);
        limit = limit + container.limits;
    }
    if (cpu.isEmpty()) {
        const QString why = !problem.isEmpty() ? problem : isBilled(group->state) ? tr("The first values are on their way.") : tr("Nothing runs, so nothing is measured.");
        m_cpu->showProblem(why);
        m_memory->showProblem(why);
        return;
    }
    if (std::ranges::all_of(cpu, [](const ChartSeries &line) { return line.points.isEmpty(); }))
        m_cpu->showProblem(tr("The first values are on their way.")); // it takes two samples
    else
        m_cpu->show(cpu, limit.cpu.value, now, m_span);
    m_memory->show(memory, static_cast<double>(limit.memory.value), now, m_span);
}

} // namespace quayside
