// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logstore.h"

#include <QAbstractScrollArea>
#include <QPushButton>
#include <QTimer>

namespace quayside {

// Shows a log store; paints only the rows that are visible, whatever the length of the log. Follows the end until somebody
// scrolls up, and holds the place while lines come.
class LogView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogView(QWidget *parent = nullptr);

    void setStore(LogStore *store);
    void setShowTimes(bool show);
    // The container in front of each line; of use with several.
    void setShowSources(bool show);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool follow);

    // What a person has marked, or the whole row under the caret; without times.
    QString selectedText() const;
    void selectAll();
    // The rows on screen as text, for screen readers and tests.
    QString visibleText() const;

Q_SIGNALS:
    void followingChanged(bool follows);

protected:
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

    void onAppended();
    void onDropped(qint64 count);
    void refresh();
    void updateScrollBars();
    void updatePill();
    void onScrolled();
    void measure();
    int rowsOnScreen() const;
    qint64 topLine() const;
    int gutterWidth() const;
    Place placeAt(QPoint point) const;
    void paintRow(QPainter &painter, qint64 line, int top) const;
    void paintMark(QPainter &painter, const LogRecord &record, int top) const;
    void paintSelection(QPainter &painter, qint64 line, int top, qsizetype length) const;
    QString rowText(qint64 line) const;
    QString timeText(const LogRecord &record) const;
    bool hasSelection() const { return m_anchor != m_caret; }
    void copy() const;

    LogStore *m_store = nullptr;
    bool m_showTimes = false;
    bool m_showSources = false;
    bool m_following = true;
    bool m_adjusting = false; // we move the scroll bar ourselves
    qint64 m_seenEnd = 0; // lines that a person has had on screen or below when they began to scroll up
    Place m_anchor;
    Place m_caret;
    int m_rowHeight = 1;
    double m_characterWidth = 1;
    QTimer m_refresh; // at most one repaint a frame
    QPushButton *const m_pill;
};

} // namespace quayside
