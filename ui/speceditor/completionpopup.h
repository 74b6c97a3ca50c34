// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/completion.h"
#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QListView>
#include <QStandardItemModel>

namespace quayside {

// What may be written at the caret, in a list below it that never has the focus: the editor hands on its keys.
class CompletionPopup final : public QFrame
{
    Q_OBJECT

public:
    explicit CompletionPopup(QWidget *parent);

    enum class Choose { Nothing, First };

    // Shows the list at a place of the parent, above the line when there is more room. Whoever asked for it has the first one
    // chosen, whoever is just typing has none; a choice survives when the list changes.
    void open(const QList<Completion> &completions, const QRect &line, Choose choose);
    // Up, down and the pages choose; Enter takes what is chosen, Tab that or the first; Escape closes. True when it was for us.
    bool handleKey(int key);

Q_SIGNALS:
    void taken(const quayside::Completion &completion);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void move(int rows);
    bool take(int row);
    void showHelp();
    void place(const QRect &line);

    QList<Completion> m_completions;
    QStandardItemModel m_model;
    QListView *const m_list;
    PlainLabel *const m_help;
};

} // namespace quayside
