// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/runtimelimits.h"
#include "models/spec/specdocument.h"
#include "ui/specform/fieldeditor.h"

#include <QHash>

class QListWidget;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace quayside {

class EmptyState;
class ManagedPart;
class SectionForm;

// A spec as a form, in parts as a person thinks of it. It shows what a document says and turns what is done into edits of it; who
// owns the document makes them and shows the form the new one.
class SpecForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SpecForm(QWidget *parent = nullptr);

    void show(const SpecDocument &document, const QList<SpecIssue> &issues, const RuntimeLimits &limits);
    // Keeps a field from being changed; the reason stands in its tool tip.
    void lock(const QString &pointer, const QString &reason);
    // Goes to the field of a property, or to what is nearest to it.
    void goTo(const QString &pointer);

Q_SIGNALS:
    void edited(const quayside::SpecEdits &edits);
    // The text cannot be read as a group; a person wants to see why.
    void textRequested();

private:
    QWidget *makePage();
    void showCounts(const QList<SpecIssue> &issues);
    void showLocks();
    QWidget *part(int index) const;
    void scrollTo(int section);
    void followScroll();

    QListWidget *const m_sections;
    QScrollArea *const m_scroll;
    EmptyState *const m_unreadable;
    QStackedWidget *const m_stack;
    QList<SectionForm *> m_forms;
    ManagedPart *m_managed = nullptr; // the last part, where there is something in it
    QHash<QString, QString> m_locks; // why, by JSON pointer
};

} // namespace quayside
