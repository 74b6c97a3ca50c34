// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QByteArray drawing(const QString &name, const QColor &color)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("#000000", color.name().toLatin1());
}

class ThemedIcon final : public QIconEngine
{
public:
    ThemedIcon(QString name, QColor Theme::*color)
        : m_name(std::move(name))
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, QIcon::Off, painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const Theme &theme = Theme::of(QApplication::palette());
        const QColor color = mode == QIcon::Disabled ? theme.lineStrong : theme.*m_color;
        return iconPixmap(m_name, color, std::min(size.width(), size.height()), scale);
    }

    QIconEngine *clone() const override { return new ThemedIcon(m_name, m_color); }
    QString key() const override { return u"quayside"_s; }

private:
    const QString m_name;
    QColor Theme::*const m_color;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new ThemedIcon(name, &Theme::text));
}

QIcon iconOnAccent(const QString &name)
{
    return QIcon(new ThemedIcon(name, &Theme::onAccent));
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = u"quayside-icon/%1/%2/%3/%4"_s.arg(name, color.name(), QString::number(size), QString::number(devicePixelRatio));
    QPixmap pixmap;
    if (size <= 0 || QPixmapCache::find(key, &pixmap)) // a button that is squeezed while its page is laid out asks for less than nothing
        return pixmap;
    const int pixels = static_cast<int>(size * devicePixelRatio + 0.5);
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(drawing(name, color));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace quayside
