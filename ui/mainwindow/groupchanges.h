// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"
#include "models/store/settings.h"

#include <QPointer>

class QStackedWidget;
class QWidget;

namespace quayside {

class GroupCommands;
class ImagePage;
class LazyPage;
class ReviewPage;
class SpecPage;
struct ReviewRequest;

// The way of a change to a group that runs: an edit, another image or an earlier revision, then the review, then back to the group.
class GroupChanges final : public QObject
{
    Q_OBJECT

public:
    // Adds its pages to these.
    GroupChanges(Session &session, Settings &settings, GroupCommands &commands, QStackedWidget &pages);

    // Whether the window shows an activity where it was begun.
    bool shows(const QString &activity) const;

Q_SIGNALS:
    void pageRequested(QWidget *page);
    // Back to the groups.
    void left();
    void applied(const quayside::GroupId &id);
    void failed(const quayside::Error &error);

private:
    void beginEdit(const GroupId &id);
    void beginImage(const GroupId &id);
    void beginRollback(const GroupId &id, int revision);
    // Reads the text that a group runs from; tells when that cannot be done.
    void withText(const GroupId &id, const std::function<void(const QString &text, bool isDerived)> &then);
    void review(const ReviewRequest &request, LazyPage *from);
    QWidget *makeEditPage();
    QWidget *makeImagePage();
    QWidget *makeReviewPage();
    SpecPage &editPage();
    ImagePage &imagePage();
    ReviewPage &reviewPage();

    Session &m_session;
    Settings &m_settings;
    LazyPage *m_edit = nullptr;
    LazyPage *m_image = nullptr;
    LazyPage *m_review = nullptr;
    LazyPage *m_from = nullptr; // where the review goes back to; nothing is the groups
    QPointer<OperationBase> m_reading;
};

} // namespace quayside
