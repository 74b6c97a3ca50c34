// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/mask/secretmask.h"

#include "models/spec/edit/textscan.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Changes in the order of the text that do not touch.
QString applied(const QString &text, const QList<TextChange> &changes)
{
    QString result;
    qsizetype done = 0;
    for (const TextChange &change : changes) {
        result += QStringView(text).sliced(done, change.offset - done);
        result += change.text;
        done = change.offset + change.length;
    }
    return result + QStringView(text).sliced(done);
}

bool changesSomething(const QString &text, const QList<TextChange> &changes)
{
    return std::ranges::any_of(changes, [&](const TextChange &change) { return QStringView(text).sliced(change.offset, change.length) != change.text; });
}

// What may begin a secret in a text that nobody can read: a name, also one that is written with escapes or over two lines, an anchor
// whose value a secret may repeat, a name with a question mark, and what a template's secrets are made of.
const QRegularExpression &signOfSecret()
{
    static const QRegularExpression sign(u"[\"']?(?:%1|defaultValue|variables|secureString|secureObject)|\\\\[xuU]|\\\\[ \\t]*\\r?$|&(?![&\\s])|^[ \\t]*\\?(?:[ \\t\\r]|$)"_s.arg(mask::secretNames()),
                                         QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return sign;
}

struct Span
{
    qsizetype begin;
    qsizetype end;
};

// Whole lines in which a text differs from another one; both have the rest before and behind.
struct Difference
{
    Span now;
    Span before;
};

bool isLineBegin(const QString &text, qsizetype at)
{
    return at == 0 || text.at(at - 1) == u'\n';
}

Difference differenceOf(const QString &text, const QString &before)
{
    const qsizetype shorter = std::min(text.size(), before.size());
    qsizetype same = std::ranges::mismatch(QStringView(text).first(shorter), QStringView(before).first(shorter)).in1 - QStringView(text).begin();
    same = edit::lineBegin(text, same);
    qsizetype tail = 0;
    while (tail < shorter - same && text.at(text.size() - 1 - tail) == before.at(before.size() - 1 - tail))
        ++tail;
    while (tail > 0 && !(isLineBegin(text, text.size() - tail) && isLineBegin(before, before.size() - tail)))
        --tail;
    return {{same, text.size() - tail}, {same, before.size() - tail}};
}

// Blank lines and comments do not end what is above them.
bool isEmptyText(QStringView text)
{
    for (const QStringView line : text.tokenize(u'\n')) {
        const QStringView words = line.trimmed();
        if (!words.isEmpty() && !words.startsWith(u'#') && !words.startsWith(u"//"))
            return false;
    }
    return true;
}

// An unfinished string, an open bracket, or lines that end as only YAML knows: what was begun may reach to the end of everything.
bool isUnfinished(const QString &text)
{
    static const QRegularExpression oddLineEnd(u"\\r(?!\\n)|[\\x{85}\\x{2028}\\x{2029}]"_s);
    const bool openQuote = text.count(u'"') % 2 != 0 || text.count(u'\'') % 2 != 0;
    return openQuote || text.count(u'{') != text.count(u'}') || text.count(u'[') != text.count(u']') || text.contains(oddLineEnd);
}

qsizetype leadingSpaces(QStringView line)
{
    return std::distance(line.begin(), std::ranges::find_if(line, [](QChar sign) { return sign != u' '; }));
}

// How much of a text's beginning stands further right than a line that may begin a secret, or is its list, and so may belong to it.
qsizetype sizeOfDeeper(QStringView text, qsizetype indent)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const QStringView line = text.sliced(at, edit::lineEnd(text, at) - at);
        const qsizetype spaces = leadingSpaces(line);
        const bool isBlank = spaces >= line.size() || line.at(spaces) == u'\t';
        if (!isBlank && spaces <= indent && !(spaces == indent && line.at(spaces) == u'-'))
            break;
        at = edit::nextLine(text, at);
    }
    return at;
}

// More values than that are no spec of a person.
constexpr qsizetype mostValues = 1'000;

// Where in a text the first sign of a secret is; -1 for nowhere.
qsizetype firstSign(const QString &text, const QSet<QString> &values)
{
    if (values.size() > mostValues)
        return 0;
    qsizetype first = signOfSecret().match(text).capturedStart();
    for (const QString &value : values)
        if (const qsizetype at = text.indexOf(value); at >= 0)
            first = first < 0 ? at : std::min(first, at);
    return first;
}

// What goes from a text that nobody can read.
class Cut
{
public:
    Cut(const QString &text, const QString &readable)
        : m_text(text)
        , m_readable(readable)
        , m_difference(differenceOf(text, readable))
        , m_gone{m_difference.now.end, m_difference.now.end}
    {
    }

    // What is known to be secret in the parts that are the same. What was typed in a secret, or right below one, goes with it.
    void keepHidden(const QList<TextChange> &known)
    {
        const Span &before = m_difference.before;
        const qsizetype shift = m_difference.now.end - before.end;
        for (TextChange change : known) {
            const qsizetype end = change.offset + change.length;
            const bool isBehind = change.offset >= before.end;
            if (isBehind)
                change.offset += shift;
            if (isBehind || (end <= before.begin && !isEmptyText(QStringView(m_readable).sliced(end, before.begin - end))))
                m_hidden.append(change);
            else
                m_gone = {std::min({m_gone.begin, change.offset, m_difference.now.begin}), std::max(m_gone.end, end + shift)};
        }
    }

    // Whether all that is known to be secret and still there is hidden by these changes too: what was a property may now be a line
    // of a longer text.
    bool isCoveredBy(const QList<TextChange> &changes) const
    {
        return std::ranges::all_of(m_hidden, [&](const TextChange &known) {
            const auto after = std::ranges::upper_bound(changes, known.offset, {}, &TextChange::offset);
            const bool covers = after != changes.begin() && std::prev(after)->offset + std::prev(after)->length >= known.offset + known.length;
            return covers || !changesSomething(m_text, {known});
        });
    }

    // From the first sign of a secret in what was typed, with what may go on below.
    void dropTyped(const QSet<QString> &values)
    {
        const Span &now = m_difference.now;
        const qsizetype sign = firstSign(m_text.sliced(now.begin, now.end - now.begin), values);
        if (sign < 0)
            return;
        const qsizetype at = now.begin + sign;
        const QString typed = m_text.sliced(at, now.end - at);
        const qsizetype anchor = typed.contains(u'*') ? m_text.indexOf(u'&') : -1; // a secret may now repeat what stands far above
        m_gone.begin = std::min({m_gone.begin, at, anchor < 0 ? at : anchor});
        const QStringView rest = QStringView(m_text).sliced(m_gone.end);
        const QStringView line = QStringView(m_text).sliced(edit::lineBegin(m_text, at));
        m_gone.end += isUnfinished(typed) ? rest.size() : sizeOfDeeper(rest, leadingSpaces(line));
    }

    QString rest()
    {
        QList<TextChange> changes;
        for (const TextChange &change : std::as_const(m_hidden)) {
            const qsizetype end = change.offset + change.length;
            if (end <= m_gone.begin || change.offset >= m_gone.end)
                changes.append(change);
            else // half of it would be left
                m_gone = {std::min(m_gone.begin, change.offset), std::max(m_gone.end, end)};
        }
        const bool splitsLine = !isLineBegin(m_text, m_gone.begin) && m_gone.end > m_gone.begin && isLineBegin(m_text, m_gone.end);
        changes.append({m_gone.begin, m_gone.end - m_gone.begin, splitsLine ? u"\n"_s : QString()});
        std::ranges::stable_sort(changes, {}, &TextChange::offset);
        return applied(m_text, changes);
    }

private:
    const QString &m_text;
    const QString &m_readable;
    const Difference m_difference;
    Span m_gone;
    QList<TextChange> m_hidden;
};

} // namespace

MaskedText SecretMask::masked(const QString &text)
{
    Cut cut(text, m_readable);
    cut.keepHidden(m_changes);
    const auto found = mask::findSecrets(text, m_values);
    if (found && cut.isCoveredBy(found->changes)) {
        const QString clean = applied(text, found->changes);
        // Read again: what was taken out must not have changed what the rest says.
        if (const auto again = mask::findSecrets(clean, {}); again && !changesSomething(clean, again->changes)) {
            remember(text, *found);
            return {clean, changesSomething(text, found->changes), false};
        }
    }
    cut.dropTyped(m_values);
    const QString clean = cut.rest();
    return {clean, clean != text, clean != text};
}

void SecretMask::remember(const QString &text, const mask::FoundSecrets &found)
{
    m_readable = text;
    m_changes = found.changes;
    QStringList values = found.values.values();
    std::ranges::sort(values);
    m_values.removeIf([&](const QString &shorter) { // half typed, as it seems now
        const auto longer = std::ranges::lower_bound(values, shorter);
        return longer != values.end() && longer->startsWith(shorter);
    });
    m_values.unite(found.values);
}

} // namespace quayside
