// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/textchange.h"
#include "tests/fuzz/fuzz.h"

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

void tryEdits(const SpecDocument &document, const QList<SpecEdit> &edits)
{
    const Result<EditedDocument> edited = document.withEdits(edits);
    fuzz::require(edited || !edited.error().summary.isEmpty(), "an edit is refused without a reason");
    if (edited)
        fuzz::require(changedText(document.text(), edited->changes) == edited->document.text(), "the changes do not make the text");
}

} // namespace

// Whatever a text is, its repairs and some edits leave a text that the changes make, or a reason.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const SpecDocument document = SpecDocument::fromText(fuzz::textOf(bytes, size));
    qsizetype repairs = 0;
    for (const SpecIssue &issue : document.issues(RuntimeLimits::azure())) {
        fuzz::requireSound(issue, document.text());
        for (const SpecRepair &repair : issue.repairs)
            if (++repairs <= 20)
                tryEdits(document, repair.edits);
    }
    fuzz::require(document.isReadable() || !document.readingIssues().isEmpty(), "a text is unreadable and nobody says why");
    tryEdits(document, {SpecEdit::set(u"/name"_s, SpecEdit::text(u"a: #b"_s))});
    tryEdits(document, {SpecEdit::set(u"/tags/new"_s, SpecEdit::text(u"line\nline\n"_s)), SpecEdit::remove(u"/properties/containers/0"_s)});
    tryEdits(document, {SpecEdit::insert(u"/properties/containers/0/properties/ports/-"_s, SpecEdit::number(80))});
    return 0;
}
