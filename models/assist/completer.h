// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/completion.h"
#include "models/assist/outlineplaces.h"
#include "models/assist/propertyhelp.h"

namespace quayside {

// Finds what may be written at the caret of one outline.
class Completer
{
public:
    Completer(QStringView text, const Outline &outline, const PropertyHelps &helps, const QStringList &regions);

    QList<Completion> completions();

private:
    void addProperties();
    void addProperty(const SchemaNode &property, const QString &pattern, QLatin1StringView dash);
    void addValues(const SchemaPlace &place);
    void addValue(const QString &value, Completion::Kind kind, const QString &help, bool isText);
    QList<Completion> ranked();

    QString typed() const;
    bool isTaken(const QString &name) const;
    void write(Completion &completion, const SchemaNode &property, QLatin1StringView dash) const;
    void writeFlow(Completion &completion, const SchemaNode &property) const;
    QString asScalar(const QString &value, bool isText) const;
    QString commaBehind() const;
    int indentOfLine() const;
    bool indentsLists() const;

    const QStringView m_text;
    const Outline &m_outline;
    const OutlineSpot &m_spot;
    const PropertyHelps &m_helps;
    const QStringList &m_regions;
    const OutlinePlaces m_places;
    QStringList m_taken; // names that stand in the same map
    QList<Completion> m_found;
};

} // namespace quayside
