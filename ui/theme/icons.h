// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QString>

namespace quayside {

// One of our own drawings (resources/icons), in the text colour of whatever it is painted on, dim when disabled. It follows a
// change of theme by itself.
QIcon icon(const QString &name);

// The same for a primary button, in the colour of its text.
QIcon iconOnAccent(const QString &name);

// The same in one colour, for signs that mean something by it.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio);

} // namespace quayside
