// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logviewaccessible.h"

#include "ui/logs/logview.h"

#include <QAccessibleWidget>

namespace quayside {

namespace {

class LogViewAccessible final : public QAccessibleWidget
{
public:
    explicit LogViewAccessible(LogView *view)
        : QAccessibleWidget(view, QAccessible::Document, view->accessibleName())
        , m_view(view)
    {
    }

    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Description ? m_view->visibleText() : QAccessibleWidget::text(what);
    }

private:
    LogView *const m_view;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogViewAccessible(view) : nullptr;
}

} // namespace

void installLogViewAccessibility()
{
    QAccessible::removeFactory(&make);
    QAccessible::installFactory(&make);
}

} // namespace quayside
