// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/difflayout.h"

#include <QAbstractScrollArea>

namespace quayside {

struct Theme;

// Shows two texts and what differs, side by side or one after the other. Paints only the rows that are visible, whatever the length
// of the texts; what is unchanged is folded until somebody unfolds it. One of the changes is the current one.
class DiffView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    void setRows(const QList<DiffRow> &rows);
    void setMode(DiffLayout::Mode mode);
    // Shows every line, or folds what is unchanged again.
    void setUnfolded(bool unfolded);

    qsizetype changeCount() const { return m_layout.changes.size(); }
    qsizetype currentChange() const { return m_current; } // from 0; -1 without one
    void goToChange(qsizetype number);
    void goToNextChange() { goToChange(m_current + 1); }
    void goToPreviousChange() { goToChange(m_current - 1); }
    // Goes to the change nearest to a line of the new text, from 1.
    void goToNewLine(int line);

    // The rows on screen as text, with a sign in front of each, for screen readers and tests.
    QString visibleText() const;

Q_SIGNALS:
    void currentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Line = DiffLayout::Line;

    enum class Side { Old, New };

    // One half of a row, or the whole of it, as it is painted.
    struct Cell
    {
        QRect place;
        Side side = Side::Old;
        bool hasBothNumbers = false; // of both texts, where they share the column
    };

    void layOut();
    void measure();
    void updateScrollBars();
    void unfold(const Line &fold);
    const Line *lineAt(QPoint point) const;
    int rowsOnScreen() const;
    int topLine() const;
    int gutterWidth(bool hasBothNumbers) const;
    qsizetype endOfChange(qsizetype start) const;
    bool isInCurrentChange(qsizetype line) const;
    void announce();
    void paintLine(QPainter &painter, qsizetype line, int top) const;
    void paintFold(QPainter &painter, const Line &line, const QRect &place) const;
    void paintCell(QPainter &painter, const DiffRow &row, const Cell &cell) const;
    void paintNumbers(QPainter &painter, const DiffRow &row, const Cell &cell) const;
    void paintText(QPainter &painter, const DiffRow &row, const Cell &cell) const;
    QString lineText(const Line &line) const;

    QList<DiffRow> m_rows;
    DiffLayout::Mode m_mode = DiffLayout::Mode::SideBySide;
    DiffLayout m_layout;
    QSet<qsizetype> m_opened; // folds, by the row that they begin with
    bool m_isUnfolded = false; // every line is shown
    qsizetype m_current = -1;
    qsizetype m_currentEnd = 0; // the line behind it
    qsizetype m_longest = 0; // characters of a line
    int m_digits = 1; // of the largest line number
    int m_rowHeight = 1;
    double m_characterWidth = 1;
};

} // namespace quayside
