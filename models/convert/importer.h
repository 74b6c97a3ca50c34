// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/convert.h"
#include "models/core/operation.h"

#include <QPointer>

#include <optional>

namespace quayside {

struct ImportRequest
{
    QString text;
    SourceKind kind = SourceKind::Unknown; // then the content says
    ConversionOptions options; // its file reader is called on another thread
};

struct Import
{
    SourceKind kind = SourceKind::Unknown; // as it was taken
    tl::expected<SpecConversion, SpecIssue> result;
};

// Makes container groups of texts off the thread that asks. Of several requests only the last one is answered.
class Importer final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Importer() override;

    void begin(const ImportRequest &request);
    // What is under way is not answered.
    void cancel();

Q_SIGNALS:
    void imported(const quayside::Import &import);

private:
    void start();

    std::optional<ImportRequest> m_next; // while another one is worked on
    QPointer<OperationBase> m_work;
};

// Whether a text is a container group in ACI's own words, which needs no conversion.
bool isOwnFormat(SourceKind kind);

} // namespace quayside
