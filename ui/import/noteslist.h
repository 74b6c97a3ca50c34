// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/conversionnotes.h"
#include "ui/widgets/plainlabel.h"

class QCheckBox;
class QStackedWidget;
class QTreeView;

namespace quayside {

class EmptyState;

// The report of a conversion, field by field, with its sum above it. What is kept as it is, is shown on demand.
class NotesList final : public QWidget
{
    Q_OBJECT

public:
    explicit NotesList(QWidget *parent = nullptr);

    void show(const QList<ConversionNote> &notes);

private:
    void refresh();

    QList<ConversionNote> m_notes;
    ConversionNoteModel m_model;
    PlainLabel *const m_summary;
    QCheckBox *const m_withExact;
    QTreeView *const m_view;
    EmptyState *const m_nothing; // to report
    QStackedWidget *const m_stack;
};

} // namespace quayside
