// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specedit.h"
#include "models/spec/specissue.h"
#include "ui/specform/formfields.h"

#include <QWidget>

namespace quayside {

using SpecEdits = QList<SpecEdit>;

// Shows what stands at one place of a document and turns what a person does there into edits. It keeps nothing itself: what it
// shows is always what the document says.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    explicit FieldEditor(QString pointer, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_pointer(std::move(pointer))
    {
    }

    const QString &pointer() const { return m_pointer; }
    // What stands there now; nothing where it is absent. Emits nothing.
    virtual void show(const SpecNode *value) = 0;
    // What is wrong with the document; each editor takes what is its own.
    virtual void showIssues(const QList<SpecIssue> &issues) = 0;
    // What holds where nothing stands, for what takes it from elsewhere in the group (FormField::inherited).
    virtual void showInherited(const SpecNode &group) { Q_UNUSED(group) }

Q_SIGNALS:
    // One thing that a person did, as edits that belong together.
    void edited(const quayside::SpecEdits &edits);

private:
    const QString m_pointer;
};

// Where an editor stands: under a label of its own, or in a cell of a table, whose column has the label.
enum class FieldPlace { Form, Cell };

// The editor of a field of the object at this pointer.
FieldEditor *makeEditor(const FormField &field, const QString &object, FieldPlace place);

// What stands below a node at a path such as "properties/image"; names are compared as ACI does.
const SpecNode *below(const SpecNode *node, QStringView path);
// The text of the scalar that an absent property of an object takes over; empty where there is none.
QString inheritedText(const FormField &field, const QString &pointer, const SpecNode &group);
// JSON of ours as a node, for new elements.
SpecNode newNode(const char *json);

// What is wrong at a place and, where asked, below it.
QList<SpecIssue> issuesAt(const QList<SpecIssue> &issues, const QString &pointer, bool andBelow);

} // namespace quayside
