// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/textedit.h"
#include "models/spec/edit/treeedit.h"
#include "models/spec/specchanges.h"
#include "models/spec/specdocument.h"
#include "models/spec/tr.h"

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

tl::unexpected<Error> onlyByHand(const QString &pointer)
{
    return failure(Error::Kind::Unsupported,
                   SpecTr::tr("“%1” is written in a way that only a person can change; change it in the text.").arg(pointer.left(200)));
}

Result<EditedDocument> unreadable()
{
    return failure(Error::Kind::Malformed, SpecTr::tr("This text is no container group; correct it before you change it here."));
}

} // namespace

// Whatever the text looks like, the result is read again and must say what was wanted, or nothing is changed.
Result<EditedDocument> SpecDocument::tried(const SpecEdit &edit, const SpecNode &wanted) const
{
    const edit::Source source{m_text, m_root, m_anchors, m_merges, m_isJson};
    return edit::textChanges(source, edit).and_then([&](const QList<TextChange> &changes) -> Result<EditedDocument> {
        SpecDocument document = fromText(changedText(m_text, changes));
        document.m_hasByteOrderMark = m_hasByteOrderMark;
        if (!edit::saysTheSame(document.m_root, wanted))
            return onlyByHand(edit.pointer);
        return EditedDocument{document, changes};
    });
}

Result<EditedDocument> SpecDocument::withEdit(const SpecEdit &edit) const
{
    if (!m_readable)
        return unreadable();
    const Result<SpecNode> wanted = edit::applied(m_root, &schemaRoot(), edit::stepsOf(edit.pointer), edit);
    if (!wanted)
        return tl::unexpected(wanted.error());
    Result<EditedDocument> edited = tried(edit, *wanted);
    if (edited || edit.kind != SpecEdit::Kind::Move)
        return edited;
    // A value may not move in front of the name that it repeats: it is then written anew.
    const QString list = edit.pointer.left(edit.pointer.lastIndexOf(u'/'));
    const QString target = list + u'/' + QString::number(edit.index);
    const SpecNode moved = edit::ownCopy(edit::valueAt(m_root, edit.pointer));
    return withEdits({SpecEdit::remove(edit.pointer), SpecEdit::insert(target, moved)});
}

Result<EditedDocument> SpecDocument::withEdits(const QList<SpecEdit> &edits) const
{
    if (!m_readable)
        return unreadable();
    EditedDocument all{*this, {}};
    for (const SpecEdit &edit : edits) {
        Result<EditedDocument> one = all.document.withEdit(edit);
        if (!one)
            return one;
        all.document = one->document;
        all.changes.append(one->changes);
    }
    return all;
}

Result<EditedDocument> SpecDocument::withSpec(const ContainerGroupSpec &spec) const
{
    return isReadable() && spec == m_spec ? EditedDocument{*this, {}} : withEdits(changesBetween(m_spec, spec));
}

} // namespace quayside
