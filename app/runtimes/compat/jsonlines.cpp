// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/jsonlines.h"

#include <QJsonDocument>

namespace quayside {

QList<QJsonObject> JsonLines::feed(QByteArrayView bytes)
{
    constexpr qsizetype longestLine = 16 * 1024 * 1024;
    QList<QJsonObject> objects;
    m_rest.append(bytes);
    qsizetype start = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', start)) {
        const QJsonDocument document = QJsonDocument::fromJson(m_rest.sliced(start, end - start));
        if (document.isObject())
            objects.append(document.object());
        start = end + 1;
    }
    m_rest.remove(0, start);
    if (m_rest.size() > longestLine)
        m_rest.clear();
    return objects;
}

} // namespace quayside
