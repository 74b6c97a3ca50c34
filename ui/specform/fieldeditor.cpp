// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/fieldeditor.h"

#include "models/spec/textparser.h"
#include "ui/specform/compositefields.h"
#include "ui/specform/freefield.h"
#include "ui/specform/leaffields.h"
#include "ui/specform/rowsfield.h"

namespace quayside {

namespace {

QString pointerOf(const FormField &field, const QString &object)
{
    return *field.path ? object + u'/' + QLatin1StringView(field.path) : object;
}

const SpecNode *elementOf(const SpecNode &list, QStringView step)
{
    bool isIndex = false;
    const qsizetype index = step.toLongLong(&isIndex);
    return isIndex && index >= 0 && index < list.items.size() ? &list.items.at(index) : nullptr;
}

FieldEditor *makeLeaf(const FormField &field, const QString &pointer)
{
    switch (field.kind) {
    case FormField::Kind::Choice: return new ChoiceField(field, pointer);
    case FormField::Kind::Lines: return new LinesField(field, pointer);
    case FormField::Kind::Environment: return new EnvironmentField(field, pointer);
    case FormField::Kind::Free:
    case FormField::Kind::SecretFree: return new FreeField(field, pointer);
    default: return new TextField(field, pointer);
    }
}

} // namespace

FieldEditor *makeEditor(const FormField &field, const QString &object, FieldPlace place)
{
    const QString pointer = pointerOf(field, object);
    switch (field.kind) {
    case FormField::Kind::Rows: return new RowsField(field, pointer);
    case FormField::Kind::Cards: return new CardsField(field, pointer);
    case FormField::Kind::Object: return new ObjectField(field, pointer);
    case FormField::Kind::Pairs:
    case FormField::Kind::SecretPairs:
    case FormField::Kind::Names: return new PairsField(field, pointer);
    default: break;
    }
    FieldEditor *leaf = makeLeaf(field, pointer);
    return place == FieldPlace::Cell ? leaf : new LabelledField(field.labelText(), leaf);
}

const SpecNode *below(const SpecNode *node, QStringView path)
{
    if (path.isEmpty())
        return node;
    for (const QStringView step : path.split(u'/')) {
        if (!node)
            return nullptr;
        node = node->isSequence() ? elementOf(*node, step) : node->value(step);
    }
    return node;
}

QString inheritedText(const FormField &field, const QString &pointer, const SpecNode &group)
{
    if (!*field.inherited)
        return {};
    const QString object = pointer.section(u'/', 1, -3); // without the property itself and the object that lacks it
    const QString path = object + u'/' + QLatin1StringView(field.inherited);
    const SpecNode *source = below(&group, path);
    return source && source->isScalar() ? source->text : QString();
}

SpecNode newNode(const char *json)
{
    const auto parsed = parseJson(QString::fromUtf8(json));
    Q_ASSERT(parsed);
    return parsed->root;
}

QList<SpecIssue> issuesAt(const QList<SpecIssue> &issues, const QString &pointer, bool andBelow)
{
    QList<SpecIssue> found;
    for (const SpecIssue &issue : issues)
        if (issue.path == pointer || (andBelow && issue.path.startsWith(pointer + u'/')))
            found.append(issue);
    return found;
}

} // namespace quayside
