// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QTextBlock;

namespace quayside {

class SpecText;

// Beside the text: marks of problems, line numbers, and signs for folding.
class SpecMargin final : public QWidget
{
    Q_OBJECT

public:
    explicit SpecMargin(SpecText *text);

    int wantedWidth() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void paintLine(QPainter &painter, const QTextBlock &block, const QRectF &place);
    void paintFoldSign(QPainter &painter, const QTextBlock &block, const QRectF &place);

    SpecText *const m_text;
};

} // namespace quayside
