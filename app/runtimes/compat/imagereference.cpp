// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/imagereference.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool namesRegistry(const QString &firstPart)
{
    return firstPart.contains(u'.') || firstPart.contains(u':') || firstPart == u"localhost";
}

} // namespace

QString fullImageName(const QString &image)
{
    QString name = image.trimmed();
    const qsizetype slash = name.indexOf(u'/');
    if (slash < 0)
        name = u"docker.io/library/"_s + name;
    else if (!namesRegistry(name.left(slash)))
        name = u"docker.io/"_s + name;
    const qsizetype lastSlash = name.lastIndexOf(u'/');
    const bool tagged = name.indexOf(u':', lastSlash) >= 0 || name.contains(u'@');
    return tagged ? name : name + u":latest"_s;
}

QString imageRegistry(const QString &fullName)
{
    return fullName.section(u'/', 0, 0);
}

} // namespace quayside
