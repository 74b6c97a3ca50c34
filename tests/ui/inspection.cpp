// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspection.h"

#include "ui/widgets/plainlabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QLabel>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget &widget)
{
    const QString own = widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className()) : widget.objectName();
    return widget.parentWidget() ? nameOf(*widget.parentWidget()) + u'/' + own : own;
}

bool isCutOff(const QWidget &widget)
{
    const QSize least = widget.minimumSizeHint();
    return widget.width() < least.width() || widget.height() < least.height();
}

QStringList faultsOfLabel(const QLabel &label)
{
    QStringList faults;
    if (label.textFormat() != Qt::PlainText && !label.text().isEmpty())
        faults.append(nameOf(label) + u" would render markup"_s);
    if (!label.text().isEmpty() && isCutOff(label))
        faults.append(nameOf(label) + u" is cut off: "_s + label.text() + u" (%1x%2)"_s.arg(QString::number(label.width()), QString::number(label.height())));
    return faults;
}

bool takesFocus(const QWidget &widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isEnabled() && !widget.focusProxy();
}

bool hasName(QWidget &widget)
{
    const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&widget);
    return accessible && !accessible->text(QAccessible::Name).isEmpty();
}

QStringList faultsOfControl(QWidget &widget)
{
    QStringList faults;
    if (takesFocus(widget) && !hasName(widget))
        faults.append(nameOf(widget) + u" has no name for a screen reader"_s);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    if (button && !button->text().isEmpty() && isCutOff(*button))
        faults.append(nameOf(widget) + u" is cut off: "_s + button->text());
    return faults;
}

} // namespace

QStringList faultsOf(const QWidget &window)
{
    QStringList faults;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            faults += faultsOfLabel(*label);
        else
            faults += faultsOfControl(*widget);
    }
    faults.removeDuplicates();
    return faults;
}

} // namespace quayside
