// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"

namespace quayside::compat {

// Makes sure that an image is there: asks, loads our own sample image from the program itself, or pulls with progress.
class PullImage final : public Operation<>
{
    Q_OBJECT

public:
    PullImage(Engine api, ImagePlan image);

protected:
    void start() override;
    void abort() override;

private:
    struct Layer
    {
        double done = 0; // bytes
        double total = 0;
    };

    void obtain();
    void load(const QString &path);
    void pull();
    void refuse(const QString &words);
    void readLine(const QJsonObject &line);
    double fraction() const;

    const Engine m_api;
    ImagePlan m_image;
    std::unique_ptr<HttpStream> m_stream;
    QHash<QString, Layer> m_layers; // by id
    QString m_refusal; // what the stream said in the end
};

} // namespace quayside::compat
