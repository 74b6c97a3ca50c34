// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"
#include "models/spec/specdocument.h"
#include "models/store/settings.h"
#include "ui/widgets/plainlabel.h"

#include <QPushButton>

class QProgressBar;
class QScrollArea;
class QSplitter;

namespace quayside {

class ChangesList;
class DiffPanel;
class ImpactSign;
class SecretFields;

// What shall become of a group that runs.
struct ReviewRequest
{
    GroupId group;
    QString before; // the text that it runs from
    QString after; // and the one that it shall run from
    QString origin; // where that comes from, for people
};

// An edit of a group before it is applied: what changes and what that does, both texts, what will be lost, both prices, and the
// secrets that must be typed again. Applies it, shows how far it has come, and what became of it when it failed.
class ReviewPage final : public QWidget
{
    Q_OBJECT

public:
    ReviewPage(Session &session, Settings &settings, QWidget *parent = nullptr);

    void begin(const ReviewRequest &request);
    // Whether an activity is the one that is shown here, so that nobody else needs to tell how it went.
    bool shows(const QString &activity) const { return isVisible() && activity == m_activity; }

Q_SIGNALS:
    // Back to where it came from; nothing is lost there.
    void left();
    void applied(const quayside::GroupId &id);

private:
    void layOut();
    QWidget *makeHeader();
    QWidget *makeOutlook();
    QWidget *makeBody();
    QWidget *makeSide();
    QWidget *makeFooter();
    void connectAll();

    void prepare();
    void take(const Result<PreparedUpdate> &prepared);
    void showTexts();
    void showLosses();
    void showPrice();
    void showState();
    QString whyNot() const;
    void tell(const QString &text, PlainLabel::Tone tone, const QString &detail = {});

    void apply();
    bool isApplying() const;
    void onActivityChanged(const QString &id);
    void onFinished(const QString &id);
    void checkWhatIsLeft(const Activity &failed);
    static QString whatIsLeft(const Result<PreparedUpdate> &now, const GroupUpdate &wanted);

    Session &m_session;
    ReviewRequest m_request;
    SpecDocument m_after; // what the new text says
    std::optional<PreparedUpdate> m_prepared;
    QPointer<OperationBase> m_preparing;
    QString m_activity; // that applies it
    QString m_failure; // of the last attempt

    PlainLabel *const m_title;
    PlainLabel *const m_origin;
    QPushButton *const m_apply;
    QPushButton *const m_cancel;
    QPushButton *const m_retry;
    ImpactSign *const m_sign;
    PlainLabel *const m_outlook;
    PlainLabel *const m_detail;
    QProgressBar *const m_progress;
    ChangesList *const m_changes;
    QScrollArea *m_side = nullptr;
    QWidget *m_secretsCard = nullptr;
    QWidget *m_keptCard = nullptr;
    PlainLabel *const m_kept = new PlainLabel;
    SecretFields *const m_secrets;
    QWidget *m_lossesCard = nullptr;
    PlainLabel *const m_losses;
    DiffPanel *const m_diff;
    PlainLabel *const m_price;
};

} // namespace quayside
