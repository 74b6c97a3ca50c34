// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/arm/expression.h"
#include "models/convert/conversion.h"
#include "models/spec/specnode.h"

#include <QHash>
#include <QSet>

namespace quayside::arm {

// What an expression comes to.
struct Value
{
    SpecNode node;
    bool isSecret = false; // a secure parameter is in it
    bool isStandIn = false; // a function of Azure's own was imitated
    QStringList unknown; // names of questions without an answer; then the node says nothing

    bool isKnown() const { return unknown.isEmpty(); }
};

// Evaluates the expressions of one template. What cannot be known here is asked for by its canonical text or the name of its
// parameter. Bounded in depth, steps and size: what goes beyond is asked for as well.
class Evaluator
{
public:
    Evaluator(const SpecNode &root, const ConversionOptions &options);

    // Of a text as it stands in the template: an expression, or a literal.
    Value evaluateText(const QString &text);
    // Of a tree with expressions anywhere in it, names included. Entries that are not known are left out.
    Value evaluateTree(const SpecNode &node);

    // The tree that a text such as "[variables('a').b]" stands for, unevaluated; nothing for any other text.
    const SpecNode *definitionOf(const QString &text) const;

    // copyIndex() of the loop with this name, and of the innermost one.
    void enterLoop(const QString &name, int index);
    void leaveLoop();

    // What has to be asked for an unknown name.
    ConversionQuestion question(const QString &name) const;

private:
    struct Loop
    {
        QString name;
        int index;
    };

    Value evaluate(const Expression &expression);
    Value evaluateCall(const Expression &call);
    Value evaluateIf(const Expression &call);
    Value evaluateCoalesce(const Expression &call);
    Value applyFunction(const Expression &call);
    Value evaluateMember(const Expression &expression);
    const SpecNode *definitionOf(const Expression &expression) const;
    Value parameter(const Expression &call);
    Value parameterValue(const QString &name, const SpecNode &definition);
    Value variable(const Expression &call);
    Value variableLoop(const SpecNode &loop);
    Value copyIndex(const Expression &call);
    Value uniqueString(const Expression &call);
    Value resourceId(const Expression &call);

    Value ask(const ConversionQuestion &question);
    Value askFor(const Expression &expression);
    Value askForPlace(const QString &name);
    Value tooMuch(const QString &name);
    bool isTooMuch(const SpecNode &node);

    const SpecNode m_parameters;
    const SpecNode m_variables;
    const ConversionOptions &m_options;
    QHash<QString, Value> m_known; // parameters and variables
    QSet<QString> m_beingEvaluated; // a variable that needs itself
    QList<Loop> m_loops;
    QHash<QString, ConversionQuestion> m_questions; // by name
    int m_steps = 0;
    int m_depth = 0;
    qsizetype m_size = 0;
};

} // namespace quayside::arm
