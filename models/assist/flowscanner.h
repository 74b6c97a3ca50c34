// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/outline.h"

namespace quayside {

// Reads JSON, and YAML's flow style, without ever refusing: brackets may be open, commas missing, strings unfinished.
class FlowScanner
{
public:
    // The bracket at `from` is the value of an entry, or the root's; `column` is where the block around it stands, -1 for none.
    FlowScanner(Outline &outline, qsizetype from, int owner, int column);

    // Reads to the bracket that closes the first one, or to where the block style plainly goes on. Returns the place behind.
    qsizetype scan();

private:
    struct Frame
    {
        int owner; // whose value the brackets are
        bool isMap;
        int name = -1; // the entry that waits for a value or has one
        int items = 0;
        bool hasColon = false;
        bool hasValue = false;
    };

    bool step();
    void open(QChar bracket);
    void close();
    void comma();
    void token();
    void skipComment();
    bool startsComment() const;
    bool blockGoesOn() const;
    qsizetype tokenEnd() const;
    void takeName(qsizetype end);
    void takeValue(qsizetype end);
    int addItem(qsizetype end);
    void noteGap();
    QStringView unquoted(qsizetype end) const;
    bool caretIsWithin(qsizetype end) const;

    Outline &m_outline;
    const QStringView m_text;
    const int m_column;
    qsizetype m_at;
    QList<Frame> m_frames;
    int m_first; // owner of the first bracket
    bool m_seenCaret;
};

} // namespace quayside
