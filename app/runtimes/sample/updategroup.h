// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"

namespace quayside::sample {

// A made-up group goes from one spec to another as on a real engine: images first, then the containers that differ, or the whole
// group where these are not all. A new group that does not start gives way to the old one again.
class UpdateGroup final : public Operation<>
{
    Q_OBJECT

public:
    UpdateGroup(SampleRuntime &runtime, GroupId id, GroupUpdate update);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void look();
    void pullNext();
    void apply();
    void recreate();
    std::optional<Error> missingSecret() const;
    MadeGroup &make(const ContainerGroupSpec &spec);

    SampleRuntime &m_runtime;
    const GroupId m_id;
    const GroupUpdate m_update;
    QStringList m_images;
    ContainerGroupSpec m_old; // with its secrets
    QString m_address; // of the old group, for the new one
    bool m_isRecreating = false; // the old group is gone
};

} // namespace quayside::sample
