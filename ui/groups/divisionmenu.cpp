// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/divisionmenu.h"

#include "models/format/format.h"
#include "models/items/roles.h"
#include "ui/settings/keys.h"

#include <QActionGroup>
#include <QMap>
#include <QMenu>
#include <QSet>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostTags = 20; // of a menu that can still be read

// Names of tags that groups have, the most frequent first.
QStringList tagsOf(const QAbstractItemModel &groups)
{
    QMap<QString, int> counts;
    for (int row = 0; row < groups.rowCount(); ++row) {
        const auto tags = groups.index(row, 0).data(role::Tags).value<QMap<QString, QString>>();
        for (auto tag = tags.keyBegin(); tag != tags.keyEnd(); ++tag)
            ++counts[*tag];
    }
    QStringList names = counts.keys();
    std::ranges::stable_sort(names, std::ranges::greater(), [&](const QString &name) { return counts.value(name); });
    return names.mid(0, mostTags);
}

QString nameOf(const GroupDivision &division)
{
    switch (division.by) {
    case GroupDivision::By::Connection: return DivisionMenu::tr("by connection");
    case GroupDivision::By::State: return DivisionMenu::tr("by state");
    case GroupDivision::By::Tag: return DivisionMenu::tr("by tag %1").arg(format::plainLine(division.tag).left(40));
    case GroupDivision::By::Nothing: break;
    }
    return DivisionMenu::tr("not divided");
}

} // namespace

DivisionMenu::DivisionMenu(const QAbstractItemModel &groups, Settings &settings, QWidget *parent)
    : QToolButton(parent)
    , m_groups(groups)
    , m_settings(settings)
{
    setObjectName(u"division"_s);
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &DivisionMenu::fill);
    showDivision();
}

GroupDivision DivisionMenu::division() const
{
    return GroupDivision::fromText(m_settings.value(settingskey::groupsDivision).toString());
}

void DivisionMenu::fill()
{
    menu()->clear();
    add(tr("Not divided"), {});
    add(tr("By connection"), {GroupDivision::By::Connection, {}});
    add(tr("By state"), {GroupDivision::By::State, {}});
    const QStringList tags = tagsOf(m_groups);
    if (!tags.isEmpty())
        menu()->addSeparator();
    for (const QString &tag : tags)
        add(tr("By tag %1").arg(format::plainLine(tag).left(40).replace(u'&', u"&&"_s)), {GroupDivision::By::Tag, tag});
}

void DivisionMenu::add(const QString &text, const GroupDivision &division)
{
    QAction *action = menu()->addAction(text, this, [this, division] { choose(division); });
    action->setCheckable(true);
    action->setChecked(division == this->division());
    action->setObjectName(u"division:"_s + division.toText());
}

void DivisionMenu::choose(const GroupDivision &division)
{
    m_settings.setValue(settingskey::groupsDivision, division.toText());
    showDivision();
    Q_EMIT chosen(division);
}

void DivisionMenu::showDivision()
{
    const bool isDivided = division().by != GroupDivision::By::Nothing;
    const QString name = nameOf(division());
    QString text = isDivided ? tr("Sections: %1").arg(name) : tr("Sections");
    setText(text.replace(u'&', u"&&"_s) + u" ▾"_s);
    setAccessibleName(tr("Sections of the list: %1").arg(name));
    setToolTip(tr("Puts the groups below sections: by connection, state or a tag"));
}

} // namespace quayside
