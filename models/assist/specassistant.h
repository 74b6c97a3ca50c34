// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/completion.h"
#include "models/assist/propertyhelp.h"

#include <QList>
#include <QStringView>

namespace quayside {

// What the property at the caret is.
struct Documentation
{
    QString pointer; // in the group, as issues have it; empty where there is no property
    QString name;
    bool isKnown = false; // to the schema
    bool isReadOnly = false;
    PropertyHelp help;
};

// Helps people who write a spec as text. Everything is a function of the text and a place in it, and works on text that cannot be
// parsed because somebody is typing.
class SpecAssistant
{
public:
    // With the content of resources/help/properties.json.
    explicit SpecAssistant(const QByteArray &help);

    // What may be written at the caret, best first; nothing in comments, in block scalars and where the schema leaves all open.
    QList<Completion> completionsAt(QStringView text, qsizetype caret, const QStringList &regions = {}) const;
    // Of the property whose name or value is at the caret, else of the one around it.
    Documentation documentationAt(QStringView text, qsizetype caret) const;

private:
    PropertyHelps m_helps;
};

} // namespace quayside
