// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/specmargin.h"

#include "ui/speceditor/folding.h"
#include "ui/speceditor/spectext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int signSize = 14;
constexpr int foldWidth = 16;

} // namespace

SpecMargin::SpecMargin(SpecText *text)
    : QWidget(text)
    , m_text(text)
{
    setCursor(Qt::ArrowCursor);
}

int SpecMargin::wantedWidth() const
{
    const auto digits = QString::number(std::max(1, m_text->blockCount())).size();
    return fontMetrics().horizontalAdvance(u'9') * static_cast<int>(std::max<qsizetype>(2, digits)) + signSize + 2 * space::tiny + foldWidth;
}

void SpecMargin::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::of(palette()).window);
    m_text->forVisibleLines([&](const QTextBlock &block, const QRectF &place) {
        if (place.bottom() >= event->rect().top() && place.top() <= event->rect().bottom())
            paintLine(painter, block, place);
    });
}

void SpecMargin::paintLine(QPainter &painter, const QTextBlock &block, const QRectF &place)
{
    const Theme &theme = Theme::of(palette());
    const bool isCurrent = block == m_text->textCursor().block();
    painter.setPen(isCurrent ? theme.text : theme.faint);
    const QRectF number(0, place.top(), width() - foldWidth, place.height());
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
    paintFoldSign(painter, block, place);
    const std::optional<SpecIssue::Severity> severity = m_text->severityOf(block.blockNumber() + 1);
    if (!severity)
        return;
    const bool isError = *severity == SpecIssue::Severity::Error;
    const bool isWarning = *severity == SpecIssue::Severity::Warning;
    const QString name = isError ? u"error"_s : isWarning ? u"warning"_s : u"info"_s;
    const QColor color = isError ? theme.bad : isWarning ? theme.warn : theme.info;
    painter.drawPixmap(QPointF(space::tiny, place.center().y() - signSize / 2.0), iconPixmap(name, color, signSize, devicePixelRatioF()));
}

// A corner that points down when open and to the side when folded.
void SpecMargin::paintFoldSign(QPainter &painter, const QTextBlock &block, const QRectF &place)
{
    const bool folded = isFolded(block);
    if (!folded && !canFold(block))
        return;
    const Theme &theme = Theme::of(palette());
    const QPointF middle(width() - foldWidth / 2.0, place.center().y());
    QPainterPath corner;
    corner.moveTo(middle + (folded ? QPointF(-2, -4) : QPointF(-4, -2)));
    corner.lineTo(middle + QPointF(2, 2) - (folded ? QPointF(0, 2) : QPointF(2, 0)));
    corner.lineTo(middle + (folded ? QPointF(-2, 4) : QPointF(4, -2)));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(folded ? theme.accent : theme.faint, 1.5));
    painter.drawPath(corner);
    painter.restore();
}

void SpecMargin::mousePressEvent(QMouseEvent *event)
{
    const QTextBlock block = m_text->cursorForPosition({0, event->pos().y()}).block();
    if (event->pos().x() >= width() - foldWidth && (isFolded(block) || canFold(block)))
        m_text->toggleFold(block);
    else
        m_text->setTextCursor(QTextCursor(block));
}

void SpecMargin::wheelEvent(QWheelEvent *event)
{
    QCoreApplication::sendEvent(m_text->viewport(), event);
}

} // namespace quayside
