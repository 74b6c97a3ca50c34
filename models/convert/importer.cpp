// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/importer.h"

#include "models/core/poolcall.h"

#include <utility>

namespace quayside {

namespace {

Import importOf(const ImportRequest &request)
{
    const SourceKind kind = request.kind == SourceKind::Unknown ? recogniseSource(request.text) : request.kind;
    return {kind, convertToSpec(request.text, kind, request.options)};
}

} // namespace

Importer::~Importer()
{
    delete m_work.data();
}

void Importer::begin(const ImportRequest &request)
{
    m_next = request;
    if (!m_work)
        start();
}

void Importer::cancel()
{
    m_next.reset();
    delete m_work.data();
}

void Importer::start()
{
    auto *call = new PoolCall<Import>([request = *std::exchange(m_next, std::nullopt)]() -> Result<Import> { return importOf(request); }, this);
    m_work = call;
    call->onFinished(this, [this](const Result<Import> &import) {
        m_work = nullptr;
        if (m_next)
            start();
        else if (import)
            Q_EMIT imported(*import);
    });
}

bool isOwnFormat(SourceKind kind)
{
    return kind == SourceKind::ContainerGroupYaml || kind == SourceKind::ArmResource;
}

} // namespace quayside
