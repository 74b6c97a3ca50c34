// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <span>

namespace quayside {

// One property as a field of the form: where it stands, what it is called, what holds where it is absent. Only tables of constants
// exist; the form is made from them.
struct FormField
{
    enum class Kind {
        Text,
        Choice, // one of some words; a file may say others
        Number,
        Secret, // typed blind, and never shown again
        Lines, // a list of text, one to a line
        Pairs, // names that the person chooses, and text
        Names, // the same without values
        SecretPairs,
        Environment, // the value of a variable, plain or secret
        Rows, // a list of small objects: a table
        Cards, // a list of large ones
        Object, // a part that is there or not
        Free, // a map of whatever the person wants, as YAML or JSON
        SecretFree,
    };

    Kind kind;
    const char *path; // below the object that it belongs to, as a JSON pointer in the schema's spelling, without the first "/"
    const char *label;
    const char *fallback = ""; // what holds where it is absent
    const char *choices = ""; // with "|" between them
    std::span<const FormField> fields = {}; // of Rows, Cards and Object
    const char *initial = "{}"; // JSON of a new element or part
    const char *inherited = ""; // below what the object belongs to: what holds instead where it is absent

    QString labelText() const;
    QString fallbackText() const;
};

// A part of the form, as a person thinks of it.
struct FormSection
{
    const char *title;
    const char *iconName;
    const char *purpose;
    std::span<const FormField> group; // below the group itself
    std::span<const FormField> container; // below each container
    std::span<const FormField> initContainer;

    QString titleText() const;
    QString purposeText() const;
};

std::span<const FormSection> formSections();

} // namespace quayside
