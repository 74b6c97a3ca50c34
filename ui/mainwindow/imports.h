// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/settings.h"
#include "ui/mainwindow/sourceopener.h"

class QStackedWidget;

namespace quayside {

class LazyPage;

// How something from outside becomes a spec in the making: a file that is chosen, dropped or named on the command line, and text that
// is dropped or pasted. What is not in ACI's own words goes through a page of its own.
class Imports final : public QObject
{
    Q_OBJECT

public:
    Imports(Settings &settings, QStackedWidget &pages);

    void chooseFile();
    void openFile(const QString &path);
    // Of a drop, or the clipboard.
    void open(const QMimeData &content) { m_opener.open(content); }

Q_SIGNALS:
    void pageRequested(QWidget *page);
    // A spec to be edited as a new group.
    void opened(const QString &text, const QString &origin);
    // A log file.
    void logOpened(const QString &path);
    void failed(const QString &reason);
    void left();

private:
    QWidget *makePage();

    Settings &m_settings;
    QStackedWidget &m_pages;
    LazyPage *const m_page;
    SourceOpener m_opener;
};

} // namespace quayside
