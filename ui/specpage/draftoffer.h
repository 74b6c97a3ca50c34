// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/draftkeeper.h"
#include "ui/widgets/plainlabel.h"

#include <QFrame>

#include <optional>

class QPushButton;

namespace quayside {

// A strip above a spec that offers what was left unfinished, and says afterwards what has to be typed again.
class DraftOffer final : public QFrame
{
    Q_OBJECT

public:
    explicit DraftOffer(QWidget *parent = nullptr);

    // Nothing is nothing to offer. What is offered stays, also when something else is typed meanwhile.
    void offer(const std::optional<Draft> &draft, const QDateTime &now);
    // What the draft that was taken up lacks; nothing to say hides the strip.
    void sayWhatIsMissing(const Draft &draft);

Q_SIGNALS:
    void continued(const quayside::Draft &draft);
    void discarded(const quayside::GroupId &group);

private:
    std::optional<Draft> m_draft;
    PlainLabel *const m_text;
    QPushButton *const m_continue;
    QPushButton *const m_discard;
};

// "You had an unfinished group from 14:02."
QString unfinishedWords(const Draft &draft, const QDateTime &now);

} // namespace quayside
