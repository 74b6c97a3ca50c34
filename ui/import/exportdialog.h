// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/convert.h"
#include "models/core/operation.h"

#include <QDialog>
#include <QPointer>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace quayside {

class NotesList;
class PlainLabel;

// A spec in another format, to be copied or saved, with what is lost on the way. Secret values are never in it.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(const ContainerGroupSpec &spec, QWidget *parent = nullptr);

private:
    QWidget *makeBar();
    QWidget *makeButtons();
    void convert();
    void show(const TextConversion &conversion);
    void copy();
    void chooseFile();
    void save(const QString &path);

    const ContainerGroupSpec m_spec;
    QPointer<OperationBase> m_work;
    QComboBox *const m_format;
    QPlainTextEdit *const m_text;
    NotesList *const m_notes;
    PlainLabel *const m_result;
    QPushButton *const m_copy;
    QPushButton *const m_save;
};

} // namespace quayside
