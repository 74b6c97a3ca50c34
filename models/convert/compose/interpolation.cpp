// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/interpolation.h"

#include "models/convert/tr.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside::compose {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 10; // defaults in defaults

constexpr qsizetype longest = 2'000; // from brace to brace

// Where the brace that opens before the text closes, or -1.
qsizetype closingBrace(QStringView text)
{
    int open = 1;
    for (qsizetype i = 0; i < std::min(text.size(), longest); ++i) {
        open += text.at(i) == u'{' ? 1 : text.at(i) == u'}' ? -1 : 0;
        if (open == 0)
            return i;
    }
    return -1;
}

} // namespace

Interpolation::Interpolation(const QMap<QString, QString> &variables, ConversionReport &report)
    : m_variables(variables)
    , m_report(report)
{
}

SpecNode Interpolation::apply(const SourceField &field)
{
    SpecNode node = *field.node;
    if (node.isScalar() && node.text.contains(u'$')) {
        m_field = field;
        node.text = replaced(node.text, 0);
    }
    const QList<SourceField> items = field.items();
    for (qsizetype i = 0; i < items.size(); ++i)
        node.items[i] = apply(items.at(i));
    const QList<SourceField> members = field.members();
    for (qsizetype i = 0; i < members.size(); ++i)
        node.entries[i].value = apply(members.at(i));
    return node;
}

QString Interpolation::replaced(QStringView text, int depth)
{
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]*"_s);
    QString result;
    while (!text.isEmpty()) {
        const qsizetype dollar = text.indexOf(u'$');
        if (dollar < 0 || dollar + 1 >= text.size())
            return result + text;
        result += text.first(dollar);
        text = text.sliced(dollar + 1);
        const qsizetype end = text.startsWith(u'{') ? closingBrace(text.sliced(1)) : -1;
        const QRegularExpressionMatch plain = name.match(text);
        if (end >= 0)
            result += braced(text.sliced(1, end), depth + 1);
        else if (plain.hasMatch())
            result += value(plain.captured());
        else
            result += u'$';
        const bool isDoubled = end < 0 && text.startsWith(u'$');
        text = text.sliced(end >= 0 ? end + 2 : isDoubled ? 1 : plain.capturedLength());
    }
    return result;
}

QString Interpolation::braced(QStringView inside, int depth)
{
    static const QRegularExpression pattern(u"\\A([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])(.*))?\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = pattern.match(inside);
    if (!match.hasMatch() || depth > deepest)
        return u"${"_s + inside + u'}';
    const QString name = match.captured(1);
    const QString sign = match.captured(2);
    const auto known = m_variables.constFind(name);
    const bool isSet = known != m_variables.constEnd() && !(sign.startsWith(u':') && known->isEmpty());
    if (sign.endsWith(u'+'))
        return isSet ? replaced(match.capturedView(3), depth) : QString();
    if (isSet)
        return *known;
    return sign.endsWith(u'-') ? replaced(match.capturedView(3), depth)
        : sign.isEmpty()       ? value(name)
                               : missing(name, match.captured(3));
}

QString Interpolation::value(const QString &name)
{
    const auto known = m_variables.constFind(name);
    return known != m_variables.constEnd() ? *known : missing(name, {});
}

// `why` is what the file itself says about a variable that must not be missing.
QString Interpolation::missing(const QString &name, const QString &why)
{
    const bool isNeeded = !why.isNull();
    const QString question = why.isEmpty() ? ConvertTr::tr("Which value has the variable “%1”?").arg(name) : why.left(500);
    m_report.ask({name, question, ConversionQuestion::Type::Text, {}, false, isNeeded});
    m_report.note({m_field.pointer, {}, Fidelity::Asked, ConvertTr::tr("The variable “%1” has no value; nothing stands for it.").arg(name), m_field.node->range});
    return {};
}

} // namespace quayside::compose
