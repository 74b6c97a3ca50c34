// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversionreport.h"
#include "models/core/result.h"

namespace quayside::kubernetes {

// The objects of a text. Pointers begin with the number of the document where there are several.
class Objects
{
public:
    // The error is the first document that cannot be read.
    static tl::expected<Objects, SpecIssue> read(const QString &text);

    QList<SourceField> all() const;
    // Those with a pod in them, and the pod itself: something with metadata and spec.
    QList<SourceField> workloads() const;
    static SourceField podOf(const SourceField &object);

    // The files of a ConfigMap or Secret ("data", decoded, and "stringData"); nothing where it is not in the text.
    std::optional<QMap<QString, QByteArray>> content(QStringView kind, const QString &name) const;
    SourceField find(QStringView kind, const QString &name) const;

private:
    QList<SpecNode> m_documents;
};

} // namespace quayside::kubernetes
