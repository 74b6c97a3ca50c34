// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/runtimelimits.h"
#include "ui/specform/fieldeditor.h"

class QVBoxLayout;

namespace quayside {

class FieldGrid;
class PlainLabel;

// One part of the form: what belongs to the group, and the same fields for each of its containers.
class SectionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SectionForm(const FormSection &section, QWidget *parent = nullptr);

    void show(const SpecNode &group);
    // Returns how many errors are in this part.
    int showIssues(const QList<SpecIssue> &issues);
    // A line below the heading: how much of a target's limits is used.
    void showGauge(const QString &text, bool isTooMuch);

Q_SIGNALS:
    void edited(const quayside::SpecEdits &edits);

private:
    struct Part
    {
        QWidget *frame;
        PlainLabel *name;
        FieldGrid *grid;
    };

    // The same fields below every element of a list of containers.
    struct Parts
    {
        QString pointer;
        std::span<const FormField> fields;
        bool isInit = false;
        QList<Part> shown;
        QVBoxLayout *layout = nullptr;
    };

    void addParts(const QString &pointer, std::span<const FormField> fields, bool isInit);
    void addButtons(Parts &parts);
    void addPart(Parts &parts);
    void showParts(Parts &parts, const SpecNode *list);
    bool isOwn(const SpecIssue &issue) const;

    const FormSection &m_section;
    const bool m_ownsContainers; // here they are added and removed
    QVBoxLayout *const m_layout;
    PlainLabel *const m_gauge;
    FieldGrid *m_group = nullptr;
    QList<Parts> m_parts;
};

} // namespace quayside
