// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/outline.h"

namespace quayside {

// Reads YAML's block style line by line, without ever refusing: places come from the columns alone.
class BlockScanner
{
public:
    explicit BlockScanner(Outline &outline);

    void scan();

private:
    void scanLine();
    bool skipBlockText();
    void takeDashes();
    void takeWord();
    void takeName(qsizetype colon);
    void takeNameOrValue(int entry, qsizetype colon);
    void takeScalar(int entry, qsizetype from);
    void openFlow(int owner);
    void leave(int column, bool isItem);
    int add(const OutlineEntry &entry);
    void noteWord(qsizetype from, qsizetype to);
    qsizetype colonOfName() const;
    qsizetype scalarEnd(qsizetype from) const;
    bool caretIsOnLine() const { return m_outline.m_caret >= m_start && m_outline.m_caret <= m_end; }
    int columnOf(qsizetype at) const { return static_cast<int>(at - m_start); }

    Outline &m_outline;
    const QStringView m_text;
    qsizetype m_start = 0; // of the line
    qsizetype m_end = 0; // of the line, before its end mark
    qsizetype m_at = 0;
    QList<int> m_open; // entries around the line, outermost first
    QList<int> m_items; // how many items each entry has
    int m_rootItems = 0;
    int m_blockText = -1; // the entry whose block scalar goes on
};

} // namespace quayside
