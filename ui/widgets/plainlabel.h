// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace quayside {

// A label that shows text literally, whatever stands in it: QLabel would render HTML, and load the images of it, from any string
// . tests/architecture sees to it that no other label is used.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Text, Dim, Faint, Good, Warn, Bad };

    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setTextSize(TextSize size);
    // Text that may be longer than the line: cut with an ellipsis, whole in the tool tip.
    void setElided(bool elided);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone = Tone::Text;
    bool m_elided = false;
};

} // namespace quayside
