// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/updateplan.h"

namespace quayside::compat {

// From one spec of a running group to another: look at what is there, pull, and only then touch anything. What fails or is
// cancelled is taken back, so that the old group runs as it did.
class UpdateGroup final : public Operation<>
{
    Q_OBJECT

public:
    UpdateGroup(Engine api, GroupId id, GroupUpdate update, UpdateSetting setting);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void look(const EngineParts &parts);
    void pickAddress(const QList<EnginePod> &pods);
    void plan();
    void pullNext();
    void cloneNext();
    void apply();
    void cleanUpNext();

    const Engine m_api;
    const GroupId m_id;
    const GroupUpdate m_update;
    UpdateSetting m_setting;
    PresentGroup m_group;
    UpdatePlan m_plan;
    qsizetype m_next = 0; // image to pull, or step of the cleaning up
    bool m_isCloning = false; // what fails are not words of the engine
    bool m_isApplied = false; // nothing can fail any more
};

} // namespace quayside::compat
