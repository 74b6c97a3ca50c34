// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/review.h"

#include <QTreeView>

namespace quayside {

class ReviewModel;

// The changes of a review by what they are about: what, before and after, and what it does, in words and with a shape.
class ChangesList final : public QTreeView
{
    Q_OBJECT

public:
    explicit ChangesList(QWidget *parent = nullptr);

    void show(const Review &review);

Q_SIGNALS:
    // A person wants to see where it stands.
    void chosen(const quayside::SpecChange &change);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    ReviewModel *m_model = nullptr;
};

} // namespace quayside
