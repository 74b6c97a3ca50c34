// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/jsonpointer.h"

#include <utility>
#include <vector>

// Walks over a spec that remember where everything stands.
namespace quayside::rules {

// A JSON pointer that is put together where it is used: most walks find nothing to say.
class PlacePath
{
public:
    PlacePath(QString place)
        : m_place(std::move(place))
    {
    }
    PlacePath(QString list, qsizetype index)
        : m_place(std::move(list))
        , m_index(index)
    {
    }

    operator QString() const { return m_index < 0 ? m_place : QString(m_place + pointerStep(m_index)); }
    friend QString operator+(const PlacePath &place, const QString &below) { return QString(place) + below; }

private:
    QString m_place;
    qsizetype m_index = -1;
};

// A part of a spec and its JSON pointer.
template <typename T>
struct Placed {
    const T &value;
    PlacePath path;
};

template <typename T>

using PlacedList = std::vector<Placed<T>>;

// The items of a list; `path` is the list's own.
template <typename T>
void appendPlaced(PlacedList<T> &found, const QList<T> &items, const QString &path)
{
    if (found.empty())
        found.reserve(static_cast<size_t>(items.size()));
    for (qsizetype i = 0; i < items.size(); ++i)
        found.push_back({items.at(i), {path, i}});
}

template <typename T>

PlacedList<T> placed(const QList<T> &items, const QString &path)
{
    PlacedList<T> found;
    appendPlaced(found, items, path);
    return found;
}

// The containers that run together, the init containers before them, and both.
PlacedList<spec::Container> regularContainers(const ContainerGroupSpec &spec);
PlacedList<spec::Container> initContainers(const ContainerGroupSpec &spec);
PlacedList<spec::Container> allContainers(const ContainerGroupSpec &spec);

// The variables and the security contexts of all containers.
PlacedList<spec::EnvironmentVariable> environmentVariables(const ContainerGroupSpec &spec);
PlacedList<spec::SecurityContext> securityContexts(const ContainerGroupSpec &spec);

// The ports on which regular containers listen, the ports of the group's address, and both.
PlacedList<spec::Port> containerPorts(const ContainerGroupSpec &spec);
PlacedList<spec::Port> exposedPorts(const ContainerGroupSpec &spec);
PlacedList<spec::Port> allPorts(const ContainerGroupSpec &spec);

} // namespace quayside::rules
