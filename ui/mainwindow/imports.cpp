// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/imports.h"

#include "ui/import/importpage.h"
#include "ui/settings/keys.h"
#include "ui/widgets/lazypage.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStackedWidget>

namespace quayside {

using namespace Qt::StringLiterals;

Imports::Imports(Settings &settings, QStackedWidget &pages)
    : QObject(&pages)
    , m_settings(settings)
    , m_pages(pages)
    , m_page(new LazyPage([this] { return makePage(); }))
{
    pages.addWidget(m_page);
    connect(&m_opener, &SourceOpener::specOpened, this, &Imports::opened);
    connect(&m_opener, &SourceOpener::logOpened, this, &Imports::logOpened);
    connect(&m_opener, &SourceOpener::failed, this, &Imports::failed);
    connect(&m_opener, &SourceOpener::sourceOpened, this, [this](const QString &text, const QString &origin, const QString &folder) {
        Q_EMIT pageRequested(m_page);
        static_cast<ImportPage *>(m_page->page())->begin(text, origin, folder);
    });
}

QWidget *Imports::makePage()
{
    auto *page = new ImportPage;
    connect(page, &ImportPage::continued, this, &Imports::opened);
    connect(page, &ImportPage::left, this, &Imports::left);
    return page;
}

void Imports::chooseFile()
{
    auto *dialog = new QFileDialog(&m_pages, tr("Open a spec, template, Compose file or pod"), m_settings.value(settingskey::lastFolder).toString(),
                                   tr("YAML and JSON (*.yaml *.yml *.json)") + u";;"_s + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Imports::openFile);
    dialog->open();
}

void Imports::openFile(const QString &path)
{
    if (QFileInfo(path).isFile())
        m_settings.setValue(settingskey::lastFolder, QFileInfo(path).absolutePath());
    m_opener.openFile(path);
}

} // namespace quayside
