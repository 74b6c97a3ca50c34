// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

namespace quayside {

// Fusion without its gradients on chosen rows: the delegates draw what there is to see. Boxes to tick in the theme's colours. And every tool tip is plain text, wherever
// it comes from: Qt would render HTML, and load the images of it, from any text that looks like it.
class FlatStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    FlatStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

    QIcon standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;

private:
    static void drawCheck(const QStyleOption &option, QPainter &painter);
};

} // namespace quayside
