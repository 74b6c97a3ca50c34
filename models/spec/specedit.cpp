// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specedit.h"

#include <QLocale>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

SpecNode scalar(const QString &text, bool isQuoted)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Scalar;
    node.text = text;
    node.isQuoted = isQuoted;
    return node;
}

} // namespace

SpecNode SpecEdit::text(const QString &value)
{
    return scalar(value, true);
}

SpecNode SpecEdit::number(double value)
{
    return scalar(QString::number(value, 'g', QLocale::FloatingPointShortest), false);
}

SpecNode SpecEdit::flag(bool value)
{
    return scalar(value ? u"true"_s : u"false"_s, false);
}

} // namespace quayside
