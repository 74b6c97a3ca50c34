// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/exportdialog.h"

#include "models/core/poolcall.h"
#include "models/format/format.h"
#include "ui/import/noteslist.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

struct Format
{
    TargetFormat format;
    QString name;
    QString ending;
};

const QList<Format> &formats()
{
    static const QList<Format> all{
        {TargetFormat::Yaml, ExportDialog::tr("YAML of Azure Container Instances"), u"yaml"_s},
        {TargetFormat::Json, ExportDialog::tr("JSON of an ARM resource"), u"json"_s},
        {TargetFormat::ArmTemplate, ExportDialog::tr("ARM template"), u"json"_s},
        {TargetFormat::Bicep, ExportDialog::tr("Bicep"), u"bicep"_s},
        {TargetFormat::Compose, ExportDialog::tr("Compose file"), u"yaml"_s},
        {TargetFormat::AzLine, ExportDialog::tr("az container create"), u"sh"_s},
    };
    return all;
}

} // namespace

ExportDialog::ExportDialog(const ContainerGroupSpec &spec, QWidget *parent)
    : QDialog(parent)
    , m_spec(spec)
    , m_format(new QComboBox)
    , m_text(new QPlainTextEdit)
    , m_notes(new NotesList)
    , m_result(new PlainLabel)
    , m_copy(new QPushButton(tr("Copy")))
    , m_save(new QPushButton(tr("Save as…")))
{
    setObjectName(u"export"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export %1").arg(format::plainLine(spec.name.value_or(QString()))));
    resize(860, 640);
    m_text->setObjectName(u"exportText"_s);
    m_text->setAccessibleName(tr("The result"));
    m_text->setReadOnly(true);
    m_text->setFont(fixedFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_text);
    splitter->addWidget(m_notes);
    splitter->setSizes({380, 220});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(splitter, 1);
    layout->addWidget(makeButtons());
    convert();
}

QWidget *ExportDialog::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->addWidget(new PlainLabel(tr("As")));
    layout->addWidget(m_format);
    layout->addStretch();
    m_format->setObjectName(u"exportFormat"_s);
    m_format->setAccessibleName(tr("Format"));
    for (const Format &format : formats())
        m_format->addItem(format.name);
    m_format->setCurrentIndex(2);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::convert);
    return bar;
}

QWidget *ExportDialog::makeButtons()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    m_result->setTone(PlainLabel::Tone::Dim);
    m_result->setElided(true);
    m_result->setObjectName(u"exportResult"_s);
    m_copy->setObjectName(u"exportCopy"_s);
    m_copy->setProperty("primary", true);
    m_save->setObjectName(u"exportSave"_s);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_save);
    layout->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    return bar;
}

void ExportDialog::convert()
{
    delete m_work.data();
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    const TargetFormat target = formats().at(m_format->currentIndex()).format;
    auto *call = new PoolCall<TextConversion>([spec = m_spec, target]() -> Result<TextConversion> { return convertFromSpec(spec, target); }, this);
    m_work = call;
    call->onFinished(this, [this](const Result<TextConversion> &conversion) {
        if (conversion)
            show(*conversion);
    });
}

void ExportDialog::show(const TextConversion &conversion)
{
    m_text->setPlainText(conversion.text);
    m_notes->show(conversion.notes);
    m_result->setText(tr("Secret values are left out; parameters or names stand for them."));
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
}

void ExportDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_result->setText(tr("Copied."));
}

void ExportDialog::chooseFile()
{
    const Format &format = formats().at(m_format->currentIndex());
    auto *dialog = new QFileDialog(this, tr("Save as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format.ending);
    dialog->selectFile(m_spec.name.value_or(u"group"_s).section(u'/', -1) + u'.' + format.ending);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::save);
    dialog->open();
}

void ExportDialog::save(const QString &path)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.write(m_text->toPlainText().toUtf8()) >= 0 && file.commit();
    m_result->setText(saved ? tr("Saved as %1.").arg(format::plainLine(path)) : tr("%1 cannot be written: %2.").arg(format::plainLine(path), file.errorString()));
}

} // namespace quayside
