// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/faultywindow.h"

#include "app/transport/directreach.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plainlabel.h"

#include <QFile>
#include <QTreeView>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

RateCard rates()
{
    QFile file(u":/rates/aci.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The rate card is missing from this build.");
    return RateCard::fromJson(file.readAll()).value();
}

} // namespace

FaultyWindow::FaultyWindow(IoThread &io, int groups)
    : FaultyWindow(io, groups, [](const QString &socket) { return std::make_unique<DirectReach>(Endpoint{socket}); })
{
}

FaultyWindow::FaultyWindow(IoThread &io, int groups, const MakeReach &makeReach)
    : engine(groups)
    , runtime(ConnectionId{u"harbour"_s}, io, clock, makeReach(proxy.endpoint().socketPath))
    , m_estimator(rates())
    , session(clock, m_estimator, {m_snapshots, m_ledger, m_journal})
    , book((session.addConnection(runtime), session), m_connections, [](const ConnectionSettings &) -> std::unique_ptr<ContainerRuntime> { qFatal("Nobody tries one here."); },
           [] { return new ReadyOperation<QList<ConnectionSettings>>(QList<ConnectionSettings>()); })
    , window(session, book, settings, m_files, nullptr)
{
    window.resize(1200, 760);
    window.show();
    session.start();
}

QStringList FaultyWindow::banner() const
{
    QStringList words;
    const QList<Banner *> banners = window.findChildren<Banner *>();
    for (const Banner *banner : banners)
        for (const auto *label : banner->findChildren<PlainLabel *>())
            if (banner->isVisible() && label->text().size() > 3) // no icon
                words.append(label->text());
    return words;
}

QString FaultyWindow::chosen() const
{
    const auto *table = window.findChild<QTreeView *>(u"groups"_s);
    const QModelIndexList rows = table->selectionModel()->selectedRows(ContainerGroupModel::Group);
    return rows.size() == 1 ? rows.first().data().toString() : QString();
}

GroupId FaultyWindow::id(const QString &name) const
{
    for (const ContainerGroup &group : watcher().groups())
        if (group.name == name)
            return group.id;
    return {};
}

} // namespace quayside
