// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVBoxLayout>
#include <QWidget>

#include <functional>

namespace quayside {

// A place for a page that is made when it is first seen: a window that opens at once has made only what it shows.
class LazyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit LazyPage(std::function<QWidget *()> make, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_make(std::move(make))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
    }

    QWidget *page()
    {
        if (!m_page) {
            m_page = m_make();
            layout()->addWidget(m_page);
            setFocusProxy(m_page);
        }
        return m_page;
    }

protected:
    void showEvent(QShowEvent *event) override
    {
        page();
        QWidget::showEvent(event);
    }

private:
    std::function<QWidget *()> m_make;
    QWidget *m_page = nullptr;
};

} // namespace quayside
