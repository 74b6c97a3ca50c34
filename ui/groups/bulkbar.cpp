// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/bulkbar.h"

#include "ui/groups/groupcommands.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace quayside {

using namespace Qt::StringLiterals;

BulkBar::BulkBar(GroupCommands &commands, QWidget *parent)
    : QFrame(parent)
    , m_count(new PlainLabel)
{
    setObjectName(u"bulkBar"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::tiny, space::medium, space::tiny);
    layout->setSpacing(space::small);
    layout->addWidget(m_count);
    layout->addStretch(1);
    for (QAction *action : {commands.start, commands.stop, commands.restart, commands.pin, commands.protect, commands.remove}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setObjectName(u"bulk-"_s + action->objectName());
        layout->addWidget(button);
    }
    hide();
}

void BulkBar::setCount(qsizetype count)
{
    m_count->setText(tr("%n group(s) chosen", nullptr, static_cast<int>(count)));
    setVisible(count > 1);
}

} // namespace quayside
