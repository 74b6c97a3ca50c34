// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/specassistant.h"
#include "ui/widgets/plainlabel.h"

#include <QScrollArea>

namespace quayside {

// The documentation of a property as plain text, for the side of an editor.
class HelpPane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit HelpPane(QWidget *parent = nullptr);

    void explain(const Documentation &documentation);

    QSize sizeHint() const override { return {280, 200}; }

private:
    void setPart(PlainLabel *label, const QString &text);

    PlainLabel *const m_name;
    PlainLabel *const m_path;
    PlainLabel *const m_text;
    PlainLabel *const m_facts;
    PlainLabel *const m_localTitle;
    PlainLabel *const m_local;
};

// The same in a few lines, for a tool tip.
QString shortDocumentation(const Documentation &documentation);

} // namespace quayside
