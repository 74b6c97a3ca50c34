// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingspage.h"

#include "ui/settings/keys.h"

#include <QComboBox>
#include <QFormLayout>
#include <QSpinBox>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QStringList &themeWords()
{
    static const QStringList words{u"system"_s, u"light"_s, u"dark"_s};
    return words;
}

} // namespace

ThemeChoice chosenTheme(const Settings &settings)
{
    const auto index = themeWords().indexOf(settings.value(settingskey::theme, u"system"_s).toString());
    return static_cast<ThemeChoice>(std::max<qsizetype>(0, index));
}

SettingsPage::SettingsPage(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
{
    auto *title = new PlainLabel(tr("Settings"));
    title->setTextSize(TextSize::Title);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::medium);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->addRow(new PlainLabel(tr("Colours")), makeThemeChoice());
    form->addRow(new PlainLabel(tr("Details of a group")), makeDetailsChoice());
    form->addRow(new PlainLabel(tr("Log of a group, at most")), makeSize(settingskey::logGroupMegabytes, 1024, tr("Log of a group, at most")));
    form->addRow(new PlainLabel(tr("All logs, at most")), makeSize(settingskey::logTotalMegabytes, 4096, tr("All logs, at most")));
    form->addRow(new PlainLabel(tr("Secret values of groups")), makeSecretsChoice());
    form->addRow(new PlainLabel(tr("When the window is closed")), makeCloseChoice());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::huge);
    layout->setSpacing(space::large);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addStretch();
}

QWidget *SettingsPage::makeThemeChoice()
{
    auto *choice = new QComboBox;
    choice->setObjectName(u"theme"_s);
    choice->setAccessibleName(tr("Colours"));
    choice->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    choice->setCurrentIndex(static_cast<int>(chosenTheme(m_settings)));
    connect(choice, &QComboBox::activated, this, [this](int index) { m_settings.setValue(settingskey::theme, themeWords().at(index)); });
    return choice;
}

QWidget *SettingsPage::makeSize(const QString &key, int usual, const QString &name)
{
    auto *size = new QSpinBox;
    size->setObjectName(key);
    size->setAccessibleName(name);
    size->setRange(64, 1'000'000);
    size->setSingleStep(64);
    size->setButtonSymbols(QAbstractSpinBox::NoButtons); // it is typed, or turned
    size->setSuffix(u' ' + tr("MB"));
    size->setValue(m_settings.value(key, usual).toInt());
    size->setKeyboardTracking(false); // half a number that is being typed would delete logs
    size->setToolTip(tr("The oldest lines make room, at once."));
    connect(size, &QSpinBox::valueChanged, this, [this, key](int megabytes) { m_settings.setValue(key, megabytes); });
    return size;
}

QWidget *SettingsPage::makeDetailsChoice()
{
    auto *choice = new QComboBox;
    choice->setObjectName(u"detailsPlace"_s);
    choice->setAccessibleName(tr("Details of a group"));
    choice->addItems({tr("Below the list"), tr("Beside the list")});
    choice->setCurrentIndex(m_settings.value(settingskey::detailsBeside, false).toBool() ? 1 : 0);
    connect(choice, &QComboBox::activated, this, [this](int index) { m_settings.setValue(settingskey::detailsBeside, index == 1); });
    return choice;
}

QWidget *SettingsPage::makeSecretsChoice()
{
    auto *choice = new QComboBox;
    choice->setObjectName(u"keepSecrets"_s);
    choice->setAccessibleName(tr("Secret values of groups"));
    choice->addItems({tr("In the keychain of this system"), tr("In memory only")});
    choice->setCurrentIndex(m_settings.value(settingskey::keepSecrets, true).toBool() ? 0 : 1);
    choice->setToolTip(tr("An engine does not give them back. In the keychain they are there when a group is changed or deployed again; where it is not "
                          "wanted any more, it forgets them at once."));
    connect(choice, &QComboBox::activated, this, [this](int index) { m_settings.setValue(settingskey::keepSecrets, index == 0); });
    return choice;
}

// What runs probes and timetables may go on without a window.
QWidget *SettingsPage::makeCloseChoice()
{
    auto *choice = new QComboBox;
    choice->setObjectName(u"closeToTray"_s);
    choice->setAccessibleName(tr("When the window is closed"));
    choice->addItems({tr("Quayside ends"), tr("Quayside goes on in the tray")});
    choice->setCurrentIndex(m_settings.value(settingskey::closeToTray, false).toBool() ? 1 : 0);
    choice->setEnabled(QSystemTrayIcon::isSystemTrayAvailable());
    if (!choice->isEnabled())
        choice->setToolTip(tr("This desktop has no tray. “quayside background” goes on without a window."));
    connect(choice, &QComboBox::activated, this, [this](int index) { m_settings.setValue(settingskey::closeToTray, index == 1); });
    return choice;
}

} // namespace quayside
