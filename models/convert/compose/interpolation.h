// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversionreport.h"

namespace quayside::compose {

// Replaces the variables in every text of a Compose file: $A, ${A}, ${A:-default}, ${A-default}, ${A:?why}, ${A:+other}, $$ for a dollar.
// One without a value stands for nothing, as in Compose, and is asked for.
class Interpolation
{
public:
    Interpolation(const QMap<QString, QString> &variables, ConversionReport &report);

    SpecNode apply(const SourceField &field);

private:
    QString replaced(QStringView text, int depth);
    QString braced(QStringView inside, int depth);
    QString value(const QString &name);
    QString missing(const QString &name, const QString &why);

    const QMap<QString, QString> &m_variables;
    ConversionReport &m_report;
    SourceField m_field; // where it works
};

} // namespace quayside::compose
