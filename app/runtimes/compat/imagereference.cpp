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

QString canonicalRegistry(const QString &registry)
{
    const QString name = registry.toLower();
    return name == u"index.docker.io" || name == u"registry-1.docker.io" ? u"docker.io"_s : name;
}

// What stands after the registry; official images of Docker Hub need not say "library".
QString canonicalPath(const QString &registry, const QString &path)
{
    return registry == u"docker.io" && !path.contains(u'/') ? u"library/"_s + path : path;
}

} // namespace

QString fullImageName(const QString &image)
{
    QString name = image.trimmed();
    const qsizetype slash = name.indexOf(u'/');
    const bool named = slash > 0 && namesRegistry(name.left(slash));
    const QString registry = named ? canonicalRegistry(name.left(slash)) : u"docker.io"_s;
    name = registry + u'/' + canonicalPath(registry, named ? name.sliced(slash + 1) : name);
    const qsizetype lastSlash = name.lastIndexOf(u'/');
    const bool tagged = name.indexOf(u':', lastSlash) >= 0 || name.contains(u'@');
    return tagged ? name : name + u":latest"_s;
}

QString imageRegistry(const QString &fullName)
{
    return fullName.section(u'/', 0, 0);
}

bool isSameRegistry(const QString &one, const QString &other)
{
    return canonicalRegistry(one) == canonicalRegistry(other);
}

} // namespace quayside
