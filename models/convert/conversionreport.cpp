// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/conversionreport.h"

#include "models/convert/tr.h"

namespace quayside {

void ConversionReport::exact(const SourceField &source, const QString &target)
{
    add(source, target, Fidelity::Exact, ConvertTr::tr("It is kept as it is."));
}

void ConversionReport::approximated(const SourceField &source, const QString &target, const QString &message)
{
    add(source, target, Fidelity::Approximated, message);
}

void ConversionReport::lost(const SourceField &source, const QString &message)
{
    add(source, {}, Fidelity::Lost, message);
}

void ConversionReport::asked(const SourceField &source, const QString &target, const QString &message)
{
    add(source, target, Fidelity::Asked, message);
}

void ConversionReport::ignore(const SourceField &source)
{
    cover(source.pointer);
}

void ConversionReport::ask(const ConversionQuestion &question)
{
    if (m_asked.contains(question.name))
        return;
    m_asked.insert(question.name);
    m_questions.append(question);
}

void ConversionReport::loseRest(const SourceField &root, const QString &sentence)
{
    if (m_covered.contains(root.pointer) || !root)
        return;
    const QList<SourceField> below = root.isMap() ? root.members() : root.items();
    const bool isWhole = !m_touched.contains(root.pointer);
    if (isWhole && !root.pointer.isEmpty())
        return lost(root, sentence.arg((root[u"name"].isScalar() ? root[u"name"].text() : root.name()).left(80)));
    for (const SourceField &field : below)
        loseRest(field, sentence);
}

void ConversionReport::add(const SourceField &source, const QString &target, Fidelity fidelity, const QString &message)
{
    cover(source.pointer);
    const auto place = source.node ? std::optional(source.node->range) : std::nullopt;
    m_notes.append({source.pointer, target, fidelity, message, place});
}

void ConversionReport::cover(const QString &pointer)
{
    m_covered.insert(pointer);
    for (qsizetype end = pointer.lastIndexOf(u'/'); end >= 0; end = end > 0 ? pointer.lastIndexOf(u'/', end - 1) : -1)
        m_touched.insert(pointer.left(end));
}

} // namespace quayside
