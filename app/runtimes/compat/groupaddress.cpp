// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/groupaddress.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace quayside {

using namespace Qt::StringLiterals;

QString pickGroupAddress(const QString &group, const QSet<QString> &taken)
{
    constexpr quint32 first = 1;
    constexpr quint32 count = 65'534;
    const QByteArray hash = QCryptographicHash::hash(group.toUtf8(), QCryptographicHash::Sha256);
    const auto start = qFromBigEndian<quint32>(hash.constData());
    for (quint32 i = 0; i < count; ++i) {
        const quint32 host = first + (start % count + i) % count;
        const QString address = u"127.77.%1.%2"_s.arg(host / 256).arg(host % 256);
        if (!taken.contains(address))
            return address;
    }
    return {};
}

} // namespace quayside
