// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "ui/specform/fieldeditor.h"
#include "ui/widgets/plainlabel.h"

#include <optional>

class QPlainTextEdit;

namespace quayside {

// A map whose names and values nobody but the person knows, as YAML or JSON. What cannot be read stays in the field, with the
// reason, and changes nothing. Secret ones are seen only while they are typed.
class FreeField final : public FieldEditor
{
    Q_OBJECT

public:
    FreeField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *value) override;
    void showIssues(const QList<SpecIssue> &issues) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onEdited();
    void setText(const QString &text);
    void showFault(const QString &fault);
    void fit();

    const bool m_isSecret;
    QPlainTextEdit *const m_text;
    PlainLabel *const m_fault;
    std::optional<SpecNode> m_value; // what the document says, or was just told to say
};

// The map that a text stands for; nothing at all is Null. The error says what is wrong, and where.
Result<SpecNode> readFreeMap(const QString &text);

} // namespace quayside
