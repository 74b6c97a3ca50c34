// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/specissue.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace quayside {

// How much of one field came through a conversion.
enum class Fidelity {
    Exact,
    Approximated, // something close stands for it
    Lost,
    Asked, // the source does not say what is needed; there is a question for it
};

// What became of one field. A value that is secret is never part of a message.
struct ConversionNote
{
    QString source; // JSON pointer into the source; of a command line the flag
    QString target; // JSON pointer into the result; empty where the field is lost
    Fidelity fidelity = Fidelity::Exact;
    QString message; // one translated sentence
    std::optional<TextRange> place; // in the source, where it is a text with places

    bool operator==(const ConversionNote &) const = default;
};

// What only a person can say.
struct ConversionQuestion
{
    enum class Type { Text, Number, Flag, List, Object };

    QString name; // the key of the answer: a parameter, a variable, a function such as "resourceGroup().location"
    QString description; // from the source where it has one, as plain text; else our sentence
    Type type = Type::Text;
    QStringList allowed; // empty: anything
    bool isSecret = false; // the answer goes where secrets belong or nowhere
    bool isRequired = true; // the result is not complete without an answer

    bool operator==(const ConversionQuestion &) const = default;
};

struct ConversionOptions
{
    QMap<QString, QString> answers; // by the names of the questions; lists and objects as JSON
    QStringList profiles; // of a Compose file
    QString name; // of the group where the source has none
    qsizetype group = 0; // which one of a source with several, by SpecConversion::groups
    // A file beside the source, by the path that stands there. What is refused or missing is nothing. Never called when unset.
    std::function<std::optional<QByteArray>(const QString &path)> readFile = {};
};

// A group as far as it could be read, what became of every field, and what has to be asked.
struct SpecConversion
{
    ContainerGroupSpec spec;
    QList<ConversionNote> notes;
    QList<ConversionQuestion> questions; // those without an answer
    QStringList groups = {}; // what else could be taken, this one included, as the source calls them; empty where there is one only
};

// A text in another format; secrets are parameters or placeholders in it.
struct TextConversion
{
    QString text;
    QList<ConversionNote> notes;
};

} // namespace quayside
