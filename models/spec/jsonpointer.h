// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside {

// One step of a JSON pointer (RFC 6901) with its slash, and the name that a step without its slash stands for.
inline QString pointerStep(QString name)
{
    return u'/' + name.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
}

inline QString pointerStep(qsizetype index)
{
    return u'/' + QString::number(index);
}

inline QString pointerName(QString step)
{
    return step.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
}

} // namespace quayside
