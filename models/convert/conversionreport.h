// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"
#include "models/convert/sourcefield.h"

#include <QSet>

namespace quayside {

// The loss report while it is written. It knows which fields were spoken of, so that at the end the rest can be called lost:
// nothing disappears without a word.
class ConversionReport
{
public:
    void exact(const SourceField &source, const QString &target);
    void approximated(const SourceField &source, const QString &target, const QString &message);
    void lost(const SourceField &source, const QString &message);
    void asked(const SourceField &source, const QString &target, const QString &message);
    // It says nothing that could be lost: a version, an extension, a comment.
    void ignore(const SourceField &source);
    bool isKnown(const SourceField &source) const { return m_covered.contains(source.pointer) || m_touched.contains(source.pointer); }
    // A note of a source that is no tree.
    void note(const ConversionNote &note) { m_notes.append(note); }

    // A question that stands there already is not asked twice.
    void ask(const ConversionQuestion &question);

    // Calls lost whatever nobody spoke of, at the highest place that is lost as a whole. %1 in the sentence is its name.
    void loseRest(const SourceField &root, const QString &sentence);

    const QList<ConversionNote> &notes() const { return m_notes; }
    const QList<ConversionQuestion> &questions() const { return m_questions; }

private:
    void add(const SourceField &source, const QString &target, Fidelity fidelity, const QString &message);
    void cover(const QString &pointer);

    QList<ConversionNote> m_notes;
    QList<ConversionQuestion> m_questions;
    QSet<QString> m_asked; // the names of the questions
    QSet<QString> m_covered; // with all below
    QSet<QString> m_touched; // something below is covered
};

} // namespace quayside
