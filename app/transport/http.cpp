// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/http.h"

namespace quayside {

QString Endpoint::text() const
{
    return isRemote() ? QStringLiteral("%1:%2").arg(host, QString::number(port)) : socketPath;
}

QByteArray HttpHead::header(QByteArrayView name) const
{
    for (const HttpHeader &header : headers)
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    return {};
}

} // namespace quayside
