// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringView>

namespace quayside {

// One name or list item of a text, and what stands behind it on its line.
struct OutlineEntry
{
    int parent = -1; // another entry; -1 at the root
    int index = -1; // of an item in its list; -1 for a name
    int column = 0; // of the name or the dash, from 0; -1 in flow style
    QStringView name; // without quotes
    qsizetype offset = 0; // of the name with its quotes, or of the dash
    qsizetype length = 0;
    QStringView value; // a scalar without quotes; empty when there is none
    bool opensFlow = false; // its value begins with a bracket
    bool opensBlockText = false; // its value is a block scalar

    bool isItem() const { return index >= 0; }
};

// Where a caret is. `from` to `to` is the word there, quotes included; empty where nothing is typed yet.
struct OutlineSpot
{
    enum class Place { Nowhere, Name, Value };

    Place place = Place::Nowhere;
    int container = -1; // the entry in whose map or list this is; -1 is the root
    int entry = -1; // whose name or value this is; -1 when there is none yet
    qsizetype from = 0;
    qsizetype to = 0;
    int column = 0; // of the word, in block style
    bool isFlow = false;
    bool hasColon = false; // a colon follows the word
};

// What a text says as far as it can be told line by line, also while it cannot be parsed because somebody is typing: the names
// with their places in the tree, in the order of the text. Views point into the text.
class Outline
{
public:
    Outline(QStringView text, qsizetype caret);

    const QList<OutlineEntry> &entries() const { return m_entries; }
    const OutlineSpot &spot() const { return m_spot; }
    // Names stand in quotes and comments begin with two slashes.
    bool isJson() const { return m_isJson; }

private:
    friend class BlockScanner;
    friend class FlowScanner;

    QStringView m_text;
    qsizetype m_caret;
    bool m_isJson;
    QList<OutlineEntry> m_entries;
    OutlineSpot m_spot;
};

} // namespace quayside
