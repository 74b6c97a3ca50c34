// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logrows.h"
#include "ui/logs/loggutter.h"
#include "ui/logs/logtext.h"

#include <QAbstractScrollArea>
#include <QPushButton>
#include <QTimer>

class QMenu;

namespace quayside {

// Shows a log; paints only the rows that are visible, whatever the length of the log or of its lines. Follows the end until somebody
// scrolls up, and holds the place while lines come.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget *parent = nullptr);

    // The log must outlive its being shown; null shows nothing.
    void setLog(LogLines *log);
    LogLines *log() const { return m_rows.log(); }
    // Leaves only the lines that fit. An error when the filter cannot be used.
    Result<> setFilter(const LogFilter &filter);
    const LogRows &rows() const { return m_rows; }

    void setLook(const LogLook &look);
    const LogLook &look() const { return m_gutter.look(); }
    // What is marked wherever it stands; an empty query marks nothing.
    void setMarked(const TextQuery &query);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool follow);
    // Brings a line to the middle of the view, and its row out.
    void showLine(qint64 line);
    // Folds or unfolds the stack trace below a line.
    void toggleTrace(qint64 line);
    // The line that was brought out, or the one at the top; -1 when there is none.
    qint64 currentLine() const;

    // What a person has marked; without times.
    QString selectedText() const;
    void selectAll();
    // The lines on screen as they are, and their numbers: the first, and the one behind the last.
    QList<QByteArray> visibleLines() const;
    std::pair<qint64, qint64> visibleRange() const;
    // Two lines that a person has marked to save what is between them; -1 is none.
    std::pair<qint64, qint64> marks() const { return m_marks; }
    void setMarks(qint64 first, qint64 last);

    // For screen readers: the rows on screen are their text. Offsets are characters of it, rectangles are on the screen.
    QString followingText() const;
    std::pair<int, int> visibleSelection() const;
    void selectVisible(int begin, int end);
    QRect visibleCharacter(int offset) const;
    int visibleOffset(QPoint point) const;
    // The rows on screen as text, for screen readers and tests.
    QString visibleText() const;

Q_SIGNALS:
    void followingChanged(bool follows);
    // Rows came or went.
    void rowsChanged();
    // Somebody wants to look for text.
    void searchRequested();
    // Somebody wants to see what is around a line.
    void contextRequested(qint64 line);
    void lineShown(qint64 line);
    void markedChanged();
    void lookChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    // A place between two characters of a line.
    struct Place
    {
        qint64 line = 0;
        qsizetype column = 0;
        auto operator<=>(const Place &) const = default;
    };
    // A row on screen: a line, or the part of one that is wrapped.
    struct Row
    {
        qint64 row = 0; // of LogRows
        qint64 part = 0;
        auto operator<=>(const Row &) const = default;
    };

    void onChanged();
    void onCleared();
    void onScrolled();
    void refresh();
    void updateScrollBars();
    void updatePill();
    void measure();
    void scrollBy(qint64 rows);
    void setTop(Row top);

    int rowsOnScreen() const;
    qsizetype columnsInRow() const;
    qint64 partsOf(qint64 row) const;
    Row top() const;
    Row topAtEnd() const;
    Row moved(Row from, qint64 rows) const;
    int offsetOfRows() const;
    LogRecord recordOf(qint64 row) const;
    LogLineText lineText(const LogRecord &record) const { return LogLineText(record.text, m_columns); }
    void measureColumns();
    QFont lineFont() const;
    void zoom(int points);
    Place placeOfOffset(int offset) const;
    void addMarkActions(QMenu &menu, qint64 line);
    Place placeAt(QPoint point) const;
    QString rowText(Row row) const;

    void paintRow(QPainter &painter, Row row, int top);
    void paintMark(QPainter &painter, const LogRecord &record, int top) const;
    void paintTrace(QPainter &painter, qint64 line, double left, int top);
    void paintEnds(QPainter &painter, qint64 line, const QRect &place) const;
    void paintSelection(QPainter &painter, qint64 line, qsizetype first, qsizetype length, double left, int top) const;
    void paintFound(QPainter &painter, const QString &text, double left, int top);
    void paintText(QPainter &painter, const LogText &text, const QColor &colour, double left, int top) const;
    bool hasSelection() const { return m_anchor != m_caret; }
    void copy(bool withTimes = false);

    LogRows m_rows;
    LogGutter m_gutter;
    QList<LogColumn> m_columns; // of JSON lines; they only grow, so that nothing jumps
    std::unique_ptr<LineMatcher> m_marked;
    bool m_following = true;
    bool m_adjusting = false; // we move the scroll bar ourselves
    qint64 m_topLine = 0; // while it does not follow
    qint64 m_topPart = 0;
    qint64 m_currentLine = -1;
    qint64 m_seenEnd = 0; // lines that a person has had on screen or below when they began to scroll up
    std::pair<qint64, qint64> m_marks{-1, -1};
    bool m_copiesTimes = false;
    QList<std::pair<QRect, qint64>> m_traces; // where a click folds or unfolds, as it was painted last
    Place m_anchor;
    Place m_caret;
    int m_rowHeight = 1;
    int m_ascent = 1;
    double m_characterWidth = 1;
    int m_wheel = 0; // turned, and not a whole row yet
    QTimer m_refresh; // at most one repaint a frame
    QPushButton *const m_pill;
};

} // namespace quayside
