// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/menubutton.h"

#include <QAccessibleWidget>

namespace quayside {

namespace {

// Shows the menu as a child of its button, where screen readers look for it.
class MenuButtonAccessible final : public QAccessibleWidget
{
public:
    explicit MenuButtonAccessible(MenuButton *button)
        : QAccessibleWidget(button, QAccessible::ButtonMenu, button->text())
        , m_button(button)
    {
    }

    int childCount() const override { return 1; }
    QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(&m_button->entries()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override { return child && child->object() == &m_button->entries() ? 0 : -1; }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    MenuButton *const m_button;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *button = qobject_cast<MenuButton *>(object);
    return button ? new MenuButtonAccessible(button) : nullptr;
}

} // namespace

MenuButton::MenuButton(const QIcon &icon, const QString &text, QWidget *parent)
    : QPushButton(icon, text, parent)
    , m_menu(new QMenu(this))
{
    QAccessible::removeFactory(&make);
    QAccessible::installFactory(&make);
    connect(this, &QPushButton::clicked, this, &MenuButton::open);
    // An entry that a screen reader presses does not close the menu by itself.
    connect(m_menu, &QMenu::triggered, m_menu, &QWidget::close);
}

void MenuButton::open()
{
    m_menu->popup(mapToGlobal(QPoint(width() - m_menu->sizeHint().width(), height() + 2)));
}

} // namespace quayside
