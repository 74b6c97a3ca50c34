// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/verb.h"
#include "models/convert/convert.h"

namespace quayside {

// convert: the result on standard output or in a file, what was lost on standard error. 1 when a question that matters is open, 2 when
// the source cannot be read.
class ConvertVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    ConversionOptions options() const;
    SourceKind kindOf(const QString &text) const;
    TargetFormat format() const;
    bool write(const QString &text);
    void printNotes(const QList<ConversionNote> &notes);
    void printQuestions(const QList<ConversionQuestion> &questions);
};

} // namespace quayside
