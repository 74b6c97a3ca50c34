// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/logstab.h"

#include "models/format/format.h"
#include "ui/logs/logpanel.h"
#include "ui/theme/icons.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace quayside {

using namespace Qt::StringLiterals;

LogsTab::LogsTab(Session &session, Settings &settings)
    : m_session(session)
    , m_container(new QComboBox)
    , m_record(new QToolButton)
    , m_panel(new LogPanel(settings))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    m_container->setObjectName(u"logContainer"_s);
    m_container->setAccessibleName(tr("Container"));
    m_container->setMinimumWidth(160);
    m_record->setObjectName(u"recordLog"_s);
    m_record->setIcon(icon(u"events"_s));
    m_record->setToolTip(tr("Record this log even when nobody looks at it"));
    m_record->setAccessibleName(tr("Record this log at all times"));
    m_record->setCheckable(true);
    m_record->setVisible(session.logs().canRecord());
    m_panel->addInFront(m_container);
    m_panel->addInFront(m_record);
    connect(m_container, &QComboBox::activated, this, &LogsTab::showContainer);
    connect(m_record, &QToolButton::toggled, this, &LogsTab::setRecorded);
    connect(&m_session, &Session::groupsChanged, this, &LogsTab::refreshContainers);
    connect(&m_session.logs(), &LogRecorder::recordedChanged, this, &LogsTab::showRecorded);
}

void LogsTab::show(const std::optional<GroupId> &group)
{
    if (m_group == group)
        return;
    m_group = group;
    m_panel->setLog(nullptr);
    m_log.reset();
    m_names.clear();
    m_container->clear();
    refreshContainers();
    showRecorded();
    if (m_wasWatched)
        showLog();
}

// A log that was opened goes on while another page of the same group is looked at: coming back finds it whole.
void LogsTab::setWatched(bool watched)
{
    m_wasWatched = watched;
    if (watched)
        showLog();
}

// Containers come, go and change their names with what is deployed.
void LogsTab::refreshContainers()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group)
        return; // those that it had stay: their lines are there
    QStringList names;
    for (const Container &container : group->containers)
        names.append(container.name);
    if (names == std::exchange(m_names, names))
        return;
    const QString chosen = m_container->currentData().toString();
    m_container->clear();
    m_container->addItem(tr("All containers"), QString());
    for (const QString &name : std::as_const(names))
        m_container->addItem(format::plainLine(name), name);
    m_container->setCurrentIndex(std::max(0, m_container->findData(chosen)));
    m_container->setVisible(names.size() > 1);
    showContainer();
}

void LogsTab::showLog()
{
    if (!m_group || m_log)
        return;
    m_log = m_session.logs().open(*m_group);
    m_panel->setLog(&m_log->shown());
    connect(m_log.get(), &GroupLog::shownChanged, this, [this, log = m_log.get()] {
        if (log == m_log.get()) // others may go on with one that was shown here
            m_panel->exchangeLog(log->shown());
    });
    connect(&m_log->lines(), &LogLines::linesAppended, this, &LogsTab::showContainer);
    showContainer();
}

// A container has no index before its log is read.
void LogsTab::showContainer()
{
    if (m_log)
        m_panel->setSource(static_cast<int>(m_log->lines().sources().indexOf(m_container->currentData().toString())));
}

void LogsTab::showRecorded()
{
    const QSignalBlocker blocker(m_record);
    m_record->setChecked(m_group && m_session.logs().isRecorded(*m_group));
}

void LogsTab::setRecorded(bool recorded)
{
    if (m_group)
        m_session.logs().setRecorded(*m_group, recorded ? LogSegments::Recording::Always : LogSegments::Recording::WhenLookedAt);
}

} // namespace quayside
