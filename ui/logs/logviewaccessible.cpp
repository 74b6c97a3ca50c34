// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logviewaccessible.h"

#include "ui/logs/logview.h"

#include <QAccessibleWidget>

#include <algorithm>

namespace quayside {

namespace {

// The text of a log for screen readers is what is on screen of it: the whole may have millions of lines, and most of a log never is
// looked at. The caret is where a person last was with it.
class LogViewAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit LogViewAccessible(LogView *view)
        : QAccessibleWidget(view, QAccessible::Document, view->accessibleName())
        , m_view(view)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this) : QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Description ? m_view->followingText() : QAccessibleWidget::text(what);
    }

    // Selections are made by keys and the mouse, and may begin and end far from what is on screen.
    void selection(int index, int *start, int *end) const override
    {
        const auto [first, last] = m_view->visibleSelection();
        *start = index == 0 ? first : 0;
        *end = index == 0 ? last : 0;
    }
    int selectionCount() const override
    {
        const auto [first, last] = m_view->visibleSelection();
        return last > first ? 1 : 0;
    }
    void addSelection(int start, int end) override { m_view->selectVisible(start, end); }
    void removeSelection(int index) override
    {
        if (index == 0)
            m_view->selectVisible(m_caret, m_caret);
    }
    void setSelection(int index, int start, int end) override
    {
        if (index == 0)
            m_view->selectVisible(start, end);
    }

    int cursorPosition() const override { return std::min(m_caret, characterCount()); }
    void setCursorPosition(int position) override { m_caret = std::clamp(position, 0, characterCount()); }

    QString text(int start, int end) const override
    {
        const QString all = m_view->visibleText();
        const int first = std::clamp(start, 0, static_cast<int>(all.size()));
        return all.sliced(first, std::clamp(end, first, static_cast<int>(all.size())) - first);
    }
    int characterCount() const override { return static_cast<int>(m_view->visibleText().size()); }

    QRect characterRect(int offset) const override { return m_view->visibleCharacter(offset); }
    int offsetAtPoint(const QPoint &point) const override { return m_view->visibleOffset(point); }
    void scrollToSubstring(int, int) override { } // all of it is on screen
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    LogView *const m_view;
    int m_caret = 0;
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
