// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/outline.h"

#include "models/assist/blockscanner.h"
#include "models/assist/flowscanner.h"

namespace quayside {

namespace {

// As the parser decides, but also for a bracket that nothing follows yet.
bool looksLikeJson(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.startsWith(u"//") || trimmed.startsWith(u"/*"))
        return true;
    if (!trimmed.startsWith(u'{') && !trimmed.startsWith(u'['))
        return false;
    const QStringView rest = trimmed.sliced(1).trimmed();
    return rest.isEmpty() || rest.startsWith(u'"') || rest.startsWith(u'}') || rest.startsWith(u']') || rest.startsWith(u'{');
}

} // namespace

Outline::Outline(QStringView text, qsizetype caret)
    : m_text(text)
    , m_caret(caret)
    , m_isJson(looksLikeJson(text))
{
    if (m_isJson)
        FlowScanner(*this, 0, -1, -1).scan();
    else
        BlockScanner(*this).scan();
}

} // namespace quayside
