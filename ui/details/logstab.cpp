// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/logstab.h"

#include "models/format/format.h"
#include "ui/logs/logview.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QToolButton *makeToggle(const QString &name, const QString &iconName, const QString &text, bool on)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setChecked(on);
    return button;
}

} // namespace

LogsTab::LogsTab(Session &session)
    : m_session(session)
    , m_feed(session)
    , m_container(new QComboBox)
    , m_follow(makeToggle(u"followLog"_s, u"follow"_s, tr("Follow the end"), true))
    , m_count(new PlainLabel)
    , m_view(new LogView)
    , m_empty(new EmptyState)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    m_view->setStore(&m_feed.store());
    connect(m_follow, &QToolButton::toggled, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_container, &QComboBox::activated, this, &LogsTab::showFeed);
    connect(&m_feed.store(), &LogStore::linesAppended, this, &LogsTab::showEmptyOrLog);
    connect(&m_feed.store(), &LogStore::cleared, this, &LogsTab::showEmptyOrLog);
    connect(&m_session, &Session::groupsChanged, this, &LogsTab::refreshContainers);
}

QWidget *LogsTab::makeToolBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    layout->setSpacing(space::small);
    m_container->setObjectName(u"logContainer"_s);
    m_container->setAccessibleName(tr("Container"));
    m_container->setMinimumWidth(160);
    m_count->setTone(PlainLabel::Tone::Dim);
    QToolButton *times = makeToggle(u"logTimes"_s, u"activity"_s, tr("Show times"), false);
    connect(times, &QToolButton::toggled, m_view, &LogView::setShowTimes);
    auto *saveButton = new QToolButton;
    saveButton->setIcon(icon(u"save"_s));
    saveButton->setToolTip(tr("Save the log…"));
    saveButton->setAccessibleName(tr("Save the log"));
    connect(saveButton, &QToolButton::clicked, this, &LogsTab::save);
    layout->addWidget(m_container);
    layout->addWidget(m_count, 1);
    layout->addWidget(times);
    layout->addWidget(m_follow);
    layout->addWidget(saveButton);
    return bar;
}

void LogsTab::show(const std::optional<GroupId> &group)
{
    if (m_group == group)
        return;
    m_group = group;
    m_container->clear();
    refreshContainers();
    m_feed.show(std::nullopt);
    if (m_wasWatched)
        showFeed();
}

// A log that was opened goes on while another page of the same group is looked at: coming back finds it whole.
void LogsTab::setWatched(bool watched)
{
    m_wasWatched = watched;
    if (watched)
        showFeed();
}

void LogsTab::refreshContainers()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group)
        return;
    QStringList names;
    for (const Container &container : group->containers)
        names.append(container.name);
    if (m_container->count() == names.size() + 1)
        return;
    m_container->clear();
    m_container->addItem(tr("All containers"), QString());
    for (const QString &name : std::as_const(names))
        m_container->addItem(format::plainLine(name), name);
    m_container->setVisible(names.size() > 1);
    m_view->setShowSources(names.size() > 1);
}

void LogsTab::showFeed()
{
    if (!m_group)
        return;
    m_feed.show(m_group, m_container->currentData().toString());
    m_view->setShowSources(m_feed.store().sources().size() > 1);
    showEmptyOrLog();
}

void LogsTab::showEmptyOrLog()
{
    const qint64 lines = m_feed.store().lineCount();
    m_view->setVisible(lines > 0);
    m_empty->setVisible(lines == 0);
    //: %1 is a number with separators
    m_count->setText(lines > 0 ? tr("%1 line(s)", nullptr, static_cast<int>(std::min<qint64>(lines, 1'000'000'000))).arg(QLocale().toString(lines)) : QString());
    if (lines == 0)
        m_empty->show(u"logs"_s, tr("No log lines yet"), tr("Lines appear here as soon as a container writes them."));
}

void LogsTab::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"log"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        bool written = file.open(QIODevice::WriteOnly);
        const LogStore &store = m_feed.store();
        for (qint64 line = store.firstLine(); written && line < store.endLine(); ++line) {
            const LogRecord record = store.at(line);
            if (record.kind == LogRecord::Kind::Line)
                written = file.write(record.text.data(), record.text.size()) == record.text.size() && file.putChar('\n');
        }
        if (!written || !file.commit())
            m_count->setText(tr("%1 could not be written: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

} // namespace quayside
